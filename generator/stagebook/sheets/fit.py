"""How much room a sheet needs, in millimetres, and how many lines to write on its sides have room for.

The measures are those of `templates/assets/src/styles/worksheet.css` and of the PDF's templates. They are worked out
here, without a browser, so that every way of drawing a sheet has the same lines and `stagebook check` can tell which
block is too long. A browser test holds them against what is printed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from stagebook.model import Playbook
from stagebook.model.labels import plain
from stagebook.sheets.form import WIDTH, Block, Cell, Choice, Fields, Head, Part, Sheet, Side, Table, TableRow
from stagebook.sheets.text_width import lines, width

POINT = 0.3528
BODY, LABEL, TITLE, SHEET_TITLE = 9 * POINT, 7.5 * POINT, 10 * POINT, 15 * POINT
GAP = 2.0
"""Between blocks, at least."""

SPARE = 4.0
"""Is left on a side when lines are added, so that a long name does not make it run over."""

MOST_LINES = {
    "criteria": 8,
    "reasons": 4,
    "people": 3,
    "risks": 3,
    "grid": 3,
    "design": 8,
    "steps": 6,
    "process-questions": 4,
    "agreed": 3,
}
"""How many lines a row of a block gets where there is room, in the order in which they get one more: first of all the
criteria, which hold the evidence."""

Fits = Callable[[Side], bool]

_PADDING = {"criteria": 2.5, "blockers": 1.9, "plan": 0.9, "actions": 0.0}
_RULE = 0.27


@dataclass(frozen=True)
class Paper:
    """A size of paper, less the margins of 9 mm above and below and 10 mm beside."""

    name: str
    width: float
    height: float
    pitch: float
    """From one writing line to the next."""


PAPERS = (Paper("A4", 190, 278.5, 7.5), Paper("Letter", 195.9, 260.9, 6.8))


@dataclass(frozen=True)
class Overrun:
    """A side that does not fit."""

    side: int
    """From 1."""
    paper: str
    by: float
    """How much is too much, in millimetres."""
    block: Block
    """The one to shorten."""
    longest: str
    """Its longest text."""


class _Measure:
    def __init__(self, playbook: Playbook, language: str, paper: Paper) -> None:
        self.playbook, settings = playbook, playbook.settings
        self.edition = playbook.vocabulary.words(language).edition_of(settings.version, settings.updated)
        self.paper = paper
        self._known: dict[tuple[int, float], tuple[Block, float]] = {}
        self.line = BODY * (1.35 if language == "ko" else 1.25)

    def words(self, text: str) -> str:
        return plain(self.playbook, text) if text else ""

    def side(self, sheet: Sheet, side: Side) -> float:
        """Return the height of a side, its head and foot with it."""
        rows = [max(map(self.block, row)) if len(row) == 1 else self._pair(row) for row in side.rows]
        head = 3.4 + 6.1 * lines(sheet.title, 0.6 * self.paper.width / SHEET_TITLE, bold=True) + 3.8
        return head + sum(rows) + GAP * (len(rows) - 1) + self._foot(sheet)

    def _foot(self, sheet: Sheet) -> float:
        version = width(f"{self.playbook.settings.title} · {self.edition}") * LABEL
        # What comes before the page's own path is not known here; a short host name is assumed.
        address = width(f"https://playbook.example.com/xx/{sheet.storage_key}/stages/{sheet.kind.id}/") * LABEL
        room = max(self.paper.width - 4 - version, 30)
        return 3.7 + LABEL * 1.25 * max(1, math.ceil(address / room))

    def _pair(self, row: tuple[Block, ...]) -> float:
        room = self.paper.width - 6
        total = sum(map(weight, row))
        return max(self.block(block, room * weight(block) / total) for block in row)

    def block(self, block: Block, room: float = 0.0) -> float:
        """Return the height of a block with its heading."""
        room = room or self.paper.width
        # While a side is filled, one block changes at a time; the block is kept, so that its id stays its own.
        known = self._known.get((id(block), room))
        if known is None:
            known = self._known[id(block), room] = (block, self._height(block, room))
        return known[1]

    def _height(self, block: Block, room: float) -> float:
        heading = width(block.title, bold=True) * TITLE + width(block.hint) * BODY + 10
        height = 5.3
        if heading > room:
            height += (lines(block.title, room / TITLE, bold=True) - 1) * 4.4 + lines(
                block.hint, room / BODY
            ) * self.line
        if block.shares:
            inner = room - 6 * (len(block.parts) - 1)
            parts = zip(block.parts, block.shares, strict=False)
            return height + max(self.part(part, inner * share) for part, share in parts)
        return height + sum(self.part(part, room) for part in block.parts)

    def part(self, part: Part, room: float) -> float:
        match part:
            case Fields():
                return sum(self._fields(part, room))
            case Table():
                head = max(lines(c.label, (c.share * room - 2) / LABEL) for c in part.columns) * LABEL * 1.2 + 0.9
                legend = 5.4 if part.has_scale else 0
                return head + legend + sum(self.row(part, row, room) for row in part.rows)
            case Choice():
                return LABEL * 1.2 + 6 * len(part.options)

    def _fields(self, part: Fields, room: float) -> Iterator[float]:
        used, tallest = 0, 0.0
        for each in part.fields:
            if used + each.width > WIDTH:
                yield tallest
                used, tallest = 0, 0.0
            used += each.width
            label = lines(f"{each.label} {each.hint}", (room * each.width / WIDTH - 3) / LABEL)
            tallest = max(tallest, 0.7 + label * LABEL * 1.2 + each.lines * self.paper.pitch + _RULE)
        yield tallest

    def row(self, table: Table, row: TableRow, room: float) -> float:
        cells = (
            self._cell(cell, column.share * room) for cell, column in zip(row.cells, table.columns[1:], strict=True)
        )
        head = self._head(row.head, table.columns[0].share * room, table.kind) + _PADDING.get(table.kind, 1.3)
        return max(head, *cells, self.paper.pitch) + _RULE

    def _cell(self, cell: Cell, room: float) -> float:
        if cell.kind == "text":
            return lines(self.words(cell.text), (room - 2.4) / BODY) * self.line + 1.3
        return 6.0 if cell.kind == "score" else cell.lines * self.paper.pitch

    def _head(self, head: Head, room: float, kind: str) -> float:
        room -= 2 + (6.6 if head.tick else 0) + (5 if head.letter else 0)
        title = self.words(head.title)
        text = f"{title} {self.words(head.text)}".strip()
        line = self.line if kind != "plan" else BODY * 1.15
        height = lines(text, room / BODY, bold=bool(title)) * line
        if head.verified_by:
            # The mark of who verifies, its shape and the label of the proof take about twelve ems together.
            proof = f"{'m' * 15} {self.words(head.proof)}" if head.proof else "m" * 15
            height += 0.6 + lines(proof, room / BODY) * self.line
        if head.note:
            height += lines(self.words(head.note), room / LABEL) * LABEL * 1.15
        return height


def weight(block: Block) -> float:
    """Return how much of a pair's width a block takes: fields in two columns need more than in one."""
    fields = [each for part in block.parts if isinstance(part, Fields) for each in part.fields]
    return 1.75 if any(each.width < WIDTH for each in fields) else 1.0


def roomy(sheet: Sheet, playbook: Playbook, language: str) -> Sheet:
    """Return the sheet with as many lines to write on as every side has room for, on all papers.

    What proves a criterion is printed where it fits; where it does not, it is left out before anything else is.
    """
    measures = [_Measure(playbook, language, paper) for paper in PAPERS]

    def fits(side: Side, spare: float = 0.0) -> bool:
        return all(each.side(sheet, side) + spare <= each.paper.height for each in measures)

    def fits_well(side: Side) -> bool:
        return fits(side, SPARE)

    return replace(sheet, sides=tuple(_grown(side, fits, fits_well) for side in sheet.sides))


def _grown(side: Side, fits: Fits, fits_well: Fits) -> Side:
    full = side
    side = _with_rows(side, 0)
    bare = replace(side, blocks=tuple(map(_without_proof, side.blocks)))
    if not fits(side):
        if not fits(bare):
            return bare
        side, full = bare, replace(full, blocks=tuple(map(_without_proof, full.blocks)))
    growing = [name for name in MOST_LINES if any(block.id == name for block in side.blocks)]
    while growing:
        for name in list(growing):
            taller = replace(side, blocks=tuple(_taller(b) if b.id == name else b for b in side.blocks))
            if taller != side and fits_well(taller):
                side = taller
            else:
                growing.remove(name)
    return _with_spare_rows(side, full, fits_well)


def _with_spare_rows(side: Side, full: Side, fits: Fits) -> Side:
    """Return the side with as many of the spare rows of `full` as there is room for."""
    spare = max((part.spare for block in full.blocks for part in block.parts if isinstance(part, Table)), default=0)
    if not spare:
        return side
    tall = {block.id: block for block in side.blocks}
    for count in range(spare, 0, -1):
        longer = _with_rows(full, count)
        blocks = (block if _has_spare(block) else tall[block.id] for block in longer.blocks)
        if fits(taller := replace(side, blocks=tuple(blocks))):
            return taller
    return side


def _has_spare(block: Block) -> bool:
    return any(isinstance(part, Table) and part.spare for part in block.parts)


def _with_rows(side: Side, count: int) -> Side:
    """Return the side with at most `count` of each table's spare rows."""

    def part(each: Part) -> Part:
        if not isinstance(each, Table) or not each.spare:
            return each
        return replace(each, rows=each.rows[: len(each.rows) - max(0, each.spare - count)])

    return replace(side, blocks=tuple(replace(b, parts=tuple(map(part, b.parts))) for b in side.blocks))


def _taller(block: Block) -> Block:
    """Return a block with one more line in each row, or as it is where it has as many as it gets."""

    def more(lines: int) -> int:
        return min(lines + 1, MOST_LINES[block.id])

    def part(each: Part) -> Part:
        if isinstance(each, Fields):
            return Fields(tuple(replace(field, lines=more(field.lines)) for field in each.fields))
        if isinstance(each, Table):
            return replace(each, rows=tuple(replace(row, cells=tuple(map(cell, row.cells))) for row in each.rows))
        return each

    def cell(each: Cell) -> Cell:
        return replace(each, lines=more(each.lines)) if each.kind == "write" else each

    return replace(block, parts=tuple(map(part, block.parts)))


def _without_proof(block: Block) -> Block:
    def row(each: TableRow) -> TableRow:
        return replace(each, head=replace(each.head, proof=""))

    parts = (
        replace(each, rows=tuple(map(row, each.rows))) if isinstance(each, Table) else each for each in block.parts
    )
    return replace(block, parts=tuple(parts))


def side_height(sheet: Sheet, side: Side, playbook: Playbook, language: str, paper: Paper) -> float:
    """Return how high a side is on a size of paper, in millimetres."""
    return _Measure(playbook, language, paper).side(sheet, side)


def overruns(sheet: Sheet, playbook: Playbook, language: str) -> Iterator[Overrun]:
    """Yield the sides that do not fit, each for the paper on which it is worst, with the block to shorten.

    That is the tallest of the blocks that the playbook's own words make long.
    """
    for number, side in enumerate(sheet.sides, start=1):
        measures = [_Measure(playbook, language, paper) for paper in PAPERS]
        worst = max(measures, key=lambda each: each.side(sheet, side) - each.paper.height)
        by = worst.side(sheet, side) - worst.paper.height
        if by > 0:
            authored = [block for block in side.blocks if block.source] or list(side.blocks)
            block = max(authored, key=worst.block)
            yield Overrun(number, worst.paper.name, by, block, _longest(block, worst))


def _longest(block: Block, measure: _Measure) -> str:
    tables = (part for part in block.parts if isinstance(part, Table))
    heads = (row.head for table in tables for row in table.rows)
    texts = [measure.words(f"{head.title} {head.text}".strip()) for head in heads]
    texts += [field.label for part in block.parts if isinstance(part, Fields) for field in part.fields]
    return max((*texts, block.title, block.hint), key=width)
