"""The rule of the house: every stage links to tools and has exit criteria, for each audience."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.model import Playbook, Process, Stage
from stagebook.problems.diagnostics import Diagnostic
from stagebook.problems.rules import problem
from stagebook.schema.base import Item


def check(context: Context) -> Iterator[Diagnostic]:
    """Report stages that break the rule, in the whole model or in one audience's view."""
    whole = context.playbook
    broken: set[tuple[str, tuple[str, str, str]]] = set()
    for audience, seen in {"": whole, **_sure_views(context)}.items():
        for code, stage in _breaches(seen):
            if (code, stage.key) not in broken:
                broken.add((code, stage.key))
                yield _report(code, stage, audience)
    for process in whole.processes:
        yield from _bands(context, process)
    for stage in whole.stages:
        if stage.exit_criteria and all(each.verified_by == "seller" for each in stage.exit_criteria):
            yield problem(
                "seller-only",
                f"the buyer verifies none of the exit criteria of '{stage.id}'",
                stage.field_span("exit_criteria"),
                "say what the buyer confirmed, with `verified_by: buyer` or `both`",
            )


def _sure_views(context: Context) -> dict[str, Playbook]:
    """Return the views, unless an audience is misspelt somewhere, which would hide things from all of them."""
    settings = context.playbook.settings
    if not context.loaded.settings_read:
        return {}
    shapes = (settings, *context.playbook.items())
    named = {str(name) for item in shapes if isinstance(item, Item) for name in item.visible_to or ()}
    return context.views if named <= set(settings.audiences) else {}


def _breaches(playbook: Playbook) -> Iterator[tuple[str, Stage]]:
    for stage in playbook.stages:
        if not stage.tools:
            yield "no-tool", stage
        if not stage.exit_criteria:
            yield "no-exit-criterion", stage


def _report(code: str, stage: Stage, audience: str) -> Diagnostic:
    field, what = ("tools", "tool") if code == "no-tool" else ("exit_criteria", "exit criterion")
    seen = f" that the audience '{audience}' sees" if audience else ""
    hint = f"add '{audience}' to the `visible_to` of one" if audience else f"add at least one under `{field}:`"
    return problem(code, f"the stage '{stage.id}' has no {what}{seen}", stage.field_span(field), hint)


def _bands(context: Context, process: Process) -> Iterator[Diagnostic]:
    if not process.buyer_phases or not process.pipeline_stages:
        return
    for stage in process.pipeline_stages:
        if not stage.phases:
            yield problem(
                "no-phase",
                f"the stage '{stage.id}' belongs to no phase",
                stage.field_span("phases"),
                "add `phases: […]`",
            )
    for phase in process.buyer_phases if context.is_whole else ():
        if not any(phase.id in stage.phases for stage in process.pipeline_stages):
            yield problem(
                "no-stage", f"no stage belongs to the phase '{phase.id}'", phase.span, "name it in a stage's `phases`"
            )
