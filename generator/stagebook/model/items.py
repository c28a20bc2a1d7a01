"""The nouns of a checked playbook: what the author wrote, plus what its place in the tree adds.

Each class extends its authored shape, so a field is named and described once, in
`stagebook.schema`. Edges stay ids; `Playbook` answers who is at the other end.
"""

from __future__ import annotations

from typing import Any, Self

from stagebook.schema import kinds
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


class Tool(kinds.Tool, Located):
    """A tool."""

    @property
    def has_file(self) -> bool:
        """Tell whether a reader can open it."""
        return bool(self.url or self.path)


class Framework(kinds.Framework, Located):
    """A qualification framework."""


class Role(kinds.Role, Located):
    """A role."""


class Term(kinds.Term, Located):
    """A glossary term."""


class Milestone(kinds.Milestone, Located):
    """A milestone."""


class Guide(Item, Located):
    """A page written by hand, in every language it was written in."""

    title: Text
    body: RichText
    summary: Text | None = None
    owner: str | None = None
    reviewed: str | None = None


Anything = Process | Phase | Stage | Tool | Framework | Role | Term | Milestone | Guide
