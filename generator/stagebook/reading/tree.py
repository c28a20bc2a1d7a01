"""Data as an author wrote it: mappings, lists and texts in which every value knows its span.

`stagebook.reading.yaml` builds it from YAML; the shapes and the checks read it. Nothing here knows YAML.
"""

from __future__ import annotations

from typing import Any

from stagebook.problems.diagnostics import Span

Location = tuple[str | int, ...]
"""The way to a value: keys and list positions from the root."""


class Scalar(str):
    """A string the author wrote, with its span."""

    __slots__ = ("span",)
    span: Span

    def __new__(cls, value: str, span: Span) -> Scalar:
        """Keep the text as it is; `span` marks where it stands."""
        self = super().__new__(cls, value)
        self.span = span
        return self


class Mapping(dict[str, Any]):
    """A mapping with its span, and those of its keys and values."""

    __slots__ = ("keys_at", "span", "values_at")

    def __init__(self, span: Span) -> None:
        """Start empty at `span`."""
        super().__init__()
        self.span = span
        self.keys_at: dict[str, Span] = {}
        self.values_at: dict[str, Span] = {}


class Sequence(list[Any]):
    """A list with its span and those of its items."""

    __slots__ = ("items_at", "span")

    def __init__(self, span: Span) -> None:
        """Start empty at `span`."""
        super().__init__()
        self.span = span
        self.items_at: list[Span] = []


def span_of(data: Any, loc: Location, *, key: bool = False) -> Span | None:
    """The span of the value at `loc`, or with `key` of its key; else of the nearest value above that exists."""
    span: Span | None = getattr(data, "span", None)
    for depth, step in enumerate(loc):
        last = depth == len(loc) - 1
        if isinstance(data, Mapping) and isinstance(step, str) and step in data:
            span = data.keys_at[step] if key and last else data.values_at[step]
        elif isinstance(data, Sequence) and isinstance(step, int) and 0 <= step < len(data):
            span = data.items_at[step]
        else:
            break
        data = data[step]
    return span
