"""Files just under the size limit, each of one shape that costs more than its size: what `run.py bench bounds` checks.

A shape repeats a piece until the file is full. Where a bound of the product refuses a shape, a second one stays just
below that bound, as often as the file has room.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from stagebook.reading.yaml import MAX_BYTES

PLAYBOOK = {
    "playbook.yml": """\
title: Small playbook
summary: One process with one stage.
version: "1"
updated: 2026-11-22
owner: Sales Ops
processes:
  - id: sales
    title: Sales
    summary: How we sell.
    stages: [first]
""",
    "stages.yml": """\
first:
  title: First
  purpose: To find out what the buyer wants.
  exit_criteria:
    - id: goal
      text: The buyer told us their goal.
      verified_by: buyer
  tools:
    - tool: deck
""",
    "tools.yml": """\
deck:
  title: Deck
  type: deck
  summary: Slides for the first call.
  owner: Sales Ops
""",
}
"""The playbook that each file is added to, by file name."""

Piece = str | Callable[[int], str]
"""What a shape repeats: always the same, or made of 0, 1, 2 …"""
EXPORT, MAPPING = "deals.csv", "mapping.yml"
"""Files outside of the playbook, which `worksheets` reads."""


@dataclass(frozen=True)
class Shape:
    """One file."""

    sort: str
    name: str
    file: str
    """Where it lies: in the playbook's folder, or `EXPORT` or `MAPPING`."""
    text: Callable[[], str]
    """Makes what stands in it."""

    @property
    def is_export(self) -> bool:
        """Whether `worksheets` reads it, and not `check`."""
        return self.file in (EXPORT, MAPPING)


def filled(piece: Piece, head: str = "", tail: str = "", most: int = MAX_BYTES) -> str:
    """Repeat a piece, or what it makes of 0, 1, 2 …, between `head` and `tail` up to nearly `most` bytes."""
    left = most - len((head + tail).encode())
    if isinstance(piece, str):
        return head + piece * (left // len(piece.encode())) + tail
    pieces: list[str] = []
    for number in count():
        each = piece(number)
        left -= len(each.encode())
        if left < 0:
            return head + "".join(pieces) + tail
        pieces.append(each)
    raise AssertionError


def fitting(piece: Piece, head: str, tail: str, *, is_refused: Callable[[str], bool]) -> str:
    """Fill a file as far as no bound refuses it; empty where one refuses the least of it."""
    low, high = 0, MAX_BYTES
    if not is_refused(filled(piece, head, tail)):
        return ""  # tried as it is
    while high - low > max(200, high // 100):
        middle = (low + high) // 2
        if is_refused(filled(piece, head, tail, middle)):
            high = middle
        else:
            low = middle
    return filled(piece, head, tail, low) if low else ""
