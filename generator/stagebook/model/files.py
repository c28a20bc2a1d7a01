"""Which files of a playbook's folder hold what.

One file per kind (`tools.yml`: a mapping from id to item) or a folder of files (`tools/deck.yml`:
file name = id); both work, also together. Phases and stages of one process among several lie in
`phases/<process>/…` or `phases/<process>.yml`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from stagebook.model.misplaced import (
    Lists,
    as_mapping_of_ids,
    companion_hint,
    misplaced,
    saved_by_another_program,
    wrapper,
)
from stagebook.problems.diagnostics import Diagnostic, Span
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.appearance import unseen
from stagebook.reading.foreign import FILE_ENCODING
from stagebook.reading.publishable import PAGES, TEMPLATES, UNPUBLISHABLE_FILE, YAML, Publishable, printable
from stagebook.reading.syntax import FILE_UNREADABLE
from stagebook.reading.tree import Mapping
from stagebook.reading.yaml import UnreadableError, front_matter, read_text, read_yaml
from stagebook.schema.ids import is_slug, slug_problem
from stagebook.schema.kind import Kind
from stagebook.schema.registry import Registry
from stagebook.schema.shape_problems import BAD_ID, WRONG_TYPE

EMPTY_FILE = Rule(
    "empty-file",
    ERROR,
    "A file is empty",
    "An empty file says nothing and is usually an editor's leftover.",
    fixed=True,
)

UNKNOWN_FILE = Rule(
    "unknown-file",
    ERROR,
    "Nothing reads this file",
    "A misplaced or misspelt file would silently be missing from the site, or be published unchecked.",
    fixed=True,
)

_ENGINE = ("mkdocs.yml", "mkdocs.yaml")

NOTICE = "index.md"
"""A page that says that the site was built without Stagebook: what readers see where an engine passed over the plugin.
Else the home page takes its place."""

_NOTICE_HEAD = "---\nstagebook: notice\n"


@dataclass(frozen=True)
class Found:
    """One item as it was found: its id, its data and where they stand."""

    id: str
    file: str
    data: Any
    span: Span
    readable: bool = True
    """False where the file is broken: there is no data, and the problem is reported already."""


@dataclass(frozen=True)
class Written:
    """One Markdown file as it was found; `language` is empty where its name says none."""

    id: str
    language: str
    file: str
    head: Any
    body: str
    line: int
    """The line on which the body starts."""
    readable: bool
    """False where it is broken or empty; the problem is reported already."""

    @property
    def stem(self) -> str:
        """Its path without language and ending, the same for all its languages."""
        return self.file.removesuffix(PAGES[0]).removesuffix(f".{self.language}" if self.language else "")


class Files:
    """The files of one playbook, read at most once each."""

    def __init__(self, root: Path, problems: list[Diagnostic], registry: Registry) -> None:
        """Look at `root`; problems are added to `problems`. The registry says which files hold what."""
        self.root = root
        self.registry = registry
        self.problems = problems
        self.lines: dict[str, tuple[str, ...]] = {}
        self.unsure: set[str] = set()
        """Kinds of which a file with several items can't be read: which ids there are is not known."""
        self.languages: tuple[str, ...] = ()
        """Those of playbook.yml, once it is read."""
        self._used: set[str] = set()
        self._publishable = Publishable(root)
        self.all = sorted(self._walk())

    @cached_property
    def _yaml_at(self) -> dict[str, list[tuple[str, str]]]:
        """The YAML files by where they are looked for: `tools` for `tools.yml` ("") and for `tools/deck.yml` (deck)."""
        found: dict[str, list[tuple[str, str]]] = {}
        for file in self.all:
            path = PurePosixPath(file)
            if path.suffix in YAML:
                found.setdefault(file.removesuffix(path.suffix), []).append((file, ""))
                found.setdefault(path.parent.as_posix(), []).append((file, path.stem))
        return found

    @cached_property
    def _pages_in(self) -> dict[str, list[PurePosixPath]]:
        """The Markdown files by their folder."""
        found: dict[str, list[PurePosixPath]] = {}
        for path in map(PurePosixPath, self.all):
            if path.suffix == PAGES[0]:
                found.setdefault(path.parent.as_posix(), []).append(path)
        return found

    def _walk(self) -> Iterator[str]:
        for folder, folders, names in os.walk(self.root, onerror=self._unreadable_folder):
            here = Path(folder).relative_to(self.root)
            folders[:] = sorted(f for f in folders if not f.startswith(".") and (here / f).as_posix() != TEMPLATES)
            for name in list(folders):
                self._check_folder((here / name).as_posix(), folders, name)
            files = ((here / name).as_posix() for name in names if not name.startswith("."))
            yield from (file for file in files if self._good_name(file) and self._stays_inside(file))

    def _unreadable_folder(self, error: OSError) -> None:
        name = Path(error.filename or self.root).relative_to(self.root).as_posix()
        self._report(FILE_UNREADABLE, f"the folder can't be read: {error.strerror}", Span(name))

    def _check_folder(self, path: str, folders: list[str], name: str) -> None:
        if (self.root / path).is_symlink():
            self._report(
                UNKNOWN_FILE, "this folder is a link, and links to folders are not followed", Span(printable(path)),
                "put the folder itself here",
            )  # fmt: skip
        elif path.lower().endswith(YAML):
            self._report(FILE_UNREADABLE, "this is a folder", Span(printable(path)), "rename it or write a file")
        elif self._good_name(path):
            return
        folders.remove(name)

    def _stays_inside(self, file: str) -> bool:
        """Whether a file of the model is none that lies elsewhere, which would be read through a link."""
        is_read = file.lower().endswith((*YAML, *PAGES))
        if not is_read or not (self.root / file).is_symlink() or not self._publishable.leads_out(file):
            return True
        message = "this file is a link to something outside of the playbook's folder, or hidden in it"
        self._report(UNPUBLISHABLE_FILE, message, Span(file), "put the file itself here")
        return False

    def _good_name(self, file: str) -> bool:
        shown = printable(file)
        if shown == file:
            return True
        hint = "rename it with ordinary letters"
        self._report(
            FILE_ENCODING, "the name of this file is not UTF-8 or holds an invisible character", Span(shown), hint
        )
        return False

    def _report(self, rule: Rule, message: str, span: Span, hint: str = "") -> None:
        self.problems.append(rule.found(message, span, hint))

    def yaml(self, file: str) -> Any:
        """Read one YAML file; None where it can't be used (the reason is among the problems)."""
        self._used.add(file)
        document, problems = read_yaml(self.root / file, file)
        self.problems += problems
        self.lines[file] = document.lines
        if document.data is None and not problems:
            self._report(EMPTY_FILE, "the file is empty", document.start, "write the item, or delete the file")
        return document.data

    def of_kind(self, kind: Kind, scope: str = "") -> Iterator[Found]:
        """Yield the items of a kind; with `scope` those of one process among several."""
        for file, name in self._yaml_at.get(f"{kind.plural}/{scope}" if scope else kind.plural, ()):
            yield from self._from_file(file, name) if name else self._from_mapping(file, kind)

    def _from_mapping(self, file: str, kind: Kind) -> Iterator[Found]:
        data = self.yaml(file)
        if not isinstance(data, Mapping):
            self.unsure.add(kind.name)
            if data is not None:
                message = f"{file} must hold ids, each with the fields of an item below it"
                span = getattr(data, "span", Span(file))
                self._report(WRONG_TYPE, message, span, as_mapping_of_ids(data, kind))
            return
        if name := wrapper(data, kind):
            self.unsure.add(kind.name)
            message = f"'{name}:' stands above the ids, and the file's name says it already"
            self._report(WRONG_TYPE, message, data.keys_at[name], "delete this line, and begin the ids at the margin")
            return
        for name, value in data.items():
            if self._good_id(name, data.keys_at[name]):
                yield Found(name, file, value, data.keys_at[name])

    def _from_file(self, file: str, name: str) -> Iterator[Found]:
        data = self.yaml(file)
        if self._good_id(name, Span(file)):
            yield Found(name, file, data, Span(file), readable=data is not None)

    def _good_id(self, name: str, span: Span, hint: str = "") -> bool:
        if is_slug(name):
            return True
        self._report(BAD_ID, slug_problem(name), span, hint)
        return False

    def markdown(self, folder: str) -> Iterator[Written]:
        """Yield each `.md` directly in `folder`."""
        for path in self._pages_in.get(folder, ()):
            file = path.as_posix()
            self._used.add(file)
            name, _, language = path.stem.partition(".")
            head, body, line, good = self._page(file)
            if self._good_id(name, Span(file), companion_hint(name, self.languages)):
                yield Written(name, language, file, head, body, line, good)

    def named_pages(self, paths: Iterable[str]) -> Iterator[Written]:
        """Yield the Markdown files at `paths`, wherever they lie, each in all its languages; the path gives the id."""
        for path in map(PurePosixPath, paths):
            for file in self._pages_in.get(path.parent.as_posix(), ()):
                stem, _, language = file.stem.partition(".")
                name = file.as_posix()
                if stem == path.stem and name not in self._used:
                    self._used.add(name)
                    id = "-".join((*path.parent.parts, stem))
                    head, body, line, good = self._page(name)
                    if self._good_id(id, Span(name)):
                        yield Written(id, language, name, head, body, line, good)

    def _page(self, file: str) -> tuple[Any, str, int, bool]:
        try:
            text = read_text(self.root / file, file)
            self.lines[file] = tuple(text.split("\n"))
            head, body, line, problems = front_matter(text, file)
        except UnreadableError as stop:
            self.problems.append(stop.problem)
            self.lines.setdefault(file, tuple(stop.text.split("\n")))
            return None, "", 1, False
        self.problems += [*problems, *unseen(text, file)]
        if not body.strip():
            start = Span(file, line) if line <= len(self.lines[file]) else Span(file)
            self._report(EMPTY_FILE, "the page holds no text", start, "write it, or delete the file")
            return head, "", line, False
        return head, body, line, True

    def report_unread(self, lists: Lists, *, processes_known: bool = True) -> None:
        """Report model files and pages that stand where nothing reads them; called when all else was read.

        `lists` is what each process lists. Without `processes_known` it is a guess, and files that may be of a process
        are not reported.
        """
        for file in self.all:
            path = PurePosixPath(file)
            found = None
            if self._should_be_read(path):
                if processes_known or path.parts[0] not in self._per_process:
                    found = misplaced(path, self.registry, lists)
            elif file not in self._used and not self._has_its_own(path):
                found = saved_by_another_program(path, self.registry)
            if found:
                self._report(UNKNOWN_FILE, "nothing reads this file", Span(file), found.hint)
                self.unsure |= {found.kind} - {""}

    def _has_its_own(self, path: PurePosixPath) -> bool:
        """Whether the YAML or Markdown file that another program's file may stand for is there."""
        stem = path.with_suffix("").as_posix()
        return stem in self.all or stem in self._yaml_at

    @cached_property
    def _per_process(self) -> frozenset[str]:
        """The folders whose items belong to one process each."""
        return frozenset(kind.plural for kind in self.registry.kinds if kind.per_process)

    def _should_be_read(self, path: PurePosixPath) -> bool:
        file = path.as_posix()
        if file == NOTICE and self._is_notice():
            return False
        return path.suffix.lower() in (*YAML, *PAGES) and file not in self._used and file not in _ENGINE

    def _is_notice(self) -> bool:
        try:
            return read_text(self.root / NOTICE, NOTICE).startswith(_NOTICE_HEAD)
        except UnreadableError:
            return False
