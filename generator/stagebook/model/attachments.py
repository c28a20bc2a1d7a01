"""Files of the playbook's folder that readers reach: `[the form](files/form.pdf)`, `![map](images/map.png)`, `path:`.

In a text of the model a path starts at the playbook's folder, in a page written by hand at that page's own.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from stagebook.model import Anything, Guide, Playbook, walk
from stagebook.problems.diagnostics import Span
from stagebook.prose.guide_markdown import PLAIN_GUIDES, GuideMarkdown
from stagebook.prose.page_html import addresses, included
from stagebook.prose.rich_text import RichTextRenderer
from stagebook.reading.publishable import TEMPLATES, Publishable
from stagebook.schema.base import FilePath, Shape
from stagebook.schema.text import RichText

_FILE_IN_TEMPLATE = re.compile(r"""links\.file\(\s*(["'])(.+?)\1\s*\)""")


@dataclass(frozen=True)
class Attachment:
    """One way to one file."""

    path: str
    """The file, relative to the playbook's folder, decoded; there may be no such file."""
    written: str
    """What stands in the source."""
    source: RichText | FilePath
    """The text that leads to it, or the field that names it."""
    is_included: bool = False
    """Whether its content becomes part of a page; it is then not published by itself."""

    @property
    def file(self) -> str:
        """The path without `.` and `..`."""
        return posixpath.normpath(self.path)


def attachments(
    item: Shape, renderer: RichTextRenderer, root: Path, markdown: GuideMarkdown = PLAIN_GUIDES
) -> Iterator[Attachment]:
    """Yield the files that an item leads to; `markdown` is that of pages written by hand, `root` the folder."""
    for held in walk.visit(item):
        if isinstance(held.value, FilePath):
            yield Attachment(str(held.value), str(held.value), held.value)
    bodies = item.body.versions.values() if isinstance(item, Guide) else ()
    for text in walk.texts(item):
        if not isinstance(text, RichText):
            continue
        if any(text is body for body in bodies):
            assert isinstance(item, Guide)
            yield from _of_page(text, posixpath.dirname(item.file), root, markdown)
        else:
            yield from (Attachment(path, written, text) for path, written in renderer.files(text))


def _of_page(text: RichText, folder: str, root: Path, markdown: GuideMarkdown) -> Iterator[Attachment]:
    for written in addresses(text, markdown):
        path = unquote(written)
        yield Attachment(path if path.startswith("/") else posixpath.join(folder, path), written, text)
    for found in included(text, markdown):
        yield Attachment(_from(root, Path(found.file)) if found.file else found.written, found.written, text, True)


def _from(root: Path, file: Path) -> str:
    """The way from the folder to a file, which may itself be a link: that is judged later."""
    real = Path(os.path.realpath(file.parent)) / file.name
    return os.path.relpath(real, os.path.realpath(root)).replace(os.sep, "/")


def attached_files(playbook: Playbook, root: Path, markdown: GuideMarkdown = PLAIN_GUIDES) -> set[str]:
    """The files that may be published and that the items of a playbook, or of an audience's view of it, lead to."""
    renderer, publishable = RichTextRenderer(), Publishable(root)
    items: list[Any] = [playbook.settings, *playbook.items()]
    ways = (way for item in items for way in attachments(item, renderer, root, markdown))
    paths = {way.file for way in ways if not way.is_included} | {
        posixpath.normpath(path) for path, _ in template_files(root)
    }
    return {path for path in paths if publishable.refusal(path) is None}


def template_files(root: Path) -> Iterator[tuple[str, Span]]:
    """Yield the files that the templates beside a playbook lead to by name, as in `links.file("files/form.pdf")`."""
    for template in sorted((root / TEMPLATES).rglob("*.html")):
        name = template.relative_to(root).as_posix()
        try:
            lines = template.read_text("utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            continue  # the check of templates says so
        for number, line in enumerate(lines, start=1):
            for match in _FILE_IN_TEMPLATE.finditer(line):
                yield match[2], Span(name, number, match.start(2) + 1, match.end(2) + 1)


def owners(playbook: Playbook, publishable: Publishable) -> dict[str, list[Anything]]:
    """The items that name each file in a field of their own, by the file's identity."""
    found: dict[str, list[Anything]] = {}
    for item in playbook.items():
        for held in walk.visit(item):
            if isinstance(held.value, FilePath):
                found.setdefault(publishable.identity(held.value), []).append(item)
    return found
