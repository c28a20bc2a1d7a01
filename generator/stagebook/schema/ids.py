"""Ids, the ids by which one item names another or a part of itself, and what they share with paths: their span."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from stagebook.problems.diagnostics import Span, shortened
from stagebook.reading.tree import Scalar

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
MAX_SLUG = 64
NOWHERE = Span("playbook.yml")
"""The span of what nobody wrote."""


class Spanned(str):
    """A value of one word, such as an id or a path, that remembers the span where it is written."""

    __slots__ = ("span",)
    span: Span

    def __new__(cls, value: str, span: Span = NOWHERE) -> Self:
        """Keep the value and its span."""
        self = super().__new__(cls, value)
        self.span = span
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", **cls._limits()}

    @classmethod
    def _read(cls, value: Any) -> Self:
        if isinstance(value, cls):
            return value
        cls._check(value)
        return cls(value, value.span if isinstance(value, Scalar) else NOWHERE)

    @classmethod
    def _limits(cls) -> dict[str, Any]:
        """What a JSON Schema says of it beside that it is a string."""
        raise NotImplementedError

    @classmethod
    def _check(cls, value: Any) -> None:
        """Raise `PydanticCustomError` for what can't be one."""
        raise NotImplementedError


class Slug(Spanned):
    """An id: lower-case ASCII letters, digits and single hyphens, at most 64 characters."""

    __slots__ = ()
    pattern: ClassVar[str] = r"^[a-z0-9]+(-[a-z0-9]+)*$"

    @classmethod
    def _limits(cls) -> dict[str, Any]:
        return {"pattern": cls.pattern}

    @classmethod
    def _check(cls, value: Any) -> None:
        if not isinstance(value, str):
            raise PydanticCustomError("id", "an id must be text such as 'goals-confirmed'")
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


class TextVariantRef(LocalRef):
    """The id of a variant of the same tool's text."""

    __slots__ = ()
    within = "variants"
    what = "variant"


class StageRef(Ref):
    """The id of a stage: `stage` where it is unique, else `process/stage`."""

    __slots__ = ()
    kind = "stage"
    pattern = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"

    @classmethod
    def _check(cls, value: Any) -> None:
        for part in value.split("/", 1) if isinstance(value, str) else (value,):
            Slug._check(part)


def is_slug(value: str) -> bool:
    """Whether `value` can be an id: lower-case ASCII letters, digits and single hyphens, at most `MAX_SLUG`."""
    return len(value) <= MAX_SLUG and bool(SLUG.match(value))


def proposed_slug(value: str) -> str:
    """The id nearest to `value`, a hyphen for whatever an id can't have; empty where no letter or digit is left."""
    plain = unicodedata.normalize("NFKC", value[:200])
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:MAX_SLUG].strip("-")


def slug_problem(value: str) -> str:
    """Say why `value` is no id, and propose one that is."""
    proposal = proposed_slug(value)
    better = f"; write '{proposal}'" if proposal and proposal != value else ""
    if not proposal and any(char.isalpha() for char in value):
        better = "; name it in English letters, as in 'price-talk', while its title may be in any language"
    return f"'{shortened(value)}' is no id: use a-z, 0-9 and single hyphens, at most {MAX_SLUG} characters{better}"
