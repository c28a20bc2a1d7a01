"""Author text in Markdown becomes safe HTML.

HTML in a text is shown as text, links lead nowhere but to http, https, mailto, tel, the site's own
pages and files. Most texts hold no mark at all and skip the Markdown pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Protocol
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from stagebook.links import Link, find_links

_SAFE = ("http://", "https://", "mailto:", "tel:")
_MARKS = re.compile(r"[*_`\[\]<>&#\\\n|~]|^\s*(?:[-+]|\d+[.)])\s|https?://")
# Control characters, since `stagebook.source` refuses them in whatever an author writes.
_PLACEHOLDER = "\x1a{}\x1b"
_PLACED = re.compile("\x1a(\\d+)\x1b")


class Resolver(Protocol):
    """What a text needs to know of the site."""

    def link(self, link: Link) -> tuple[str, str]:
        """Return the address and the words of a `[[…]]`; an empty address gives the words alone."""

    def file(self, path: str) -> str:
        """Return the address of a file in the playbook's folder."""


class _Addresses(Treeprocessor):
    """Takes unsafe addresses out, and turns paths of files into addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.unsafe: list[str] = []
        self.file: Callable[[str], str] = str

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                written = element.get(name)
                if written is None or written.startswith("#"):
                    continue
                address = unescape(written)
                outside = address.lower().startswith(_SAFE)
                if re.match(r"[^/?#]*:|//|\s", address) and (name == "src" or not outside):
                    self.unsafe.append(address)
                    del element.attrib[name]
                    if name == "href":
                        element.tag = "span"
                elif not outside:
                    element.set(name, self.file(address))


class _NoHtml(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("entity")


class RichTextRenderer:
    """Renders Markdown; one instance per thread of work, since Python-Markdown keeps state."""

    def __init__(self) -> None:
        """Set Markdown up once: tables, lists, fenced code, no HTML."""
        self._addresses = _Addresses()
        self._markdown = Markdown(extensions=["tables", "sane_lists", "fenced_code", _NoHtml()], output_format="html")
        self._markdown.treeprocessors.register(self._addresses, "stagebook-addresses", 1)

    def inline(self, text: str, resolver: Resolver) -> Markup:
        """Return a text of one paragraph without its `<p>`; longer texts as they are."""
        html = self._render(text, resolver)
        one = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
        return Markup(html[3:-4]) if one else Markup(html)

    def block(self, text: str, resolver: Resolver, first_heading: int = 3) -> Markup:
        """Return paragraphs, lists and the like; the text's top headings become `first_heading`."""
        html = self._render(text, resolver)
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        shift = first_heading - min(levels, default=first_heading)
        return Markup(re.sub(r"(</?h)([1-6])", lambda m: f"{m[1]}{min(6, int(m[2]) + shift)}", html))

    def unsafe(self, text: str) -> list[str]:
        """Return the addresses in a text that must not be followed."""
        self._addresses.file = str
        self._convert(text)
        return list(self._addresses.unsafe)

    def _convert(self, text: str) -> str:
        self._addresses.unsafe.clear()
        self._markdown.reset()
        return self._markdown.convert(text)

    def _render(self, text: str, resolver: Resolver) -> str:
        if not _MARKS.search(text):
            return f"<p>{escape(text)}</p>"
        anchors: list[Markup] = []
        pieces: list[str] = []
        done = 0
        for link in find_links(text):
            address, label = resolver.link(link)
            anchors.append(Markup('<a href="{}">{}</a>').format(address, label) if address else escape(label))
            pieces += (text[done : link.start], _PLACEHOLDER.format(len(anchors) - 1))
            done = link.end
        pieces.append(text[done:])
        self._addresses.file = resolver.file
        html = self._convert("".join(pieces))
        return _PLACED.sub(lambda match: anchors[int(match[1])], html)


def unsafe_addresses(text: str) -> list[str]:
    """Return the addresses in a text that a page must not link to."""
    if "](" not in text and "]:" not in text and "<" not in text:
        return []
    return RichTextRenderer().unsafe(text)
