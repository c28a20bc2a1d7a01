"""The kinds of items a playbook is made of, as an author writes them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stagebook.schema.base import (
    Address,
    FrameworkRef,
    IsoDate,
    Item,
    Language,
    PhaseRef,
    Plain,
    Slug,
)
from stagebook.schema.headed import Headed
from stagebook.schema.journey import (
    Answers,
    Benefit,
    Bottleneck,
    BuyerActivity,
    Example,
    Obstacle,
    Outcome,
    ProcessQuestion,
    StageRange,
    Touchpoint,
    Variant,
)
from stagebook.schema.knowledge import Tip
from stagebook.schema.library import ToolType
from stagebook.schema.parts import (
    Activity,
    Blocker,
    Challenge,
    Criterion,
    Crm,
    Duration,
    Gate,
    Involvement,
    Negotiable,
    Note,
    Pace,
    PathStep,
    PhaseDuration,
    Question,
    Risk,
    Signal,
    ToolUse,
    Warning,
)
from stagebook.schema.selling import Channel, Disqualifier, Objection, Practice, ResponseTime, Technique
from stagebook.schema.text import RichText, Text


class Process(Headed):
    """A sales motion: its phases and stages in order, and what holds for all of them."""

    id: Slug
    summary: RichText
    """What the process is, in one or two sentences."""
    phases: tuple[Slug, ...] = ()
    """Ids of buyer phases, in order."""
    stages: tuple[Slug, ...] = ()
    """Ids of pipeline stages, in order."""
    motion: tuple[Text, ...] = ()
    """The deals it is for: new business, outbound, a segment, a region."""
    framework: FrameworkRef | None = None
    """The qualification framework of the worksheets, unless a stage says otherwise."""
    duration: Duration | None = None
    rules: tuple[Note, ...] = ()
    """Rules that hold for the whole process."""
    notes: tuple[Note, ...] = ()
    tools: tuple[ToolUse, ...] = ()
    """Tools about the process as a whole."""
    blockers: tuple[Blocker, ...] = ()
    """Hard blockers asked in every deal review."""
    learning_path: tuple[PathStep, ...] = ()
    """Training modules before and after this process, in order."""
    stage_range: StageRange | None = None
    variants: tuple[Variant, ...] = ()
    """Versions with fewer or renamed stages."""
    touchpoints: tuple[Touchpoint, ...] = ()
    """Events between buyer and seller that metrics and questions refer to."""
    questions: tuple[ProcessQuestion, ...] = ()
    """What to ask about the process itself."""
    bottlenecks: tuple[Bottleneck, ...] = ()
    disqualifiers: tuple[Disqualifier, ...] = ()
    """When to let a deal go, in whichever stage it is."""
    practices: tuple[Practice, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    examples: tuple[Example, ...] = ()
    tips: tuple[Tip, ...] = ()
    """How to improve the process."""
    review: Note | None = None
    """How often the process itself is reviewed, and what for."""
    published: IsoDate | None = None
    """The day the source was published."""


class Phase(Headed):
    """A phase of the buyer's own way to a decision."""

    purpose: RichText
    """What the buyer achieves in it, in one sentence."""
    buyer_goal: RichText | None = None
    buyer_concerns: tuple[RichText, ...] = ()
    duration: PhaseDuration | None = None
    ends_when: tuple[Criterion, ...] = ()
    """What only the buyer can make true."""
    buyer_activities: tuple[BuyerActivity, ...] = ()
    """What the buyer does or weighs in it."""
    obstacles: tuple[Obstacle, ...] = ()
    """What can still stop the buyer."""
    examples: tuple[Example, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    """The ways in which it can end, and where each leads."""
    moments: tuple[Answers, ...] = ()
    signals: tuple[Signal, ...] = ()
    warnings: tuple[Warning, ...] = ()
    people: tuple[Involvement, ...] = ()
    tools: tuple[ToolUse, ...] = ()
    notes: tuple[Note, ...] = ()
    owner: Plain | None = None
    reviewed: IsoDate | None = None


class Stage(Headed):
    """A stage of the seller's pipeline."""

    phases: tuple[PhaseRef, ...] = ()
    """The buyer phases it belongs to."""
    type: Literal["open", "won", "lost", "post-sale"] = "open"
    purpose: RichText
    """What the stage is for, in one sentence."""
    without_it: RichText | None = None
    """What goes wrong when it is skipped."""
    crm: Crm | None = None
    pace: Pace | None = None
    gate: Gate | None = None
    entry_criteria: tuple[Criterion, ...] = ()
    exit_criteria: tuple[Criterion, ...] = ()
    """What must be true before the deal moves on, the hardest first."""
    activities: tuple[Activity, ...] = ()
    tools: tuple[ToolUse, ...] = ()
    questions: tuple[Question, ...] = ()
    signals: tuple[Signal, ...] = ()
    warnings: tuple[Warning, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    risks: tuple[Risk, ...] = ()
    negotiables: tuple[Negotiable, ...] = ()
    techniques: tuple[Technique, ...] = ()
    channels: tuple[Channel, ...] = ()
    practices: tuple[Practice, ...] = ()
    objections: tuple[Objection, ...] = ()
    disqualifiers: tuple[Disqualifier, ...] = ()
    """When to let the deal go."""
    response_times: tuple[ResponseTime, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    """The ways in which it can end, and where each leads: loops back too."""
    moments: tuple[Answers, ...] = ()
    people: tuple[Involvement, ...] = ()
    notes: tuple[Note, ...] = ()
    framework: FrameworkRef | None = None
    """The qualification framework of this stage's worksheet."""
    owner: Plain | None = None
    reviewed: IsoDate | None = None


class Playbook(Item):
    """`playbook.yml`: what the playbook is called, for whom it is, and its processes."""

    title: Text
    summary: RichText
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
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("en",)
    """The first is at `/`, each other at `/<language>/`."""
    audiences: tuple[Slug, ...] = ()
    """The first sees everything; the others what is visible to them."""
    at_a_glance: tuple[RichText, ...] = ()
    processes: Annotated[tuple[Process, ...], Field(min_length=1)]
    public_holidays: Plain | None = None
    """The country, or country and region, whose public holidays are no working days: `KR`, `DE-BY`."""
    tool_types: dict[str, ToolType] = Field(default_factory=dict)
    """Tool types besides the built-in ones."""


class GuideHead(Item):
    """The head (front matter) of a page written by hand."""

    title: Plain
    summary: Plain | None = None
    owner: Plain | None = None
    reviewed: IsoDate | None = None
