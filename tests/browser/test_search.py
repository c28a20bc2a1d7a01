"""The panel of the search and "What just happened?", as a reader uses them: keys, pasting, a Korean keyboard."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from search_panel import FIELD, HITS, hrefs, look_up

CHOSEN = ".sb-search [role=option][aria-selected=true]"


def test_keys_open_choose_follow_and_close(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("s")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("contract")
    expect(page.locator(CHOSEN)).to_contain_text("Contract")
    first = page.locator(FIELD).get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    expect(page.locator(FIELD)).not_to_have_attribute("aria-activedescendant", first or "")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")  # from the first to the last
    expect(page.locator(CHOSEN)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_be_hidden()
    expect(page).to_have_url(address)
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_have_value("contract")
    expect(page.locator(CHOSEN)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}tools/contract/")
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.locator(FIELD).fill("")
    expect(page.locator(".sb-search [role=group]").first).to_have_attribute("aria-label", "Seen last")


def test_a_search_stands_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}?q=price")
    expect(page.locator(HITS).first).to_be_visible()
    assert "price-details" in hrefs(page.locator(HITS))[0]
    page.locator(HITS).first.click()
    page.wait_for_url("**/price-details/**")
    page.go_back()
    expect(page.locator(FIELD)).to_have_value("price")


def test_what_is_pasted_or_composed_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}ko/")
    page.keyboard.press("/")
    page.evaluate("document.execCommand('insertText', false, 'PoC를')")
    expect(page.locator(HITS).first).to_contain_text("PoC")
    page.locator(FIELD).fill("")
    keyboard = page.context.new_cdp_session(page)
    for typed in ("ㅂ", "배", "뱉", "배트", "배틀"):
        keyboard.send(
            "Input.imeSetComposition", {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)}
        )
    expect(page.locator(HITS).first).to_contain_text("배틀카드")
    page.locator(FIELD).dispatch_event(
        "keydown", {"key": "Enter", "isComposing": True, "keyCode": 229, "bubbles": True}
    )
    expect(page.locator(FIELD)).to_be_visible()
    keyboard.send("Input.insertText", {"text": "배틀"})
    assert "battlecards" in hrefs(page.locator(HITS))[0]


def test_where_nothing_is_found_there_are_ways_on_and_the_miss_is_kept(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.locator(FIELD).fill("zzyzx")
    expect(page.locator(".sb-search__none")).to_contain_text("zzyzx")
    groups = page.locator(".sb-search [role=group]").evaluate_all("all => all.map((each) => each.ariaLabel)")
    assert groups[-2:] == ["Ways on", "Ask"]
    assert hrefs(page.locator(HITS))[0].endswith("/situations/")
    assert "subject=zzyzx" in (page.locator(HITS).last.get_attribute("href") or "")
    page.wait_for_timeout(1700)
    page.locator(FIELD).fill("quux zzyzx")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save what the search did not find (1)").click()
    file = json.loads(Path(saved.value.path()).read_text("utf-8"))
    assert file["format"] == "stagebook-misses"
    assert file["misses"] == [{"text": "zzyzx", "count": 1}]


def test_it_works_where_nothing_may_be_kept(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });"
    )
    page.goto(address)
    assert "goal-menu" in hrefs(look_up(page, "goal menu"))[0]
    page.locator(FIELD).fill("zzyzx")
    expect(page.locator(".sb-search__none")).to_be_visible()


def test_all_hits_of_a_group_can_be_shown(page: Page, address: str) -> None:
    page.goto(address)
    look_up(page, "contract")
    before = page.locator(HITS).count()
    more = page.locator(".sb-hit--more").first
    more.click()
    expect(page.locator(CHOSEN)).to_have_count(1)
    assert page.locator(HITS).count() > before
    ids = page.locator(".sb-search [role=option]").evaluate_all("all => all.map((each) => each.id)")
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_it_fills_the_screen_and_is_pressed_with_a_thumb(
    browser: Browser, address: str, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme, has_touch=True)
    page = context.new_page()
    page.goto(address)
    page.locator("[data-search-open]").tap()
    page.locator(FIELD).fill("price")
    expect(page.locator(HITS).first).to_be_visible()
    sizes = page.locator(".sb-search :is([role=option], button):visible").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect()).map((box) => Math.min(box.width, box.height))"
    )
    assert min(sizes) >= 43.9
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(HITS).first.tap()
    page.wait_for_url("**/price-details/**")
    context.close()


def test_nothing_of_it_is_loaded_before_it_is_used(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}situations/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url.removeprefix(address)]
    with page.expect_response("**/search/names.js"):
        page.locator("[data-happened] input").fill("ghosted")
    expect(page.locator("#sb-situations > li:visible")).to_have_count(2)
    assert [url for url in asked if url.endswith("/search/names.js")]


@pytest.mark.parametrize(
    ("start", "words", "found"),
    [
        ("", "discount", "price"),
        ("", "quiet", "The buyer goes silent"),
        ("ko/", "침묵", "답하지 않습니다"),
        ("ko/", "답이 없", "답하지 않습니다"),
        ("ko/", "비싸", "가격을"),
    ],
)
def test_what_happened_is_found_by_other_words(page: Page, address: str, start: str, words: str, found: str) -> None:
    page.goto(f"{address}{start}situations/")
    page.locator("[data-happened] input").fill(words)
    expect(page.locator("#sb-situations > li:visible").first).to_contain_text(found)
    expect(page.locator("#sb-situations > li:visible .sb-sign").first).to_be_visible()


def test_a_miss_offers_the_nearest_of_the_stage_and_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}situations/")
    page.locator("[data-happened] select").select_option(label="5 Prove Business Value")
    page.locator("[data-happened] input").fill("zzyzx")
    expect(page.locator("[data-shown]")).to_contain_text("Nothing matches “zzyzx” in 5 Prove Business Value")
    rows = page.locator("#sb-situations > li:visible")
    assert 0 < rows.count() <= 5
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("button", name="Good sign").click()
    signs = page.locator("#sb-situations > li:visible .sb-sign").all_inner_texts()
    assert set(signs) == {"Good sign"}


def test_it_opens_from_a_folder(context: BrowserContext, reference_site: Path) -> None:
    page = context.new_page()
    page.goto((reference_site / "tools" / "index.html").as_uri())
    assert hrefs(look_up(page, "battle card"))[0].endswith("/tools/battlecards/")
