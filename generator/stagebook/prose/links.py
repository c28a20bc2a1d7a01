"""Links in rich texts and pages written by hand: `[[kind:id]]`, `[[kind:id|label]]`, `[[guide:id#heading]]`.

One parser for the checks, the rich texts and the guides. It leaves code alone: what stands in
backticks or in a fenced block is shown as written. `[[vendor]]` stands for the vendor's name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from stagebook.problems.rule import ERROR, Rule

UNKNOWN_REFERENCE = Rule(
    "unknown-reference",
    ERROR,
    "A reference to something that does not exist",
    "The link would be dead.",
    fixed=True,
)

AMBIGUOUS_REFERENCE = Rule(
    "ambiguous-reference",
    ERROR,
    "A reference that means two things",
    "Two processes have a stage or phase of that id; write `process/id`.",
    fixed=True,
)

_LINK = re.compile(r"\[\[([^\[\]\n|]*)(?:\|((?:[^\[\]\n]|\n(?!\s*\n))*))?\]\]")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})(.*)")
_TICKS = re.compile("`+")


@dataclass(frozen=True)
class Link:
    """One `[[…]]`: `kind` is empty where the author wrote no colon; offsets count from the text's start."""

    kind: str
    target: str
    label: str
    start: int
    end: int
    written: str
    anchor: str = ""
    """The heading of a page written by hand that it leads to: `[[guide:start#agenda]]`."""

    @property
    def is_vendor(self) -> bool:
        """Whether it is `[[vendor]]`."""
        return self.target == "vendor" and not self.kind


def find_links(text: str) -> Iterator[Link]:
    """Yield the links of a text in order, skipping code."""
    if "[[" not in text:
        return
    code = code_spans(text)
    for match in _LINK.finditer(text):
        if is_inside(code, match.start()):
            continue
        kind, colon, target = match[1].partition(":")
        if not colon:
            kind, target = "", match[1]
        label = " ".join((match[2] or "").split())
        target, _, anchor = target.partition("#") if colon else (target, "", "")
        yield Link(kind.strip(), target.strip(), label, match.start(), match.end(), match[0], anchor.strip())


@cache
def _opened(kinds: frozenset[str]) -> re.Pattern[str]:
    """What starts like a link to an item of these kinds."""
    words = "|".join(map(re.escape, sorted(kinds)))
    return re.compile(r"\[\[\s*(?:vendor\b|(?:" + words + r")\s*:)[^\[\]\n|]*")


def find_unclosed(text: str, kinds: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield what looks like a link to one of `kinds` and is none, with its offset: `[[tool:deck]`."""
    if "[[" not in text:
        return
    code = code_spans(text)
    links = {link.start for link in find_links(text)}
    for match in _opened(frozenset(kinds)).finditer(text):
        if match.start() not in links and not is_inside(code, match.start()):
            yield match[0].rstrip(), match.start()


def replace_links(text: str, replacement: Callable[[Link], str]) -> str:
    """The text with each link replaced by what `replacement` makes of it."""
    pieces: list[str] = []
    done = 0
    for link in find_links(text):
        pieces += (text[done : link.start], replacement(link))
        done = link.end
    return "".join((*pieces, text[done:]))


def code_spans(text: str) -> list[tuple[int, int]]:
    """Where code starts and ends: fenced blocks, and what stands in backticks within a paragraph."""
    if "`" not in text and "~~~" not in text:
        return []
    spans: list[tuple[int, int]] = []
    lines = text.split("\n")
    closable = _closable(lines)
    paragraph = offset = opened = 0
    fence = ""
    for number, line in enumerate(lines):
        end = offset + len(line)
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                spans.append((opened, end))
                fence, paragraph = "", end
        elif mark and len(mark[1]) <= closable[number].get(mark[1][0], 0):
            spans += _in_backticks(text, paragraph, offset)
            fence, opened = mark[1], offset
        elif not line.strip():
            spans += _in_backticks(text, paragraph, offset)
            paragraph = end
        offset = end + 1
    return spans + list(_in_backticks(text, paragraph, len(text)))


def _closable(lines: list[str]) -> list[dict[str, int]]:
    """For each line how long a fence the lines after it can close, per kind of fence."""
    longest: dict[str, int] = {}
    after: list[dict[str, int]] = []
    for line in reversed(lines):
        after.append(longest)
        mark = _FENCE.match(line)
        if mark and not mark[2].strip() and len(mark[1]) > longest.get(mark[1][0], 0):
            longest = longest | {mark[1][0]: len(mark[1])}
    return after[::-1]


def _in_backticks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    runs = [match.span() for match in _TICKS.finditer(text, start, end)]
    waiting: dict[int, list[int]] = {}
    for begin, stop in reversed(runs):
        waiting.setdefault(stop - begin, []).append(begin)
    done = start
    for begin, stop in runs:
        same = waiting[stop - begin]
        while same and same[-1] <= begin:
            same.pop()
        if begin >= done and same:
            done = same[-1] + (stop - begin)
            yield begin, done


def is_inside(spans: list[tuple[int, int]], offset: int) -> bool:
    """Whether an offset lies in one of the spans, which are in order, as those of `code_spans`."""
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]
