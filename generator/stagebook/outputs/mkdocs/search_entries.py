"""The theme's search entries of our own pages, found faster than the theme finds them.

Material's search plugin reads the finished HTML of each page with Python's `html.parser`, which took a seventh of a
build. Our pages are written in a plain, strict HTML, and one regular expression cuts that into tags and texts; what is
then kept of it is, step by step, what the theme's parser keeps. A page that holds anything else, a page by another
hand, and another search plugin go the theme's own way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from stagebook.outputs.mkdocs.generated_page import GeneratedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_TAG = re.compile(
    r"""([^<]*)                                                         # the text before
    <(/?)([a-zA-Z][a-zA-Z0-9-]*)                                        # a start or an end
    ((?:[ \t\n]+[a-zA-Z_:][a-zA-Z0-9_:.-]*(?:="[^"]*"|='[^']*')?)*)     # its attributes
    [ \t\n]*(/?)>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][a-zA-Z0-9_:.-]*)(=(?:"([^"]*)"|'([^']*)'))?""")
_TELLING = re.compile(r"""data-search-exclude|linenodiv|class=["'][^"']*&""", re.IGNORECASE)
"""What the attributes hold of a tag that may have to be left out."""

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_KEPT = frozenset(["p", "code", "pre", "li", "ol", "ul", "sub", "sup"])
_SKIPPED = frozenset(("object", "script", "style"))
_CODE = frozenset(("script", "style"))
_TEXT = frozenset(("textarea", "title"))
_STRANGE = frozenset(["iframe", "noembed", "noframes", "noscript", "plaintext", "xmp"])
"""What versions of Python read differently."""

_SAMPLE = (
    '<p>Before</p><h1 id="t">A <code>b</code></h1><div class="x">\n<p> c\n d &amp;amp; <em>e</em></p><p> </p></div>'
    '<h2 id="u">F<a class="headerlink" href="#u">#</a></h2><pre>g\n\n h</pre><ul><li>i<br>j</li><li></li></ul>'
    '<div data-search-exclude><p>k</p></div><section><h3 id="v" data-search-exclude>l</h3> m</section> n <h2>o</h2>'
    '<table><tr><td class="linenodiv">1</td><td>p<sub>2</sub></td></tr></table><script>"<p>"</script><h4 id="w"></h4>'
)


class UnreadableError(Exception):
    """The HTML holds what only the theme's own parser reads."""


@dataclass(eq=False)
class Section:
    """A heading with what follows it, as pieces of HTML; what the theme's index asks of a section."""

    tag: str
    """The heading's; `hx` for what stands before the first."""
    depth: float = 0
    """How many elements are open with the heading; infinite once the element around it is closed."""
    id: str | None = None
    excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def sections(html: str) -> list[Section]:
    """Cut a page into what the theme's parser makes of it.

    Raises `UnreadableError` where the HTML is not as strict as our own.
    """
    reader = _Reader()
    at = 0
    while match := _TAG.match(html, at):
        at = match.end()
        text, closing, name, attributes, empty = match.groups()
        if text:
            reader.text(text)
        name = name.lower()
        if closing:
            if attributes or empty:
                raise UnreadableError(name)
            reader.end(name)
            continue
        reader.start(name, attributes)
        if empty:
            reader.end(name)
        if name in _CODE or name in _TEXT or name in _STRANGE:
            at = _end_of_text(html, at, name, empty)
    if "<" in html[at:]:
        raise UnreadableError(html[at : at + 20])
    if at < len(html):
        reader.text(html[at:])
    return reader.found


def _end_of_text(html: str, at: int, name: str, empty: str) -> int:
    """Where to read on in an element that holds no tags: at its end, or before its text where that is kept."""
    end = html.find("<" if name in _TEXT else "</", at)
    if empty or name in _STRANGE or end < 0 or not html.startswith(f"</{name}>", end) or "<!--" in html[at:end]:
        raise UnreadableError(name)
    return at if name in _TEXT else end


class _Reader:
    """What the theme's parser does at each start, end and text.

    It compares elements by their names alone: a skipped `div` is skipped until the first `div` in it ends.
    """

    def __init__(self) -> None:
        self.found: list[Section] = []
        self._open: list[str] = []
        self._section: Section | None = None
        self._skipped = set(_SKIPPED)
        self._is_skipping = False
        self._permalinks: list[int] = []
        """How many elements were open with each link of a heading to itself that is still open."""

    def start(self, name: str, attributes: str) -> None:
        if name in _VOID:
            return
        self._open.append(name)
        if name in _HEADINGS:
            self._heading(name, _parsed(attributes))
        section = self._section or self._begin(Section("hx"))
        if name == "a" and _parsed(attributes).get("class") == "headerlink":
            self._permalinks.append(len(self._open))
        if name in self._skipped:
            self._is_skipping = True
        if attributes and _TELLING.search(attributes) and _is_left_out(_parsed(attributes)):
            self._skipped.add(name)
            self._is_skipping = True
        elif name in _KEPT and not self._is_skipping:
            self._pieces(section).append(f"<{name}>")

    def end(self, name: str) -> None:
        if not self._open or self._open[-1] != name:
            return
        section = self._section
        assert section is not None
        if section.depth > len(self._open):
            section = self._leave(section)
        self._open.pop()
        if self._permalinks and self._permalinks[-1] > len(self._open):
            self._permalinks.pop()
        if name in self._skipped:
            if name not in _SKIPPED:
                self._skipped.remove(name)
            self._is_skipping = not self._skipped.isdisjoint(self._open)
        elif name in _KEPT and not self._is_skipping:
            _close(self._pieces(section), name)

    def text(self, raw: str) -> None:
        if self._is_skipping:
            return
        text = unescape(raw) if "&" in raw else raw
        is_space = text.isspace()
        is_code = "pre" in self._open
        if not is_code:
            text = " " if is_space else text.replace("\n", " ")
        section = self._section or self._begin(Section("hx"))
        if section.tag in self._open:
            if not self._permalinks:
                section.title.append(escape(text, quote=False))
        elif not is_space:
            section.text.append(escape(text, quote=False))
        elif is_code or not section.text or not section.text[-1].isspace():
            section.text.append(text)

    def _heading(self, name: str, attributes: dict[str, str | None]) -> None:
        if "id" not in attributes:
            return
        depth = len(self._open)
        if name != "h1" and not self.found:
            self._begin(Section("hx", depth))
        id = attributes["id"] if self.found else None
        self._begin(Section(name, depth, id, excluded="data-search-exclude" in attributes))

    def _begin(self, section: Section) -> Section:
        self._section = section
        self.found.append(section)
        return section

    def _leave(self, section: Section) -> Section:
        """Go back to the section around the element that ends; a section that was left is never returned to."""
        depth = len(self._open)
        around = next((each for each in reversed(self.found) if each.depth <= depth), None)
        if around is None:
            return section
        section.depth = float("inf")
        self._section = around
        return around

    def _pieces(self, section: Section) -> list[str]:
        return section.title if section.tag in self._open else section.text


def _close(pieces: list[str], name: str) -> None:
    """End an element, or take it out where nothing but space follows the first of its name."""
    try:
        first = pieces.index(f"<{name}>")
    except ValueError:
        raise UnreadableError(name) from None  # It began in another section; the theme fails there too.
    if all(map(str.isspace, islice(pieces, first + 1, None))):
        del pieces[first:]
    else:
        pieces.append(f"</{name}>")


def _parsed(attributes: str) -> dict[str, str | None]:
    found = _ATTRIBUTE.findall(attributes)
    return {name.lower(): unescape(double or single) if rest else None for name, rest, double, single in found}


def _is_left_out(attributes: dict[str, str | None]) -> bool:
    return "data-search-exclude" in attributes or attributes.get("class") == "linenodiv"


def speed_up(config: MkDocsConfig) -> None:
    """Let Material's search plugin, where it is the one in use, take the entries of generated pages from here.

    Its index is made anew for each build, so nothing has to be put back.
    """
    try:
        theme: Any = import_module("material.plugins.search.plugin")
        known = (theme.SearchPlugin, theme.SearchIndex)
        agrees = _agrees_with(theme.Parser)
    except (ImportError, AttributeError):
        return
    for plugin in config.plugins.values():
        index: Any = getattr(plugin, "search_index", None)
        if agrees and (type(plugin), type(index)) == known:
            index.add_entry_from_context = _indexing(index, index.add_entry_from_context)


def _agrees_with(parser: Callable[[], Any]) -> bool:
    """Whether the installed theme still keeps and leaves out what we do."""
    try:
        theirs = parser()
        theirs.feed(_SAMPLE)
        theirs.close()
        expected = [(each.id, each.title, each.text, each.is_excluded()) for each in theirs.data]
        return expected == [(each.id, each.title, each.text, each.excluded) for each in sections(_SAMPLE)]
    except Exception:  # Another version's parser may do anything; then it is asked for every page.
        return False


def _indexing(index: Any, plain: Callable[[Any], None]) -> Callable[[Any], None]:
    def add(page: Any) -> None:
        if not isinstance(page, GeneratedPage) or page.meta.get("search"):
            return plain(page)
        try:
            found = sections(page.content or "")
        except UnreadableError:
            return plain(page)
        for section in found:
            if not section.excluded:
                index.create_entry_for_section(section, page.toc, page.url, page)
        return None

    return add
