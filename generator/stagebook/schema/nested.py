"""Shapes inside shapes: which one belongs at a way of field names and list positions."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


def fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The field names of the shape that `shape_at` finds; none where there is no shape."""
    shape = shape_at(model, loc)
    return list(shape.model_fields) if shape else []


def shape_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """Find the shape that stands at `loc` below `model`, by its fields alone; None where none does."""
    current: Any = model
    for step in loc:
        if isinstance(step, str) and isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(step)
            if field is None:
                return None
            current = _shape_in(field.annotation)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _shape_in(annotation: Any) -> Any:
    """Find the shape inside `X | None`, `tuple[X, ...]` or `dict[str, X]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _shape_in(part)
        if found is not None:
            return found
    return None
