"""The alignment of table columns as classes, where Python-Markdown writes `style` attributes.

A strict content policy forbids those. The module is a Markdown extension: engines name it by its path.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "stagebook.prose.table_alignment"
"""By which an engine loads the extension."""

_ALIGNED = re.compile(r"text-align: (left|center|right);")


class _Classes(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            aligned = _ALIGNED.fullmatch(cell.get("style", "")) if cell.tag in ("td", "th") else None
            if aligned:
                del cell.attrib["style"]
                own = cell.get("class", "")
                cell.set("class", f"{own} sb-align-{aligned[1]}".strip())


class TableAlignment(Extension):
    """Gives each aligned cell the class `sb-align-left`, `sb-align-center` or `sb-align-right`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Look at the tables when they are made, before attribute lists add what the author wants."""
        md.treeprocessors.register(_Classes(md), "stagebook-table-alignment", 30)


def makeExtension() -> TableAlignment:  # noqa: N802 - the name is Python-Markdown's
    """Make the extension for an engine that names it."""
    return TableAlignment()
