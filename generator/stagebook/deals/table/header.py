"""Finding the header row, the delimiter, and which column holds which field of a deal."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from stagebook.deals.cells import cleaned, one_line, unwrapped
from stagebook.deals.deal import UnreadableDealsError
from stagebook.deals.headers import FIELDS, Field, meaning, money_header, spare_meaning
from stagebook.deals.mapping import DealMapping
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

_SEPARATOR = re.compile(r'"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)
"""The first line by which Excel is told the delimiter; Excel does not show it as a row."""


@dataclass(frozen=True)
class Columns:
    """The header of an export and what its columns mean."""

    header: Record
    delimiter: str
    names: tuple[str, ...]
    """The headers as written, trimmed."""
    places: Mapping[Field, tuple[int, ...]] = field(default_factory=dict)
    """The columns of each field, the one to be read first standing first."""

    def name(self, wanted: Field) -> str:
        """Return the header of a field's first column; "" where it was not exported."""
        places = self.places.get(wanted, ())
        return self.names[places[0]] if places else ""

    def cell(self, cells: Sequence[str], wanted: Field) -> tuple[str, str]:
        """Return the first filled cell of a field, trimmed, with the header of its column."""
        for place in self.places.get(wanted, ()):
            if place < len(cells) and not is_blank(cells[place]):
                return cells[place].strip(), self.names[place]
        return "", self.name(wanted)

    @property
    def currency(self) -> str:
        """The currency that the header of the amount names, as in `Amount (KRW)`."""
        return money_header(self.name("amount"))[1]


def find_columns(lines: Sequence[str], file: str, mapping: DealMapping) -> Columns:
    """Return the row near the top that looks most like a header with a stage.

    Raises `UnreadableDealsError` where there is none.
    """
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    told = _SEPARATOR.fullmatch(lines[start]) if lines else None
    best = Columns(Record(0, 0, ()), "", ())
    top = lines[: start + SEARCHED_LINES]
    for delimiter in (told[1],) if told else DELIMITERS:
        first, row = (start + 1, 1) if told else (0, 1)
        for record in islice(records(top, delimiter, first, row), SEARCHED):
            if len(record.cells) > MAX_COLUMNS or _is_split_otherwise(record):
                continue
            best = max(best, _columns(record, delimiter, mapping), key=_likeness)
    if "stage" not in best.places:
        raise UnreadableDealsError(_no_stage(best, file))
    return best


def _is_split_otherwise(record: Record) -> bool:
    """Tell whether a row is one cell only because it was split at the wrong sign: `Sales;Stage` is two columns."""
    return len(record.cells) == 1 and any(sign in record.cells[0] for sign in DELIMITERS)


def _likeness(columns: Columns) -> tuple[bool, int]:
    return "stage" in columns.places, len(columns.places)


def _no_stage(best: Columns, file: str) -> str:
    if len(best.places) < 2:
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


def _columns(record: Record, delimiter: str, mapping: DealMapping) -> Columns:
    names = tuple(one_line(cleaned(unwrapped(cell))) for cell in record.cells)
    told = {plain(header): (wanted, rank) for wanted, headers in mapping.headers.items()
            for rank, header in enumerate(headers)}  # fmt: skip
    mapped: dict[Field, list[tuple[int, int]]] = {}
    known: dict[Field, list[tuple[int, int]]] = {}
    spare: dict[Field, list[tuple[int, int]]] = {}
    for place, name in enumerate(names):
        if not name:
            continue
        if hit := told.get(plain(name)):
            mapped.setdefault(hit[0], []).append((hit[1], place))
        elif found := meaning(name):
            known.setdefault(found[0], []).append((found[1], place))
        elif makeshift := spare_meaning(name):
            spare.setdefault(makeshift, []).append((0, place))
    places: dict[Field, tuple[int, ...]] = {}
    for wanted in FIELDS:
        found_at = mapped.get(wanted) or known.get(wanted) or spare.get(wanted)
        if found_at:
            places[wanted] = tuple(place for _, place in sorted(found_at))
    return Columns(record, delimiter, names, places)


def remark_on_columns(columns: Columns, mapping: DealMapping, problems: Problems) -> None:
    """Name what one should know about the columns: two for one field, mapped ones that are not there."""
    have = {plain(name) for name in columns.names}
    for wanted, headers in mapping.headers.items():
        if not any(plain(header) in have for header in headers):
            which = " or ".join(f"'{shortened(header)}'" for header in headers)
            message = f"the mapping file reads '{wanted}' from {which}, and the export has no such column"
            problems.remark("mapping", None, "", message, "correct it under columns, or delete it there")
    for wanted, places in columns.places.items():
        if len(places) > 1 and wanted != "closed" and wanted not in mapping.headers:
            written = list(dict.fromkeys(f"'{shortened(columns.names[place])}'" for place in places))
            which = f"{' and '.join(written[:4])} hold" if len(written) > 1 else f"several columns {written[0]} hold"
            message = f"{which} '{wanted}'; the first that is filled counts"
            hint = f"to choose one, name it in the mapping file: columns: {{{wanted}: …}}"
            problems.remark("columns", None, "", message, hint)
    for wanted in mapping.required:
        if wanted not in columns.places:
            message = f"the export has no column for '{wanted}', so it is missing in every deal"
            hint = "export it too, or name its column in the mapping file, under columns"
            problems.remark("required", None, "", message, hint)
