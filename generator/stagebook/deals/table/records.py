"""From text to records: quotes, line breaks inside quotes, and quotes that were never closed.

The format is RFC 4180 as spreadsheets write it; Python's `csv` takes each record apart. Where a record ends is
found here, since `csv` reads on to the end of the file after one stray quote, and all deals below would be lost.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MAX_CELL = 131_000
"""Characters of a cell; `csv` takes 131,072, and no CRM's text field holds more. A longer one is cut."""
PATIENCE = 20_000_000
"""Characters that are looked at in vain; after them each line is taken for a record. Keeps hostile files quick."""
FULL_ROW = 4
"""A line inside quotes with all columns, and at least so many, is a row that a stray quote has swallowed."""

_QUOTED = re.compile(r'[^"]*+(?:""[^"]*+)*+')


@dataclass(frozen=True)
class Record:
    """One row: its cells as they are, and what is wrong with its quotes."""

    row: int
    """As a spreadsheet counts, from 1."""
    line: int
    """The line of the file on which it starts, from 1."""
    cells: tuple[str, ...]
    has_stray_quote: bool = False
    """Where it ends is not known; `cells` are those of its first line."""
    cut: tuple[int, ...] = ()
    """The cells that were too long and are cut."""
    lines: int = 1
    """The lines of the file that it takes."""

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


def lines_of(text: str) -> list[str]:
    """Split at CR, LF and CRLF, and at nothing else."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def records(lines: Sequence[str], delimiter: str, start: int = 0, row: int = 1, width: int = 0) -> Iterator[Record]:
    """Yield the records from the line at index `start` on; the first is row `row`.

    `width` is the number of columns, where it is known: a record of several lines with another number is no
    record, but a stray quote.
    """
    patience, index = PATIENCE, start
    while index < len(lines):
        span, seen = _span(lines, index, delimiter) if patience > 0 and '"' in lines[index] else (1, 0)
        if not span:
            patience -= seen
        record = _record(lines[index : index + max(span, 1)], delimiter, row, index + 1)
        if span > 1 and width and _has_swallowed(record, lines[index + 1 : index + span - 1], delimiter, width):
            patience -= seen
            span = 0
        if not span:
            broken = _record(lines[index : index + 1], delimiter, row, index + 1)
            record = Record(row, index + 1, broken.cells, has_stray_quote=True, cut=broken.cut)
        yield record
        index, row = index + max(span, 1), row + 1


def _span(lines: Sequence[str], index: int, delimiter: str) -> tuple[int, int]:
    """How many lines the record takes (0: its quotes never fit) and how many characters were looked at."""
    inside, seen = False, 0
    for number in range(index, len(lines)):
        inside, has_more = _scan(lines[number], delimiter, inside=inside)
        seen += len(lines[number]) + 20
        if has_more and number > index:
            return 0, seen
        if not inside:
            return number - index + 1, seen
    return 0, seen


def _scan(line: str, delimiter: str, *, inside: bool) -> tuple[bool, bool]:
    """Whether the line ends inside quotes, and whether text follows a closing quote.

    `inside` says whether it starts inside quotes. A quote in the middle of a cell is text.
    """
    at, has_more = 0, False
    while True:
        if not inside and line[at : at + 1] == '"':
            at, inside = at + 1, True
        if inside:
            quoted = _QUOTED.match(line, at)
            at = quoted.end() if quoted else at
            if at == len(line):
                return True, has_more
            at, inside = at + 1, False
            has_more = has_more or line[at : at + 1] not in ("", delimiter)
        at = line.find(delimiter, at)
        if at < 0:
            return False, has_more
        at += 1


def _has_swallowed(record: Record, inner: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether a record of several lines, `inner` those between, holds rows of its own."""
    if len(record.cells) != width:
        return True
    return width >= FULL_ROW and any(line.count(delimiter) == width - 1 for line in inner)


def _record(lines: Sequence[str], delimiter: str, row: int, line: int) -> Record:
    text = "\n".join(lines)
    cut: tuple[int, ...] = ()
    if len(text) > MAX_CELL:
        text, cut = _shortened(text, delimiter)
    try:
        cells = next(csv.reader([text], delimiter=delimiter), [])
    except csv.Error:  # a line break that this module thinks is inside quotes, and csv does not
        return Record(row, line, (), has_stray_quote=True)
    return Record(row, line, tuple(cells), cut=cut, lines=len(lines))


def _shortened(text: str, delimiter: str) -> tuple[str, tuple[int, ...]]:
    """A record with no cell longer than `MAX_CELL`, and which cells were."""
    cells: list[str] = []
    cut: list[int] = []
    at = 0
    while at <= len(text):
        is_quoted = text[at : at + 1] == '"'
        quoted = _QUOTED.match(text, at + 1) if is_quoted else None
        stop = text.find(delimiter, quoted.end() + 1 if quoted else at)
        stop = len(text) if stop < 0 else stop
        cell = text[at:stop]
        if len(cell) > MAX_CELL:
            cut.append(len(cells))
            cell = f'"{cell[1:MAX_CELL].rstrip(chr(34))}"' if is_quoted else cell[:MAX_CELL]
        cells.append(cell)
        at = stop + 1
    return delimiter.join(cells), tuple(cut)
