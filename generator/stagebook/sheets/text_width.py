"""How wide a text is, roughly, without a font at hand: enough to tell how many lines it takes.

Latin letters have the advance widths of Helvetica, which Arial and Liberation Sans share; Hangul those of Noto Sans
CJK KR, which are about those of other Korean sans-serif fonts. All widths are in thousandths of the font size.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_GROUPS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;\\[]ftI·",
    333: "()-`r“”",
    500: "cksvxyzJ",
    556: "abdeghnopqu0123456789$?L–_#£€",
    584: "+<=>~",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—→…",
}
_WIDTHS = {char: width for width, chars in _GROUPS.items() for char in chars}
_HANGUL, _WIDE, _OTHER = 920, 1000, 600
BOLD = 1.07
"""How much wider bold type is."""


@cache
def _char(char: str) -> int:
    if char in _WIDTHS:
        return _WIDTHS[char]
    if "가" <= char <= "힣":
        return _HANGUL
    if unicodedata.combining(char):
        return 0
    # An accented letter is as wide as its plain one.
    base = unicodedata.normalize("NFD", char)[0]
    return _WIDTHS.get(base) or (_WIDE if unicodedata.east_asian_width(char) in "WF" else _OTHER)


def width(text: str) -> float:
    """Return the width of a text on one line, in ems."""
    return sum(map(_char, text)) / 1000


def lines(text: str, room: float) -> int:
    """Return how many lines a text takes in `room` ems, broken between words; a longer word is broken within."""
    count, used = 0, 0.0
    for word in text.split():
        wide = width(word)
        if count and used + width(" ") + wide <= room:
            used += width(" ") + wide
            continue
        extra = int(wide // room) if room > 0 else 0
        count += 1 + extra
        used = wide - extra * room
    return count
