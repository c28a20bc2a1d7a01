"""What stands beside the process: metrics, training modules, procedures, cases, questions and answers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stagebook.schema.base import (
    Address,
    IsoDate,
    Item,
    ModuleRef,
    Named,
    Plain,
    ProcessRef,
    RoleRef,
    Slug,
    StageRef,
    ToolRef,
)
from stagebook.schema.headed import Headed
from stagebook.schema.parts import Question
from stagebook.schema.text import RichText, Text


class Metric(Headed):
    """A number to watch. It has a `formula`, or a `numerator` and a `denominator` counted in events."""

    summary: RichText
    level: Literal["process", "stage"] = "process"
    review: Literal["pipeline", "process"] = "pipeline"
    """Which review looks at it: that of the pipeline's deals, or that of the process itself."""
    unit: Literal["share", "days", "count", "currency", "currency-per-day"] = "count"
    formula: RichText | None = None
    numerator: RichText | None = None
    denominator: RichText | None = None
    formula_provenance: Literal["source", "derived"] = "source"
    """`derived` where the source names the metric and not how it is computed."""
    processes: tuple[ProcessRef, ...] = ()
    """The processes it belongs to; none means all."""
    stages: tuple[StageRef, ...] = ()
    """The stages in which it is read."""


class Module(Headed):
    """A training module; several may serve one stage, and one several stages."""

    summary: RichText
    teaser: RichText | None = None
    """What the page before says to make one go on."""
    stages: tuple[StageRef, ...] = ()
    url: Address | None = None
    tool: ToolRef | None = None
    """The tool that stands for its material."""


class Programme(Headed):
    """A series of modules in order."""

    summary: RichText
    modules: Annotated[tuple[ModuleRef, ...], Field(min_length=1)]
    """In order; "next module" is computed from it."""


class Step(Named):
    """A step of a procedure."""

    title: Text
    text: RichText
    questions: tuple[Question, ...] = ()
    roles: tuple[RoleRef, ...] = ()
    tools: tuple[ToolRef, ...] = ()


class Tip(Named):
    """Advice that goes with a procedure or a process."""

    title: Text
    text: RichText


class Procedure(Headed):
    """A numbered how-to with questions and people; it has a worksheet of its own."""

    summary: RichText
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    tips: tuple[Tip, ...] = ()
    stages: tuple[StageRef, ...] = ()
    """The stages it helps in."""
    owner: Plain | None = None
    reviewed: IsoDate | None = None


class Figure(Item):
    """A number of a case: `+25 %` conversion within six months."""

    value: Plain
    label: Text


class Case(Headed):
    """What someone did and what came of it."""

    summary: RichText
    figures: tuple[Figure, ...] = ()
    period: Text | None = None
    lesson: RichText | None = None
    stages: tuple[StageRef, ...] = ()


class Faq(Headed):
    """A question people ask, its title, and the answer."""

    answer: RichText
    stages: tuple[StageRef, ...] = ()
    process: ProcessRef | None = None
    """The process whose page says more."""
    variant: Slug | None = None
    """The id of the variant of that process that answers it."""


class Moment(Headed):
    """A point on every buyer's way, by which processes are compared."""

    side: Literal["buyer", "seller"]
    summary: RichText
