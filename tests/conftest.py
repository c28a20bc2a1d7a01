"""What all tests share: one day, one real Chromium for the session, and a plain word at the end when there was none."""

import functools
import os
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import browser_setup
from browser_day import on_one_day
from budget import CORES, Budget
from mutation import run as mutation_run
from mutation.knowledge import RECORD, Recorder
from playbooks_on_disk import NOON
from sites import PLAYBOOK, ROOT, stagebook

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARGUMENTS = (
    *("--disable-background-networking", "--disable-component-update", "--disable-gpu", "--disable-quic"),
    *("--disable-sync", "--no-first-run"),
)
REQUIRED = os.environ.get("REQUIRE_BROWSER") == "1"
NO_BROWSER = "no browser: "
PATIENCE = 180
CASES = 70

# Every run of the command happens on one day, in this process and in those that tests start.
os.environ["SOURCE_DATE_EPOCH"] = str(int(NOON.timestamp()))


class Kept:
    """Keeps compiled templates in a folder of this session, which the workers share; not in the user's home."""

    def __init__(self) -> None:
        self._folder = None if "PYTEST_XDIST_WORKER" in os.environ else tempfile.mkdtemp(prefix="stagebook-templates-")
        if self._folder:
            os.environ["STAGEBOOK_CACHE"] = self._folder

    def pytest_unconfigure(self) -> None:
        """Leave nothing behind."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """What takes long is done a few times by default and often on demand."""
    parser.addoption("--kills", type=int, default=4, help="how many runs tests/test_kills.py kills (default: 4)")
    parser.addoption("--cases", type=int, default=CASES, help=f"hostile files to check (default: {CASES})")
    parser.addoption("--mutants", type=int, default=0, help="instead: how many changes to the package to try")
    parser.addoption("--seed", type=int, default=1, help="which changes --mutants draws (default: 1)")
    parser.addoption("--budget", action="store_true", help="print the seconds of all parts, not of those that are over")


def pytest_configure(config: pytest.Config) -> None:
    """Measure every part of the suite; where a run of changes asks, note which lines each test runs."""
    config.pluginmanager.register(Budget(), "budget")
    config.pluginmanager.register(Kept(), "kept")
    if RECORD in os.environ:
        config.pluginmanager.register(Recorder(Path(os.environ.pop(RECORD))), "recorder")


def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """With `--mutants`, try changes instead of running the tests once."""
    if not config.getoption("--mutants"):
        return None
    count, seed = config.getoption("--mutants"), config.getoption("--seed")
    config.pluginmanager.getplugin("capturemanager").suspend_global_capture()
    say = functools.partial(print, flush=True)
    return mutation_run.run(ROOT, ROOT / ".pytest_cache" / "mutants", count, seed, CORES, say)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests. (Which worker runs what goes by file: xdist's groups don't work with pytest 9.2.)"""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A real Chromium. A test opens pages of its own and closes them: `page = browser.new_page()`."""
    found = browser_setup.find()
    missing = found.missing
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = "the package playwright is not installed; run the tests with: python3 run.py test"
    if missing:
        if REQUIRED:
            pytest.fail(f"REQUIRE_BROWSER=1, but {missing}", pytrace=False)
        pytest.skip(f"{NO_BROWSER}{missing}")
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found.path,
            args=[*ARGUMENTS, *(["--no-sandbox"] if as_root else [])],
        )
        on_one_day(chromium)
        yield chromium
        chromium.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    reasons = [words.partition(NO_BROWSER)[2].rstrip("')") for words in skipped if NO_BROWSER in words]
    if reasons:
        terminalreporter.section("browser tests were skipped", yellow=True)
        terminalreporter.line(f"{len(reasons)} browser tests were skipped: {reasons[0]}.")
        terminalreporter.line("With REQUIRE_BROWSER=1 that is a failure.")


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Builds a playbook as a user builds it, once for all workers. Read only."""
    common = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        common = common.parent

    @functools.cache
    def build(folder: Path) -> Path:
        home = common / f"{folder.name}-{zlib.crc32(str(folder).encode()):08x}"
        site, output = home / "site", home / "output"
        try:
            home.mkdir()
        except FileExistsError:
            deadline = time.monotonic() + PATIENCE
            while not output.exists() and time.monotonic() < deadline:
                time.sleep(0.1)
        else:
            done = stagebook("build", folder, "--site", site, "--strict")
            (home / "partial").write_text(f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")
            (home / "partial").rename(output)
        words = output.read_text(encoding="utf-8")
        assert words.startswith("0\n"), words
        return site

    return build


@pytest.fixture(scope="session")
def reference_site(site_of: Callable[[Path], Path]) -> Path:
    """The reference playbook, built. Read only."""
    return site_of(PLAYBOOK)
