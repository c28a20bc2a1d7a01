"""Links into the model, written `[[kind:id]]` or `[[kind:id|label]]` in any rich text or hand-written page.

One parser for the checks, the rich texts and the guides. It leaves code alone: what stands in
backticks or in a fenced block is shown as written. `[[vendor]]` stands for the vendor's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

KINDS = ("process", "phase", "stage", "tool", "framework", "role", "term", "milestone", "guide")
"""The kinds that have a place on the site."""

SHEETS = ("checklist", "worksheet")
"""Pages of a stage that can be linked by the stage's id."""

_LINK = re.compile(r"\[\[([^\[\]\n|]*)(?:\|([^\[\]\n]*))?\]\]")
_CODE = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)?[ ]{0,3}(?P=fence)[`~]*[ \t]*$"
    r"|(?P<tick>`+)(?:(?!\s*\n\s*\n).)+?(?<!`)(?P=tick)(?!`)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Link:
    """One `[[…]]`: `kind` is empty where the author wrote no colon; offsets count from the text's start."""

    kind: str
    target: str
    label: str
    start: int
    end: int
    written: str

    @property
    def is_vendor(self) -> bool:
        """Tell whether it stands for the vendor's name."""
        return self.target == "vendor" and not self.kind


def find_links(text: str) -> Iterator[Link]:
    """Yield the links of a text in order, skipping code."""
    if "[[" not in text:
        return
    code = [match.span() for match in _CODE.finditer(text)]
    for match in _LINK.finditer(text):
        if any(start <= match.start() < end for start, end in code):
            continue
        kind, colon, target = match[1].partition(":")
        if not colon:
            kind, target = "", match[1]
        yield Link(kind.strip(), target.strip(), (match[2] or "").strip(), match.start(), match.end(), match[0])


def replace_links(text: str, replacement: Callable[[Link], str]) -> str:
    """Return the text with each link replaced by what `replacement` makes of it."""
    pieces: list[str] = []
    done = 0
    for link in find_links(text):
        pieces += (text[done : link.start], replacement(link))
        done = link.end
    return "".join((*pieces, text[done:]))
