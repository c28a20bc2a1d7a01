"""Whether an item, a part or a single fact of it comes from the source or was proposed by the playbook's authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, LiteralString, NoReturn, Self, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from stagebook.problems.diagnostics import did_you_mean, shortened
from stagebook.schema.text import WORDS, Text


class Provenance(str):
    """`source` or `derived`; of an item of which only some fields are derived, `source` with their names."""

    __slots__ = ("fields",)
    fields: tuple[str, ...]
    """The fields that are derived where the rest is not, as written."""

    def __new__(cls, value: str, fields: tuple[str, ...] = ()) -> Self:
        """Wrap one of the words."""
        self = super().__new__(cls, value)
        self.fields = fields
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        word = {"enum": [*WORDS]}
        return {"anyOf": [word, {"type": "object", "additionalProperties": word, "minProperties": 1}]}

    @classmethod
    def _read(cls, value: Any) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, Mapping):
            return cls(_word(value))
        for field, word in value.items():
            _word(word, str(field))
        return cls("source", tuple(str(field) for field, word in value.items() if word == "derived"))


def _word(value: Any, *at: str) -> str:
    if value not in WORDS:
        hint = did_you_mean(str(value), WORDS)
        raise PydanticCustomError(
            "provenance",
            "'{value}' is neither 'source' nor 'derived'",
            {"value": shortened(str(value)), "at": at, "hint": hint},
        )
    return str(value)


def mark_texts(shape: Any, provenance: Provenance) -> None:
    """Mark the texts in the derived fields of a shape that was just read.

    Raises `PydanticCustomError` for a name that is no field of it, is not written, or holds parts, which say it
    themselves.
    """
    for name in provenance.fields:
        known = [each for each in type(shape).model_fields if each not in ("id", "provenance", "visible_to", "accept")]
        if name not in known:
            _refuse("there is no field '{name}' here", name, did_you_mean(name, known))
        value = getattr(shape, name)
        if name not in shape.model_fields_set:
            _refuse("'{name}' is not written here", name, "write it, or delete this")
        if _holds_parts(type(shape).model_fields[name].annotation):
            _refuse("'{name}' holds parts of its own", name, "write `provenance: derived` in each of these")
        for text in _texts(value):
            text.mark_derived()


def _refuse(message: LiteralString, name: str, hint: str) -> NoReturn:
    raise PydanticCustomError(
        "provenance", message, {"name": shortened(name), "at": ("provenance", name), "hint": hint, "key": True}
    )


def _texts(value: Any) -> Iterator[Text]:
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, Text):
            yield each


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return hasattr(annotation, "model_fields")
    return any(_holds_parts(each) for each in get_args(annotation))


def is_derived(value: Any, field: str = "", other: str = "") -> bool:
    """Whether an item or text is derived, or of an item whose rest is not, a field or the other."""
    if isinstance(value, Text):
        return value.derived
    if not field:
        return bool(value.provenance == "derived")
    return field in value.provenance.fields or other in value.provenance.fields
