"""What is typed and ticked on worksheets, checklists and packets stays: in this browser, per deal, and on paper."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from stagebook.outputs.assets import sheet_script

STAGE = "new-business/stages/goals-confirmed/"
FULL, LIGHT, CHECKLIST = f"{STAGE}full-review/", f"{STAGE}light-review/", f"{STAGE}checklist/"
NEXT = FULL.replace("goals-confirmed", "solution-development")
OF_STAGE, OF_DEAL = "new-business/goals-confirmed", "new-business"
CRITERION, OTHER_CRITERION = "criteria/goals-voiced", "criteria/solvable"
NOWHERE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


def entry(page: Page | Locator, item: str) -> Locator:
    return page.locator(f'[data-field="{item}"]').first


def box(page: Page, item: str) -> Locator:
    return page.locator(f'[data-tick="{item}"]')


def choice(page: Page | Locator, item: str, value: str) -> Locator:
    return page.locator(f'[data-choice="{item}"][value="{value}"]').first


def name_deal(page: Page, name: str) -> None:
    page.locator("form[data-keep] [name=deal]").fill(name)
    page.keyboard.press("Enter")


def kept(page: Page, key: str = ":ticks") -> dict[str, Any]:
    """What this browser keeps, by deal."""
    found: list[str] = page.evaluate(
        "(end) => Object.entries({ ...localStorage }).filter(([key]) => key.endsWith(end)).map(([, text]) => text)", key
    )
    result: dict[str, Any] = json.loads(found[0])["deals"] if found else {}
    return result


def first_score(page: Page) -> str:
    item = page.locator("[data-scored] [data-choice]").first.get_attribute("data-choice")
    assert item
    return item


def load_file(page: Page, target: Path, deals: object) -> None:
    target.write_text(json.dumps({"format": "stagebook-ticks", "version": 1, "deals": deals}), "utf-8")
    page.locator("[data-import]").set_input_files(target)
    expect(page.locator("[data-says]")).to_have_text("Loaded.")


# --- Where it stays ---------------------------------------------------------------------------------------------------


def test_a_full_review_is_there_again_after_a_reload(page: Page, address: str) -> None:
    page.goto(address + FULL)
    score = first_score(page)
    texts = {
        "deal/account": "Acme Widgets",
        "reasons/why-now": "The old portal ends in May.\nThey said so twice.",
        f"{CRITERION}/action": "Ask for the plan",
        "manager/1/what": "Call the sponsor",
        f"{score}/evidence": "Mail of 12 May",
    }
    for item, text in texts.items():
        entry(page, item).fill(text)
    box(page, CRITERION).check()
    choice(page, "manager/decision", "hold").check()
    choice(page, "blockers/no-next-step", "no").check()
    choice(page, score, "2").check()
    page.reload()
    for item, text in texts.items():
        expect(entry(page, item)).to_have_text(text, use_inner_text=True)
    expect(box(page, CRITERION)).to_be_checked()
    expect(choice(page, "manager/decision", "hold")).to_be_checked()
    expect(choice(page, "blockers/no-next-step", "no")).to_be_checked()
    expect(choice(page, score, "2")).to_be_checked()
    assert page.locator("input:checked[data-choice], input:checked[data-tick]").count() == 4


def test_what_holds_for_the_deal_stands_in_every_stage_and_what_does_not_stays(page: Page, address: str) -> None:
    page.goto(address + FULL)
    name_deal(page, "Acme")
    entry(page, "deal/account").fill("Acme Widgets")
    entry(page, "people/legal").fill("J. Kim")
    entry(page, "deal/days-in-stage").fill("41")
    entry(page, "deal/date").fill("12 May")
    entry(page, "deal/stage").fill("2, soon 3")
    entry(page, "manager/1/what").fill("Call the sponsor")
    choice(page, "manager/decision", "advance").check()
    choice(page, "blockers/no-next-step", "yes").check()
    page.goto(address + NEXT)
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")
    expect(entry(page, "people/legal")).to_have_text("J. Kim")
    expect(choice(page, "blockers/no-next-step", "yes")).to_be_checked()
    for item in ("deal/days-in-stage", "deal/date", "manager/1/what"):
        expect(entry(page, item)).to_have_text("")
    expect(entry(page, "deal/stage")).to_have_text("3 Solution Development")
    expect(page.locator('[data-choice="manager/decision"]:checked')).to_have_count(0)
    page.goto(f"{address}new-business/close-plan/")
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")
    page.goto(f"{address}ko/{FULL}")
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")
    expect(choice(page, "manager/decision", "advance")).to_be_checked()
    assert set(kept(page)["Acme"]) == {OF_STAGE, OF_DEAL}


def test_a_light_review_goes_on_where_the_full_review_was(page: Page, address: str) -> None:
    page.goto(address + FULL)
    score = first_score(page)
    choice(page, score, "3").check()
    entry(page, f"{score}/evidence").fill("Signed note")
    entry(page, CRITERION).fill("Call notes")
    page.goto(address + LIGHT)
    expect(choice(page, score, "3")).to_be_checked()
    expect(entry(page, f"{score}/evidence")).to_have_text("Signed note")
    expect(entry(page, CRITERION)).to_have_text("Call notes")
    choice(page, score, "1").check()
    page.goto(address + FULL)
    expect(choice(page, score, "1")).to_be_checked()
    expect(choice(page, score, "3")).not_to_be_checked()


def test_a_tick_on_the_checklist_stands_on_the_worksheet_and_back(page: Page, address: str) -> None:
    page.goto(address + CHECKLIST)
    box(page, CRITERION).check()
    entry(page, CRITERION).fill("Their mail")
    page.goto(address + FULL)
    expect(box(page, CRITERION)).to_be_checked()
    expect(entry(page, CRITERION)).to_have_text("Their mail")
    box(page, OTHER_CRITERION).check()
    entry(page, CRITERION).fill("Their mail, 12 May")
    page.goto(address + CHECKLIST)
    expect(box(page, CRITERION)).to_be_checked()
    expect(box(page, OTHER_CRITERION)).to_be_checked()
    expect(entry(page, CRITERION)).to_have_text("Their mail, 12 May")
    expect(page.locator("[data-progress]")).to_have_text("2 of 8 done")
    items = kept(page)[""][OF_STAGE]
    assert items[CRITERION] == {"done": True, "note": "Their mail, 12 May"}


def test_another_deal_is_a_blank_sheet(page: Page, address: str) -> None:
    page.goto(address + FULL)
    name_deal(page, "Acme")
    entry(page, "deal/account").fill("Acme Widgets")
    choice(page, "manager/decision", "exit").check()
    name_deal(page, "Beta")
    expect(entry(page, "deal/account")).to_have_text("")
    expect(page.locator("input:checked[data-choice]")).to_have_count(0)
    entry(page, "deal/account").fill("Beta Works")
    name_deal(page, "Acme")
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")
    expect(choice(page, "manager/decision", "exit")).to_be_checked()
    expect(page.locator("#sb-deals option")).to_have_count(2)


def test_the_deal_is_named_on_every_side_at_once(page: Page, address: str) -> None:
    page.goto(address + FULL)
    places = page.locator('[data-field="deal/opportunity"]')
    places.nth(1).fill("Portal 2027")
    expect(places.nth(0)).to_have_text("Portal 2027")
    places.nth(0).fill("Portal 2028")
    expect(places.nth(1)).to_have_text("Portal 2028")


def test_what_the_model_says_is_shown_until_something_else_is_typed(page: Page, address: str) -> None:
    page.goto(address + FULL)
    stage = entry(page, "deal/stage")
    expect(stage).to_have_text("2 Goals Confirmed")
    assert kept(page) == {}
    stage.fill("")
    page.reload()
    expect(stage).to_have_text("")  # struck out is struck out
    assert kept(page) == {"": {OF_STAGE: {"deal/stage": {"done": False, "note": ""}}}}
    stage.fill("2 Goals Confirmed")
    page.reload()
    assert kept(page) == {}
    expect(stage).to_have_text("2 Goals Confirmed")


# --- Saving, loading, clearing ----------------------------------------------------------------------------------------


def test_a_saved_file_carries_the_worksheet(page: Page, browser: Browser, address: str, tmp_path: Path) -> None:
    page.goto(address + FULL)
    name_deal(page, "Acme")
    entry(page, "deal/account").fill("Acme Widgets")
    choice(page, "manager/decision", "back").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as file").click()
    download.value.save_as(tmp_path / "ticks.json")
    with browser.new_context() as elsewhere:
        other = elsewhere.new_page()
        other.goto(address + FULL)
        other.locator("[data-import]").set_input_files(tmp_path / "ticks.json")
        name_deal(other, "Acme")
        expect(entry(other, "deal/account")).to_have_text("Acme Widgets")
        expect(choice(other, "manager/decision", "back")).to_be_checked()


def test_a_file_saved_from_a_checklist_fills_the_worksheet(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + FULL)
    tick = {"done": True, "note": "Minutes"}
    load_file(page, tmp_path / "old.json", {"": {OF_STAGE: {CRITERION: tick, "activities/gone": tick}}})
    expect(box(page, CRITERION)).to_be_checked()
    expect(entry(page, CRITERION)).to_have_text("Minutes")


def test_loading_a_file_with_another_choice_leaves_ones_own(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + FULL)
    choice(page, "manager/decision", "hold").check()
    theirs = {"manager/decision": {"done": False, "note": "exit"}}
    load_file(page, tmp_path / "theirs.json", {"": {OF_STAGE: theirs}})
    expect(choice(page, "manager/decision", "hold")).to_be_checked()
    choice(page, "manager/decision", "hold").click()
    page.reload()
    expect(page.locator('[data-choice="manager/decision"]:checked')).to_have_count(0)


def test_clearing_asks_and_clears_what_the_page_shows_of_this_deal(page: Page, address: str) -> None:
    answers: list[Callable[[Any], None]] = [lambda d: d.accept(), lambda d: d.dismiss(), lambda d: d.accept()]
    page.on("dialog", lambda dialog: answers.pop(0)(dialog))
    page.goto(address + FULL)
    name_deal(page, "Beta")
    entry(page, "deal/account").fill("Beta Works")
    name_deal(page, "Acme")
    entry(page, "deal/account").fill("Acme Widgets")
    choice(page, "manager/decision", "hold").check()
    box(page, CRITERION).check()
    page.goto(address + CHECKLIST)
    page.locator("[data-reset]").click()  # the checklist alone
    expect(box(page, CRITERION)).not_to_be_checked()
    page.goto(address + FULL)
    expect(box(page, CRITERION)).not_to_be_checked()
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")
    expect(choice(page, "manager/decision", "hold")).to_be_checked()
    page.locator("[data-reset]").click()
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")
    page.locator("[data-reset]").click()
    expect(entry(page, "deal/account")).to_have_text("")
    expect(entry(page, "deal/stage")).to_have_text("2 Goals Confirmed")
    expect(page.locator("input:checked[data-choice]")).to_have_count(0)
    assert kept(page) == {"Beta": {OF_DEAL: {"deal/account": {"done": False, "note": "Beta Works"}}}}


def test_what_is_cleared_is_named_first_and_comes_back(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.goto(address + CHECKLIST)
    undo = page.locator("[data-undo]")
    page.locator("[data-reset]").click()
    expect(page.locator("[data-says]")).to_have_text("There is nothing to clear.")
    expect(undo).to_be_hidden()
    name_deal(page, "Acme")
    box(page, CRITERION).check()
    box(page, OTHER_CRITERION).check()
    entry(page, CRITERION).fill("Their mail of 12 May")
    page.locator("h1").click()
    before = kept(page)
    page.locator("[data-reset]").click()
    assert asked == [
        "Clear this stage's checklist (Acme)? Ticks: 2. Typed evidence: 1. You can undo it afterwards.",
    ]
    assert kept(page) == {}
    expect(page.locator("[data-says]")).to_have_text("Cleared (Acme): ticks 2, typed or chosen 1.")
    page.reload()  # what can be undone outlives the page
    entry(page, CRITERION).fill("Typed since")
    page.locator("h1").click()
    undo.click()
    expect(page.locator("[data-says]")).to_have_text("Brought back.")
    expect(undo).to_be_hidden()
    expect(box(page, OTHER_CRITERION)).to_be_checked()
    expect(entry(page, CRITERION)).to_have_text("Typed since\nTheir mail of 12 May", use_inner_text=True)
    entry(page, CRITERION).fill("Their mail of 12 May")
    page.locator("h1").click()
    assert kept(page) == before
    page.locator("[data-reset]").click()
    box(page, OTHER_CRITERION).check()
    page.locator("[data-reset]").click()  # a second time, before the first was taken back
    undo.click()
    expect(page.locator("[data-says]")).to_have_text("Brought back. Cleared (Acme): ticks 2, typed or chosen 1.")
    undo.click()
    expect(undo).to_be_hidden()
    assert kept(page) == before


def test_a_loaded_file_is_taken_back_but_not_what_was_typed_since(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + FULL)
    entry(page, "deal/account").fill("Acme Widgets")
    entry(page, "people/legal").fill("J. Kim")
    page.locator("h1").click()
    before = kept(page)
    note = {"done": False, "note": "Theirs"}
    load_file(page, tmp_path / "theirs.json", {"": {OF_DEAL: {"deal/account": note, "people/legal": note}}, "Beta": {}})
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets\nTheirs", use_inner_text=True)
    entry(page, "people/legal").fill("J. Kim, S. Lee")
    page.locator("h1").click()
    page.locator("[data-undo]").click()
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")
    expect(entry(page, "people/legal")).to_have_text("J. Kim, S. Lee")
    before[""][OF_DEAL]["people/legal"]["note"] = "J. Kim, S. Lee"
    assert kept(page) == before


def test_another_deal_s_name_takes_nothing_away(page: Page, address: str) -> None:
    """Nor does a name that is emptied: what was written before any was given is there again."""
    page.goto(address + FULL)
    name_deal(page, "Acme")
    entry(page, "deal/account").fill("Acme Widgets")
    name_deal(page, "")
    expect(entry(page, "deal/account")).to_have_text("")
    entry(page, "deal/account").fill("Nobody's")
    name_deal(page, "Acme")
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")
    name_deal(page, "")
    expect(entry(page, "deal/account")).to_have_text("Nobody's")


def test_a_page_asks_before_it_takes_what_is_kept_nowhere(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(address + FULL)
    page.locator("h1").click()
    entry(page, "deal/account").fill("Acme Widgets")
    page.goto(address + CHECKLIST)
    assert asked == []
    page.goto(address + FULL)
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })")
    page.locator("h1").click()
    entry(page, "people/legal").fill("J. Kim")
    expect(page.locator("[data-storage-off]")).to_contain_text("Save it as a file.")
    page.goto(address)
    assert asked == ["beforeunload"]


def test_a_browser_that_keeps_nothing_still_fills_in_and_says_so(page: Page, address: str) -> None:
    page.add_init_script(NOWHERE)
    page.goto(address + FULL)
    expect(page.locator("[data-storage-off]")).to_be_visible()
    name_deal(page, "Acme")
    entry(page, "deal/account").fill("Acme Widgets")
    name_deal(page, "Beta")
    expect(entry(page, "deal/account")).to_have_text("")
    name_deal(page, "Acme")
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")


def test_a_browser_that_is_full_says_so(page: Page, address: str) -> None:
    page.goto(address + FULL)
    expect(page.locator("[data-storage-off]")).to_be_hidden()
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })")
    entry(page, "deal/account").fill("Acme Widgets")
    expect(page.locator("[data-storage-off]")).to_be_visible()
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")


# --- While one types --------------------------------------------------------------------------------------------------


def test_typing_writes_now_and_then_and_at_the_latest_when_the_page_goes(page: Page, address: str) -> None:
    page.goto(address + FULL)
    page.evaluate("""() => {
      window.writes = 0;
      const write = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, text) {
        if (key.endsWith(":ticks")) writes += 1;
        write.call(this, key, text);
      };
    }""")
    entry(page, "reasons/why-now").focus()
    page.keyboard.type("because they must " * 6)
    assert page.evaluate("writes") <= 20  # of 108 keys
    page.keyboard.type("now")
    page.reload()
    expect(entry(page, "reasons/why-now")).to_have_text(("because they must " * 6 + "now").strip())


def test_the_caret_stays_where_one_types(page: Page, context: BrowserContext, address: str) -> None:
    other = context.new_page()
    page.goto(address + FULL)
    other.goto(address + FULL)
    entry(page, "deal/opportunity").fill("Portal 27")
    entry(page, "deal/opportunity").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("2")
    entry(other, "deal/account").fill("Acme Widgets")
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")  # what the other tab wrote came in between
    page.keyboard.type("0")
    expect(entry(page, "deal/opportunity")).to_have_text("Portal 2027")
    expect(entry(other, "deal/opportunity")).to_have_text("Portal 2027")
    page.reload()
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")
    expect(entry(page, "deal/opportunity")).to_have_text("Portal 2027")


def test_another_tab_cannot_take_away_what_is_being_typed(page: Page, context: BrowserContext, address: str) -> None:
    other = context.new_page()
    page.goto(address + FULL)
    other.goto(address + FULL)
    entry(page, "reasons/why-now").fill("half a sen")
    entry(other, "reasons/why-now").fill("something else")
    other.wait_for_function("Object.values({ ...localStorage }).some((text) => text.includes('something else'))")
    entry(page, "reasons/why-now").press("End")
    page.keyboard.type("tence")
    expect(entry(page, "reasons/why-now")).to_have_text("half a sentence")
    page.reload()
    expect(entry(page, "reasons/why-now")).to_have_text("half a sentence")


# --- Choices and scores -----------------------------------------------------------------------------------------------


def test_a_choice_can_be_taken_back(page: Page, address: str) -> None:
    page.goto(address + FULL)
    advance, hold = (choice(page, "manager/decision", value) for value in ("advance", "hold"))
    advance.click()
    expect(advance).to_be_checked()
    page.get_by_text("Advance", exact=True).click()
    expect(advance).not_to_be_checked()
    page.reload()
    expect(advance).not_to_be_checked()
    advance.click()
    hold.click()
    expect(hold).to_be_checked()
    page.reload()
    expect(hold).to_be_checked()
    hold.click()
    page.reload()
    expect(page.locator('[data-choice="manager/decision"]:checked')).to_have_count(0)


@pytest.mark.parametrize("key", ["Space", "Backspace", "Delete"])
def test_a_choice_can_be_taken_back_from_the_keyboard(page: Page, address: str, key: str) -> None:
    page.goto(address + FULL)
    advance, hold = (choice(page, "manager/decision", value) for value in ("advance", "hold"))
    advance.focus()
    page.keyboard.press("Space")
    expect(advance).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(hold).to_be_checked()
    page.keyboard.press(key)
    expect(hold).not_to_be_checked()
    page.reload()
    expect(page.locator('[data-choice="manager/decision"]:checked')).to_have_count(0)


@pytest.mark.parametrize("sheet", [FULL, LIGHT])
def test_no_evidence_no_score(page: Page, address: str, sheet: str) -> None:
    page.goto(address + sheet)
    row = page.locator("tr[data-scored]").nth(1)
    item = row.locator("[data-choice]").first.get_attribute("data-choice")
    assert item
    mark, evidence = row.get_by_text("No evidence, no score"), entry(row, f"{item}/evidence")
    expect(mark).to_be_hidden()
    choice(row, item, "2").click()
    expect(mark).to_be_visible()
    expect(row).to_have_class("sb-scored--unproven")
    page.reload()
    expect(mark).to_be_visible()
    expect(page.locator("tr").get_by_text("No evidence, no score").locator("visible=true")).to_have_count(1)
    evidence.fill("Mail of 12 May")
    expect(mark).to_be_hidden()
    evidence.fill(" ")
    expect(mark).to_be_visible()
    choice(row, item, "0").click()
    expect(mark).to_be_hidden()
    choice(row, item, "3").click()
    expect(mark).to_be_visible()
    choice(row, item, "3").click()
    expect(mark).to_be_hidden()
    expect(row).not_to_have_class("sb-scored--unproven")


# --- Paper ------------------------------------------------------------------------------------------------------------


def printed(page: Page) -> list[str]:
    return [" ".join(side.extract_text().split()) for side in PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages]


def test_a_long_answer_prints_whole(page: Page, address: str) -> None:
    page.goto(address + FULL)
    score = first_score(page)
    for item, word in (("reasons/why-now", "Reason"), (CRITERION, "Proof"), (f"{score}/evidence", "Fact")):
        entry(page, item).fill("\n".join(f"{word} {number} of forty." for number in range(1, 41)))
    sides = printed(page)
    text = " ".join(sides)
    for word in ("Reason", "Proof", "Fact"):
        assert [number for number in range(1, 41) if f"{word} {number} of forty." not in text] == []
    assert len(sides) <= 5  # three answers of 40 lines: no paper stays half empty before them
    assert "Side 2 of 2" in text


def test_marks_need_no_further_sheet(page: Page, address: str) -> None:
    heights = "[...document.querySelectorAll('.sb-side tr')].map((row) => row.getBoundingClientRect().height)"
    page.goto(f"{address}new-business/stages/establish-business-value/full-review/")
    page.emulate_media(media="print")
    before = page.evaluate(heights)
    page.emulate_media(media="screen")
    page.locator("[name=go-live]").fill("2027-03-31")
    for box in page.locator("tr[data-scored] input[value='2']").all():
        box.check()
    page.emulate_media(media="print")
    assert page.evaluate(heights) == before
    first, second = printed(page)
    said_above = 1
    assert second.count("No evidence, no score") == page.locator("tr[data-scored]").count() + said_above
    assert "2027-03-31" in second
    assert first


def test_without_scripts_a_worksheet_is_plain_paper(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + FULL)
        expect(entry(page, "deal/stage")).to_have_text("2 Goals Confirmed")
        expect(page.locator("[name=go-live]")).to_be_hidden()
        expect(page.get_by_role("button", name="Save as file")).to_be_hidden()
        choice(page, "manager/decision", "hold").check()
        assert len(printed(page)) == 2


# --- Packets ----------------------------------------------------------------------------------------------------------

PACKET = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Packet</title><body><main{root}>
<div class="sb-sheet" data-place="new-business/goals-confirmed" data-deal-place="new-business" data-deal="006A">
<div class="sb-entry" contenteditable="plaintext-only" data-field="deal/account">Acme Widgets</div>
<div class="sb-entry" contenteditable="plaintext-only" data-field="deal/opportunity"></div>
<section data-of-place><input type="checkbox" data-tick="criteria/heard" checked>
<div class="sb-entry" contenteditable="plaintext-only" data-field="criteria/heard" data-evidence>CRM, 3 May</div>
<input type="radio" name="a" value="advance" data-choice="manager/decision">
<input type="radio" name="a" value="hold" data-choice="manager/decision" checked></section>
<table><tr data-scored id="bare"><td><input type="radio" name="s" value="2" data-choice="grid/bant/need">
<span class="sb-unproven" hidden>No evidence</span></td></tr></table></div>
<div class="sb-sheet" data-place="new-business" data-deal-place="new-business" data-deal="006A" id="plan">
<div class="sb-entry" contenteditable="plaintext-only" data-field="deal/account">Acme Widgets</div></div>
<div class="sb-sheet" data-place="new-business" data-deal-place="new-business" data-deal="006B" id="beta">
<div class="sb-entry" contenteditable="plaintext-only" data-field="deal/account">Beta Works</div></div>
</main>{scripts}</body></html>
"""


def packet(folder: Path, root: str) -> str:
    """Write a packet as it leaves the command: one file, the script inside; return its address."""
    scripts = f"<script>{sheet_script()}</script>"
    path = folder / "packet.html"
    path.write_text(PACKET.format(root=root, scripts=scripts), "utf-8")
    return path.as_uri()


def test_a_packet_keeps_what_was_changed_in_it(page: Page, tmp_path: Path) -> None:
    page.goto(packet(tmp_path, ' data-packet="monday"'))
    account, plan, beta = entry(page, "deal/account"), page.locator("#plan .sb-entry"), page.locator("#beta .sb-entry")
    assert page.evaluate("Object.keys({ ...localStorage })") == []
    entry(page, "deal/opportunity").fill("Portal 2027")
    account.fill("Acme Holding")
    expect(plan).to_have_text("Acme Holding")  # the same deal on another sheet
    expect(beta).to_have_text("Beta Works")
    entry(page, "criteria/heard").fill("")
    choice(page, "manager/decision", "advance").click()
    page.reload()
    expect(account).to_have_text("Acme Holding")
    expect(plan).to_have_text("Acme Holding")
    expect(beta).to_have_text("Beta Works")
    expect(entry(page, "criteria/heard")).to_have_text("")
    expect(box(page, "criteria/heard")).to_be_checked()
    expect(choice(page, "manager/decision", "advance")).to_be_checked()
    none = {"done": False, "note": ""}
    assert list(page.evaluate("({ ...localStorage })")) == ["stagebook:packet:monday"]
    assert kept(page, "monday") == {
        "006A": {
            OF_DEAL: {
                "deal/account": none | {"note": "Acme Holding"},
                "deal/opportunity": none | {"note": "Portal 2027"},
            },
            OF_STAGE: {
                "criteria/heard": {"done": True, "note": ""},
                "manager/decision": none | {"note": "advance"},
            },
        }
    }


def test_a_packet_gives_back_what_came_from_the_crm(page: Page, tmp_path: Path) -> None:
    page.goto(packet(tmp_path, ' data-packet="monday"'))
    box(page, "criteria/heard").uncheck()
    choice(page, "manager/decision", "hold").click()
    entry(page, "deal/account").fill("")
    page.reload()
    expect(box(page, "criteria/heard")).not_to_be_checked()
    expect(page.locator("[data-choice]:checked")).to_have_count(0)
    expect(entry(page, "deal/account")).to_have_text("")
    box(page, "criteria/heard").check()
    choice(page, "manager/decision", "hold").click()
    entry(page, "deal/account").fill("Acme Widgets")
    page.reload()
    assert kept(page, "monday") == {}
    expect(choice(page, "manager/decision", "hold")).to_be_checked()


def test_each_packet_is_kept_by_itself(page: Page, tmp_path: Path) -> None:
    page.goto(packet(tmp_path, ' data-packet="monday"'))
    entry(page, "deal/account").fill("Acme Holding")
    page.goto(packet(tmp_path, ' data-packet="tuesday"'))
    expect(entry(page, "deal/account")).to_have_text("Acme Widgets")
    page.goto(packet(tmp_path, ' data-packet="monday"'))
    expect(entry(page, "deal/account")).to_have_text("Acme Holding")


def test_blank_sheets_of_a_packet_are_about_a_deal_each(page: Page, tmp_path: Path) -> None:
    address = packet(tmp_path, ' data-packet="blank"')
    path = tmp_path / "packet.html"
    path.write_text(path.read_text("utf-8").replace(' data-deal="006A"', ""), "utf-8")
    page.goto(address)
    entry(page, "deal/account").fill("Acme Holding")
    expect(page.locator("#plan .sb-entry")).to_have_text("Acme Widgets")
    page.reload()
    expect(entry(page, "deal/account")).to_have_text("Acme Holding")
    expect(page.locator("#plan .sb-entry")).to_have_text("Acme Widgets")


def test_a_score_in_a_grid_without_evidence_is_not_marked(page: Page, tmp_path: Path) -> None:
    page.goto(packet(tmp_path, ' data-packet="monday"'))
    choice(page, "grid/bant/need", "2").click()
    expect(choice(page, "grid/bant/need", "2")).to_be_checked()
    expect(page.locator("#bare .sb-unproven")).to_be_hidden()


def test_sheets_that_nothing_keeps_are_filled_in_all_the_same(page: Page, tmp_path: Path) -> None:
    """A page whose author left out the bar."""
    page.goto(packet(tmp_path, ""))
    entry(page, "deal/account").fill("Acme Holding")
    expect(page.locator("#plan .sb-entry")).to_have_text("Acme Holding")
    choice(page, "manager/decision", "hold").click()
    expect(choice(page, "manager/decision", "hold")).not_to_be_checked()
    assert page.evaluate("Object.keys({ ...localStorage })") == []


def test_a_sheet_about_many_deals_keeps_to_itself(page: Page, address: str) -> None:
    """The portfolio is no deal's: it asks for none, and turning to another deal elsewhere does not empty it."""
    page.goto(f"{address}new-business/portfolio/")
    assert page.get_by_role("textbox", name="Deal", exact=True).count() == 0
    page.get_by_role("textbox", name="Whose deals").fill("November")
    page.goto(f"{address}new-business/stages/goals-confirmed/full-review/")
    page.get_by_role("combobox", name="Deal").fill("Acme")
    page.get_by_role("combobox", name="Deal").press("Enter")
    page.goto(f"{address}new-business/portfolio/")
    expect(page.get_by_role("textbox", name="Whose deals")).to_have_text("November")
    page.goto(f"{address}new-business/stages/goals-confirmed/checklist/")
    page.get_by_role("combobox", name="Deal").focus()
    assert page.locator("#sb-deals option").evaluate_all("all => all.map((one) => one.value)") in ([], ["Acme"])
