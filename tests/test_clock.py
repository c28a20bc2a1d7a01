"""No result hangs on the day on which the tests run: all of them, and all commands that they start, have one day."""

import ast
import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS, TODAY
from sites import ROOT, here, stagebook
from stagebook.checks.today import VARIABLE, current_day
from stagebook.problems.errors import WrongCallError

UPKEEP = PLAYBOOKS / "bad" / "upkeep"
READERS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime", "ctime"}
"""What asks the clock for the day, when called without an argument; `monotonic` only measures how long it took."""

ALLOWED = {
    "generator/stagebook/checks/today.py": {"today"},  # the only one that the package asks, unless the variable is set
    "generator/stagebook/outputs/unfinished.py": {"time"},  # whether litter is old enough to be nobody's
}
IN_SCRIPTS = {"close-plan.js", "deal-bar.js"}
"""Scripts of pages that ask for the day. A browser test of one of them sets the clock of its page."""


def asked(path: Path) -> Iterator[str]:
    """The names of the functions of the clock that a module calls."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and not node.args and not node.keywords:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in READERS:
                yield name


def test_nothing_asks_the_clock_for_the_day() -> None:
    files = [path for folder in ("generator", "tests", "docs") for path in (ROOT / folder).rglob("*.py")]
    found = {path.relative_to(ROOT).as_posix(): set(asked(path)) for path in files}
    assert {file: names for file, names in found.items() if names} == ALLOWED


def test_only_two_scripts_ask_for_the_day() -> None:
    sources = (ROOT / "templates" / "assets" / "src" / "scripts").rglob("*.js")
    found = {path.name for path in sources if re.search(r"\bDate\.now\(|new Date\(\)", path.read_text("utf-8"))}
    assert found == IN_SCRIPTS


def test_one_place_starts_the_browser_of_the_tests() -> None:
    """It gives every page the day; `browser/test_day.py` looks at one."""
    files = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    found = [
        path.relative_to(ROOT).as_posix()
        for path in files
        if re.search(r"\.(launch|connect)\w*\(", path.read_text("utf-8"))
    ]
    assert found == ["tests/conftest.py"]


def test_all_commands_have_the_day_of_the_tests() -> None:
    assert current_day() == TODAY


def on(day: str) -> str:
    """The variable's value for noon of a day."""
    return str(int(datetime.datetime.fromisoformat(f"{day}T12:00+00:00").timestamp()))


OVERDUE = {"2026-04-01": [], "2026-11-21": ["verify-overdue"], "2026-11-22": ["expired", "verify-overdue"]}
"""What is found of a tool that expires on 21 November and was to be checked by 1 April."""


@pytest.mark.parametrize("day", OVERDUE)
def test_what_is_overdue_follows_the_variable(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv(VARIABLE, on(day))
    assert re.findall(r"\[(expired|verify-overdue)\]", here("check", UPKEEP).stdout) == OVERDUE[day]


def test_a_process_that_a_test_starts_has_the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, on("2026-04-01"))
    assert re.findall(r"\[(expired|verify-overdue)\]", stagebook("check", UPKEEP).stdout) == []


def test_without_the_variable_it_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)

    class Day(datetime.date):
        @classmethod
        def today(cls) -> "Day":
            return cls(1999, 12, 31)

    monkeypatch.setattr(datetime, "date", Day)
    assert current_day() == datetime.date(1999, 12, 31)


@pytest.mark.parametrize("value", ["yesterday", "2026-11-22", "1e400", "9" * 30])
def test_a_variable_that_names_no_moment_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(VARIABLE, value)
    with pytest.raises(WrongCallError, match=VARIABLE):
        current_day()
    assert here("check", PLAYBOOKS / "good" / "minimal").returncode == 2
