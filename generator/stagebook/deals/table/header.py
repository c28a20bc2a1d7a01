"""Finding the header row, the delimiter, and which column holds which fact of a deal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from stagebook.deals.cells import cleaned, one_line, unwrapped
from stagebook.deals.deal import UnreadableDealsError
from stagebook.deals.facts import Fact
from stagebook.deals.headers import meaning, money_header, spare_meaning
from stagebook.deals.names import is_blank, plain
from stagebook.deals.problems import Problems
from stagebook.deals.table.records import Record, records
from stagebook.problems.diagnostics import shortened

DELIMITERS = (",", ";", "\t", "|")
SEARCHED = 30
"""So many rows may stand above the header: the title and the filters of a report."""
SEARCHED_LINES = 1000
"""They take no more lines than that."""
MAX_COLUMNS = 16_384
"""As many as a spreadsheet has; a line with more cells is no header."""

GivenHeaders = Mapping[Fact, tuple[str, ...]]
Meaning = Callable[[str], tuple[Fact, int] | None]
"""From a header to its fact, and its rank among the headers of that fact."""

_SEPARATOR = re.compile(r'"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)
"""A first line that names the delimiter for Excel, which does not show it as a row."""


@dataclass(frozen=True)
class Columns:
    """The header of an export and what its columns mean."""

    header: Record
    delimiter: str
    names: tuple[str, ...]
    """The headers as written, trimmed."""
    positions: Mapping[Fact, tuple[int, ...]] = field(default_factory=dict)
    """The columns of each fact, counted from 0, the one to be read first standing first."""

    def name(self, fact: Fact) -> str:
        """The header of a fact's first column; "" where it was not exported."""
        positions = self.positions.get(fact, ())
        return self.names[positions[0]] if positions else ""

    def cell(self, cells: Sequence[str], fact: Fact) -> tuple[str, str]:
        """The first filled cell of a fact, trimmed, with the header of its column."""
        for position in self.positions.get(fact, ()):
            if position < len(cells) and not is_blank(cells[position]):
                return cells[position].strip(), self.names[position]
        return "", self.name(fact)

    @property
    def currency(self) -> str:
        """The currency that the header of the amount names, as in `Amount (KRW)`."""
        return money_header(self.name(Fact.AMOUNT))[1]


def find_columns(lines: Sequence[str], file: str, given: GivenHeaders) -> Columns:
    """The row near the top that looks most like a header with a stage.

    `given` are the headers of the mapping file, which come before the known ones; `file` is the name that messages
    show. Raises `UnreadableDealsError` where there is none.
    """
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    declared = _SEPARATOR.fullmatch(lines[start]) if lines else None
    best = Columns(Record(0, 0, ()), "", ())
    top = lines[: start + SEARCHED_LINES]
    first = start + 1 if declared else 0
    for delimiter in (declared[1],) if declared else DELIMITERS:
        for record in islice(records(top, delimiter, first), SEARCHED):
            if len(record.cells) > MAX_COLUMNS or _is_split_otherwise(record):
                continue
            best = max(best, _columns(record, delimiter, given), key=_likeness)
    if Fact.STAGE not in best.positions:
        raise UnreadableDealsError(_no_stage(best, file))
    return best


def _is_split_otherwise(record: Record) -> bool:
    """Whether a row is one cell only because it was split at the wrong sign: `Sales;Stage` is two columns."""
    return len(record.cells) == 1 and any(sign in record.cells[0] for sign in DELIMITERS)


def _likeness(columns: Columns) -> tuple[bool, int]:
    return Fact.STAGE in columns.positions, len(columns.positions)


def _no_stage(best: Columns, file: str) -> str:
    if len(best.positions) < 2:
        return (
            f"{file}: no row near the top looks like a header with columns such as Stage, Deal Stage or 단계; export "
            "the deals with their header row, or name the columns in the mapping file, under columns"
        )
    names = ", ".join(f"'{shortened(name)}'" for name in best.names[:12] if name)
    more = " …" if len(best.names) > 12 else ""
    return (
        f"{file}: none of the columns is the stage: {names}{more}. Export the stage too, or name its column in the "
        'mapping file: columns: {stage: "…"}'
    )


def _columns(record: Record, delimiter: str, given: GivenHeaders) -> Columns:
    names = tuple(one_line(cleaned(unwrapped(cell))) for cell in record.cells)
    found: dict[Fact, list[tuple[int, int, int]]] = {}
    for position, name in enumerate(names):
        if hit := _first_hit(name, (_given_meaning(given), meaning, _spare)):
            trust, fact, rank = hit
            found.setdefault(fact, []).append((trust, rank, position))
    # Where a header of the mapping file is there, those that are merely known do not count, and so on.
    best = {fact: min(found[fact])[0] for fact in Fact if fact in found}
    positions = {
        fact: tuple(position for trust, _, position in sorted(found[fact]) if trust == least)
        for fact, least in best.items()
    }
    return Columns(record, delimiter, names, positions)


def _first_hit(name: str, ways: Iterable[Meaning]) -> tuple[int, Fact, int] | None:
    """The first way (0 is trusted most) that knows a header, with what it says."""
    hits = ((trust, way(name)) for trust, way in enumerate(ways)) if name else ()
    return next(((trust, *hit) for trust, hit in hits if hit), None)


def _given_meaning(given: GivenHeaders) -> Meaning:
    known = {plain(header): (fact, rank) for fact, headers in given.items() for rank, header in enumerate(headers)}
    return lambda name: known.get(plain(name))


def _spare(name: str) -> tuple[Fact, int] | None:
    fact = spare_meaning(name)
    return (fact, 0) if fact else None


def remark_on_columns(columns: Columns, given: GivenHeaders, required: Iterable[str], problems: Problems) -> None:
    """Name what one should know about the columns: those given that are not there, two for one fact, none for one.

    `required` are the keys of the facts that every deal must have.
    """
    _remark_on_given(columns, given, problems)
    for fact, positions in columns.positions.items():
        if len(positions) > 1 and fact is not Fact.CLOSED and fact not in given:
            _remark_on_twins(columns, fact, problems)
    exported = {fact.key for fact in columns.positions}
    for key in required:
        if key not in exported:
            message = f"the export has no column for '{key}', so it is missing in every deal"
            hint = "export it too, or name its column in the mapping file, under columns"
            problems.remark("required", None, "", message, hint)


def _remark_on_given(columns: Columns, given: GivenHeaders, problems: Problems) -> None:
    exported = {plain(name) for name in columns.names}
    for fact, headers in given.items():
        if not any(plain(header) in exported for header in headers):
            which = " or ".join(f"'{shortened(header)}'" for header in headers)
            message = f"the mapping file reads '{fact.key}' from {which}, and the export has no such column"
            problems.remark("mapping", None, "", message, "correct it under columns, or delete it there")


def _remark_on_twins(columns: Columns, fact: Fact, problems: Problems) -> None:
    written = list(dict.fromkeys(f"'{shortened(columns.names[each])}'" for each in columns.positions[fact]))
    which = f"{' and '.join(written[:4])} hold" if len(written) > 1 else f"several columns {written[0]} hold"
    message = f"{which} '{fact.key}'; the first that is filled counts"
    hint = f"to choose one, name it in the mapping file: columns: {{{fact.key}: …}}"
    problems.remark("columns", None, "", message, hint)
