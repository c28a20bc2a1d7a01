"""The words of a close plan's verdicts: the same in print, on the page, on sheets and in the terminal.

All are in the tables of `stagebook.words`; the page has them in its form, and picks them by the same conditions in
templates/assets/src/scripts/close-plan.js. Dates are ISO dates everywhere.
"""

from __future__ import annotations

from stagebook.sheets.close_plan import ClosePlan, Gate
from stagebook.words import Words


def verdict(plan: ClosePlan, words: Words) -> str:
    """The sentence that says whether the plan can be kept, and by when its first step must begin."""
    return words.fill(words.plan_ok if plan.is_possible else words.plan_late, date=plan.start_by.isoformat())


def unknown_holidays(plan: ClosePlan, words: Words) -> str:
    """The sentence about years whose public holidays are not all known; "" where there are none."""
    return words.fill(words.plan_beyond, years=years_of(plan)) if plan.unknown_years else ""


def years_of(plan: ClosePlan) -> str:
    """The years whose public holidays are not all known, those in a row together: `2027, 2047–2050`."""
    runs: list[list[int]] = []
    for year in plan.unknown_years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def start_marks(plan: ClosePlan, words: Words) -> str:
    """What is wrong with the day to start by, in a few words: too late, holidays unknown."""
    late = "" if plan.is_possible else str(words.too_late)
    unknown = words.fill(words.holidays_unknown, years=years_of(plan)) if plan.unknown_years else ""
    return ", ".join(filter(None, (late, unknown)))


def gate_marks(gate: Gate, plan: ClosePlan, words: Words) -> tuple[str, ...]:
    """What a gate's row says beside its date. Where all gates are critical, to say so of each says nothing."""
    is_critical = gate.is_critical and len(plan.critical_path) < len(plan.gates)
    marks = ((str(words.too_late), gate.is_too_late), (str(words.critical), is_critical))
    return tuple(mark for mark, holds in marks if holds)
