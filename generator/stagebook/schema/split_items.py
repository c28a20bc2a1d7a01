"""One item of a list that somebody wrote as several, with a '- ' before each of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import ErrorDetails

from stagebook.problems.diagnostics import Span
from stagebook.reading.tree import Mapping, Sequence

Way = tuple[int | str, ...]


def split_items(errors: list[ErrorDetails], data: Any) -> dict[Way, list[tuple[str, Span]]]:
    """The fields after the first, with their places, of each item that stands in pieces; by the way to its list.

    A list counts that holds only pieces: mappings of one field each, none of which repeats before all have come.
    """
    found: dict[Way, list[tuple[str, Span]]] = {}
    for each in errors:
        way = each["loc"][:-2]
        if each["type"] == "missing" and way not in found and len(each["loc"]) > 1:
            pieces = list(_pieces(_at(data, way)))
            if len(pieces) > 1:
                found[way] = pieces[1:]
    return found


def _pieces(items: Any) -> Iterator[tuple[str, Span]]:
    """The fields of a list's first item, if each stands alone; none where the list is another."""
    if not isinstance(items, Sequence) or not all(isinstance(each, Mapping) and len(each) == 1 for each in items):
        return
    names = [next(iter(each)) for each in items]
    own = list(dict.fromkeys(names))
    if len(own) < 2 or any(name != own[number % len(own)] for number, name in enumerate(names)):
        return
    for name, each in zip(own, items, strict=False):
        yield name, each.keys_at[name]


def _at(data: Any, way: Way) -> Any:
    for step in way:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
