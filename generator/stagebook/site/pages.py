"""Which pages the site has, in which order, and how they hang together.

From a playbook as one audience sees it, in one language: a flat list of pages and the navigation
tree. Nothing is rendered here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from stagebook.model import Anything, Playbook, Process, Stage, Worksheet, walk
from stagebook.model.labels import plain
from stagebook.schema.kind import Kind, ListPage, Width
from stagebook.schema.text import RichText
from stagebook.sheets.build import kinds_of
from stagebook.site.situations import situations
from stagebook.site.urls import address_of_item, address_of_sheet
from stagebook.words import Words

_HIDE: dict[Width, tuple[str, ...]] = {"text": (), "wide": ("toc",), "full": ("navigation", "toc")}
"""Maps, sheets and tables leave no space for a table of contents or the navigation beside them."""


@dataclass(frozen=True)
class Page:
    """One page. `kind` names its template, `subject` is what it shows (None for lists)."""

    src: str
    kind: str
    title: str
    subject: Anything | None = None
    description: str = ""
    file: str = ""
    """The file to edit, relative to the playbook's folder."""
    sheet: Worksheet | None = None
    """The kind of a worksheet's page."""
    lists: Kind | None = None
    """The kind whose index it is."""
    width: Width = "text"
    searched: bool = True
    """False where it only repeats what other pages say; the search leaves it out."""

    @property
    def hide(self) -> tuple[str, ...]:
        """Which of the theme's side columns the page does without."""
        return _HIDE[self.width]

    @property
    def repeats(self) -> bool:
        """Whether the search leaves it out."""
        return not self.searched

    @property
    def owner(self) -> str | None:
        """Who answers for what it shows."""
        return getattr(self.subject, "owner", None)

    @property
    def reviewed(self) -> str | None:
        """The day someone last checked it."""
        return getattr(self.subject, "reviewed", None) or getattr(self.subject, "verified", None)


@dataclass(frozen=True)
class Section:
    """A node of the navigation: a title, its own page if it has one, and what lies below."""

    title: str
    page: Page | None = None
    children: tuple[Section, ...] = ()
    address: str = ""
    """Where it leads to instead of a page, as the site's own `nav` says."""

    def pages(self) -> Iterator[Page]:
        """Yield the pages in reading order."""
        if self.page:
            yield self.page
        for child in self.children:
            yield from child.pages()


@dataclass(frozen=True)
class Site:
    """All pages of one audience and language."""

    playbook: Playbook
    nav: tuple[Section, ...]
    by_src: dict[str, Page] = field(default_factory=dict)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages in reading order."""
        return tuple(self.by_src.values())

    @cached_property
    def ways(self) -> tuple[Page, ...]:
        """The lists that the home page leads to, in its order."""
        positions = [(page.home, page.src) for page in self.playbook.registry.list_pages if page.home is not None]
        return tuple(self.by_src[src] for _, src in sorted(positions) if src in self.by_src)


@dataclass(frozen=True)
class Plan:
    """What a site consists of, before anybody arranges its navigation."""

    sections: dict[str, Section]
    """Its sections by the names that a `nav` of the site's own has for them, in our order."""
    parts: dict[str, Section]
    """The sections inside these that have a name too."""
    pages: dict[str, Page]
    """All pages by their source, those that are in no section last."""


def plan(playbook: Playbook, words: Words) -> Plan:
    """Lay out the pages for a view of a playbook."""
    planner = _Planner(playbook, words)
    sections = dict(planner.sections())
    pages = {page.src: page for section in sections.values() for page in section.pages()}
    parts = dict(planner.lists("reference"))
    return Plan(sections, parts, pages | {page.src: page for page in planner.unlisted()})


class _Planner:
    def __init__(self, playbook: Playbook, words: Words) -> None:
        self.playbook = playbook
        self.registry = playbook.registry
        self.words = words

    def sections(self) -> Iterator[tuple[str, Section]]:
        words, settings = self.words, self.playbook.settings
        about = plain(self.playbook, settings.summary)
        home = Page("index.md", "home", words.home, None, about, settings.file, width="full")
        yield "home", Section(words.home, home)
        yield from ((str(process.id), self._process(process)) for process in self.playbook.processes)
        yield from self.lists("top")
        yield "reference", Section(words.reference, None, tuple(section for _, section in self.lists("reference")))

    def lists(self, group: str) -> Iterator[tuple[str, Section]]:
        """Yield the index pages of a group with what lies below them, by their names."""
        for page in self.registry.list_pages:
            if page.group == group and self._is_listed(page):
                row = self.registry.indexed.get(page.name)
                yield (
                    page.name,
                    Section(self.words[page.name], self._list(page, row), self._members(row) if row else ()),
                )

    def unlisted(self) -> Iterator[Page]:
        """Yield the pages that stand in no index; only a `nav` of the site's own leads to them."""
        yield from (self._item(guide) for guide in self.playbook.guides.values() if not guide.is_listed)

    def _is_listed(self, page: ListPage) -> bool:
        if page.name in SHOWN:
            return SHOWN[page.name](self.playbook)
        row = self.registry.indexed.get(page.name)
        return row is None or any(item.is_listed for item in self.playbook.shared.get(row.name, {}).values())

    def _list(self, page: ListPage, row: Kind | None) -> Page:
        title, about = self.words[page.name], self.words.about[page.name]
        return Page(page.src, page.name, title, None, about, lists=row, width=page.width, searched=page.searched)

    def _members(self, row: Kind) -> tuple[Section, ...]:
        """The pages of a kind's items, below its index; none where the index itself shows them."""
        items = tuple(self.playbook.shared.get(row.name, {}).values()) if row.has_pages else ()
        items = tuple(item for item in items if item.is_listed)
        if row.sorted_by == "first use":
            items = _as_a_deal_meets_them(self.playbook, items)
        return tuple(Section(str(item.title), self._item(item), self._worksheets(item)) for item in items)

    def _item(self, item: Anything) -> Page:
        row = item.row
        about = getattr(item, "purpose", None) or getattr(item, "summary", None) or ""
        # Only Markdown has marks that a description does without.
        description = plain(self.playbook, about) if isinstance(about, RichText) else str(about)
        return Page(address_of_item(item).src, row.name, str(item.title), item, description, item.file, width=row.width)

    def _process(self, process: Process) -> Section:
        words = self.words
        children: list[Section] = []
        if process.buyer_phases:
            phases = tuple(Section(str(p.title), self._item(p), self._worksheets(p)) for p in process.buyer_phases)
            children.append(Section(words.phases, None, phases))
        if process.pipeline_stages:
            children.append(Section(words.stages, None, tuple(self._stage(s) for s in process.pipeline_stages)))
        children += self._worksheets(process)
        return Section(str(process.title), self._item(process), tuple(children))

    def _stage(self, stage: Stage) -> Section:
        title = f"{stage.number} {stage.title}"
        checklist = Page(
            address_of_sheet(stage, "checklist").src,
            "checklist",
            self.words.fill(self.words.checklist_for, stage=stage.title),
            stage,
            self.words.about["checklist"],
            stage.file,
            width="wide",
            searched=False,
        )
        below = (Section(self.words.checklist, checklist), *self._worksheets(stage))
        return Section(title, self._item(stage), below)

    def _worksheets(self, subject: Anything) -> tuple[Section, ...]:
        return tuple(
            Section(
                str(kind.title),
                Page(
                    address_of_sheet(subject, str(kind.id)).src,
                    "worksheet",
                    f"{kind.title}: {subject.title}",
                    subject,
                    str(kind.summary),
                    subject.file,
                    sheet=kind,
                    width="wide",
                    searched=False,
                ),
            )
            for kind in kinds_of(self.playbook, subject)
        )


def _as_a_deal_meets_them(playbook: Playbook, items: tuple[Anything, ...]) -> tuple[Anything, ...]:
    """Items in the order in which the tool uses of the stages name them, then the others as they are written."""
    order: dict[str, int] = {}
    for stage in playbook.stages:
        for ref in (ref for use in stage.tools for ref in walk.refs(use)):
            order.setdefault(f"{ref.kind}:{ref}", len(order))
    last = len(order)
    return tuple(sorted(items, key=lambda item: order.get(f"{item.kind}:{item.id}", last)))


SHOWN: dict[str, Callable[[Playbook], bool]] = {
    "worksheets": lambda playbook: bool(playbook.stages or playbook.worksheets),
    "situations": lambda playbook: any(situations(playbook)),
    "compare": lambda playbook: len(playbook.processes) > 1,
    "coverage": lambda playbook: bool(playbook.stages),
}
"""When a list is there, where that is not just when there are items of its kind."""
