"""Sheets of a kind for the deals of a CRM's export, and the dates of a sheet's close plan."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from stagebook.deals import Deal
from stagebook.model import Phase, Playbook, Stage, Worksheet
from stagebook.problems.errors import WrongCallError
from stagebook.sheets.build import blank_sheet
from stagebook.sheets.close_plan import ClosePlan, close_plan, our_calendar
from stagebook.sheets.deal_entries import entries_of
from stagebook.sheets.form import Entry, Sheet
from stagebook.sheets.plan_words import gate_marks, start_marks
from stagebook.sheets.portfolio import portfolio_sheets
from stagebook.sheets.workdays import Calendar
from stagebook.words import Words


class NotForDealsError(WrongCallError):
    """A kind of worksheet with no input for a deal; the message names those that have some."""


def deal_sheets(
    playbook: Playbook, kind: Worksheet, deals: Iterable[Deal], words: Words, today: datetime.date
) -> Iterator[Sheet]:
    """Yield the sheets of a kind for some deals: one each, or where it lists deals, as many as fit on one.

    `playbook` is a view in the language of `words`. Raises `NotForDealsError`.
    """
    blocks = {str(spec.id) for side in kind.sides for spec in side}
    deals = [_in_view(deal, playbook) for deal in deals]
    if kind.of == "stage" or (kind.of == "process" and "deal" in blocks):
        yield from _one_each(playbook, kind, deals, words, today)
    elif kind.of == "process" and "deals" in blocks:
        for process in playbook.processes:
            own = [deal for deal in deals if deal.stage.process == process.id]
            if own:
                yield from portfolio_sheets(blank_sheet(playbook, kind, process, words), own, words, today)
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
        subject = deal.stage if kind.of == "stage" else playbook.process(deal.stage.process)
        if subject.key not in blank:
            blank[subject.key] = blank_sheet(playbook, kind, subject, words)
        yield blank[subject.key].filled(
            # What is typed into a sheet of a packet hangs on this name, so no two sheets have the same.
            entries_of(deal, words, today),
            deal=name if named[name] == 1 else f"{name} ({named[name]})",
            number=number,
        )


def _in_view(deal: Deal, playbook: Playbook) -> Deal:
    """Give the deal its stage as the view knows it, in the view's language."""
    stage = playbook.find(deal.stage.kind, str(deal.stage.id), deal.stage.scope)[0]
    assert isinstance(stage, Stage | Phase)
    return replace(deal, stage=stage)


def sheet_plan(
    sheet: Sheet,
    playbook: Playbook,
    go_live: datetime.date,
    today: datetime.date,
    theirs: Calendar | None = None,
) -> ClosePlan | None:
    """The close plan of a sheet; None where it has no block `plan`, or is of no process.

    `theirs` is the buyer's calendar; without one, it is ours. Raises `NoPlanError`.
    """
    process = playbook.process(sheet.subject.home) if sheet.subject.home else None
    stage = sheet.subject if isinstance(sheet.subject, Stage) else None
    if process is None or not sheet.has_block("plan"):
        return None
    return close_plan(playbook, process, go_live, today, our_calendar(playbook), stage, theirs=theirs)


def plan_entries(plan: ClosePlan, words: Words) -> dict[str, Entry]:
    """The dates and verdicts of a plan by the keys of the block `plan`."""
    entries = {
        "plan/go-live": Entry(plan.go_live.isoformat()),
        "plan/start-by": Entry(plan.start_by.isoformat(), warning=start_marks(plan, words)),
    }
    if plan.signing:
        entries["plan/sign-by"] = Entry(plan.signing.latest.isoformat())
    for gate in plan.gates:
        key = f"plan/{gate.milestone.id}"
        entries[f"{key}/latest"] = Entry(gate.latest.isoformat())
        if marks := gate_marks(gate, plan, words):
            entries[f"{key}/status"] = Entry(", ".join(marks))
    outside = Entry(str(words.plan_outside))
    return entries | {f"plan/{each.id}/status": outside for each in plan.outside}
