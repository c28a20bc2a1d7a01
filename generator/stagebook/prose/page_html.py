"""What a page written by hand may hold: everything Markdown makes, and HTML that neither runs nor loads anything.

A page is converted as the site's engine converts it, with the site's own Markdown extensions and after its `[[…]]`
were replaced, and the outcome is parsed as a browser parses it (JustHTML passes the html5lib tree tests). Everything
that is not on the list of `allowed_html` is named. Nothing is taken out: `stagebook write` hands the Markdown to other
engines, so what is not allowed must not be in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
from stagebook.reading.addresses import is_malformed

UNSAFE_LINK = Rule(
    "unsafe-link",
    ERROR,
    "A link that could run code, or that nobody can follow",
    "Links in texts and settings lead to http, https, mailto, tel or a place on the site, nowhere else.",
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
_OUTER = re.compile(r"<(!doctype|/?(?:html|head|body|frameset))(?![\w-])", re.IGNORECASE)
"""What JustHTML drops without a trace in the middle of a page. A browser gives the attributes of a second `<body>`,
handlers too, to the first."""
_CONTROL = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]))(?![0-9a-fA-F])")
"""Entities of the characters with which links are marked here, and which no text can hold otherwise."""
_END = "\n<hr><i></i>"
"""Put behind a page: each of the two ends up inside of what was left open, blocks or links and emphasis."""
_END_TAG = re.compile(r"</([A-Za-z][^\s/>]*)")


def forbidden(text: str, markdown: GuideMarkdown = PLAIN_GUIDES) -> Iterator[Forbidden]:
    """Yield what a page written by hand must not hold, each thing once."""
    yield from dict.fromkeys(_read(text, markdown).found)


def forbidden_html(html: str) -> Iterator[Forbidden]:
    """Yield what HTML that a setting holds must not, each thing once."""
    reader = _Reader([])
    reader.read(html)
    yield from dict.fromkeys(reader.found)


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
    reader.read(html)
    return reader


def _stray_ends(html: str, errors: Iterable[Any]) -> Iterator[str]:
    """Yield the names of end tags that close nothing of the page; `</p>` and `</br>` make an element of their own."""
    lines = html.split("\n")
    for error in errors:
        if error.code == "unexpected-end-tag" and error.line and error.line <= len(lines):
            found = _END_TAG.match(lines[error.line - 1], max(0, (error.column or 1) - 1))
            if found and found[1].lower() not in ("p", "br"):
                yield found[1]


class _Reader:
    """Walks a parsed page and notes what is forbidden in it and where it leads."""

    def __init__(self, links: list[Link]) -> None:
        self.found: list[Forbidden] = []
        self.addresses: list[str] = []
        self.included: list[Included] = []
        self.ids: set[str] = set()
        self.anchors: list[str] = []
        self._links = links

    def read(self, html: str) -> None:
        """Read a page, or a part of one, as a browser would."""
        if control := _CONTROL.search(html):
            self.add(control[0], f"an invisible character, '{control[0]};'", hint="delete it")
            return
        for tag in dict.fromkeys(_OUTER.findall(html)):
            is_tag = tag.lower() != "!doctype"
            self.add(f"<{tag}" if is_tag else "<!", f"the tag <{tag}>" if is_tag else "a declaration '<!…>'")
        from justhtml import JustHTML  # takes a tenth of a second, which a playbook without guides is spared

        # Without locations: with them, JustHTML 3.16 takes a processing instruction for text.
        page = JustHTML(html + _END, sanitize=False, fragment=True, collect_errors=True)
        nodes = page.root.children or ()
        self.walk(nodes)
        self.balance(nodes, _stray_ends(html, page.errors))

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
            self._element(node, name, dict(node.attrs or {}))
            waiting += list(node.children or ())[::-1]

    def _no_element(self, node: Any) -> None:
        if node.name == "#processing-instruction":
            self.add("<?", "an instruction '<?…>'")
        elif str(node.data).startswith(("[", "DOCTYPE", "doctype")):
            self.add("<!", "a declaration '<!…>'")
        else:
            hint = "delete it: readers could see it in the page's source"
            self.add("<!--", "a comment", hint=hint)

    def balance(self, nodes: Sequence[Any], stray: Iterable[str]) -> None:
        """Note tags that close or leave open what is around the page, where nothing worse was found."""
        if self.found:
            return
        for name in dict.fromkeys(stray):
            self.add(f"</{name}", f"the end tag </{name}>, which closes nothing", hint="delete it")
        last = [str(node.name) for node in nodes[-2:]]
        if not self.found and last != ["hr", "i"]:
            name = last[-1] if last else ""
            self.add(f"<{name}", f"the tag <{name}>, which is never closed", hint=f"close it with </{name}>")

    def _element(self, node: Any, name: str, attributes: dict[str, str | None]) -> None:
        if self._misplaced(name):
            return
        if not allowed_html.is_element(name, attributes):
            self.add(f"<{name}", f"the element <{name}>")
            return
        if "data-tabs" in attributes and not _is_set_of_tabs(node):
            self.add("data-tabs", "the attribute 'data-tabs' without tabs", hint='write tabs as `=== "Title"`')
        for attribute, value in attributes.items():
            self._attribute(name, attribute, value or "")

    def _attribute(self, element: str, name: str, value: str) -> None:
        leads = name in ("href", "src", "cite")
        if name == "id":
            if value in self.ids:
                hint = "ids are for one place each; give one of them another"
                self.add(value, f"the id '{value}' a second time", hint=hint)
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
            short = f'{name}="{value}"' if name in allowed_html.JUDGED_BY_VALUE else name
            self.add(name, f"the attribute '{short}'")
        elif leads:
            self._address(element, name, value)

    def _address(self, element: str, name: str, value: str) -> None:
        loads = name == "src"
        if _MARKDOWN_FILE.fullmatch(value):
            hint = "write [[guide:…]], [[stage:…]] or the like; it is checked, and hidden from whom it must be"
            self.add(value, f"the file '{value}' as a link", UNKNOWN_REFERENCE, hint)
        elif is_unsafe(value, loads=loads):
            outside = loads and not is_malformed(value) and value.lower().startswith(("http:", "https:", "//"))
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


def _is_set_of_tabs(node: Any) -> bool:
    """Whether an element holds all that the extension for tabs makes; else the theme's script ends in an error."""
    children = [each for each in node.children or () if not str(each.name).startswith("#")]
    labels = [each for each in children if "tabbed-labels" in str((each.attrs or {}).get("class") or "").split()]
    named = {(each.attrs or {}).get("for") for each in (labels[0].children or () if labels else ())}
    return bool(labels) and all((each.attrs or {}).get("id") in named for each in children if each.name == "input")
