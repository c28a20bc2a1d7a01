"""The shipped font in a real browser: which files a page loads, and that texts are as wide as they are worked out."""

import pytest
from playwright.sync_api import Page

from stagebook.sheets.text_width import width

STAGE = "new-business/stages/goals-confirmed/"
TEXTS = (
    "The buyer has told us their goals, requirements or problem in their own words.",
    "AVATAR Wave: Type, To. Yes, fjord 1,234.56 (11 %) – “quoted” … →",
    "Söhne & Müller, Peña, Kaş, ₹ 1,000 · € 2,000 @ ACME+",
    "구매자가 목표, 요구 사항 또는 문제를 직접 이야기했습니다.",
    "챔피언 김뷁 (PoC를 승인) 2026년 3월 2일 — 1,200만 원",
    "Ждать βeta \u1112\u1161\u11ab",
)

WIDTHS = """([texts, weight]) => texts.map((text) => {
  const span = document.createElement("span");
  span.textContent = text;
  span.style.cssText = `position:absolute;white-space:pre;font-size:100px;line-height:1.25;font-weight:${weight}`;
  document.querySelector(".sb-side").append(span);
  const wide = span.getBoundingClientRect().width / 100;
  span.remove();
  return wide;
})"""


LOAD = (
    """([texts, weight]) => document.fonts.load(`${weight} 16px "Stagebook Sans"`, texts.join(" ")).then(() => null)"""
)


def loaded(page: Page, url: str) -> list[str]:
    """The parts of the font that a page asks for."""
    found: list[str] = []
    page.on("request", lambda each: found.append(each.url.split("/")[-1]) if ".woff2" in each.url else None)
    page.goto(url)
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_load_state("networkidle")
    return sorted(found)


@pytest.mark.parametrize("place", ["", STAGE, f"{STAGE}full-review/", f"{STAGE}checklist/", "tools/"])
def test_an_english_page_loads_one_file_a_weight(page: Page, address: str, place: str) -> None:
    assert loaded(page, address + place) == ["stagebook-sans-latin-400.woff2", "stagebook-sans-latin-700.woff2"]


@pytest.mark.parametrize("place", ["", STAGE, f"{STAGE}full-review/"])
def test_a_korean_page_loads_daily_hangul_besides(page: Page, address: str, place: str) -> None:
    parts = [f"stagebook-sans-{part}-{weight}.woff2" for part in ("korean", "latin") for weight in (400, 700)]
    assert loaded(page, f"{address}ko/{place}") == parts


def test_a_rare_syllable_and_greek_load_theirs_when_they_are_shown(page: Page, address: str) -> None:
    page.goto(address + STAGE)
    page.evaluate("document.fonts.ready.then(() => null)")
    found: list[str] = []
    page.on("request", lambda each: found.append(each.url.split("/")[-1]))
    page.evaluate("document.querySelector('.md-typeset p').textContent = '뷁 β'")
    page.wait_for_timeout(100)
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_function("document.fonts.check('16px \"Stagebook Sans\"', '뷁β')")
    assert {"stagebook-sans-hangul-400.woff2", "stagebook-sans-more-400.woff2"} <= set(found)


@pytest.mark.parametrize("weight", [400, 700])
def test_texts_of_sheets_are_as_wide_as_is_worked_out(page: Page, address: str, weight: int) -> None:
    page.goto(f"{address}{STAGE}full-review/")
    page.evaluate(LOAD, [TEXTS, weight])
    found = page.evaluate(WIDTHS, [TEXTS, weight])
    for text, wide in zip(TEXTS, found, strict=True):
        assert wide == pytest.approx(width(text, bold=weight == 700), rel=0.001), text
