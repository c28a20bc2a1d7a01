"""Where tools are used: the other side of every edge that names a tool."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stagebook.model.items import Framework, Module, Phase, Procedure, Process, Stage
from stagebook.schema.parts import ToolUse
from stagebook.schema.text import RichText

Place = Process | Phase | Stage | Framework | Procedure | Module


@dataclass(frozen=True)
class Usage:
    """One place in which a tool is used, and what is said about the use there."""

    place: Place
    how: RichText | None = None
    use: ToolUse | None = None
    """None where a note, a channel, a step or the like points to the tool."""


def usages(
    processes: Iterable[Process],
    frameworks: Iterable[Framework],
    procedures: Iterable[Procedure],
    modules: Iterable[Module],
) -> dict[str, tuple[Usage, ...]]:
    """Return the usages of each tool by its id; each place once, the use with a note of its own first."""
    found: dict[str, dict[tuple[str, str, str], Usage]] = {}
    for tool, usage in _all(processes, frameworks, procedures, modules):
        found.setdefault(tool, {}).setdefault(usage.place.key, usage)
    return {tool: tuple(places.values()) for tool, places in found.items()}


def _all(
    processes: Iterable[Process],
    frameworks: Iterable[Framework],
    procedures: Iterable[Procedure],
    modules: Iterable[Module],
) -> Iterator[tuple[str, Usage]]:
    for process in processes:
        yield from _of_process(process)
        for phase in process.buyer_phases:
            yield from _uses(phase, phase.tools)
            yield from ((tool, Usage(phase, each.text)) for each in phase.obstacles for tool in each.tools)
            yield from ((tool, Usage(phase, note.text)) for note in phase.notes for tool in note.tools)
        for stage in process.pipeline_stages:
            yield from _uses(stage, stage.tools)
            yield from ((tool, Usage(stage, each.text)) for each in stage.channels for tool in each.tools)
            yield from ((tool, Usage(stage, note.text)) for note in stage.notes for tool in note.tools)
    for framework in frameworks:
        yield from _uses(framework, framework.tools)
    for procedure in procedures:
        yield from ((tool, Usage(procedure, step.text)) for step in procedure.steps for tool in step.tools)
    yield from ((str(module.tool), Usage(module, module.summary)) for module in modules if module.tool)


def _of_process(process: Process) -> Iterator[tuple[str, Usage]]:
    yield from _uses(process, process.tools)
    for note in (*process.rules, *process.notes, *([process.review] if process.review else [])):
        yield from ((tool, Usage(process, note.text)) for tool in note.tools)
    for step in process.learning_path:
        if step.tool:
            yield str(step.tool), Usage(process, step.teaser)
    for touchpoint in process.touchpoints:
        if touchpoint.tool:
            yield str(touchpoint.tool), Usage(process, touchpoint.text)


def _uses(place: Place, uses: Iterable[ToolUse]) -> Iterator[tuple[str, Usage]]:
    for use in uses:
        yield str(use.tool), Usage(place, use.how, use)
        yield from ((str(other.tool), Usage(place, other.how, use)) for other in use.alternatives)
