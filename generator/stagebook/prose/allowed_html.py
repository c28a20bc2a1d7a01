"""The HTML that a page written by hand may come to: what Markdown's extensions emit, and plain text-level HTML.

An element or attribute that is not listed is refused, so that a new one in HTML is refused too. `data-*` and the names
that the theme's scripts look for are left out on purpose: with them a page could make a script of the site load or do
something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TEXT = (
    "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var"
    " wbr label"
)
_BLOCKS = (
    "address article aside blockquote center details div dl dd dt figcaption figure h1 h2 h3 h4 h5 h6 hr li nav ol p"
    " pre section summary ul table caption colgroup col tbody thead tfoot tr td th img audio video source track"
)
_PICTURES = "svg path"
"""What the extension for emoji and icons emits."""

ELEMENTS = frozenset(f"{_TEXT} {_BLOCKS} {_PICTURES}".split())

_EVERYWHERE = frozenset(("class", "dir", "id", "lang", "markdown", "role", "tabindex", "title", "translate", "hidden"))
_ONLY_ON = {
    "a": "href hreflang rel target name",
    "audio": "controls loop muted preload src",
    "bdo": "",
    "blockquote": "cite",
    "col": "span",
    "colgroup": "span",
    "del": "cite datetime",
    "details": "open name",
    "div": "align",
    "figure": "align",
    "h1": "align",
    "h2": "align",
    "h3": "align",
    "h4": "align",
    "img": "alt align height loading src width",
    "input": "checked disabled id name type",
    "ins": "cite datetime",
    "label": "for",
    "li": "value",
    "ol": "reversed start type",
    "p": "align",
    "path": "d fill",
    "q": "cite",
    "source": "src type",
    "svg": "fill height viewbox width xmlns viewBox",
    "table": "align",
    "td": "align colspan headers rowspan",
    "th": "abbr align colspan headers rowspan scope",
    "time": "datetime",
    "track": "default kind label src srclang",
    "tr": "align",
    "video": "controls height loop muted playsinline preload src width",
}
_ATTRIBUTES = {element: frozenset(names.split()) for element, names in _ONLY_ON.items()}

_THEIRS = re.compile(
    r"(^|\s)(md-|js-|mermaid\b|mdx-|glightbox|arithmatex|no-js\b|print-site|sb-(?!align-))", re.IGNORECASE
)
"""Classes by which scripts of the theme, of well-known plugins and of ours find their elements; `sb-align-…` are what
tables get (`stagebook.prose.table_alignment`)."""

_OUR_IDS = re.compile(r"__(?!tabbed_|codelineno|span)|sb-|page-title$", re.IGNORECASE)
"""Ids that the theme's controls answer to; those that the tabs and code extensions number are their own."""

_NO_ID = re.compile(r"[\s\"'<>\\%]|^$")
"""What an id can't hold: blanks by HTML's rules, the rest since the theme's script that looks headings up would end."""

_TARGETS = frozenset(("_blank", "_self", "_parent", "_top"))

JUDGED_BY_VALUE = ("class", "id", "for", "name", "target", "rel")
"""Attributes that may have some values and not others."""

_ARIA = re.compile(r"aria-[a-z]+")
_TABS = re.compile(r"\d+:\d+")
"""How the tabs extension numbers its sets; the one `data-*` that is let through."""


def is_element(name: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element may stand in a page; an `<input>` only as a box or tab that Markdown emits."""
    if name == "input":
        kind = (attributes.get("type") or "").lower()
        return (kind == "checkbox" and "disabled" in attributes) or (
            kind == "radio" and (attributes.get("name") or "").startswith("__tabbed_")
        )
    return name in ELEMENTS


def is_attribute(element: str, name: str, value: str) -> bool:
    """Whether an attribute may stand on an element; addresses are judged elsewhere."""
    if name == "class":
        return _THEIRS.search(value) is None
    if name == "id" and _NO_ID.search(value):
        return False
    if name == "target" and value.lower() not in _TARGETS:  # a window of a name gets hold of the page that opened it
        return False
    if name == "rel" and "opener" in value.lower().split():
        return False
    if name in ("id", "for", "name") and _OUR_IDS.match(value):
        return False
    if name == "data-tabs":
        return element == "div" and _TABS.fullmatch(value) is not None
    return name in _EVERYWHERE or name in _ATTRIBUTES.get(element, ()) or _ARIA.fullmatch(name) is not None
