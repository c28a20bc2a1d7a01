"""Pages that do not exist: one whose texts are marks, of which a frame is made, and one with texts that try it."""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

TEXTS = ("title", "content", "canonical_url", "edit_url")
"""Texts of a page; a template may ask whether there is one."""
META = ("title", "description")
"""Texts in its head."""
H1 = "<h1"
"""The theme writes a title above a content that lacks this."""


def mark(name: str) -> Markup:
    """What stands in a frame for the text of that name; a whole address, so that the theme's filter leaves it alone."""
    return Markup(f"stagebook-mark:{name};")


class UnknownError(Exception):
    """A template asked a stand-in for something that it does not know."""


class StandIn:
    """Answers what it was given, and nothing else: a missing attribute would silently be empty in a template."""

    def __init__(self, **known: Any) -> None:
        """Take the attributes."""
        self.__dict__.update(known)

    def __getattr__(self, name: str) -> Any:
        """Refuse; raises `UnknownError`, for what Python itself looks for `AttributeError`."""
        raise AttributeError(name) if name.startswith("__") else UnknownError(name)


class MarkedTools:
    """`stagebook` in a frame: what our theme asks for, which of a stand-in is the navigation alone."""

    def __init__(self, tools: Any) -> None:
        """Take the real ones."""
        self._tools = tools

    def __getattr__(self, name: str) -> Any:
        """Ask them."""
        return getattr(self._tools, name)

    def nav(self, page: object) -> Markup:
        """Stand for the navigation of each page."""
        return mark("navigation")


def stem(url: str) -> str:
    """An address as deep as `url` that begins like no other."""
    names = url.split("/")
    return "/".join(f"stagebook-mark{Path(name).suffix}" if name else "" for name in names)


def awkward(page: Page) -> Page:
    """A page like another, with texts that a template may write otherwise than they are."""
    made = copy(page)
    text = escape("A  <b>&amp;</b> \"q\" 'r' \\1 {{ s }} %20 \u00fc\ud55c")
    made.title = text
    made.meta = {name: text if name in META and value else value for name, value in page.meta.items()}
    made.content = page.content and f"<p>\n{text}</p>{f'{H1}>{text}</h1>' if H1 in page.content else ''}\n"
    made.canonical_url = page.canonical_url and "https://example.org/a%20b/?c=d&e"
    made.edit_url = page.edit_url and "https://example.org/blob/edit?f&g"
    if page.toc:
        heading, below = AnchorLink(text, "a%20b", 1), AnchorLink(text, "c", 2)
        heading.children.append(below)
        made.toc = TableOfContents([heading, below])
    if page.previous_page:
        made.previous_page = StandIn(url="a/b/", title=text)  # type: ignore[assignment]
    if page.next_page:
        made.next_page = StandIn(url="c/", title=text)  # type: ignore[assignment]
    return made
