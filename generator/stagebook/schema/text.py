"""Text in several languages, written where it is used.

An author writes a string (the playbook's first language) or `{en: …, ko: …}`. Both become one
`Text`: a string in the first language that carries its translations and their places.
`Text.in_language` gives the reader's version; `lang` then says which language it really is.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from stagebook.problems.diagnostics import Span, did_you_mean, shortened
from stagebook.reading.tree import Mapping, Scalar
from stagebook.schema.ids import NOWHERE

WORDS = ("source", "derived")
"""What `provenance` can say, of a text too."""


class Text(str):
    """Plain text; whatever it holds is shown as it stands."""

    __slots__ = ("derived", "lang", "span", "versions")
    derived: bool
    """Whether the authors proposed it, beyond their source."""
    lang: str
    """The language this string is in."""
    span: Span
    versions: AbstractMapping[str, Text]
    """Every language that was written, this one too."""

    def __new__(cls, value: str, lang: str, span: Span = NOWHERE) -> Self:
        """Make text in one language."""
        self = super().__new__(cls, value)
        self.lang = lang
        self.span = span
        self.versions = {lang: self}
        self.derived = False
        return self

    def mark_derived(self) -> None:
        """Say of a text that was just read, in every language, that the authors proposed it."""
        for version in self.versions.values():
            version.derived = True

    def in_language(self, lang: str) -> Self:
        """The version in `lang`, or this one (see its `lang`) where there is none."""
        version = self.versions.get(lang, self)
        assert isinstance(version, type(self))
        return version

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            cls._read, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        each = {"type": "string", "minLength": 1}
        by_language = {"type": "object", "additionalProperties": each, "minProperties": 1}
        return {"anyOf": [each, by_language | {"properties": {"provenance": {"enum": [*WORDS]}}}]}

    @classmethod
    def _read(cls, value: Any, info: ValidationInfo) -> Self:
        languages: tuple[str, ...] = (info.context or {}).get("languages", ("en",))
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls._one(value, languages[0] if languages else "", ())
        if not isinstance(value, dict):
            raise _wrong(value, languages)
        written = {lang: each for lang, each in value.items() if lang != "provenance"}
        # Which languages there are is not known where playbook.yml is broken.
        languages = languages or tuple(written) or ("",)
        for lang, each in written.items():
            if lang not in languages:
                raise _no_language(lang, each, value, languages)
        if languages[0] not in written:
            raise PydanticCustomError(
                "language",
                "the text in the first language, '{lang}', is missing",
                {"lang": languages[0], "hint": f"add '{languages[0]}: …', or name another first in `languages`"},
            )
        versions = {lang: cls._one(each, lang, (lang,)) for lang, each in written.items()}
        text = versions[languages[0]]
        text.versions = versions
        if _provenance(value) == "derived":
            text.mark_derived()
        return text

    @classmethod
    def _one(cls, value: Any, lang: str, at: tuple[str, ...]) -> Self:
        if not isinstance(value, str):
            raise _wrong(value, (), at)
        if not value.strip():
            raise PydanticCustomError(
                "text_empty", "the text is empty", {"at": at, "hint": "write it, or delete the field"}
            )
        span = value.span if isinstance(value, Scalar) else NOWHERE
        return cls(cls._trimmed(value), lang, span)

    @staticmethod
    def _trimmed(value: str) -> str:
        """The text as one line: it becomes a heading, a label, an entry of the navigation."""
        return " ".join(value.split())


class RichText(Text):
    """Text in Markdown, with links such as `[[tool:battlecard]]`; HTML in it is shown as text."""

    __slots__ = ()

    @staticmethod
    def _trimmed(value: str) -> str:
        return value.strip()


def _no_language(lang: str, each: Any, value: dict[str, Any], languages: tuple[str, ...]) -> PydanticCustomError:
    """Say what a key of a text is, that is no language of the playbook."""
    slip = _slip_in_braces(lang, each, value)
    if slip:
        return slip
    if " " in lang.strip() or (each is None and len(value) == 1):
        return _with_colon(lang, each)
    return PydanticCustomError(
        "language",
        "'{lang}' is not one of the playbook's languages",
        {"lang": shortened(lang), "at": (lang,), "hint": did_you_mean(lang, languages), "key": True},
    )


def _slip_in_braces(lang: str, each: Any, value: dict[str, Any]) -> PydanticCustomError | None:
    """A text in braces that YAML took for a name without value: it follows a comma, or a colon has no blank."""
    if each is not None:
        return None
    start, colon, rest = lang.partition(":")
    if colon and rest and start.isalpha():
        message, hint = "after '{start}:' a blank is missing", f"write {{{start}: {shortened(rest, 24)}, …}}"
        return PydanticCustomError("language", message, {"start": start, "at": (lang,), "hint": hint, "key": True})
    first = next(iter(value))
    if lang == first or not _on_one_line(value, first, lang):
        return None
    message = "the comma before '{start}' ends the text"
    hint = f'put each text in quotes: {{{first}: "…", …}}'
    context = {"start": shortened(lang, 24), "at": (lang,), "hint": hint, "key": True}
    return PydanticCustomError("text_type", message, context)


def _on_one_line(value: dict[str, Any], one: str, other: str) -> bool:
    return isinstance(value, Mapping) and value.keys_at[one].line == value.keys_at[other].line


def _provenance(value: AbstractMapping[str, Any]) -> str:
    word = value.get("provenance", WORDS[0])
    if word not in WORDS:
        hint = did_you_mean(str(word), WORDS)
        raise PydanticCustomError(
            "provenance",
            "'{value}' is neither 'source' nor 'derived'",
            {"value": shortened(str(word)), "at": ("provenance",), "hint": hint},
        )
    return str(word)


def _with_colon(start: str, rest: Any) -> PydanticCustomError:
    """A text without quotes that YAML took for a mapping, since it holds ': ' or ends at a colon."""
    text = f"{start}: {rest}" if isinstance(rest, str) else f"{start}:"
    mark = "'" if '"' in text else '"'
    hint = f"put it in quotes: {mark}{shortened(text)}{mark}"
    return PydanticCustomError(
        "text_type", "a text that holds a colon must stand in quotes", {"at": (start,), "hint": hint, "key": True}
    )


def _wrong(value: Any, languages: tuple[str, ...], at: tuple[str, ...] = ()) -> PydanticCustomError:
    if isinstance(value, bool | int | float):
        return PydanticCustomError(
            "text_type",
            "this must be text, not the {kind} {value}",
            {
                "kind": "number" if not isinstance(value, bool) else "word",
                "value": str(value),
                "at": at,
                "hint": "put it in quotes",
            },
        )
    if isinstance(value, list) and value and isinstance(value[0], list):
        return PydanticCustomError(
            "text_type", "a text can't start with '[['", {"at": at, "hint": 'put it in quotes: "[[…]] …"'}
        )
    what = "empty" if value is None else "a mapping" if isinstance(value, dict) else "a list"
    several = " or {" + ": …, ".join(languages) + ": …}" if languages else ""
    return PydanticCustomError(
        "text_type", "this must be text, not {what}", {"what": what, "at": at, "hint": f"write a text{several}"}
    )
