"""Checklists and worksheets on paper and on a phone, in a real browser."""

import io
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from sites import served

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
MARGIN = 10.0  # left and right, as in print.css
LANGUAGES = {"en": "", "ko": "ko/"}
STAGES = (
    *("qualified-lead", "goals-confirmed", "solution-development", "establish-business-value"),
    *("prove-business-value", "confirm-value-and-process", "negotiate-and-sign"),
)
SIDES = 2
PIXELS_PER_MM = 96 / 25.4
PIXELS_PER_POINT = 96 / 72
CHECKLIST = "new-business/stages/goals-confirmed/checklist/"


@pytest.fixture(scope="module")
def address(reference_site: Path) -> Iterator[str]:
    with served(reference_site) as url:
        yield url


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A reader's browser, empty at first; the test fails on an error or on a request that leaves the machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else complaints.append(r.url))
    yield context
    context.close()
    assert complaints == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


# --- Paper ------------------------------------------------------------------------------------------------------------

MEASURE = """() => {
  const LABELS = ".sb-field__label, thead, .sb-side__head, .sb-side__foot, .sb-gate-owners, .sb-score";
  const texts = new Map(), rows = [], cut = [];
  const walk = document.createTreeWalker(document.querySelector(".sb-sheet"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement, style = getComputedStyle(element);
    if (!node.data.trim() || element.closest(".sb-visually-hidden") || style.display === "none") continue;
    const label = element.closest(LABELS);
    const kind = label ? "label" : "body", size = parseFloat(style.fontSize);
    if (size < (texts.get(kind)?.[0] ?? Infinity)) texts.set(kind, [size, node.data.trim()]);
  }
  for (const place of document.querySelectorAll(".sb-sheet .sb-lined")) {
    const lines = [...place.querySelectorAll(".sb-rules i")].map((rule) => rule.getBoundingClientRect().height);
    const last = place.getBoundingClientRect().height - lines.reduce((sum, height) => sum + height, 0);
    rows.push(...lines, last);
  }
  for (const side of document.querySelectorAll(".sb-side")) {
    const edge = side.getBoundingClientRect();
    for (const part of side.querySelectorAll("*:not(.sb-visually-hidden)")) {
      const box = part.getBoundingClientRect();
      const out = box.right > edge.right + 1 || box.left < edge.left - 1 || box.bottom > edge.bottom + 1;
      if (out || part.scrollWidth > part.clientWidth + 1 && part.clientWidth) cut.push(part.className || part.tagName);
    }
  }
  const heights = [...document.querySelectorAll(".sb-side")].map((side) => side.getBoundingClientRect().height);
  return { texts: Object.fromEntries(texts), row: Math.min(...rows), rows: rows.length, cut, heights };
}"""


def sides_of(pdf: bytes, paper: str) -> list[str]:
    """Return the text of each side of paper."""
    sheets = PdfReader(io.BytesIO(pdf)).pages
    width, height = PAPERS[paper]
    for sheet in sheets:
        assert float(sheet.mediabox.width) == pytest.approx(width * 72 / 25.4, abs=1)
        assert float(sheet.mediabox.height) == pytest.approx(height * 72 / 25.4, abs=1)
    return [sheet.extract_text() for sheet in sheets]


def printed(page: Page, paper: str) -> list[str]:
    """Print the open page as the print dialogue does: without backgrounds, on the paper that the reader has."""
    return sides_of(page.pdf(format=paper, prefer_css_page_size=False, print_background=False), paper)


def unspaced(text: str) -> str:
    """Where a PDF has gaps between Korean words and figures is up to the reader of the PDF."""
    return "".join(text.split())


ADD_SHEETS = """async (urls) => {
  const last = () => [...document.querySelectorAll(".sb-sheet")].pop();
  for (const url of urls) {
    const other = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
    last().after(document.adoptNode(other.querySelector(".sb-sheet")));
  }
}"""


@pytest.mark.parametrize(("paper", "language"), list(product(PAPERS, LANGUAGES)))
def test_every_worksheet_is_one_sheet_of_two_sides(page: Page, address: str, paper: str, language: str) -> None:
    """All of them in one print: each begins a sheet, so side n of stage s has its place in the pile."""
    urls = [f"{address}{LANGUAGES[language]}new-business/stages/{stage}/worksheet/" for stage in STAGES]
    page.goto(urls[0])
    page.evaluate(ADD_SHEETS, urls[1:])
    titles = page.locator(".sb-side__title").all_inner_texts()
    book = page.locator(".sb-side__book").first.inner_text()
    sides = [unspaced(side) for side in printed(page, paper)]
    assert len(sides) == len(titles) == SIDES * len(STAGES)
    for place, (side, title) in enumerate(zip(sides, titles, strict=True)):
        number = place % SIDES + 1
        stage = f"new-business/stages/{STAGES[place // SIDES]}/worksheet/"
        words = f"Side {number} of 2" if language == "en" else f"2면 중 {number}면"
        for expected in (title, words, book, "2026.1", "2026-11-22", stage):
            assert unspaced(expected) in side, f"{stage}, side {number}: no '{expected}'"
    assert urls[0] in sides[0]


@pytest.mark.parametrize(("paper", "language"), list(product(PAPERS, LANGUAGES)))
def test_worksheets_can_be_read_and_written_on(page: Page, address: str, paper: str, language: str) -> None:
    width, height = PAPERS[paper]
    page.emulate_media(media="print")
    # The height decides between the two papers; the width is what is left between the margins.
    page.set_viewport_size({"width": int((width - 2 * MARGIN) * PIXELS_PER_MM), "height": int(height * PIXELS_PER_MM)})
    for stage in STAGES:
        page.goto(f"{address}{LANGUAGES[language]}new-business/stages/{stage}/worksheet/")
        found: dict[str, Any] = page.evaluate(MEASURE)
        body, label = (found["texts"][kind] for kind in ("body", "label"))
        assert body[0] / PIXELS_PER_POINT >= 9 - 0.01, f"{stage}: '{body[1]}'"
        assert label[0] / PIXELS_PER_POINT >= 7 - 0.01, f"{stage}: '{label[1]}'"
        assert found["rows"] > 50
        assert found["row"] / PIXELS_PER_MM >= 6.5, stage
        assert found["cut"] == [], stage
        assert max(found["heights"]) / PIXELS_PER_MM <= height - 18, stage


def test_a_worksheet_prints_what_was_typed_and_ticked(page: Page, address: str) -> None:
    page.goto(f"{address}new-business/stages/negotiate-and-sign/worksheet/")
    page.get_by_role("textbox", name="Account").fill("Acme Widgets")
    page.get_by_role("textbox", name="Opportunity").first.fill("Portal 2027")
    page.get_by_role("radio", name="Advance").check()
    page.get_by_role("radiogroup", name="Score: Champion").get_by_label("2 Confirmed by the buyer").check()
    marked = page.pdf(format="A4")
    front, back = sides_of(marked, "A4")
    assert "Acme Widgets" in front
    assert "Portal 2027" in front
    assert "Portal 2027" in back  # the second side names the deal again
    page.get_by_role("radio", name="Advance").evaluate("box => { box.checked = false }")
    assert len(page.pdf(format="A4")) != len(marked)  # the mark in the box is printed


def test_much_text_is_never_cut_off(page: Page, address: str) -> None:
    page.goto(f"{address}new-business/stages/goals-confirmed/worksheet/")
    page.get_by_role("textbox", name="Why anything").fill("They lose orders. " * 40 + "The end.")
    assert "The end." in " ".join(" ".join(printed(page, "Letter")).split())


def test_a_checklist_prints_without_what_surrounds_it(page: Page, address: str) -> None:
    page.goto(address + CHECKLIST)
    (side,) = printed(page, "A4")
    flat = " ".join(side.split())
    assert "The buyer has told us their goals" in flat
    assert address + CHECKLIST in flat
    assert "2026.1" in flat
    for chrome in ("Search", "Process map", "Save as file", "Clear ticks", "Something wrong?", "Evidence, who, when"):
        assert chrome not in flat


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_playbook_prints_with_each_stage_on_a_new_page(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{LANGUAGES[language]}print/")
    ids: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert sorted(set(ids)) == sorted(ids)
    targets: list[str] = page.evaluate("[...document.querySelectorAll('.sb-contents a')].map((a) => a.hash.slice(1))")
    assert len(targets) >= len(STAGES)
    assert set(targets) <= set(ids)
    starts = [page.locator(f"#stage-new-business-{stage}").inner_text().split("\n")[0].rstrip("#") for stage in STAGES]
    pages = [" ".join(text.split()) for text in printed(page, "A4")]
    assert [sum(text.startswith(title.strip()) for text in pages) for title in starts] == [1] * len(STAGES)


@pytest.mark.parametrize("width", [360, 390])
@pytest.mark.parametrize("sheet", ["checklist", "worksheet"])
def test_a_sheet_on_a_phone_never_scrolls_sideways(page: Page, address: str, sheet: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for start in LANGUAGES.values():
        page.goto(f"{address}{start}new-business/stages/establish-business-value/{sheet}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_boxes_are_plain_boxes(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + CHECKLIST)
        box = page.get_by_role("checkbox").nth(-1)
        box.check()
        assert box.is_checked()
        assert page.get_by_role("button", name="Save as file").count() == 0
        assert len(printed(page, "A4")) == 1
