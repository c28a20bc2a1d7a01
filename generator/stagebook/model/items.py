"""The nouns of a checked playbook: what the author wrote, plus what its place in the tree adds.

Each class extends its authored shape, so a field is named and described once, in
`stagebook.schema`. Edges stay ids; `Playbook` answers who is at the other end.
"""

from __future__ import annotations

from typing import Any, Self

from stagebook.schema import kinds, knowledge, library, sheets
from stagebook.schema.base import Item, Shape, Slug
from stagebook.schema.text import RichText, Text


class Located(Shape):
    """What every item of the model has: an id, unique per kind (per process for phases and stages), and a file."""

    id: Slug
    file: str
    """The file it stands in, relative to the playbook's folder."""

    @property
    def kind(self) -> str:
        """The kind's name, as in `[[kind:id]]`."""
        return type(self).__name__.lower()

    @property
    def scope(self) -> str:
        """The process it belongs to; empty for what all processes share."""
        return ""

    @property
    def home(self) -> str:
        """The process from which names in it are read: its own, for a process itself; else empty."""
        return self.scope

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies it in the whole playbook: kind, process (or ""), id."""
        return (self.kind, self.scope, str(self.id))

    @classmethod
    def promote(cls, shape: Shape, **place: Any) -> Self:
        """Make an item from its authored shape, already checked, and its place."""
        item = cls.model_construct(**{name: getattr(shape, name) for name in type(shape).model_fields}, **place)
        item.placed_like(shape)
        return item


class Phase(kinds.Phase, Located):
    """A buyer phase in its process."""

    process: str
    number: int
    """Its place in the process, from 1."""

    @property
    def scope(self) -> str:
        """The process."""
        return self.process


class Stage(kinds.Stage, Located):
    """A pipeline stage in its process."""

    process: str
    number: int
    """Its place in the process, from 1."""
    companion: RichText | None = None
    """The Markdown file beside the stage's YAML."""

    @property
    def scope(self) -> str:
        """The process."""
        return self.process


class Process(kinds.Process, Located):
    """A process with its phases and stages in order."""

    buyer_phases: tuple[Phase, ...] = ()
    pipeline_stages: tuple[Stage, ...] = ()

    @property
    def places(self) -> tuple[Stage | Phase, ...]:
        """Where a deal can be: the stages, or the phases of a process that has no stages."""
        return self.pipeline_stages or self.buyer_phases

    @property
    def home(self) -> str:
        """The process itself."""
        return str(self.id)


class Tool(library.Tool, Located):
    """A tool."""

    @property
    def has_file(self) -> bool:
        """Tell whether a reader can open it."""
        return bool(self.url or self.path)


class Framework(library.Framework, Located):
    """A qualification framework."""


class Role(library.Role, Located):
    """A role."""


class Term(library.Term, Located):
    """A glossary term."""


class Milestone(library.Milestone, Located):
    """A milestone."""


class Guide(Item, Located):
    """A page written by hand, in every language it was written in."""

    title: Text
    body: RichText
    summary: Text | None = None
    owner: str | None = None
    reviewed: str | None = None


class Metric(knowledge.Metric, Located):
    """A metric."""


class Module(knowledge.Module, Located):
    """A training module."""


class Programme(knowledge.Programme, Located):
    """A series of training modules."""


class Procedure(knowledge.Procedure, Located):
    """A how-to in steps."""


class Case(knowledge.Case, Located):
    """A case."""


class Faq(knowledge.Faq, Located):
    """A question people ask."""


class Moment(knowledge.Moment, Located):
    """A moment of the buyer's way."""


class Worksheet(sheets.Worksheet, Located):
    """A kind of worksheet."""


Shared = (
    Tool
    | Framework
    | Role
    | Term
    | Milestone
    | Metric
    | Module
    | Programme
    | Procedure
    | Case
    | Faq
    | Moment
    | Worksheet
)
"""What belongs to no single process."""

Anything = Process | Phase | Stage | Guide | Shared

SHARED: dict[str, tuple[type[Shape], type[Located]]] = {
    "tools": (library.Tool, Tool),
    "frameworks": (library.Framework, Framework),
    "roles": (library.Role, Role),
    "terms": (library.Term, Term),
    "milestones": (library.Milestone, Milestone),
    "metrics": (knowledge.Metric, Metric),
    "modules": (knowledge.Module, Module),
    "programmes": (knowledge.Programme, Programme),
    "procedures": (knowledge.Procedure, Procedure),
    "cases": (knowledge.Case, Case),
    "faqs": (knowledge.Faq, Faq),
    "moments": (knowledge.Moment, Moment),
    "worksheets": (sheets.Worksheet, Worksheet),
}
"""File or folder name → authored shape and item, for every kind that all processes share."""
