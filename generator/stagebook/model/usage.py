"""Who refers to whom: every edge between items, read from the other end.

An edge is a reference in a field of any shape, or a `[[kind:id]]` in any text. Nothing here names a field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from stagebook.model import walk
from stagebook.model.items import Located
from stagebook.model.walk import Held
from stagebook.prose.links import find_links
from stagebook.schema.base import Shape
from stagebook.schema.ids import Ref
from stagebook.schema.parts import ToolUse
from stagebook.schema.registry import Registry
from stagebook.schema.text import RichText, Text

Key = tuple[str, str, str]
Find = Callable[[str, str, str], list[Located]]


@dataclass(frozen=True, slots=True)
class Edge:
    """One item names another: from where, and in which value (a reference, or the text that holds the link)."""

    source: Located
    held: Held

    @property
    def is_link(self) -> bool:
        """Whether it is a `[[kind:id]]` in a text."""
        return isinstance(self.held.value, Text)


@dataclass(frozen=True)
class Usage:
    """A tool at work in one item."""

    item: Located
    how: RichText | None = None
    """What the part that names the tool says; None where it says nothing."""
    use: ToolUse | None = None
    """None where a note, a channel, a step, a text or the like points to the tool."""

    @property
    def place(self) -> Located:
        """What templates of 0.1 call `item`."""
        return self.item


@dataclass(frozen=True)
class Edges:
    """Every edge of a playbook, by what it leads to. `language`: that of a view, whose texts count in it alone."""

    items: tuple[Located, ...]
    find: Find
    registry: Registry
    language: str = ""

    @cached_property
    def by_target(self) -> dict[Key, tuple[Edge, ...]]:
        """The edges by the key of the item they lead to, in the order of the model; a name of several leads to each."""
        found: dict[Key, list[Edge]] = {}
        for item in self.items:
            for held in walk.visit(item):
                for kind, name in self._names(held):
                    for target in self.find(kind, name, item.home):
                        found.setdefault(target.key, []).append(Edge(item, held))
        return {key: tuple(edges) for key, edges in found.items()}

    def _names(self, held: Held) -> Iterator[tuple[str, str]]:
        value = held.value
        if isinstance(value, Ref):
            yield value.kind, value
        elif isinstance(value, RichText):
            words = self.registry.link_words
            for text in (value,) if self.language else value.versions.values():
                for link in find_links(text):
                    if link.kind in words:
                        yield words[link.kind].name, link.target

    def to(self, item: Located) -> tuple[Edge, ...]:
        """The edges that lead to an item from others."""
        return tuple(edge for edge in self.by_target.get(item.key, ()) if edge.source.key != item.key)


def usages(edges: Iterable[Edge]) -> tuple[Usage, ...]:
    """Where a tool is used, from the edges that lead to it: each item once, by the edge that says most there.

    A tool use with a note of its own says more than another part's reference, and that more than a link in a text. An
    edge whose other side has a name of its own ("made into") is no use.
    """
    found: dict[Key, list[Edge]] = {}
    for edge in edges:
        if not walk.other_side(edge.held):
            found.setdefault(edge.source.key, []).append(edge)
    return tuple(_usage(min(several, key=_rank)) for several in found.values())


def _rank(edge: Edge) -> int:
    return 2 if edge.is_link else 0 if _use(edge.held) else 1


def _usage(edge: Edge) -> Usage:
    holder = edge.held.holder
    if edge.is_link and holder is edge.source:
        return Usage(edge.source)  # a link in an item's own text, which may be a page long
    name = walk.explaining_field(_authored(holder))
    return Usage(edge.source, getattr(holder, name) if name else None, _use(edge.held))


def _authored(holder: Shape) -> type[Shape]:
    return holder.row.shape if isinstance(holder, Located) else type(holder)


def _use(held: Held) -> ToolUse | None:
    return next((each for each in reversed(held.holders) if isinstance(each, ToolUse)), None)
