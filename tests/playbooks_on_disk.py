"""The small playbooks under `playbooks/`, checked on a fixed day.

`good/<name>/` has no errors. `bad/<name>/expected.txt` is what `stagebook check --all` prints for that folder,
`short.txt` beside it what it prints without.
"""

import datetime
from functools import cache
from pathlib import Path

from stagebook.checks import load_and_check
from stagebook.checks.summary import check_report
from stagebook.model.load import Loaded
from stagebook.problems.diagnostics import Report

PLAYBOOKS = Path(__file__).resolve().parent / "playbooks"
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
TODAY = NOON.date()


def names(kind: str) -> list[str]:
    """The cases of a kind, `good` or `bad`."""
    return sorted(folder.name for folder in (PLAYBOOKS / kind).iterdir() if folder.is_dir())


@cache
def _on_disk(folder: Path) -> tuple[Loaded, Report]:
    return load_and_check(folder, TODAY)


def checked(folder: Path) -> tuple[Loaded, Report]:
    """A playbook and its problems; those that lie here, which no test changes, are checked once."""
    return _on_disk(folder) if folder.is_relative_to(PLAYBOOKS) else load_and_check(folder, TODAY)


def report(folder: Path) -> Report:
    """All problems of a playbook."""
    return checked(folder)[1]


def printed(folder: Path, *, all_of_them: bool = True) -> str:
    """What `stagebook check` prints for a playbook, by default with `--all`."""
    loaded, found = checked(folder)
    return check_report(loaded, found, all_of_them=all_of_them) + "\n"
