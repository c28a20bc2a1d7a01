"""Sheets as the plain values that the Typst templates read.

What sheets of a kind and place have in common, their skeleton, is handed over once; a sheet of a packet is what stands
in its places to write. That keeps the input small, and lets Typst reuse what it has drawn before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from stagebook.model import Playbook
from stagebook.model.labels import plain
from stagebook.sheets.form import (
    WIDTH,
    Block,
    Cell,
    Choice,
    Entry,
    Field,
    Fields,
    Head,
    Part,
    Sheet,
    Side,
    Table,
    TableRow,
)
from stagebook.sheets.heights import weight
from stagebook.sheets.measures import MEASURES, Paper

NO_LETTER = "\ufffd"
"""Stands for a letter that no font has; the templates draw a box for it."""

Value = dict[str, Any]
_NO_TEXT = frozenset("\ufeff\ufffe\uffff")


@dataclass
class Skeleton:
    """A blank sheet as plain values, and which block each place to write belongs to."""

    sides: tuple[Side, ...]
    value: Value
    homes: dict[str, list[str]] = field(default_factory=dict)


_NOT_DRAWN = frozenset({"bookmark", "id", "key"})
"""Values that no font has to draw: the reader of a PDF shows bookmarks in a font of its own."""


def packet_of(
    sheets: Iterable[Sheet], playbook: Playbook, paper: Paper, title: str, book: str, address: Callable[[Sheet], str]
) -> Value:
    """Everything that is drawn; `book` stands in every foot."""
    maker = _Maker(playbook, paper)
    drawn = [maker.sheet(sheet, address(sheet)) for sheet in sheets]
    return {"title": title, "book": book, "skeletons": [each.value for each in maker.skeletons], "sheets": drawn}


def typed(text: str, without: Iterable[str] = ()) -> str:
    """A text as it can be set: no control characters, and `NO_LETTER` for each one in `without`."""
    if text.isprintable() and not without:
        return text
    gone = frozenset(without)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")) if gone else text.replace("\r\n", "\n")
    return "".join(NO_LETTER if char in gone else char for char in text if _can_be_set(char))


def _can_be_set(char: str) -> bool:
    return char in "\n\t" or (char not in _NO_TEXT and unicodedata.category(char) not in ("Cc", "Cs"))


class _Maker:
    def __init__(self, playbook: Playbook, paper: Paper) -> None:
        self.playbook = playbook
        self.paper = paper
        self.skeletons: list[Skeleton] = []
        self._known: dict[tuple[str, str], list[int]] = {}

    def sheet(self, sheet: Sheet, address: str) -> Value:
        number = self._skeleton(sheet)
        homes = self.skeletons[number].homes
        entries: dict[str, dict[str, list[Any]]] = {}
        for key, entry in sheet.entries.items():
            for block in homes.get(key, ()):
                entries.setdefault(block, {})[key] = _entry(entry)
        head = sheet.entry(sheet.running_head.key) if sheet.running_head else Entry()
        deal = (sheet.entry(f"deal/{name}").value for name in ("account", "opportunity"))
        name = " · ".join(typed(text).replace("\n", " ") for text in (sheet.title, *deal) if text)
        return {
            "of": number,
            "name": name,
            "bookmark": name,
            "address": address,
            "entries": entries,
            "again": _entry(head),
        }

    def _skeleton(self, sheet: Sheet) -> int:
        known = self._known.setdefault((str(sheet.kind.id), sheet.storage_key), [])
        for number in known:
            if self.skeletons[number].sides == sheet.sides:
                return number
        known.append(len(self.skeletons))
        self.skeletons.append(self._made(sheet))
        return known[-1]

    def _made(self, sheet: Sheet) -> Skeleton:
        made = Skeleton(sheet.sides, {"title": sheet.title, "again": None, "sides": []})
        if sheet.running_head:
            made.value["again"] = {"key": sheet.running_head.key, "label": sheet.running_head.label}
        number = 0
        for side in sheet.sides:
            rows: list[list[Value]] = []
            for blocks in side.rows:
                room = self.paper.width - MEASURES.beside * (len(blocks) - 1)
                total = sum(map(weight, blocks))
                rows.append([])
                for block in blocks:
                    number += 1
                    rows[-1].append(self._block(block, number, room * weight(block) / total))
                    for key in _keys(block):
                        made.homes.setdefault(key, []).append(str(number))
            made.value["sides"].append(rows)
        return made

    def _plain(self, text: str) -> str:
        return plain(self.playbook, text) if text else ""

    def _block(self, block: Block, number: int, room: float) -> Value:
        inner = room - MEASURES.beside * (len(block.parts) - 1)
        rooms = [inner * share for share in block.shares] or [room] * len(block.parts)
        parts = [self._part(part, wide) for part, wide in zip(block.parts, rooms, strict=True)]
        shares = list(block.shares)
        return {"number": number, "id": block.id, "title": self._plain(block.title), "hint": self._plain(block.hint),
                "shares": shares, "parts": parts, "room": room}  # fmt: skip

    def _part(self, part: Part, room: float) -> Value:
        match part:
            case Fields():
                rows = [[self._field(each) for each in row] for row in _in_rows(part.fields)]
                return {"is": "fields", "rows": rows, "room": room}
            case Table():
                columns = [{"key": c.key, "label": self._plain(c.label), "share": c.share} for c in part.columns]
                rows_ = [self._row(row) for row in part.rows]
                return {"is": "table", "kind": part.kind, "columns": columns, "rows": rows_, "scale": part.has_scale,
                        "room": room}  # fmt: skip
            case Choice():
                options = [{"value": each.value, "label": each.label} for each in part.options]
                return {"is": "choice", "key": part.key, "label": part.label, "options": options, "room": room}

    def _field(self, each: Field) -> Value:
        return {"key": each.key, "label": self._plain(each.label), "hint": self._plain(each.hint), "lines": each.lines,
                "width": each.width}  # fmt: skip

    def _row(self, row: TableRow) -> Value:
        return {
            "head": self._head(row.head),
            "cells": [self._cell(each) for each in row.cells],
            "anchor": row.is_anchor,
        }

    def _cell(self, cell: Cell) -> Value:
        return {"kind": cell.kind, "key": cell.key, "value": cell.value, "lines": cell.lines,
                "text": self._plain(cell.text)}  # fmt: skip

    def _head(self, head: Head) -> Value:
        return {"title": self._plain(head.title), "text": self._plain(head.text), "tick": head.tick,
                "letter": head.letter, "verified_by": head.verified_by, "waivable": head.waivable,
                "proof": self._plain(head.proof), "note": self._plain(head.note), "write": head.write}  # fmt: skip


def _entry(entry: Entry) -> list[Any]:
    return [typed(entry.value), entry.done, typed(entry.warning)]


def _in_rows(fields: Iterable[Field]) -> list[list[Field]]:
    rows: list[list[Field]] = []
    for each in fields:
        if not rows or sum(other.width for other in rows[-1]) + each.width > WIDTH:
            rows.append([])
        rows[-1].append(each)
    return rows


def _keys(block: Block) -> set[str]:
    return set(filter(None, _all_keys(block)))


def _all_keys(block: Block) -> Iterator[str]:
    for part in block.parts:
        match part:
            case Fields():
                yield from (each.key for each in part.fields)
            case Table():
                for row in part.rows:
                    yield from (row.head.tick, row.head.write, *(cell.key for cell in row.cells))
            case Choice():
                yield part.key


def with_marked(value: Any, letters: str) -> Any:
    """Plain values with `NO_LETTER` for each of the letters in their texts, but for keys and addresses."""
    match value:
        case str():
            return value if value.isascii() else typed(value, letters)
        case list():
            return [with_marked(each, letters) for each in value]
        case dict():
            return {key: each if key in _NOT_DRAWN else with_marked(each, letters) for key, each in value.items()}
        case _:
            return value
