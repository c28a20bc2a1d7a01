"""Which tests may know a line of the package: those during which it ran, in their process or in one they started.

Each file of tests runs alone under coverage, so that what a file's tests share (a built site, a cache) counts for that
file. Within it, each test is a context of its own; a process that it starts has the test's name from the environment.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

LEFT_OUT = {
    *("test_quality.py", "test_boundaries.py", "test_packaging.py", "test_run.py", "test_bench.py", "test_ledger.py"),
    *("test_fonts.py", "test_assets.py", "test_budget.py", "test_mutation.py"),
}
"""Files that say little about what the package does: linters, imports, the wheel, `run.py`, the bench, the words of the
examples, what is shipped, the suite itself."""

PACKAGE = "/generator/stagebook/"
"""Where the package lies in a copy; tests that copy the checkout once more run the change as well."""
TEST = "STAGEBOOK_TEST"
RECORD = "STAGEBOOK_RECORD"
SETTINGS = """\
[run]
source_pkgs = stagebook
parallel = true
data_file = {data}
context = ${{{test}-}}
disable_warnings = no-data-collected,module-not-imported
"""


@dataclass
class Knowledge:
    """Per file of the package and line, the tests; and what each test takes in seconds."""

    lines: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def directly(self, file: str, line: int, end: int) -> list[str]:
        """The tests during which one of the lines ran, the shortest first."""
        ran = self.lines.get(file, {})
        found = {test for at in range(line, end + 1) for test in ran.get(at, ())}
        return sorted(found & set(self.seconds), key=lambda test: (self.seconds[test], test))

    def near(self, file: str) -> list[str]:
        """The tests during which anything of the module ran, the shortest first."""
        found = {test for tests in self.lines.get(file, {}).values() for test in tests}
        return sorted(found & set(self.seconds), key=lambda test: (self.seconds[test], test))

    def of_files(self, tests: Sequence[str]) -> list[str]:
        """All tests of the files of some tests, file by file as pytest runs them."""
        files = {test.partition("::")[0] for test in tests}
        return [test for test in self.seconds if test.partition("::")[0] in files]


class Recorder:
    """The plugin that notes what a test takes and tells coverage which one runs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        import coverage

        os.environ[TEST] = item.nodeid
        current = coverage.Coverage.current()
        if current:
            current.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            del os.environ[TEST]
            if current:
                current.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration
        if report.outcome != "passed":
            self.failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        passed = {test: seconds for test, seconds in self.seconds.items() if test not in self.failed}
        self.path.write_text(json.dumps(passed), "utf-8")


def environment(tree: Path) -> dict[str, str]:
    """For processes that are to run a copy of the checkout."""
    return os.environ | {"PYTHONPATH": str(tree / "generator")}


def pytest_command(*words: str) -> list[str]:
    """One process, quick tests alone, no cache beside the copy."""
    return [*("-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", "-m", "not browser"), *words]


def gathered(tree: Path, cache: Path, workers: int) -> Knowledge:
    """Run all files of tests in a copy of the checkout under coverage; kept in `cache` until a file changes."""
    cache.mkdir(parents=True, exist_ok=True)
    files = [path for path in sorted((tree / "tests").glob("test_*.py")) if path.name not in LEFT_OUT]
    state = fingerprint(tree)

    def recorded(path: Path) -> Any:
        kept = cache / f"{path.stem}-{state}-{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}.json"
        if not kept.is_file():
            kept.write_text(json.dumps(record(tree, path, kept)), "utf-8")
        return json.loads(kept.read_text("utf-8"))

    found = Knowledge()
    with ThreadPoolExecutor(workers) as pool:
        for lines, seconds in pool.map(recorded, files):
            found.seconds |= seconds
            for file, line, test in lines:
                found.lines.setdefault(file, {}).setdefault(line, []).append(test)
    return found


def fingerprint(tree: Path) -> str:
    """Changes with any file of the package, the templates, the playbooks, and what all tests share."""
    digest = hashlib.sha256()
    for folder in ("generator", "templates", "playbook", "examples", "tests"):
        for path in sorted((tree / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("test_"):
                digest.update(str(path.relative_to(tree)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def record(tree: Path, path: Path, kept: Path) -> tuple[list[tuple[str, int, str]], dict[str, float]]:
    """Which lines ran during which test of one file, and the seconds of each test that passes.

    What pytest printed stays beside `kept`.
    """
    from coverage import CoverageData

    folder = tree / ".recorded" / path.stem
    folder.mkdir(parents=True)
    settings = folder / "coverage.ini"
    settings.write_text(SETTINGS.format(data=folder / "data", test=TEST), "utf-8")
    passed = folder / "passed.json"
    more = {"COVERAGE_PROCESS_START": str(settings), RECORD: str(passed)}
    command = [sys.executable, *pytest_command("--budget", str(path.relative_to(tree)))]
    done = subprocess.run(command, cwd=tree, env=environment(tree) | more, capture_output=True, text=True, check=False)
    kept.with_suffix(".txt").write_text(done.stdout + done.stderr, "utf-8")
    lines = []
    for each in folder.glob("data*"):
        data = CoverageData(str(each))
        data.read()
        for measured in data.measured_files():
            name = measured.replace(os.sep, "/").rpartition(PACKAGE)[2]
            for line, contexts in data.contexts_by_lineno(measured).items():
                lines += [(name, line, context.removeprefix("|")) for context in contexts if context]
    return lines, json.loads(passed.read_text("utf-8")) if passed.is_file() else {}
