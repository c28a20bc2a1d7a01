"""The close plan on the page shows the dates that `stagebook worksheets --close-plan` works out."""

import datetime
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from browser_day import day_script
from sites import PLAYBOOK
from stagebook.model.load import load
from stagebook.sheets.close_plan import close_plan, our_calendar
from stagebook.sheets.plan_words import unknown_holidays, verdict
from stagebook.words import words

TODAY = datetime.date(2026, 11, 23)
PLAN = "new-business/close-plan/"
REVIEW = "new-business/stages/prove-business-value/full-review/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(timezone_id="Asia/Seoul")
    page = context.new_page()
    page.add_init_script(day_script(datetime.datetime(2026, 11, 23, 1, 0, tzinfo=datetime.UTC)))
    yield page
    context.close()


def in_plan(page: Page, gate: str, column: str) -> Locator:
    return page.locator(f'[data-gate="{gate}"] [data-field="plan/{gate}/{column}"]')


def name_deal(page: Page, name: str) -> None:
    page.locator("form[data-keep] [name=deal]").fill(name)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("start", ["", "ko/"])
def test_the_page_and_the_command_agree(page: Page, address: str, start: str) -> None:
    playbook = load(PLAYBOOK).playbook
    assert playbook is not None
    process = playbook.processes[0]
    page.goto(f"{address}{start}{PLAN}")
    for go_live in ("2027-03-31", "2027-10-09", "2028-02-01", "2029-01-01"):
        for number, stage in enumerate(process.pipeline_stages, start=1):
            page.locator("[name=go-live]").fill(go_live)
            page.locator("[name=stage]").select_option(str(number))
            shown: dict[str, list[str]] = page.evaluate(
                "Object.fromEntries([...document.querySelectorAll('[data-gate]')].map(row => [row.dataset.gate, "
                "['latest', 'status'].map(name => row.querySelector(`[data-field$='/${name}']`).textContent)]))"
            )
            plan = close_plan(
                playbook, process, datetime.date.fromisoformat(go_live), TODAY, our_calendar(playbook), stage
            )
            dates = {gate: datetime.date.fromisoformat(latest) for gate, (latest, _) in shown.items() if latest}
            assert dates == {str(gate.milestone.id): gate.latest for gate in plan.gates}
            done = {gate for gate, (_, status) in shown.items() if status in ("Done", "완료")}
            late = {gate for gate, (_, status) in shown.items() if status in ("Too late", "늦음")}
            assert done == set(shown) - set(dates)
            assert late == {str(gate.milestone.id) for gate in plan.too_late}
            # Every gate of this plan that is still to come is on the path, so to mark them would say nothing.
            assert len(plan.critical_path) == len(plan.gates)
            assert page.locator(".sb-critical").count() == 0
            said = page.locator("form[data-plan] [role=status]").inner_text()
            assert said == verdict(plan, words(start.strip("/") or "en"))


def test_a_milestone_beside_the_way_to_go_live_is_not_done(page: Page, address: str) -> None:
    def nothing_depends(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=re.sub(r"after&#34;: \[[^]]*\]", "after&#34;: []", text), content_type="text/html")

    page.route(address + PLAN, nothing_depends)
    page.goto(address + PLAN)
    page.locator("[name=go-live]").fill("2028-02-01")
    expect(in_plan(page, "mvp-launch", "latest")).not_to_have_text("")
    expect(in_plan(page, "contract-signed", "latest")).to_have_text("")
    expect(in_plan(page, "contract-signed", "status")).to_have_text("Not for go-live")


def test_a_year_whose_holidays_are_not_known_is_said_beside_the_verdict(page: Page, address: str) -> None:
    playbook = load(PLAYBOOK).playbook
    assert playbook is not None
    page.goto(address + PLAN)
    page.locator("[name=go-live]").fill("2060-03-31")
    plan = close_plan(playbook, playbook.processes[0], datetime.date(2060, 3, 31), TODAY, our_calendar(playbook))
    said = page.locator("form[data-plan] [role=status]").inner_text()
    assert said == f"{verdict(plan, words('en'))} {unknown_holidays(plan, words('en'))}"
    assert page.locator('[data-field="plan/start-by"]').inner_text() == f"{plan.start_by} (holidays 2047–2060 unknown)"


def test_a_saturday_is_as_good_as_the_friday_before(page: Page, address: str) -> None:
    said = []
    for day in (27, 28, 30):
        page.add_init_script(day_script(datetime.datetime(2026, 11, day, 1, 0, tzinfo=datetime.UTC)))
        page.goto(address + PLAN)
        page.locator("[name=go-live]").fill("2028-02-03")
        said.append("can't be kept" in page.locator("form[data-plan] [role=status]").inner_text())
    assert said == [False, False, True]


def test_the_critical_path_is_marked_where_some_gates_are_off_it(page: Page, address: str) -> None:
    def nothing_before_risks(route: Route) -> None:
        before = '"after": ["best-alternative-chosen"], "anchor": false, "id": "risks-cleared"'.replace('"', "&#34;")
        text = route.fetch().text()
        assert before in text
        route.fulfill(
            body=text.replace(before, before.replace("&#34;best-alternative-chosen&#34;", "")), content_type="text/html"
        )

    page.route(address + PLAN, nothing_before_risks)
    page.goto(address + PLAN)
    page.locator("[name=go-live]").fill("2029-01-01")
    expect(page.locator(".sb-critical .sb-plan__critical:visible")).to_have_count(7)
    expect(page.locator('[data-gate="risks-cleared"] .sb-plan__critical')).to_have_count(0)
    for name, day in (("go-live", "2029-01-01"), ("sign-by", in_plan(page, "contract-signed", "latest").inner_text())):
        expect(page.locator(f'[data-field="plan/{name}"]')).to_have_text(day)


def test_a_stages_sheet_shows_its_own_part_of_the_same_plan(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    page.locator("[name=go-live]").fill("2028-02-01")
    page.locator("[name=stage]").select_option("5")
    whole = {row.get_attribute("data-gate"): row.inner_text() for row in page.locator("[data-gate]").all()}
    page.goto(address + REVIEW)
    expect(page.locator("[name=go-live]")).to_have_value("2028-02-01")  # the deal's, wherever it was picked
    own = {row.get_attribute("data-gate"): row.inner_text() for row in page.locator("[data-gate]").all()}
    assert 1 < len(own) < len(whole)
    assert own.items() <= whole.items()


def test_the_plan_is_kept_per_deal(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    latest = in_plan(page, "value-agreed", "latest")
    name_deal(page, "Acme")
    expect(latest).to_have_text("")
    page.locator("[name=go-live]").fill("2028-02-01")
    page.locator("[name=stage]").select_option("3")
    dated = latest.inner_text()
    assert datetime.date.fromisoformat(dated)
    page.reload()
    expect(page.locator("[name=go-live]")).to_have_value("2028-02-01")
    expect(page.locator("[name=stage]")).to_have_value("3")
    expect(latest).to_have_text(dated)
    name_deal(page, "Beta")
    expect(page.locator("[name=go-live]")).to_have_value("")
    expect(latest).to_have_text("")
    expect(page.locator(".sb-critical")).to_have_count(0)
    name_deal(page, "Acme")
    expect(latest).to_have_text(dated)
    kept: str = page.evaluate("Object.entries({ ...localStorage }).find(([key]) => key.endsWith(':ticks'))[1]")
    assert dated not in kept  # what can be worked out is not kept


def test_what_was_typed_stays_and_what_was_worked_out_follows(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    typed, worked_out = (in_plan(page, name, "latest") for name in ("value-agreed", "contract-signed"))
    status = in_plan(page, "value-agreed", "status")
    page.locator("[name=go-live]").fill("2028-02-01")
    before = typed.inner_text(), worked_out.inner_text()
    typed.fill("After their board meets")
    status.fill("With legal")
    page.locator("[name=go-live]").fill("2027-01-29")
    expect(typed).to_have_text("After their board meets")
    expect(status).to_have_text("With legal")
    assert datetime.date.fromisoformat(worked_out.inner_text()) < datetime.date.fromisoformat(before[1])
    page.reload()
    expect(typed).to_have_text("After their board meets")
    page.locator("[name=go-live]").fill("2028-02-01")
    expect(worked_out).to_have_text(before[1])
    typed.fill("")
    typed.blur()
    expect(typed).to_have_text(before[0])  # emptied, it is worked out again
    page.reload()
    expect(typed).to_have_text(before[0])


def test_a_date_that_was_typed_stays_even_if_it_was_worked_out_once(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    latest = in_plan(page, "contract-signed", "latest")
    page.locator("[name=go-live]").fill("2028-02-01")
    early = latest.inner_text()
    page.locator("[name=go-live]").fill("2028-03-02")
    latest.fill(early)
    page.locator("[name=go-live]").fill("2028-02-01")
    page.locator("[name=go-live]").fill("2028-04-06")
    expect(latest).to_have_text(early)
