"""Names that look alike and mean opposites: "unqualified" is near to "qualified" in letters alone."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_NEGATIONS = frozenset({"not", "no", "non", "never", "without", "lost", "안", "못", "비", "미"})
_PREFIXES = ("un", "non", "dis", "mis", "in", "im", "ir", "il", "de", "미", "비", "불", "부", "무")
_LEAST_STEM = 2
"""Letters that a word must have behind its prefix: "in" alone negates nothing."""


def are_opposite(one: str, other: str) -> bool:
    """Whether one of two names negates what the other says, so that neither is a slip of the pen for the other."""
    first, second = (_WORD.findall(text.casefold()) for text in (one, other))
    return _negates(first, second) or _negates(second, first)


def _negates(words: list[str], others: list[str]) -> bool:
    if _NEGATIONS & set(words) - set(others):
        return True
    return any(
        word not in others
        and any(other.startswith(stem) or stem.startswith(other) for other in others if len(other) > 1)
        for word in words
        for stem in (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
        if len(stem) >= _LEAST_STEM
    )
