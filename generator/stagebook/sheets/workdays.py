"""Working days: weekends and public holidays don't count.

Public holidays come from the library `holidays`, by country (`KR`) or country and region (`DE-BY`).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import holidays

DAY = datetime.timedelta(days=1)
SATURDAY = 5


def known_calendars() -> frozenset[str]:
    """The names of all calendars: countries (`KR`), and countries with a region (`DE-BY`)."""
    countries = holidays.list_supported_countries()
    regions = (f"{country}-{region}" for country, each in countries.items() for region in each)
    return frozenset((*countries, *regions))


@dataclass(frozen=True)
class Calendar:
    """The working days of one country or region; `name` empty means that only weekends are free."""

    name: str = ""
    _free: dict[int, frozenset[datetime.date]] = field(default_factory=dict, compare=False)

    def holidays_of(self, year: int) -> frozenset[datetime.date]:
        """The public holidays of a year, those on weekends too; none where no calendar was named."""
        if not self.name:
            return frozenset()
        if year not in self._free:
            country, _, region = self.name.partition("-")
            self._free[year] = frozenset(holidays.country_holidays(country, subdiv=region or None, years=year))
        return self._free[year]

    def is_working(self, day: datetime.date) -> bool:
        """Whether a day is neither of a weekend nor a public holiday."""
        return day.weekday() < SATURDAY and day not in self.holidays_of(day.year)

    def back(self, day: datetime.date, count: int) -> datetime.date:
        """The working day `count` working days before `day`, as WORKDAY(day, -count) in a spreadsheet.

        A count of 0 gives the day itself, or the last working day before it.
        """
        while not self.is_working(day) and count == 0:
            day -= DAY
        while count > 0:
            day -= DAY
            count -= self.is_working(day)
        return day

    def forward(self, day: datetime.date, count: int) -> datetime.date:
        """The working day `count` working days after `day`."""
        while not self.is_working(day) and count == 0:
            day += DAY
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
