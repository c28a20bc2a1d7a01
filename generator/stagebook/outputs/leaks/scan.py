"""The scan of what was written for a narrower audience, before it takes the place of what was there."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from stagebook.checks.audiences import LEAK
from stagebook.model import Playbook
from stagebook.model.attachments import attached_files
from stagebook.outputs.leaks.contents import is_text, packed_in
from stagebook.outputs.leaks.normal import readable, squeezed, text_forms
from stagebook.outputs.leaks.secrets import HiddenId, Secret, Words, hidden_files, hidden_ids
from stagebook.outputs.leaks.shipped import is_shipped, shipped_sources
from stagebook.outputs.leaks.standing import Standing, whole_words
from stagebook.problems.diagnostics import Report, shortened
from stagebook.problems.errors import StagebookError
from stagebook.problems.formats import Lines, text_report
from stagebook.prose.matcher import Matcher
from stagebook.views import view

_DEEPEST = 4
"""So many times is something unpacked that lay in something packed."""
_BEFORE_IDS = frozenset("/\"'#=:([,|>")
_IN_NAMES = re.compile(r"[\w-]")


class LeakError(StagebookError):
    """What was written holds something that its audience must not see; the message names each with its source."""


@dataclass(frozen=True)
class Hit:
    """A secret in a file that was written."""

    secret: Secret
    output: str


class LeakScanner:
    """Searches what was written for one audience; making one costs a look at all hidden texts."""

    def __init__(self, playbook: Playbook, root: Path, audience: str, base: str = "") -> None:
        """Take what `audience` does not see of a playbook, the whole one, read from the folder `root`.

        `base` is the site's address, where it is known.
        """
        seen = view(playbook, audience)
        self._audience = audience
        self._root = root
        words = Words(playbook, seen)
        ids = tuple(hidden_ids(playbook, seen))
        self._visible_files = attached_files(seen, root)
        self._files = hidden_files(playbook, self._visible_files, root)
        self._addresses = {squeezed(each.encode()): secret for each, secret in words.addresses.items()}
        self._texts = _without_visible(words.hidden, words.visible)
        self._ids: dict[str, list[HiddenId]] = {}
        for each in ids:
            self._ids.setdefault(each.id, []).append(each)
        self._named = _named_files(self._files, self._visible_files)
        forms = {*self._texts, *self._ids, *self._addresses, *self._named}
        self._matcher = Matcher(forms)
        self._standing = Standing(playbook.settings.languages, base, self._is_ours)
        self._drawn: set[bytes] = set()
        self._hits: dict[Hit, None] = {}

    def folder(self, folder: Path) -> None:
        """Look at every file below a folder, and at their names."""
        for path in _files_below(folder):
            name = path.relative_to(folder).as_posix()
            self._look_at_name(name)
            self.content(name, path.read_bytes())

    def drawn(self, name: str, pdf: bytes, source: str) -> None:
        """Look at what a PDF of ours was drawn from; its pages, where letters are numbers, need no look then."""
        self._drawn.add(hashlib.sha256(pdf).digest())
        self.content(name, source.encode("utf-8", "replace"))

    def content(self, name: str, data: bytes) -> None:
        """Look at the content of a file that is called `name`."""
        if is_shipped(name, data):
            return
        copied = self._contents.get(len(data), {}).get(hashlib.sha256(data).digest()) if self._contents else None
        if copied:
            self._hits[Hit(copied, name)] = None
        self._look(name, data, 0)

    def require_none(self, lines: Lines | None = None) -> None:
        """Raise `LeakError` where anything was found, and forget it; `lines` are those of the playbook's files."""
        hits, self._hits = self._hits, {}
        if hits:
            found = Report.of(map(self._diagnostic, hits))
            raise LeakError(f"something hidden from '{self._audience}' is in it\n{text_report(found, lines or {})}")

    def _diagnostic(self, hit: Hit) -> Any:
        secret = hit.secret
        whose = f"the {secret.kind} '{secret.item}'" if secret.item else "the playbook"
        words = f", “{shortened(secret.words, 60)}”," if secret.what != "the id" else ""
        hint = f"add '{self._audience}' to its `visible_to`, or find out how it came into the output"
        return LEAK.found(
            f"{secret.what} of {whose}{words} is in {hit.output}, and the audience '{self._audience}' does not see it",
            secret.span,
            hint,
        )

    # --- one file ---------------------------------------------------------------------------------------------------

    def _look(self, name: str, data: bytes, depth: int) -> None:
        text = is_text(data)
        doubtful: set[str] = set()
        for number, form in enumerate(text_forms(data) if text else (squeezed(data),)):
            for start, found in self._matcher.find(form):
                self._take(name, form, start, start + len(found), found)
                if text and number == 0 and found in self._ids and found not in doubtful:
                    doubtful |= {found} if _may_be_id(form, start, start + len(found)) else set()
        if doubtful:
            self._judge(name, readable(data), doubtful)
        if depth < _DEEPEST:
            for inner in packed_in(data, pages=not self._is_drawn(data)):
                self._look(name, inner, depth + 1)

    def _is_drawn(self, data: bytes) -> bool:
        return bool(self._drawn) and hashlib.sha256(data).digest() in self._drawn

    def _take(self, name: str, form: str, start: int, end: int, found: str) -> None:
        """Note a text; a file or an address only where no longer one begins or ends so."""
        secret = self._texts.get(found)
        if found in self._addresses and not re.match(r"/?(?:[\w%&=?#-]|[./][\w%])", form[end : end + 3]):
            secret = self._addresses[found]
        if found in self._named and not _IN_NAMES.match(form[end : end + 1]):
            secret = self._named[found] if not _IN_NAMES.match(form[start - 1 : start] or "/") else secret
        if secret:
            self._hits[Hit(secret, name)] = None

    def _judge(self, name: str, data: bytes, ids: Iterable[str]) -> None:
        for each in (hidden for found in ids for hidden in self._ids[found]):
            if Hit(each.secret, name) not in self._hits and self._standing.stands(each, name, data):
                self._hits[Hit(each.secret, name)] = None

    def _look_at_name(self, name: str) -> None:
        path = f"/{name}"
        bare = re.sub(r"[-_.]", "", path)
        for form in (squeezed(path.encode()), squeezed(bare.encode())):
            for start, found in self._matcher.find(form):
                self._take(name, form, start, start + len(found), found)
        for each in {part for parts in name.split("/") for part in (parts, parts.partition(".")[0])} & set(self._ids):
            for hidden in self._ids[each]:
                if self._standing.is_named(hidden, name):
                    self._hits[Hit(hidden.secret, name)] = None

    # --- what is asked for seldom -----------------------------------------------------------------------------------

    @cached_property
    def _contents(self) -> dict[int, dict[bytes, Secret]]:
        """The hidden files themselves, by size and hash; one with the content of a visible file is no secret."""
        found: dict[int, dict[bytes, Secret]] = {}
        for path, secret in self._files.items():
            if data := self._read(path):
                found.setdefault(len(data), {})[hashlib.sha256(data).digest()] = secret
        for path in self._visible_files if found else ():
            data = self._read(path)
            found.get(len(data), {}).pop(hashlib.sha256(data).digest(), None)
        return found

    def _read(self, path: str) -> bytes:
        try:
            return (self._root / path).read_bytes()
        except OSError:
            return b""  # `check` names it

    def _is_ours(self, word: str) -> bool:
        return word in self._our_words

    @cached_property
    def _our_words(self) -> frozenset[str]:
        """The words of what ships: an id such as `search` is no secret by itself."""
        return whole_words(shipped_sources())


def scanner_for(playbook: Playbook, root: Path, audience: str, base: str = "") -> LeakScanner | None:
    """The scanner for an audience; None for the first one, which sees all."""
    restricted = audience in playbook.settings.audiences[1:]
    return LeakScanner(playbook, root, audience, base) if restricted else None


def _without_visible(hidden: dict[str, Secret], visible: str) -> dict[str, Secret]:
    if not hidden:
        return hidden
    seen = {found for _, found in Matcher(hidden).find(visible)}
    return {form: secret for form, secret in hidden.items() if form not in seen}


def _named_files(files: dict[str, Secret], visible: set[str]) -> dict[str, Secret]:
    """Hidden files by the ways in which they are named: by their path, and by their name where it is theirs alone."""
    names = {path.rpartition("/")[2] for path in visible}
    found: dict[str, Secret] = {}
    for path, secret in files.items():
        name = path.rpartition("/")[2]
        if not any(each.endswith(f"/{path}") for each in visible):
            found[squeezed(path.encode())] = secret
        if name not in names and "." in name:
            found[squeezed(name.encode())] = secret
    return found


def _may_be_id(form: str, start: int, end: int) -> bool:
    before = form[start - 1] if start else "/"
    if before not in _BEFORE_IDS:
        return False
    return before == "=" or not _IN_NAMES.match(form[end : end + 1])


def _files_below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if each != ".git")
        yield from (Path(here, each) for each in sorted(files))
