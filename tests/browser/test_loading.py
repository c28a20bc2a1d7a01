"""How scripts reach a page: the early one, parts when used; with instant navigation, from files, under a policy."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

CHECKLIST = "new-business/stages/goals-confirmed/checklist/"
CLOSE_PLAN = "new-business/close-plan/"
NOWHERE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
STRICT = "default-src 'self'"


def parts(page: Page) -> list[str]:
    """Names of the parts of which the page has asked, in their order."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('body > script')].map((each) => each.src)")
    names = [re.sub(r".*/", "", src) for src in found if "assets/stagebook/" in src]
    assert names[0] == "page.js"
    return names[1:]


def changed(page: Page, change: Callable[[str], str] = str, **headers: str) -> None:
    """Serve the pages to this reader with a change in their HTML, and with further headers."""

    def answer(route: Route) -> None:
        response = route.fetch()
        if "text/html" not in response.headers.get("content-type", ""):
            return route.fulfill(response=response)
        return route.fulfill(response=response, body=change(response.text()), headers={**response.headers, **headers})

    page.route("**/*", answer)


@pytest.fixture
def own_page(browser: Browser, address: str) -> Iterator[Page]:
    """A reader whose browser may complain: a policy of ours forbids what the theme does."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("", []),
        ("new-business/stages/goals-confirmed/", []),
        ("tools/", ["filters.js"]),
        ("situations/", ["filters.js"]),
        (CHECKLIST, ["deal-forms.js"]),
        ("new-business/stages/goals-confirmed/light-review/", ["deal-forms.js"]),
        (CLOSE_PLAN, ["deal-forms.js", "close-plan.js"]),
    ],
)
def test_a_page_loads_the_parts_that_it_uses(page: Page, address: str, place: str, wanted: list[str]) -> None:
    page.goto(address + place)
    expect(page.locator("#sb-announcer")).to_have_count(0)
    assert parts(page) == wanted


def instant(page: Page, address: str) -> None:
    """Serve the site as one that knows its address: only then does Material swap pages without loading them."""

    def with_canonical(html: str) -> str:
        return html.replace("<head>", f'<head><link rel="canonical" href="{address}">', 1)

    changed(page, with_canonical)
    places = ("", "tools/", CHECKLIST, CLOSE_PLAN, CHECKLIST.removesuffix("checklist/"))
    urls = "".join(f"<url><loc>{address}{place}</loc></url>" for place in places)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    page.route(
        "**/sitemap.xml",
        lambda route: route.fulfill(
            content_type="application/xml", body=f'<?xml version="1.0"?><urlset xmlns="{space}">{urls}</urlset>'
        ),
    )


def follow(page: Page, address: str, place: str) -> None:
    """Follow a link of the page, as a reader does, and see that nothing was loaded anew."""
    page.evaluate("window.marked = true")
    page.evaluate(
        """(href) => {
          const link = Object.assign(document.createElement("a"), { href, textContent: "there", id: "there" });
          document.querySelector("article").prepend(link);
        }""",
        address + place,
    )
    page.locator("#there").click()
    page.wait_for_url(address + place)
    expect(page.locator("#there")).to_have_count(0)
    assert page.evaluate("window.marked"), "this was no instant navigation"


def test_parts_come_and_stay_with_instant_navigation(page: Page, address: str) -> None:
    instant(page, address)
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
    instant(page, address)
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


def test_our_scripts_work_under_a_strict_policy(own_page: Page, address: str) -> None:
    blocked: list[str] = []
    own_page.on("console", lambda message: blocked.append(message.text) if "stagebook/" in message.text else None)
    changed(own_page, **{"content-security-policy": STRICT})
    own_page.emulate_media(color_scheme="dark")
    own_page.goto(address + CHECKLIST)
    assert own_page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    own_page.locator("[data-tick]").first.check()
    expect(own_page.locator("[data-progress]")).to_have_text("1 of 8 done")
    own_page.goto(f"{address}tools/")
    own_page.locator(".sb-filters input[name=text]").fill("reference call")
    expect(own_page.locator("#sb-library > li:visible .sb-use__name").first).to_have_text("Reference call")
    assert blocked == []


def test_nothing_fails_where_the_browser_refuses_its_storage(page: Page, address: str) -> None:
    """The page of a reader who blocks cookies: the `context` fixture fails on any error, the theme's too."""
    page.add_init_script(NOWHERE)
    page.goto(address + CHECKLIST)
    page.locator("[data-tick]").first.check()
    expect(page.locator("[data-progress]")).to_have_text("1 of 8 done")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


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
        ("situations/", "form[data-filter]"),
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
    page.route(re.compile(r"/(page|deal-forms|close-plan|filters)\.js"), late)
    page.goto(address + place)
    expect(page.locator(last)).to_be_visible()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shift") < 0.02
