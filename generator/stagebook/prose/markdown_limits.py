"""How much Markdown may ask of whoever converts it: nesting, marks and tables are counted before conversion.

Python-Markdown recurses into nested blocks and looks for the end of each mark through the rest of its paragraph, so a
page of some kilobytes can end in a `RecursionError` or take minutes; a megabyte of tiny paragraphs takes a minute
too. The bounds are counts, never seconds, so that a
page is refused on every machine or on none; the numbers allow ten times what a real page holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from stagebook.problems.rule import ERROR, Rule

TOO_INTRICATE = Rule(
    "too-intricate",
    ERROR,
    "Markdown that is nested too deep, or opens too much",
    "Converting it would take minutes, or end in an error of the engine. It is usually a slip: brackets that are never "
    "closed, or something pasted.",
    fixed=True,
)

MAX_DEPTH = 20
"""Levels of lists, quotes and boxes inside each other."""
MAX_OPEN = 40
"""Brackets of one sort that are open at one point of a paragraph."""
MAX_RUN = 200
"""Number signs, backticks, stars or underlines in a row."""
MAX_HEADING = 2_000
"""Letters of a heading."""
MAX_SPACES = 1_000
"""Spaces or tabs in a row after a word; a table in line with its longest cell has some hundred."""
MAX_PIECES = 300
"""Headings, rules, boxes and definitions in a row without an empty line between them."""
MAX_ITEMS = 3_000
"""Items of lists in a row without an empty line between them."""
MAX_TAGS = 300
"""HTML tags in one paragraph."""
MAX_MARKS = 2_000
"""Marks of emphasis, links, code and escapes in one text: a paragraph, an item of a list, a row of a table."""

MAX_TOTAL = {
    "lines": 50_000,
    "paragraphs, items and headings": 10_000,
    "headings": 1_000,
    "marks of emphasis, links or code": 20_000,
    "HTML tags": 5_000,
    "code blocks": 1_000,
    "footnotes": 500,
    "references to footnotes": 1_000,
    "table cells": 12_000,
}
"""In one file. A paragraph counts once more for each level of nesting, and a row for each column of its table."""
SUMMED = 1_000
"""The totals are looked at after so many lines without an empty one."""
MAX_EFFORT = 25_000_000
"""Marks of a text times its letters, all texts of a file together: an engine looks for the end of each mark."""
MAX_REACH = 20_000_000
"""Letters from each `<` that opens a tag to the next `>`, all of them together."""
MAX_OPEN_BLOCKS = 200_000
"""HTML tags that are never closed, times paragraphs: a browser opens some of them anew in each paragraph."""

_PREFIX = re.compile(r"(?:[ \t]*(?:>|[-+*](?=\s)|\d+[.)](?=\s)))*[ \t]*")
_MARKER = re.compile(r">|[-+*](?=\s)|\d+[.)](?=\s)")
_FENCE = re.compile(r"[ >\t]*(```|~~~)")
_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]")
_CODE = re.compile(
    rf"(`{{1,{MAX_RUN}}})[^`\n]*\1"
)  # a longer run is refused, and half of it was tried letter by letter
_PIECE = re.compile(r"[ \t]*(?:[#:=]|!!!|\?\?\?|[-*_]{2,}|\+\+\+|\|[-|: ]*$)")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d+[.)])\s")
_BULLET, _NUMBER = re.compile(r"[ \t>]*[-+*]\s"), re.compile(r"[ \t>]*\d+[.)]\s")
_HEADING = re.compile(r"[ \t>]*(?:#|=+[ \t]*$|-+[ \t]*$)")
_RULE_OF_TABLE = re.compile(r"[ \t>]*[|:-][-|: \t]*$")
_TAG = re.compile(r"</?[a-zA-Z!?]")
_START_TAG, _END_TAG = re.compile(r"<[a-zA-Z]"), re.compile(r"</[a-zA-Z]")
_EMPTY_TAG = re.compile(r"<(?:area|br|col|hr|img|input|source|track|wbr)\b", re.IGNORECASE)
_PAIRS = (("[", "]"), ("(", ")"), ("<", ">"), ("{", "}"))
_MARKS = re.compile(r"[*_`~^=\\&\[@]|://|www\.|\+\+|  \Z")
_RUN = re.compile(rf"([`#*_~])\1{{{MAX_RUN}}}|\S([ \t])\2{{{MAX_SPACES}}}")

_APART = "make several pages of it, or several files"


@dataclass(frozen=True)
class Excess:
    """What is too much, and on which line of the text (from 1)."""

    what: str
    line: int
    hint: str


@dataclass
class Totals:
    """What the texts of one file hold so far; `sums` by the names of `MAX_TOTAL`."""

    sums: Counter[str] = field(default_factory=Counter)
    effort: int = 0
    reach: int = 0
    open_tags: int = 0
    reported: set[str] = field(default_factory=set)

    @property
    def is_over(self) -> bool:
        """Whether something was too much."""
        return bool(self.reported)


def excess(text: str, totals: Totals | None = None) -> Iterator[Excess]:
    """Yield what a text has too much of, each sort once; with `totals`, together with the texts before it."""
    totals = Totals() if totals is None else totals
    for each in _all(text, totals):
        if each.what not in totals.reported:
            totals.reported.add(each.what)
            yield each


def _all(text: str, totals: Totals) -> Iterator[Excess]:
    paragraph: list[str] = []
    first = 1
    for number, line in enumerate((*text.split("\n"), ""), start=1):
        if line.strip():
            first = first if paragraph else number
            yield from _of_line(line, number, totals, starts=not paragraph)
            paragraph.append(line)
        elif paragraph:
            yield from _of_paragraph(paragraph, first, totals)
            paragraph = []
        if number % SUMMED == 0 or not paragraph:
            over = list(_sums(totals, number))
            yield from over
            if over:
                return
    yield from _of_tags(text, totals)


def _sums(totals: Totals, number: int) -> Iterator[Excess]:
    for name, most in MAX_TOTAL.items():
        if totals.sums[name] > most:
            yield Excess(f"there are more than {most:,} {name} in one file", number, _APART)
    if totals.effort > MAX_EFFORT:
        what = "long paragraphs hold too many marks of emphasis, links or code"
        yield Excess(what, number, "put empty lines between their parts")


def _of_line(line: str, number: int, totals: Totals, *, starts: bool) -> Iterator[Excess]:
    prefix = _PREFIX.match(line)
    start = prefix[0] if prefix else ""
    levels = len(_MARKER.findall(start))
    depth = max(levels, len(start.expandtabs(4)) // 4 if len(start) < len(line) else 0)
    is_heading = _HEADING.match(line) is not None
    if is_heading and len(line) > MAX_HEADING:
        yield Excess(f"a heading is longer than {MAX_HEADING:,} letters", number, "write a paragraph")
    if depth > MAX_DEPTH:
        hint = "write it flatter; code goes between two lines of ```"
        yield Excess(f"lists, quotes or boxes are nested more than {MAX_DEPTH} levels deep", number, hint)
    run = _RUN.search(line)
    if run:
        what = f"the sign '{run[1]}' stands more than {MAX_RUN} times in a row"
        if not run[1]:
            what = f"more than {MAX_SPACES:,} spaces or tabs stand in a row"
        yield Excess(what, number, "delete them; a rule across the page is ---")
    sums = totals.sums
    sums["lines"] += 1
    if starts or levels or _PIECE.match(line):
        sums["paragraphs, items and headings"] += 1 + min(depth, MAX_DEPTH)
    sums["headings"] += is_heading
    sums["code blocks"] += bool(_FENCE.match(line))
    sums["footnotes"] += line.lstrip().startswith("[^")
    sums["references to footnotes"] += line.count("[^")
    sums["HTML tags"] += line.count("<")


def _of_paragraph(lines: list[str], first: int, totals: Totals) -> Iterator[Excess]:
    text = _CODE.sub("", _LINK.sub("", "\n".join(lines)))
    hint = "close them, or put them in backticks where they are to be shown"
    for opening, closing in _PAIRS:
        if _deepest(text, opening, closing) > MAX_OPEN:
            yield Excess(f"more than {MAX_OPEN} '{opening}' stand open in one paragraph", first, hint)
    if len(lines) > MAX_PIECES and sum(bool(_PIECE.match(line)) for line in lines) > MAX_PIECES:
        what = f"more than {MAX_PIECES} headings, rules or definitions stand in a row"
        yield Excess(what, first, "put an empty line between them")
    if len(lines) > MAX_ITEMS and sum(bool(_ITEM.match(line)) for line in lines) > MAX_ITEMS:
        yield Excess(f"one list holds more than {MAX_ITEMS:,} items", first, "make several lists of it")
    if text.count("<") > MAX_TAGS and len(_TAG.findall(text)) > MAX_TAGS:
        what = f"one paragraph holds more than {MAX_TAGS} HTML tags"
        yield Excess(what, first, "write Markdown, or put an empty line between its parts")
    # An engine gives each row as many cells as the table has columns.
    bars = max(line.count("|") for line in lines)
    totals.sums["table cells"] += bars * len(lines)
    yield from _of_texts(lines, first, totals)


def _of_texts(lines: list[str], first: int, totals: Totals) -> Iterator[Excess]:
    """Weigh the marks of what an engine takes for one text: it cuts lists into items, and tables into rows."""
    start = size = marks = 0
    splits = _splitter(lines)
    for number, line in enumerate((*lines, None)):
        if line is None or (size and splits(line)):
            totals.sums["marks of emphasis, links or code"] += marks
            totals.effort += marks * size
            if marks > MAX_MARKS:
                what = f"one paragraph holds more than {MAX_MARKS:,} marks of emphasis, links or code"
                yield Excess(what, first + start, "make several paragraphs of it")
            start, size, marks = number, 0, 0
        size += len(line or "") + 1
        marks += len(_MARKS.findall(line or ""))


def _splitter(lines: list[str]) -> Callable[[str], object]:
    """What says of a line whether a new text begins with it."""
    if len(lines) > 1 and _RULE_OF_TABLE.match(lines[1]) and "|" in lines[0]:
        return lambda line: True
    for kind in (_BULLET, _NUMBER):
        if kind.match(lines[0]):
            return kind.match
    return lambda line: False


def _of_tags(text: str, totals: Totals) -> Iterator[Excess]:
    """Weigh tags that are never closed, and signs that look like the start of one and are none."""
    if "<" not in text:
        return
    totals.open_tags += len(_START_TAG.findall(text)) - len(_END_TAG.findall(text)) - len(_EMPTY_TAG.findall(text))
    if totals.open_tags * totals.sums["paragraphs, items and headings"] > MAX_OPEN_BLOCKS:
        yield Excess("too many HTML tags are opened and never closed", 1, "close each of them, or write Markdown")
    close = -1
    for match in _TAG.finditer(text):
        if close < match.start():
            close = text.find(">", match.start())
            close = len(text) if close < 0 else close
        totals.reach += close - match.start()
    if totals.reach > MAX_REACH:
        yield Excess("too many '<' are followed by no '>'", 1, "close each of them, or write &lt;")


def _deepest(text: str, opening: str, closing: str) -> int:
    """How many brackets of a sort stand open at most at one place."""
    if text.count(opening) <= MAX_OPEN:
        return 0
    deepest = depth = 0
    for char in text:
        if char == opening:
            depth += 1
            deepest = max(deepest, depth)
        elif char == closing and depth:
            depth -= 1
    return deepest
