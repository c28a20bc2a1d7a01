"""The kinds of items a playbook is made of, as an author writes them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stagebook.schema.base import (
    Address,
    Days,
    FilePath,
    Flag,
    FrameworkRef,
    IsoDate,
    Item,
    MilestoneRef,
    Named,
    PhaseRef,
    Plain,
    Shape,
    Slug,
    StageRef,
    TermRef,
    ToolRef,
)
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
from stagebook.schema.text import RichText, Text


class Headed(Item):
    """An item with a name of its own."""

    title: Text
    aliases: tuple[Text, ...] = ()
    """Other names people use; shown once, and found by the search."""


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


class Phase(Headed):
    """A phase of the buyer's own way to a decision."""

    purpose: RichText
    """What the buyer achieves in it, in one sentence."""
    buyer_goal: RichText | None = None
    buyer_concerns: tuple[RichText, ...] = ()
    duration: PhaseDuration | None = None
    ends_when: tuple[Criterion, ...] = ()
    """What only the buyer can make true."""
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
    people: tuple[Involvement, ...] = ()
    notes: tuple[Note, ...] = ()
    framework: FrameworkRef | None = None
    """The qualification framework of this stage's worksheet."""
    owner: Plain | None = None
    reviewed: IsoDate | None = None


class Tool(Headed):
    """Something a rep uses or sends: a deck, a calculator, a plan, a call. People also say asset."""

    type: Slug
    """One of the built-in tool types or of `tool_types` in playbook.yml."""
    summary: RichText
    """What it is, in one sentence."""
    when: RichText | None = None
    url: Address | None = None
    """Where it is on the web."""
    path: FilePath | None = None
    """A file in the playbook's folder. Neither `url` nor `path`: shown as "no file yet"."""
    format: Plain | None = None
    language: Plain | None = None
    """The language of the file itself, such as `en`."""
    shareable: Flag = False
    """True: it may be sent to customers."""
    owner: Plain | None = None
    verified: IsoDate | None = None
    """The day someone last checked that it is right."""
    verify_every: Days | None = None
    """Days after which it is checked again."""
    expires: IsoDate | None = None
    """The day after which it must not be used."""
    made_from: tuple[ToolRef, ...] = ()
    """Tools it is made from; "made into" is computed."""
    parts: tuple[RichText, ...] = ()
    """What its template holds."""


class Element(Named):
    """One element of a framework."""

    title: Text
    letter: Plain | None = None
    question: RichText
    """What one must be able to answer."""
    evidence: RichText | None = None
    """What the top score rests on."""


class Framework(Headed):
    """A qualification framework: its elements, each scored 0 to 3."""

    summary: RichText
    when: RichText | None = None
    elements: tuple[Element, ...] = Field(min_length=1)
    tools: tuple[ToolUse, ...] = ()
    owner: Plain | None = None
    reviewed: IsoDate | None = None


class Role(Headed):
    """A person or group on one side of the deal."""

    side: Literal["buyer", "seller", "other"]
    summary: RichText


class Term(Headed):
    """A word of the glossary."""

    definition: RichText
    contrast: TermRef | None = None
    """The word it is mixed up with."""
    not_to_mix: RichText | None = None
    """How the two differ."""


class Milestone(Headed):
    """A gate on the way to the buyer's go-live, counted back from it."""

    stage: StageRef
    """The stage in which it is reached."""
    statement: RichText
    """What the buyer confirmed."""
    proof: RichText | None = None
    our_owner: Text | None = None
    their_owner: Text | None = None
    lead_time: Days | None = None
    """Working days needed after everything it depends on."""
    depends_on: tuple[MilestoneRef, ...] = ()
    anchor: Flag = False
    """True for the event from which the plan is counted back."""


class ToolType(Shape):
    """A type of tool that is not built in."""

    title: Text
    """Its name."""


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
    languages: Annotated[tuple[Plain, ...], Field(min_length=1)] = ("en",)
    """The first is at `/`, each other at `/<language>/`."""
    audiences: tuple[Slug, ...] = ()
    """The first sees everything; the others what is visible to them."""
    at_a_glance: tuple[RichText, ...] = ()
    processes: Annotated[tuple[Process, ...], Field(min_length=1)]
    tool_types: dict[str, ToolType] = Field(default_factory=dict)
    """Tool types besides the built-in ones."""


class GuideHead(Item):
    """The head (front matter) of a page written by hand."""

    title: Plain
    summary: Plain | None = None
    owner: Plain | None = None
    reviewed: IsoDate | None = None
