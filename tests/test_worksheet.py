"""The deal-review worksheet as data: what is filled in, what is left to write, and how much room there is."""

from pathlib import Path

import pytest

from sites import PLAYBOOK
from stagebook.checks import load_and_check
from stagebook.language import words
from stagebook.model import Playbook, Stage
from stagebook.source import read_yaml
from stagebook.view import view
from stagebook.worksheet import PLAN_ROWS, Worksheet, worksheet

HEADER = (
    *("account", "opportunity", "rep", "manager", "date", "amount", "stage", "days-in-stage"),
    *("close-date", "original-close-date", "pushes", "forecast"),
)


@pytest.fixture(scope="module")
def whole() -> Playbook:
    loaded, report = load_and_check(PLAYBOOK)
    assert loaded.playbook is not None, report
    return loaded.playbook


def sheets(playbook: Playbook, audience: str = "", language: str = "en") -> dict[str, Worksheet]:
    seen = view(playbook, audience, language)
    return {str(stage.id): worksheet(seen, stage, words(language)) for stage in seen.stages}


def with_criteria(playbook: Playbook, count: int) -> Worksheet:
    """The worksheet of a stage that has `count` exit criteria."""
    stage: Stage = playbook.stages[0]
    criteria = tuple(stage.exit_criteria[0].model_copy(update={"id": f"criterion-{n}"}) for n in range(count))
    return worksheet(playbook, stage.model_copy(update={"exit_criteria": criteria}), words("en"))


def test_the_header_has_twelve_fields_and_knows_the_stage(whole: Playbook) -> None:
    for stage, sheet in sheets(whole).items():
        assert tuple(field.key for field in sheet.header) == HEADER
        known = {field.key: field.value for field in sheet.header if field.value}
        assert known == {"stage": f"{sheet.stage.number} {sheet.stage.title}"}, stage


def test_days_in_stage_stand_against_the_maximum(whole: Playbook) -> None:
    hint = {field.key: field.hint for field in sheets(whole)["goals-confirmed"].header}["days-in-stage"]
    assert hint == "of at most 60 days"


def test_the_close_plan_holds_what_is_still_to_come_and_ends_at_the_anchor(whole: Playbook) -> None:
    plans = {stage: [str(each.id) for each in sheet.plan] for stage, sheet in sheets(whole).items()}
    assert len(plans["qualified-lead"]) == len(whole.milestones)
    assert "qualified-opportunity" not in plans["confirm-value-and-process"]
    for plan in plans.values():
        assert "contract-signed" in plan  # S06: the signing date is a milestone of every worksheet
        assert whole.milestones[plan[-1]].anchor


def test_the_close_plan_always_has_rows_for_the_deals_own_gates(whole: Playbook) -> None:
    for sheet in sheets(whole).values():
        assert len(sheet.plan) + sheet.plan_blanks >= PLAN_ROWS


@pytest.mark.parametrize(("count", "lines"), [(1, 8), (2, 6), (3, 4), (4, 3), (5, 2), (6, 2), (7, 1), (12, 1)])
def test_more_criteria_leave_fewer_lines_each(whole: Playbook, count: int, lines: int) -> None:
    sheet = with_criteria(whole, count)
    assert sheet.criterion_lines == lines
    assert sheet.with_proof == (count <= 4)


def test_a_short_framework_leaves_two_lines_for_each_element(whole: Playbook) -> None:
    by_framework = {str(sheet.framework.id): sheet.element_lines for sheet in sheets(whole).values() if sheet.framework}
    assert by_framework == {"bant": 2, "meddpicc": 1}


def test_another_audience_gets_no_blockers_that_are_not_for_it(whole: Playbook) -> None:
    assert all(sheet.blockers for sheet in sheets(whole).values())
    assert not any(sheet.blockers for sheet in sheets(whole, "partner").values())


def test_korean_sheets_have_the_same_fields(whole: Playbook) -> None:
    english, korean = sheets(whole), sheets(whole, language="ko")
    for stage, sheet in korean.items():
        for block in ("header", "reasons", "people", "risks", "decisions", "closing"):
            fields, others = getattr(sheet, block), getattr(english[stage], block)
            assert [field.key for field in fields] == [field.key for field in others]
            assert [field.lines for field in fields] == [field.lines for field in others]


def test_both_languages_have_the_same_words_for_sheets() -> None:
    def keys(language: str) -> set[str]:
        path = Path(__file__).parents[1] / "templates" / "language" / f"{language}.yml"
        sheet = read_yaml(path, path.name)[0].data["sheet"]
        found = set(sheet)
        for name, value in sheet.items():
            if isinstance(value, dict) or hasattr(value, "keys"):
                found |= {f"{name}.{key}" for key in value}
        return found

    assert keys("en") == keys("ko")
