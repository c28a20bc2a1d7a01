"""The wording of exit criteria: a hundred good ones, written before the rules, and what each rule has to find."""

import re
from pathlib import Path

import pytest

from stagebook.checks.criteria import is_sellers_deed, is_vague

HERE = Path(__file__).with_name("criteria")
GOOD = (HERE / "good.txt").read_text("utf-8").splitlines()
BAD = [line.split(" ", 1) for line in (HERE / "bad.txt").read_text("utf-8").splitlines()]


def language(text: str) -> str:
    return "ko" if re.search("[가-힣]", text) else "en"


def test_of_a_hundred_good_criteria_five_at_most_are_doubted() -> None:
    assert len(GOOD) == 100
    doubted = [each for each in GOOD if is_sellers_deed(each, language(each)) or is_vague(each, language(each))]
    assert len(doubted) <= 5, doubted


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_a_bad_criterion_is_named_by_its_fault(kind: str, text: str) -> None:
    assert is_sellers_deed(text, language(text)) is (kind == "seller")
    assert is_vague(text, language(text)) is (kind == "vague")


def test_a_language_without_rules_is_left_alone() -> None:
    assert not is_sellers_deed("We have sent the deck.", "nl")
    assert not is_vague("The buyer is interested.", "nl")
