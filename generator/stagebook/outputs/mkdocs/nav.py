"""The navigation beside a page: its ancestors and its own siblings.

Material writes every sibling at every level into every page, which makes the site grow with the
square of its pages. Here the list of a section is built once; a page only marks itself in it, and of
a very long section it shows its neighbours.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup, escape
from mkdocs.structure.nav import get_navigation

from stagebook.site.pages import Page, Section
from stagebook.site.urls import UrlStyle

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation as MkDocsNavigation

NEIGHBOURS = 20
"""How many siblings before and after the page are shown in a section longer than `SHOWN_IN_FULL`."""

SHOWN_IN_FULL = 60
"""A section of up to so many entries is shown in full."""


@dataclass
class Navigation:
    """Writes the navigation of each page of a site; keeps what several pages share."""

    sections: tuple[Section, ...]
    style: UrlStyle
    _ways: dict[str, tuple[Section, ...]] = field(default_factory=dict)
    _lists: dict[tuple[int, str], list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the way from the top to each page."""
        for section in self.sections:
            self._note(section, ())

    def _note(self, section: Section, way: tuple[Section, ...]) -> None:
        here = (*way, section)
        if section.page:
            self._ways[section.page.src] = here
        for child in section.children:
            self._note(child, here)

    def html(self, src: str) -> Markup:
        """The list for the page at `src`; for a page outside the tree, the top level."""
        way = self._ways.get(src, ())
        return Markup(self._level(self.sections, way, src))

    def _level(self, sections: tuple[Section, ...], way: tuple[Section, ...], src: str) -> str:
        current = next((index for index, section in enumerate(sections) if way and section is way[0]), None)
        entries = self._entries(sections, src)
        low, high = _window(len(sections), current)
        visible = list(entries[low:high])
        if current is not None:
            section = sections[current]
            inner = self._level(section.children, way[1:], src) if section.children else ""
            is_page = bool(section.page and section.page.src == src)
            visible[current - low] = self._entry(section, src, inner, active=True, current=is_page)
        return f'<ul class="sb-nav">{"".join(visible)}</ul>'

    def _entries(self, sections: tuple[Section, ...], src: str) -> list[str]:
        # Addresses go through the site's root, so that all pages of one depth can share the list.
        key = (id(sections), self._up(src))
        if key not in self._lists:
            self._lists[key] = [self._entry(section, src) for section in sections]
        return self._lists[key]

    def _up(self, src: str) -> str:
        """The way from a page to the site's root: `../../`."""
        return "../" * self.style.url(src).count("/")

    def _entry(
        self, section: Section, src: str, inner: str = "", *, active: bool = False, current: bool = False
    ) -> str:
        title = escape(section.title)
        if section.address:
            return f'<li class="sb-nav__item"><a href="{escape(section.address)}">{title}</a></li>'
        page = section.page or _first(section)
        state = ' class="sb-nav__item sb-nav__item--open"' if active else ' class="sb-nav__item"'
        if page is None:
            return f"<li{state}><span>{title}</span>{inner}</li>"
        if active and section.page is None:
            return f'<li{state}><span class="sb-nav__label">{title}</span>{inner}</li>'
        href = escape(self._up(src) + (quote(self.style.url(page.src)) or "./"))
        here = ' aria-current="page"' if current else ""
        return f'<li{state}><a href="{href}"{here}>{title}</a>{inner}</li>'


def _first(section: Section) -> Page | None:
    return next(section.pages(), None)


def _window(length: int, current: int | None) -> tuple[int, int]:
    if length <= SHOWN_IN_FULL:
        return 0, length
    at = current or 0
    return max(0, at - NEIGHBOURS), min(length, at + NEIGHBOURS + 1)


def nav_entry(section: Section) -> Any:
    """A section as MkDocs wants it in its setting `nav`."""
    if section.address:
        return {section.title: section.address}
    if not section.children:
        return {section.title: section.page.src} if section.page else {section.title: []}
    below: list[Any] = [section.page.src] if section.page else []
    return {section.title: below + [nav_entry(child) for child in section.children]}


OTHERS_FILES = (".nav.yml", ".nav.yaml", ".pages")
"""In which the plugins awesome-nav and awesome-pages find a navigation that the author describes."""


def described_elsewhere(files: Files, config: MkDocsConfig) -> bool:
    """Whether the author describes the navigation in files of another plugin, which is there to read them."""
    is_there = any(name.startswith("awesome-") for name in config.plugins)
    return is_there and any(posixpath.basename(file.src_uri) in OTHERS_FILES for file in files)


def navigation_of(sections: tuple[Section, ...], files: Files, config: MkDocsConfig) -> MkDocsNavigation:
    """The navigation of our sections as MkDocs makes one, without a setting that nobody wrote staying behind."""
    before, config.nav = config.nav, [nav_entry(section) for section in sections]
    try:
        return get_navigation(files, config)
    finally:
        config.nav = before


def shape_of(nav: MkDocsNavigation) -> tuple[Any, ...]:
    """What tells whether a navigation is still the same: its items, and those below them."""
    return _shape(nav.items)


def _shape(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple((id(item), _shape(item.children or ())) for item in items)


def sections_of(nav: MkDocsNavigation | None) -> tuple[Section, ...]:
    """A navigation that another plugin made, with the titles that its pages have by now."""
    return tuple(map(_section_of, nav.items)) if nav else ()


def _section_of(item: Any) -> Section:
    children = list(item.children or ())
    page = item if item.is_page else None
    if page is None and children and children[0].is_page and children[0].is_index:
        page = children.pop(0)
    title = item.title or ""
    if item.is_link:
        return Section(title, address=item.url)
    shown = Page(page.file.src_uri, "", title) if page else None
    return Section(title, shown, tuple(map(_section_of, children)))
