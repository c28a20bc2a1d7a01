"""How scripts reach a page: the early one, parts when used; with instant navigation, from files."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from instant import follow, instant

CHECKLIST = "new-business/stages/goals-confirmed/checklist/"
CLOSE_PLAN = "new-business/close-plan/"
SWAPPED = ("", "tools/", CHECKLIST, CLOSE_PLAN, CHECKLIST.removesuffix("checklist/"))


def parts(page: Page) -> list[str]:
    """Names of the parts of which the page has asked, in their order."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('body > script')].map((each) => each.src)")
    names = [re.sub(r".*/", "", src) for src in found if "assets/stagebook/" in src]
    assert names[0] == "page.js"
    return names[1:]


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("", []),
        ("new-business/stages/goals-confirmed/", []),
        ("tools/", ["filters.js"]),
        ("situations/", ["situations.js"]),
        (CHECKLIST, ["deal-forms.js"]),
        ("new-business/stages/goals-confirmed/light-review/", ["deal-forms.js"]),
        (CLOSE_PLAN, ["deal-forms.js", "close-plan.js"]),
    ],
)
def test_a_page_loads_the_parts_that_it_uses(page: Page, address: str, place: str, wanted: list[str]) -> None:
    page.goto(address + place)
    expect(page.locator("#sb-announcer")).to_have_count(0)
    assert parts(page) == wanted


def test_parts_come_and_stay_with_instant_navigation(page: Page, address: str) -> None:
    instant(page, address, SWAPPED)
    with page.expect_response("**/sitemap.xml"):
        page.goto(address)
    assert parts(page) == []
    follow(page, address, CHECKLIST)
    page.locator("[data-tick]").first.check()
    expect(page.locator("[data-progress]")).to_have_text("1 of 8 done")
    follow(page, address, "tools/")
    page.locator(".sb-filters input[name=text]").fill("reference call")
    expect(page.locator("#sb-library > li:visible .sb-use__name").first).to_have_text("Reference call")
    follow(page, address, CLOSE_PLAN)
    page.locator("form[data-plan] [name='go-live']").fill("2027-12-01")
    expect(page.locator('[data-field="plan/sign-by"]')).to_contain_text("2027-")
    follow(page, address, CHECKLIST)
    expect(page.locator("[data-tick]").first).to_be_checked()
    page.locator("[data-tick]").nth(1).check()
    expect(page.locator("[data-progress]")).to_have_text("2 of 8 done")
    follow(page, address, CHECKLIST.removesuffix("checklist/"))
    expect(page.locator("button.sb-copy").first).to_be_visible()
    assert page.locator("script[src*='deal-forms']").count() == 1


def test_a_part_that_did_not_come_is_fetched_again_on_the_next_page(page: Page, address: str) -> None:
    instant(page, address, SWAPPED)
    page.route("**/deal-forms.js", lambda route: route.abort(), times=1)
    with page.expect_response("**/sitemap.xml"):
        page.goto(address + CHECKLIST)
    expect(page.locator("[data-progress]")).not_to_have_text("0 of 8 done")
    follow(page, address, "tools/")
    follow(page, address, CHECKLIST)
    expect(page.locator("[data-progress]")).to_have_text("0 of 8 done")


def test_parts_come_on_pages_opened_as_files(context: BrowserContext, reference_site: Path) -> None:
    page = context.new_page()
    page.goto((reference_site / CLOSE_PLAN / "index.html").as_uri())
    page.locator("form[data-plan] [name='go-live']").fill("2027-12-01")
    expect(page.locator('[data-field="plan/sign-by"]')).to_contain_text("2027-")
    page.goto((reference_site / "tools" / "index.html").as_uri())
    page.locator(".sb-filters input[name=text]").fill("reference call")
    expect(page.locator("#sb-library > li:visible .sb-use__name").first).to_have_text("Reference call")


# --- Colours ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_the_system_s_colours_are_there_before_the_theme_starts(
    page: Page, address: str, system: str, scheme: str
) -> None:
    page.route("**/javascripts/bundle*.js", lambda route: route.abort())
    page.emulate_media(color_scheme="dark" if system == "dark" else "light")
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-primary", "custom")


def test_the_reader_s_colours_stay_on_the_next_page(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[for=__palette_1]").click()  # from "as the system" to light
    page.locator("label[for=__palette_2]").click()  # to dark
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.route("**/javascripts/bundle*.js", lambda route: route.abort())
    page.goto(f"{address}tools/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


# --- Room for what comes late -----------------------------------------------------------------------------------------

SHIFTS = """
  window.shift = 0;
  const add = (list) => list.getEntries().forEach((each) => { if (!each.hadRecentInput) window.shift += each.value; });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize(
    ("place", "last"),
    [
        ("tools/", "form[data-filter]"),
        ("situations/", "form[data-happened]"),
        (CHECKLIST, "p.sb-actions[data-needs-script]"),
        (CLOSE_PLAN, "form[data-plan]"),
    ],
)
def test_nothing_moves_on_a_phone_when_the_scripts_are_slow(page: Page, address: str, place: str, last: str) -> None:
    def late(route: Route) -> None:
        expect(page.locator("article h1")).to_be_visible()  # the page is drawn without it
        route.continue_()

    page.add_init_script(SHIFTS)
    page.set_viewport_size({"width": 390, "height": 844})
    page.route(re.compile(r"/(page|deal-forms|close-plan|filters|situations)\.js"), late)
    page.goto(address + place)
    expect(page.locator(last)).to_be_visible()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shift") < 0.02


KINDS = (
    *("", "new-business/", "new-business/phases/evaluation/", CHECKLIST.removesuffix("checklist/"), CHECKLIST),
    *("new-business/stages/goals-confirmed/light-review/", "new-business/stages/goals-confirmed/full-review/"),
    *("tools/", "tools/demo/", "situations/", "frameworks/meddpicc/", "worksheets/", "milestones/", "glossary/"),
    *("coverage/", "guides/use-this-playbook/", "ko/", f"ko/{CHECKLIST}"),
)


def test_no_page_moves_when_every_script_is_late(page: Page, address: str) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.add_init_script(SHIFTS)
    page.set_viewport_size({"width": 390, "height": 844})
    page.route(re.compile(r"\.js$"), late)
    moved = {}
    for place in KINDS:
        page.goto(address + place)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        moved[place] = page.evaluate("window.shift")
    assert {place: shift for place, shift in moved.items() if shift > 0.02} == {}


# --- The first load ---------------------------------------------------------------------------------------------------


def test_the_first_load_is_small_and_holds_no_search_index(page: Page, address: str) -> None:
    """At most 100 KB (gzip) without fonts, of which 35 are ours (tests/test_assets.py)."""
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: 0}) if answer.ok else None)
    page.goto(address + CHECKLIST)
    page.wait_for_load_state("networkidle")
    for url in sizes:
        sizes[url] = len(gzip.compress(page.request.get(url).body()))
    counted = {url: size for url, size in sizes.items() if not url.endswith(".woff2")}
    assert not any("/search" in url.removeprefix(address) for url in counted)
    assert sum(counted.values()) < 100_000, counted
    with page.expect_response("**/search/names.js"):
        page.keyboard.press("/")


def test_scripts_in_the_page_may_use_what_the_theme_s_script_offers_before_it_is_there(
    page: Page, address: str
) -> None:
    script = "<script>document$.subscribe(() => { document.documentElement.dataset.heard = 'yes'; });</script>"

    def answer(route: Route) -> None:
        response = route.fetch()
        html = re.sub(r'<meta http-equiv="content-security-policy"[^>]*>', "", response.text())
        route.fulfill(response=response, body=html.replace("</body>", f"{script}</body>"))

    page.route(address, answer)
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-heard", "yes")
