"""Milestones and made-from chains have no circles; durations add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Process
from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic
from stagebook.problems.rule import ERROR, Rule
from stagebook.schema.ids import Ref
from stagebook.schema.shape_problems import WRONG_VALUE
from stagebook.sheets.workdays import known_calendars

CYCLE = Rule(
    "cycle",
    ERROR,
    "Items that depend on themselves in a circle",
    "No plan can be counted back through it.",
    fixed=True,
)

DURATION_SUM = Rule(
    "duration-sum",
    ERROR,
    "Durations that do not add up",
    "The phases' durations make up the process's worked example; maximum days are at least the expected ones.",
)


@finds(CYCLE, DURATION_SUM, WRONG_VALUE)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report circles and sums that do not fit."""
    playbook = context.playbook
    yield from _calendar(context)
    yield from _circle("milestone", {name: m.depends_on for name, m in playbook.milestones.items()})
    yield from _circle("tool", {name: tool.made_from for name, tool in playbook.tools.items()})
    for process in playbook.processes:
        yield from _durations(context, process)
    for stage in playbook.stages:
        if stage.pace and stage.pace.maximum_days < stage.pace.expected_days:
            yield DURATION_SUM.found(
                f"at most {stage.pace.maximum_days} days is less than the {stage.pace.expected_days} expected",
                stage.pace.field_span("maximum_days"),
                "correct one of them",
            )


def _calendar(context: Context) -> Iterator[Diagnostic]:
    settings = context.playbook.settings
    named = {"public_holidays": (settings.public_holidays,), "buyer_calendars": settings.buyer_calendars}
    for field, name in ((field, name) for field, names in named.items() for name in names):
        if name and name not in known_calendars():
            yield WRONG_VALUE.found(
                f"'{name}' is no country whose public holidays are known here",
                settings.field_span(field),
                "write the country's two letters, or country and region: KR, US, DE-BY",
            )


def _circle(kind: str, edges: Mapping[str, Iterable[Ref]]) -> Iterator[Diagnostic]:
    """Report a circle at the reference that closes it; then look for the next one without it."""
    left = {name: {str(ref): ref for ref in refs} for name, refs in edges.items()}
    for _ in range(MAX_PROBLEMS):
        try:
            TopologicalSorter(left).prepare()
            return
        except CycleError as error:
            # graphlib names a circle so that each node is a predecessor of the one after it.
            circle: list[str] = error.args[1]
            ref = left[circle[1]].pop(circle[0])
            way = " → ".join(reversed(circle))
            verb = "depends on" if kind == "milestone" else "is made from"
            yield CYCLE.found(f"this {kind} {verb} itself: {way}", ref.span, "take one of these out")


def _durations(context: Context, process: Process) -> Iterator[Diagnostic]:
    known = context.loaded.known.get(f"phase:{process.id}", set())
    if len(process.buyer_phases) != len(known) or not context.loaded.settings_read:
        return  # a phase is broken
    stated = [phase.duration for phase in process.buyer_phases if phase.duration]
    if not process.duration:
        if stated:
            yield DURATION_SUM.found(
                f"the phases of '{process.id}' have durations, the process has none",
                process.span,
                "add `duration:` with total, unit, counted_from, counted_to and scope",
            )
        return
    total = sum(duration.value for duration in stated)
    if stated and total != process.duration.total:
        parts = " + ".join(str(duration.value) for duration in stated)
        yield DURATION_SUM.found(
            f"the phases take {parts} = {total} {process.duration.unit}, not {process.duration.total}",
            process.duration.field_span("total"),
            "correct the total or a phase's value",
        )
