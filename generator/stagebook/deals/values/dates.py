"""Dates as CRMs write them, and in which order 03/04/2026 stands.

Only the day is read; a time and its zone are left out, so the day is the one the CRM shows.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Order = Literal["month-first", "day-first", "year-first"]
ORDERS: tuple[Order, ...] = get_args(Order)
"""The order of a date whose parts could be either; the first is taken where nothing tells."""

CERTAIN = "certain"
"""Stands for an order where a date can mean only one day."""

FIRST_YEAR, LAST_YEAR = 1990, 2100
MAX_LENGTH = 60

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})\s*([-/.년])\s*(\d{1,2})\s*(?:\2|월)\s*(\d{1,2})(?:\s*[일.])?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_THREE = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d\d)(?!\d)\.?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-\s.]\s*([a-z]{3,9})\.?[-,\s]\s*(\d{4})")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_HALF = r"(?:오전|오후|[ap]\.?m\.?)"
_REST = re.compile(
    r"\s*(?:\(?[일월화수목금토](?:요일)?\)?)?"
    rf"(?:[t,\s]\s*(?:{_HALF}?\s*\d{{1,2}}(?::\d\d){{1,2}}(?:[.,]\d{{1,9}})?\s*{_HALF}?"
    rf"\s*(?:z|[a-z]{{3,4}})?\s*(?:[-+]\d{{1,2}}(?::?\d\d)?)?|{_HALF}?\s*\d{{1,2}}시(?:\s*\d{{1,2}}분)?(?:\s*\d{{1,2}}초)?))?\s*"
)


def days_of(text: str) -> Mapping[str, datetime.date]:
    """The days a text can mean, by the order in which it is read; none where it is no date."""
    if not 6 <= len(text) <= MAX_LENGTH:
        return {}
    written = unicodedata.normalize("NFKC", text).strip().lower()
    for pattern, read in _FORMS:
        found = pattern.match(written)
        if found and _REST.fullmatch(written, found.end()):
            return read(found)
    return {}


def _ordered(found: re.Match[str]) -> dict[str, datetime.date]:
    first, mark, second, third = found.groups()
    if mark == "." and len(third) == 4:
        return _certain(third, second, first)  # nobody writes the month first and dots
    orders: dict[str, tuple[str, str, str]] = {"day-first": (third, second, first)}
    if mark != ".":
        orders = {"month-first": (third, first, second), **orders}
    if len(third) == 2 and len(first) == 2:
        orders["year-first"] = (first, second, third)
    return {order: day for order, parts in orders.items() for day in _certain(*parts).values()}


def _certain(year: str, month: str, day: str) -> dict[str, datetime.date]:
    full = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = datetime.date(full, int(month), int(day))
    except ValueError:
        return {}
    return {CERTAIN: found} if FIRST_YEAR <= full <= LAST_YEAR else {}


def _month(name: str) -> str:
    """The number of an English month; 0, which is none, for other words."""
    return str(_MONTHS.index(name[:3]) + 1) if name[:3] in _MONTHS else "0"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], dict[str, datetime.date]]], ...] = (
    (_YEAR_FIRST, lambda found: _certain(found[1], found[3], found[4])),
    (_COMPACT, lambda found: _certain(found[1], found[2], found[3])),
    (_THREE, _ordered),
    (_DAY_MONTH, lambda found: _certain(found[3], _month(found[2]), found[1])),
    (_MONTH_DAY, lambda found: _certain(found[3], _month(found[1]), found[2])),
)


def read_day(text: str, order: str) -> datetime.date | None:
    """The day a text means in a column of that order; None where it is no date."""
    days = days_of(text)
    return days.get(CERTAIN) or days.get(order)


@dataclass(frozen=True)
class Evidence:
    """What the dates of a column say about their order."""

    fitting: tuple[Order, ...] = ()
    """The orders that fit most of the dates; a single one decides."""
    nearest: tuple[Order, ...] = ()
    """Those of them that bring two-digit years nearest to today."""
    matters: bool = False
    """Whether any date means another day in another order; 11/11/2026 does not."""


def evidence(texts: Iterable[str], today: datetime.date) -> Evidence:
    """Look at all dates of a column. One slip must not decide for thousands, so the orders are counted."""
    fits: Counter[str] = Counter()
    distance: Counter[str] = Counter()
    matters = False
    for text in texts:
        days = days_of(text)
        if CERTAIN in days:
            continue
        matters = matters or len(set(days.values())) > 1
        for order, day in days.items():
            fits[order] += 1
            distance[order] += abs(day.year - today.year)
    best = tuple(order for order in ORDERS if fits[order] and fits[order] == max(fits.values()))
    least = min((distance[order] for order in best), default=0)
    return Evidence(best, tuple(order for order in best if distance[order] == least), matters)


def settle(columns: Mapping[str, Evidence], wish: Order | None) -> tuple[dict[str, Order], tuple[str, ...]]:
    """The order of each column, and the columns for which it was guessed.

    What a column's own dates show comes first, then `wish` (the mapping file), then what the other columns show.
    """
    shown = {column: seen.fitting[0] for column, seen in columns.items() if len(seen.fitting) == 1}
    elsewhere = Counter(shown.values())
    guessed: list[str] = []
    orders: dict[str, Order] = {}
    for column, seen in columns.items():
        likely = [order for order, _ in elsewhere.most_common() if order in seen.nearest]
        if len(seen.fitting) < 2:
            orders[column] = shown.get(column, wish or ORDERS[0])
        elif wish in seen.fitting:
            orders[column] = wish
        elif likely:
            orders[column] = likely[0]
        else:
            orders[column] = seen.nearest[0]
            guessed += [column] if seen.matters else []
    return orders, tuple(guessed)
