"""Files of the playbook's folder that texts lead to: `[the form](files/form.pdf)`, `![map](images/map.png)`.

In a text of the model a path starts at the playbook's folder, in a page written by hand at that page's own.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from stagebook.model import Anything, Guide, Playbook, walk
from stagebook.prose.page_html import addresses
from stagebook.prose.rich_text import RichTextRenderer
from stagebook.schema.base import Shape
from stagebook.schema.text import RichText

PAGE = ".md"
"""Links between pages written by hand are the engine's."""


def attachments(item: Shape, renderer: RichTextRenderer) -> Iterator[tuple[str, RichText, str]]:
    """Yield (file, the text that leads to it, the path as written there) for each text of an item."""
    folder = posixpath.dirname(item.file) if isinstance(item, Guide) else ""
    for text in walk.texts(item):
        if isinstance(text, RichText):
            for written in addresses(text) if isinstance(item, Guide) else renderer.addresses(text)[1]:
                path = posixpath.normpath(posixpath.join(folder, unquote(written)))
                if written and not path.lower().endswith(PAGE):
                    yield path, text, written


def attached_files(playbook: Playbook) -> set[str]:
    """The files that texts and tools lead to, relative to the playbook's folder; some may not exist."""
    renderer = RichTextRenderer()
    items: list[Any] = [playbook.settings, *playbook.items()]
    files = {path for item in items for path, _, _ in attachments(item, renderer)}
    return files | {tool.path for tool in playbook.tools.values() if tool.path}


def owners(playbook: Playbook) -> dict[str, list[Anything]]:
    """The tools that name each file as their `path`."""
    found: dict[str, list[Anything]] = {}
    for tool in playbook.tools.values():
        if tool.path:
            found.setdefault(tool.path, []).append(tool)
    return found
