"""A look into a YAML file that is not yet trusted: names and plain values, nothing constructed, nothing run.

An mkdocs.yml may hold tags such as `!!python/object/apply`, which its own loader would execute. Here the tree of nodes
alone is read. The limits keep an alias bomb or a circle of aliases from taking memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from stagebook.problems.diagnostics import Diagnostic, Span
from stagebook.reading.syntax import broken, position_of

MAX_BYTES = 1024 * 1024
MAX_NODES = 20_000
MAX_DEPTH = 30


Way = tuple[str | int, ...]
"""Keys and positions in lists from the file to a value: `("theme", "features", 0)`."""


@dataclass(frozen=True)
class Outline:
    """What a file holds, and where."""

    data: Any = None
    """Its lists, mappings and scalars, the scalars as text and tags ignored. None where it can't be read, is no YAML,
    or is larger or deeper than such a file ever is."""
    spans: dict[Way, Span] = field(default_factory=dict)
    """Where each key and each entry of a list stands."""
    lines: tuple[str, ...] = ()
    broken: Diagnostic | None = None
    """What is wrong with its YAML, where that is why it can't be read."""


def outline(path: Path) -> Any:
    """The `data` of a file's `Outline`."""
    return outlined(path, path.name).data


def outlined(path: Path, name: str) -> Outline:
    """The outline of a file that problems call `name`."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return Outline()
        text = path.read_text("utf-8-sig")
        look, lines = _Look(name), text.split("\n")
        try:
            data = look.plain(yaml.compose(text, Loader=yaml.CSafeLoader), ())
        except yaml.MarkedYAMLError as error:
            return Outline(
                lines=tuple(lines), broken=broken(lines, name, error.problem or str(error), position_of(error), 0)
            )
        return Outline(data, look.spans, tuple(lines))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError, OverflowError, ValueError):
        return Outline()


class _Look:
    """Walks a tree of nodes, as far as its budget allows."""

    def __init__(self, name: str) -> None:
        self.spans: dict[Way, Span] = {}
        self._name = name
        self._left = MAX_NODES

    def plain(self, node: yaml.Node | None, way: Way) -> Any:
        self._left -= 1
        if self._left < 0 or len(way) > MAX_DEPTH:
            raise OverflowError
        if isinstance(node, yaml.MappingNode):
            return dict(self._entry(key, value, way) for key, value in node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self._at(each, each, (*way, index)) for index, each in enumerate(node.value)]
        return node.value if isinstance(node, yaml.ScalarNode) else None

    def _entry(self, key: yaml.Node, value: yaml.Node, way: Way) -> tuple[str, Any]:
        name = str(self.plain(key, way))
        return name, self._at(key, value, (*way, name))

    def _at(self, marked: yaml.Node, value: yaml.Node, way: Way) -> Any:
        start, end = marked.start_mark, marked.end_mark
        stop = end.column if end.line == start.line else start.column + 1
        self.spans[way] = Span(self._name, start.line + 1, start.column + 1, stop + 1)
        return self.plain(value, way)
