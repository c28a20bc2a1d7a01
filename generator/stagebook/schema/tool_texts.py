"""What a tool holds itself: a text to send or to say, with its blanks and variants, or a calculator."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from stagebook.schema.base import Item, Named, Plain, Shape, at_most
from stagebook.schema.formula import BadFormulaError, Tree, read_formula
from stagebook.schema.ids import Slug
from stagebook.schema.text import Text

Channel = Literal["email", "spoken", "document", "internal"]
"""How a text reaches the buyer: by mail with a subject, by voice, as a page of its own, or not at all."""

DealField = Literal[
    "account",
    "opportunity",
    "rep",
    "manager",
    "amount",
    "close-date",
    "next-step",
    "champion",
    "economic-buyer",
    "technical",
    "legal",
    "procurement",
    "why-anything",
    "why-now",
    "why-us",
    "cost-of-delay",
    "competitor",
    "go-live",
]
"""A field of the deal's sheet, in the reader's browser."""


def _readable(value: str) -> str:
    try:
        read_formula(value)
    except BadFormulaError as error:
        hint = "write it as in round(hours * rate * 52 / 12)"
        raise PydanticCustomError("formula", "{why}", {"why": str(error), "hint": hint}) from error
    return value


Formula = Annotated[str, Field(strict=True, min_length=1), AfterValidator(_readable)]
"""A formula, see `stagebook.schema.formula`."""

Figure = Annotated[float, Field(strict=True, ge=-1e15, le=1e15)]
"""A number."""

SpokenMinutes = Annotated[float, Field(strict=True, gt=0, le=600)]
"""How long it takes to say something."""

Decimals = Annotated[int, Field(strict=True, ge=0, le=6)]
"""How many digits after the decimal sign."""


class Blank(Shape):
    """What can stand in a text between braces."""

    id: Slug
    """What stands between the braces, and its name in formulas."""
    title: Text
    """Its name for readers."""


class Slot(Blank):
    """A blank in a text, `{account}`: filled from the reader's deal, or typed."""

    example: Text | None = None
    """What may stand there."""
    deal: DealField | None = None
    """The field of the deal's sheet that fills it."""


class TextVariant(Named):
    """One of several versions of a text: for a persona, an industry, a length."""

    title: Text
    """For whom or what it is written, such as "IT lead"."""
    by: Literal["persona", "industry", "length"] = "persona"
    """In what the versions differ."""


class CalculatorInput(Blank):
    """A figure that the buyer states."""

    unit: Text | None = None
    """In what it is counted, such as h or EUR."""
    minimum: Figure | None = None
    """The least that makes sense."""
    maximum: Figure | None = None
    """The most that makes sense."""
    default: Figure | None = None
    """What stands there before anybody types."""


class CalculatorResult(Blank):
    """A figure that follows from the others."""

    formula: Formula
    """How it follows from inputs and from results above it: `hours * rate * 52 / 12`."""
    unit: Text | None = None
    """In what it is counted."""
    decimals: Decimals = 0
    """Digits after the decimal sign; it is rounded where it is shown, not where it is counted with."""

    @property
    def tree(self) -> Tree:
        """The formula as it is worked out."""
        return read_formula(self.formula)


class Calculator(Item):
    """Figures of the buyer's and what follows from them."""

    inputs: Annotated[tuple[CalculatorInput, ...], at_most(20)] = Field(min_length=1)
    """What is asked for, in order."""
    results: Annotated[tuple[CalculatorResult, ...], at_most(20)] = Field(min_length=1)
    """What follows from it; the first is the one that counts."""


class TextHead(Item):
    """The first lines of a text, between `---`; a text needs none."""

    subject: Plain | None = None
    """The subject of a mail."""
