"""Hostile texts where a site meets others: settings, guides, file names, exports, browsers, other builds."""

import csv
import io
import itertools
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from hostile import vectors, write_hostile_playbook
from sites import here, served
from watching import Watched, watched

CALL = "<img src=/evil onerror=alert(1)>"
FILE = "R&D 'one' #2 %3Cimg src=evil%3E.pdf"
SETTINGS = {
    "site_name": f"Name {CALL}",
    "site_description": f'"{CALL}',
    "site_author": f"'{CALL}",
    "docs_dir": "playbook",
    "theme": {
        "name": "material",
        "font": False,
        "features": ["navigation.footer", "navigation.tabs", "navigation.path", "content.tabs.link", "search.share"],
        "palette": [
            {"scheme": name, "toggle": {"icon": "material/star", "name": f'"{CALL}'}} for name in ("default", "slate")
        ],
    },
    "extra": {"social": [{"icon": "material/star", "link": "https://example.com/?a=1&b=<x>", "name": f'"{CALL}'}]},
    "plugins": ["search", "stagebook"],
}
PLACES = [
    "",
    "print/",
    "tools/",
    "tools/seen-tool/",
    "tools/filed-tool/",
    "guides/seen-guide/",
    "situations/",
    "seen-process/",
    "seen-process/stages/seen-stage/seen-worksheet/",
    "seen-process/stages/seen-stage/",
    "seen-process/stages/seen-stage/checklist/",
    "ko/",
    "ko/guides/seen-guide/",
]
CHECKLIST = "seen-process/stages/seen-stage/checklist/"
SHEET = "seen-process/stages/seen-stage/seen-worksheet/"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hostile playbook beside an mkdocs.yml that is no better, and a file whose name has a meaning in addresses."""
    home = tmp_path_factory.mktemp("surroundings")
    root = home / "playbook"
    root.mkdir()
    write_hostile_playbook(root)
    (home / "mkdocs.yml").write_text(json.dumps(SETTINGS), "utf-8")
    (root / "files" / FILE).write_text("a file", "utf-8")
    tools = json.loads((root / "tools.yml").read_text("utf-8"))
    # A tool of its own: a page links a file where its tool is neither a text nor a calculator.
    kept = ("title", "summary", "type", "owner")
    tools["filed-tool"] = {each: tools["seen-tool"][each] for each in kept} | {"path": f"files/{FILE}"}
    (root / "tools.yml").write_text(json.dumps(tools), "utf-8")
    return home


def run(*words: str, cwd: Path) -> None:
    """Run MkDocs as its users do."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", *words], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture(scope="module")
def built(home: Path) -> Path:
    """The site as plain `mkdocs build` makes it."""
    run("build", "-q", "-d", "plain", cwd=home)
    return home / "plain"


@pytest.fixture
def watch(browser: Browser, built: Path) -> Iterator[Watched]:
    """A page, where the site is served, and what must not have happened."""
    with served(built) as address, watched(browser, address) as watch:
        yield watch


def test_settings_guides_and_file_names_run_nothing_in_a_plain_build(watch: Watched) -> None:
    assert watch.visit(PLACES) == {}
    page = watch.page
    page.goto(f"{watch.address}guides/seen-guide/")
    shown = "".join(page.locator("article").inner_text().split())
    typed = [each for each in vectors() if each.startswith("<") and "`" not in each][::7]
    found = sum("".join(each.split()) in shown for each in typed)
    assert found > 5, "vectors show as typed"
    page.goto(f"{watch.address}tools/filed-tool/")
    links = [link.get_attribute("href") or "" for link in page.locator("article a[href*='files/']").all()]
    assert links, "the file is linked"
    for link in links:
        assert page.request.get(f"{watch.address}tools/filed-tool/{link}").text() == "a file"


def test_what_write_wrote_runs_nothing_when_mkdocs_and_material_build_it(home: Path, browser: Browser) -> None:
    done = here("write", "out", "playbook", cwd=home)
    assert done.returncode == 0, done.stderr
    run("build", "-q", "-d", str(home / "written"), cwd=home / "out")
    with served(home / "written") as address, watched(browser, address) as watch:
        assert watch.visit(place for place in PLACES if not place.startswith("ko/")) == {}
        title = json.loads((home / "playbook" / "tools.yml").read_text("utf-8"))["seen-tool"]["title"]["en"]
        watch.page.goto(f"{address}tools/seen-tool/")
        assert watch.page.title().startswith(" ".join(title.split()))


def test_what_the_browser_keeps_is_text(watch: Watched) -> None:
    page = watch.page
    page.goto(f"{watch.address}{CHECKLIST}")
    page.locator("[data-tick]").first.check()
    page.locator("[data-field]").first.fill("a")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    page.wait_for_timeout(600)
    kept = page.evaluate("Object.entries({...localStorage})")
    assert any("a" in value for _, value in kept)
    words = itertools.cycle(vectors())
    for key, value in kept:
        for filled in (hostile_copy(json.loads(value), words), next(words), [next(words)], {"format": next(words)}):
            page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, json.dumps(filled)])
            assert watch.visit([CHECKLIST, SHEET]) == {}, key
    page.goto(f"{watch.address}{CHECKLIST}")
    page.evaluate(
        "(words) => { for (const [key] of Object.entries({...localStorage})) localStorage.setItem(key, words) }", CALL
    )
    for name in ("__palette", "__tabs", "__consent", "__scroll"):
        page.evaluate(
            "([key, value]) => localStorage.setItem(key, value)", [f"/.{name}", json.dumps({"color": {"scheme": CALL}})]
        )
    assert watch.visit([CHECKLIST, ""]) == {}


def hostile_copy(data: object, words: Iterator[str]) -> object:
    """What is kept, with another vector in every text and beside every name."""
    if isinstance(data, dict):
        return {
            **{name: hostile_copy(each, words) for name, each in data.items()},
            **{next(words): hostile_copy(each, words) for each in data.values()},
        }
    if isinstance(data, list):
        return [hostile_copy(each, words) for each in data]
    return next(words) if isinstance(data, str) and data not in ("stagebook-ticks",) else data


def test_an_address_is_text(watch: Watched) -> None:
    page = watch.page
    for number, vector in enumerate(each for index, each in enumerate(vectors()) if index % 5 == 0):
        place = ("", "tools/", CHECKLIST, "situations/")[number % 4]
        asked = quote(vector)
        page.goto(f"{watch.address}{place}?q={asked}&h={asked}&deal={asked}&{asked}={asked}#{asked}", wait_until="load")
        assert watch.seen() == [], vector
    guides = [f"guides/seen-guide/{each}" for each in (f"#{CALL}", "#__tabbed_1_1", "?h=<script>alert(1)</script>")]
    assert watch.visit(guides) == {}


def test_cells_and_heads_of_an_export_are_text(home: Path, browser: Browser) -> None:
    words = itertools.cycle(vectors())
    head = ["Opportunity Name", "Account Name", "Opportunity Owner", "Amount", "Stage", "Close Date", next(words), CALL]
    stage = json.loads((home / "playbook/stages/seen-process.yml").read_text("utf-8"))["seen-stage"]["title"]["en"]
    rows = [head]
    for number, vector in enumerate(vectors()):
        if number % 3 == 0:
            at = stage if number % 2 else next(words)
            rows.append([vector, next(words), next(words), next(words), at, "2026-12-18", next(words), CALL])
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    (home / "deals.csv").write_text(written.getvalue(), "utf-8")
    done = here("worksheets", "playbook", "--deals", "deals.csv", "-o", "review.html", cwd=home)
    assert (home / "review.html").exists(), done.stderr + done.stdout
    folder = home / "packet"
    folder.mkdir()
    (folder / "favicon.ico").touch()
    # Without its own policy, so that whatever could run would.
    html = (home / "review.html").read_text("utf-8")
    assert "content-security-policy" in html
    (folder / "review.html").write_text(html.replace("content-security-policy", "x-nothing"), "utf-8")
    shutil.copyfile(home / "review.html", folder / "strict.html")
    with served(folder) as address, watched(browser, address) as watch:
        assert watch.visit(["review.html", "strict.html", f"review.html#{quote(CALL)}"]) == {}
        shown = {" ".join(link.inner_text().split()) for link in watch.page.locator(".sb-packet__contents a").all()}
        typed = {" ".join(f"{row[0]}, {row[1]}".split()) for row in rows if row[4] == stage}
        assert len(shown & typed) > 20, "as typed"
