"""Which letters on sheets the shipped font lacks, and where they stand: another font draws them, if one has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from stagebook.reading.font_file import widths_of
from stagebook.resources import own_font
from stagebook.sheets.form import Block, Choice, Fields, Head, Part, Sheet, Table

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that nobody draws."""
_VARIANTS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
"""Which form of a letter is wanted: not a letter itself."""
_LONGEST = 40
"""How much of a text names it."""


@dataclass(frozen=True)
class Foreign:
    """Letters of one text that the shipped font lacks."""

    where: str
    """The deal (`deal 'Acme'`), or the item of the playbook and the block (`stage 'closing', block 'criteria'`)."""
    text: str
    letters: str
    """Each once, in the order in which they come."""

    def __str__(self) -> str:
        """Name them with their code points."""
        named = ", ".join(f"{char} (U+{ord(char):04X})" for char in self.letters)
        return f"{self.where}: '{self.text}' has {named}"


@cache
def _is_own(char: str) -> bool:
    if unicodedata.category(char) in _UNSEEN or any(ord(char) in each for each in _VARIANTS):
        return True
    return char in widths_of(own_font()).letters


def foreign_letters(text: str) -> str:
    """Letters of a text that the shipped font lacks, each once; of what is never drawn, none."""
    if text.isascii():
        return ""
    # Letters that are stored in parts are drawn in one piece.
    return "".join(dict.fromkeys(char for char in unicodedata.normalize("NFC", text) if not _is_own(char)))


def foreign_in(sheets: Iterable[Sheet]) -> Iterator[Foreign]:
    """Yield the texts with foreign letters, what sheets have in common once."""
    seen: set[tuple[str, str]] = set()
    for where, text in _all_texts(sheets):
        letters = foreign_letters(text)
        if letters and (where, text) not in seen:
            seen.add((where, text))
            yield Foreign(where, " ".join(text.split())[:_LONGEST], letters)


def letters_of(sheets: Iterable[Sheet]) -> frozenset[str]:
    """All letters that stand on sheets."""
    found: set[str] = set()
    for _, text in _all_texts(sheets):
        if not text.isascii():
            found.update(text)
    return frozenset(found)


def _all_texts(sheets: Iterable[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the texts with what they are about; those that sheets have in common once."""
    known: set[int] = set()
    for sheet in sheets:
        for key, entry in sheet.entries.items():
            yield from ((_deal_of(sheet, key), text) for text in (entry.value, entry.warning))
        if id(sheet.sides) in known:
            continue
        known.add(id(sheet.sides))
        item = f"{sheet.subject.kind} '{sheet.subject.id}'"
        yield item, sheet.title
        for block in (block for side in sheet.sides for block in side.blocks):
            yield from ((f"{item}, block '{block.id}'", text) for text in _texts(block))


def _deal_of(sheet: Sheet, key: str) -> str:
    """Say which deal an entry is about: a sheet's own, or that of a row of a portfolio."""
    row = sheet.entries.get(f"{key.rpartition('/')[0]}/deal") if key.startswith("deals/") else None
    name = row.value.split("\n")[0] if row else sheet.deal
    return f"deal '{name}'" if name else f"{sheet.subject.kind} '{sheet.subject.id}', field '{key}'"


def _texts(block: Block) -> Iterator[str]:
    yield from (block.title, block.hint)
    for part in block.parts:
        yield from _of_part(part)


def _of_part(part: Part) -> Iterator[str]:
    match part:
        case Fields():
            for field in part.fields:
                yield from (field.label, field.hint)
        case Choice():
            yield from (part.label, *(option.label for option in part.options))
        case Table():
            yield from (column.label for column in part.columns)
            for row in part.rows:
                yield from _of_head(row.head)
                yield from (str(cell.text) for cell in row.cells)


def _of_head(head: Head) -> Iterator[str]:
    yield from map(str, (head.title, head.letter, head.text, head.proof, head.note))
