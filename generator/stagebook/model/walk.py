"""Walk over what an item holds: its shapes, references and texts."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.model.items import Located
from stagebook.schema.base import Ref, Shape
from stagebook.schema.text import Text


def shapes(root: Shape) -> Iterator[Shape]:
    """Yield `root` and every shape inside it; items of their own (a process's stages) are left out."""
    yield root
    for value in _values(root):
        if isinstance(value, Shape) and not isinstance(value, Located):
            yield from shapes(value)


def refs(root: Shape) -> Iterator[Ref]:
    """Yield every reference inside an item."""
    for shape in shapes(root):
        yield from (value for value in _values(shape) if isinstance(value, Ref))


def texts(root: Shape) -> Iterator[Text]:
    """Yield every text inside an item, in each language it was written in."""
    for shape in shapes(root):
        for value in _values(shape):
            if isinstance(value, Text):
                yield from value.versions.values()


def _values(shape: Shape) -> Iterator[object]:
    for name in type(shape).model_fields:
        yield from _flat(getattr(shape, name))


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for each in value:
            yield from _flat(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _flat(each)
    else:
        yield value
