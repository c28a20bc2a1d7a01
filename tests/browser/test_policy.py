"""Under the headers that docs/hosting.md recommends: all works, the browser complains of nothing, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from instant import follow, instant
from search_panel import hrefs, look_up
from sites import PLAYBOOK, ROOT, served
from stagebook.model.load import load
from stagebook.site.edition import edition
from stagebook.site.urls import UrlStyle

MANUAL = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
HEADERS = dict(re.findall(r"^ {4}([A-Z][A-Za-z-]+): (.+)$", MANUAL, re.MULTILINE))
POLICY = HEADERS["Content-Security-Policy"]
CHECKLIST = "new-business/stages/goals-confirmed/checklist/"
CLOSE_PLAN = "new-business/close-plan/"
REVIEW = "new-business/stages/goals-confirmed/light-review/"

WANTED = [("", "goal menu", "goal-menu"), ("ko/", "개념증명", "proof-of-concept")]
TOLD = "addEventListener('securitypolicyviolation', (event) => console.error('policy', event.violatedDirective));"
NO_STORAGE = {
    "refused": "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, "
    "{ get() { throw new DOMException('no', 'SecurityError'); } });",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
}
CONTROLS = """() =>
  [...document.querySelectorAll("button, select, textarea, form input, [role=button], [data-clipboard-text]")]
  .filter((each) => each.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter((each) => each.getBoundingClientRect().width > 1)
  .map((each) => each.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def strict(reference_site: Path) -> Iterator[str]:
    """Where the reference site is served with the headers of the manual."""
    with served(reference_site, HEADERS) as url:
        yield url


@pytest.fixture
def reader(browser: Browser, strict: str) -> Iterator[BrowserContext]:
    """A reader whose browser must complain of nothing: no violation, no error, no request that leaves the machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.add_init_script(TOLD)
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    context.on(
        "request", lambda each: None if each.url.startswith((strict, "data:", "blob:")) else complaints.append(each.url)
    )
    yield context
    context.close()
    assert complaints == []


@pytest.fixture
def page(reader: BrowserContext) -> Page:
    """A page of that browser."""
    return reader.new_page()


def one_of_each_kind() -> list[str]:
    """The addresses of one page of every kind, in both languages."""
    loaded = load(PLAYBOOK)
    assert loaded.playbook
    found: dict[tuple[str, str], str] = {}
    for each in edition(loaded.playbook, PLAYBOOK).site.pages:
        found.setdefault((each.kind, str(each.sheet.id) if each.sheet else ""), UrlStyle().url(each.src))
    return [up + ("" if url == "." else url) for url in found.values() for up in ("", "ko/")]


def test_every_host_of_the_manual_gets_the_same_policy() -> None:
    assert MANUAL.count(POLICY) == 3
    assert "unsafe" not in POLICY


def test_no_page_of_any_kind_breaks_the_policy(page: Page, strict: str) -> None:
    places = one_of_each_kind()
    assert len(places) > 40
    for place in [*places, "404.html"]:
        page.goto(strict + place, wait_until="load")
        assert page.locator("h1").count(), place


@pytest.mark.parametrize(("start", "words", "found"), WANTED)
def test_search_and_colours_work(page: Page, strict: str, start: str, words: str, found: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(strict + start)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    hits = look_up(page, words)
    assert any(found in each for each in hrefs(hits))
    hits.first.click()
    expect(page.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("storage", ["works", *NO_STORAGE])
def test_checklist_and_sheet_work(page: Page, strict: str, storage: str) -> None:
    if storage != "works":
        page.add_init_script(NO_STORAGE[storage])
    page.goto(strict + CHECKLIST)
    page.locator("[data-tick]").first.check()
    expect(page.locator("[data-progress]")).to_have_text("1 of 8 done")
    expect(page.locator("[data-storage-off]").first).to_be_visible(visible=storage != "works")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    with page.expect_download() as saved:
        page.locator("[data-export]").click()
    assert "goals-confirmed" in saved.value.path().read_text("utf-8")
    page.goto(strict + REVIEW)
    entry = page.locator('[data-field="deal/account"]').first
    entry.fill("Acme <Works>")
    expect(entry).to_have_text("Acme <Works>")
    page.locator("[data-choice]").first.check()
    page.goto(f"{strict}tools/")
    page.locator(".sb-filters input[name=text]").fill("reference call")
    expect(page.locator("#sb-library > li:visible .sb-use__name").first).to_have_text("Reference call")


def test_pages_are_swapped_without_loading_them(page: Page, strict: str) -> None:
    places = (REVIEW, "new-business/", CHECKLIST, CLOSE_PLAN)
    instant(page, strict, ["", *places])
    with page.expect_response("**/sitemap.xml"):
        page.goto(strict)
    for place in places:
        follow(page, strict, place)
    page.locator("form[data-plan] [name='go-live']").fill("2027-12-01")
    expect(page.locator('[data-field="plan/sign-by"]')).to_contain_text("2027-")


def test_without_scripts_pages_are_read_and_no_control_is_dead(browser: Browser, strict: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        for place in (each for each in one_of_each_kind() if not each.startswith("ko/")):
            page.goto(strict + place)
            assert page.locator("h1").first.is_visible(), place
            assert page.evaluate(CONTROLS) == [], place
        page.goto(strict + CHECKLIST)
        page.locator("[data-tick]").first.check()
        expect(page.locator("[data-storage-off]")).to_be_visible()
