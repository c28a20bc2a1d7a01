"""How much Markdown may ask of whoever converts it: nesting, brackets and tables are counted before conversion.

Python-Markdown recurses into nested blocks and looks for the end of each bracket through the rest of its paragraph, so
a page of some kilobytes can end in a `RecursionError` or take minutes. The bounds are counts, never seconds, so that a
page is refused on every machine or on none; the numbers allow ten times what a real page holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
MAX_PIECES = 300
"""Headings, rules, boxes and definitions in a row without an empty line between them."""
MAX_ITEMS = 3_000
"""Items of lists in a row without an empty line between them."""
MAX_TAGS = 300
"""HTML tags in one paragraph."""
MAX_PAGE_TAGS = 5_000
"""HTML tags in one page."""
MAX_FENCES = 1_000
"""Lines that open or close a code block, in one page."""
MAX_FOOTNOTES = 500
"""Footnotes of one page."""
MAX_CELLS = 20_000
"""Cells of tables in one page."""
MAX_MARKS = 2_000
"""Marks of emphasis, code and escapes in one paragraph."""

_PREFIX = re.compile(r"(?:[ \t]*(?:>|[-+*](?=\s)|\d+[.)](?=\s)))*[ \t]*")
_MARKER = re.compile(r">|[-+*](?=\s)|\d+[.)](?=\s)")
_FENCE = re.compile(r"[ >\t]*(```|~~~)")
_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]")
_CODE = re.compile(r"(`+)[^`\n]*\1")
_PIECE = re.compile(r"[ \t]*(?:[#:=]|!!!|\?\?\?|[-*_]{2,}|\+\+\+|\|[-|: ]*$)")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d+[.)])\s")
_TAG = re.compile(r"</?[a-zA-Z!?]")
_PAIRS = (("[", "]"), ("(", ")"), ("<", ">"), ("{", "}"))
_MARKS = re.compile(r"[*_`~^=\\&]")


@dataclass(frozen=True)
class Excess:
    """What is too much, and on which line of the text (from 1)."""

    what: str
    line: int
    hint: str


def excess(text: str) -> Iterator[Excess]:
    """Yield what a text has too much of, each sort once."""
    totals = {"fences": 0, "footnotes": 0, "cells": 0, "tags": 0}
    reported: set[str] = set()
    for each in _all(text, totals):
        if each.what not in reported:
            reported.add(each.what)
            yield each


def _all(text: str, totals: dict[str, int]) -> Iterator[Excess]:
    paragraph: list[str] = []
    first = 1
    for number, line in enumerate((*text.split("\n"), ""), start=1):
        yield from _of_line(line, number, totals)
        if line.strip():
            first = first if paragraph else number
            paragraph.append(line)
        elif paragraph:
            yield from _of_paragraph(paragraph, first)
            paragraph = []


def _of_line(line: str, number: int, totals: dict[str, int]) -> Iterator[Excess]:
    prefix = _PREFIX.match(line)
    start = prefix[0] if prefix else ""
    columns = len(start.expandtabs(4))
    if max(len(_MARKER.findall(start)), columns // 4 if len(start) < len(line) else 0) > MAX_DEPTH:
        hint = "write it flatter; code goes between two lines of ```"
        yield Excess(f"lists, quotes or boxes are nested more than {MAX_DEPTH} levels deep", number, hint)
    totals["fences"] += bool(_FENCE.match(line))
    totals["footnotes"] += line.lstrip().startswith("[^")
    totals["cells"] += line.count("|")
    totals["tags"] += line.count("<")
    for name, most, what in (
        ("fences", MAX_FENCES, "code blocks"),
        ("footnotes", MAX_FOOTNOTES, "footnotes"),
        ("cells", MAX_CELLS, "table cells"),
        ("tags", MAX_PAGE_TAGS, "HTML tags"),
    ):
        if totals[name] > most:
            yield Excess(f"there are more than {most:,} {what} on one page", number, "make several pages of it")


def _of_paragraph(lines: list[str], first: int) -> Iterator[Excess]:
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
    if len(_MARKS.findall(text)) > MAX_MARKS and "|" not in text:
        what = f"one paragraph holds more than {MAX_MARKS:,} marks of emphasis or code"
        yield Excess(what, first, "make several paragraphs of it")


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
