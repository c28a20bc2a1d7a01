"""Slips that can be mended without asking what was meant: quotes, dashes, colons, blanks, dates, endings of names.

The fixes are tried on a copy of the authored files, round by round, since one slip of syntax hides the next. A file
that could be read before must afterwards hold the same data but for the lines that were mended; else it stays as it is.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from stagebook.checks import load_and_check
from stagebook.outputs.migration import BOM, Rewritten, lines_of
from stagebook.problems.diagnostics import Diagnostic
from stagebook.reading.publishable import PAGES, YAML
from stagebook.reading.tree import Mapping, Sequence
from stagebook.reading.yaml import UnreadableError, front_matter, parse_yaml

ROUNDS = 40
"""So many slips of syntax that hide each other are mended in one file."""

ALWAYS_SAFE = frozenset({"yaml-syntax", "curly-quotes", "comma-at-end", "single-bracket", "look-alike-sign"})
"""Rules whose fixes say nothing but how the same is written."""

_MEANINGLESS = "\u200b\ufeff\u00ad\u2060"
"""What can be deleted without a look: marks of direction may be meant in texts that run from right to left."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")

Leaf = tuple[str | int, ...]


@dataclass(frozen=True)
class Mending:
    """What would be written below a playbook's folder, and under which names."""

    names: tuple[tuple[str, str], ...]
    """Files whose ending is wrong, each with its new name; relative to the folder, with `/`."""
    files: tuple[Rewritten, ...]
    """Files whose text changes, by their new names."""

    def diff(self) -> str:
        """Show all of it: new names, then each change as a unified diff."""
        return "\n".join([*(f"{old} -> {new}" for old, new in self.names), *(each.diff() for each in self.files)])

    def write(self, root: Path) -> None:
        """Give the files their names, then replace each in one step, with its permissions."""
        for old, new in self.names:
            (root / old).rename(root / new)
        for each in self.files:
            each.write(root)


def mended(root: Path) -> Mending:
    """What mending would make of the files below `root`; nothing is written there."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "playbook"
        shutil.copytree(root, copy, ignore=_others)
        names = _rename(copy)
        counts = _mend(copy)
        old = {new: old for old, new in names}
        files = [_rewritten(root / old.get(file, file), copy, file, counts[file]) for file in counts if counts[file]]
        return Mending(tuple(names), tuple(sorted(files, key=lambda each: each.file)))


def _rename(copy: Path) -> list[tuple[str, str]]:
    """Give the files of a copy the endings that they were meant to have, where no other file has that name."""
    found = []
    for path in sorted(each for each in copy.rglob("*") if each.is_file()):
        better = _meant_name(path.name)
        if better != path.name and not path.with_name(better).exists():
            path.rename(path.with_name(better))
            names = (each.relative_to(copy).as_posix() for each in (path, path.with_name(better)))
            found.append((next(names), next(names)))
    return found


def _meant_name(name: str) -> str:
    """A name as Stagebook reads it: `tools.YML`, `tools.yml.txt` and `playbook.yaml` are none."""
    stem = name.removesuffix(".txt") if re.search(r"\.(?:ya?ml|md)\.txt\Z", name, re.IGNORECASE) else name
    base, ending = stem[: stem.rfind(".")], stem[stem.rfind(".") :]
    if ending.lower() in YAML and (ending not in YAML or base == "playbook"):
        return base + YAML[0]
    return base + PAGES[0] if ending.lower() in PAGES and ending not in PAGES[:1] else stem


def _others(folder: str, names: list[str]) -> set[str]:
    """What need not be copied: all but folders and the files that authors write."""
    return {each for each in names if not _is_authored(Path(folder) / each)}


def _is_authored(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    if path.is_dir():
        return not path.is_symlink()
    return path.is_file() and _meant_name(path.name).endswith((*YAML, *PAGES))


def _rewritten(original: Path, copy: Path, file: str, changes: int) -> Rewritten:
    return Rewritten(file, original.read_bytes().decode(), (copy / file).read_bytes().decode(), changes)


def _mend(copy: Path) -> dict[str, int]:
    """Mend the files of a copy in place; how many slips of each."""
    counts: dict[str, int] = {}
    refused: set[tuple[str, str]] = set()
    for _ in range(ROUNDS):
        report = load_and_check(copy)[1]
        fixes = sorted((each for each in report.problems if _may_be_safe(each)), key=lambda each: each.span)
        changed = 0
        for file, group in groupby(fixes, key=lambda each: each.span.file):
            own = [each for each in group if (file, each.message) not in refused]
            done = _mend_file(copy / file, file, own)
            refused |= {(file, each.message) for each in own if not done}
            counts[file] = counts.get(file, 0) + done
            changed += done
        if not changed:
            break
    return counts


def _may_be_safe(problem: Diagnostic) -> bool:
    if not problem.fix:
        return problem.span.end_column - problem.span.column == 1  # it may be what nobody sees
    is_date = problem.code == "wrong-value" and _DATE.fullmatch(problem.fix) is not None
    return is_date or problem.code in ALWAYS_SAFE


def _mend_file(path: Path, file: str, fixes: list[Diagnostic]) -> int:
    """Mend one file; how many slips, 0 where one of them could not be mended without a change elsewhere."""
    try:
        before = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return 0
    mark = BOM if before.startswith(BOM) else ""
    lines = lines_of(before.removeprefix(BOM))
    touched: set[int] = set()
    for each in reversed(fixes):
        number, start, stop = each.span.line - 1, each.span.column - 1, each.span.end_column - 1
        if number >= len(lines):
            continue
        words = lines[number][start:stop]
        if not each.fix and (not words or words not in _MEANINGLESS):
            continue
        lines[number] = lines[number][:start] + each.fix + lines[number][stop:]
        touched.add(number + 1)
    after = mark + "".join(lines)
    if after == before or not _says_the_same(before, after, file, touched):
        return 0
    path.write_bytes(after.encode())
    return len(touched)


def _says_the_same(before: str, after: str, file: str, touched: set[int]) -> bool:
    """Whether the values of two versions are equal but on the lines that were touched; yes where one was no YAML."""
    one, other = _values(before, file), _values(after, file)
    if one is None:
        return True
    if other is None:
        return False
    rest = {way: value for way, (value, line) in one.items() if line not in touched}
    return rest == {way: value for way, (value, line) in other.items() if line not in touched}


def _values(text: str, file: str) -> dict[Leaf, tuple[Any, int]] | None:
    plain = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    try:
        data = front_matter(plain, file)[0] if file.endswith(PAGES) else parse_yaml(plain, file)[0]
    except UnreadableError:
        return None
    return dict(_leaves(data, (), 1))


def _leaves(data: Any, way: Leaf, line: int) -> Iterator[tuple[Leaf, tuple[Any, int]]]:
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from _leaves(value, (*way, str(name)), data.values_at[name].line)
    elif isinstance(data, Sequence):
        for number, value in enumerate(data):
            yield from _leaves(value, (*way, number), data.items_at[number].line)
    else:
        yield way, (data, line)
