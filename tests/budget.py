"""How much time each part of the suite takes, beside the share that it has of it.

A part is a file, its browser tests apart. All parts together have eight minutes on two cores, those without a browser
75 seconds: twice that in seconds of a worker. `shares.json` deals them out. A part that is over fails nothing, since
seconds depend on the machine; CPU seconds, those of the processes that it started too, depend on it less.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

CORES = 2
QUICK, WHOLE = 75 * CORES, 480 * CORES
SHARES = Path(__file__).with_name("shares.json")
NEW, NEW_IN_BROWSER = 1.0, 20.0
SPENT = "spent"


def shares() -> dict[str, float]:
    """The seconds of a worker that each part may take."""
    found: dict[str, float] = json.loads(SHARES.read_text("utf-8"))
    return found


def share_of(part: str) -> float:
    """What a part may take; a new file has a little until someone gives it a share."""
    return shares().get(part, NEW_IN_BROWSER if "browser" in part else NEW)


def part_of(file: str, in_browser: bool) -> str:
    """The name of a part: `test_sheets.py`, `browser/test_keep.py`, `test_five_processes.py in a browser`."""
    name = file.replace("\\", "/").removeprefix("tests/")
    return f"{name} in a browser" if in_browser and not name.startswith("browser/") else name


def cpu_seconds() -> float:
    """What this process and those that it started and that ended have used, system calls too."""
    return sum(os.times()[:4])


class Budget:
    """Measures each test with its fixtures, in whichever process it runs, and prints the sums at the end."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note the clocks when the test begins; its last report takes the difference along."""
        item.user_properties.append((SPENT, (monotonic(), cpu_seconds())))
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
        report = yield
        if call.when == "teardown":
            start, cpu = dict(item.user_properties)[SPENT]
            part = part_of(item.location[0], item.get_closest_marker("browser") is not None)
            report.user_properties = [(SPENT, (part, monotonic() - start, cpu_seconds() - cpu))]
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up, in the process that prints."""
        for name, value in report.user_properties:
            if name == SPENT and report.when == "teardown":
                part, seconds, cpu = value
                self.spent[part][0] += seconds
                self.spent[part][1] += cpu

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
        """Print who is over, and the sums; with `--budget` everyone."""
        if not self.spent:
            return
        rows = [(part, *spent, share_of(part)) for part, spent in sorted(self.spent.items())]
        shown = [row for row in rows if config.getoption("--budget") or row[1] > row[3]]
        terminalreporter.section("seconds of a worker beside their share (CPU seconds)")
        for name, seconds, cpu, share in [*shown, *totals(rows)]:
            over = "  over" if seconds > share else ""
            terminalreporter.line(f"{name:44} {seconds:7.1f} of {share:5.1f}  ({cpu:6.1f}){over}")


def totals(rows: list[tuple[str, float, float, float]]) -> list[tuple[str, float, float, float]]:
    """The sums of the quick parts and of all."""
    quick = [row for row in rows if "browser" not in row[0]]
    return [
        (name, sum(row[1] for row in some), sum(row[2] for row in some), limit)
        for name, some, limit in (("all without a browser", quick, QUICK), ("all", rows, WHOLE))
    ]
