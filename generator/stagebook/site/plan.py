"""Which pages the site has, in which order, and how they hang together.

From a playbook as one audience sees it, in one language: a flat list of pages and the navigation
tree. Nothing is rendered here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from stagebook.model import Anything, Guide, Phase, Playbook, Procedure, Process, Stage, Tool, Worksheet
from stagebook.model.attachments import attached_files
from stagebook.model.labels import plain
from stagebook.sheets.build import kinds_of
from stagebook.site.situations import situations
from stagebook.site.urls import place_of, sheet_of
from stagebook.words import Words

_WIDE = (
    "stage",
    "checklist",
    "worksheet",
    "worksheets",
    "tools",
    "coverage",
    "situations",
    "compare",
)
_HIDE: dict[str, tuple[str, ...]] = {
    "home": ("navigation", "toc"),
    "process": ("navigation", "toc"),
    "print": ("navigation", "toc"),
    **dict.fromkeys(_WIDE, ("toc",)),
}
"""Wide pages: maps, sheets and tables leave no room for a table of contents beside them."""


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

    @property
    def hide(self) -> tuple[str, ...]:
        """Which of the theme's side columns the page does without."""
        return _HIDE.get(self.kind, ())

    @property
    def repeats(self) -> bool:
        """Tell whether it only says again what other pages say; the search leaves it out."""
        return self.kind in ("checklist", "worksheet", "print", "situations", "coverage")

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
        """Return the pages in reading order."""
        return tuple(self.by_src.values())

    @cached_property
    def files(self) -> set[str]:
        """Return the files of the playbook's folder that this audience's pages lead to."""
        return attached_files(self.playbook)


def plan(playbook: Playbook, words: Words) -> Site:
    """Lay out the site for a view of a playbook."""
    nav = tuple(_Planner(playbook, words).sections())
    return Site(playbook, nav, {page.src: page for section in nav for page in section.pages()})


class _Planner:
    def __init__(self, playbook: Playbook, words: Words) -> None:
        self.playbook = playbook
        self.words = words

    def sections(self) -> Iterator[Section]:
        playbook, words = self.playbook, self.words
        settings = playbook.settings
        home = Page("index.md", "home", words.home, None, plain(playbook, settings.summary), "playbook.yml")
        yield Section(words.home, home)
        yield from (self._process(process) for process in playbook.processes)
        yield self._group("tools", "tool", tuple(self._tools()))
        if playbook.frameworks:
            yield self._group("frameworks", "framework", tuple(playbook.frameworks.values()))
        if playbook.stages or playbook.worksheets:
            yield Section(words.worksheets, self._list("worksheets"))
        if self._has_situations():
            yield Section(words.situations, self._list("situations"))
        if playbook.guides:
            yield self._guides(tuple(playbook.guides.values()))
        yield Section(words.reference, None, tuple(self._reference()))

    def _list(self, kind: str, file: str = "") -> Page:
        return Page(f"{kind}.md", kind, self.words[kind], None, self.words.about[kind], file)

    def _procedures(self) -> Section:
        children: list[Section] = []
        for each in self.playbook.procedures.values():
            children.append(Section(str(each.title), self._item(each, "procedure"), self._worksheets(each)))
        page = Page("procedures/index.md", "procedures", self.words.procedures, None, self.words.about["procedures"])
        return Section(self.words.procedures, page, tuple(children))

    def _guides(self, guides: tuple[Guide, ...]) -> Section:
        children = tuple(Section(str(guide.title), self._guide(guide)) for guide in guides)
        page = Page("guides/index.md", "guides", self.words.guides, None, self.words.about["guides"])
        return Section(self.words.guides, page, children)

    def _group(self, kind: str, each: str, items: tuple[Anything, ...]) -> Section:
        children = tuple(Section(str(item.title), self._item(item, each)) for item in items)
        page = Page(f"{kind}/index.md", kind, self.words[kind], None, self.words.about[kind])
        return Section(self.words[kind], page, children)

    def _item(self, item: Anything, kind: str) -> Page:
        about = getattr(item, "purpose", None) or getattr(item, "summary", None) or ""
        return Page(place_of(item).src, kind, str(item.title), item, plain(self.playbook, about), item.file)

    def _process(self, process: Process) -> Section:
        words = self.words
        children: list[Section] = []
        if process.buyer_phases:
            phases = tuple(
                Section(str(p.title), self._item(p, "phase"), self._worksheets(p)) for p in process.buyer_phases
            )
            children.append(Section(words.phases, None, phases))
        if process.pipeline_stages:
            children.append(Section(words.stages, None, tuple(self._stage(s) for s in process.pipeline_stages)))
        children += self._worksheets(process)
        return Section(str(process.title), self._item(process, "process"), tuple(children))

    def _stage(self, stage: Stage) -> Section:
        title = f"{stage.number} {stage.title}"
        page = self._item(stage, "stage")
        checklist = Page(
            sheet_of(stage, "checklist").src,
            "checklist",
            self.words.checklist_for.replace("#", str(stage.title)),
            stage,
            self.words.about["checklist"],
            stage.file,
        )
        return Section(title, page, (Section(self.words.checklist, checklist), *self._worksheets(stage)))

    def _worksheets(self, subject: Stage | Phase | Process | Procedure) -> tuple[Section, ...]:
        return tuple(
            Section(
                str(kind.title),
                Page(
                    sheet_of(subject, str(kind.id)).src,
                    "worksheet",
                    f"{kind.title}: {subject.title}",
                    subject,
                    str(kind.summary),
                    subject.file,
                    sheet=kind,
                ),
            )
            for kind in kinds_of(self.playbook, subject)
        )

    def _guide(self, guide: Guide) -> Page:
        return Page(place_of(guide).src, "guide", str(guide.title), guide, str(guide.summary or ""), guide.file)

    def _tools(self) -> list[Tool]:
        """Return the tools in the order in which a deal meets them, then the unused ones by title."""
        order: dict[str, Tool] = {}
        for stage in self.playbook.stages:
            for use in stage.tools:
                for ref in (use.tool, *(other.tool for other in use.alternatives)):
                    order.setdefault(str(ref), self.playbook.tools[ref])
        rest = sorted(self.playbook.tools.values(), key=lambda tool: str(tool.title))
        for tool in rest:
            order.setdefault(str(tool.id), tool)
        return list(order.values())

    def _has_situations(self) -> bool:
        return any(situations(self.playbook))

    def _reference(self) -> Iterator[Section]:
        playbook = self.playbook
        if playbook.milestones:
            yield self._section("milestones")
        if len(playbook.processes) > 1:
            yield self._section("compare")
        if playbook.metrics:
            yield self._section("metrics")
        if playbook.modules:
            yield self._group("modules", "module", tuple(playbook.modules.values()))
        if playbook.procedures:
            yield self._procedures()
        if playbook.cases:
            yield self._section("cases")
        if playbook.faqs:
            yield self._section("faq")
        if playbook.roles:
            yield self._section("roles")
        if playbook.terms:
            yield self._section("glossary")
        if playbook.stages:
            yield self._section("coverage")
        yield self._section("print")

    def _section(self, kind: str) -> Section:
        return Section(self.words[kind], self._list(kind))
