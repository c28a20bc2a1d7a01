"""Each part of the suite has a share of its time, and a run says who is over."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from budget import QUICK, SPENT, WHOLE, Budget, part_of, share_of, shares

TESTS = Path(__file__).resolve().parent


def test_all_shares_fit_with_those_of_new_files() -> None:
    files = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py") if "playbooks" not in path.parts}
    parts = files | set(shares())
    assert {part.removesuffix(" in a browser") for part in parts} == files, "shares of files that are gone"
    assert sum(share_of(part) for part in parts if "browser" not in part) <= QUICK
    assert sum(map(share_of, parts)) <= WHOLE


@pytest.mark.parametrize(
    ("file", "in_browser", "part"),
    [
        ("tests/test_sheets.py", False, "test_sheets.py"),
        ("tests/test_five_processes.py", True, "test_five_processes.py in a browser"),
        ("tests\\browser\\test_keep.py", True, "browser/test_keep.py"),
    ],
)
def test_what_a_part_is_called(file: str, in_browser: bool, part: str) -> None:
    assert part_of(file, in_browser) == part


class Terminal:
    """Keeps what is printed."""

    def __init__(self, *, every: bool) -> None:
        self.lines: list[str] = []
        self.config = SimpleNamespace(getoption=lambda name: every)

    def section(self, title: str) -> None:
        self.lines.append(title)

    def line(self, text: str) -> None:
        self.lines.append(" ".join(text.split()))


@pytest.mark.parametrize("every", [False, True])
def test_a_run_says_who_is_over(every: bool) -> None:
    budget = Budget()
    for part, seconds in (("test_sheets.py", 9999.0), ("test_view.py", 0.5), ("test_view.py", 0.25)):
        report = SimpleNamespace(when="teardown", user_properties=[(SPENT, (part, seconds, seconds / 2))])
        budget.pytest_runtest_logreport(report)  # type: ignore[arg-type]
    terminal = Terminal(every=every)
    budget.pytest_terminal_summary(terminal, terminal.config)  # type: ignore[arg-type]
    title, *rows = terminal.lines
    assert "share" in title
    over = f"test_sheets.py 9999.0 of {share_of('test_sheets.py'):.1f} (4999.5) over"
    fine = f"test_view.py 0.8 of {share_of('test_view.py'):.1f} ( 0.4)"
    assert rows[: 1 + every] == [over, fine][: 1 + every]
    assert rows[1 + every :] == ["all without a browser 9999.8 of 150.0 (4999.9)  over".replace("  ", " "),
                                 "all 9999.8 of 960.0 (4999.9) over"]  # fmt: skip
