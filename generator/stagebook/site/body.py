"""A page's body: a list of headings and pieces of HTML, which every engine can carry.

Headings stand at top level, so that an engine that reads Markdown builds its table of contents
from them; a piece of HTML holds no blank line, so that it passes through Markdown untouched.
Templates write a heading with `heading(level, id, title)`, which leaves a mark in the output.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

# Control characters: `stagebook.reading.yaml` refuses them in whatever an author writes.
_MARK = "\x1c{}\x1d{}\x1d{}\x1e"
_MARKED = re.compile("\x1c([1-6])\x1d([^\x1d]*)\x1d([^\x1e]*)\x1e")
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_BLANK = re.compile(r"\n[ \t]*(?=\n)")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#!|~$^=:@&]")


@dataclass(frozen=True)
class Heading:
    """A heading of the page; `level` 1 is its title."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Html:
    """A piece of HTML without blank lines."""

    html: str


@dataclass(frozen=True)
class Body:
    """The parts of a page in order."""

    parts: tuple[Heading | Html, ...]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, the title too, in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Heading))

    def html(self) -> str:
        """The body as HTML; headings below the title get a link to themselves."""
        return "\n".join(part.html if isinstance(part, Html) else _html_heading(part) for part in self.parts)

    def markdown(self) -> str:
        """The body as Markdown with raw HTML; needs the `attr_list` extension."""
        pieces = (part.html if isinstance(part, Html) else _markdown_heading(part) for part in self.parts)
        return "\n\n".join(pieces) + "\n"


def heading(level: int, id: str, title: object) -> Markup:
    """The mark of a heading, for use in a template, outside of every element."""
    return Markup(_MARK.format(level, id, str(title)))


def split(rendered: str) -> Body:
    """Turn what a template wrote into parts."""
    pieces = _MARKED.split(rendered)
    parts: list[Heading | Html] = []
    for index in range(0, len(pieces), 4):
        html = _without_blank_lines(pieces[index])
        if html:
            parts.append(Html(html))
        if index + 3 < len(pieces):
            parts.append(Heading(int(pieces[index + 1]), pieces[index + 2], pieces[index + 3]))
    return Body(tuple(parts))


def _without_blank_lines(html: str) -> str:
    pieces = _PRE.split(html)
    for index, piece in enumerate(pieces):
        # Inside <pre> an empty line means something; written as a character reference it is no line.
        pieces[index] = re.sub(r"\n(?=[ \t]*\n)", "&#10;", piece) if index % 2 else _BLANK.sub("", piece)
    return "".join(pieces).strip()


def _html_heading(part: Heading) -> str:
    link = Markup('<a class="headerlink" href="#{}" title="#" aria-hidden="true" tabindex="-1"></a>').format(part.id)
    anchor = "" if part.level == 1 else link
    return f'<h{part.level} id="{escape(part.id)}">{escape(part.title)}{anchor}</h{part.level}>'


def as_markdown(text: str) -> str:
    """Plain text as Markdown that every engine shows as it stands.

    Character references, since engines differ in what a backslash may stand before.
    """
    return _MARKDOWN.sub(lambda match: f"&#{ord(match[0])};", text)


def _markdown_heading(part: Heading) -> str:
    return f"{'#' * part.level} {as_markdown(part.title)} {{#{part.id}}}"
