"""The facts of a deal, a row each: kind of value, what it is, field on a sheet.

Mapping file, reading and filling derive from these rows. A new fact is a row here and an attribute of
`stagebook.deals.deal.Deal`; which headers mean it stands with the CRMs that write them (`stagebook.deals.crms`).
"""

from __future__ import annotations

from enum import Enum, auto


class Kind(Enum):
    """How the cells of a fact are read."""

    PLACEMENT = auto()
    """Where the deal stands: its stage, its process, whether it is over. No value of its own."""
    TEXT = auto()
    AMOUNT = auto()
    CURRENCY = auto()
    """A code such as KRW, which an amount's cell or header may name too."""
    DAY = auto()
    COUNT = auto()
    """A whole number from 0 up."""
    SHARE = auto()
    """A share from 0 to 1, exported as one or as a percentage."""


class Fact(Enum):
    """What a column of an export can hold, in the order in which the mapping file lists its fields."""

    ID = Kind.TEXT, "The CRM's own id of the deal."
    OPPORTUNITY = Kind.TEXT, "The name of the deal.", "opportunity"
    ACCOUNT = Kind.TEXT, "The company that buys.", "account"
    OWNER = Kind.TEXT, "Who sells.", "rep"
    MANAGER = Kind.TEXT, "Whom the owner reports to.", "manager"
    STAGE = Kind.PLACEMENT, "The CRM's stage."
    STATUS = Kind.PLACEMENT, "Whether the deal is open, won or lost."
    CLOSED = Kind.PLACEMENT, "Whether it is closed: yes or no."
    PROCESS = Kind.PLACEMENT, "The CRM's pipeline or record type."
    AMOUNT = Kind.AMOUNT, "What the deal is worth.", "amount"
    CURRENCY = Kind.CURRENCY, "The currency of the amount.", "amount"
    CLOSE_DATE = Kind.DAY, "When it is expected to close.", "close-date"
    ORIGINAL_CLOSE_DATE = Kind.DAY, "The first close date that was given.", "original-close-date"
    CREATED = Kind.DAY, "When the CRM got the deal."
    STAGE_ENTERED = Kind.DAY, "When the deal came into its stage."
    DAYS_IN_STAGE = Kind.COUNT, "Days in the stage.", "days-in-stage"
    PUSHES = Kind.COUNT, "How many times the close date was moved.", "pushes"
    PROBABILITY = Kind.SHARE, "The chance to win, as a percentage or a share."
    FORECAST = Kind.TEXT, "The forecast category.", "forecast"
    NEXT_STEP = Kind.TEXT, "What happens next.", "next-step"
    LAST_ACTIVITY = Kind.DAY, "The last call, mail or meeting.", "next-step"

    def __init__(self, kind: Kind, about: str, sheet: str = "") -> None:
        """Give the parts of a row their names."""
        self.kind = kind
        self.about = about
        """What it is, as the mapping file explains it."""
        self.sheet = sheet
        """The field of the block `deal` that shows it; "" where no sheet does."""

    @property
    def key(self) -> str:
        """What the mapping file and `Deal` call it: `close_date`."""
        return self.name.lower()


def facts_of(kind: Kind) -> tuple[Fact, ...]:
    """The facts of one kind, in order."""
    return tuple(fact for fact in Fact if fact.kind is kind)
