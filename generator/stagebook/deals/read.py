"""Reading an export from beginning to end."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from stagebook.deals.deal import Deal, DealExport, UnreadableDealsError
from stagebook.deals.facts import Fact
from stagebook.deals.mapping import DealMapping
from stagebook.deals.problems import Problems
from stagebook.deals.sorting import Sorter
from stagebook.deals.stages import StageNames
from stagebook.deals.table.decoding import read_export
from stagebook.deals.table.header import Columns, find_columns, remark_on_columns
from stagebook.deals.table.records import lines_of
from stagebook.deals.table.rows import read_rows
from stagebook.deals.values.columns import Values
from stagebook.deals.values.formulas import looks_like_formula
from stagebook.model import Playbook
from stagebook.problems.diagnostics import shortened

MAX_DEALS = 20_000
"""Open deals of one export; each becomes a row or a sheet of paper."""


def read_deals(
    path: Path,
    playbook: Playbook,
    *,
    today: datetime.date,
    process: str = "",
    mapping: DealMapping | None = None,
    encoding: str = "",
    progress: Callable[[int], None] | None = None,
    shown: Playbook | None = None,
) -> DealExport:
    """Read the open deals of a CSV export, each with its stage in the playbook.

    `playbook` may be a view; a view in one language knows stages by the names of that language only. `process`
    names the process of all deals; without it, a deal may be in any. `encoding` overrides what the file looks
    like. `progress` gets the number of rows from time to time, and at the end.

    `shown` is the view of whoever reads the problems: no stage beyond it is named in them.

    Raises `UnreadableDealsError` where nothing can be made of the file as a whole. What is wrong with a row is
    among the export's problems, and the other rows are read all the same.
    """
    mapping = mapping or DealMapping()
    names = StageNames(playbook, process, mapping, shown)
    lines = lines_of(read_export(path, encoding))
    columns = find_columns(lines, path.name, mapping.headers)
    problems = Problems(path.name)
    remark_on_columns(columns, mapping.headers, mapping.required, problems)
    rows, seen = read_rows(lines, columns, problems, looks_like_formula=looks_like_formula, progress=progress)
    sorter = Sorter(columns, names, problems)
    placed = sorter.sort(rows)
    if len(placed) > MAX_DEALS:
        count = f"{path.name} has {len(placed):,} open deals; at most {MAX_DEALS:,} are read"
        raise UnreadableDealsError(f"{count}. Export those of one team, or of one quarter")
    values = Values(columns, mapping, problems, today, rows)
    deals = tuple(values.deal(row, stage) for row, stage in placed)
    _remark_on_ids(deals, columns, problems)
    return DealExport(deals, problems.listed(), sorter.closed, seen)


def _remark_on_ids(deals: Sequence[Deal], columns: Columns, problems: Problems) -> None:
    first: dict[str, int] = {}
    for deal in deals:
        earlier = first.setdefault(deal.id, deal.row) if deal.id else deal.row
        if earlier != deal.row:
            message = f"'{shortened(deal.id)}' stands in row {earlier} already; both deals are read"
            problems.remark("twice", deal.row, columns.name(Fact.ID), message)
