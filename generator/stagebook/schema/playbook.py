"""What an author writes of the playbook itself, and of pages written by hand."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from stagebook.problems.diagnostics import did_you_mean
from stagebook.schema.base import Address, IsoDate, Item, Language, Plain, at_most
from stagebook.schema.ids import Slug
from stagebook.schema.library import ToolType
from stagebook.schema.process import Process
from stagebook.schema.requires import Requires
from stagebook.schema.rule_codes import Levels
from stagebook.schema.text import RichText, Text

ExternalSetting = Literal[
    "copyright",
    "extra.analytics",
    "extra.polyfills",
    "extra_css",
    "extra_javascript",
    "markdown_extensions.pymdownx.emoji",
    "markdown_extensions.pymdownx.snippets",
    "plugins.drawio",
    "plugins.git-committers",
    "plugins.mermaid2",
    "plugins.social",
    "repo_url",
    "theme.custom_dir",
    "theme.favicon",
    "theme.font",
    "theme.highlightjs",
    "theme.logo",
]
"""What of mkdocs.yml is known to load something from elsewhere, by the way to it in the file."""


class Playbook(Item):
    """`playbook.yml`: what the playbook is called, for whom it is, and its processes."""

    title: Text
    """Its name, at the top of every page."""
    summary: RichText
    """What it is, in a sentence."""
    version: Plain
    """Printed on every sheet."""
    updated: IsoDate
    """The day of this version."""
    vendor: Plain | None = None
    """The selling company; `[[vendor]]` in a text stands for it."""
    owner: Plain
    """Who answers for pages that name no owner."""
    feedback: Address | None = None
    """Where the "something wrong?" link of each page leads."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1), at_most(40)] = ("en",)
    """The first is at `/`, each other at `/<language>/`."""
    translation: dict[Language, Literal["later"]] = Field(default_factory=dict)
    """Languages that are being worked on, as in `{ko: later}`: their missing texts are counted, and no problems."""
    audiences: Annotated[tuple[Slug, ...], at_most(20)] = ()
    """The first sees everything; the others what is visible to them."""
    at_a_glance: tuple[RichText, ...] = ()
    """What one should know before all else, one line each."""
    processes: Annotated[tuple[Process, ...], Field(min_length=1), at_most(200)]
    """The sales motions it holds, in order."""
    public_holidays: Plain | None = None
    """The country, or country and region, whose public holidays are no working days: `KR`, `DE-BY`."""
    buyer_calendars: tuple[Plain, ...] = ()
    """The countries, or countries and regions, of buyers: the close plan offers their working days, too."""
    tool_types: dict[str, ToolType] = Field(default_factory=dict)
    """Tool types besides the built-in ones."""
    allow_external: tuple[ExternalSetting, ...] = ()
    """Settings of mkdocs.yml that may load something from elsewhere: `[extra_css, theme.font]`."""
    show_provenance: Literal["readers", "authors", "nobody"] = "authors"
    """Who sees on pages what is derived: all readers, authors while serving, nobody."""
    requires: Requires | None = None
    """The versions of Stagebook that it is written for: `stagebook >= 0.2`."""
    checks: Levels = Field(default_factory=Levels)
    """Rules that are switched off or weigh more or less here: `{untranslated: off, no-owner: error}`."""

    @model_validator(mode="after")
    def _later_languages_exist(self) -> Self:
        """Refuse `translation` for a language that the playbook does not have, or that it is written in first."""
        for language in self.translation:
            if language not in self.languages[1:]:
                hint = did_you_mean(language, self.languages[1:]) or "delete it"
                raise PydanticCustomError(
                    "language", "'{lang}' is no second language of the playbook",
                    {"lang": language, "at": ("translation", language), "hint": hint, "key": True},
                )  # fmt: skip
        return self


class GuideHead(Item):
    """The head (front matter) of a page written by hand."""

    title: Plain
    """The page's title."""
    summary: Plain | None = None
    """What it is for, in a line."""
    owner: Plain | None = None
    """Who answers for it; without it, the owner of the playbook."""
    reviewed: IsoDate | None = None
    """The day someone last checked it."""
