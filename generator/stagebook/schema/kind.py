"""A kind of item, as its row in the registry says it, and the page that lists its items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stagebook.problems.errors import StagebookError
from stagebook.schema.base import Shape
from stagebook.schema.ids import is_slug

Files = Literal["settings", "own", "per-process", "pages"]
"""Where the items of a kind are written.

`settings`: in `playbook.yml`. `own`: `<plural>.yml` or `<plural>/<id>.yml`. `per-process`: the same, below a folder
per process where there are several. `pages`: Markdown, `<plural>/<id>.md`.
"""

Width = Literal["text", "wide", "full"]
"""How much of the window a page takes: beside both side columns, without the contents, or without either."""


class BadKindError(StagebookError, ValueError):
    """A row of the registry that can't be used; the message names the kind and what it lacks."""


Group = Literal["stages", "tools", "situations", "sheets", "guides"]
"""The headings under which a search lists what it found, in their order."""


@dataclass(frozen=True)
class ListPage:
    """A page that shows no single item: the index of a kind, or a list drawn from several.

    `name` is its template (`pages/<name>.html`; the index of a kind does without), its title among the words
    (`<name>`) and its description (`about.<name>`). `order` and `home` are positions: small numbers first.
    """

    name: str
    src: str
    group: Literal["top", "reference"] = "reference"
    order: int = 75
    """Its position in its group of the navigation."""
    home: int | None = 75
    """Its position among the ways on from the home page; None leaves it out."""
    width: Width = "text"
    searched: bool = True
    """False where it only repeats what other pages say."""
    answers: bool = False
    """True where it answers a question of its own, so that a search may lead to it; a mere list is no hit."""


@dataclass(frozen=True)
class Printed:
    """The section of a kind on the print page."""

    order: int = 85
    listed: bool = True
    """Whether the page's table of contents names it."""


@dataclass(frozen=True)
class Kind:
    """A kind of item. Raises `BadKindError` for a row that can't work, naming what is missing."""

    name: str
    """As in `[[name:id]]`, in problems, and as the key of its word."""
    plural: str
    """Its file and folder, and the name under which a playbook and templates hold its items."""
    shape: type[Shape]
    """What an author writes; it has a `title`."""
    at: str
    """The address: the page's source with `{id}` and `{process}`, and `#{id}` where items share a page."""
    files: Files = "own"
    index: ListPage | None = None
    """The page that lists its items; it has one unless they are shown elsewhere."""
    printed: Printed | None = None
    linked: bool = True
    """Whether `[[name:id]]` names one of its items."""
    sheets: tuple[str, ...] = ()
    """Pages of each item besides its own, linked by the item's id: `[[checklist:goals-confirmed]]`."""
    found_in: Group = "guides"
    """Under which heading a search lists its items."""
    sorted_by: Literal["author", "first use"] = "author"
    """The order of its pages: as written, or as a deal meets the items in the stages."""
    width: Width = "text"
    """The width of an item's own page."""

    def __post_init__(self) -> None:
        """Refuse a row that can't work."""
        if not (isinstance(self.shape, type) and issubclass(self.shape, Shape)):
            raise BadKindError(f"the kind '{self.name}' has no shape: name a class that extends stagebook's Headed")
        if "title" not in self.shape.model_fields:
            raise BadKindError(f"the shape {self.shape.__name__} of the kind '{self.name}' has no field `title`")
        if not (is_slug(self.name) and is_slug(self.plural)):
            raise BadKindError(f"'{self.name}' and '{self.plural}' must be names such as 'tool' and 'tools'")
        if not self.src.endswith(".md"):
            raise BadKindError(f"the address '{self.at}' of the kind '{self.name}' must end in .md or .md#{{id}}")
        if self.printed and not self.index:
            raise BadKindError(f"the kind '{self.name}' is printed and has no index page whose title its section takes")

    @property
    def src(self) -> str:
        """The pattern of the page's source."""
        return self.at.partition("#")[0]

    @property
    def has_pages(self) -> bool:
        """Whether each item has a page of its own; else it is a heading on the index page."""
        return "#" not in self.at

    @property
    def per_process(self) -> bool:
        """Whether its ids are unique per process only."""
        return self.files == "per-process"

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The words that pages need for it, as paths into a language's table."""
        index = ((self.index.name,), ("about", self.index.name)) if self.index else ()
        return ((self.name,), *index)

    @property
    def where_to_write(self) -> str:
        """Where an author writes an item, for hints."""
        if self.files == "settings":
            return f"it under `{self.plural}:` in playbook.yml"
        if self.files == "pages":
            return f"{self.plural}/<id>.md"
        return f"{self.plural}.yml or {self.plural}/<id>.yml"
