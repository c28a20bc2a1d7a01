"""How wide a text is in the font that Stagebook ships, and how many lines it takes: without a browser or Typst.

Sheets are set without kerning, in HTML and in PDF, so that a text is as wide as its letters together.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from stagebook.reading.font_file import Widths, widths_of
from stagebook.resources import own_font

_WIDE, _OTHER = 1.0, 0.6
"""Of letters that our font lacks, which some font of the reader's computer draws."""


@cache
def _font(bold: bool) -> Widths:
    return widths_of(own_font(bold))


@cache
def _char(char: str, bold: bool) -> float:
    if unicodedata.combining(char):
        return 0.0
    try:
        return _font(bold)[char]
    except KeyError:
        return _WIDE if unicodedata.east_asian_width(char) in "WF" else _OTHER


# Sheets say the same words again and again: labels on each, a criterion at every number of lines that is tried.
@lru_cache(maxsize=1 << 16)
def width(text: str, bold: bool = False) -> float:
    """Width of a text on one line, in ems."""
    # Typst and browsers draw an accented letter, or a syllable, in one piece however it is stored.
    return sum(_char(char, bold) for char in unicodedata.normalize("NFC", text))


@lru_cache(maxsize=1 << 15)
def lines(text: str, room: float, bold: bool = False, before: float = 0.0) -> int:
    """Number of lines that a text takes in `room` ems, broken between words; a longer word is broken within.

    `before` is what stands in front of it on its first line, in ems; then there is one line at least.
    """
    count, used = int(before > 0), before
    space = width(" ", bold)
    for word in text.split():
        wide = width(word, bold)
        if count and used + space + wide <= room:
            used += space + wide
            continue
        extra = int(wide // room) if room > 0 else 0
        count += 1 + extra
        used = wide - extra * room
    return count
