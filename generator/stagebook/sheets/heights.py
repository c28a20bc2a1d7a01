"""How high a sheet's sides and blocks are, in millimetres, worked out without a browser or Typst.

That goes by the measures and the widths of letters by which style sheet and PDF go as well. A browser test holds it
against what is printed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stagebook.model import Playbook
from stagebook.model.labels import plain
from stagebook.sheets.form import WIDTH, Block, Cell, Choice, Fields, Head, Part, Sheet, Side, Table, TableRow
from stagebook.sheets.measures import MEASURES, Paper, mm_of
from stagebook.sheets.text_width import lines, width

_BODY, _LABEL = mm_of(MEASURES.body), mm_of(MEASURES.label)
_TITLE, _SHEET_TITLE = mm_of(MEASURES.block_title), mm_of(MEASURES.sheet_title)

_PADDING = {
    "criteria": MEASURES.criteria_above + MEASURES.criteria_below,
    "blockers": MEASURES.blockers_above + MEASURES.blockers_below,
    "plan": MEASURES.plan_above + MEASURES.plan_below,
    "actions": 0.0,
}
"""Above and below the head of a row, by the kind of table."""
_OTHER_PADDING = MEASURES.row_above + MEASURES.row_below

_RIGHT = {"criteria": MEASURES.criteria_right, "plan": MEASURES.plan_right}

_RULE = max(MEASURES.rule, 25.4 / 96)
"""What a rule takes of a row's height: a browser draws none thinner than a pixel, and lays it out so."""

_SHAPE, _BESIDE_SHAPE, _BESIDE_PROOF, _BESIDE_LABEL = 0.62, 0.3, 0.5, 0.3
"""In ems: the shape of who verifies a criterion, and the gaps before their name, before "Proof" and after it."""


@dataclass(frozen=True)
class More:
    """Lines to write on that every input of a block gets beside its own, up to `most` lines in all."""

    lines: int = 0
    most: int = 0

    def of(self, lines: int) -> int:
        """How many lines an input has that has `lines` of its own."""
        return min(lines + self.lines, self.most) if self.lines else lines


NO_MORE = More()
NOTHING_MORE: Mapping[str, More] = MappingProxyType({})


@dataclass(frozen=True)
class _Row:
    """What a row's height follows from: how high it is whatever is written in it, in millimetres, and its lines."""

    row: TableRow
    """Is kept, so that its id stays its own."""
    least: float
    lines: int
    """Of the input with the most of them; 0 where nothing is written."""


class Heights:
    """Heights on one size of paper, in one language; `playbook` is a view in it."""

    def __init__(self, playbook: Playbook, language: str, paper: Paper) -> None:
        self.playbook, settings = playbook, playbook.settings
        self.vocabulary = playbook.vocabulary.words(language)
        self.edition = self.vocabulary.edition_of(settings.version, settings.updated)
        self.paper = paper
        self._known: dict[tuple[int, float, More], tuple[Block, float]] = {}
        self._rows: dict[tuple[int, float], _Row] = {}
        # Sheets of one view say the same words again and again.
        self._plain: dict[str, str] = playbook.memo.get(("plain", language), dict)
        self.line = MEASURES.line(language)

    def words(self, text: str) -> str:
        """The text as it is drawn: without marks, links by their labels."""
        return self._plain.get(text) or self._plain.setdefault(text, plain(self.playbook, text))

    def side(self, sheet: Sheet, side: Side, more: Mapping[str, More] = NOTHING_MORE) -> float:
        """Height of a side, its head and foot with it; `more` are the lines that blocks get, by their ids."""
        rows = [
            self.block(row[0], more=more.get(row[0].id, NO_MORE)) if len(row) == 1 else self._pair(row, more)
            for row in side.rows
        ]
        m, name = MEASURES, lines(sheet.title, 0.6 * self.paper.width / _SHEET_TITLE, bold=True)
        head = mm_of(m.book) * m.label_line + name * _SHEET_TITLE * m.sheet_title_line
        head += m.head_inset + m.head_rule + m.head_below
        return head + sum(rows) + m.block_gap * (len(rows) - 1) + self._foot(sheet)

    def _foot(self, sheet: Sheet) -> float:
        m = MEASURES
        version = width(f"{self.playbook.settings.title} · {self.edition}") * _LABEL
        # What comes before the page's own path is not known here; a short host name is assumed.
        address = width(f"https://playbook.example.com/xx/{sheet.storage_key}/stages/{sheet.kind.id}/") * _LABEL
        room = max(self.paper.width - m.foot_gap - version, 30)
        return m.foot_above + m.rule + m.foot_inset + _LABEL * m.foot_line * max(1, math.ceil(address / room))

    def _pair(self, row: tuple[Block, ...], more: Mapping[str, More]) -> float:
        room = self.paper.width - MEASURES.beside
        total = sum(map(weight, row))
        return max(self.block(block, room * weight(block) / total, more.get(block.id, NO_MORE)) for block in row)

    def block(self, block: Block, room: float = 0.0, more: More = NO_MORE) -> float:
        """Height of a block with its heading; `room` is its width, the paper's if it is 0."""
        room = room or self.paper.width
        # While a side is filled, one block changes at a time; the block is kept, so that its id stays its own.
        known = self._known.get((id(block), room, more))
        if known is None:
            known = self._known[id(block), room, more] = (block, self._height(block, room, more))
        return known[1]

    def _height(self, block: Block, room: float, more: More) -> float:
        m = MEASURES
        number = m.number_box + m.number_gap
        heading = number + width(block.title, bold=True) * _TITLE + m.number_gap + width(block.hint) * _BODY
        line = _TITLE * m.block_title_line
        height = max(line, m.number_box) + m.title_below
        if block.hint:
            height += max(0.0, self.line - max(line, m.number_box))
        if heading > room:
            height += (lines(block.title, room / _TITLE, bold=True) - 1) * line
            height += lines(block.hint, room / _BODY) * self.line
        if block.shares:
            inner = room - m.beside * (len(block.parts) - 1)
            parts = zip(block.parts, block.shares, strict=False)
            return height + max(self.part(part, inner * share, more) for part, share in parts)
        return height + sum(self.part(part, room, more) for part in block.parts)

    def part(self, part: Part, room: float, more: More = NO_MORE) -> float:
        """Height of a part that is `room` millimetres wide."""
        m = MEASURES
        match part:
            case Fields():
                return sum(self._fields(part, room, more))
            case Table():
                names = [
                    lines(c.label, (c.share * room - self._inset(part, n)) / _LABEL, bold=True)
                    for n, c in enumerate(part.columns)
                ]
                head = max(names) * _LABEL * m.label_line + m.column_below + m.edge
                legend = m.legend_above + max(m.legend_box, self.line) if part.has_scale else 0.0
                return head + legend + sum(self.row(part, row, room, more) for row in part.rows)
            case Choice():
                return _LABEL * m.label_line + (m.option_above + max(m.box, self.line)) * len(part.options)

    def _inset(self, table: Table, column: int) -> float:
        """What the insets of a cell take of a column; the first one has none before it."""
        inset = MEASURES.deals_inset if table.kind == "deals" else MEASURES.cell_inset
        return inset * (2 if column else 1)

    def _fields(self, part: Fields, room: float, more: More) -> Iterator[float]:
        m = MEASURES
        used, tallest = 0, 0.0
        for each in part.fields:
            if used + each.width > WIDTH:
                yield tallest
                used, tallest = 0, 0.0
            used += each.width
            wide = (room + m.field_gap) * each.width / WIDTH - m.field_gap
            beside = 0.6 if each.hint else 0.0  # of its own size lies between label and hint
            label = width(each.label, bold=True) + beside + width(each.hint)
            count = 1 if label <= wide / _LABEL else lines(f"{each.label} {each.hint}", wide / _LABEL, bold=True)
            ruled = more.of(each.lines)
            high = m.field_above + count * _LABEL * m.label_line + ruled * self.paper.pitch
            if ruled == 1:  # the rule below several lines lies within the last one
                high += _RULE
            tallest = max(tallest, high)
        yield tallest

    def row(self, table: Table, row: TableRow, room: float, more: More = NO_MORE) -> float:
        """Height of a row of a table that is `room` millimetres wide, with the rule below it."""
        known = self._rows.get((id(row), room))
        if known is None:
            known = self._rows[id(row), room] = self._row(table, row, room)
        written = more.of(known.lines) * self.paper.pitch if known.lines else 0.0
        return max(known.least, written) + _RULE

    def _row(self, table: Table, row: TableRow, room: float) -> _Row:
        cells = zip(row.cells, table.columns[1:], strict=True)
        others = (self._cell(cell, column.share * room) for cell, column in cells if cell.kind != "write")
        head = self._head(row.head, table.columns[0].share * room, table.kind) + _PADDING.get(
            table.kind, _OTHER_PADDING
        )
        lines_of = (cell.lines for cell in row.cells if cell.kind == "write")
        return _Row(row, max(head, *others, self.paper.pitch), max(lines_of, default=0))

    def _cell(self, cell: Cell, room: float) -> float:
        m = MEASURES
        if cell.kind == "text":
            text = lines(self.words(cell.text), (room - 2 * m.cell_inset) / _BODY) * self.line
            return text + m.text_above + m.text_below
        return m.score if cell.kind == "score" else cell.lines * self.paper.pitch

    def _head(self, head: Head, room: float, kind: str) -> float:
        m = MEASURES
        room -= (
            _RIGHT.get(kind, m.row_right) + (m.box_column if head.tick else 0) + (m.letter_column if head.letter else 0)
        )
        title = self.words(head.title)
        text = f"{title} {self.words(head.text)}".strip()
        line = self.line if kind != "plan" else _BODY * m.plan_line
        height = lines(text, room / _BODY, bold=bool(title)) * line
        if head.verified_by or head.waivable or head.proof:
            height += (
                m.proof_above + lines(self.words(head.proof), room / _BODY, before=self._verifier(head)) * self.line
            )
        if head.note:
            height += lines(self.words(head.note), room / _LABEL) * _LABEL * line / _BODY
        return height

    def _verifier(self, head: Head) -> float:
        """Width of what stands before a criterion's proof, in ems of body type."""
        w = self.vocabulary
        wide = 0.0
        if head.verified_by:
            wide += _SHAPE + _BESIDE_SHAPE + width(str(w.verified_by[head.verified_by]), bold=True)
        if head.waivable:
            wide += width(f" · {w.waivable}" if wide else str(w.waivable))
        if head.proof:
            wide += _BESIDE_PROOF + width(str(w.proof), bold=True) * _LABEL / _BODY + _BESIDE_LABEL
        return wide


def weight(block: Block) -> float:
    """How much of a pair's width a block takes: fields in two columns need more than in one."""
    fields = [each for part in block.parts if isinstance(part, Fields) for each in part.fields]
    return 1.75 if any(each.width < WIDTH for each in fields) else 1.0
