"""Mappings from a rule's code to a word or a reason, in which each code knows where it was written."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from stagebook.problems.diagnostics import Span
from stagebook.reading.tree import Mapping


def _reason(value: str) -> str:
    line = " ".join(value.split())
    if not line:
        raise PydanticCustomError("text_empty", "the reason is empty", {"hint": "say why the rule may be broken here"})
    return line


class ByCode(AbstractMapping[str, str]):
    """What an author wrote for each code. It does not change, and can be hashed like the shape that holds it."""

    __slots__ = ("_words", "keys_at")
    written: ClassVar[Any] = dict[str, str]
    """What may stand in the file."""

    def __init__(self, words: dict[str, str] | None = None, keys_at: dict[str, Span] | None = None) -> None:
        """Take over checked words; `keys_at` says where each code stands, if they were read from a file."""
        self._words = words or {}
        self.keys_at = keys_at or {}

    def __getitem__(self, code: str) -> str:
        return self._words[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __hash__(self) -> int:
        return hash(tuple(self._words.items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._words!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(cls._with_places, handler.generate_schema(cls.written))

    @classmethod
    def _with_places(cls, value: Any, checked: core_schema.ValidatorFunctionWrapHandler) -> Self:
        return cls(checked(value), value.keys_at if isinstance(value, Mapping) else None)


class Levels(ByCode):
    """How bad a breach of a rule is, by the rule's code; `off`: it is not reported."""

    __slots__ = ()
    written = dict[str, Literal["off", "warning", "error"]]


class Reasons(ByCode):
    """Why a breach of a rule is accepted, by the rule's code."""

    __slots__ = ()
    written = dict[str, Annotated[str, Field(strict=True, min_length=1), AfterValidator(_reason)]]
