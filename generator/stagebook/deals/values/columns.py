"""Reading a row's cells as dates, amounts and numbers; what can't be read is named and left empty."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from stagebook.deals.cells import one_line
from stagebook.deals.deal import Deal
from stagebook.deals.headers import DATES, Field
from stagebook.deals.mapping import DealMapping
from stagebook.deals.problems import Problems
from stagebook.deals.table.header import Columns
from stagebook.deals.table.rows import Row
from stagebook.deals.values.amounts import currency_code, decimal_mark, has_percent, read_amount, read_count, read_share
from stagebook.deals.values.dates import evidence, read_day, settle
from stagebook.model import Phase, Stage
from stagebook.problems.diagnostics import shortened

AHEAD = 1
"""So many days a stage may begin after today: the CRM's day can start earlier than ours."""


class Values:
    """The values of one export. What its columns look like is learned from all their cells before the first deal."""

    def __init__(
        self, columns: Columns, mapping: DealMapping, problems: Problems, today: datetime.date, rows: Sequence[Row]
    ) -> None:
        """Look at `rows`, those of closed deals too: the order of dates, the decimal mark, how chances are written."""
        self._columns = columns
        self._required = mapping.required
        self._problems = problems
        self._today = today
        self._mark = decimal_mark(self._texts(rows, "amount"))
        self._is_percent = "%" in columns.name("probability") or has_percent(self._texts(rows, "probability"))
        seen = {str(wanted): evidence(self._texts(rows, wanted), today) for wanted in DATES}
        self._orders, guessed = settle(seen, mapping.dates)
        if guessed:
            self._remark_on_order([wanted for wanted in DATES if wanted in guessed])
        self._first: dict[str, int] = {}
        for place, name in enumerate(columns.names):
            if name:
                self._first.setdefault(name, place)
        self._twins = [(place, name) for place, name in enumerate(columns.names) if name and self._first[name] != place]

    def _texts(self, rows: Sequence[Row], wanted: Field) -> Iterator[str]:
        if wanted not in self._columns.places:
            return iter(())
        return (text for row in rows if (text := self._columns.cell(row.cells, wanted)[0]))

    def _remark_on_order(self, guessed: Sequence[Field]) -> None:
        which = " and ".join(f"'{self._columns.name(wanted)}'" for wanted in guessed)
        order = self._orders[guessed[0]]
        message = f"the dates in {which} can be read in more than one order; they are read {order}"
        self._problems.remark("order", None, "", message, "say in the mapping file what is right, as dates: day-first")

    def deal(self, row: Row, stage: Stage | Phase) -> Deal:
        """Return the deal of a row; what can't be read is named."""
        days = {wanted: self._day(row, wanted) for wanted in DATES}
        amount, currency = self._amount(row)
        in_stage, pushes, probability = self._days_in_stage(row, days), self._count(row, "pushes"), self._share(row)
        read: dict[str, object] = {"amount": amount, "currency": currency, "pushes": pushes}
        read |= {str(wanted): day for wanted, day in days.items()}
        read |= {"days_in_stage": in_stage, "probability": probability}
        return Deal(
            row=row.row,
            line=row.line,
            stage=stage,
            id=self._text(row, "id"),
            opportunity=self._text(row, "opportunity"),
            account=self._text(row, "account"),
            owner=self._text(row, "owner"),
            manager=self._text(row, "manager"),
            currency=currency,
            forecast=self._text(row, "forecast"),
            next_step=self._text(row, "next_step"),
            amount=amount,
            amount_text=self._text(row, "amount"),
            close_date=days["close_date"],
            original_close_date=days["original_close_date"],
            created=days["created"],
            stage_entered=days["stage_entered"],
            last_activity=days["last_activity"],
            days_in_stage=in_stage,
            pushes=pushes,
            probability=probability,
            fields=self._fields(row),
            missing=tuple(name for name in self._required if read.get(name, self._text(row, name)) in (None, "")),
        )

    def _fields(self, row: Row) -> dict[str, str]:
        found = {name: row.cells[place] for name, place in self._first.items()}
        for place, name in self._twins:
            found[name] = found[name] or row.cells[place]
        return found

    def _text(self, row: Row, wanted: Field) -> str:
        return one_line(self._columns.cell(row.cells, wanted)[0])

    def _day(self, row: Row, wanted: Field) -> datetime.date | None:
        text, column = self._columns.cell(row.cells, wanted)
        day = read_day(text, self._orders[wanted]) if text else None
        if text and day is None:
            self._wrong(row, column, f"'{shortened(text)}' is no date", "write it as 2026-11-30")
        return day

    def _days_in_stage(self, row: Row, days: Mapping[Field, datetime.date | None]) -> int | None:
        exported = self._count(row, "days_in_stage")
        entered = days["stage_entered"]
        if entered and (entered - self._today).days > AHEAD:
            column = self._columns.cell(row.cells, "stage_entered")[1]
            self._wrong(row, column, f"{entered} lies in the future, so the days in the stage can't be counted")
            return exported
        return max(0, (self._today - entered).days) if exported is None and entered else exported

    def _count(self, row: Row, wanted: Field) -> int | None:
        text, column = self._columns.cell(row.cells, wanted)
        count = read_count(text) if text else None
        if text and count is None:
            self._wrong(row, column, f"'{shortened(text)}' is no whole number from 0 up", "write it without a unit")
        return count

    def _share(self, row: Row) -> float | None:
        text, column = self._columns.cell(row.cells, "probability")
        share = read_share(text, is_percent=self._is_percent) if text else None
        if text and share is None:
            self._wrong(row, column, f"'{shortened(text)}' is no chance from 0 to 100 %", "write it as 60")
        return share

    def _amount(self, row: Row) -> tuple[Decimal | None, str]:
        """Return the amount and its currency: the code in the cell, its column, the header's, then a sign such as $."""
        text, column = self._columns.cell(row.cells, "amount")
        exported = self._text(row, "currency")
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

    def _wrong(self, row: Row, column: str, message: str, hint: str = "") -> None:
        self._problems.add("value", row.row, column, message, hint)
