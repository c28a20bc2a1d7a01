"""What the pages' own scripts do: ticks per deal, the library's filters, copying."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from playbooks_on_disk import TODAY

CHECKLIST = "new-business/stages/goals-confirmed/checklist/"
SWAP = """async (url) => {
  const other = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
  history.pushState(null, "", url);
  document.querySelector("article").replaceWith(document.adoptNode(other.querySelector("article")));
  document$.next(document);
}"""
FIRST, SECOND = "criteria/goals-voiced", "criteria/solvable"
NOWHERE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


# --- Ticks ------------------------------------------------------------------------------------------------------------


def box(page: Page, item: str) -> Any:
    return page.locator(f'[data-tick="{item}"]')


def note(page: Page, item: str) -> Any:
    return page.locator(f'.sb-check [data-field="{item}"]')


def name_deal(page: Page, name: str) -> None:
    page.get_by_label("Deal", exact=True).fill(name)
    page.keyboard.press("Enter")


def kept(page: Page) -> dict[str, Any]:
    """What this browser keeps, by the key's last part."""
    found: dict[str, str] = page.evaluate("({ ...localStorage })")
    ticks = [value for key, value in found.items() if key.startswith("stagebook:") and key.endswith(":ticks")]
    result: dict[str, Any] = json.loads(ticks[0])
    return result


def test_ticks_and_evidence_survive_a_reload_and_a_change_of_language(page: Page, address: str) -> None:
    page.goto(address + CHECKLIST)
    box(page, FIRST).check()
    note(page, FIRST).fill("Mail of 12 May, J. Kim")
    expect(page.locator("[data-progress]")).to_have_text("1 of 8 done")
    page.reload()
    expect(box(page, FIRST)).to_be_checked()
    expect(note(page, FIRST)).to_have_text("Mail of 12 May, J. Kim")
    page.goto(f"{address}ko/{CHECKLIST}")
    expect(box(page, FIRST)).to_be_checked()
    expect(page.locator("[data-progress]")).to_have_text("8개 중 1개 완료")
    page.goto(address + CHECKLIST.replace("goals-confirmed", "prove-business-value"))
    expect(page.locator("[data-tick]:checked")).to_have_count(0)


def test_each_deal_has_its_own_ticks(page: Page, address: str) -> None:
    page.goto(address + CHECKLIST)
    box(page, FIRST).check()
    name_deal(page, "Acme")  # what was ticked before the deal had a name goes along
    expect(box(page, FIRST)).to_be_checked()
    name_deal(page, "한빛전자")
    expect(box(page, FIRST)).not_to_be_checked()
    box(page, SECOND).check()
    name_deal(page, "Acme")
    expect(box(page, FIRST)).to_be_checked()
    expect(box(page, SECOND)).not_to_be_checked()
    page.reload()
    expect(page.get_by_label("Deal", exact=True)).to_have_value("Acme")
    assert page.locator("#sb-deals option").count() == 2
    stage = "new-business/goals-confirmed"
    assert kept(page) == {
        "format": "stagebook-ticks",
        "version": 1,
        "deals": {
            "Acme": {stage: {FIRST: {"done": True, "note": ""}}},
            "한빛전자": {stage: {SECOND: {"done": True, "note": ""}}},
        },
    }


def test_clearing_asks_first_and_clears_one_deal_on_one_stage(page: Page, address: str) -> None:
    page.goto(address + CHECKLIST)
    name_deal(page, "Acme")
    box(page, FIRST).check()
    answers: list[Callable[[Any], None]] = [lambda dialog: dialog.dismiss(), lambda dialog: dialog.accept()]
    page.on("dialog", lambda dialog: answers.pop(0)(dialog))
    page.get_by_role("button", name="Clear ticks").click()
    expect(box(page, FIRST)).to_be_checked()
    page.get_by_role("button", name="Clear ticks").click()
    expect(box(page, FIRST)).not_to_be_checked()
    expect(page.locator("[data-progress]")).to_have_text("0 of 8 done")


def saved(page: Page, target: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as file").click()
    assert download.value.suggested_filename == f"stagebook-ticks-{TODAY}.json"
    download.value.save_as(target)
    return target


def test_a_saved_file_brings_everything_back_elsewhere(
    page: Page, browser: Browser, address: str, tmp_path: Path
) -> None:
    page.goto(address + CHECKLIST)
    name_deal(page, "Acme")
    box(page, FIRST).check()
    note(page, FIRST).fill("Minutes\nsecond line")
    name_deal(page, "__proto__")  # any name will do
    box(page, SECOND).check()
    before = kept(page)
    file = saved(page, tmp_path / "ticks.json")
    assert json.loads(file.read_text("utf-8")) == before
    with browser.new_context() as elsewhere:
        other = elsewhere.new_page()
        other.goto(address + CHECKLIST)
        other.locator("[data-import]").set_input_files(file)
        expect(other.locator("[data-says]")).to_have_text("Ticks loaded.")
        assert kept(other) == before
        other.locator("[data-import]").set_input_files(file)  # twice is as good as once
        expect(other.locator("[data-says]")).to_have_text("Ticks loaded.")
        assert kept(other) == before


def ticks_file(deals: object, **other: object) -> str:
    return json.dumps({"format": "stagebook-ticks", "version": 1, "deals": deals} | other)


def test_loading_a_file_loses_nothing_that_is_there(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + CHECKLIST)
    name_deal(page, "Acme")
    box(page, FIRST).check()
    note(page, FIRST).fill("ours")
    there = {FIRST: {"done": False, "note": "theirs"}, SECOND: {"done": True, "note": ""}}
    file = tmp_path / "ticks.json"
    file.write_text(ticks_file({"Acme": {"new-business/goals-confirmed": there}}), "utf-8")
    page.locator("[data-import]").set_input_files(file)
    expect(box(page, SECOND)).to_be_checked()
    expect(box(page, FIRST)).to_be_checked()
    assert kept(page)["deals"]["Acme"]["new-business/goals-confirmed"][FIRST]["note"] == "ours\ntheirs"


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[]",
        "null",
        ticks_file({}, version=2),
        ticks_file({}, format="other"),
        ticks_file([]),
        ticks_file({"Acme": {"s": {"criteria/a": {"done": "yes", "note": ""}}}}),
        ticks_file({"Acme": {"s": {"criteria/a": {"done": True}}}}),
        ticks_file({"Acme": {"s": []}}),
    ],
)
def test_any_other_file_is_refused_with_a_sentence(page: Page, address: str, tmp_path: Path, text: str) -> None:
    page.goto(address + CHECKLIST)
    box(page, FIRST).check()
    before = kept(page)
    file = tmp_path / "ticks.json"
    file.write_text(text, "utf-8")
    page.locator("[data-import]").set_input_files(file)
    expect(page.locator("[data-says]")).to_have_text("This is no file of saved ticks.")
    assert kept(page) == before


def test_a_browser_that_keeps_nothing_still_ticks_and_says_so(page: Page, address: str, tmp_path: Path) -> None:
    page.add_init_script(NOWHERE)
    page.goto(address + CHECKLIST)
    expect(page.locator("[data-storage-off]")).to_be_visible()
    name_deal(page, "Acme")
    box(page, FIRST).check()
    expect(page.locator("[data-progress]")).to_have_text("1 of 8 done")
    assert json.loads(saved(page, tmp_path / "ticks.json").read_text("utf-8"))["deals"]["Acme"]


def test_ticks_of_a_later_version_are_left_alone(page: Page, address: str) -> None:
    page.goto(address + CHECKLIST)
    box(page, FIRST).check()
    later = '{"format":"stagebook-ticks","version":2,"deals":[]}'
    key: str = page.evaluate("Object.keys(localStorage).find((key) => key.endsWith(':ticks'))")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, later])
    page.reload()
    expect(page.locator("[data-storage-off]")).to_be_visible()
    box(page, SECOND).check()
    assert page.evaluate("(key) => localStorage.getItem(key)", key) == later


def test_two_tabs_share_their_ticks(context: BrowserContext, address: str) -> None:
    one, two = context.new_page(), context.new_page()
    one.goto(address + CHECKLIST)
    two.goto(address + CHECKLIST)
    box(one, FIRST).check()
    expect(box(two, FIRST)).to_be_checked()
    box(two, SECOND).check()
    expect(box(one, SECOND)).to_be_checked()
    expect(box(one, FIRST)).to_be_checked()


def test_a_checklist_works_from_the_keyboard(page: Page, address: str) -> None:
    page.goto(address + CHECKLIST)
    page.get_by_label("Deal", exact=True).focus()
    page.keyboard.type("Acme")
    page.keyboard.press("Enter")
    box(page, FIRST).focus()
    page.keyboard.press("Space")
    expect(box(page, FIRST)).to_be_checked()
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.tagName") == "A":  # a link within the words comes first
        page.keyboard.press("Tab")
    expect(note(page, FIRST)).to_be_focused()
    page.keyboard.type("find /search now")  # the theme's shortcuts keep out
    expect(note(page, FIRST)).to_have_text("find /search now")
    page.locator("[data-import]").focus()
    expect(page.locator("[data-import]")).to_be_focused()


def test_ticks_are_kept_on_pages_opened_as_files(browser: Browser, reference_site: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((reference_site / CHECKLIST / "index.html").as_uri())
        box(page, FIRST).check()
        expect(page.locator("[data-progress]")).to_have_text("1 of 8 done")
        page.reload()
        expect(box(page, FIRST)).to_be_checked()


def test_the_rail_leads_to_other_ticks_and_back(page: Page, address: str) -> None:
    page.goto(address + CHECKLIST)
    box(page, FIRST).check()
    page.locator(".sb-rail__step").nth(2).click()
    page.wait_for_url("**/solution-development/checklist/")
    expect(page.locator("[data-progress]")).to_have_text("0 of 7 done")
    page.locator("[data-tick]").first.check()
    page.go_back()
    expect(box(page, FIRST)).to_be_checked()
    expect(page.locator("[data-progress]")).to_have_text("1 of 8 done")


def test_a_page_that_a_theme_swaps_in_is_started_too(page: Page, address: str) -> None:
    """What instant navigation does: another article in the same document, then a word through `document$`."""
    page.goto(address + CHECKLIST)
    expect(page.locator("[data-progress]")).to_have_text("0 of 8 done")
    other = address + CHECKLIST.replace("goals-confirmed", "solution-development")
    page.evaluate(SWAP, other)
    expect(page.locator("[data-progress]")).to_have_text("0 of 7 done")
    page.locator("[data-tick]").first.check()
    expect(page.locator("[data-progress]")).to_have_text("1 of 7 done")
    assert list(kept(page)["deals"][""]) == ["new-business/solution-development"]


def test_boxes_are_large_enough_for_a_thumb(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + CHECKLIST)
    for label in page.locator(".sb-check__item").all():
        place = label.bounding_box()
        assert place
        assert place["height"] >= 44
        assert place["width"] >= 44


# --- Library and copying ----------------------------------------------------------------------------------------------


def test_the_library_filters_as_one_types_and_keeps_it_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}tools/")
    rows = page.locator("#sb-library > li:visible")
    whole = rows.count()
    page.locator(".sb-filters input[name=text]").fill("REFERENCE call")
    expect(page.locator("#sb-library > li:visible .sb-use__name").first).to_have_text("Reference call")
    assert rows.count() < whole
    page.locator(".sb-filters select[name=stage]").select_option("new-business/confirm-value-and-process")
    page.reload()
    expect(page.locator(".sb-filters input[name=text]")).to_have_value("REFERENCE call")
    assert 0 < rows.count() < whole
    page.locator(".sb-filters input[name=text]").fill("nothing has this name")
    expect(page.locator("[data-none=sb-library]")).to_be_visible()
    page.locator(".sb-filters button[type=reset]").click()
    expect(rows).to_have_count(whole)
    assert page.url == f"{address}tools/"


def test_korean_is_found_in_whichever_form_it_was_typed(page: Page, address: str) -> None:
    page.goto(f"{address}ko/tools/")
    names = page.locator("#sb-library > li:visible .sb-use__name")
    page.locator(".sb-filters input[name=text]").fill("레퍼런스")
    expect(names.first).to_contain_text("레퍼런스")
    composed = names.count()
    page.evaluate("""() => {
      const field = document.querySelector(".sb-filters input[name=text]");
      field.value = "레퍼런스".normalize("NFD");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }""")
    assert names.count() == composed > 0


def test_a_question_can_be_copied_word_for_word(page: Page, context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}new-business/stages/goals-confirmed/")
    button = page.locator("button.sb-copy").first
    wanted = button.get_attribute("data-copy")
    button.click()
    expect(button).to_have_text("Copied")
    expect(page.locator("#sb-announcer")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == wanted
