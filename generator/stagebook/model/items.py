"""The nouns of a checked playbook: what the author wrote, plus what its position in the model adds.

Each class extends its authored shape, so a field is named and described once, in `stagebook.schema`. Edges stay ids;
`Playbook` answers who is at the other end. A kind that needs nothing of its own here gets its class from its row.
"""

from __future__ import annotations

from functools import cache
from types import new_class
from typing import Annotated, Any, ClassVar, Literal, Self, cast

from stagebook.schema import knowledge, library, playbook, process, sheets
from stagebook.schema.base import Item, Shape
from stagebook.schema.ids import Slug, TextVariantRef
from stagebook.schema.kind import Kind
from stagebook.schema.marks import Essential
from stagebook.schema.registry import REGISTRY
from stagebook.schema.text import RichText, Text
from stagebook.schema.tool_texts import Blank, TextVariant


class Located(Item):
    """What every item of the model has: an id, unique per kind (per process for phases and stages), and a file."""

    row: ClassVar[Kind]
    """What is known of its kind."""
    id: Slug
    title: Text
    file: str
    """The file it stands in, relative to the playbook's folder."""

    @property
    def kind(self) -> str:
        """The kind's name, as in `[[kind:id]]`."""
        return self.row.name

    @property
    def scope(self) -> str:
        """The process it belongs to; empty for what all processes share."""
        return ""

    @property
    def is_listed(self) -> bool:
        """Whether the index of its kind names it."""
        return True

    @property
    def home(self) -> str:
        """The process from which names in it are read: its own, for a process itself; else empty."""
        return self.scope

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies it in the whole playbook: kind, process (or ""), id."""
        return (self.kind, self.scope, str(self.id))

    @classmethod
    def promote(cls, shape: Shape, **position: Any) -> Self:
        """An item from its authored shape, already checked; `position` has what the shape lacks: id, file, process."""
        item = cls.model_construct(**{name: getattr(shape, name) for name in type(shape).model_fields}, **position)
        item.copy_spans_from(shape)
        return item


class Settings(playbook.Playbook, Located):
    """What `playbook.yml` says of the playbook itself."""

    row = REGISTRY["playbook"]


class Phase(process.Phase, Located):
    """A buyer phase in its process."""

    row = REGISTRY["phase"]
    process: str
    number: int
    """Its position in the process, from 1."""

    @property
    def scope(self) -> str:
        """The process."""
        return self.process


class Stage(process.Stage, Located):
    """A pipeline stage in its process."""

    row = REGISTRY["stage"]
    process: str
    number: int
    """Its position in the process, from 1."""
    companion: RichText | None = None
    """The Markdown file beside the stage's YAML."""

    @property
    def scope(self) -> str:
        """The process."""
        return self.process


class Process(process.Process, Located):
    """A process with its phases and stages in order."""

    row = REGISTRY["process"]
    buyer_phases: tuple[Phase, ...] = ()
    pipeline_stages: tuple[Stage, ...] = ()

    @property
    def positions(self) -> tuple[Stage | Phase, ...]:
        """Where a deal can stand: the stages, or the phases of a process that has no stages."""
        return self.pipeline_stages or self.buyer_phases

    @property
    def places(self) -> tuple[Stage | Phase, ...]:
        """What templates of 0.1 call `positions`."""
        return self.positions

    @property
    def home(self) -> str:
        """The process itself."""
        return str(self.id)


class ToolText(Item):
    """The text of a tool, or of one of its variants, in every language it was written in."""

    variant: Annotated[TextVariantRef | None, Essential()] = None
    """None where the tool has no variants."""
    subject: Text | None = None
    body: RichText


PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")
"""Endings of files that a page shows."""

State = Literal["calculator", "text", "url", "path", "place", "none"]
"""What a reader can do with a tool: work something out, send or say it, open it, go there, or ask who keeps it."""


class Tool(library.Tool, Located):
    """A tool."""

    row = REGISTRY["tool"]
    texts: tuple[ToolText, ...] = ()
    """Its text, or one for each variant in their order."""

    @property
    def states(self) -> tuple[State, ...]:
        """All that it could be used as, the best first; one that has several is reported. A calculator may have a text,
        the sentence that says its figures.
        """
        held: dict[State, object] = {"calculator": self.calculator, "text": self.texts and not self.calculator}
        held |= {"url": self.url, "path": self.path, "place": self.place}
        return tuple(state for state, value in held.items() if value)

    @property
    def state(self) -> State:
        """What it is used as; `none` where pages say "no file yet"."""
        return next(iter(self.states), "none")

    @property
    def has_file(self) -> bool:
        """Whether there is something to use; without, pages say "no file yet"."""
        return self.state != "none"

    @property
    def is_picture(self) -> bool:
        """Whether it is a file that a page can show."""
        return self.state == "path" and str(self.path).lower().endswith(PICTURES)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """All that can stand between braces in its texts: its slots, then its figures."""
        figures = (*self.calculator.inputs, *self.calculator.results) if self.calculator else ()
        return (*self.slots, *figures)

    def variant_of(self, text: ToolText) -> TextVariant | None:
        """The variant whose text it is; None where the tool has none."""
        return next((each for each in self.variants if each.id == text.variant), None)


class Guide(Located):
    """A page written by hand, in every language it was written in."""

    row = REGISTRY["guide"]
    body: RichText
    summary: Text | None = None
    owner: str | None = None
    reviewed: str | None = None

    @property
    def is_listed(self) -> bool:
        """False for a page outside the folder of guides, which the site's own `nav` places."""
        return self.file.startswith(f"{self.row.plural}/")


class Framework(library.Framework, Located):
    """A qualification framework."""

    row = REGISTRY["framework"]


class Role(library.Role, Located):
    """A role."""

    row = REGISTRY["role"]


class Milestone(library.Milestone, Located):
    """A milestone."""

    row = REGISTRY["milestone"]


class Metric(knowledge.Metric, Located):
    """A metric."""

    row = REGISTRY["metric"]


class Module(knowledge.Module, Located):
    """A training module."""

    row = REGISTRY["module"]


class Programme(knowledge.Programme, Located):
    """A series of training modules."""

    row = REGISTRY["programme"]


class Procedure(knowledge.Procedure, Located):
    """A how-to in steps."""

    row = REGISTRY["procedure"]


class Case(knowledge.Case, Located):
    """A case."""

    row = REGISTRY["case"]


class Faq(knowledge.Faq, Located):
    """A question people ask."""

    row = REGISTRY["faq"]


class Moment(knowledge.Moment, Located):
    """A moment of the buyer's way."""

    row = REGISTRY["moment"]


class Worksheet(sheets.Worksheet, Located):
    """A kind of worksheet."""

    row = REGISTRY["worksheet"]


Anything = Located
"""Any item."""

_CLASSES = {cls.row: cls for cls in Located.__subclasses__()}


@cache
def item_class(row: Kind) -> type[Located]:
    """The class of a kind's items: the one written here for its row, else one made of its shape."""
    written = _CLASSES.get(row)
    if written is not None:
        return written
    alike = next((cls for known, cls in _CLASSES.items() if known.name == row.name), Located)
    bases = (alike,) if issubclass(alike, row.shape) else (row.shape, alike)
    # mypy can't know a class that a row decides on; it has what `Located` has, and the fields of the shape.
    names = {"row": row, "__module__": __name__, "__doc__": row.shape.__doc__}
    return cast(type[Located], new_class(row.shape.__name__, bases, exec_body=lambda body: body.update(names)))
