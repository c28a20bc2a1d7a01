"""Which files of a playbook's folder hold what.

One file per kind (`tools.yml`: a mapping from id to item) or a folder of files (`tools/deck.yml`:
file name = id); both work, also together. Phases and stages of one process among several lie in
`phases/<process>/…` or `phases/<process>.yml`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from stagebook.diagnostics import Diagnostic, Span, did_you_mean
from stagebook.schema.base import SLUG, slug_problem
from stagebook.source import Mapping, UnreadableError, front_matter, read_text, read_yaml

KINDS = ("phases", "stages", "tools", "frameworks", "roles", "terms", "milestones")
"""The kinds with a file or folder of their own."""

GUIDES = "guides"
TEMPLATES = "templates"
YAML = (".yml", ".yaml")
_ENGINE = ("mkdocs.yml", "mkdocs.yaml")


@dataclass(frozen=True)
class Found:
    """One item as it was found: its id, its data and where they stand."""

    id: str
    file: str
    data: Any
    span: Span


class Files:
    """The files of one playbook, read at most once each."""

    def __init__(self, root: Path, problems: list[Diagnostic]) -> None:
        """Look at `root`; problems are added to `problems`."""
        self.root = root
        self.problems = problems
        self.lines: dict[str, tuple[str, ...]] = {}
        self._used: set[str] = set()
        self.all = sorted(self._walk())

    def _walk(self) -> Iterator[str]:
        for folder, folders, names in os.walk(self.root):
            here = Path(folder).relative_to(self.root)
            folders[:] = sorted(f for f in folders if not f.startswith(".") and (here / f).as_posix() != TEMPLATES)
            yield from ((here / name).as_posix() for name in names if not name.startswith("."))

    def yaml(self, file: str) -> Any:
        """Read one YAML file; None where it can't be used (the reason is among the problems)."""
        self._used.add(file)
        document, problems = read_yaml(self.root / file, file)
        self.problems += problems
        self.lines[file] = document.lines
        if document.data is None and not problems:
            self.problems.append(
                Diagnostic("empty-file", "the file is empty", document.start, "write the item, or delete the file")
            )
        return document.data

    def playbook_file(self, name: str) -> Found | None:
        """Read `playbook.yml`."""
        if name not in self.all:
            shown = Span(name)
            self.problems.append(
                Diagnostic("no-playbook", f"there is no {name} in this folder", shown, "name the folder that holds it")
            )
            return None
        data = self.yaml(name)
        return None if data is None else Found("", name, data, Span(name))

    def of_kind(self, kind: str, scope: str = "") -> Iterator[Found]:
        """Yield the items of a kind; with `scope` those of one process among several."""
        base = f"{kind}/{scope}" if scope else kind
        for file in self.all:
            path = PurePosixPath(file)
            if path.suffix not in YAML:
                continue
            if path.with_suffix("").as_posix() == base:
                yield from self._from_mapping(file, kind)
            elif path.parent.as_posix() == base:
                yield from self._from_file(file, path.stem)

    def _from_mapping(self, file: str, kind: str) -> Iterator[Found]:
        data = self.yaml(file)
        if data is None:
            return
        if not isinstance(data, Mapping):
            self.problems.append(
                Diagnostic(
                    "wrong-type",
                    f"{file} must be a mapping from id to item",
                    Span(file),
                    f"write '<id>:' and below it the fields of one of the {kind}",
                )
            )
            return
        for name, value in data.items():
            if self._good_id(name, data.keys_at[name]):
                yield Found(name, file, value, data.keys_at[name])

    def _from_file(self, file: str, name: str) -> Iterator[Found]:
        data = self.yaml(file)
        if self._good_id(name, Span(file)) and data is not None:
            yield Found(name, file, data, Span(file))

    def _good_id(self, name: str, span: Span) -> bool:
        if SLUG.match(name) and len(name) <= 64:
            return True
        self.problems.append(Diagnostic("bad-id", slug_problem(name), span))
        return False

    def markdown(self, folder: str) -> Iterator[tuple[str, str, str, Any, str, int]]:
        """Yield (id, language or "", file, head, body, the body's first line) for each `.md` directly in `folder`."""
        for file in self.all:
            path = PurePosixPath(file)
            if path.suffix != ".md" or path.parent.as_posix() != folder:
                continue
            self._used.add(file)
            name, _, language = path.stem.partition(".")
            try:
                text = read_text(self.root / file, file)
                self.lines[file] = tuple(text.split("\n"))
                head, body, line, problems = front_matter(text, file)
            except UnreadableError as stop:
                self.problems.append(stop.problem)
                continue
            self.problems += problems
            if self._good_id(name, Span(file)):
                yield name, language, file, head, body, line

    def refuse_the_rest(self, processes: list[str]) -> None:
        """Report model files and pages that stand where nothing reads them."""
        places = [*KINDS, GUIDES, "playbook"]
        for file in self.all:
            path = PurePosixPath(file)
            if file in self._used or path.suffix not in (*YAML, ".md") or file in _ENGINE:
                continue
            if path.suffix == ".md":
                hint = f"pages written by hand lie directly in {GUIDES}/, companions beside their stage's file"
            elif len(path.parts) == 1:
                hint = did_you_mean(path.stem, places)
            elif path.parts[0] in ("phases", "stages") and len(processes) > 1:
                hint = (
                    f"with several processes it belongs in {path.parts[0]}/<process>/, one of: {', '.join(processes)}"
                )
            else:
                hint = did_you_mean(path.parts[0], places)
            self.problems.append(Diagnostic("unknown-file", "nothing reads this file", Span(file), hint))
