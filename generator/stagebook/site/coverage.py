"""What the playbook covers and what it leaves open: tool types per stage, derived items by the item that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from stagebook.model import Anything, Playbook, Process, Stage, Tool, walk
from stagebook.model.labels import plain
from stagebook.schema.base import Item
from stagebook.schema.provenance import is_derived
from stagebook.schema.text import Text

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


class Derived(NamedTuple):
    """Something of an item that is derived."""

    field: str
    """The field of the item in which it stands; empty for the item itself."""
    name: str
    """What it is called, or says; the name of a field that holds no text."""


def derived_items(playbook: Playbook) -> list[tuple[Anything, int]]:
    """The items with derived parts, each with the number of these; an item that is derived itself counts as one."""
    counted = ((item, len(derived_parts(playbook, item))) for item in playbook.items())
    return [(item, count) for item, count in counted if count]


def derived_parts(playbook: Playbook, item: Anything) -> list[Derived]:
    """What of an item is derived, in the order of its fields: itself, parts, texts, other fields."""
    found = [Derived("", str(item.title))] if is_derived(item) else []
    found += [Derived(field, field) for field in _bare(item)]
    for held in walk.visit(item):
        field, value = str(held.way[0]), held.value
        if isinstance(value, Text) and value.derived:
            found.append(Derived(field, plain(playbook, value)))
        elif isinstance(value, Item):
            name = _name(playbook, value, item) or field
            if is_derived(value):
                found.append(Derived(field, name))
            found += [Derived(field, f"{name}: {each}") for each in _bare(value)]
    return found


def _bare(item: Item) -> Iterator[str]:
    """The derived fields that hold no text, which would be found by itself."""
    for name in item.provenance.fields:
        value = getattr(item, name)
        if not any(isinstance(each, Text) for each in (value if isinstance(value, tuple) else (value,))):
            yield name


def _name(playbook: Playbook, part: Any, item: Anything) -> str:
    """What a part is called: its title, what it says, or what it refers to."""
    for field in ("title", "text", "label"):
        if isinstance(value := getattr(part, field, None), Text):
            return plain(playbook, value)
    refs = (playbook.find(each.kind, each, item.home) for each in walk.refs(part))
    return next((str(hits[0].title) for hits in refs if hits), "")
