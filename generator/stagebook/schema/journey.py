"""The buyer's side and the shape of a process: what buyers do, what stops them, variants, outcomes, loops."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stagebook.schema.base import Item, MomentRef, Named, PhaseRef, RoleRef, Slug, StageRef, ToolRef, TouchpointRef
from stagebook.schema.text import RichText, Text


class BuyerActivity(Named):
    """Something the buyer does or weighs in a phase, or what brings them into it."""

    text: RichText
    kind: Literal["trigger", "search", "criterion", "action", "purchase-form"] = "action"


class Obstacle(Named):
    """Something that can still stop a buyer; the owner's job is to remove it."""

    text: RichText
    owner: RoleRef | None = None
    """Who removes it."""
    tools: tuple[ToolRef, ...] = ()
    """What answers it."""


class Example(Named):
    """An example that makes a phase or process plain."""

    text: RichText


class Outcome(Named):
    """One way in which a phase or stage can end, and where it leads."""

    text: RichText
    kind: Literal["good", "bad", "neutral"] = "neutral"
    to_phase: PhaseRef | None = None
    to_stage: StageRef | None = None


class Touchpoint(Named):
    """An event between buyer and seller that metrics and questions refer to: a call, a demo, an offer."""

    title: Text
    aliases: tuple[Text, ...] = ()
    text: RichText | None = None
    phases: tuple[PhaseRef, ...] = ()
    """The phases in which it happens."""
    tool: ToolRef | None = None
    """The tool that stands for it in the library."""


class Bottleneck(Named):
    """Where deals pile up, seen from the whole process."""

    text: RichText
    stage: StageRef
    move: RichText | None = None


class Benefit(Named):
    """Why one works this way."""

    text: RichText


class VariantStage(Item):
    """A stage that a variant keeps; `label` where the variant calls it something else."""

    stage: Slug
    """The id of one of the process's stages."""
    label: Text | None = None


class Variant(Named):
    """A version of the process with fewer stages, or with other names."""

    title: Text
    aliases: tuple[Text, ...] = ()
    note: RichText | None = None
    stages: Annotated[tuple[VariantStage, ...], Field(min_length=1)]
    """The stages it keeps, in order; what it drops is computed."""


class StageRange(Item):
    """How many stages are usual. Outside of it there is a warning, never an error."""

    fewest: Annotated[int, Field(strict=True, ge=1)]
    most: Annotated[int, Field(strict=True, ge=1)]
    note: RichText | None = None


class Answers(Item):
    """Which moment of the buyer's way a phase or stage answers; the comparison of processes lines them up by it."""

    moment: MomentRef
    note: RichText | None = None
    """What part of it, where it is only a part."""


class ProcessQuestion(Named):
    """A question for those who improve the process, asked at a touchpoint."""

    text: RichText
    touchpoint: TouchpointRef | None = None
    """The id of one of the process's touchpoints."""
