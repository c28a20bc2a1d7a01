"""Words that mean the same to readers who search, in `search.yml`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from stagebook.problems.diagnostics import did_you_mean
from stagebook.schema.base import Item, Language, Plain, at_most

Group = Annotated[tuple[Plain, ...], Field(min_length=2), at_most(100)]
"""Words and phrases with one meaning; one alone would say nothing."""


class SearchWords(Item):
    """What readers type and the playbook calls otherwise, beside the words that Stagebook knows."""

    synonyms: dict[Language, Annotated[tuple[Group, ...], at_most(1000)]] = Field(default_factory=dict)
    """By language, groups of words and phrases that mean the same: `en: [[rebate, discount, price cut]]`."""

    @field_validator("synonyms")
    @classmethod
    def _are_languages_of_the_playbook(cls, value: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        """Refuse a language that the playbook does not have: nobody would search in it."""
        languages = (info.context or {}).get("languages") or tuple(value)
        for language in value:
            if language not in languages:
                raise PydanticCustomError(
                    "language", "'{lang}' is not one of the playbook's languages",
                    {"lang": language, "at": (language,), "hint": did_you_mean(language, languages), "key": True},
                )  # fmt: skip
        return value
