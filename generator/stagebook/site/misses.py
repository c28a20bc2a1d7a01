"""What readers searched for in vain, and which item each miss may have meant.

The file comes from the search of a site: readers save it there, nothing is sent.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stagebook.problems.errors import StagebookError
from stagebook.site.edition import Edition
from stagebook.site.search_entries import Entry

FORMAT = "stagebook-misses"
MOST_BYTES = 2_000_000
_LEAST = 0.18
"""What two texts must share so that one is proposed for the other; below it the nearest is chance."""


class NoMissesError(StagebookError):
    """A file is none that a site's search saved; the message says why."""


@dataclass(frozen=True)
class Miss:
    """A query that found nothing."""

    text: str
    count: int


@dataclass(frozen=True)
class Proposal:
    """A miss with the item that it may have meant; `entry` is None where nothing is near."""

    miss: Miss
    entry: Entry | None


def read_misses(path: Path) -> tuple[str, tuple[Miss, ...]]:
    """Language and misses of a saved file, the most frequent first; raises `NoMissesError`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NoMissesError(f"'{path.name}' is larger than {MOST_BYTES // 1_000_000} MB")
        data = json.loads(path.read_text("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise NoMissesError(f"'{path.name}' is no JSON; save it from the search of the site") from error
    rows = data.get("misses") if isinstance(data, dict) and data.get("format") == FORMAT else None
    if not isinstance(rows, list):
        raise NoMissesError(f"'{path.name}' is no file of misses; save it from the search of the site")
    counts: dict[str, int] = {}
    for row in rows:
        text, count = (row.get("text"), row.get("count")) if isinstance(row, dict) else (None, None)
        if isinstance(text, str) and text.strip() and isinstance(count, int) and not isinstance(count, bool):
            line = " ".join(text.split())[:100]
            counts[line] = counts.get(line, 0) + max(count, 1)
    found = tuple(Miss(text, count) for text, count in sorted(counts.items(), key=lambda each: -each[1]))
    return str(data.get("language") or ""), found


def proposals(current: Edition, misses: tuple[Miss, ...]) -> Iterator[Proposal]:
    """Yield each miss with the item of the playbook whose names and words are most like it."""
    known = [(entry, _pairs(" ".join((entry.title, *entry.names, *entry.foreign))), _pairs(entry.summary))
             for entry in current.search_entries() if not entry.is_part and entry.group != "sheets"]  # fmt: skip
    for miss in misses:
        wanted = _pairs(miss.text)
        best = max(known, key=lambda each: _alike(wanted, each[1], each[2]), default=None)
        near = best is not None and _alike(wanted, best[1], best[2]) >= _LEAST
        yield Proposal(miss, best[0] if best and near else None)


def _pairs(text: str) -> frozenset[str]:
    """Each pair of letters that follow each other in a word."""
    words = unicodedata.normalize("NFKC", text).casefold().split()
    return frozenset(word[at : at + 2] for word in words for at in range(max(1, len(word) - 1)))


def _alike(wanted: frozenset[str], names: frozenset[str], words: frozenset[str]) -> float:
    """From 0 to 1: how much of a query names hold, and, counted less, how much other words."""
    return max(len(wanted & names), 0.6 * len(wanted & words)) / max(1, len(wanted)) - 0.002 * len(names)
