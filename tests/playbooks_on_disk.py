"""The small playbooks under `playbooks/`, checked on a fixed day.

`good/<name>/` has no errors. `bad/<name>/expected.txt` is what `stagebook check` prints for that folder.
"""

import datetime
from pathlib import Path

from stagebook.checks import load_and_check
from stagebook.checks.summary import check_report
from stagebook.problems.diagnostics import Report

PLAYBOOKS = Path(__file__).resolve().parent / "playbooks"
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
TODAY = NOON.date()


def names(kind: str) -> list[str]:
    """The cases of a kind, `good` or `bad`."""
    return sorted(folder.name for folder in (PLAYBOOKS / kind).iterdir() if folder.is_dir())


def report(folder: Path) -> Report:
    """All problems of a playbook."""
    return load_and_check(folder, TODAY)[1]


def printed(folder: Path) -> str:
    """What `stagebook check` prints for a playbook."""
    loaded, found = load_and_check(folder, TODAY)
    return check_report(loaded, found) + "\n"
