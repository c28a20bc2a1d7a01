"""Yes and no, as exports write that a box is ticked or not."""

from __future__ import annotations

YES = frozenset({"true", "yes", "y", "x", "1", "on", "checked", "✓", "예", "네", "참"})
NO = frozenset({"false", "no", "n", "0", "off", "unchecked", "아니요", "아니오", "거짓"})


def read_flag(text: str) -> bool | None:
    """Whether a cell means yes or no; None where it is neither, as an empty one is."""
    written = text.strip().casefold()
    return True if written in YES else False if written in NO else None
