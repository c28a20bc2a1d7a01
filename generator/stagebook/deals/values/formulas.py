"""Cells that a spreadsheet would run as a formula, should the export be opened in one."""

from __future__ import annotations

import re

from stagebook.deals.names import is_blank
from stagebook.deals.values.amounts import read_amount
from stagebook.deals.values.dates import days_of

STARTS = ("=", "+", "-", "@", "\t", "\r")
_SIGNED = re.compile(r"[-+]\s*[\d(][\d\s.,()/%-]*")


def looks_like_formula(cell: str) -> bool:
    """Whether a spreadsheet would run the cell: it starts like a formula and is no number, date or dash."""
    if not cell.startswith(STARTS) or is_blank(cell):
        return False
    if cell[0] in "\t\r":
        return looks_like_formula(cell.strip()) if cell.strip() else False
    return not (_SIGNED.fullmatch(cell[:200].strip()) or read_amount(cell) or days_of(cell))
