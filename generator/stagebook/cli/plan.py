"""`stagebook worksheets --close-plan`: the plan printed as a table, or as JSON."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable

import click

from stagebook.checks.today import current_day
from stagebook.cli.common import require_known
from stagebook.model import Milestone, Playbook, Process, Stage
from stagebook.problems.errors import FINE, FOUND, WrongCallError
from stagebook.sheets.close_plan import ClosePlan, calendar_of, close_plan, our_calendar, side_of
from stagebook.sheets.plan_words import gate_marks, unknown_holidays, verdict
from stagebook.sheets.workdays import Calendar, known_calendars
from stagebook.words import words

FIRST_YEAR, LAST_YEAR = 1990, 2200


def print_plan(
    playbook: Playbook, go_live: str, process: str, stage: str, today: str, buyer_country: str, *, as_json: bool = False
) -> int:
    """Print the plan; the exit code is 1 where it can't be kept.

    Dates are texts such as 2027-03-31; without `today`, it is `current_day`. Raises `WrongCallError`, and
    `NoPlanError` where the process has nothing to count back from.
    """
    its_process = _process(playbook, process)
    at = _stage(its_process, stage)
    day, now = date_of("--go-live", go_live), date_of("--today", today) if today else current_day()
    theirs = buyers_calendar(playbook, buyer_country)
    plan = close_plan(playbook, its_process, day, now, our_calendar(playbook), at, theirs=theirs)
    click.echo(_as_json(plan) if as_json else _as_text(plan))
    return FINE if plan.is_possible else FOUND


def buyers_calendar(playbook: Playbook, name: str) -> Calendar | None:
    """The calendar that `--buyer-country` names; None where it names none. Raises `WrongCallError`."""
    if not name:
        return None
    if name not in known_calendars():
        raise WrongCallError(
            f"--buyer-country '{name}' is no country whose public holidays are known here; write two letters, "
            "or country and region: KR, US, DE-BY"
        )
    return calendar_of(playbook, name)


def plan_problems(plan: ClosePlan) -> list[tuple[str, bool]]:
    """What is wrong with a plan, in English, and of each whether the plan can't be kept for it."""
    problems = [] if plan.is_possible else [(verdict(plan, words("en")), True)]
    return [*problems, (unknown_holidays(plan, words("en")), False)] if plan.unknown_years else problems


def _process(playbook: Playbook, name: str) -> Process:
    known = {str(process.id): process for process in playbook.processes}
    require_known("process", name, known)
    if name:
        return known[name]
    if len(known) > 1:
        raise WrongCallError(f"the playbook has several processes; add --process with one of: {', '.join(known)}")
    if not known:
        raise WrongCallError("this audience sees no process, so there is no plan")
    return playbook.processes[0]


def _stage(process: Process, name: str) -> Stage | None:
    known = {str(stage.id): stage for stage in process.pipeline_stages}
    require_known("stage", name, known)
    return known.get(name)


def date_of(option: str, value: str) -> datetime.date:
    """Read the date that an option names, written as 2027-03-31. Raises `WrongCallError`."""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise ValueError
        day = datetime.date.fromisoformat(value)
    except ValueError as error:
        raise WrongCallError(f"{option} '{value}' is no date; write it as 2027-03-31") from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WrongCallError(f"{option} {value}: the year must lie from {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _as_text(plan: ClosePlan) -> str:
    english = words("en")
    rows = [("Latest", "Lead", "Milestone", "")]
    for gate in plan.gates:
        own = (("Signing", gate.milestone.signing), (str(english.go_live), gate.milestone.go_live))
        marks = [*(mark for mark, holds in own if holds), *gate_marks(gate, plan, english)]
        rows.append((gate.latest.isoformat(), _lead(gate.milestone), str(gate.milestone.title), ", ".join(marks)))
    rows += [("-", _lead(each), str(each.title), str(english.plan_outside)) for each in plan.outside]
    lines = _table(rows)
    if plan.signing:
        lines.append(f"The contract must be signed by {plan.signing.latest}.")
    lines.append(verdict(plan, english))
    return "\n".join([*lines, unknown_holidays(plan, english)]).rstrip()


def _lead(milestone: Milestone) -> str:
    return f"{milestone.lead_time or 0:4}"


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    table = list(rows)
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    return [*lines, ""]


def _as_json(plan: ClosePlan) -> str:
    english = words("en")
    document = {
        "go_live": plan.go_live.isoformat(),
        "today": plan.today.isoformat(),
        "start_by": plan.start_by.isoformat(),
        "is_possible": plan.is_possible,
        "verdict": verdict(plan, english),
        "signing": plan.signing.latest.isoformat() if plan.signing else None,
        "critical_path": [str(gate.milestone.id) for gate in plan.critical_path],
        "too_late": [str(gate.milestone.id) for gate in plan.too_late],
        "outside": [str(each.id) for each in plan.outside],
        "unknown_years": list(plan.unknown_years),
        "gates": [
            {
                "id": str(gate.milestone.id),
                "latest": gate.latest.isoformat(),
                "earliest": gate.earliest.isoformat(),
                "slack": gate.slack,
                "lead_time": gate.milestone.lead_time or 0,
                "counted_by": side_of(gate.milestone),
                "status": ", ".join(gate_marks(gate, plan, english)),
            }
            for gate in plan.gates
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
