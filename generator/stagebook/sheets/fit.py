"""How many lines to write on a sheet's sides have room for, and which sides have too little.

Every way of drawing a sheet has the same lines, and `stagebook check` can tell which block is too long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from stagebook.model import Playbook
from stagebook.sheets.form import Block, Cell, Fields, Part, Sheet, Side, Table, TableRow
from stagebook.sheets.heights import NO_MORE, NOTHING_MORE, Heights, More
from stagebook.sheets.measures import PAPERS, Paper
from stagebook.sheets.text_width import width

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

Fits = Callable[[Side, Mapping[str, More]], bool]
"""Whether a side has room for its blocks with these lines more, by the ids of blocks."""


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


class Fit:
    """How a sheet lies on all papers, as its blocks make it: with every spare row and no line more than they need.

    Rows and lines to write on are added only where a side has room for them, so which sides run over is known
    without adding any: `overruns` takes a fraction of what `roomy` takes.
    """

    def __init__(self, sheet: Sheet, playbook: Playbook, language: str) -> None:
        """Measure nothing yet; `playbook` is a view in `language`."""
        self.sheet = sheet
        self._measures = [Heights(playbook, language, paper) for paper in PAPERS]

    def roomy(self) -> Sheet:
        """The sheet with as many lines to write on as every side has room for, on all papers.

        What proves a criterion is printed where it fits; where it does not, it is left out before anything else is.
        """
        return replace(self.sheet, sides=tuple(map(self._grown, self.sheet.sides)))

    def overruns(self) -> Iterator[Overrun]:
        """Yield the sides of the roomy sheet that do not fit, as `overruns` does."""
        for number, side in enumerate(self.sheet.sides, start=1):
            shortest, _ = self._shortest(side)
            if found := _overrun(self.sheet, number, shortest, self._measures):
                yield found

    def _shortest(self, side: Side) -> tuple[Side, Side]:
        """The side without spare rows, and with them; neither proves its criteria where that would not fit."""
        bare = _with_rows(side, 0)
        if self._fits(bare, NOTHING_MORE):
            return bare, side
        bare, side = (replace(each, blocks=tuple(map(_without_proof, each.blocks))) for each in (bare, side))
        return bare, side

    def _fits(self, side: Side, more: Mapping[str, More], spare: float = 0.0) -> bool:
        return all(each.side(self.sheet, side, more) + spare <= each.paper.height for each in self._measures)

    def _fits_well(self, side: Side, more: Mapping[str, More]) -> bool:
        return self._fits(side, more, SPARE)

    def _grown(self, side: Side) -> Side:
        shortest, full = self._shortest(side)
        if not self._fits(shortest, NOTHING_MORE):
            return shortest
        more = _lines_more(shortest, self._fits_well)
        blocks = (taller(block, more[block.id]) if block.id in more else block for block in shortest.blocks)
        return _with_spare_rows(replace(shortest, blocks=tuple(blocks)), full, self._fits_well)


def _lines_more(side: Side, fits: Fits) -> dict[str, More]:
    """How many lines more the blocks get, by their ids: one each in turn, as long as the side has room for it."""
    more: dict[str, More] = {}
    growing = [name for name in MOST_LINES if any(block.id == name for block in side.blocks)]
    own = {name: {lines for each in side.blocks if each.id == name for lines in _lines_of(each)} for name in growing}
    while growing:
        for name in list(growing):
            before = more.get(name, NO_MORE)
            longer = More(before.lines + 1, MOST_LINES[name])
            changes = any(longer.of(lines) != before.of(lines) for lines in own[name])
            if changes and fits(side, {**more, name: longer}):
                more[name] = longer
            else:
                growing.remove(name)
    return more


def _lines_of(block: Block) -> Iterator[int]:
    """Yield how many lines each input of a block has."""
    for part in block.parts:
        if isinstance(part, Fields):
            yield from (field.lines for field in part.fields)
        elif isinstance(part, Table):
            yield from (cell.lines for row in part.rows for cell in row.cells if cell.kind == "write")


def _with_spare_rows(side: Side, full: Side, fits: Fits) -> Side:
    """The side with as many of the spare rows of `full` as there is room for."""
    spare = max((part.spare for block in full.blocks for part in block.parts if isinstance(part, Table)), default=0)
    if not spare:
        return side
    tall = {block.id: block for block in side.blocks}
    for count in range(spare, 0, -1):
        longer = _with_rows(full, count)
        blocks = (block if _has_spare(block) else tall[block.id] for block in longer.blocks)
        if fits(longest := replace(side, blocks=tuple(blocks)), NOTHING_MORE):
            return longest
    return side


def _has_spare(block: Block) -> bool:
    return any(isinstance(part, Table) and part.spare for part in block.parts)


def _with_rows(side: Side, count: int) -> Side:
    """The side with at most `count` of each table's spare rows."""

    def part(each: Part) -> Part:
        if not isinstance(each, Table) or not each.spare:
            return each
        return replace(each, rows=each.rows[: len(each.rows) - max(0, each.spare - count)])

    return replace(side, blocks=tuple(replace(b, parts=tuple(map(part, b.parts))) for b in side.blocks))


def taller(block: Block, more: More) -> Block:
    """A block with these lines more in each of its inputs."""

    def part(each: Part) -> Part:
        if isinstance(each, Fields):
            return Fields(tuple(replace(field, lines=more.of(field.lines)) for field in each.fields))
        if isinstance(each, Table):
            return replace(each, rows=tuple(replace(row, cells=tuple(map(cell, row.cells))) for row in each.rows))
        return each

    def cell(each: Cell) -> Cell:
        return replace(each, lines=more.of(each.lines)) if each.kind == "write" else each

    return replace(block, parts=tuple(map(part, block.parts)))


def _without_proof(block: Block) -> Block:
    def row(each: TableRow) -> TableRow:
        return replace(each, head=replace(each.head, proof=""))

    parts = (
        replace(each, rows=tuple(map(row, each.rows))) if isinstance(each, Table) else each for each in block.parts
    )
    return replace(block, parts=tuple(parts))


def side_height(sheet: Sheet, side: Side, playbook: Playbook, language: str, paper: Paper) -> float:
    """How high a side is on a size of paper, in millimetres."""
    return Heights(playbook, language, paper).side(sheet, side)


def overruns(sheet: Sheet, playbook: Playbook, language: str) -> Iterator[Overrun]:
    """Yield the sides of a sheet, as it stands, that do not fit: each for the paper on which it is worst."""
    measures = [Heights(playbook, language, paper) for paper in PAPERS]
    for number, side in enumerate(sheet.sides, start=1):
        if found := _overrun(sheet, number, side, measures):
            yield found


def _overrun(sheet: Sheet, number: int, side: Side, measures: Sequence[Heights]) -> Overrun | None:
    """How a side runs over, if it does, with the block to shorten.

    That is the tallest of the blocks that the playbook's own words make long.
    """
    by, worst = max(((each.side(sheet, side) - each.paper.height, each) for each in measures), key=itemgetter(0))
    if by <= 0:
        return None
    authored = [block for block in side.blocks if block.source] or list(side.blocks)
    block = max(authored, key=worst.block)
    return Overrun(number, worst.paper.name, by, block, _longest(block, worst))


def _longest(block: Block, measure: Heights) -> str:
    tables = (part for part in block.parts if isinstance(part, Table))
    heads = (row.head for table in tables for row in table.rows)
    texts = [measure.words(f"{head.title} {head.text}".strip()) for head in heads]
    texts += [field.label for part in block.parts if isinstance(part, Fields) for field in part.fields]
    return max((*texts, block.title, block.hint), key=width)
