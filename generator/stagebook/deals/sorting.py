"""Putting each row into its stage: open deals are kept, won and lost ones counted, unknown stages named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stagebook.deals.cells import one_line
from stagebook.deals.crms import closed_words
from stagebook.deals.facts import Fact
from stagebook.deals.names import plain
from stagebook.deals.problems import MOST, Problems, rows_in_words
from stagebook.deals.stages import Match, StageNames
from stagebook.deals.table.header import Columns
from stagebook.deals.table.rows import TOO_FEW_HINT, DataRow, too_few
from stagebook.deals.values.flags import read_flag
from stagebook.model import Phase, Stage
from stagebook.problems.diagnostics import shortened


class Sorter:
    """Sorts the rows of one export: each into its stage, or among those that are left out, with the reason."""

    def __init__(self, columns: Columns, names: StageNames, problems: Problems) -> None:
        """Start with no row."""
        self._columns = columns
        self._names = names
        self._problems = problems
        self.closed = 0
        """How many won or lost deals were met."""
        self._unknown: dict[str, list[int]] = {}
        self._unclear: dict[str, tuple[Match, list[int]]] = {}
        self._elsewhere: list[int] = []

    def sort(self, rows: Sequence[DataRow]) -> list[tuple[DataRow, Stage | Phase]]:
        """The open deals with their stages, in order; name what stands in the way of the others."""
        found = [(row, self._stage_of(row)) for row in rows]
        self._name_unknown(self._unknown)
        self._name_unclear(self._unclear)
        if self._elsewhere:
            message = f"deals of another process than the one asked for are left out: {rows_in_words(self._elsewhere)}"
            self._problems.remark("elsewhere", None, "", message)
        return [(row, stage) for row, stage in found if stage]

    def _stage_of(self, row: DataRow) -> Stage | Phase | None:
        cell = one_line(self._columns.cell(row.cells, Fact.STAGE)[0])
        if self._is_over(row):
            self.closed += 1
            return None
        if not cell:
            message = "the stage is empty; the deal is left out"
            self._problems.add("no-stage", row.row, self._column, message, "fill it in the CRM")
            return None
        match = self._names.find(cell, self._columns.cell(row.cells, Fact.PROCESS)[0])
        if row.is_short:
            self._name_short(row, is_kept=match != Match())
            if match == Match():
                return None
        return self._matched(row, cell, match)

    def _matched(self, row: DataRow, cell: str, match: Match) -> Stage | Phase | None:
        if match.is_elsewhere:
            self._elsewhere.append(row.row)
        elif match.is_closed or any(map(_is_closed, match.stages[:1])):
            self.closed += 1
        elif len(match.stages) == 1:
            return match.stages[0]
        elif match.stages:
            self._unclear.setdefault(cell, (match, []))[1].append(row.row)
        else:
            self._unknown.setdefault(cell, []).append(row.row)
        return None

    @property
    def _column(self) -> str:
        return self._columns.name(Fact.STAGE)

    def _is_over(self, row: DataRow) -> bool:
        """Whether the status, or a column of yes or no, calls the deal won or lost."""
        flags = (row.cells[position] for position in self._columns.positions.get(Fact.CLOSED, ()))
        status = self._columns.cell(row.cells, Fact.STATUS)[0]
        return plain(status) in closed_words() or any(map(read_flag, flags))

    def _name_short(self, row: DataRow, *, is_kept: bool) -> None:
        what = "the others are read as empty" if is_kept else "the row is left out"
        self._problems.add("width", row.row, "", too_few(row.written, self._columns, what), TOO_FEW_HINT)

    def _name_unknown(self, unknown: dict[str, list[int]]) -> None:
        has_listed = False
        for number, (cell, rows) in enumerate(unknown.items()):
            # Looking for the nearest name is slow, and further values are only counted.
            near = self._names.nearest(cell) if number < MOST else None
            # The key is written as YAML takes it, whatever the name holds.
            written = cell.replace("\\", "\\\\").replace('"', '\\"')
            hint = f'add it to the mapping file: stages: {{"{shortened(written, 80)}": {near.id if near else "…"}}}'
            if near:
                hint += f"; the nearest is '{near.title}'"
            elif not has_listed:
                hint += f", with one of: {_some(self._names.ids)}, or closed"
                has_listed = True
            message = f"'{shortened(cell)}' is no stage of the playbook{_where(rows)}"
            self._problems.add("unknown-stage", rows[0], self._column, message, hint)

    def _name_unclear(self, unclear: dict[str, tuple[Match, list[int]]]) -> None:
        for cell, (match, rows) in unclear.items():
            named = [f"{stage.process}/{stage.id}" for stage in match.stages if self._names.is_shown(stage)]
            several = " or ".join(named if len(named) == len(match.stages) else [*named, "a stage that is not shown"])
            message = f"'{shortened(cell)}' can be {several}{_where(rows)}"
            hint = "name the process with --process, or the stage in the mapping file, under stages"
            self._problems.add("unclear-stage", rows[0], self._column, message, hint)


def _is_closed(stage: Stage | Phase) -> bool:
    return isinstance(stage, Stage) and stage.type in ("won", "lost")


def _where(rows: Sequence[int]) -> str:
    """Where else a value stands, as the first row is named anyway."""
    return f" ({rows_in_words(rows)})" if len(rows) > 1 else ""


def _some(ids: Iterable[str]) -> str:
    known = list(ids)
    return ", ".join(known[:MOST]) + (" …" if len(known) > MOST else "")
