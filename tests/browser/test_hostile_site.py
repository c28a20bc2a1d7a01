"""A site whose every text tries to run or load something, in a real browser: nothing runs, nothing loads."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hostile import write_hostile_playbook
from sites import served, stagebook
from watching import Watched, watched


@pytest.fixture(scope="module")
def hostile_playbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text field of every kind holds another vector, in both languages; file by file what a check lets pass."""
    root = tmp_path_factory.mktemp("hostile") / "playbook"
    root.mkdir()
    write_hostile_playbook(root)
    return root


@pytest.fixture(scope="module", params=["", "partner"], ids=["all", "partner"])
def hostile_site(
    request: pytest.FixtureRequest, hostile_playbook: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The site of everybody, and that of partners."""
    site = tmp_path_factory.mktemp("site") / "site"
    words = ["--audience", request.param] if request.param else []
    done = stagebook("build", str(hostile_playbook), "--site", str(site), *words, cwd=hostile_playbook)
    assert done.returncode == 0, [line for line in done.stderr.split("\n") if ": error: " in line]
    return site


@pytest.fixture
def watch(browser: Browser, hostile_site: Path) -> Iterator[Watched]:
    """A page, where the site is served, and what must not have happened."""
    with served(hostile_site) as address, watched(browser, address) as watch:
        yield watch


def test_no_text_runs_or_loads_anything(watch: Watched, hostile_site: Path) -> None:
    pages = sorted(path.relative_to(hostile_site).as_posix() for path in hostile_site.rglob("*.html"))
    # Korean pages come from the same templates: those that show most will do.
    pages = [name for name in pages if not name.startswith("ko/") or name.count("/") < 2 or "/stages/" in name]
    pages = [name for name in pages if not name.endswith("404.html")]  # its base is meant: tests/browser has its own
    assert len(pages) > 25
    assert watch.visit(pages) == {}


def test_titles_show_as_typed_everywhere_in_the_frame(watch: Watched) -> None:
    page = watch.page
    page.goto(f"{watch.address}tools/seen-tool/", wait_until="load")
    heading = page.locator("h1").first.inner_text().strip()
    assert page.title().startswith(heading)
    assert heading in page.locator(".md-header__title").inner_text() or heading in page.locator("header").text_content()
    assert heading in page.locator(".sb-sidebar [aria-current=page]").text_content()
    assert watch.seen() == []


def test_search_shows_titles_as_typed(watch: Watched) -> None:
    watch.page.goto(watch.address, wait_until="load")
    watch.page.keyboard.press("/")
    watch.page.keyboard.type("alert")
    watch.page.wait_for_timeout(1500)
    assert watch.seen() == []


def test_data_in_a_page_is_data(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
