"""Sheets filled with the deals of a CRM's export: what the CRM knows, and what is wrong with it.

Marked are required fields that are empty, more days in the stage than its pace allows, a close date that is
over, and more than one push of it. A field that says so (`crm_field`) ticks its criterion.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from stagebook.deals import Deal
from stagebook.model import Phase, Playbook, Stage, Worksheet
from stagebook.problems.errors import WrongCallError
from stagebook.sheets.build import blank_sheet
from stagebook.sheets.close_plan import NoPlanError, close_plan
from stagebook.sheets.form import Block, Entry, Part, Sheet, Side, Table
from stagebook.sheets.review import criteria_of
from stagebook.sheets.text_width import lines
from stagebook.sheets.workdays import Calendar
from stagebook.words import Words

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
    "next_step": "next-step",
    "last_activity": "next-step",
    "currency": "amount",
}
"""What a deal calls a fact, and which field of the block `deal` holds it."""

PUSHES = 2
"""From so many pushes on, the close date is marked: the first may have a reason."""

TRUE = frozenset({"true", "yes", "y", "x", "1", "on", "checked", "✓", "예", "네", "참"})
FALSE = frozenset({"false", "no", "n", "0", "off", "unchecked", "아니요", "아니오", "거짓"})
"""How exports write that a box is ticked, or not."""

CELL_EMS = 195.9 / (9 * 0.3528)
"""The width of a Letter sheet in ems of the body's type."""


class NotForDealsError(WrongCallError):
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
    named: Counter[str] = Counter()
    for number, deal in enumerate(deals, start=1):
        name = deal.id or " / ".join(filter(None, (deal.opportunity, deal.account, deal.owner))) or f"row {deal.row}"
        named[name] += 1
        place = deal.stage if kind.of == "stage" else playbook.process(deal.stage.process)
        if place.key not in blank:
            blank[place.key] = blank_sheet(playbook, kind, place, words)
        yield blank[place.key].filled(
            # What is typed into a sheet of a packet hangs on this name, so no two sheets have the same.
            entries_of(deal, words, today),
            deal=name if named[name] == 1 else f"{name} ({named[name]})",
            number=number,
        )


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
        "deal/next-step": Entry(" · ".join(filter(None, (deal.next_step, _day(deal.last_activity))))),
    }
    for fact in deal.missing:
        if fact in FIELDS:
            key = f"deal/{FIELDS[fact]}"
            is_unreadable = fact == "amount" and deal.amount_text
            found[key] = Entry(found[key].value, warning=str(words.sheet["unreadable"]) if is_unreadable else missing)
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


def _portfolio(blank: Sheet, deals: Sequence[Deal], words: Words, today: datetime.date) -> Iterator[Sheet]:
    tables = (part for side in blank.sides for block in side.blocks for part in block.parts)
    table = next(part for part in tables if isinstance(part, Table) and part.kind == "deals")
    keys = [row.head.write.rpartition("/")[0] for row in table.rows]
    shares = {column.key: column.share for column in table.columns}
    least = max(cell.lines for cell in table.rows[0].cells)
    above = {
        "review/date": Entry(today.isoformat()),
        "review/count": Entry(str(len(deals))),
        "review/total": Entry(_total(deals)),
    }
    entries, row, used, number = dict(above), 0, 0, 1
    for deal in deals:
        cells = _cells(deal, words, today)
        tall = max(least, *(_lines_of(cells[key], shares[key] * CELL_EMS - 1.2) for key in shares if key in cells))
        if row and (used + tall > least * len(keys) or row == len(keys)):
            yield _cut(blank, row).filled(entries, deal=f"page-{number}", number=number)
            entries, row, used, number = dict(above), 0, 0, number + 1
        entries |= {f"{keys[row]}/{key}": entry for key, entry in cells.items() if key in shares}
        row, used = row + 1, used + tall
    left = max(0, least * len(keys) - used) // least
    yield _cut(blank, row + left).filled(entries, deal=f"page-{number}", number=number)


def _total(deals: Iterable[Deal]) -> str:
    """Return what the deals are worth together, for each currency."""
    sums: dict[str, Decimal] = {}
    for deal in deals:
        if deal.amount is not None:
            sums[deal.currency] = sums.get(deal.currency, Decimal()) + deal.amount
    return " · ".join(f"{currency} {total:,f}".strip() for currency, total in sorted(sums.items()))


def _lines_of(entry: Entry, room: float) -> int:
    """Return how many lines an entry takes; its warning stands beside the last one, or below."""
    mark = "m" * (len(entry.warning) // 2 + 1) if entry.warning else ""
    return sum(max(1, lines(line, room)) for line in f"{entry.value} {mark}".split("\n"))


def _cut(sheet: Sheet, count: int) -> Sheet:
    """Return a portfolio sheet with `count` rows: where names take more lines, the last ones have no room."""

    def part(each: Part) -> Part:
        return replace(each, rows=each.rows[:count]) if isinstance(each, Table) and each.kind == "deals" else each

    def block(each: Block) -> Block:
        return replace(each, parts=tuple(map(part, each.parts)))

    return replace(sheet, sides=tuple(Side(tuple(map(block, side.blocks))) for side in sheet.sides))


def _cells(deal: Deal, words: Words, today: datetime.date) -> dict[str, Entry]:
    """Return a deal's row of a portfolio: two lines in a cell, what to do about it left to write."""
    labels = words.sheet["blocks"]["deal"]["fields"]
    missing = [f"{labels[FIELDS[fact]]}: {words.sheet['missing']}" for fact in deal.missing if fact in FIELDS]
    whose = " · ".join(filter(None, (deal.account, deal.owner)))
    days = "" if deal.days_in_stage is None else words.count(deal.days_in_stage, "days")
    close = _close_date(deal, words, today)
    return {
        "deal": Entry(_two_lines(deal.opportunity, whose), warning=", ".join(missing)),
        "stage": Entry(_two_lines(f"{deal.stage.number} {deal.stage.title}", days), warning=_over(deal, words)),
        "amount": Entry(_two_lines(amount_of(deal), close.value), warning=close.warning),
        "changed": Entry(deal.next_step, warning=_pushes(deal, words).warning),
    }


def _two_lines(first: str, second: str) -> str:
    return "\n".join(filter(None, (first, second)))


def plan_entries(
    sheet: Sheet, playbook: Playbook, words: Words, go_live: datetime.date, today: datetime.date
) -> tuple[Mapping[str, Entry], str]:
    """Return the dates of a sheet's close plan, counted back from go-live, and what is wrong with it; "" if nothing."""
    process = playbook.process(sheet.subject.home) if sheet.subject.home else None
    stage = sheet.subject if isinstance(sheet.subject, Stage) else None
    if process is None or not sheet.has_block("plan"):
        return {}, ""
    try:
        plan = close_plan(playbook, process, go_live, today, Calendar(playbook.settings.public_holidays or ""), stage)
    except NoPlanError as error:
        return {}, str(error)
    late = "" if plan.is_possible else str(words.sheet["past"])
    dates = {"plan/go-live": Entry(_day(go_live)), "plan/start-by": Entry(_day(plan.start_by), warning=late)}
    if plan.signing:
        dates["plan/sign-by"] = Entry(_day(plan.signing.latest))
    for gate in plan.gates:
        warning = late if gate.latest < today else ""
        dates[f"plan/{gate.milestone.id}/latest"] = Entry(_day(gate.latest), warning=warning)
    problem = f"the plan of '{sheet.subject.id}' can't be kept: its first step should have begun by {plan.start_by}"
    return dates, "" if plan.is_possible else problem
