"""The site in a real browser, the way a rep opens it."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from search_panel import hrefs, look_up

PAGE_KINDS = (
    "",
    "new-business/",
    "new-business/close-plan/",
    "new-business/portfolio/",
    "new-business/process-design/",
    "new-business/phases/commitment/",
    "new-business/stages/goals-confirmed/",
    "new-business/stages/goals-confirmed/checklist/",
    "new-business/stages/goals-confirmed/full-review/",
    "new-business/stages/goals-confirmed/light-review/",
    "tools/",
    "tools/sequence-of-events/",
    "frameworks/",
    "frameworks/meddpicc/",
    "situations/",
    "worksheets/",
    "milestones/",
    "roles/",
    "glossary/",
    "coverage/",
    "guides/",
    "guides/use-this-playbook/",
    "print/",
)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test on any console error, any broken request and any request that leaves the machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else complaints.append(r.url))
    page.on("response", lambda r: complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    yield page
    context.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("start", "stage", "tool", "worksheet", "expected"),
    [
        ("", "Prove Business Value", "ROI calculation", "Full review", "MEDDPICC"),
        ("ko/", "비즈니스 가치 입증", "ROI 계산", "전체 검토", "MEDDPICC"),
    ],
)
def test_home_to_stage_to_tool_to_worksheet(
    page: Page, address: str, start: str, stage: str, tool: str, worksheet: str, expected: str
) -> None:
    page.goto(address + start)
    page.locator(".sb-map").get_by_role("link", name=stage).click()
    page.wait_for_url("**/stages/prove-business-value/")
    assert page.locator("h1").inner_text() == stage
    page.locator(".sb-uses").get_by_role("link", name=tool).click()
    page.wait_for_url("**/tools/roi-calculation/")
    page.locator(".sb-usages").get_by_role("link", name=stage).first.click()
    page.wait_for_url("**/stages/prove-business-value/")
    page.locator(".sb-actions").get_by_role("link", name=worksheet).click()
    page.wait_for_url("**/full-review/")
    assert expected in page.locator("article").inner_text()


def test_switching_the_language_stays_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}tools/demo/")
    page.get_by_role("link", name="한국어").click()
    page.wait_for_url("**/ko/tools/demo/")
    assert page.locator("html").get_attribute("lang") == "ko"
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}tools/demo/")


def test_the_switch_stays_on_the_page_though_no_map_of_the_site_comes(page: Page, address: str) -> None:
    page.route("**/sitemap.xml", lambda route: None)
    page.goto(f"{address}tools/demo/")
    page.wait_for_timeout(300)
    page.get_by_role("link", name="한국어").click()
    page.wait_for_url("**/ko/tools/demo/", timeout=5000)


@pytest.mark.parametrize(
    ("start", "words", "target"),
    [
        ("", "goal menu", "tools/goal-menu"),
        ("ko/", "배틀카드", "tools/battlecards"),
        ("ko/", "개념증명", "proof-of-concept"),
    ],
)
def test_search_finds_a_tool_by_any_of_its_names(page: Page, address: str, start: str, words: str, target: str) -> None:
    page.goto(address + start)
    assert target in hrefs(look_up(page, words))[0]


def test_filters_narrow_the_library(page: Page, address: str) -> None:
    page.goto(f"{address}tools/")
    rows = page.locator("#sb-library > li:visible")
    everything = rows.count()
    page.locator("[data-filter=sb-library] [name=stage]").select_option("new-business/confirm-value-and-process")
    assert 0 < rows.count() < everything
    page.locator("[data-filter=sb-library] [name=text]").fill("reference")
    page.wait_for_function("document.querySelectorAll('#sb-library > li:not([hidden])').length === 1")
    page.locator("[data-filter=sb-library] [type=reset]").click()
    page.wait_for_function(f"document.querySelectorAll('#sb-library > li:not([hidden])').length === {everything}")


@pytest.mark.parametrize("start", ["", "ko/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_scrolls_sideways(page: Page, address: str, start: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wide = []
    for kind in PAGE_KINDS:
        page.goto(f"{address}{start}{kind}", wait_until="domcontentloaded")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(kind)
    assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_accessibility_violation(browser: Browser, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    found = []
    for number, kind in enumerate(PAGE_KINDS):
        page.goto(f"{address}{'ko/' if number % 2 else ''}{kind}")
        page.wait_for_timeout(150)
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:140] for node in violation["nodes"][:3]]
            found.append((kind, violation["id"], len(violation["nodes"]), nodes))
    context.close()
    assert found == []


def test_every_control_is_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}new-business/stages/goals-confirmed/")
    page.locator("body").click(position={"x": 2, "y": 200})
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.className + '|' + (document.activeElement.textContent || '').trim()")
        )
    text = "\n".join(reached)
    for needed in ("Checklist", "Worksheet", "sb-copy", "sb-rail__step", "Goal menu"):
        assert needed in text
