"""Working days: the days on which a country, or two sides of a deal, work.

Weekends, public holidays and working days that make up for a bridge day come from the library `holidays`, by country
(`KR`) or country and region (`DE-BY`): Friday and Saturday are free in Saudi Arabia, Friday alone in Iran, and in China
some Sundays are worked.
"""

from __future__ import annotations

import datetime
import warnings
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

DAY = datetime.timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
YEARS_BEFORE, YEARS_AFTER = 5, 20
"""How far before and after the year of a playbook's version its public holidays are counted, on pages as elsewhere."""
RECENT = 2
"""A country that made up for a bridge day in the year of the version, or so many years before, still does so."""


def known_calendars() -> frozenset[str]:
    """The names of all calendars: countries (`KR`), and countries with a region (`DE-BY`)."""
    from holidays import list_supported_countries

    countries = list_supported_countries()
    regions = (f"{country}-{region}" for country, each in countries.items() for region in each)
    return frozenset((*countries, *regions))


class WorkingDays(ABC):
    """Counts on a calendar, whosever it is. Counts are never negative, but for `between`."""

    @abstractmethod
    def is_working(self, day: datetime.date) -> bool:
        """Whether it is worked on that day."""

    @abstractmethod
    def is_known(self, year: int) -> bool:
        """Whether all free days of a year are known; if not, only weekends and what is known are left out."""

    def last_working(self, day: datetime.date) -> datetime.date:
        """The day itself, or the last working day before it."""
        while not self.is_working(day):
            day -= DAY
        return day

    def limit(self, day: datetime.date, count: int) -> datetime.date:
        """The last day, working or not, after which `count` working days are left up to and including `day`.

        It undoes `forward`: `forward(start, count) <= day` exactly where `start <= limit(day, count)`.
        """
        while count > 0:
            count -= self.is_working(day)
            day -= DAY
        return day

    def back(self, day: datetime.date, count: int) -> datetime.date:
        """The working day `count` working days before `day`, or before the last working day where `day` is free.

        For a working day this is WORKDAY(day, -count) in a spreadsheet.
        """
        return self.last_working(self.limit(day, count))

    def forward(self, day: datetime.date, count: int) -> datetime.date:
        """The working day `count` working days after `day`; for 0 the day itself, even if it is free."""
        while count > 0:
            day += DAY
            count -= self.is_working(day)
        return day

    def between(self, first: datetime.date, last: datetime.date) -> int:
        """How many working days after `first` are needed to reach `last`; negative where it lies before."""
        if last < first:
            return -self.between(last, first)
        days = (first + DAY * number for number in range(1, (last - first).days + 1))
        return sum(self.is_working(day) for day in days)

    def unknown_years(self, first: datetime.date, last: datetime.date) -> tuple[int, ...]:
        """The years from one day to another whose free days are not all known."""
        return tuple(year for year in range(first.year, last.year + 1) if not self.is_known(year))


@dataclass(frozen=True)
class Calendar(WorkingDays):
    """The working days of one country or region; without a name, only Saturdays and Sundays are free."""

    name: str = ""
    version_year: int | None = None
    """The year of the playbook's version; holidays are known for the years around it. None: as the library has them."""

    @property
    def years(self) -> range:
        """The years whose public holidays are counted."""
        if not self.name:
            return range(0)
        first, last = _span(self.name)
        if self.version_year is not None:
            first = max(first, self.version_year - YEARS_BEFORE)
            last = min(last, self.version_year + YEARS_AFTER)
        return range(first, last + 1)

    @property
    def weekend(self) -> frozenset[int]:
        """The free days of a usual week; Monday is 0. It is that of the last year: a change makes `exceptions`."""
        return _weekend(self.name, self.years[-1]) if self.years else frozenset((SATURDAY, SUNDAY))

    def exceptions(self, year: int) -> frozenset[datetime.date]:
        """The days of a year that break the rule of the week: free days within it, and weekend days that are worked."""
        if year not in self.years:
            return frozenset()
        return _exceptions(self.name, year, self.weekend)

    def is_working(self, day: datetime.date) -> bool:
        """Whether a day is no free day of the week, or else an exception."""
        return (day.weekday() not in self.weekend) != (day in self.exceptions(day.year))

    def is_known(self, year: int) -> bool:
        """Whether a year's holidays and, where a country makes up for bridge days, those days are known.

        Without a name there are no holidays to know.
        """
        if not self.name:
            return True
        is_announced = not (self._makes_up and year > (_last_made_up(self.name) or year))
        return year in self.years and is_announced and _is_complete(self.name, year)

    @property
    def _makes_up(self) -> bool:
        """Whether bridge days are still made up for on weekends; the law announces them a year ahead."""
        last = _last_made_up(self.name)
        year = self.version_year or last
        return last is not None and year is not None and last >= year - RECENT


@dataclass(frozen=True)
class Joint(WorkingDays):
    """The days on which all of some calendars work: what two sides do together."""

    calendars: tuple[Calendar, ...]

    def is_working(self, day: datetime.date) -> bool:
        """Whether all work on that day."""
        return all(each.is_working(day) for each in self.calendars)

    def is_known(self, year: int) -> bool:
        """Whether it is known of all."""
        return all(each.is_known(year) for each in self.calendars)


# --- what the library knows; it is the same for as long as the program runs -----------------------------------------


def _of(name: str, years: Iterable[int]) -> HolidayBase:
    return _with_warnings(name, years)[0]


def _with_warnings(name: str, years: Iterable[int]) -> tuple[HolidayBase, bool]:
    """Holidays of some years, and whether the library warned that it lacks some (of India, from 2036 on)."""
    from holidays import country_holidays

    country, _, region = name.partition("-")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        return country_holidays(country, subdiv=region or None, years=years), bool(caught)


@cache
def _is_complete(name: str, year: int) -> bool:
    """Whether the library has all holidays of a year."""
    return not _with_warnings(name, (year,))[1]


@cache
def _span(name: str) -> tuple[int, int]:
    """The first and last year that the library has for a calendar."""
    known = _of(name, ())
    return known.start_year, known.end_year


@cache
def _weekend(name: str, year: int) -> frozenset[int]:
    return frozenset(_of(name, (year,)).weekend)


@cache
def _exceptions(name: str, year: int, weekend: frozenset[int]) -> frozenset[datetime.date]:
    # A day is made up for in December by the holidays of the year after.
    known = _of(name, range(year, min(year + 1, _span(name)[1]) + 1))
    first = datetime.date(year, 1, 1)
    days = (first + DAY * number for number in range((datetime.date(year + 1, 1, 1) - first).days))
    return frozenset(day for day in days if known.is_working_day(day) != (day.weekday() not in weekend))


@cache
def _last_made_up(name: str) -> int | None:
    """The last year in which a day of the weekend is worked; None where there is none."""
    first, last = _span(name)
    return max((day.year for day in _of(name, range(max(first, 2000), last + 1)).weekend_workdays), default=None)
