"""Turn what pydantic says about a shape into diagnostics an author can act on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, Span, did_you_mean, shortened
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.tree import span_of
from stagebook.renames import renamed_fields
from stagebook.schema import cures
from stagebook.schema.nested import fields_at, shape_at
from stagebook.schema.split_items import split_items

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
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping of 'key: value' lines",
    "model_type": "a mapping of 'key: value' lines",
    "model_attributes_type": "a mapping of 'key: value' lines",
}

_BOUNDS = {
    "greater_than_equal": "at least {}",
    "less_than_equal": "at most {}",
    "greater_than": "more than {}",
    "less_than": "less than {}",
}


def shape_problems(error: ValidationError, model: type[BaseModel], data: Any, start: Span) -> list[Diagnostic]:
    """One diagnostic per error of `model` in `data`, at most `MAX_PROBLEMS`; `start` is where the data begins.

    Where a field is missing and an unknown one has nearly its name, only the unknown one is reported.
    """
    errors = _causes(error.errors(include_url=False))[:MAX_PROBLEMS]
    meant = {_meant(each, errors, model) for each in errors if each["type"] == "extra_forbidden"}
    split = split_items(errors, data)
    told = [each for each in errors if each["loc"] not in meant and not _is_within(each, split)]
    mistakes = [_mistake(each, model, data, start) for each in told]
    return [*map(_split, split.values()), *(_diagnostic_for(each.kind)(each) for each in mistakes)]


def _is_within(error: ErrorDetails, lists: Iterable[tuple[int | str, ...]]) -> bool:
    return any(error["loc"][: len(way)] == way for way in lists)


def _split(pieces: list[tuple[str, Span]]) -> Diagnostic:
    """Say that one item stands as several; `pieces` are its fields but for the first."""
    names = ", ".join(f"'{name}'" for name, _ in pieces)
    message = "each '- ' starts an item, and these lines are the fields of one"
    return WRONG_TYPE.found(message, pieces[0][1], f"write '- ' before the first alone, and two blanks before {names}")


def _causes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out what follows from another error: a list is empty since all that is in it is wrong."""
    return [
        each
        for each in errors
        if each["type"] != "too_short"
        or not any(other is not each and other["loc"][: len(each["loc"])] == each["loc"] for other in errors)
    ]


def _meant(unknown: ErrorDetails, errors: list[ErrorDetails], model: type[BaseModel]) -> tuple[int | str, ...]:
    """The location of the missing field that an unknown one was meant to be; empty where there is none."""
    *above, name = unknown["loc"]
    missing = [str(each["loc"][-1]) for each in errors if each["type"] == "missing" and [*each["loc"][:-1]] == above]
    alike = cures.as_field(str(name))
    near = get_close_matches(alike, fields_at(model, tuple(above)), n=1) or [cures.OTHER_NAMES.get(alike, "")]
    return (*above, near[0]) if near[0] in missing else ()


@dataclass(frozen=True)
class _Mistake:
    """One of pydantic's errors, with what the messages need of it."""

    kind: str
    """Pydantic's word for it, or that of an error of our own (`id`, `language`, `text_empty`, `text_type` …)."""
    field: str
    """The innermost field by name; empty where the data itself is wrong."""
    in_list: bool
    """Whether it is an item of the field's list."""
    value: Any
    message: str
    context: dict[str, Any]
    """What the error says of itself: bounds, allowed words, a hint."""
    span: Span
    shape: type[BaseModel] | None
    """The shape that has, or lacks, the field."""
    wanted: type[BaseModel] | None
    """The shape that belongs where the value stands."""

    @property
    def info(self) -> FieldInfo | None:
        """What the shape says of the field; None where it has none of that name."""
        return self.shape.model_fields.get(self.field) if self.shape else None


def _mistake(error: ErrorDetails, model: type[BaseModel], data: Any, start: Span) -> _Mistake:
    context: dict[str, Any] = error.get("ctx") or {}
    is_unknown = error["type"] == "extra_forbidden"
    is_key = error["loc"][-1:] == ("[key]",)
    way = error["loc"][:-1] if is_key else error["loc"]
    loc = (*way, *context.get("at", ()))
    return _Mistake(
        kind=error["type"],
        field=next((str(step) for step in reversed(way[:-1] if is_key else way) if isinstance(step, str)), ""),
        in_list=bool(loc) and isinstance(loc[-1], int),
        value=error.get("input"),
        message=error["msg"],
        context=context,
        span=span_of(data, loc, key=is_unknown or is_key or bool(context.get("key"))) or start,
        shape=shape_at(model, loc[:-1]),
        wanted=shape_at(model, loc),
    )


def _missing(mistake: _Mistake) -> Diagnostic:
    return MISSING_FIELD.found(f"'{mistake.field}' is missing", mistake.span, f"add '{mistake.field}: …' here")


def _unknown(mistake: _Mistake) -> Diagnostic:
    name, shape = mistake.field, mistake.shape
    new = renamed_fields(shape.__mro__).get(name) if shape else None
    hint = f"it is called '{new}' now, and that is here too; delete one of them" if new else _other_field(name, shape)
    return UNKNOWN_FIELD.found(f"there is no field '{shortened(name)}' here", mistake.span, hint)


def _other_field(name: str, shape: type[BaseModel] | None) -> str:
    """Which field may have been meant: one of nearly that name, one below another field, one that others call so."""
    known = shape.model_fields if shape else {}
    base, _, language = cures.as_field(name).rpartition("_")
    if base in known and re.fullmatch("[a-z]{2}|english|korean", language):
        return f"write both languages in one field: {base}: {{en: …, ko: …}}"
    near = did_you_mean(cures.as_field(name), known)
    below, ours = cures.place_of(shape, name), cures.OTHER_NAMES.get(name.lower())
    if near.startswith("did you mean"):
        return near
    if below:
        return f"write it below '{below}:', indented"
    return f"here it is called '{ours}'" if ours in known else cures.WITHOUT.get(name.lower(), near)


def _wrong_word(mistake: _Mistake) -> Diagnostic:
    known = [each.strip(" '") for each in str(mistake.context["expected"]).replace(" or ", ", ").split(",")]
    message = f"'{mistake.field}' can't be {_described(mistake.value)}"
    meant = cures.word_for(mistake.value, known)
    hint = f"write {meant}" if meant else _value_hint(mistake.value, known)
    return WRONG_VALUE.found(message, mistake.span, hint, fix=meant if isinstance(mistake.value, str) else "")


def _wrong_type(mistake: _Mistake) -> Diagnostic:
    needs = _NEEDS[mistake.kind]
    hint = _cure(mistake)
    left = cures.quoted_for(mistake.info, mistake.value) if mistake.kind == "string_type" else None
    if left:
        kind = left["type"]
        return _diagnostic_for(kind)(replace(mistake, kind=kind, message=left["msg"], value=str(mistake.value)))
    name = f"'{mistake.field}'" if mistake.field else "this"
    what = f"an item of '{mistake.field}'" if mistake.in_list else name
    return WRONG_TYPE.found(f"{what} must be {needs}, not {_described(mistake.value)}", mistake.span, hint)


def _cure(mistake: _Mistake) -> str:
    """What to write instead of a value of the wrong type."""
    if mistake.kind == "tuple_type":
        return cures.list_of(mistake.value, mistake.wanted)
    if mistake.kind in ("int_type", "float_type"):
        return cures.number_for(mistake.info, mistake.value)
    if mistake.kind == "bool_type":
        return cures.flag_for(mistake.value)
    if mistake.kind == "string_type":
        return cures.text_for(mistake.value, mistake.span.file)
    if mistake.kind == "dict_type":
        return "write 'key: value' on each line, without '- '" if isinstance(mistake.value, list) else ""
    return cures.fields_of(mistake.wanted, mistake.value)


def _empty_list(mistake: _Mistake) -> Diagnostic:
    hint = "give it at least one item, or delete the field"
    return MISSING_FIELD.found(f"'{mistake.field}' is empty", mistake.span, hint)


def _empty_text(mistake: _Mistake) -> Diagnostic:
    return WRONG_VALUE.found(f"'{mistake.field}' is empty", mistake.span, "write it, or delete the field")


def _out_of_bounds(mistake: _Mistake) -> Diagnostic:
    bound = _BOUNDS[mistake.kind].format(*(f"{each:g}" for each in mistake.context.values()))
    hint = cures.number_for(mistake.info, mistake.value) if mistake.kind == "less_than_equal" else ""
    message = f"'{mistake.field}' must be {bound}, not {_described(mistake.value)}"
    return WRONG_VALUE.found(message, mistake.span, hint)


def _other(mistake: _Mistake) -> Diagnostic:
    """An error of our own, whose message is written where it is raised, or one of pydantic's that has no words here."""
    rules = {"id": BAD_ID, "language": BAD_LANGUAGE, "text_empty": WRONG_VALUE, "text_type": WRONG_TYPE}
    named = mistake.field and mistake.kind != "id"
    message = f"'{mistake.field}': {mistake.message}" if named else mistake.message
    return rules.get(mistake.kind, WRONG_VALUE).found(message, mistake.span, mistake.context.get("hint", ""))


def _wrong_date(mistake: _Mistake) -> Diagnostic:
    value = str(mistake.value)
    message = f"'{mistake.field}': '{shortened(value)}' is no date"
    meant = cures.date_for(value)
    return WRONG_VALUE.found(message, mistake.span, cures.date_hint(value, meant), fix=meant)


def _diagnostic_for(kind: str) -> Callable[[_Mistake], Diagnostic]:
    by_type = {
        "missing": _missing,
        "extra_forbidden": _unknown,
        "literal_error": _wrong_word,
        "date": _wrong_date,
        "too_short": _empty_list,
        "string_too_short": _empty_text,
        **dict.fromkeys(_NEEDS, _wrong_type),
        **dict.fromkeys(_BOUNDS, _out_of_bounds),
    }
    return by_type.get(kind, _other)


def _value_hint(value: Any, known: list[str]) -> str:
    near = did_you_mean(str(value), known)
    return near if near.startswith("did you mean") else "write one of: " + ", ".join(known)


def _described(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{shortened(text)}'"
