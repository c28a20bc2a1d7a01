"""One row per kind of item: all that reading, checking, linking, navigation, print, search and the manual know of it.

A new kind is a shape, a row, one template (`templates/pages/<kind>.html`) and its words. A row of another package
comes by the entry point `stagebook.kinds`, or by `Registry.with_kinds` where a program passes a registry itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from stagebook.reading.entry_points import entry_points_of
from stagebook.schema import knowledge, library, playbook, process, sheets
from stagebook.schema.base import Shape
from stagebook.schema.ids import Ref
from stagebook.schema.kind import BadKindError, Kind, ListPage, Printed

ENTRY_POINT = "stagebook.kinds"
SITE_PAGES = ("404", "assets", "checklists", "index", "readme", "search", "site", "sitemap", "templates")
"""First parts of addresses that engines and the site use themselves."""


@dataclass(frozen=True)
class Registry:
    """The kinds of a run and the pages that belong to none. Raises `BadKindError` where two rows clash."""

    kinds: tuple[Kind, ...]
    pages: tuple[ListPage, ...] = ()

    def __post_init__(self) -> None:
        """Refuse rows that clash, and references to kinds without a row."""
        names = [name for kind in self.kinds for name in {kind.name, kind.plural}]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise BadKindError(f"two kinds are called '{twice[0]}'")
        for kind in self.kinds:
            for name in sorted(_kinds_in(kind.shape, set()) - set(names)):
                raise BadKindError(f"the shape of the kind '{kind.name}' refers to '{name}', which has no row")
            if not kind.has_pages and kind.src not in {page.src for page in self.list_pages}:
                raise BadKindError(f"the kind '{kind.name}' is shown on '{kind.src}', which is no list: add an index")

    def with_kinds(self, *kinds: Kind) -> Registry:
        """This registry and more kinds, after those it has; one that has the name of a kind here replaces it.

        Raises `BadKindError` for a kind of another package that is not in files of its own.
        """
        for kind in kinds:
            if kind.files != "own" and kind.name not in self._by_name:
                raise BadKindError(f"the kind '{kind.name}' must have files of its own: files=\"own\"")
        new = {kind.name: kind for kind in kinds}
        replaced = (new.pop(kind.name, kind) for kind in self.kinds)
        return Registry((*replaced, *new.values()), self.pages)

    def __getitem__(self, name: str) -> Kind:
        """The row of a kind; `KeyError` where there is none."""
        return self._by_name[name]

    def get(self, name: str) -> Kind | None:
        """The row of a kind; None where there is none."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> dict[str, Kind]:
        return {kind.name: kind for kind in self.kinds}

    @cached_property
    def by_plural(self) -> dict[str, Kind]:
        """The rows by the name of their file or folder."""
        return {kind.plural: kind for kind in self.kinds}

    @cached_property
    def shared(self) -> tuple[Kind, ...]:
        """The kinds whose items belong to no single process, in the order of the model."""
        return tuple(kind for kind in self.kinds if kind.files in ("own", "pages"))

    @cached_property
    def link_words(self) -> dict[str, Kind]:
        """What may stand before the colon of a `[[…]]`, with the kind whose ids may follow."""
        named = {kind.name: kind for kind in self.kinds if kind.linked}
        return named | {sheet: kind for kind in self.kinds for sheet in kind.sheets}

    @cached_property
    def list_pages(self) -> tuple[ListPage, ...]:
        """The index pages of the kinds and the pages that belong to none, by group and by their order in it."""
        found = (*self.pages, *(kind.index for kind in self.kinds if kind.index))
        return tuple(sorted(found, key=lambda page: (page.group != "top", page.order)))

    def template(self, kind: Kind) -> str:
        """The template that shows the items of a kind: that of their own pages, or of the list that holds them."""
        lists = {page.src: page.name for page in self.list_pages}
        return f"pages/{kind.name if kind.has_pages else lists[kind.src]}.html"

    @cached_property
    def indexed(self) -> dict[str, Kind]:
        """The kind that each index page lists, by the page's name."""
        return {kind.index.name: kind for kind in self.kinds if kind.index}

    @cached_property
    def answering(self) -> frozenset[str]:
        """The names of the lists that answer a question of their own."""
        return frozenset(page.name for page in self.list_pages if page.answers)

    @cached_property
    def printed(self) -> tuple[Kind, ...]:
        """The kinds that have a section on the print page, in its order."""
        found = [(kind.printed.order, kind) for kind in self.kinds if kind.printed]
        return tuple(kind for _, kind in sorted(found, key=lambda pair: pair[0]))

    @cached_property
    def reserved(self) -> frozenset[str]:
        """First parts of addresses that no process may take."""
        words = {*SITE_PAGES, *self.link_words, *(page.name for page in self.list_pages)}
        words |= {kind.plural for kind in self.kinds if kind.linked or kind.sheets}
        sources = [*(kind.src for kind in self.kinds), *(page.src for page in self.list_pages)]
        words |= {source.partition("/")[0].removesuffix(".md") for source in sources if not source.startswith("{")}
        return frozenset(words)


def _kinds_in(annotation: Any, seen: set[type]) -> set[str]:
    """The kinds that the references in a shape, or in the shapes inside it, name."""
    if isinstance(annotation, type):
        if issubclass(annotation, Ref):
            return {annotation.kind}
        if annotation in seen or not issubclass(annotation, Shape):
            return set()
        seen.add(annotation)
        return {name for info in annotation.model_fields.values() for name in _kinds_in(info.annotation, seen)}
    return {name for part in get_args(annotation) for name in _kinds_in(part, seen)}


REGISTRY = Registry(
    kinds=(
        Kind("playbook", "playbook", playbook.Playbook, "index.md", "settings", linked=False, width="full"),
        Kind("process", "processes", process.Process, "{id}/index.md", "settings", width="full", found_in="stages"),
        Kind("phase", "phases", process.Phase, "{process}/phases/{id}.md", "per-process", found_in="stages"),
        Kind("stage", "stages", process.Stage, "{process}/stages/{id}/index.md", "per-process",
             sheets=("checklist", "worksheet"), width="wide", found_in="stages"),
        Kind("tool", "tools", library.Tool, "tools/{id}.md", found_in="tools", sorted_by="first use",
             printed=Printed(10), width="wide",
             index=ListPage("tools", "tools/index.md", "top", order=10, home=20, width="wide")),
        Kind("framework", "frameworks", library.Framework, "frameworks/{id}.md", found_in="tools", printed=Printed(30),
             index=ListPage("frameworks", "frameworks/index.md", "top", order=20, home=100)),
        Kind("role", "roles", library.Role, "roles.md#{id}", printed=Printed(90),
             index=ListPage("roles", "roles.md", order=80, home=120)),
        Kind("term", "terms", library.Term, "glossary.md#{id}", printed=Printed(100),
             index=ListPage("glossary", "glossary.md", order=90, home=140)),
        Kind("milestone", "milestones", library.Milestone, "milestones.md#{id}", found_in="stages", printed=Printed(20),
             index=ListPage("milestones", "milestones.md", order=10, home=110)),
        Kind("metric", "metrics", knowledge.Metric, "metrics.md#{id}", printed=Printed(40, listed=False),
             index=ListPage("metrics", "metrics.md", order=30, home=50)),
        Kind("module", "modules", knowledge.Module, "modules/{id}.md", found_in="tools",
             printed=Printed(50, listed=False), index=ListPage("modules", "modules/index.md", order=40, home=60)),
        Kind("programme", "programmes", knowledge.Programme, "modules/index.md#{id}", found_in="tools"),
        Kind("procedure", "procedures", knowledge.Procedure, "procedures/{id}/index.md", found_in="tools",
             printed=Printed(60, listed=False),
             index=ListPage("procedures", "procedures/index.md", order=50, home=70)),
        Kind("case", "cases", knowledge.Case, "cases.md#{id}", printed=Printed(70, listed=False),
             index=ListPage("cases", "cases.md", order=60, home=80)),
        Kind("faq", "faqs", knowledge.Faq, "faq.md#{id}", found_in="situations", printed=Printed(80, listed=False),
             index=ListPage("faq", "faq.md", order=70, home=90)),
        Kind("moment", "moments", knowledge.Moment, "compare.md#{id}"),
        Kind("worksheet", "worksheets", sheets.Worksheet, "worksheets.md#{id}", found_in="sheets", linked=False,
             index=ListPage("worksheets", "worksheets.md", "top", order=30, home=30, width="wide")),
        Kind("guide", "guides", playbook.GuideHead, "guides/{id}.md", "pages",
             index=ListPage("guides", "guides/index.md", "top", order=50, home=130)),
    ),
    pages=(
        ListPage("situations", "situations.md", "top", order=40, home=10, width="wide", searched=False,
                 answers=True),
        ListPage("compare", "compare.md", order=20, home=40, width="wide", answers=True),
        ListPage("coverage", "coverage.md", order=100, home=None, width="wide", searched=False),
        ListPage("print", "print.md", order=110, home=150, width="full", searched=False),
    ),
)  # fmt: skip
"""The kinds that come with Stagebook. Their order is the order of items in the model."""


def installed() -> Registry:
    """The built-in kinds and those of other installed packages, each a `Kind` under the entry point `stagebook.kinds`.

    Raises `BadKindError` where what is installed can't be used.
    """
    kinds = tuple(_from_packages())
    return REGISTRY.with_kinds(*kinds) if kinds else REGISTRY


def _from_packages() -> Iterator[Kind]:
    for entry in entry_points_of(ENTRY_POINT):
        try:
            kind = entry.load()
        except Exception as error:  # another package's module can raise anything
            raise BadKindError(f"the kind '{entry.name}' of the package '{entry.module}': {error}") from error
        if not isinstance(kind, Kind):
            raise BadKindError(f"the kind '{entry.name}' of the package '{entry.module}': {entry.attr} is no Kind")
        yield kind
