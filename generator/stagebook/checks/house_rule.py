"""The rule of the house: every stage links to tools and has exit criteria, for each audience."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Playbook, Process, Stage
from stagebook.problems.diagnostics import Diagnostic
from stagebook.problems.rule import ERROR, WARNING, Rule
from stagebook.schema.base import Item

NO_TOOL = Rule(
    "no-tool",
    ERROR,
    "A stage without a tool",
    "The rule of the house: every stage links to at least one tool, in each audience's view.",
    fixed=True,
)

NO_EXIT_CRITERION = Rule(
    "no-exit-criterion",
    ERROR,
    "A stage without an exit criterion",
    "The rule of the house: every stage has at least one exit criterion, in each audience's view; otherwise "
    "nobody can say when the deal moves on.",
    fixed=True,
)

SELLER_ONLY = Rule(
    "seller-only",
    WARNING,
    "Exit criteria that only the seller verifies",
    "A checklist of the seller's own activity says little about the buyer's decision.",
)

NO_PHASE = Rule(
    "no-phase",
    WARNING,
    "A stage outside every phase",
    "The process has buyer phases, and this stage belongs to none, so it is missing from the map's bands.",
)

NO_STAGE = Rule(
    "no-stage",
    WARNING,
    "A phase without a stage",
    "The process has stages, and none belongs to this phase.",
)


@finds(NO_TOOL, NO_EXIT_CRITERION, SELLER_ONLY, NO_PHASE, NO_STAGE)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report stages that break the rule, in the model or in one audience's view; each breach once."""
    playbook = context.playbook
    broken: set[tuple[Rule, tuple[str, str, str]]] = set()
    for audience, seen in {"": playbook, **_sure_views(context)}.items():
        for rule, stage in _breaches(seen):
            if (rule, stage.key) not in broken:
                broken.add((rule, stage.key))
                yield _report(rule, stage, audience)
    for process in playbook.processes:
        yield from _bands(context, process)
    for stage in playbook.stages:
        if stage.exit_criteria and all(each.verified_by in ("seller", None) for each in stage.exit_criteria):
            yield SELLER_ONLY.found(
                f"the buyer verifies none of the exit criteria of '{stage.id}'",
                stage.field_span("exit_criteria"),
                "say what the buyer confirmed, with `verified_by: buyer` or `both`",
            )


def _sure_views(context: Context) -> dict[str, Playbook]:
    """The views, unless an audience is misspelt somewhere, which would hide things from all of them."""
    settings = context.playbook.settings
    if not context.loaded.settings_read:
        return {}
    shapes = (settings, *context.playbook.items())
    named = {str(name) for item in shapes if isinstance(item, Item) for name in item.visible_to or ()}
    return context.views if named <= set(settings.audiences) else {}


def _breaches(playbook: Playbook) -> Iterator[tuple[Rule, Stage]]:
    for stage in playbook.stages:
        if not stage.tools:
            yield NO_TOOL, stage
        if not stage.exit_criteria:
            yield NO_EXIT_CRITERION, stage


def _report(rule: Rule, stage: Stage, audience: str) -> Diagnostic:
    field, what = ("tools", "tool") if rule is NO_TOOL else ("exit_criteria", "exit criterion")
    seen = f" that the audience '{audience}' sees" if audience else ""
    hint = f"add '{audience}' to the `visible_to` of one" if audience else f"add at least one under `{field}:`"
    return rule.found(f"the stage '{stage.id}' has no {what}{seen}", stage.field_span(field), hint)


def _bands(context: Context, process: Process) -> Iterator[Diagnostic]:
    if not process.buyer_phases or not process.pipeline_stages:
        return
    for stage in process.pipeline_stages:
        if not stage.phases:
            yield NO_PHASE.found(
                f"the stage '{stage.id}' belongs to no phase",
                stage.field_span("phases"),
                "add `phases: […]`",
            )
    for phase in process.buyer_phases if context.is_complete else ():
        if not any(phase.id in stage.phases for stage in process.pipeline_stages):
            yield NO_STAGE.found(
                f"no stage belongs to the phase '{phase.id}'", phase.span, "name it in a stage's `phases`"
            )
