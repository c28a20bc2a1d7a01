"""What comes of reading an export: the deals, and what is wrong with the rest of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from stagebook.model import Phase, Stage
from stagebook.problems.errors import StagebookError


class UnreadableDealsError(StagebookError):
    """Nothing can be made of the file as a whole; the message says why, and how to mend it."""


@dataclass(frozen=True)
class Deal:
    """An open deal, as the CRM exported it.

    Texts are on one line and "" where the export has none; dates, numbers and amounts are None where they
    are empty or can't be read.
    """

    row: int
    """The row as a spreadsheet shows it: the header is usually row 1; a record of several lines is one row."""
    line: int
    """The line of the file on which the row starts, from 1."""
    stage: Stage | Phase
    """Where the deal is. In a process without pipeline stages: its buyer phase."""
    id: str = ""
    """The CRM's own id of the deal."""
    opportunity: str = ""
    """The name of the deal."""
    account: str = ""
    """The company that buys."""
    owner: str = ""
    """Who sells."""
    manager: str = ""
    """Whom the owner reports to."""
    currency: str = ""
    """A code such as KRW, or what the CRM writes instead of one."""
    forecast: str = ""
    """The forecast category in the CRM's words."""
    next_step: str = ""
    """What happens next, in the seller's words."""
    amount: Decimal | None = None
    """What the deal is worth, in `currency`."""
    amount_text: str = ""
    """The amount as exported."""
    close_date: datetime.date | None = None
    """The day on which it is expected to close."""
    original_close_date: datetime.date | None = None
    """The first day that was given for it."""
    created: datetime.date | None = None
    """The day on which the CRM got it."""
    stage_entered: datetime.date | None = None
    """The day on which it came into its stage."""
    last_activity: datetime.date | None = None
    """The day of the last call, mail or meeting."""
    days_in_stage: int | None = None
    """Calendar days in the stage: as exported, else counted from `stage_entered`."""
    pushes: int | None = None
    """How many times the CRM saw the close date move to a later month."""
    probability: float | None = None
    """A share from 0 to 1."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Every column of the export by its header; of two columns with one header, the first that is filled."""
    missing: tuple[str, ...] = ()
    """Required fields that are empty, can't be read, or were not exported: `("account", "close_date")`."""


@dataclass(frozen=True)
class DealProblem:
    """Something wrong in the export, or, where `is_error` is False, something worth knowing."""

    file: str
    """The file's name, without its folder."""
    row: int | None
    """The row (see `Deal.row`); None where it is about the file as a whole."""
    column: str
    """The column's header as exported; "" where it is about the whole row."""
    message: str
    hint: str = ""
    is_error: bool = True

    def __str__(self) -> str:
        """The row and column, the message and the hint, on one line."""
        row = f", row {self.row}" if self.row is not None else ""
        column = f', column "{self.column}"' if self.column else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.file}{row}{column}: {self.message}{hint}"


@dataclass(frozen=True)
class DealExport:
    """What an export holds. Deals are in its order; problems of the whole file come before those of rows."""

    deals: tuple[Deal, ...] = ()
    problems: tuple[DealProblem, ...] = ()
    closed: int = 0
    """How many won or lost deals were left out."""
    rows: int = 0
    """Data rows seen, the bad and the closed ones too."""

    @property
    def errors(self) -> tuple[DealProblem, ...]:
        """The problems that are more than a remark."""
        return tuple(each for each in self.problems if each.is_error)
