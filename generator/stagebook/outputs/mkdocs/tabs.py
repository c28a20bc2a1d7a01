"""The theme's tabs, rendered once for pages that have the same ones.

They are the same for all pages of one depth in one section: only which is the current one, and how the links begin,
differs. At eighty tabs on each of thousands of pages they took a sixth of a build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

Context = Mapping[str, Any]


@dataclass
class Tabs:
    """The tabs of each page of a site; kept once they came out the same for two pages that should have the same."""

    nav: Navigation
    render: Callable[[Context], str]
    """Renders the theme's partial for a page."""
    _once: dict[tuple[object, ...], str] = field(default_factory=dict)
    _kept: dict[tuple[object, ...], str | None] = field(default_factory=dict)
    """None where they differed."""

    def html(self, context: Context) -> str:
        """The tabs of the page in `context`."""
        key = self._key(context["page"], context)
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        made = self.render(context)
        if key in self._once:
            self._kept.setdefault(key, made if self._once[key] == made else None)
        self._once.setdefault(key, made)
        return made

    def _key(self, page: Page, context: Context) -> tuple[object, ...]:
        """How deep a page lies, which tab is its own, and how far its address is that of a tab's link."""
        top = next(iter(reversed(list(page.ancestors))), page)
        return (context["base_url"], page.url.count("/"), id(top), self._shared_folders(page.url))

    def _shared_folders(self, url: str) -> tuple[str, ...]:
        shared: tuple[str, ...] = ()
        for name in url.split("/"):
            if (*shared, name) not in self._folders:
                break
            shared = (*shared, name)
        return shared

    @cached_property
    def _folders(self) -> set[tuple[str, ...]]:
        """The folders, and their folders, of all links."""
        found: set[tuple[str, ...]] = set()
        for url in self._links():
            names = url.strip("/").split("/")
            found |= {tuple(names[:length]) for length in range(1, len(names) + 1)}
        return found

    def _links(self) -> Iterator[str]:
        """Yield where each tab leads: to the first page below it."""
        for item in self.nav.items:
            first: Any = item
            while first.children:
                first = first.children[0]
            yield getattr(first, "url", None) or ""
