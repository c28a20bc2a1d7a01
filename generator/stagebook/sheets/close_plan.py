"""The close plan: when each milestone must have happened at the latest, counted back from go-live.

The method is the backward pass of the critical-path method. A milestone's lead time is what it needs, in
working days, after everything it depends on. So what comes before it must be done that much earlier:

    limit(m) = the earliest, over all milestones d that depend on m, of the last day after which the lead time of d
               still fits before limit(d)

and the anchor's limit is go-live itself. The forward pass from today gives the earliest dates; where earliest comes
after the limit, the plan can't be kept. Both passes count the same working days, so the verdict never hangs on
which day of a weekend it is. What is shown as the latest date is the last working day up to the limit.

Working days are those of whoever works on a milestone: ours, theirs, or where both own it (or none does), the days on
which both sides work.

The same passes run in the reader's browser: `countBack` in templates/assets/src/scripts/plan-dates.js.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Literal

from stagebook.model import Milestone, Playbook, Process, Stage
from stagebook.problems.errors import StagebookError
from stagebook.sheets.workdays import Calendar, Joint, WorkingDays

Side = Literal["ours", "theirs", "both"]


class NoPlanError(StagebookError):
    """There is nothing to count back from; the message says what the playbook lacks."""


@dataclass(frozen=True)
class Gate:
    """A milestone in a plan."""

    milestone: Milestone
    latest: datetime.date
    """The last working day on which it may happen without moving go-live; of go-live itself, its day."""
    earliest: datetime.date
    """The first day on which it can happen, if all goes well from today."""
    slack: int
    """Working days between the two; below 0 the plan can't be kept."""
    is_critical: bool
    """Part of a chain that takes longest, and sets the date by which one must start. There may be several."""
    is_too_late: bool
    """It can't happen in time any more, counted from today."""


@dataclass(frozen=True)
class ClosePlan:
    """A plan for one process and one go-live date. Gates are in the order in which they are due."""

    go_live: datetime.date
    today: datetime.date
    gates: tuple[Gate, ...]
    start_by: datetime.date
    """The working day on which the first step of the critical path must begin."""
    outside: tuple[Milestone, ...] = ()
    """Milestones still to come that go-live does not depend on; nothing says by when they must happen."""
    unknown_years: tuple[int, ...] = ()
    """Years that the plan touches whose public holidays are not all known."""

    @property
    def signing(self) -> Gate | None:
        """The gate at which the contract is signed."""
        return next((gate for gate in self.gates if gate.milestone.signing), None)

    @property
    def critical_path(self) -> tuple[Gate, ...]:
        """The gates of every chain that takes longest."""
        return tuple(gate for gate in self.gates if gate.is_critical)

    @property
    def is_possible(self) -> bool:
        """Whether go-live can still be reached in time, counted in working days from today."""
        return not self.too_late

    @property
    def too_late(self) -> tuple[Gate, ...]:
        """The gates that can't happen in time any more."""
        return tuple(gate for gate in self.gates if gate.is_too_late)


@dataclass(frozen=True)
class _Network:
    """The milestones that go-live depends on, itself last; all by their ids."""

    order: tuple[str, ...]
    """Each after those it depends on."""
    before: Mapping[str, tuple[str, ...]]
    lead: Mapping[str, int]
    days: Mapping[str, WorkingDays]


def close_plan(
    playbook: Playbook,
    process: Process,
    go_live: datetime.date,
    today: datetime.date,
    calendar: Calendar | None = None,
    stage: Stage | None = None,
    *,
    theirs: Calendar | None = None,
) -> ClosePlan:
    """Count back from `go_live` through the milestones of a process.

    `calendar` is ours (without one, only weekends are free), `theirs` the buyer's (without one, it is ours).
    With `stage`, the deal is in that stage: milestones of earlier stages have happened and are left out.
    Raises `NoPlanError` where the process has no anchor, more than one, or milestones that depend on themselves.
    """
    milestones = {
        str(each.id): each
        for each in playbook.milestones_in(process)
        if stage is None or playbook.stage(each.stage).number >= stage.number
    }
    network = _network(milestones, _anchor(process, milestones), _sides(calendar or Calendar(), theirs))
    limit = _limits(network, go_live)
    earliest = _earliest(network, today)
    critical = _critical(network, limit)
    gates = [
        Gate(
            milestones[name],
            latest=go_live if name == network.order[-1] else network.days[name].last_working(limit[name]),
            earliest=earliest[name],
            slack=network.days[name].between(earliest[name], limit[name]),
            is_critical=name in critical,
            is_too_late=earliest[name] > limit[name],
        )
        for name in network.order
    ]
    start_by = min(network.days[name].back(limit[name], network.lead[name]) for name in network.order)
    unknown = {year for each in network.days.values() for year in each.unknown_years(min(start_by, today), go_live)}
    return ClosePlan(
        go_live,
        today,
        tuple(sorted(gates, key=lambda gate: gate.latest)),
        start_by,
        outside=tuple(each for name, each in milestones.items() if name not in limit),
        unknown_years=tuple(sorted(unknown)),
    )


def our_calendar(playbook: Playbook) -> Calendar:
    """The working days of `public_holidays`, known for the years around the playbook's version."""
    return calendar_of(playbook, playbook.settings.public_holidays or "")


def calendar_of(playbook: Playbook, name: str) -> Calendar:
    """The working days of a country or region, known for the same years as ours."""
    return Calendar(name, int(playbook.settings.updated[:4]))


def side_of(milestone: Milestone) -> Side:
    """Whose working days a milestone's lead time is counted in."""
    if bool(milestone.our_owner) == bool(milestone.their_owner):
        return "both"
    return "ours" if milestone.our_owner else "theirs"


def _sides(ours: Calendar, theirs: Calendar | None) -> dict[Side, WorkingDays]:
    if theirs is None or theirs == ours:
        return {"ours": ours, "theirs": ours, "both": ours}
    return {"ours": ours, "theirs": theirs, "both": Joint((ours, theirs))}


def _anchor(process: Process, milestones: dict[str, Milestone]) -> str:
    """The id of the milestone that is go-live. Raises `NoPlanError` where there is none, or several."""
    anchors = [name for name, each in milestones.items() if each.go_live]
    if len(anchors) != 1:
        what = "no milestone" if not anchors else "more than one milestone"
        raise NoPlanError(
            f"the process '{process.id}' has {what} with `go_live: true`, so there is no go-live to count from"
        )
    return anchors[0]


def _order(before: Mapping[str, tuple[str, ...]], anchor: str) -> tuple[str, ...]:
    """The ids that count, each after those it depends on. Raises `NoPlanError` where they go in a circle."""
    try:
        order = [name for name in TopologicalSorter(before).static_order() if name in before]
    except CycleError as error:
        raise NoPlanError(f"milestones depend on themselves: {' → '.join(error.args[1])}") from error
    counted = _counted(anchor, before)
    return tuple(name for name in order if name in counted)


def _counted(anchor: str, before: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The milestones that go-live depends on, itself included; others have no latest date."""
    found, queue = {anchor}, [anchor]
    while queue:
        for name in before[queue.pop()]:
            if name not in found:
                found.add(name)
                queue.append(name)
    return found


def _network(milestones: dict[str, Milestone], anchor: str, sides: dict[Side, WorkingDays]) -> _Network:
    before = {
        name: tuple(str(each) for each in milestone.depends_on if str(each) in milestones)
        for name, milestone in milestones.items()
    }
    order = _order(before, anchor)
    return _Network(
        order,
        before,
        {name: milestones[name].lead_time or 0 for name in order},
        {name: sides[side_of(milestones[name])] for name in order},
    )


def _limits(network: _Network, go_live: datetime.date) -> dict[str, datetime.date]:
    """The last day, working or not, on which each milestone may happen."""
    limit = {network.order[-1]: go_live}
    for name in reversed(network.order):
        due = network.days[name].limit(limit[name], network.lead[name])
        for earlier in network.before[name]:
            limit[earlier] = min(limit.get(earlier, due), due)
    return limit


def _earliest(network: _Network, today: datetime.date) -> dict[str, datetime.date]:
    earliest: dict[str, datetime.date] = {}
    for name in network.order:
        ready = max((earliest[each] for each in network.before[name]), default=today)
        earliest[name] = network.days[name].forward(ready, network.lead[name])
    return earliest


def _critical(network: _Network, limit: dict[str, datetime.date]) -> set[str]:
    """The milestones of all chains with no day to spare between the day to start by and go-live."""
    begin = {name: network.days[name].limit(limit[name], network.lead[name]) for name in network.order}
    start = min(begin.values())
    critical: set[str] = set()
    for name in network.order:
        follows = any(each in critical and limit[each] == begin[name] for each in network.before[name])
        if begin[name] == start or follows:
            critical.add(name)
    return critical


def plan_data(playbook: Playbook, process: Process) -> dict[str, object]:
    """What the page needs to work out the same plan in the reader's browser.

    A calendar, ours or one that a buyer may have, says which days of the week are free (Monday is 0), and for each
    year that is known the exceptions as month and day: "0101 0917". Years that are not listed have weekends only;
    `unknown` are those known in part.
    """
    settings = playbook.settings
    calendars = {name: calendar_data(calendar_of(playbook, name)) for name in settings.buyer_calendars}
    gates = [
        {
            "id": str(each.id),
            "stage": playbook.stage(each.stage).number,
            "lead": each.lead_time or 0,
            "after": [str(name) for name in each.depends_on],
            "side": side_of(each),
            "anchor": each.go_live,
            "signing": each.signing,
        }
        for each in playbook.milestones_in(process)
    ]
    return {"calendars": {**calendars, "ours": calendar_data(our_calendar(playbook))}, "gates": gates}


def calendar_data(calendar: Calendar) -> dict[str, object]:
    """A calendar as the page reads it; see `plan_data`."""
    return {
        "named": bool(calendar.name),
        "weekend": sorted(calendar.weekend),
        "years": {
            str(year): " ".join(f"{day:%m%d}" for day in sorted(calendar.exceptions(year))) for year in calendar.years
        },
        "unknown": [year for year in calendar.years if not calendar.is_known(year)],
    }
