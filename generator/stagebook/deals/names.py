"""Comparing names: two that differ only in case, width, spaces or punctuation are one."""

from __future__ import annotations

import re
import unicodedata

_NOISE = re.compile(r"[\W_]+")

BLANK = frozenset({"", "-", "--", "---", "–", "—", "--none--", "n/a", "#n/a", "(no value)"})
"""What CRMs and people write into a cell that holds nothing, in small letters."""


def plain(text: str) -> str:
    """The name without what does not count: `Deal - Stage` and `deal_stage` both become `dealstage`."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    return _NOISE.sub("", wide) or wide.strip()


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing."""
    return len(text) < 12 and text.strip().casefold() in BLANK
