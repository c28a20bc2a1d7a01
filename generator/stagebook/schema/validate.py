"""From data to a shape: under today's names, and for one release under those that were renamed.

Old names are looked for only where something does not fit, so they cost nothing where there are none.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from stagebook.problems.diagnostics import Diagnostic, Span
from stagebook.problems.rule import WARNING, Rule
from stagebook.reading.tree import Mapping
from stagebook.renames import renamed_fields, renamed_values
from stagebook.schema.nested import shape_at
from stagebook.schema.shape_problems import shape_problems

M = TypeVar("M", bound=BaseModel)

RENAMED = Rule(
    "renamed",
    WARNING,
    "A name that has changed",
    "The old one works for one release more. `stagebook migrate` shows what would change, and changes it.",
)


def renamed(old: str, new: str, span: Span) -> Diagnostic:
    """Say that an old name stands at `span`."""
    return RENAMED.found(f"'{old}' is called '{new}' now", span, f"write '{new}', or run `stagebook migrate`", fix=new)


def validated(
    model: type[M], data: Any, start: Span, languages: tuple[str, ...] = ()
) -> tuple[M | None, list[Diagnostic]]:
    """Make a shape of data that begins at `start`; without it, the problems say why.

    Renamed fields and words of the data get their new names, each with a warning.
    """
    context = {"languages": languages}
    warnings: list[Diagnostic] = []
    while True:
        try:
            return model.model_validate(data, context=context), warnings
        except ValidationError as error:
            found = [each for loc in _of_type(error, "extra_forbidden") if (each := _rename(model, data, loc))]
            found += [each for loc in _of_type(error, "literal_error") if (each := _rename_value(model, data, loc))]
            if not found:
                return None, [*warnings, *shape_problems(error, model, data, start)]
            warnings += found


def _of_type(error: ValidationError, kind: str) -> list[tuple[int | str, ...]]:
    rows = error.errors(include_url=False, include_context=False, include_input=False)
    return [row["loc"] for row in rows if row["type"] == kind]


def _rename(model: type[BaseModel], data: Any, loc: tuple[int | str, ...]) -> Diagnostic | None:
    """Give the field at `loc` of the data its new name; None where it has none, or the new one stands there too."""
    *way, name = loc
    shape = shape_at(model, tuple(way))
    new = renamed_fields(shape.__mro__).get(str(name)) if shape else None
    for step in way:
        data = data[step]
    if new is None or not isinstance(data, Mapping) or new in data:
        return None
    old = str(name)
    span = data.keys_at.pop(old)
    data[new], data.keys_at[new], data.values_at[new] = data.pop(old), span, data.values_at.pop(old)
    return renamed(old, new, span)


def _rename_value(model: type[BaseModel], data: Any, loc: tuple[int | str, ...]) -> Diagnostic | None:
    """Give the word at `loc` of the data its new name; None where it has none."""
    *way, name = loc
    shape = shape_at(model, tuple(way))
    for step in way:
        data = data[step]
    if shape is None or not isinstance(data, Mapping):
        return None
    field = str(name)
    old = str(data[field])
    new = renamed_values(shape.__mro__, field).get(old)
    if new is None:
        return None
    data[field] = new
    return renamed(old, new, data.values_at[field])
