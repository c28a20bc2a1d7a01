"""Sheets filled with the deals of a CRM's export: what the CRM knows, and what is wrong with it.

Marked are required fields that are empty, more days in the stage than its pace allows, a close date that is
over, and more than one push of it. A field that says so (`crm_field`) ticks its criterion.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from stagebook.closeplan import NoPlanError, close_plan
from stagebook.deals import Deal
from stagebook.language import Words
from stagebook.model import Phase, Playbook, Stage, Worksheet
from stagebook.sheets.build import blank_sheet
from stagebook.sheets.review import criteria_of
from stagebook.sheets.shapes import Block, Entry, Part, Sheet, Side, Table
from stagebook.sheets.widths import lines
from stagebook.workdays import Calendar

FIELDS = {
    "account": "account",
    "opportunity": "opportunity",
    "owner": "rep",
    "manager": "manager",
    "amount": "amount",
    "close_date": "close-date",
    "original_close_date": "original-close-date",
    "pushes": "pushes",
    "forecast": "forecast",
    "days_in_stage": "days-in-stage",
}
"""What a deal calls a fact, and which field of the block `deal` holds it."""

PUSHES = 2
"""From so many pushes on, the close date is marked: the first may have a reason."""

TRUE = frozenset({"true", "yes", "y", "x", "1", "on", "checked", "✓", "예", "네", "참"})
FALSE = frozenset({"false", "no", "n", "0", "off", "unchecked", "아니요", "아니오", "거짓"})
"""How exports write that a box is ticked, or not."""

CELL_EMS = 195.9 / (9 * 0.3528)
"""The width of a Letter sheet in ems of the body's type."""


class NotForDealsError(Exception):
    """A kind of worksheet that has no place for a deal; the message says which have."""


def deal_sheets(
    playbook: Playbook, kind: Worksheet, deals: Iterable[Deal], words: Words, today: datetime.date
) -> Iterator[Sheet]:
    """Yield the sheets of a kind for some deals: one each, or where it lists deals, as many as have room on one.

    `playbook` is a view in the language of `words`. Raises `NotForDealsError`.
    """
    blocks = {str(spec.id) for side in kind.sides for spec in side}
    deals = [_seen(deal, playbook) for deal in deals]
    if kind.of == "stage" or (kind.of == "process" and "deal" in blocks):
        yield from _one_each(playbook, kind, deals, words, today)
    elif kind.of == "process" and "deals" in blocks:
        for process in playbook.processes:
            own = [deal for deal in deals if deal.stage.process == process.id]
            if own:
                yield from _portfolio(blank_sheet(playbook, kind, process, words), own, words, today)
    else:
        fit = ", ".join(str(each.id) for each in playbook.worksheets.values() if each.of == "stage")
        raise NotForDealsError(f"the worksheet '{kind.id}' has no place for a deal; take one of: {fit}")


def _one_each(
    playbook: Playbook, kind: Worksheet, deals: Iterable[Deal], words: Words, today: datetime.date
) -> Iterator[Sheet]:
    blank: dict[tuple[str, str, str], Sheet] = {}
    for number, deal in enumerate(deals, start=1):
        place = deal.stage if kind.of == "stage" else playbook.process(deal.stage.process)
        if place.key not in blank:
            blank[place.key] = blank_sheet(playbook, kind, place, words)
        yield blank[place.key].filled(entries_of(deal, words, today), deal=deal.id or f"row-{deal.row}", number=number)


def _seen(deal: Deal, playbook: Playbook) -> Deal:
    """Return a deal whose stage is that of the view, in its language."""
    place = deal.stage
    found = playbook.find(place.kind, str(place.id), place.scope)[0]
    assert isinstance(found, Stage | Phase)
    return replace(deal, stage=found)


def entries_of(deal: Deal, words: Words, today: datetime.date) -> dict[str, Entry]:
    """Return what a deal's sheet holds, by the keys of its places to write. Dates are ISO dates."""
    missing = str(words.sheet["missing"])
    found = {
        "deal/account": Entry(deal.account),
        "deal/opportunity": Entry(deal.opportunity),
        "deal/rep": Entry(deal.owner),
        "deal/manager": Entry(deal.manager),
        "deal/date": Entry(today.isoformat()),
        "deal/amount": Entry(amount_of(deal)),
        "deal/stage": Entry(f"{deal.stage.number} {deal.stage.title}"),
        "deal/days-in-stage": Entry(_number(deal.days_in_stage), warning=_over(deal, words)),
        "deal/close-date": _close_date(deal, words, today),
        "deal/original-close-date": Entry(_day(deal.original_close_date)),
        "deal/pushes": _pushes(deal, words),
        "deal/forecast": Entry(deal.forecast),
    }
    for fact in deal.missing:
        key = f"deal/{FIELDS[fact]}" if fact in FIELDS else ""
        if key:
            found[key] = Entry(found[key].value, warning=missing)
    return {key: entry for key, entry in found.items() if entry != Entry()} | _criteria(deal)


def amount_of(deal: Deal) -> str:
    """Return what a deal is worth, as exported where it can't be read: `KRW 1,200,000`."""
    if deal.amount is None:
        return deal.amount_text
    return f"{deal.currency} {deal.amount:,f}".strip()


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _over(deal: Deal, words: Words) -> str:
    pace = deal.stage.pace if isinstance(deal.stage, Stage) else None
    if pace is None or deal.days_in_stage is None or deal.days_in_stage <= pace.maximum_days:
        return ""
    return words.fill(words.sheet["over"], words.count(deal.days_in_stage - pace.maximum_days, "days"))


def _close_date(deal: Deal, words: Words, today: datetime.date) -> Entry:
    is_past = deal.close_date is not None and deal.close_date < today
    return Entry(_day(deal.close_date), warning=str(words.sheet["past"]) if is_past else "")


def _pushes(deal: Deal, words: Words) -> Entry:
    """Return the number of pushes, and how far the first date lies back."""
    warning = ""
    if deal.close_date and deal.original_close_date and deal.close_date > deal.original_close_date:
        days = (deal.close_date - deal.original_close_date).days
        warning = words.fill(words.sheet["later"], words.count(days, "days"))
    elif deal.pushes is not None and deal.pushes >= PUSHES:
        warning = str(words.sheet["pushed"])
    return Entry(_number(deal.pushes), warning=warning)


def _criteria(deal: Deal) -> dict[str, Entry]:
    """Return the criteria that a column of the export records: a ticked box, or what is written there as evidence."""
    columns = {_folded(name): value.strip() for name, value in deal.fields.items()}
    found = {}
    for each in criteria_of(deal.stage):
        value = columns.get(_folded(each.crm_field), "") if each.crm_field else ""
        if not value or value.casefold() in FALSE:
            continue
        is_tick = value.casefold() in TRUE
        found[f"criteria/{each.id}"] = Entry(f"CRM: {each.crm_field}" if is_tick else value, done=is_tick)
    return found


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _portfolio(blank: Sheet, deals: Iterable[Deal], words: Words, today: datetime.date) -> Iterator[Sheet]:
    tables = (part for side in blank.sides for block in side.blocks for part in block.parts)
    table = next(part for part in tables if isinstance(part, Table) and part.kind == "deals")
    keys = [row.head.write.rpartition("/")[0] for row in table.rows]
    shares = {column.key: column.share for column in table.columns}
    entries: dict[str, Entry] = {"review/date": Entry(today.isoformat())}
    row, used, number = 0, 0, 1
    for deal in deals:
        cells = _cells(deal, words, today)
        tall = max(_lines_of(cells[key], share * CELL_EMS - 1.2) for key, share in shares.items() if key in cells)
        if row and (used + tall > len(keys) or row == len(keys)):
            yield _cut(blank, row + len(keys) - used).filled(entries, deal=f"page-{number}", number=number)
            entries, row, used, number = {"review/date": Entry(today.isoformat())}, 0, 0, number + 1
        entries |= {f"{keys[row]}/{key}": entry for key, entry in cells.items() if key in shares}
        row, used = row + 1, used + tall
    yield _cut(blank, row + max(0, len(keys) - used)).filled(entries, deal=f"page-{number}", number=number)


def _lines_of(entry: Entry, room: float) -> int:
    """Return how many lines an entry takes; its warning stands beside it, or below."""
    mark = "m" * (len(entry.warning) // 2 + 1) if entry.warning else ""
    return lines(f"{entry.value} {mark}", room)


def _cut(sheet: Sheet, count: int) -> Sheet:
    """Return a portfolio sheet with `count` rows: where names take two lines, the last ones have no room."""

    def part(each: Part) -> Part:
        return replace(each, rows=each.rows[:count]) if isinstance(each, Table) and each.kind == "deals" else each

    def block(each: Block) -> Block:
        return replace(each, parts=tuple(map(part, each.parts)))

    return replace(sheet, sides=tuple(Side(tuple(map(block, side.blocks))) for side in sheet.sides))


def _cells(deal: Deal, words: Words, today: datetime.date) -> dict[str, Entry]:
    missing = str(words.sheet["missing"])
    name = ", ".join(filter(None, (deal.opportunity, deal.account)))
    amount, close = amount_of(deal), _close_date(deal, words, today)
    return {
        "deal": Entry(name, warning="" if name else missing),
        "stage": Entry(f"{deal.stage.number} {deal.stage.title}", warning=_over(deal, words)),
        "amount": Entry(amount, warning=missing if "amount" in deal.missing else ""),
        "close-date": Entry(close.value, warning=missing if "close_date" in deal.missing else close.warning),
        "changed": Entry(warning=_pushes(deal, words).warning),
        "action": Entry(deal.next_step),
    }


def plan_entries(sheet: Sheet, playbook: Playbook, go_live: datetime.date, today: datetime.date) -> Mapping[str, Entry]:
    """Return the latest dates of a sheet's close plan, counted back from go-live; none where there is no plan."""
    process = playbook.process(sheet.subject.home) if sheet.subject.home else None
    stage = sheet.subject if isinstance(sheet.subject, Stage) else None
    if process is None or not sheet.has_block("plan"):
        return {}
    try:
        plan = close_plan(playbook, process, go_live, today, Calendar(playbook.settings.public_holidays or ""), stage)
    except NoPlanError:
        return {}
    return {f"plan/{gate.milestone.id}/latest": Entry(gate.latest.isoformat()) for gate in plan.gates}
