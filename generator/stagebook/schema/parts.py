"""The parts that stand inside a process, phase or stage: criteria, activities, tool uses and the like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stagebook.schema.base import Days, Flag, Item, Named, Plain, Share, Strength, Tendency
from stagebook.schema.ids import ActivityRef, CriterionRef, PhaseRef, RoleRef, StageRef, ToolRef
from stagebook.schema.marks import Essential
from stagebook.schema.text import RichText, Text

Minimum = Annotated[int, Field(strict=True, ge=1, le=99)]


class Criterion(Named):
    """A statement that is true or not yet; the reader ticks it."""

    text: RichText
    """The statement, in the reader's own words."""
    verified_by: Literal["buyer", "seller", "both"] | None = None
    """Who can make it true: `both` means that either side says so."""
    evidence: RichText | None = None
    """What proves it: a mail, minutes, a signature."""
    mandatory: Flag = True
    """False: the manager may waive it."""
    crm_field: Plain | None = None
    """The CRM field that records it."""


class Activity(Named):
    """Something the seller does in the stage."""

    text: RichText
    """What to do, starting with a verb."""
    strength: Strength | None = None
    """How binding it is. Pages say nothing where this says nothing."""
    condition: RichText | None = None
    """When it applies."""
    minimum: Minimum | None = None
    """How many times at least."""
    tools: tuple[ToolRef, ...] = ()
    """Tools it needs; each must be among the stage's tools."""
    roles: tuple[RoleRef, ...] = ()
    """People it is done with."""


class Alternative(Item):
    """Another tool for the same slot."""

    tool: ToolRef
    """The id of a tool."""
    how: RichText | None = None
    """How to use it here."""


class ToolUse(Item):
    """A tool at work in a stage, phase or process. The other side, "used in", is computed."""

    tool: ToolRef
    """The id of a tool."""
    how: RichText | None = None
    """How to use it here; each use has its own note."""
    strength: Strength | None = None
    """How binding the use is. Pages say nothing where this says nothing."""
    condition: RichText | None = None
    """When it applies; reads on from "If"."""
    minimum: Minimum | None = None
    """How many at least, such as one reference call."""
    life_cycle: tuple[Literal["plan", "build", "deliver"], ...] = ()
    """What happens to the tool here; nothing stated means it is simply used."""
    alternatives: tuple[Alternative, ...] = ()
    """Tools that fill the same slot: one of them is enough."""


class Question(Named):
    """A question to ask the buyer, word for word."""

    text: RichText
    """The question, word for word; readers copy it."""
    why: RichText | None = None
    """What the answer tells."""


class Signal(Named, Tendency):
    """Something one sees on the buyer's side, and what it says about the deal."""

    text: RichText
    """What one sees or hears."""
    kind: Literal["ready", "not-ready", "closing", "neutral"] | None = None
    """What it says about the deal."""
    meaning: RichText | None = None
    """What it means, in a sentence."""
    move: RichText | None = None
    """What to do next."""


class WarningSign(Named, Tendency):
    """Something that looks like progress, or like silence, and means something else."""

    text: RichText
    """What one sees."""
    meaning: RichText
    """What it means."""
    move: RichText | None = None
    """What to do about it."""
    really_in: PhaseRef | None = None
    """The phase in which the deal really is."""


class Challenge(Named):
    """Where deals get stuck, with the moves that help."""

    text: RichText
    """How it shows that a deal is stuck."""
    moves: tuple[RichText, ...] = Field(min_length=1)
    """What helps, one move each."""


class Risk(Named):
    """A risk, real or felt by the buyer, and the activities that lower it."""

    text: RichText
    """What could go wrong, from the buyer's side."""
    kinds: tuple[Literal["real", "perceived"], ...] = ()
    """`real`, `perceived` by the buyer, or both."""
    lowered_by: tuple[ActivityRef, ...] = Field(min_length=1)
    """Ids of activities of the same stage."""


class Negotiable(Named):
    """A point that is up for negotiation."""

    text: RichText
    """What is up for negotiation."""
    note: RichText | None = None
    """How far one may go, or what to ask in return."""
    give_away: Flag = False
    """True: something of value to the buyer that costs us little."""


class Involvement(Item):
    """A role that matters in this stage or phase."""

    role: RoleRef
    """The id of a role."""
    why: RichText
    """What they decide or need here."""


class Blocker(Named):
    """A yes / no question of the deal review; any yes stops the deal."""

    text: RichText
    """The question, so that a yes stops the deal."""


class Note(Tendency):
    """A remark in a box of its own, or a rule."""

    title: Text
    """Its name."""
    text: RichText
    """What it says."""
    tools: tuple[ToolRef, ...] = ()
    """Recordings, slides and other tools it points to."""


class Gate(Item):
    """A hard gate: what a record may not be called before these criteria are met."""

    text: RichText
    """The rule in one sentence."""
    criteria: tuple[CriterionRef, ...] = Field(min_length=1)
    """Ids of exit criteria of the same stage."""


class Crm(Item):
    """What the CRM calls the stage and books for it."""

    stage: Plain
    """The CRM's own stage name."""
    probability: Share | None = None
    """Share from 0 to 1."""
    forecast: Literal["omitted", "pipeline", "best-case", "commit", "closed"] | None = None
    """Forecast category."""


class Pace(Tendency):
    """How long a deal stays in the stage, in calendar days."""

    expected_days: Days
    """Calendar days a deal usually stays."""
    maximum_days: Days
    """After this many days the deal is reviewed."""


class DurationException(Named, Tendency):
    """When a phase is shorter or longer than the example."""

    direction: Literal["shorter", "longer"]
    """Whether the phase is then shorter or longer."""
    text: RichText
    """When that is so."""


class PhaseDuration(Tendency):
    """How long a phase takes in the process's worked example."""

    value: Annotated[int, Field(strict=True, ge=1)]
    """In the unit of the process's `duration`."""
    note: RichText | None = None
    """How the phase compares with the others."""
    exceptions: tuple[DurationException, ...] = ()
    """When it is shorter or longer."""


class Duration(Tendency):
    """A worked example: the phases' durations add up to `total`."""

    total: Annotated[int, Field(strict=True, ge=1)]
    """How long all phases take together, in `unit`."""
    unit: Literal["days", "weeks", "months"]
    """The unit of `total` and of the phases' values."""
    counted_from: Text
    """The event at which the count starts."""
    counted_to: Text
    """The event at which it ends."""
    scope: Text
    """The kind of deal it holds for."""
    note: RichText | None = None
    """What to keep in mind about the example."""


class PathStep(Item):
    """A step of the learning path to which the process belongs."""

    tool: Annotated[ToolRef | None, Essential()] = None
    """The module; a step without one stands for this process itself."""
    teaser: RichText | None = None
    """What makes one want to go on to it."""


__all__ = [
    "Activity",
    "Alternative",
    "Blocker",
    "Challenge",
    "Criterion",
    "Crm",
    "Duration",
    "DurationException",
    "Gate",
    "Involvement",
    "Negotiable",
    "Note",
    "Pace",
    "PathStep",
    "PhaseDuration",
    "Question",
    "Risk",
    "Signal",
    "StageRef",
    "ToolUse",
    "WarningSign",
]
