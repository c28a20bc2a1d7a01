"""What stands beside the process: metrics, training modules, procedures, cases, questions and answers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stagebook.schema.base import Address, IsoDate, Item, Named, Plain
from stagebook.schema.headed import Headed
from stagebook.schema.ids import ModuleRef, ProcessRef, RoleRef, Slug, StageRef, ToolRef
from stagebook.schema.marks import EmptyMeansAll
from stagebook.schema.parts import Question
from stagebook.schema.text import RichText, Text


class Metric(Headed):
    """A number to watch. It has a `formula`, or a `numerator` and a `denominator` counted in events."""

    summary: RichText
    """What the number tells."""
    level: Literal["process", "stage"] | None = None
    """Whether it is read for a process or for each stage."""
    review: Literal["pipeline", "process"] | None = None
    """Which review looks at it: that of the pipeline's deals, or that of the process itself."""
    unit: Literal["share", "days", "count", "currency", "currency-per-day"] | None = None
    """What it is counted in: a share from 0 to 1, days, a number, money, money per day."""
    formula: RichText | None = None
    """How it is computed."""
    numerator: RichText | None = None
    """The events counted above the line."""
    denominator: RichText | None = None
    """The events counted below the line."""
    formula_provenance: Literal["source", "derived"] = "source"
    """`derived` where the source names the metric and not how it is computed."""
    processes: Annotated[tuple[ProcessRef, ...], EmptyMeansAll()] = ()
    """The processes it belongs to; none means all."""
    stages: tuple[StageRef, ...] = ()
    """The stages in which it is read."""


class Module(Headed):
    """A training module; several may serve one stage, and one several stages."""

    summary: RichText
    """What one learns in it."""
    teaser: RichText | None = None
    """What the page before says to make one go on."""
    stages: tuple[StageRef, ...] = ()
    """The stages it helps in."""
    url: Address | None = None
    """Where it is on the web."""
    tool: ToolRef | None = None
    """The tool that stands for its material."""


class Programme(Headed):
    """A series of modules in order."""

    summary: RichText
    """What the series is for."""
    modules: Annotated[tuple[ModuleRef, ...], Field(min_length=1)]
    """In order; "next module" is computed from it."""


class Step(Named):
    """A step of a procedure."""

    title: Text
    """Its name."""
    text: RichText
    """What to do in it."""
    questions: tuple[Question, ...] = ()
    """What to ask while doing it."""
    roles: tuple[RoleRef, ...] = ()
    """Who takes part."""
    tools: tuple[ToolRef, ...] = ()
    """Tools it needs."""


class Tip(Named):
    """Advice that goes with a procedure or a process."""

    title: Text
    """Its name."""
    text: RichText
    """The advice."""


class Procedure(Headed):
    """A numbered how-to with questions and people; it has a worksheet of its own."""

    summary: RichText
    """What one achieves with it."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """Its steps, in order."""
    tips: tuple[Tip, ...] = ()
    """Advice for those who do it."""
    stages: tuple[StageRef, ...] = ()
    """The stages it helps in."""
    owner: Plain | None = None
    """Who answers for it; without it, the owner of the playbook."""
    reviewed: IsoDate | None = None
    """The day someone last checked it."""


class Figure(Item):
    """A number of a case: `+25 %` conversion within six months."""

    value: Plain
    """The number with its unit, such as `+25%`."""
    label: Text
    """What the number is."""


class Case(Headed):
    """What someone did and what came of it."""

    summary: RichText
    """What they did, and what came of it."""
    figures: tuple[Figure, ...] = ()
    """The numbers of it."""
    period: Text | None = None
    """Over what time."""
    lesson: RichText | None = None
    """What to learn from it."""
    stages: tuple[StageRef, ...] = ()
    """The stages it concerns."""


class Faq(Headed):
    """A question people ask, its title, and the answer."""

    answer: RichText
    """The answer."""
    stages: tuple[StageRef, ...] = ()
    """The stages it concerns."""
    process: ProcessRef | None = None
    """The process whose page says more."""
    variant: Slug | None = None
    """The id of the variant of that process that answers it."""


class Moment(Headed):
    """A point on every buyer's way, by which processes are compared."""

    side: Literal["buyer", "seller"]
    """Whose way it belongs to."""
    summary: RichText
    """What happens in it."""
