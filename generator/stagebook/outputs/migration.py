"""Today's names written into an author's files: nothing else in them changes, not a comment, a quote or a line end."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from stagebook.outputs.unfinished import write_file
from stagebook.problems.diagnostics import Diagnostic
from stagebook.problems.errors import StagebookError

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
BOM = "\ufeff"


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends, of whichever system."""
    return _LINE.findall(text)


@dataclass(frozen=True)
class Rewritten:
    """One file before and after."""

    file: str
    """Relative to the playbook's folder, with `/`."""
    before: str
    after: str
    changes: int

    def diff(self) -> str:
        """Show the change as a unified diff."""
        before, after = ([line.rstrip("\r\n") for line in lines_of(text)] for text in (self.before, self.after))
        return "\n".join(difflib.unified_diff(before, after, f"a/{self.file}", f"b/{self.file}", lineterm=""))

    def write(self, root: Path) -> None:
        """Replace the file in one step, with its permissions; a failure leaves it as it was."""
        write_file(root / self.file, (self.after.encode(),))


def rewritten(root: Path, problems: Iterable[Diagnostic]) -> list[Rewritten]:
    """Apply the fixes of `problems` to the files below `root`, in memory.

    Raises `StagebookError` where a file no longer holds what the problem was found in.
    """
    fixes = sorted({each for each in problems if each.fix}, key=lambda each: each.span)
    return [_file(root, file, list(group)) for file, group in groupby(fixes, key=lambda each: each.span.file)]


def _file(root: Path, file: str, fixes: list[Diagnostic]) -> Rewritten:
    before = (root / file).read_bytes().decode("utf-8")
    mark = BOM if before.startswith(BOM) else ""
    lines = lines_of(before.removeprefix(BOM))
    for each in reversed(fixes):
        number, start, stop = each.span.line - 1, each.span.column - 1, each.span.end_column - 1
        line = lines[number] if number < len(lines) else ""
        quoted = re.fullmatch(r"(['\"]?)[\w-]+\1", line[start:stop])
        if not quoted:
            raise StagebookError(f"{file}:{number + 1}: the file changed meanwhile; run the command anew")
        lines[number] = f"{line[:start]}{quoted[1]}{each.fix}{quoted[1]}{line[stop:]}"
    return Rewritten(file, before, mark + "".join(lines), len(fixes))
