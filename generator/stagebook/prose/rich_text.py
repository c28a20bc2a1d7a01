"""Author text in Markdown becomes safe HTML.

HTML in a text is shown as text, links lead nowhere but to http, https, mailto, tel, the site's own
pages and files. Most texts hold no mark at all and skip the Markdown pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from typing import NamedTuple, Protocol
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX
from markupsafe import Markup, escape

from stagebook.prose.links import Link, replace_links
from stagebook.prose.markdown_limits import excess
from stagebook.prose.table_alignment import TableAlignment
from stagebook.reading.addresses import is_malformed

_SAFE = ("http://", "https://", "mailto:", "tel:")
_ELSEWHERE = re.compile(r"[^/?#]*:|[/\\]{2}|\s")
# Python-Markdown's own stand-in for an ampersand, which it puts in at the very end.
_AMPERSAND = f"{STX}amp{ETX}"
_MARKS = re.compile(r"[*_`\[\]<>&#\\\n|~]|^\s*(?:[-+]|\d+[.)])\s|https?://")
_LEADS = re.compile(r"\]\(|\]:|<|`")
"""In a text whose Markdown may depend on the page: addresses, and places where a `[[…]]` is no link."""
# Control characters, since `stagebook.reading.yaml` refuses them in whatever an author writes.
_PLACEHOLDER = "\x1a{}\x1b"
_ANY_PLACEHOLDER = re.compile("\x1a(\\d+)\x1b")


_Leads = tuple[tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...]]
"""Where a text leads: addresses that must not be followed, files (decoded and as written), places on its own page."""


class Resolver(Protocol):
    """What a text needs to know of the site."""

    def link(self, link: Link) -> tuple[str, str]:
        """The address and the words of a `[[…]]`; an empty address gives the words alone."""

    def file(self, path: str) -> str:
        """The address of a file in the playbook's folder, by its path."""


class _ResolvedLink(NamedTuple):
    """How a `[[…]]` is shown."""

    address: str
    words: str
    written: str

    def html(self) -> Markup:
        anchor = Markup('<a href="{}">{}</a>')
        return anchor.format(self.address, self.words) if self.address else escape(self.words)


class _Addresses(Treeprocessor):
    """Takes unsafe addresses out and turns paths of files into addresses.

    A `[[…]]` becomes an anchor only where one may stand: in an attribute and inside another link its
    words stay, in code what the author wrote.
    """

    def __init__(self) -> None:
        super().__init__()
        self.unsafe: list[str] = []
        self.anchors: list[str] = []
        self.local: list[tuple[str, str]] = []
        """The path of each file, decoded and as written."""
        self.file: Callable[[str], str] = str
        self.links: Sequence[_ResolvedLink] = ()
        """What each placeholder stands for."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("a", "code", "pre"):
                self._words_only(element, "words" if element.tag == "a" else "written")
            for name, value in element.items():
                if name in ("href", "src"):
                    self._address(element, name, value)
                else:
                    element.set(name, self._text(value, "words"))

    def _words_only(self, outer: Element, form: str) -> None:
        for element in outer.iter():
            element.text = self._text(element.text, form)
            if element is not outer:
                element.tail = self._text(element.tail, form)

    def _text(self, text: str | None, form: str) -> str:
        return _ANY_PLACEHOLDER.sub(lambda match: str(getattr(self.links[int(match[1])], form)), text or "")

    def _address(self, element: Element, name: str, written: str) -> None:
        placeholder = _ANY_PLACEHOLDER.fullmatch(written)
        if placeholder and name == "href":
            element.set(name, self.links[int(placeholder[1])].address)
            return
        address = unescape(written.replace(_AMPERSAND, "&"))
        if address.startswith("#"):
            self.anchors.append(address)
            return
        if is_unsafe(address, loads=name == "src"):
            self.unsafe.append(address)
            del element.attrib[name]
            if name == "href":
                element.tag = "span"
        elif not address.lower().startswith(_SAFE):
            path = re.split("[?#]", address, maxsplit=1)[0]
            self.local.append((unquote(path), path))
            element.set(name, self.file(unquote(path).lstrip("/")) + address[len(path) :])


def is_unsafe(address: str, *, loads: bool) -> bool:
    """Whether a page must not lead to an address; with `loads`, whether it must not load it by itself."""
    safe = not loads and address.lower().startswith(_SAFE)
    return (not safe and _ELSEWHERE.match(address) is not None) or is_malformed(address)


_BEGINS_A_BLOCK = re.compile(
    r"(?P<mark>#|>|\[(?=[^\]]*\]:)|[-+*](?=[ \t])|[-*_](?=(?:[ \t]*[-*_]){2,}[ \t]*$))|(?P<number>\d+)\.(?=[ \t])"
)
"""How a line begins that Markdown takes for a heading, quote, definition, entry of a list or rule."""


def _as_a_line(text: str) -> str:
    """A text of one line as it must be written to stay one: `#1 priority` in a sentence is no heading."""
    line = text.strip()
    begins = None if "\n" in line else _BEGINS_A_BLOCK.match(line)
    if not begins:
        return text
    at = begins.start("mark") if begins["mark"] else begins.end("number")
    return f"{line[:at]}\\{line[at:]}"


_EXTENSIONS = ("tables", "sane_lists", "fenced_code")


class _NoHtml(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("entity")


class RichTextRenderer:
    """Renders Markdown; one instance per thread of work, since Python-Markdown keeps state."""

    def __init__(self) -> None:
        """Set Markdown up once: tables, lists, fenced code, no HTML. What a text becomes is kept."""
        self._converted: dict[str, str] = {}
        self._leads: dict[str, _Leads] = {}
        self._addresses = _Addresses()
        self._markdown = Markdown(extensions=[*_EXTENSIONS, TableAlignment(), _NoHtml()], output_format="html")
        # After Markdown's own last step, which turns `\\:` into a colon.
        self._markdown.treeprocessors.register(self._addresses, "stagebook-addresses", -1)

    def inline(self, text: str, resolver: Resolver) -> Markup:
        """A text of one paragraph without its `<p>`; longer texts as they are."""
        html = self._render(_as_a_line(text), resolver)
        one = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
        return Markup(html[3:-4]) if one else self._shifted(html, 4)

    def block(self, text: str, resolver: Resolver, first_heading: int = 3) -> Markup:
        """Paragraphs, lists and the like; the text's top headings become `first_heading`."""
        return self._shifted(self._render(text, resolver), first_heading)

    def unsafe(self, text: str) -> list[str]:
        """The addresses in a text that must not be followed."""
        return list(self._read(text)[0])

    def anchors(self, text: str) -> list[str]:
        """The addresses in a text that name a place on the page it stands on, as written."""
        return list(self._read(text)[2])

    def files(self, text: str) -> list[tuple[str, str]]:
        """The files of the playbook that a text leads to: the path, decoded, and as written."""
        return list(self._read(text)[1])

    def _read(self, text: str) -> _Leads:
        """Read where a text leads, once: several checks ask, some of them for each audience."""
        if ("](" not in text and "]:" not in text and "<" not in text) or any(excess(text)):
            return (), (), ()
        if text not in self._leads:
            prepared, links = _with_placeholders(text)
            self._addresses.file = str
            self._convert(prepared, [_ResolvedLink("", link.written, link.written) for link in links])
            files = tuple((path, written) for path, written in self._addresses.local if written)
            self._leads[str(text)] = (tuple(self._addresses.unsafe), files, tuple(self._addresses.anchors))
        return self._leads[text]

    def _convert(self, text: str, links: Sequence[_ResolvedLink]) -> str:
        self._addresses.unsafe.clear()
        self._addresses.anchors.clear()
        self._addresses.local.clear()
        self._addresses.links = links
        self._markdown.reset()
        return self._markdown.convert(text)

    def _render(self, text: str, resolver: Resolver) -> str:
        if not _MARKS.search(text):
            return f"<p>{escape(text)}</p>"
        prepared, links = _with_placeholders(text)
        resolved = [_ResolvedLink(*resolver.link(link), link.written) for link in links]
        if not _MARKS.search(prepared) and "\t" not in prepared and prepared == prepared.strip():
            html = f"<p>{prepared}</p>"  # Nothing but links: Markdown would change nothing, quotes neither.
        elif _LEADS.search(text):
            self._addresses.file = resolver.file
            html = self._convert(prepared, resolved)
        else:
            # The same wherever it stands, since its links are put in afterwards.
            html = self._converted.get(text) or self._converted.setdefault(text, self._convert(prepared, resolved))
        return _ANY_PLACEHOLDER.sub(lambda match: resolved[int(match[1])].html(), html)

    @staticmethod
    def _shifted(html: str, first: int) -> Markup:
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        shift = first - min(levels, default=first)
        return Markup(re.sub(r"(</?h)([1-6])", lambda m: f"{m[1]}{min(6, int(m[2]) + shift)}", html))


def _with_placeholders(text: str) -> tuple[str, list[Link]]:
    """Put a placeholder, which Markdown leaves alone, in the place of each link."""
    links: list[Link] = []

    def placeholder(link: Link) -> str:
        links.append(link)
        return _PLACEHOLDER.format(len(links) - 1)

    return replace_links(text, placeholder), links
