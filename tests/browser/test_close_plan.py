"""The close plan on the page shows the dates that `stagebook worksheets --close-plan` works out."""

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sites import PLAYBOOK, served
from stagebook.closeplan import close_plan
from stagebook.model.load import load
from stagebook.workdays import Calendar

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize("start", ["", "ko/"])
def test_the_page_and_the_command_agree(browser: Browser, reference_site: Path, start: str) -> None:
    playbook = load(PLAYBOOK).playbook
    assert playbook is not None
    process = playbook.processes[0]
    context = browser.new_context(timezone_id="Asia/Seoul")
    page = context.new_page()
    page.clock.set_fixed_time(datetime.datetime(2026, 11, 23, 1, 0, tzinfo=datetime.UTC))
    with served(reference_site) as url:
        page.goto(f"{url}{start}new-business/close-plan/")
        for go_live in ("2027-03-31", "2027-10-09", "2028-02-01", "2029-01-01"):
            for number, stage in enumerate(process.pipeline_stages, start=1):
                page.locator("[name=go-live]").fill(go_live)
                page.locator("[name=stage]").select_option(str(number))
                shown = page.evaluate(
                    "Object.fromEntries([...document.querySelectorAll('#sb-plan [data-gate]')]"
                    ".map(row => [row.dataset.gate, row.querySelector('time').getAttribute('datetime')])"
                    ".filter(pair => pair[1]))"
                )
                plan = close_plan(playbook, process, datetime.date.fromisoformat(go_live), TODAY, Calendar("KR"), stage)
                assert shown == {str(gate.milestone.id): gate.latest.isoformat() for gate in plan.gates}
                critical = page.locator(".sb-plan__critical:visible").count()
                assert critical == len(plan.critical_path)
                said = page.locator(".sb-plan-form [role=status]").inner_text()
                late = "can't be kept" in said or "지킬 수 없는" in said
                assert late != plan.is_possible
    context.close()
