"""The day that rules and worksheets count from: what is overdue, expired or can still be kept depends on it."""

from __future__ import annotations

import datetime
import os

from stagebook.problems.errors import WrongCallError

VARIABLE = "SOURCE_DATE_EPOCH"


def current_day() -> datetime.date:
    """The day in UTC that `SOURCE_DATE_EPOCH` names in seconds since 1970, so that a run can be repeated; else today.

    MkDocs dates its pages by the same variable. Nothing else in the package asks the clock for the day. Raises
    `WrongCallError` where the variable holds no such number.
    """
    seconds = os.environ.get(VARIABLE, "")
    if not seconds:
        return datetime.date.today()
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise WrongCallError(
            f"the environment's {VARIABLE} is '{seconds}', which is no number of seconds since 1970; unset it"
        ) from error
