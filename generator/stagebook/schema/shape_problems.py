"""Turn what pydantic says about a shape into diagnostics an author can act on."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, Span, did_you_mean, shortened
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.tree import span_of
from stagebook.renames import renamed_fields

UNKNOWN_FIELD = Rule(
    "unknown-field",
    ERROR,
    "A field that does not exist",
    "A misspelt field would be ignored, and its content missing from every page.",
    fixed=True,
)

MISSING_FIELD = Rule(
    "missing-field",
    ERROR,
    "A field that must be there is missing",
    "The pages cannot be made without it.",
    fixed=True,
)

WRONG_TYPE = Rule(
    "wrong-type",
    ERROR,
    "A value of the wrong type",
    "A list where text belongs, a number without quotes, or the other way round.",
    fixed=True,
)

WRONG_VALUE = Rule(
    "wrong-value",
    ERROR,
    "A value outside what is allowed",
    "The field takes one of a few words, a number in a range, a date or an address.",
    fixed=True,
)

BAD_ID = Rule(
    "bad-id",
    ERROR,
    "An id that is no id",
    "Ids become addresses and file names: lower-case ASCII letters, digits and single hyphens.",
    fixed=True,
)

BAD_LANGUAGE = Rule(
    "bad-language",
    ERROR,
    "A language the playbook does not have",
    "`languages` in playbook.yml lists them; the first must be there for every text.",
    fixed=True,
)

_NEEDS = {
    "string_type": ("text", "put it in quotes"),
    "int_type": ("a whole number", "write it without quotes and unit"),
    "float_type": ("a number", "write it without quotes and unit"),
    "bool_type": ("true or false", "write true or false, without quotes"),
    "tuple_type": ("a list", "start each item on a line of its own with '- '"),
    "dict_type": ("a mapping of 'key: value' lines", ""),
    "model_type": ("a mapping of 'key: value' lines", ""),
    "model_attributes_type": ("a mapping of 'key: value' lines", ""),
}


_BOUNDS = {
    "greater_than_equal": "at least {}",
    "less_than_equal": "at most {}",
    "greater_than": "more than {}",
    "less_than": "less than {}",
}


def shape_problems(error: ValidationError, model: type[BaseModel], data: Any, start: Span) -> list[Diagnostic]:
    """Return one diagnostic per error of `model` in `data`; `start` is where the data begins."""
    errors = error.errors(include_url=False)[:MAX_PROBLEMS]
    meant = {_meant(each, errors, model) for each in errors if each["type"] == "extra_forbidden"}
    return [_problem(each, model, data, start) for each in errors if each["loc"] not in meant]


def _meant(unknown: ErrorDetails, errors: list[ErrorDetails], model: type[BaseModel]) -> tuple[int | str, ...]:
    """Return the place of the missing field that an unknown one was meant to be: one mistake, said once."""
    *place, name = unknown["loc"]
    missing = [str(each["loc"][-1]) for each in errors if each["type"] == "missing" and [*each["loc"][:-1]] == place]
    near = get_close_matches(str(name), _fields_at(model, tuple(place)), n=1)
    return (*place, near[0]) if near and near[0] in missing else ()


def _problem(error: ErrorDetails, model: type[BaseModel], data: Any, start: Span) -> Diagnostic:
    kind, loc = error["type"], error["loc"]
    ctx: dict[str, Any] = error.get("ctx") or {}
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    loc = (*loc, *ctx.get("at", ()))
    at = span_of(data, loc, key=kind == "extra_forbidden" or bool(ctx.get("key"))) or start
    value = error.get("input")
    if kind == "missing":
        return MISSING_FIELD.found(f"'{name}' is missing", at, f"add '{name}: …' here")
    if kind == "extra_forbidden":
        shape = shape_at(model, loc[:-1])
        new = renamed_fields(shape.__mro__).get(name) if shape else None
        near = did_you_mean(name, shape.model_fields if shape else ())
        hint = f"it is called '{new}' now, and that is here too; delete one of them" if new else near
        return UNKNOWN_FIELD.found(f"there is no field '{shortened(name)}' here", at, hint)
    if kind == "literal_error":
        known = [each.strip(" '") for each in str(ctx["expected"]).replace(" or ", ", ").split(",")]
        return WRONG_VALUE.found(f"'{name}' can't be {_shown(value)}", at, _value_hint(value, known))
    if kind in _NEEDS:
        needs, hint = _NEEDS[kind]
        if kind == "string_type" and isinstance(value, list | dict | None):
            hint = "write a text"
        what = f"an item of '{name}'" if loc and isinstance(loc[-1], int) else f"'{name}'" if name else "this"
        return WRONG_TYPE.found(f"{what} must be {needs}, not {_shown(value)}", at, hint)
    if kind == "too_short":
        return MISSING_FIELD.found(f"'{name}' is empty", at, "give it at least one item, or delete the field")
    if kind == "string_too_short":
        return WRONG_VALUE.found(f"'{name}' is empty", at, "write it, or delete the field")
    if kind.startswith(("greater_than", "less_than")):
        bound = _BOUNDS[kind].format(*ctx.values())
        return WRONG_VALUE.found(f"'{name}' must be {bound}, not {_shown(value)}", at)
    rule = {"id": BAD_ID, "language": BAD_LANGUAGE, "text_empty": WRONG_VALUE, "text_type": WRONG_TYPE}
    return rule.get(kind, WRONG_VALUE).found(
        f"'{name}': {error['msg']}" if name and kind != "id" else error["msg"],
        at,
        ctx.get("hint", ""),
    )


def _value_hint(value: Any, known: list[str]) -> str:
    near = did_you_mean(str(value), known)
    return near if near.startswith("did you mean") else "write one of: " + ", ".join(known)


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{shortened(text)}'"


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Return the field names of the shape that stands at `loc` below `model`."""
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
