"""Collecting what is wrong: the same mistake in thousands of rows is listed a few times, and then counted."""

from __future__ import annotations

from collections.abc import Sequence

from stagebook.deals.deal import DealProblem

MOST = 10
"""So many mistakes of one kind in one column are listed row by row."""
MOST_REMARKS = 3
"""So many remarks of one kind in one column."""
SHOWN = 5
"""So many row numbers are written out."""


def rows_in_words(rows: Sequence[int]) -> str:
    """ "row 3", "rows 3, 4 and 9" or "rows 3, 4, 9, 12, 15 and 2,995 more"."""
    numbers = [str(row) for row in rows]
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    rest = len(numbers) - SHOWN
    if rest > 1:
        return f"rows {', '.join(numbers[:SHOWN])} and {rest:,} more"
    return f"rows {', '.join(numbers[:-1])} and {numbers[-1]}"


class Problems:
    """The problems of one file, in the order in which they were found."""

    def __init__(self, file: str) -> None:
        """Start with none; `file` is the name that is shown."""
        self.file = file
        self._groups: dict[tuple[str, str, bool], list[DealProblem]] = {}

    def add(
        self, kind: str, row: int | None, column: str, message: str, hint: str = "", *, is_error: bool = True
    ) -> None:
        """Add a problem; those of one `kind` in one column are counted together."""
        found = DealProblem(self.file, row, column, message, hint, is_error)
        self._groups.setdefault((kind, column, is_error), []).append(found)

    def remark(self, kind: str, row: int | None, column: str, message: str, hint: str = "") -> None:
        """Add what is no mistake, but worth knowing."""
        self.add(kind, row, column, message, hint, is_error=False)

    def listed(self) -> tuple[DealProblem, ...]:
        """Them by row; those of the whole file come first."""
        found = [each for group in self._groups.values() for each in self._short(group)]
        return tuple(sorted(found, key=lambda each: (each.row is not None, each.row or 0)))

    def _short(self, group: list[DealProblem]) -> list[DealProblem]:
        most = MOST if group[0].is_error else MOST_REMARKS
        rest = [each.row for each in group[most:] if each.row is not None]
        if len(rest) < 2:
            return group
        first = group[most]
        what = "the same kind of mistake" if first.is_error else "the same"
        counted = f"{what} in {len(rest):,} more places: {rows_in_words(rest)}"
        return [*group[:most], DealProblem(self.file, rest[0], first.column, counted, "", first.is_error)]
