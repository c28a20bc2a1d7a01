"""What an audience must not read: the texts, ids, files and addresses that only hidden items hold.

What a visible item holds too is no secret. A text of several sentences is one secret for each of its longer sentences,
so that a part of it, cut for a description or a preview, is found as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stagebook.model import Playbook, walk
from stagebook.model.attachments import attachments
from stagebook.model.labels import plain
from stagebook.outputs.leaks.normal import searched_for, squeezed, text_forms
from stagebook.problems.diagnostics import Span
from stagebook.prose.rich_text import RichTextRenderer
from stagebook.schema.base import Named

SHORTEST = 25
"""Letters of a text that is searched for: shorter ones stand in other texts by chance."""
_LONGEST = 80
"""Longer sentences are searched for in pieces of so many letters."""
_FEWEST = 12
"""Bytes that must be left of one without white space and marks."""

_LAST_MARKS = ".!?:;,。！？…\"'”’)"
"""What may be left off where a sentence is quoted."""

_SENTENCE_END = re.compile(r"(?<=[.!?:;。！？])\s+")
_LINE_MARKS = re.compile(r"^[\s>#\-+|]+(?:\d+[.)]\s+)?")
_LINK = re.compile(r"\[\[[^\[\]]*\]\]|!?\[|\]\([^()]*\)|\|")
"""Between these a text stands on a page as it was written, whatever its links become."""
ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"')\]`]+")


@dataclass(frozen=True)
class Secret:
    """One thing of a hidden item, or of the hidden part of a visible one."""

    what: str
    """"a text", "the id", "the file" or "the address"."""
    kind: str
    """The kind and id of the item in which it stands."""
    item: str
    span: Span
    words: str
    """What was written."""


_CODED = re.compile(r"[<&\\%]")
"""What a text that reads otherwise in another form holds."""


class Words:
    """The texts of a playbook that an audience does not see, as they are searched for."""

    def __init__(self, playbook: Playbook, seen: Playbook) -> None:
        """Compare a whole playbook with a view of it, both in all languages."""
        self._playbook = playbook
        visible = set(_words(seen))
        shown = list(self._shown(seen, visible))
        coded = (form for text in shown if _CODED.search(text) for form in text_forms(text.encode()))
        self.visible = "\n".join((squeezed("\n".join(shown).encode()), *coded))
        """All that the audience sees, as one text, in each form in which a file that holds it is searched."""
        self.hidden: dict[str, Secret] = {}
        """Each form in which a hidden text may be met, with the first text that is so."""
        self.addresses: dict[str, Secret] = {}
        """The addresses that stand in hidden texts alone."""
        known = {each for text in visible for each in _addresses(text)}
        same = {id(item) for item in _items(seen)}  # what the view left as it is holds nothing hidden
        for item in _items(playbook):
            for text, span in walk.strings(item) if id(item) not in same else ():
                if text not in visible:
                    self._add(item, text, span, known)

    def _add(self, item: Any, text: str, span: Span, known: set[str]) -> None:
        for address in _addresses(text):
            if address not in known:
                found = Secret("the address", item.kind, str(item.id), span, address)
                self.addresses.setdefault(address, found)
        if len(text) < SHORTEST or _is_path(text):
            return
        pieces = list(self._pieces(text)) or [(0, text[:_LONGEST])]
        for line, piece in pieces:
            at = Span(span.file, span.line + line) if span.file.endswith(".md") and line else span
            for form in searched_for(piece):
                if len(form) >= _FEWEST:
                    self.hidden.setdefault(form, Secret("a text", item.kind, str(item.id), at, piece))

    def _pieces(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the longer sentences of a text with their lines, as written, as shown, and between links."""
        for number, line in enumerate(text.split("\n")):
            bare = _LINE_MARKS.sub("", line)
            for form in dict.fromkeys((bare, plain(self._playbook, bare), *_LINK.split(bare))):
                yield from ((number, piece) for piece in _sentences(form))

    @staticmethod
    def _shown(seen: Playbook, visible: Iterable[str]) -> Iterator[str]:
        for text in visible:
            yield text
            if "[" in text or "*" in text or "`" in text:
                yield plain(seen, text)
        for language in seen.settings.languages:
            for table in seen.vocabulary.tables(language):
                yield from _in_table(table)


def _items(playbook: Playbook) -> Iterator[Any]:
    yield playbook.settings
    yield from playbook.items()


def _words(playbook: Playbook) -> Iterator[str]:
    return (text for item in _items(playbook) for text, _ in walk.strings(item))


def _addresses(text: str) -> Iterator[str]:
    return (match[0].rstrip("/.,;:!?") for match in ADDRESS.finditer(text)) if ":" in text else iter(())


def _is_path(text: str) -> bool:
    """Whether it is an address or the path of a file, each of which is searched for by itself."""
    return "/" in text and text.isascii() and len(text.split()) == 1


def _in_table(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield str(value)
    elif hasattr(value, "values"):
        for each in value.values():
            yield from _in_table(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _in_table(each)


def _sentences(text: str) -> Iterator[str]:
    for written in _SENTENCE_END.split(text):
        sentence = " ".join(written.split())
        for start in range(0, len(sentence), _LONGEST):
            piece = sentence[start : start + _LONGEST].rstrip(_LAST_MARKS)
            if len(piece) >= SHORTEST:
                yield piece


# --- ids and files --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class HiddenId:
    """An id that must not stand where ids stand."""

    secret: Secret
    id: str
    at: str
    """The pattern of its address without an ending: `tools/deal-desk`, `glossary#soe`; of a part that of its item."""
    qualifiers: tuple[str, ...]
    """What makes it plain before a colon or slash that this id is meant: kind, kinds, process."""
    is_alone: bool
    """Whether no visible item or part has the same id."""
    is_part: bool = False


def hidden_ids(playbook: Playbook, seen: Playbook) -> Iterator[HiddenId]:
    """Yield the ids of hidden items, and of hidden parts."""
    keys = {item.key for item in _items(seen)}
    kinds = {(kind, name) for kind, _, name in keys}
    visible = {name for _, name in kinds} | {str(part.id) for item in _items(seen) for part in _named(item)}
    visible |= {str(process.id) for process in seen.processes} | set(playbook.settings.audiences)
    for item in _items(playbook):
        at = item.row.at.format(id=item.id, process=item.scope).replace(".md", "").removesuffix("/index")
        if item.key not in keys:
            secret = Secret("the id", item.kind, str(item.id), item.span, str(item.id))
            own = () if (item.kind, str(item.id)) in kinds else (item.kind, item.row.plural)
            qualifiers = (*own, item.scope) if item.scope else own
            yield HiddenId(secret, str(item.id), at, qualifiers, str(item.id) not in visible)
        for part in _named(item):
            if str(part.id) not in visible:
                secret = Secret("the id", item.kind, str(item.id), part.id.span, str(part.id))
                yield HiddenId(secret, str(part.id), at, (), is_alone=True, is_part=True)


def _named(item: Any) -> Iterator[Named]:
    return (shape for shape in walk.shapes(item) if isinstance(shape, Named))


def hidden_files(playbook: Playbook, visible: Collection[str], root: Path) -> dict[str, Secret]:
    """The files to which only hidden items lead, by their path in the playbook's folder `root`."""
    renderer = RichTextRenderer()
    found: dict[str, Secret] = {}
    for item in _items(playbook):
        for way in attachments(item, renderer, root):
            if way.file not in visible:
                found.setdefault(way.file, Secret("the file", item.kind, str(item.id), way.source.span, way.file))
    return found
