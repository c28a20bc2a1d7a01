"""What a page written by hand may hold: everything Markdown makes, and HTML that neither runs nor loads anything.

A page is converted as the site's engine converts it, with the site's own Markdown extensions and after its `[[…]]`
were replaced, and the outcome is parsed as a browser parses it (JustHTML passes the html5lib tree tests). Everything
that is not on the list of `allowed_html` is named. Nothing is taken out: `stagebook write` hands the Markdown to other
engines, so what is not allowed must not be in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from stagebook.problems.rule import ERROR, Rule
from stagebook.prose import allowed_html
from stagebook.prose.guide_markdown import PLAIN_GUIDES, GuideMarkdown, Included
from stagebook.prose.links import UNKNOWN_REFERENCE, Link, replace_links
from stagebook.prose.markdown_limits import TOO_INTRICATE, excess
from stagebook.prose.rich_text import is_unsafe

UNSAFE_LINK = Rule(
    "unsafe-link",
    ERROR,
    "A link that could run code",
    "Links in texts lead to http, https, mailto, tel or a place on the site, nowhere else.",
    fixed=True,
)

DEAD_ANCHOR = Rule(
    "dead-anchor",
    ERROR,
    "A link to a heading that is not there",
    "Readers would stay where they are, or at the top of another page, and look for what was promised.",
    fixed=True,
)

RAW_HTML = Rule(
    "raw-html",
    ERROR,
    "Something that runs, or is loaded from elsewhere",
    "The site loads nothing from elsewhere and runs no inline script, so that it works under a strict security policy.",
    fixed=True,
)


@dataclass(frozen=True)
class Forbidden:
    """One thing a page must not hold: the words that show it in the page's source, and what it is."""

    words: str
    what: str
    rule: Rule = RAW_HTML
    hint: str = "write Markdown; to show the characters, put them in backticks"


_STYLE_HINT = "give it a class and write its style into a style sheet; the columns of a table align with ':---:'"

# Control characters, since `stagebook.reading.yaml` refuses them in whatever an author writes. The words start with a
# letter as any words may, so that `<[[vendor]]>` is seen to make a tag.
_WORDS, _ADDRESS = "x\x1a{}\x1b", "\x0e{}\x0f"
_PLACEHOLDER = re.compile("[\x1a\x0e](\\d+)[\x1b\x0f]")
_IS_ADDRESS = re.compile("\x0e\\d+\x0f")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_MARKDOWN_FILE = re.compile(r"[^:]+\.md(#.*)?")


def forbidden(text: str, markdown: GuideMarkdown = PLAIN_GUIDES) -> Iterator[Forbidden]:
    """Yield what a page written by hand must not hold, each thing once."""
    yield from dict.fromkeys(_read(text, markdown).found)


def addresses(text: str, markdown: GuideMarkdown = PLAIN_GUIDES) -> list[str]:
    """The addresses inside the playbook's folder that a page leads to, written in Markdown or in HTML."""
    return [
        address
        for address in _read(text, markdown).addresses
        if address and not _ELSEWHERE.match(address) and not _PLACEHOLDER.search(address)
    ]


def included(text: str, markdown: GuideMarkdown = PLAIN_GUIDES) -> list[Included]:
    """The files that the site's extension for snippets puts into a page, each once."""
    return list(dict.fromkeys(_read(text, markdown).included))


def anchors_in(text: str, markdown: GuideMarkdown = PLAIN_GUIDES) -> frozenset[str]:
    """The ids on a page written by hand: of its headings, and those that its author gives."""
    return frozenset(_read(text, markdown).ids)


def dead_anchors(text: str, markdown: GuideMarkdown = PLAIN_GUIDES) -> list[str]:
    """The `#…` of links on a page written by hand that lead to no place on it, as written, each once."""
    reader = _read(text, markdown)
    there = {*reader.ids, ""}
    return [each for each in dict.fromkeys(reader.anchors) if unquote(each[1:]) not in there]


@lru_cache(maxsize=1024)
def _read(text: str, markdown: GuideMarkdown) -> _Reader:
    links: list[Link] = []

    def placeholder(link: Link) -> str:
        """Write a link as the published page does; its words and address stay recognisable."""
        number = len(links)
        links.append(link)
        words = _WORDS.format(number)
        return words if link.is_vendor else f"[{words}]({_ADDRESS.format(number)})"

    reader = _Reader(links)
    if any(excess(text)):
        return reader  # Its own problem, and converting it could take minutes.
    try:
        html = markdown.html(replace_links(text, placeholder), reader.included)
    except RecursionError:
        hint = "write it flatter, in several parts"
        reader.add("", "Markdown that is nested too deep for the engine", TOO_INTRICATE, hint)
        return reader
    if "<!doctype" in html.lower():  # Inside a page a browser drops it, and so does JustHTML, without a trace.
        reader.add("<!", "a declaration '<!…>'")
    from justhtml import JustHTML  # takes a tenth of a second, which a playbook without guides is spared

    # Without locations: with them, JustHTML 3.16 takes a processing instruction for text.
    reader.walk(JustHTML(html, sanitize=False, fragment=True).root.children or ())
    return reader


class _Reader:
    """Walks a parsed page and notes what is forbidden in it and where it leads."""

    def __init__(self, links: list[Link]) -> None:
        self.found: list[Forbidden] = []
        self.addresses: list[str] = []
        self.included: list[Included] = []
        self.ids: set[str] = set()
        self.anchors: list[str] = []
        self._links = links

    def walk(self, nodes: Iterable[Any]) -> None:
        waiting = list(nodes)[::-1]
        while waiting:
            node = waiting.pop()
            name = str(node.name)
            if name == "#text":
                continue
            if name.startswith("#"):
                self._no_element(node)
                continue
            self._element(name, dict(node.attrs or {}))
            waiting += list(node.children or ())[::-1]

    def _no_element(self, node: Any) -> None:
        if node.name == "#processing-instruction":
            self.add("<?", "an instruction '<?…>'")
        elif str(node.data).startswith(("[", "DOCTYPE", "doctype")):
            self.add("<!", "a declaration '<!…>'")
        else:
            hint = "delete it: readers could see it in the page's source"
            self.add("<!--", "a comment", hint=hint)

    def _element(self, name: str, attributes: dict[str, str | None]) -> None:
        if self._misplaced(name):
            return
        if not allowed_html.is_element(name, attributes):
            self.add(f"<{name}", f"the element <{name}>")
            return
        for attribute, value in attributes.items():
            self._attribute(name, attribute, value or "")

    def _attribute(self, element: str, name: str, value: str) -> None:
        leads = name in ("href", "src", "cite")
        if name == "id":
            self.ids.add(value)
        elif name == "href" and value.startswith("#"):
            self.anchors.append(value)
        is_link = element == "a" and name == "href" and _IS_ADDRESS.fullmatch(value)
        if is_link or self._misplaced(name) or (name not in ("alt", "title") and self._misplaced(value)):
            return
        if not allowed_html.is_attribute(element, name, value):
            if name == "class" and "mermaid" in value.split():
                hint = (
                    "draw it elsewhere and put the picture into the playbook's folder, or use a fence of another name"
                )
                self.add("mermaid", "a diagram that a script from elsewhere would draw", hint=hint)
                return
            if name == "style":
                self.add(name, "the attribute 'style', which a strict policy forbids", hint=_STYLE_HINT)
                return
            short = f'{name}="{value}"' if name in ("class", "id") else name
            self.add(name, f"the attribute '{short}'")
        elif leads:
            self._address(element, name, value)

    def _address(self, element: str, name: str, value: str) -> None:
        loads = name == "src"
        if _MARKDOWN_FILE.fullmatch(value):
            hint = "write [[guide:…]], [[stage:…]] or the like; it is checked, and hidden from whom it must be"
            self.add(value, f"the file '{value}' as a link", UNKNOWN_REFERENCE, hint)
        elif is_unsafe(value, loads=loads):
            outside = loads and value.lower().startswith(("http:", "https:", "//"))
            what = f"something loaded from elsewhere ('{value}')" if outside else f"the address '{value}'"
            hint = "put the image into the playbook's folder"
            self.add(value, what, RAW_HTML if outside else UNSAFE_LINK, hint)
        else:
            self.addresses.append(value.partition("#")[0].partition("?")[0])

    def _misplaced(self, written: str) -> bool:
        """Note a `[[…]]` that became part of a tag or an attribute, where its words could mean anything."""
        placeholder = _PLACEHOLDER.search(written)
        if placeholder:
            link = self._links[int(placeholder[1])].written
            hint = "write the words themselves there; links stand in running text"
            self.add(link, f"'{link}' inside an HTML tag or an attribute", hint=hint)
        return placeholder is not None

    def add(self, words: str, what: str, rule: Rule = RAW_HTML, hint: str = Forbidden.hint) -> None:
        """Note one forbidden thing."""
        self.found.append(Forbidden(words, what, rule, hint))
