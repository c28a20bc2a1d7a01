"""Everything that names something else names something that exists."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Anything, Stage, Tool, walk
from stagebook.problems.diagnostics import Diagnostic
from stagebook.prose.links import AMBIGUOUS_REFERENCE, UNKNOWN_REFERENCE
from stagebook.schema.base import Named
from stagebook.schema.ids import LocalRef, Ref
from stagebook.words import tool_types


@finds(UNKNOWN_REFERENCE, AMBIGUOUS_REFERENCE)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report unknown and ambiguous references, tool types and local ids."""
    for item in context.playbook.items():
        for ref in walk.refs(item):
            yield from _ref(context, ref, item.home)
        yield from _inside(context, item)
        if isinstance(item, Stage):
            yield from _needed(context, item)
        if isinstance(item, Tool) and context.loaded.settings_read:
            yield from _type(context, item)


def _ref(context: Context, ref: Ref, process: str) -> Iterator[Diagnostic]:
    found = context.playbook.find(ref.kind, ref, process)
    if len(found) > 1:
        several = " or ".join(f"'{each.scope}/{each.id}'" for each in found)
        yield AMBIGUOUS_REFERENCE.found(f"'{ref}' is a {ref.kind} of several processes", ref.span, f"write {several}")
    own_only = process if ref.own_process else ""
    if found and not (own_only and found[0].scope != own_only):
        return
    if not context.is_known(ref.kind, ref, own_only):
        hint = context.near_id(ref, ref.kind, process, own_only=bool(own_only))
        yield UNKNOWN_REFERENCE.found(f"unknown {ref.kind} '{ref}'", ref.span, hint)


def _inside(context: Context, item: Anything) -> Iterator[Diagnostic]:
    """Report references to parts of the same item that it does not have."""
    listed: dict[str, set[str]] = {}
    for held in walk.visit(item):
        if isinstance(held.value, LocalRef):
            within = held.value.within
            if within not in listed:
                parts = getattr(item, within, ())
                listed[within] = {str(each.id if isinstance(each, Named) else each) for each in parts}
            known = listed[within]
            if held.value not in known:
                hint = context.near(held.value, f"{item.id}:{within}", known)
                message = f"this {item.kind} has no {held.value.what} '{held.value}'"
                yield UNKNOWN_REFERENCE.found(message, held.span, hint)


def _needed(context: Context, stage: Stage) -> Iterator[Diagnostic]:
    """Report tools that an activity needs and the stage does not use; a misspelt one is reported as such."""
    tools = context.playbook.tools
    used = {str(use.tool) for use in stage.tools} | {str(o.tool) for use in stage.tools for o in use.alternatives}
    if any(not context.is_known("tool", name) for name in used):
        return
    for activity in stage.activities:
        for tool in activity.tools:
            if tool in tools and tool not in used:
                yield UNKNOWN_REFERENCE.found(
                    f"the activity needs the tool '{tool}', which the stage does not use",
                    tool.span,
                    f"add `- tool: {tool}` to the stage's `tools`",
                )


def _type(context: Context, tool: Tool) -> Iterator[Diagnostic]:
    known = {*tool_types(), *context.playbook.settings.tool_types}
    if tool.type not in known:
        hint = context.near(tool.type, "tool type", known)
        yield UNKNOWN_REFERENCE.found(f"unknown tool type '{tool.type}'", tool.type.span, hint)
