"""The seller's craft inside a stage: techniques, channels, practices, objections, when to let go."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stagebook.schema.base import Named, Tendency
from stagebook.schema.ids import ToolRef
from stagebook.schema.text import RichText, Text


class Technique(Named):
    """A way of doing it that has a name."""

    title: Text
    """Its name."""
    text: RichText
    """What one does."""
    when: RichText | None = None
    """When it fits."""
    steps: tuple[RichText, ...] = ()
    """Its moves in order, where it has some."""


class Channel(Named):
    """A way to reach the buyer."""

    title: Text
    """Its name."""
    text: RichText | None = None
    """How to use it."""
    tools: tuple[ToolRef, ...] = ()
    """Tools it works with."""


class Practice(Named):
    """Advice: what to do, what not to do, a quick tip."""

    text: RichText
    """The advice, in a sentence."""
    kind: Literal["do", "avoid", "tip"] | None = None
    """Whether to do it, to avoid it, or a quick tip."""


class Objection(Named):
    """What the buyer says against it, with the answers that help."""

    text: RichText
    """What the buyer says."""
    responses: Annotated[tuple[RichText, ...], Field(min_length=1)]
    """Answers that help, one each."""


class Disqualifier(Named, Tendency):
    """When to let the deal go."""

    text: RichText
    """What one sees, so that the deal should go."""
    then: RichText | None = None
    """What to do instead."""


class ResponseTime(Named):
    """How fast something must happen."""

    text: RichText
    """What must happen, and why so fast."""
    within: Annotated[int, Field(strict=True, ge=1)]
    """The best time, in `unit`."""
    unit: Literal["minutes", "hours", "days"]
    """The unit of `within`."""
    counted_from: Text
    """The event that starts the clock."""
