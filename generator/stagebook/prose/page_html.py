"""What a page written by hand may hold: everything Markdown makes, and HTML that neither runs nor loads anything.

Pages go through the engine's Markdown, which lets HTML and attribute lists pass. They are rendered here as the engine
would, and the outcome is held against a list of what is known to be harmless.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown import Markdown

from stagebook.problems.rule import ERROR, Rule
from stagebook.prose.links import UNKNOWN_REFERENCE, replace_links
from stagebook.prose.rich_text import is_unsafe

UNSAFE_LINK = Rule(
    "unsafe-link",
    ERROR,
    "A link that could run code",
    "Links in texts lead to http, https, mailto, tel or a place on the site, nowhere else.",
    fixed=True,
)

RAW_HTML = Rule(
    "raw-html",
    ERROR,
    "Something that runs, or is loaded from elsewhere",
    "The site loads nothing from elsewhere and runs no inline script, so that it works under a strict security policy.",
    fixed=True,
)

_ELEMENTS = re.compile(
    r"(a|abbr|aside|b|blockquote|br|caption|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em"
    r"|figcaption|figure|h1|h2|h3|h4|h5|h6|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|section|small|span"
    r"|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|var|wbr)"
)
_ATTRIBUTES = re.compile(
    r"(align|alt|class|colspan|datetime|dir|height|hidden|href|id|lang|markdown|name|open|rel|reversed|role"
    r"|rowspan|scope|span|src|start|tabindex|target|title|type|value|width|data-.*|aria-.*)"
)
_STYLE = re.compile(r"text-align: (left|right|center);")
"""The one style that Markdown writes itself, in tables."""

GUIDE_EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "tables",
    "admonition",
    "footnotes",
    "def_list",
    "pymdownx.details",
    "pymdownx.superfences",
]
"""The Markdown that pages written by hand are written in; the engines' settings name the same extensions."""


@dataclass(frozen=True)
class Forbidden:
    """One thing a page must not hold: the words that show it in the page's text, and what it is."""

    words: str
    what: str
    rule: Rule = RAW_HTML
    hint: str = "write Markdown; to show the characters, put them in backticks"


def forbidden(text: str) -> Iterator[Forbidden]:
    """Yield what a page written by hand must not hold, each thing once."""
    yield from dict.fromkeys(_read(text).found)


def addresses(text: str) -> list[str]:
    """Return the addresses inside the playbook's folder that a page leads to, written in Markdown or in HTML."""
    return [
        address for address in _read(text).addresses if address and not re.match(r"[a-z][a-z0-9+.-]*:|//|#", address)
    ]


def _read(text: str) -> _Reader:
    reader = _Reader()
    reader.feed(Markdown(extensions=GUIDE_EXTENSIONS).convert(replace_links(text, lambda link: "x")))
    reader.close()
    return reader


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Forbidden] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not _ELEMENTS.fullmatch(tag):
            self.found.append(Forbidden(f"<{tag}", f"the element <{tag}>"))
        for name, value in attrs:
            self._attribute(name, value or "")

    def handle_decl(self, decl: str) -> None:
        self.found.append(Forbidden("<!", "a declaration '<!…>'"))

    def handle_pi(self, data: str) -> None:
        self.found.append(Forbidden("<?", "an instruction '<?…>'"))

    def unknown_decl(self, data: str) -> None:
        self.found.append(Forbidden("<!", "a declaration '<!…>'"))

    def _attribute(self, name: str, value: str) -> None:
        if name in ("href", "src"):
            self.addresses.append(value.partition("#")[0].partition("?")[0])
            if re.fullmatch(r"[^:]+\.md(#.*)?", value):
                hint = "write [[guide:…]], [[stage:…]] or the like; it is checked, and hidden from whom it must be"
                self.found.append(Forbidden(value, f"the file '{value}' as a link", UNKNOWN_REFERENCE, hint))
            elif is_unsafe(value, loads=name == "src"):
                outside = name == "src" and value.lower().startswith(("http:", "https:", "//"))
                what = f"something loaded from elsewhere ('{value}')" if outside else f"the address '{value}'"
                hint = "put the image into the playbook's folder"
                self.found.append(Forbidden(value, what, RAW_HTML if outside else UNSAFE_LINK, hint))
        elif name == "style":
            if not _STYLE.fullmatch(value):
                self.found.append(Forbidden("style", "the attribute 'style'"))
        elif not _ATTRIBUTES.fullmatch(name):
            self.found.append(Forbidden(name, f"the attribute '{name}'"))
