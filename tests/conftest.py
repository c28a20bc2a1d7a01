"""What all tests share: one real Chromium for the session, and a plain word at the end when there was none."""

import functools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import browser_setup
from sites import PLAYBOOK, stagebook

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARGUMENTS = (
    *("--disable-background-networking", "--disable-component-update", "--disable-gpu", "--disable-quic"),
    *("--disable-sync", "--no-first-run"),
)
REQUIRED = os.environ.get("REQUIRE_BROWSER") == "1"
reason_key = pytest.StashKey[str]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Iterator["Browser"]:
    """A real Chromium. A test opens pages of its own and closes them: `page = browser.new_page()`."""
    found = browser_setup.find()
    missing = found.missing
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = "the package playwright is not installed; run the tests with: python3 run.py test"
    if missing:
        pytestconfig.stash[reason_key] = missing
        if REQUIRED:
            pytest.fail(f"REQUIRE_BROWSER=1, but {missing}", pytrace=False)
        pytest.skip(f"no browser: {missing}")
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found.path,
            args=[*ARGUMENTS, *(["--no-sandbox"] if as_root else [])],
        )
        yield chromium
        chromium.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if (reason := config.stash.get(reason_key, "")) and not REQUIRED:
        skipped = sum("browser" in report.keywords for report in terminalreporter.stats.get("skipped", ()))
        terminalreporter.section("browser tests were skipped", yellow=True)
        terminalreporter.line(f"{skipped} browser tests were skipped: {reason}.")
        terminalreporter.line("With REQUIRE_BROWSER=1 that is a failure.")


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Builds a playbook as a user builds it, once per session. Read only."""

    @functools.cache
    def build(folder: Path) -> Path:
        site = tmp_path_factory.mktemp(folder.name) / "site"
        done = stagebook("build", folder, "--site", site, "--strict")
        assert done.returncode == 0, done.stdout + done.stderr
        return site

    return build


@pytest.fixture(scope="session")
def reference_site(site_of: Callable[[Path], Path]) -> Path:
    """The reference playbook, built. Read only."""
    return site_of(PLAYBOOK)
