"""The close plan: when each milestone must have happened at the latest, counted back from go-live.

The method is the backward pass of the critical-path method. A milestone's lead time is what it needs, in
working days, after everything it depends on. So what comes before it must be done that much earlier:

    latest(m) = the earliest, over all milestones d that depend on m, of WORKDAY(latest(d), -lead time of d)

and the anchor's latest date is go-live itself. The forward pass from today gives the earliest dates; where
earliest comes after latest, the plan can't be kept.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from stagebook.model import Milestone, Playbook, Process, Stage
from stagebook.problems.errors import StagebookError
from stagebook.sheets.workdays import Calendar

YEARS = 7
"""For how many years the page knows the public holidays."""


class NoPlanError(StagebookError):
    """There is nothing to count back from; the message says what the playbook lacks."""


@dataclass(frozen=True)
class Gate:
    """A milestone in a plan."""

    milestone: Milestone
    latest: datetime.date
    """The last day on which it may happen without moving go-live."""
    earliest: datetime.date
    """The first day on which it can happen, if all goes well from today."""
    slack: int
    """Working days between the two; below 0 the plan can't be kept."""
    is_critical: bool
    """Part of the longest chain, which sets the date by which one must start."""


@dataclass(frozen=True)
class ClosePlan:
    """A plan for one process and one go-live date. Gates are in the order in which they are due."""

    go_live: datetime.date
    today: datetime.date
    gates: tuple[Gate, ...]
    start_by: datetime.date
    """The day on which the first step of the critical path must begin."""

    @property
    def signing(self) -> Gate | None:
        """The gate at which the contract is signed."""
        return next((gate for gate in self.gates if gate.milestone.signing), None)

    @property
    def critical_path(self) -> tuple[Gate, ...]:
        """The chain of gates that takes longest."""
        return tuple(gate for gate in self.gates if gate.is_critical)

    @property
    def is_possible(self) -> bool:
        """Whether it can still be kept from today."""
        return self.start_by >= self.today

    @property
    def too_late(self) -> tuple[Gate, ...]:
        """The gates whose latest day is over or comes before their earliest one."""
        return tuple(gate for gate in self.gates if gate.slack < 0)


def close_plan(
    playbook: Playbook,
    process: Process,
    go_live: datetime.date,
    today: datetime.date,
    calendar: Calendar | None = None,
    stage: Stage | None = None,
) -> ClosePlan:
    """Count back from `go_live` through the milestones of a process.

    With `stage`, the deal is in that stage: milestones of earlier stages have happened and are left out.
    Raises `NoPlanError` where the process has no anchor, more than one, or milestones that depend on themselves.
    """
    calendar = calendar or Calendar()
    milestones = {
        str(each.id): each
        for each in playbook.milestones_in(process)
        if stage is None or playbook.stage(each.stage).number >= stage.number
    }
    anchor = _anchor(process, milestones)
    before = {name: [str(d) for d in each.depends_on if str(d) in milestones] for name, each in milestones.items()}
    order = _order(before, anchor)
    lead = {name: milestones[name].lead_time or 0 for name in order}
    latest = _latest(order, before, lead, go_live, calendar)
    earliest = _earliest(order, before, lead, today, calendar)
    path = _longest(order, before, lead)
    gates = [
        Gate(
            milestones[name], latest[name], earliest[name], calendar.between(earliest[name], latest[name]), name in path
        )
        for name in order
    ]
    start = min((calendar.back(latest[name], lead[name]) for name in order), default=go_live)
    return ClosePlan(go_live, today, tuple(sorted(gates, key=lambda gate: gate.latest)), start)


def _anchor(process: Process, milestones: dict[str, Milestone]) -> str:
    """The id of the milestone that is go-live. Raises `NoPlanError` where there is none, or several."""
    anchors = [name for name, each in milestones.items() if each.go_live]
    if len(anchors) != 1:
        what = "no milestone" if not anchors else "more than one milestone"
        raise NoPlanError(
            f"the process '{process.id}' has {what} with `go_live: true`, so there is no go-live to count from"
        )
    return anchors[0]


def _order(before: dict[str, list[str]], anchor: str) -> list[str]:
    """The ids that count, each after those it depends on. Raises `NoPlanError` where they go in a circle."""
    try:
        order = [name for name in TopologicalSorter(before).static_order() if name in before]
    except CycleError as error:
        raise NoPlanError(f"milestones depend on themselves: {' → '.join(error.args[1])}") from error
    counted = _counted(anchor, before)
    return [name for name in order if name in counted]


def _counted(anchor: str, before: dict[str, list[str]]) -> set[str]:
    """The milestones that go-live depends on, itself included; others have no latest date."""
    found, queue = {anchor}, [anchor]
    while queue:
        for name in before[queue.pop()]:
            if name not in found:
                found.add(name)
                queue.append(name)
    return found


def _latest(
    order: list[str], before: dict[str, list[str]], lead: dict[str, int], go_live: datetime.date, calendar: Calendar
) -> dict[str, datetime.date]:
    latest: dict[str, datetime.date] = {}
    for name in reversed(order):
        latest.setdefault(name, go_live)
        due = calendar.back(latest[name], lead[name])
        for earlier in before[name]:
            latest[earlier] = min(latest.get(earlier, due), due)
    return latest


def _earliest(
    order: list[str], before: dict[str, list[str]], lead: dict[str, int], today: datetime.date, calendar: Calendar
) -> dict[str, datetime.date]:
    earliest: dict[str, datetime.date] = {}
    for name in order:
        ready = max((earliest[each] for each in before[name] if each in earliest), default=today)
        earliest[name] = calendar.forward(ready, lead[name])
    return earliest


def _longest(order: list[str], before: dict[str, list[str]], lead: dict[str, int]) -> set[str]:
    """The chain that ends in the last milestone and takes most working days."""
    length: dict[str, int] = {}
    previous: dict[str, str] = {}
    for name in order:
        known = [each for each in before[name] if each in length]
        best = max(known, key=lambda each: length[each], default="")
        length[name] = lead[name] + (length[best] if best else 0)
        if best:
            previous[name] = best
    path, name = set(), order[-1] if order else ""
    while name:
        path.add(name)
        name = previous.get(name, "")
    return path


def plan_data(playbook: Playbook, process: Process) -> dict[str, object]:
    """What the page needs to work out the same dates in the reader's browser.

    Public holidays are given for the year of the playbook's version and the six after it.
    """
    year = int(playbook.settings.updated[:4])
    calendar = Calendar(playbook.settings.public_holidays or "")
    free = sorted(day.isoformat() for each in range(year, year + YEARS) for day in calendar.holidays_of(each))
    gates = [
        {
            "id": str(each.id),
            "stage": playbook.stage(each.stage).number,
            "lead": each.lead_time or 0,
            "after": [str(name) for name in each.depends_on],
            "anchor": each.go_live,
            "signing": each.signing,
        }
        for each in playbook.milestones_in(process)
    ]
    return {"holidays": free, "until": f"{year + YEARS - 1}-12-31", "gates": gates}
