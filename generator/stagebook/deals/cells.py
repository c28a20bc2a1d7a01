"""What a cell holds as text: wrappers and characters that do not belong, and cells that look like formulas."""

from __future__ import annotations

import re

from stagebook.deals.names import is_blank
from stagebook.deals.values.amounts import read_amount
from stagebook.deals.values.dates import days_of

UNCLEAN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Control characters, odd line ends, and marks that turn the direction of all text after them."""

_AS_TEXT = re.compile(r'="([^"]*)"')
"""How Excel is told to take a number for text."""
_SIGNED = re.compile(r"[-+]\s*[\d(][\d\s.,()/%-]*")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def cleaned(cell: str) -> str:
    """Return the cell without characters that would break a page."""
    return UNCLEAN.sub(lambda found: "\n" if found[0] in "\u2028\u2029" else "", cell)


def unwrapped(cell: str) -> str:
    """Return `00123` for `="00123"`, and any other cell as it is."""
    found = _AS_TEXT.fullmatch(cell.strip()) if cell.lstrip().startswith('="') else None
    return found[1] if found else cell


def looks_like_formula(cell: str) -> bool:
    """Tell whether a spreadsheet would run the cell: it starts like a formula and is no number, date or dash."""
    if not cell.startswith(FORMULA_STARTS) or is_blank(cell):
        return False
    if cell[0] in "\t\r":
        return looks_like_formula(cell.strip()) if cell.strip() else False
    return not (_SIGNED.fullmatch(cell[:200].strip()) or read_amount(cell) or days_of(cell))


def one_line(cell: str) -> str:
    """Return the text on one line."""
    return " ".join(cell.split())
