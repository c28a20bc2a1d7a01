"""`stagebook worksheets --close-plan`: the plan printed as a table, or as JSON."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable

import click

from stagebook.checks.day import current_day
from stagebook.cli.common import require_known
from stagebook.model import Playbook, Process, Stage
from stagebook.problems.errors import FINE, FOUND, WrongCallError
from stagebook.sheets.close_plan import ClosePlan, close_plan
from stagebook.sheets.workdays import Calendar

FIRST_YEAR, LAST_YEAR = 1990, 2200


def print_plan(
    playbook: Playbook, go_live: str, process_id: str, stage_id: str, today: str, *, as_json: bool = False
) -> int:
    """Print the plan; the exit code is 1 where it can't be kept.

    Dates are texts such as 2027-03-31; without `today`, it is `current_day`. Raises `WrongCallError`, and
    `NoPlanError` where the process has nothing to count back from.
    """
    process = _process(playbook, process_id)
    stage = _stage(process, stage_id)
    day, now = date_of("--go-live", go_live), date_of("--today", today) if today else current_day()
    plan = close_plan(playbook, process, day, now, Calendar(playbook.settings.public_holidays or ""), stage)
    click.echo(_as_json(plan) if as_json else _as_text(plan))
    return FINE if plan.is_possible else FOUND


def _process(playbook: Playbook, name: str) -> Process:
    known = {str(process.id): process for process in playbook.processes}
    require_known("process", name, known)
    if name:
        return known[name]
    if len(known) > 1:
        raise WrongCallError(f"the playbook has several processes; add --process with one of: {', '.join(known)}")
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
    rows = [("Latest", "Lead", "Milestone", "")]
    for gate in plan.gates:
        marks = [
            mark
            for mark, holds in (
                ("signing", gate.milestone.signing),
                ("go-live", gate.milestone.go_live),
                ("critical", gate.is_critical),
                ("too late", gate.latest < plan.today),
            )
            if holds
        ]
        rows.append(
            (gate.latest.isoformat(), f"{gate.milestone.lead_time or 0:4}", str(gate.milestone.title), ", ".join(marks))
        )
    lines = _table(rows)
    if plan.signing:
        lines.append(f"The contract must be signed by {plan.signing.latest}.")
    if plan.is_possible:
        lines.append(f"The first step must begin by {plan.start_by}.")
    else:
        lines.append(f"This plan can't be kept: its first step should have begun by {plan.start_by}.")
    return "\n".join(lines)


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    table = list(rows)
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    return [*lines, ""]


def _as_json(plan: ClosePlan) -> str:
    document = {
        "go_live": plan.go_live.isoformat(),
        "start_by": plan.start_by.isoformat(),
        "is_possible": plan.is_possible,
        "signing": plan.signing.latest.isoformat() if plan.signing else None,
        "critical_path": [str(gate.milestone.id) for gate in plan.critical_path],
        "gates": [
            {
                "id": str(gate.milestone.id),
                "latest": gate.latest.isoformat(),
                "earliest": gate.earliest.isoformat(),
                "slack": gate.slack,
                "lead_time": gate.milestone.lead_time or 0,
            }
            for gate in plan.gates
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
