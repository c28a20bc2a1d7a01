"""The close plan against dates worked out by hand on a calendar.

The small playbook: goal (5 working days) → review (10) → live (2), and goal → terms (3) → live.
"""

import datetime
import json
from datetime import date
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS
from sites import PLAYBOOK, here
from stagebook.model.load import load
from stagebook.sheets.close_plan import ClosePlan, NoPlanError, close_plan
from stagebook.sheets.workdays import Calendar, known_calendars

SMALL = PLAYBOOKS / "good" / "small"


def plan(go_live: date, today: date, calendar: str = "", stage: str = "") -> ClosePlan:
    playbook = load(SMALL).playbook
    assert playbook is not None
    at = playbook.stage(stage) if stage else None
    return close_plan(playbook, playbook.processes[0], go_live, today, Calendar(calendar), at)


def latest(found: ClosePlan) -> dict[str, str]:
    return {str(gate.milestone.id): gate.latest.isoformat() for gate in found.gates}


def test_weekends_do_not_count() -> None:
    # Live on Friday 29 January 2027; two working days before: Wednesday 27; ten before that: Wednesday 13
    found = plan(date(2027, 1, 29), date(2026, 12, 1))
    assert latest(found) == {
        "goal-known": "2027-01-13",
        "terms-signed": "2027-01-27",
        "review-done": "2027-01-27",
        "live": "2027-01-29",
    }
    assert found.start_by == date(2027, 1, 6)
    assert found.signing is not None
    assert found.signing.latest == date(2027, 1, 27)


def test_public_holidays_do_not_count() -> None:
    # Live on Monday 4 January 2027. In Korea, Friday 1 January and Friday 25 December 2026 are free.
    assert latest(plan(date(2027, 1, 4), date(2026, 11, 2)))["review-done"] == "2026-12-31"
    assert latest(plan(date(2027, 1, 4), date(2026, 11, 2), "KR"))["review-done"] == "2026-12-30"
    assert latest(plan(date(2027, 1, 4), date(2026, 11, 2)))["goal-known"] == "2026-12-17"
    assert latest(plan(date(2027, 1, 4), date(2026, 11, 2), "KR"))["goal-known"] == "2026-12-15"


def test_critical_path_and_slack() -> None:
    # From Friday 1 January 2027 the longest way takes 5 + 10 + 2 working days: Tuesday 26, three before Friday 29.
    found = plan(date(2027, 1, 29), date(2027, 1, 1))
    assert [str(gate.milestone.id) for gate in found.critical_path] == ["goal-known", "review-done", "live"]
    assert {str(gate.milestone.id): gate.slack for gate in found.gates} == {
        "goal-known": 3,
        "review-done": 3,
        "live": 3,
        "terms-signed": 10,
    }
    assert found.gates[-1].earliest == date(2027, 1, 26)
    assert found.is_possible


def test_a_plan_that_can_not_be_kept_says_which_gates() -> None:
    found = plan(date(2027, 1, 29), date(2027, 1, 11))
    assert not found.is_possible
    assert {str(gate.milestone.id) for gate in found.too_late} == {"goal-known", "review-done", "live"}


def test_a_plan_without_a_day_to_spare_is_not_late() -> None:
    # From Wednesday 6 January the longest way takes until Friday 29 January: it just fits.
    found = plan(date(2027, 1, 29), date(2027, 1, 6))
    assert {gate.slack for gate in found.critical_path} == {0}
    assert found.is_possible
    assert found.too_late == ()
    found = plan(date(2027, 1, 29), date(2027, 1, 7))
    assert not found.is_possible
    assert {str(gate.milestone.id): gate.slack for gate in found.too_late} == {
        "goal-known": -1,
        "review-done": -1,
        "live": -1,
    }


def test_earlier_stages_are_done() -> None:
    found = plan(date(2027, 1, 29), date(2027, 1, 11), stage="sign")
    assert set(latest(found)) == {"terms-signed", "live"}
    assert found.is_possible


def test_no_anchor_no_plan() -> None:
    playbook = load(PLAYBOOKS / "good" / "minimal").playbook
    assert playbook is not None
    with pytest.raises(NoPlanError, match="no milestone with `go_live: true`"):
        close_plan(playbook, playbook.processes[0], date(2027, 1, 29), date(2027, 1, 1))


def test_back_is_workday_of_a_spreadsheet() -> None:
    calendar = Calendar("KR")
    assert calendar.back(date(2026, 12, 28), 1) == date(2026, 12, 24)
    assert calendar.back(date(2026, 12, 27), 0) == date(2026, 12, 24)
    assert calendar.forward(date(2026, 12, 24), 1) == date(2026, 12, 28)
    assert calendar.between(date(2026, 12, 24), date(2026, 12, 31)) == 4
    assert {"KR", "US", "DE-BY"} <= known_calendars()


def test_command_prints_the_plan() -> None:
    words = ("worksheets", "--close-plan", "--go-live", "2027-01-29", "--today", "2026-12-01")
    done = here(*words, SMALL)
    assert done.returncode == 0, done.stderr
    assert "2027-01-27     3  Terms signed" in done.stdout
    assert "The contract must be signed by 2027-01-27." in done.stdout
    document = json.loads(here(*words, "--format", "json", SMALL).stdout)
    assert document["signing"] == "2027-01-27"
    assert document["critical_path"] == ["goal-known", "review-done", "live"]
    late = here(*words[:-1], "2027-01-11", SMALL)
    assert late.returncode == 1
    assert "can't be kept" in late.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--go-live", "31.3.2027"], "write it as 2027-03-31"),
        (["--go-live", "2027-03-31", "--stage", "singing"], "did you mean 'sign'?"),
        (["--go-live", "2027-03-31", "--process", "shrot"], "did you mean 'short'?"),
        ([], "--go-live"),
    ],
)
def test_a_wrong_call_says_how(words: list[str], said: str) -> None:
    done = here("worksheets", "--close-plan", *words, SMALL)
    assert done.returncode == 2
    assert said in done.stderr


def test_the_reference_playbook_has_a_plan(tmp_path: Path) -> None:
    done = here(
        "worksheets", "--close-plan", "--go-live", "2028-03-31", "--today", "2026-11-22", "--format", "json", PLAYBOOK
    )
    assert done.returncode == 0
    gates = json.loads(done.stdout)["gates"]
    assert [gate["id"] for gate in gates][-1] == "mvp-launch"
    days = [datetime.date.fromisoformat(gate["latest"]) for gate in gates]
    assert days == sorted(days)
