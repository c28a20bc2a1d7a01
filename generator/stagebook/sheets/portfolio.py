"""A portfolio filled with deals: a row for each, and as many sheets as the rows need."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from stagebook.deals import Deal
from stagebook.sheets.deal_entries import amount_of, missing_fields, overdue, overstay, pushed
from stagebook.sheets.form import Block, Entry, Part, Sheet, Side, Table
from stagebook.sheets.measures import MEASURES, PAPERS, mm_of
from stagebook.sheets.text_width import lines
from stagebook.words import Words

TABLE_EMS = min(paper.width for paper in PAPERS) / mm_of(MEASURES.body)
"""The width of a table in ems of its type, on the narrower paper: there a text takes most lines."""
CELL_PADDING_EMS = 2 * (MEASURES.deals_inset + MEASURES.entry_inset) / mm_of(MEASURES.body)


def portfolio_sheets(blank: Sheet, deals: Sequence[Deal], words: Words, today: datetime.date) -> Iterator[Sheet]:
    """Yield copies of a blank portfolio until all deals have a row; a deal with long names takes several rows' height.

    All deals are of the sheet's process, and their stages in the language of `words`.
    """
    table = next(part for part in _parts(blank) if isinstance(part, Table) and part.kind == "deals")
    keys = [row.head.write.rpartition("/")[0] for row in table.rows]
    widths = {column.key: column.share * TABLE_EMS - CELL_PADDING_EMS for column in table.columns}
    lines_of_row = max(cell.lines for cell in table.rows[0].cells)
    head = {
        "review/date": Entry(today.isoformat()),
        "review/count": Entry(words.number(len(deals))),
        "review/total": Entry(_total(deals, words)),
    }
    shown = ({key: cell for key, cell in _cells(deal, words, today).items() if key in widths} for deal in deals)
    for number, page in enumerate(_paged(shown, widths, lines_of_row, len(keys)), start=1):
        entries = {f"{keys[row]}/{key}": cell for row, cells in enumerate(page.rows) for key, cell in cells.items()}
        sheet = _cut(blank, len(page.rows) + page.blank_rows)
        yield sheet.filled(head | entries, deal=f"page-{number}", number=number)


@dataclass
class _Page:
    """The deals of one sheet, and how many lines of its rows they take."""

    rows: list[Mapping[str, Entry]] = field(default_factory=list)
    lines: int = 0
    blank_rows: int = 0
    """How many rows fit below the last deal of all; 0 on the sheets before."""


def _paged(
    deals: Iterable[Mapping[str, Entry]], widths: Mapping[str, float], lines_of_row: int, rows: int
) -> Iterator[_Page]:
    """Divide deals among sheets of `rows` rows with so many lines each."""
    page = _Page()
    for cells in deals:
        needed = max([lines_of_row, *(_lines_of(cell, widths[key]) for key, cell in cells.items())])
        if page.rows and (page.lines + needed > lines_of_row * rows or len(page.rows) == rows):
            yield page
            page = _Page()
        page.rows.append(cells)
        page.lines += needed
    page.blank_rows = max(0, lines_of_row * rows - page.lines) // lines_of_row
    yield page


def _parts(sheet: Sheet) -> Iterator[Part]:
    return (part for side in sheet.sides for block in side.blocks for part in block.parts)


def _total(deals: Iterable[Deal], words: Words) -> str:
    """What the deals are worth together, for each currency."""
    sums: dict[str, Decimal] = {}
    for deal in deals:
        if deal.amount is not None:
            sums[deal.currency] = sums.get(deal.currency, Decimal()) + deal.amount
    return " · ".join(words.money(total, currency) for currency, total in sorted(sums.items()))


def _lines_of(entry: Entry, width: float) -> int:
    """How many lines an entry takes in a cell of so many ems; its warning stands beside the last, or below."""
    mark = "m" * (len(entry.warning) // 2 + 1) if entry.warning else ""
    return sum(max(1, lines(line, width)) for line in f"{entry.value} {mark}".split("\n"))


def _cut(sheet: Sheet, count: int) -> Sheet:
    """A portfolio sheet with `count` rows: where names take more lines, the last ones do not fit."""

    def part(each: Part) -> Part:
        return replace(each, rows=each.rows[:count]) if isinstance(each, Table) and each.kind == "deals" else each

    def block(each: Block) -> Block:
        return replace(each, parts=tuple(map(part, each.parts)))

    return replace(sheet, sides=tuple(Side(tuple(map(block, side.blocks))) for side in sheet.sides))


def _cells(deal: Deal, words: Words, today: datetime.date) -> dict[str, Entry]:
    """A deal's row of a portfolio: two lines in a cell, what to do about it left to write."""
    labels = words.sheet["blocks"]["deal"]["fields"]
    missing = [f"{labels[name]}: {words.sheet['missing']}" for name in missing_fields(deal)]
    who = " · ".join(filter(None, (deal.account, deal.owner)))
    days = "" if deal.days_in_stage is None else words.count(deal.days_in_stage, "days")
    close = deal.close_date.isoformat() if deal.close_date else ""
    stage = f"{deal.stage.number} {deal.stage.title}"
    return {
        "deal": Entry(_two_lines(deal.opportunity, who), warning=", ".join(missing)),
        "stage": Entry(_two_lines(stage, days), warning=overstay(deal, words)),
        "amount": Entry(_two_lines(amount_of(deal, words), close), warning=overdue(deal, words, today)),
        "changed": Entry(deal.next_step, warning=pushed(deal, words)),
    }


def _two_lines(first: str, second: str) -> str:
    return "\n".join(filter(None, (first, second)))
