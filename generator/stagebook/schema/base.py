"""What all authored shapes share: frozen, closed, and each with the place where it was written."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler, PrivateAttr, model_validator
from pydantic import ModelWrapValidatorHandler as Handler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from stagebook.problems.diagnostics import Span, shortened
from stagebook.reading.tree import Mapping, Scalar

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
MAX_SLUG = 64
_NOWHERE = Span("playbook.yml")


class Shape(BaseModel):
    """A mapping as an author writes it. Unknown fields are refused; nothing can be changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, arbitrary_types_allowed=True)

    _span: Span = PrivateAttr(default=_NOWHERE)
    _fields_at: dict[str, Span] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, handler: Handler[Any]) -> Any:
        shape = handler(data)
        if isinstance(data, Mapping):
            shape._span = data.span
            shape._fields_at = data.keys_at
        return shape

    @property
    def span(self) -> Span:
        """Where the mapping starts."""
        return self._span

    def field_span(self, name: str) -> Span:
        """Where the field's key stands; where the field is not written, the mapping's start."""
        return self._fields_at.get(name, self._span)

    def placed_like(self, other: Shape) -> None:
        """Take over the place of the shape this one is made from."""
        self._span = other._span
        self._fields_at = other._fields_at


@dataclass(frozen=True)
class OtherSide:
    """Marks a field whose references have a name of their own when read from the other end: `made into`."""

    name: str


@dataclass(frozen=True)
class Essential:
    """Marks a reference without which its part says something else: where it is hidden, the part is too."""


@dataclass(frozen=True)
class GoesWith:
    """Marks what is about the reference in another field: where that is hidden, this is too."""

    field: str


@dataclass(frozen=True)
class EmptyMeansAll:
    """Marks references none of which means all: where every one is hidden, the part is too."""


class Slug(str):
    """An id: lower-case ASCII letters, digits and single hyphens, at most 64 characters."""

    __slots__ = ("span",)
    span: Span
    pattern: ClassVar[str] = r"^[a-z0-9]+(-[a-z0-9]+)*$"

    def __new__(cls, value: str, span: Span = _NOWHERE) -> Slug:
        """Keep the id and its place."""
        self = super().__new__(cls, value)
        self.span = span
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": cls.pattern}

    @classmethod
    def _read(cls, value: Any) -> Slug:
        if not isinstance(value, str):
            raise PydanticCustomError("id", "an id must be text such as 'goals-confirmed'")
        if isinstance(value, cls):
            return value
        cls._check(value)
        return cls(value, value.span if isinstance(value, Scalar) else _NOWHERE)

    @classmethod
    def _check(cls, value: str) -> None:
        if not is_slug(value):
            raise PydanticCustomError("id", "{reason}", {"reason": slug_problem(value)})


class Ref(Slug):
    """The id of another item. `kind` is what it must name."""

    __slots__ = ()
    kind: ClassVar[str] = ""
    own_process: ClassVar[bool] = False
    """Whether only an item of the same process can be meant."""


class ToolRef(Ref):
    """The id of a tool."""

    __slots__ = ()
    kind = "tool"


class FrameworkRef(Ref):
    """The id of a framework."""

    __slots__ = ()
    kind = "framework"


class RoleRef(Ref):
    """The id of a role."""

    __slots__ = ()
    kind = "role"


class TermRef(Ref):
    """The id of a glossary term."""

    __slots__ = ()
    kind = "term"


class MilestoneRef(Ref):
    """The id of a milestone."""

    __slots__ = ()
    kind = "milestone"


class ProcessRef(Ref):
    """The id of a process."""

    __slots__ = ()
    kind = "process"


class ModuleRef(Ref):
    """The id of a training module."""

    __slots__ = ()
    kind = "module"


class MomentRef(Ref):
    """The id of a moment of the buyer's way."""

    __slots__ = ()
    kind = "moment"


class PhaseRef(Ref):
    """The id of a phase in the same process."""

    __slots__ = ()
    kind = "phase"
    own_process = True


class LocalRef(Slug):
    """The id of a part of the same item. `within` is the item's field that lists what can be named, `what` says it."""

    __slots__ = ()
    within: ClassVar[str] = ""
    what: ClassVar[str] = ""


class TouchpointRef(LocalRef):
    """The id of a touchpoint of the same process."""

    __slots__ = ()
    within = "touchpoints"
    what = "touchpoint"


class CriterionRef(LocalRef):
    """The id of an exit criterion of the same stage."""

    __slots__ = ()
    within = "exit_criteria"
    what = "exit criterion"


class ActivityRef(LocalRef):
    """The id of an activity of the same stage."""

    __slots__ = ()
    within = "activities"
    what = "activity"


class OwnStageRef(LocalRef):
    """The id of a stage of the same process."""

    __slots__ = ()
    within = "stages"
    what = "stage"


class StageRef(Ref):
    """The id of a stage: `stage` where it is unique, else `process/stage`."""

    __slots__ = ()
    kind = "stage"
    pattern = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"

    @classmethod
    def _check(cls, value: str) -> None:
        for part in value.split("/", 1):
            Slug._check(part)


def is_slug(value: str) -> bool:
    """Tell whether `value` can be an id."""
    return len(value) <= MAX_SLUG and bool(SLUG.match(value))


def proposed_slug(value: str) -> str:
    """Return the id nearest to `value`; empty where nothing of it is left."""
    return re.sub(r"[^a-z0-9]+", "-", value[:200].lower()).strip("-")[:MAX_SLUG].strip("-")


def slug_problem(value: str) -> str:
    """Say why `value` is no id, and propose one that is."""
    proposal = proposed_slug(value)
    shown = shortened(value)
    better = f"; write '{proposal}'" if proposal and proposal != value else ""
    return f"'{shown}' is no id: use a-z, 0-9 and single hyphens, at most {MAX_SLUG} characters{better}"


def _iso_date(value: str) -> str:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):  # Python reads 2026-W47-7 and 20261122 too
            raise ValueError(value)
        datetime.date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError(
            "date", "'{value}' is no date; write it as 2026-11-30", {"value": shortened(value)}
        ) from error
    return value


def _one_line(value: str) -> str:
    line = " ".join(value.split())
    if not line:
        raise PydanticCustomError("text_empty", "the text is empty", {"hint": "write it, or delete the field"})
    return line


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value, re.ASCII):
        raise PydanticCustomError(
            "tag", "'{value}' is no language; write it as en, ko or pt-BR", {"value": shortened(value)}
        )
    return value


def _web_address(value: str) -> str:
    if not re.match(r"(?:https?://|mailto:)[^\s<>\"]+\Z", value):
        raise PydanticCustomError(
            "address", "'{value}' is no address; it starts with https:// (or mailto:)", {"value": shortened(value)}
        )
    return value


def _file_path(value: str) -> str:
    parts = value.replace("\\", "/").split("/")
    if ":" in parts[0] or any(part.startswith(".") or not part.strip() for part in parts):
        raise PydanticCustomError(
            "path", "'{value}' must be the path of a file inside the playbook's folder", {"value": shortened(value)}
        )
    if parts[0] == "templates":
        raise PydanticCustomError(
            "path", "'{value}' lies in templates/, which is not published", {"value": shortened(value)}
        )
    if parts[-1].lower().endswith((".yml", ".yaml", ".md")):
        raise PydanticCustomError(
            "path", "'{value}' is what the playbook is made from, and is not published", {"value": shortened(value)}
        )
    return "/".join(parts)


IsoDate = Annotated[str, Field(strict=True), AfterValidator(_iso_date)]
"""A calendar date, `2026-11-30`."""

Language = Annotated[str, Field(strict=True), AfterValidator(_language)]
"""A language tag. It becomes the name of a folder."""

Address = Annotated[str, Field(strict=True), AfterValidator(_web_address)]
"""A web or mail address."""

FilePath = Annotated[str, Field(strict=True), AfterValidator(_file_path)]
"""A path relative to the playbook's folder, with `/`."""

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

Likelihood = Literal["certain", "usually", "often", "sometimes"]
"""How sure an observation is."""

Provenance = Literal["source", "derived"]
"""`derived`: proposed by the authors of the playbook, not stated in what it was made from."""


class Item(Shape):
    """What every part of the model may say about itself."""

    visible_to: tuple[Slug, ...] | None = None
    """Audiences that may see it, besides the first one, which sees all. Without it: whoever sees its parent."""
    provenance: Provenance = "source"
    """`derived` marks what is proposed here and not stated in the source; authors see the mark."""


class Named(Item):
    """An item inside another one, with an id on which ticks and translations hang."""

    id: Slug
    """Unique within its list; never change it once reps tick it."""
