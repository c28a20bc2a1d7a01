"""Checklists and worksheets of the site, printed and on a phone, in a real browser. How they fit: test_paper.py."""

import io

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
LANGUAGES = {"en": "", "ko": "ko/"}
STAGES = (
    *("qualified-lead", "goals-confirmed", "solution-development", "establish-business-value"),
    *("prove-business-value", "confirm-value-and-process", "negotiate-and-sign"),
)
CHECKLIST = "new-business/stages/goals-confirmed/checklist/"


# --- Paper ------------------------------------------------------------------------------------------------------------


def sides_of(pdf: bytes, paper: str) -> list[str]:
    """The text of each side of paper."""
    sheets = PdfReader(io.BytesIO(pdf)).pages
    width, height = PAPERS[paper]
    for sheet in sheets:
        assert float(sheet.mediabox.width) == pytest.approx(width * 72 / 25.4, abs=1)
        assert float(sheet.mediabox.height) == pytest.approx(height * 72 / 25.4, abs=1)
    return [sheet.extract_text() for sheet in sheets]


def printed(page: Page, paper: str) -> list[str]:
    """Print the open page as the print dialogue does: without backgrounds, on the paper that the reader has."""
    return sides_of(page.pdf(format=paper, prefer_css_page_size=False, print_background=False), paper)


def test_a_worksheet_prints_what_was_typed_and_ticked(page: Page, address: str) -> None:
    page.goto(f"{address}new-business/stages/negotiate-and-sign/full-review/")
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
    page.goto(f"{address}new-business/stages/goals-confirmed/full-review/")
    page.get_by_role("textbox", name="Why change at all?").fill("They lose orders. " * 40 + "The end.")
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
@pytest.mark.parametrize("sheet", ["checklist", "full-review", "light-review"])
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
