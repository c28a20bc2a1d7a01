"""What the playbook covers and what it leaves open: tool types per stage, derived items by the item that holds them."""

from __future__ import annotations

from stagebook.model import Anything, Playbook, Process, Stage, Tool, walk
from stagebook.schema.base import Item

TypeByStage = tuple[str, list[tuple[Stage, list[Tool]]]]
"""A type of tool, and its tools in each stage."""


def matrix(playbook: Playbook, process: Process) -> list[TypeByStage]:
    """The types of tools that a process uses, in the order of first use, each with its tools by stage."""
    used = {str(stage.id): _tools(playbook, stage) for stage in process.pipeline_stages}
    types = dict.fromkeys(str(tool.type) for tools in used.values() for tool in tools)
    return [
        (type_, [(stage, [t for t in used[str(stage.id)] if t.type == type_]) for stage in process.pipeline_stages])
        for type_ in types
    ]


def _tools(playbook: Playbook, stage: Stage) -> list[Tool]:
    names = [name for use in stage.tools for name in (use.tool, *(other.tool for other in use.alternatives))]
    return [playbook.tools[name] for name in dict.fromkeys(names)]


def derived_items(playbook: Playbook) -> list[tuple[Anything, int]]:
    """The items with derived parts, each with the number of these; an item that is derived itself counts as one."""
    counted = (
        (item, sum(isinstance(part, Item) and part.provenance == "derived" for part in walk.shapes(item)))
        for item in playbook.items()
    )
    return [(item, count) for item, count in counted if count]
