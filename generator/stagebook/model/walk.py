"""The one visitor: what an item holds, and where.

Which fields of a shape can hold anything is read from its annotations, once per class. Every question of the form
"which texts, strings, references, ids, parts does this item hold" is answered here, so that a new field is seen by
references, "used in", views, identity, attachments and leaks without being named in any of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, get_args

from stagebook.model.items import Located
from stagebook.problems.diagnostics import Span
from stagebook.schema.base import FilePath, Shape
from stagebook.schema.ids import Ref, Slug
from stagebook.schema.marks import OtherSide
from stagebook.schema.text import RichText, Text

_WORDS = (Text, Slug, FilePath)
Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a shape that can hold texts, ids, references, files or parts."""

    name: str
    marks: tuple[Any, ...]
    """What the shape says about the field besides its type: `OtherSide` and the like."""


class Held(NamedTuple):
    """One value inside an item: a text, an id or reference, a file, or a part."""

    value: Any
    """A `Text` (as written, see its `versions`), a `Slug` (a `Ref` where it names another item), a `FilePath`, or a
    `Shape`."""
    field: Field
    holders: tuple[Shape, ...]
    """The shapes around it, from the item to the one whose field holds it."""
    way: Way
    """Fields and positions in lists from the item to it: `("activities", 2, "tools", 0)`."""

    @property
    def holder(self) -> Shape:
        """The shape whose field holds it."""
        return self.holders[-1]

    @property
    def span(self) -> Span:
        """Where it is written."""
        span: Span = self.value.span
        return span


@cache
def fields(shape: type[Shape]) -> tuple[Field, ...]:
    """The fields of a class that can hold anything, in the order in which they are declared."""
    return tuple(
        Field(name, tuple(info.metadata)) for name, info in shape.model_fields.items() if _can_hold(info.annotation)
    )


@cache
def explaining_field(shape: type[Shape]) -> str:
    """The field whose text says what the shape is about, its first single rich text; empty where it has none."""
    rich = (name for name, info in shape.model_fields.items() if RichText in (info.annotation, *_either(info)))
    return next(rich, "")


def _either(info: Any) -> tuple[Any, ...]:
    """The members of `X | None`; a list or mapping of X is something else."""
    return get_args(info.annotation) if type(None) in get_args(info.annotation) else ()


def visit(item: Shape) -> Iterator[Held]:
    """Yield everything inside an item, depth first in the order of fields; items of their own are not entered."""
    held: tuple[Held, ...] | None = getattr(item, "_held", None)
    if held is None:
        found: list[Held] = []
        _inside(item, (item,), (), found)
        held = tuple(found)
        # Checks, "used in" and views ask the same item some ten times; it can't change, so what it holds is kept.
        object.__setattr__(item, "_held", held)
    return iter(held)


# A list that is filled: a generator inside a generator hands each value up through every level.
def _inside(shape: Shape, holders: tuple[Shape, ...], way: Way, found: list[Held]) -> None:
    for field in fields(type(shape)):
        value = getattr(shape, field.name)
        if value is not None and value != ():
            _values(value, field, holders, (*way, field.name), found)


def _values(value: Any, field: Field, holders: tuple[Shape, ...], way: Way, found: list[Held]) -> None:
    if isinstance(value, str):
        if isinstance(value, _WORDS):
            found.append(Held(value, field, holders, way))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            _values(each, field, holders, (*way, index), found)
    elif isinstance(value, dict):
        for name, each in value.items():
            _values(each, field, holders, (*way, name), found)
    elif isinstance(value, Shape) and not isinstance(value, Located):
        found.append(Held(value, field, holders, way))
        _inside(value, (*holders, value), way, found)


def shapes(item: Shape) -> Iterator[Shape]:
    """Yield `item` and every part inside it."""
    yield item
    yield from (held.value for held in visit(item) if isinstance(held.value, Shape))


def refs(item: Shape) -> Iterator[Ref]:
    """Yield every reference inside an item."""
    yield from (held.value for held in visit(item) if isinstance(held.value, Ref))


def texts(item: Shape) -> Iterator[Text]:
    """Yield every text inside an item, in each language it was written in."""
    for held in visit(item):
        if isinstance(held.value, Text):
            yield from held.value.versions.values()


def strings(item: Shape) -> Iterator[tuple[str, Span]]:
    """Yield all that an author wrote in words inside an item, and where: texts in each language, and plain strings.

    Ids and references are none. Words of a fixed list (`must`) are strings like others.
    """
    for shape in shapes(item):
        for name, value in shape.__dict__.items():
            if isinstance(value, str | tuple | Mapping) and value and not isinstance(value, Slug):
                yield from _strings(value, shape, name)


def _strings(value: Any, shape: Shape, name: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Text):
        for version in value.versions.values():
            yield str(version), version.span
    elif isinstance(value, str):
        if not isinstance(value, Slug):
            yield value, shape.field_span(name)
    elif isinstance(value, tuple | Mapping):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(each, shape, name)


def other_side(held: Held) -> str:
    """How readers meet a reference from its other end, where that is more than "used in"; else empty."""
    return next((mark.name for mark in held.field.marks if isinstance(mark, OtherSide)), "")


def _can_hold(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Shape | Slug | Text | FilePath)
    return any(_can_hold(each) for each in get_args(annotation))
