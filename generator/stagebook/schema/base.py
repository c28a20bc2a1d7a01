"""What all authored shapes share: frozen, closed, and each with the span where it was written."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic import ModelWrapValidatorHandler as Handler
from pydantic_core import PydanticCustomError

from stagebook.problems.diagnostics import Span, shortened
from stagebook.reading.addresses import is_malformed
from stagebook.reading.tree import Mapping
from stagebook.schema.ids import NOWHERE, Slug, Spanned
from stagebook.schema.provenance import Provenance, mark_texts
from stagebook.schema.rule_codes import Reasons
from stagebook.words.cldr import language_meant

_set = object.__setattr__
"""Sets a slot of a frozen shape."""

_NO_FIELDS: dict[str, Span] = {}
"""Of a shape that nobody wrote."""


class Shape(BaseModel):
    """A mapping as an author writes it. Unknown fields are refused; nothing can be changed later."""

    # What reads a shape is made when the first one is read: most are only parts of others, and what stands in the model
    # is not read at all. To make all of them at once took a fifth of a small check.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    # No private attributes of pydantic: it makes each anew for every shape, once per class above it, by a deep copy.
    # `_held` is what `stagebook.model.walk` found in it; a copy, which may hold something else, starts without.
    __slots__ = ("_fields_at", "_held", "_span")

    @model_validator(mode="wrap")
    @classmethod
    def _keep_span(cls, data: Any, handler: Handler[Any]) -> Any:
        shape = handler(data)
        if isinstance(data, Mapping):
            _set(shape, "_span", data.span)
            _set(shape, "_fields_at", data.keys_at)
            if isinstance(shape, Item) and shape.provenance.fields:
                mark_texts(shape, shape.provenance)
        return shape

    def __copy__(self) -> Self:
        """Copy the spans too, for `model_copy`."""
        copy = super().__copy__()
        copy.copy_spans_from(self)
        return copy

    @property
    def span(self) -> Span:
        """Where the mapping starts."""
        span: Span = getattr(self, "_span", NOWHERE)
        return span

    def field_span(self, name: str) -> Span:
        """Where the field's key stands; where the field is not written, the mapping's start."""
        written: dict[str, Span] = getattr(self, "_fields_at", _NO_FIELDS)
        return written.get(name, self.span)

    def copy_spans_from(self, other: Shape) -> None:
        """Stand where `other` stands, which this one is made from: so problems point to what the author wrote."""
        _set(self, "_span", other.span)
        _set(self, "_fields_at", getattr(other, "_fields_at", _NO_FIELDS))


def at_most(count: int) -> AfterValidator:
    """Refuse longer lists: what each check does once for each of them would be done too often."""

    def checked(value: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(value) > count:
            raise PydanticCustomError("too_many", "there are more than {most}", {"most": count, "hint": "write fewer"})
        return value

    return AfterValidator(checked)


def _iso_date(value: str) -> str:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):  # Python reads 2026-W47-7 and 20261122 too
            raise ValueError(value)
        datetime.date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("date", "'{value}' is no date", {"value": shortened(value)}) from error
    return value


def _one_line(value: str) -> str:
    line = " ".join(value.split())
    if not line:
        raise PydanticCustomError("text_empty", "the text is empty", {"hint": "write it, or delete the field"})
    return line


def is_language(value: str) -> bool:
    """Whether a word is written like a language tag, and is not the code of a country."""
    return bool(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value, re.ASCII)) and not language_meant(value)


def _language(value: str) -> str:
    if not is_language(value):
        meant = language_meant(value)
        raise PydanticCustomError(
            "tag",
            "'{value}' is the code of a country" if meant and len(value) == 2 else "'{value}' is no language",
            {
                "value": shortened(value),
                "hint": f"write {meant}, the language" if meant else "write it as en, ko or pt-BR",
            },
        )
    return value


def _address_hint(value: str) -> str:
    """An address of the web or of mail that lacks its beginning, with it."""
    if re.match(r"[\w.+-]+@[\w-]+(\.[\w-]+)+\Z", value):
        return f"write mailto:{value}"
    if re.match(r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|kr|co)\b)[^\s<>\"]*\Z", value):
        return f"write https://{value}"
    return ""


def _web_address(value: str) -> str:
    if not re.match(r"(?:https?://|mailto:)[^\s<>\"]+\Z", value) or is_malformed(value):
        raise PydanticCustomError(
            "address",
            "'{value}' is no address; it starts with https:// (or mailto:)",
            {"value": shortened(value), "hint": _address_hint(value)},
        )
    return value


IsoDate = Annotated[str, Field(strict=True), AfterValidator(_iso_date)]
"""A calendar date, `2026-11-30`."""

Language = Annotated[str, Field(strict=True), AfterValidator(_language)]
"""A language tag. It becomes the name of a folder."""

Address = Annotated[str, Field(strict=True), AfterValidator(_web_address)]
"""A web or mail address."""


class FilePath(Spanned):
    """A path relative to the playbook's folder, with `/`; `reading.publishable` says which of them readers may have."""

    __slots__ = ()

    @classmethod
    def _limits(cls) -> dict[str, Any]:
        return {"minLength": 1}

    @classmethod
    def _check(cls, value: Any) -> None:
        if not isinstance(value, str) or not value.strip():
            raise PydanticCustomError("path", "a path must be text such as 'files/deck.pdf'")


Plain = Annotated[str, Field(strict=True, min_length=1), AfterValidator(_one_line)]
"""Text on one line that is the same in every language: a name, a version."""

Days = Annotated[int, Field(strict=True, ge=0, le=3650)]
"""A number of days."""

Flag = Annotated[bool, Field(strict=True)]
"""true or false."""

Share = Annotated[float, Field(strict=True, ge=0, le=1)]
"""A share from 0 to 1."""

Strength = Literal["must", "important", "often", "depends", "optional"]
"""How binding something is. `depends`: on the buyer; say on what in `condition`."""

Likelihood = Literal["always", "usually", "often", "sometimes", "may"]
"""How far something holds: in every case, or only in some."""


class Item(Shape):
    """What every part of the model may say about itself."""

    visible_to: tuple[Slug, ...] | None = None
    """Audiences that may see it, besides the first one, which sees all. Without it: whoever sees its parent."""
    provenance: Provenance = Provenance("source")
    """`derived` marks what is proposed here, beyond the source; `{lead_time: derived}` marks single fields."""
    accept: Reasons | None = None
    """Rules that may be broken here, each with the reason: `{no-owner: the vendor keeps it}`. No page shows it."""


class Tendency(Item):
    """Something that holds more or less."""

    likelihood: Likelihood | None = None
    """How far it holds. Pages say nothing where this says nothing."""


class Named(Item):
    """An item inside another one, with an id on which ticks and translations hang."""

    id: Slug
    """Unique within its list; never change it once reps tick it."""
