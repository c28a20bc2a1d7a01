"""What a cell holds as text, without the wrappers and characters that do not belong to it."""

from __future__ import annotations

import re

UNCLEAN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Control characters, odd line ends, and marks that turn the direction of all text after them."""

_AS_TEXT = re.compile(r'="([^"]*)"')
"""How Excel writes a number that is text."""


def cleaned(cell: str) -> str:
    """The cell without characters that would break a page."""
    return UNCLEAN.sub(lambda found: "\n" if found[0] in "\u2028\u2029" else "", cell)


def unwrapped(cell: str) -> str:
    """`00123` for `="00123"`, and any other cell as it is."""
    found = _AS_TEXT.fullmatch(cell.strip()) if cell.lstrip().startswith('="') else None
    return found[1] if found else cell


def one_line(cell: str) -> str:
    """The text on one line."""
    return " ".join(cell.split())
