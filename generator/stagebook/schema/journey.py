"""The buyer's side and the shape of a process: what buyers do, what stops them, variants, outcomes, loops."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stagebook.schema.base import Item, Named, Tendency
from stagebook.schema.ids import MomentRef, OwnStageRef, PhaseRef, RoleRef, StageRef, ToolRef, TouchpointRef
from stagebook.schema.text import RichText, Text


class BuyerActivity(Named):
    """Something the buyer does or weighs in a phase, or what brings them into it."""

    text: RichText
    """What the buyer does, weighs or meets."""
    kind: Literal["trigger", "search", "criterion", "action", "purchase-form"] | None = None
    """What sort of thing it is: what brings them in, how they look, what they judge by, what they do, how they buy."""


class Obstacle(Named):
    """Something that can still stop a buyer; the owner's job is to remove it."""

    text: RichText
    """What can stop the buyer."""
    owner: RoleRef | None = None
    """Who removes it."""
    tools: tuple[ToolRef, ...] = ()
    """What answers it."""


class Example(Named):
    """An example that makes a phase or process plain."""

    text: RichText
    """The example, in a sentence."""


class Outcome(Named, Tendency):
    """One way in which a phase or stage can end, and where it leads."""

    text: RichText
    """What happens then."""
    kind: Literal["good", "bad", "neutral"] = "neutral"
    """Whether that is good or bad for both sides."""
    to_phase: PhaseRef | None = None
    """The phase it leads to; an earlier one is drawn as a loop back."""
    to_stage: StageRef | None = None
    """The stage it leads to; an earlier one is drawn as a loop back."""


class Touchpoint(Named):
    """An event between buyer and seller that metrics and questions refer to: a call, a demo, an offer."""

    title: Text
    """Its name."""
    aliases: tuple[Text, ...] = ()
    """Other names people use; shown once, and found by the search."""
    text: RichText | None = None
    """What happens in it."""
    phases: tuple[PhaseRef, ...] = ()
    """The phases in which it happens."""
    tool: ToolRef | None = None
    """The tool that stands for it in the library."""


class Bottleneck(Named):
    """A stage in which deals pile up, seen across the process."""

    text: RichText
    """How it shows."""
    stage: StageRef
    """The stage in which deals pile up."""
    move: RichText | None = None
    """What to do about it."""


class Benefit(Named):
    """Why one works this way."""

    text: RichText
    """The benefit, in a sentence."""


class VariantStage(Item):
    """A stage that a variant keeps; `label` where the variant calls it something else."""

    stage: OwnStageRef
    """The id of one of the process's stages."""
    label: Text | None = None
    """What the variant calls the stage, where that differs."""


class Variant(Named):
    """A version of the process with fewer stages, or with other names."""

    title: Text
    """Its name."""
    aliases: tuple[Text, ...] = ()
    """Other names people use; shown once, and found by the search."""
    note: RichText | None = None
    """What is worth saying about it; what it drops is shown anyway."""
    stages: Annotated[tuple[VariantStage, ...], Field(min_length=1)]
    """The stages it keeps, in order; what it drops is computed."""


class StageRange(Item):
    """How many stages are usual. Outside of it there is a warning, never an error."""

    fewest: Annotated[int, Field(strict=True, ge=1)]
    """The smallest usual number."""
    most: Annotated[int, Field(strict=True, ge=1)]
    """The largest usual number."""
    note: RichText | None = None
    """What the number depends on."""


class Answers(Item):
    """Which moment of the buyer's way a phase or stage answers; the comparison of processes lines them up by it."""

    moment: MomentRef
    """The id of a moment."""
    note: RichText | None = None
    """What part of it, where it is only a part."""


class ProcessQuestion(Named):
    """A question for those who improve the process, asked at a touchpoint."""

    text: RichText
    """The question, word for word."""
    touchpoint: TouchpointRef | None = None
    """The id of one of the process's touchpoints."""
