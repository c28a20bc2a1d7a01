"""What processes share: tools, frameworks, roles, terms, milestones."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stagebook.schema.base import Address, Days, FilePath, Flag, IsoDate, Named, Plain, Shape
from stagebook.schema.headed import Headed
from stagebook.schema.ids import MilestoneRef, Slug, StageRef, TermRef, ToolRef
from stagebook.schema.marks import GoesWith, OtherSide
from stagebook.schema.parts import ToolUse
from stagebook.schema.text import RichText, Text
from stagebook.schema.tool_texts import Calculator, Channel, Slot, SpokenMinutes, TextVariant


class Tool(Headed):
    """Something a rep uses or sends: a deck, a calculator, a plan, a call. People also say asset.

    It is one of these: something to open (`path` or `url`), a text to send or say (`tools/<id>.md`), a calculator, or a
    `place`. Where it is none of them, pages say "no file yet".
    """

    type: Slug
    """One of the built-in tool types or of `tool_types` in playbook.yml."""
    summary: RichText
    """What it is, in one sentence."""
    when: RichText | None = None
    """When to use it."""
    url: Address | None = None
    """Where it is on the web."""
    path: FilePath | None = None
    """A file in the playbook's folder; a picture is shown."""
    place: RichText | None = None
    """Where it is, of what never is a file: a system, an event, a person."""
    channel: Channel = "document"
    """How its text reaches the buyer; `internal` is for reps alone. A mail has `subject:` in the head of its file."""
    minutes: SpokenMinutes | None = None
    """How long a spoken text may take: 130 words a minute, in Korean 300 syllables."""
    slots: tuple[Slot, ...] = ()
    """The blanks of its text, in the order in which they are asked for."""
    variants: tuple[TextVariant, ...] = ()
    """Versions of its text; each is a file `tools/<id>/<variant>.md`."""
    calculator: Calculator | None = None
    """What it works out. Its figures can stand in its text as `{id}`."""
    format: Plain | None = None
    """The file's format, such as PDF."""
    language: Plain | None = None
    """The language of the file itself, such as `en`."""
    shareable: Flag | None = None
    """True: it may be sent to customers; false: it is internal only. Pages say nothing where this says nothing."""
    owner: Plain | None = None
    """Who keeps it up to date."""
    verified: IsoDate | None = None
    """The day someone last checked that it is right."""
    verify_every: Days | None = None
    """Days after which it is checked again."""
    expires: IsoDate | None = None
    """The day after which it must not be used."""
    made_from: Annotated[tuple[ToolRef, ...], OtherSide("made into")] = ()
    """Tools it is made from; "made into" is computed."""
    parts: tuple[RichText, ...] = ()
    """What its template holds."""


class Element(Named):
    """One element of a framework."""

    title: Text
    """What is looked at."""
    letter: Plain | None = None
    """Its letter in the framework's name."""
    question: RichText
    """What one must be able to answer."""
    evidence: RichText | None = None
    """What the top score rests on."""


class Framework(Headed):
    """A qualification framework: its elements, each scored 0 to 3."""

    summary: RichText
    """What it tells about a deal."""
    when: RichText | None = None
    """When to use it."""
    elements: tuple[Element, ...] = Field(min_length=1)
    """Its elements, in order."""
    tools: tuple[ToolUse, ...] = ()
    """Tools that help to score it."""
    owner: Plain | None = None
    """Who answers for it; without it, the owner of the playbook."""
    reviewed: IsoDate | None = None
    """The day someone last checked it."""


class Role(Headed):
    """A person or group on one side of the deal."""

    side: Literal["buyer", "seller", "other"]
    """Whose side they are on."""
    summary: RichText
    """Who they are and what they decide."""


class Term(Headed):
    """A word of the glossary."""

    definition: RichText
    """What it means."""
    contrast: TermRef | None = None
    """The word it is mixed up with."""
    not_to_mix: Annotated[RichText | None, GoesWith("contrast")] = None
    """How the two differ."""


class Milestone(Headed):
    """A gate on the way to the buyer's go-live, counted back from it."""

    stage: StageRef
    """The stage in which it is reached."""
    statement: RichText
    """What the buyer confirmed."""
    proof: RichText | None = None
    """What shows that it happened."""
    our_owner: Text | None = None
    """Who sees to it on our side."""
    their_owner: Text | None = None
    """Who sees to it on the buyer's side."""
    lead_time: Days | None = None
    """Working days needed after everything it depends on."""
    depends_on: tuple[MilestoneRef, ...] = ()
    """The milestones that must happen before it."""
    go_live: Flag = False
    """True for the event from which the plan is counted back."""
    signing: Flag = False
    """True where the contract is signed."""


class ToolType(Shape):
    """A type of tool that is not built in."""

    title: Text
    """Its name."""
