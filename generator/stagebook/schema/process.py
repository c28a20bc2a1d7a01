"""What an author writes of a process, a buyer phase and a pipeline stage."""

from __future__ import annotations

from typing import Literal

from stagebook.schema.base import IsoDate, Plain
from stagebook.schema.headed import Headed
from stagebook.schema.ids import FrameworkRef, PhaseRef, Slug
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
    WarningSign,
)
from stagebook.schema.selling import Channel, Disqualifier, Objection, Practice, ResponseTime, Technique
from stagebook.schema.text import RichText, Text


class Process(Headed):
    """A sales motion: its phases and stages in order, and what holds for all of them."""

    id: Slug
    """Its id, which is part of every address of its phases and stages."""
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
    """A worked example of how long it takes."""
    rules: tuple[Note, ...] = ()
    """Rules that hold in every stage of the process."""
    notes: tuple[Note, ...] = ()
    """Remarks in boxes of their own."""
    tools: tuple[ToolUse, ...] = ()
    """Tools about the process itself."""
    blockers: tuple[Blocker, ...] = ()
    """Hard blockers asked in every deal review."""
    learning_path: tuple[PathStep, ...] = ()
    """Training modules before and after this process, in order."""
    stage_range: StageRange | None = None
    """How many stages are usual; more or fewer give a warning."""
    variants: tuple[Variant, ...] = ()
    """Versions with fewer or renamed stages."""
    touchpoints: tuple[Touchpoint, ...] = ()
    """Events between buyer and seller that metrics and questions refer to."""
    questions: tuple[ProcessQuestion, ...] = ()
    """What to ask about the process itself."""
    bottlenecks: tuple[Bottleneck, ...] = ()
    """Where deals pile up."""
    disqualifiers: tuple[Disqualifier, ...] = ()
    """When to let a deal go, in whichever stage it is."""
    practices: tuple[Practice, ...] = ()
    """Good practice, what to avoid, quick tips."""
    benefits: tuple[Benefit, ...] = ()
    """Why it pays to work this way."""
    examples: tuple[Example, ...] = ()
    """Examples that make it plain."""
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
    """What the buyer wants to have at its end."""
    buyer_concerns: tuple[RichText, ...] = ()
    """What worries the buyer in it."""
    duration: PhaseDuration | None = None
    """Its part of the process's worked example."""
    ends_when: tuple[Criterion, ...] = ()
    """What only the buyer can make true."""
    buyer_activities: tuple[BuyerActivity, ...] = ()
    """What the buyer does or weighs in it."""
    obstacles: tuple[Obstacle, ...] = ()
    """What can still stop the buyer."""
    examples: tuple[Example, ...] = ()
    """Examples that make it plain."""
    outcomes: tuple[Outcome, ...] = ()
    """The ways in which it can end, and where each leads."""
    moments: tuple[Answers, ...] = ()
    """The moments of the buyer's way that it answers, for the comparison of processes."""
    signals: tuple[Signal, ...] = ()
    """What one sees on the buyer's side, and what it says."""
    warnings: tuple[WarningSign, ...] = ()
    """What looks like one thing and means another."""
    people: tuple[Involvement, ...] = ()
    """Who matters here, and why."""
    tools: tuple[ToolUse, ...] = ()
    """Tools at work here, each with a note of its own."""
    notes: tuple[Note, ...] = ()
    """Remarks in boxes of their own."""
    owner: Plain | None = None
    """Who answers for it; without it, the owner of the playbook."""
    reviewed: IsoDate | None = None
    """The day someone last checked it."""


class Stage(Headed):
    """A stage of the seller's pipeline."""

    phases: tuple[PhaseRef, ...] = ()
    """The buyer phases it belongs to."""
    type: Literal["open", "won", "lost", "post-sale"] = "open"
    """Whether a deal in it is open, won or lost, or the sale is over."""
    purpose: RichText
    """What the stage is for, in one sentence."""
    if_skipped: RichText | None = None
    """What goes wrong when it is skipped."""
    crm: Crm | None = None
    """What the CRM calls it and books for it."""
    pace: Pace | None = None
    """How long a deal stays in it."""
    gate: Gate | None = None
    """What a record may not be called before some criteria are met."""
    entry_criteria: tuple[Criterion, ...] = ()
    """What must be true before the stage starts."""
    exit_criteria: tuple[Criterion, ...] = ()
    """What must be true before the deal moves on, the hardest first."""
    activities: tuple[Activity, ...] = ()
    """What to do, in order."""
    tools: tuple[ToolUse, ...] = ()
    """Tools at work here, each with a note of its own."""
    questions: tuple[Question, ...] = ()
    """What to ask the buyer."""
    signals: tuple[Signal, ...] = ()
    """What one sees on the buyer's side, and what it says."""
    warnings: tuple[WarningSign, ...] = ()
    """What looks like one thing and means another."""
    challenges: tuple[Challenge, ...] = ()
    """Where deals get stuck, and what helps."""
    risks: tuple[Risk, ...] = ()
    """Risks to take away."""
    negotiables: tuple[Negotiable, ...] = ()
    """What is up for negotiation."""
    techniques: tuple[Technique, ...] = ()
    """Ways of doing it that have a name."""
    channels: tuple[Channel, ...] = ()
    """Ways to reach the buyer."""
    practices: tuple[Practice, ...] = ()
    """Good practice, what to avoid, quick tips."""
    objections: tuple[Objection, ...] = ()
    """What the buyer says against it, and what to answer."""
    disqualifiers: tuple[Disqualifier, ...] = ()
    """When to let the deal go."""
    response_times: tuple[ResponseTime, ...] = ()
    """How fast something must happen."""
    outcomes: tuple[Outcome, ...] = ()
    """The ways in which it can end, and where each leads: loops back too."""
    moments: tuple[Answers, ...] = ()
    """The moments of the buyer's way that it answers, for the comparison of processes."""
    people: tuple[Involvement, ...] = ()
    """Who matters here, and why."""
    notes: tuple[Note, ...] = ()
    """Remarks in boxes of their own."""
    framework: FrameworkRef | None = None
    """The qualification framework of this stage's worksheet."""
    owner: Plain | None = None
    """Who answers for it; without it, the owner of the playbook."""
    reviewed: IsoDate | None = None
    """The day someone last checked it."""
