"""The blocks that a sheet of any kind can hold, and what they are made with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from stagebook.model import Anything, Playbook, Process
from stagebook.schema.sheets import SheetBlock
from stagebook.schema.text import Text
from stagebook.sheets.form import WIDTH, Block, Cell, Column, Entry, Field, Fields, Head, Table, TableRow
from stagebook.words import Words


@dataclass(frozen=True)
class Context:
    """What a block is made from: the subject of the sheet, and what the playbook says of this block."""

    playbook: Playbook
    words: Words
    subject: Anything
    process: Process | None
    spec: SheetBlock
    entries: dict[str, Entry] = field(default_factory=dict)
    """What is known already; blocks add to it."""

    @property
    def own_words(self) -> Mapping[str, Any]:
        """The built-in words of the block: `title`, `hint`, and by their keys `fields`, `columns` …"""
        words: Mapping[str, Any] = self.words.sheet["blocks"][str(self.spec.id)]
        return words

    @property
    def title(self) -> str:
        """The heading that the playbook gives the block, else the built-in one."""
        return str(self.spec.title or self.own_words["title"])

    @property
    def hint(self) -> str:
        """The remark beside the heading: the playbook's own, else the built-in one."""
        return str(self.spec.hint or self.own_words.get("hint", ""))

    def keeps(self, key: str) -> bool:
        """Whether a field or column of the block stays: all do where `only` names none."""
        return not self.spec.only or key in self.spec.only

    def labels(self, group: str = "fields") -> dict[str, str]:
        """The kept fields (or columns, or options) of the block with their labels."""
        return {key: label for key, label in self.own_words[group].items() if self.keeps(key)}

    def fields(self, widths: Mapping[str, int] | None = None, hints: Mapping[str, str] | None = None) -> Fields:
        """The block's fields; `widths` in columns of the grid."""
        widths, hints = widths or {}, hints or {}
        found = [
            Field(f"{self.spec.id}/{key}", label, hints.get(key, ""), width=widths.get(key, WIDTH // 2))
            for key, label in self.labels().items()
        ]
        return Fields(justified(found))

    def columns(self, shares: Mapping[str, float], first: str = "") -> tuple[Column, ...]:
        """The kept columns; `shares` of all columns, in order, the first of which is always kept."""
        labels: Mapping[str, str] = self.own_words["columns"]
        heads = next(iter(shares))
        kept = {key: share for key, share in shares.items() if key == heads or self.keeps(key)}
        total = sum(kept.values())
        return tuple(
            Column(key, first if first and key == heads else str(labels[key]), share / total)
            for key, share in kept.items()
        )


Builder = Callable[[Context], Block | None]
"""Makes a block; None where the playbook has nothing for it."""


def justified(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields with widths that fill each row of the grid."""
    rows: list[list[Field]] = []
    for each in fields:
        if not rows or sum(other.width for other in rows[-1]) + each.width > WIDTH:
            rows.append([])
        rows[-1].append(each)
    return tuple(each for row in rows for each in _stretched(row))


def _stretched(row: list[Field]) -> list[Field]:
    widths = [each.width for each in row]
    for _ in range(WIDTH - sum(widths)):
        # What is left goes where there is least in relation to what the field asked for.
        narrowest = min(range(len(row)), key=lambda n: widths[n] / row[n].width)
        widths[narrowest] += 1
    return [Field(f.key, f.label, f.hint, f.lines, width) for f, width in zip(row, widths, strict=True)]


def of_fields(context: Context) -> Block:
    """A block that has nothing but built-in fields."""
    return Block(str(context.spec.id), context.title, (context.fields(),), context.hint, context.spec.half)


def own_fields(context: Context) -> tuple[Field, ...]:
    """The inputs that the playbook adds."""
    block = str(context.spec.id)
    found = (
        Field(f"{block}/own/{each.id}", str(each.label), lines=each.lines, width=WIDTH // 2 if each.half else WIDTH)
        for each in context.spec.fields
    )
    return justified(found)


def writing_row(key: str, columns: tuple[Column, ...], head: Head, lines: int = 1) -> TableRow:
    """A row in which everything beside its head is written by hand."""
    return TableRow(head, tuple(Cell("write", f"{key}/{column.key}", lines=lines) for column in columns[1:]))


def blank_rows(block: str, columns: tuple[Column, ...], count: int, lines: int = 1) -> tuple[TableRow, ...]:
    """Rows of the deal's own, whose heads are written too."""
    keys = (f"{block}/own-{number}" for number in range(1, count + 1))
    return tuple(
        writing_row(key, columns, Head(key.rpartition("/")[2], write=f"{key}/{columns[0].key}"), lines) for key in keys
    )


def actions(context: Context, count: int) -> Table:
    """The table of what to do, by whom and until when."""
    shares = {"number": 0.05, "what": 0.6, "who": 0.17, "when": 0.18}
    labels: Mapping[str, str] = context.words.sheet["actions"]
    columns = tuple(Column(key, str(labels.get(key, "")), share) for key, share in shares.items())
    rows = (
        writing_row(f"{context.spec.id}/{number}", columns, Head(str(number), title=str(number)))
        for number in range(1, count + 1)
    )
    return Table("actions", columns, tuple(rows))


def first_text(texts: Iterable[Text]) -> Text | str:
    """The first of some texts, or nothing."""
    return next(iter(texts), "")
