"""Reading a row's cells as dates, amounts and numbers; what can't be read is named and left empty."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from stagebook.deals.cells import one_line
from stagebook.deals.deal import Deal
from stagebook.deals.facts import Fact, Kind, facts_of
from stagebook.deals.mapping import DealMapping
from stagebook.deals.problems import Problems
from stagebook.deals.table.header import Columns
from stagebook.deals.table.rows import DataRow
from stagebook.deals.values.amounts import currency_code, decimal_mark, has_percent, read_amount, read_count, read_share
from stagebook.deals.values.dates import evidence, read_day, settle
from stagebook.model import Phase, Stage
from stagebook.problems.diagnostics import shortened

AHEAD = 1
"""So many days a stage may begin after today: the CRM's day can start earlier than ours."""


class Values:
    """The values of one export. What its columns look like is learned from all their cells before the first deal."""

    def __init__(
        self, columns: Columns, mapping: DealMapping, problems: Problems, today: datetime.date, rows: Sequence[DataRow]
    ) -> None:
        """Look at `rows`, those of closed deals too: the order of dates, the decimal mark, how chances are written."""
        self._columns = columns
        self._required = mapping.required
        self._problems = problems
        self._today = today
        self._mark = decimal_mark(self._texts(rows, Fact.AMOUNT))
        self._is_percent = "%" in columns.name(Fact.PROBABILITY) or has_percent(self._texts(rows, Fact.PROBABILITY))
        seen = {fact.key: evidence(self._texts(rows, fact), today) for fact in facts_of(Kind.DAY)}
        self._orders, guessed = settle(seen, mapping.dates)
        if guessed:
            self._remark_on_order([fact for fact in facts_of(Kind.DAY) if fact.key in guessed])
        self._first: dict[str, int] = {}
        for position, name in enumerate(columns.names):
            if name:
                self._first.setdefault(name, position)
        self._twins = [(n, name) for n, name in enumerate(columns.names) if name and self._first[name] != n]

    def _texts(self, rows: Sequence[DataRow], fact: Fact) -> Iterator[str]:
        if fact not in self._columns.positions:
            return iter(())
        return (text for row in rows if (text := self._columns.cell(row.cells, fact)[0]))

    def _remark_on_order(self, guessed: Sequence[Fact]) -> None:
        which = " and ".join(f"'{self._columns.name(fact)}'" for fact in guessed)
        order = self._orders[guessed[0].key]
        message = f"the dates in {which} can be read in more than one order; they are read {order}"
        self._problems.remark("order", None, "", message, "say in the mapping file what is right, as dates: day-first")

    def deal(self, row: DataRow, stage: Stage | Phase) -> Deal:
        """The deal of a row; what can't be read is named."""
        read: dict[str, Any] = {fact.key: self._text(row, fact) for fact in facts_of(Kind.TEXT)}
        read |= {fact.key: self._day(row, fact) for fact in facts_of(Kind.DAY)}
        amount, currency = self._amount(row)
        read |= dict.fromkeys((fact.key for fact in facts_of(Kind.AMOUNT)), amount)
        read |= dict.fromkeys((fact.key for fact in facts_of(Kind.CURRENCY)), currency)
        for fact in facts_of(Kind.COUNT):
            count = self._count(row, fact)
            is_derived = fact is Fact.DAYS_IN_STAGE
            read[fact.key] = self._days_in_stage(row, count, read[Fact.STAGE_ENTERED.key]) if is_derived else count
        read |= {fact.key: self._share(row, fact) for fact in facts_of(Kind.SHARE)}
        return Deal(
            row=row.row,
            line=row.line,
            stage=stage,
            amount_text=self._text(row, Fact.AMOUNT),
            fields=self._fields(row),
            missing=tuple(key for key in self._required if read[key] in (None, "")),
            **read,
        )

    def _fields(self, row: DataRow) -> dict[str, str]:
        found = {name: row.cells[position] for name, position in self._first.items()}
        for position, name in self._twins:
            found[name] = found[name] or row.cells[position]
        return found

    def _text(self, row: DataRow, fact: Fact) -> str:
        return one_line(self._columns.cell(row.cells, fact)[0])

    def _day(self, row: DataRow, fact: Fact) -> datetime.date | None:
        text, column = self._columns.cell(row.cells, fact)
        day = read_day(text, self._orders[fact.key]) if text else None
        if text and day is None:
            self._wrong(row, column, f"'{shortened(text)}' is no date", "write it as 2026-11-30")
        return day

    def _days_in_stage(self, row: DataRow, exported: int | None, entered: datetime.date | None) -> int | None:
        """The days as exported, else counted from the day on which the deal came into its stage."""
        if entered and (entered - self._today).days > AHEAD:
            column = self._columns.cell(row.cells, Fact.STAGE_ENTERED)[1]
            self._wrong(row, column, f"{entered} lies in the future, so the days in the stage can't be counted")
            return exported
        return max(0, (self._today - entered).days) if exported is None and entered else exported

    def _count(self, row: DataRow, fact: Fact) -> int | None:
        text, column = self._columns.cell(row.cells, fact)
        count = read_count(text) if text else None
        if text and count is None:
            self._wrong(row, column, f"'{shortened(text)}' is no whole number from 0 up", "write it without a unit")
        return count

    def _share(self, row: DataRow, fact: Fact) -> float | None:
        text, column = self._columns.cell(row.cells, fact)
        share = read_share(text, is_percent=self._is_percent) if text else None
        if text and share is None:
            self._wrong(row, column, f"'{shortened(text)}' is no chance from 0 to 100 %", "write it as 60")
        return share

    def _amount(self, row: DataRow) -> tuple[Decimal | None, str]:
        """The amount and its currency: the code in the cell, its column, the header's, then a sign such as $."""
        text, column = self._columns.cell(row.cells, Fact.AMOUNT)
        exported = self._text(row, Fact.CURRENCY)
        found = read_amount(text, self._mark) if text else None
        if found is None:
            if text:
                hint = "write it with digits only, as 1200000 or 1200000.50"
                self._wrong(row, column, f"'{shortened(text)}' is no amount", hint)
            return None, currency_code(exported or self._columns.currency)
        if found.value < 0:
            message = f"'{shortened(text)}' is a negative amount; it is kept"
            self._problems.remark("negative", row.row, column, message)
        return found.value, found.code or currency_code(exported or self._columns.currency) or found.symbol

    def _wrong(self, row: DataRow, column: str, message: str, hint: str = "") -> None:
        self._problems.add("value", row.row, column, message, hint)
