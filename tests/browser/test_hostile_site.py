"""A site whose every text tries to run or load something, in a real browser: nothing runs, nothing loads."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from full_playbook import write_full_playbook
from hostile import vectors
from sites import served, stagebook

SETTLED = """() => {
  const bad = []
  for (const element of document.querySelectorAll('*')) {
    for (const {name, value} of element.attributes) {
      const leads = ['href', 'src', 'action', 'data', 'srcset'].includes(name)
      if (name.startsWith('on') || leads && /^\\s*(javascript|vbscript|data:text)|^[^?]*\\/evil/i.test(value))
        bad.push(`<${element.localName} ${name}=${value}>`)
    }
    if (/^(iframe|object|embed|base|marquee|math)$/.test(element.localName)) bad.push(element.localName)
  }
  return bad
}"""


@pytest.fixture(scope="module")
def hostile_playbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text field of every kind holds another vector, in both languages; file by file what a check lets pass."""
    root = tmp_path_factory.mktemp("hostile") / "playbook"
    root.mkdir()
    words = itertools.cycle(vectors())

    def text(kind: type, name: str) -> object:
        first, second = next(words), next(words)
        return first if kind is str else {"en": first, "ko": second}

    write_full_playbook(root, text, text)
    for page in (root / "guides").glob("*.md"):
        head = page.read_text("utf-8").partition("\n---\n")[0]
        page.write_text(f"{head}\n---\n\n## Heading &lt;one&gt; & two\n\n[[tool:seen-tool]] [[vendor]]\n", "utf-8")
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
def watched(browser: Browser, hostile_site: Path) -> Iterator[tuple[Page, str, list[str]]]:
    """A page, where the site is served, and what must not have happened."""
    with served(hostile_site) as address:
        page = browser.new_page()
        happened: list[str] = []
        page.on("dialog", lambda dialog: (happened.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: happened.append(f"error {error}"))
        page.on("console", lambda line: happened.append(f"console {line.text}") if line.type == "error" else None)
        page.on(
            "request",
            lambda request: (
                happened.append(request.url)
                if "evil" in request.url or not request.url.startswith((address, "data:", "blob:"))
                else None
            ),
        )
        yield page, address, happened
        page.close()


def test_no_text_runs_or_loads_anything(watched: tuple[Page, str, list[str]], hostile_site: Path) -> None:
    page, address, happened = watched
    found: dict[str, list[str]] = {}
    pages = sorted(path.relative_to(hostile_site).as_posix() for path in hostile_site.rglob("*.html"))
    # Korean pages come from the same templates: those that show most will do.
    pages = [name for name in pages if not name.startswith("ko/") or name.count("/") < 2 or "/stages/" in name]
    pages = [name for name in pages if not name.endswith("404.html")]  # its base is meant: tests/browser has its own
    assert len(pages) > 25
    for name in pages:
        page.goto(f"{address}/{name}", wait_until="load")
        if bad := page.evaluate(SETTLED):
            found[name] = bad
        if happened:
            found.setdefault(name, []).extend(happened)
            happened.clear()
    assert found == {}


def test_titles_show_as_typed_everywhere_in_the_frame(watched: tuple[Page, str, list[str]], hostile_site: Path) -> None:
    page, address, happened = watched
    tool = next((hostile_site / "tools").glob("seen-tool/index.html"))
    page.goto(f"{address}/{tool.parent.relative_to(hostile_site).as_posix()}/", wait_until="load")
    heading = page.locator("h1").first.inner_text().strip()
    assert page.title().startswith(heading)
    assert heading in page.locator(".md-header__title").inner_text() or heading in page.locator("header").text_content()
    assert heading in page.locator(".sb-sidebar [aria-current=page]").text_content()
    assert happened == []


def test_search_shows_titles_as_typed(watched: tuple[Page, str, list[str]]) -> None:
    page, address, happened = watched
    page.goto(f"{address}/", wait_until="load")
    page.keyboard.press("/")
    page.keyboard.type("alert")
    page.wait_for_timeout(1500)
    assert page.evaluate(SETTLED) == []
    assert happened == []


def test_data_in_a_page_is_data(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
