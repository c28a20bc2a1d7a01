"""Every mistake an author can make is a small playbook with what `stagebook check` says about it.

A new case needs no Python: a folder under `playbooks/bad/`, then STAGEBOOK_WRITE_EXPECTED=1, then read what it wrote.
"""

import json
import os
import re

import pytest

from playbooks_on_disk import PLAYBOOKS, names, printed, report
from stagebook.checks.all_rules import built_in_rules
from stagebook.checks.texts import is_name_or_code
from stagebook.problems.formats import json_report

WRITE = os.environ.get("STAGEBOOK_WRITE_EXPECTED") == "1"


@pytest.mark.parametrize("name", names("bad"))
def test_a_mistake_is_told(name: str) -> None:
    folder = PLAYBOOKS / "bad" / name
    expected = folder / "expected.txt"
    said = printed(folder)
    if WRITE:
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")
    assert report(folder).problems


def test_of_many_problems_the_first_are_told_and_the_rest_counted() -> None:
    folder = PLAYBOOKS / "bad" / "many-problems"
    said = printed(folder, all_of_them=False)
    if WRITE:
        (folder / "short.txt").write_text(said, "utf-8")
    assert said == (folder / "short.txt").read_text("utf-8")
    severities = re.findall(r"(?m)^\S+: (error|warning): ", said)
    assert severities == sorted(severities)
    assert said.count("\n") < printed(folder).count("\n") / 2


def test_a_language_that_is_worked_on_is_counted_and_stops_nothing() -> None:
    said = printed(PLAYBOOKS / "good" / "translation-later")
    assert said.endswith("10 texts to translate into ko; 0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *(("MEDDPICC", True), ("LinkedIn", True), ("24/7", True), ("ISO 27001", True), ("PoC", True), ("B2B", True)),
        *(("Discovery", False), ("PoC plan", False), ("데모", False), ("I agree", False), ("", False)),
    ],
)
def test_names_and_codes_need_no_translation(text: str, is_one: bool) -> None:
    assert is_name_or_code(text) is is_one


@pytest.mark.parametrize("name", names("bad"))
def test_json_says_the_same_as_text(name: str) -> None:
    folder = PLAYBOOKS / "bad" / name
    document = json.loads(json_report(report(folder)))
    assert document["errors"] + document["warnings"] == len(document["problems"])
    for row in document["problems"]:
        assert set(row) == {"code", "severity", "message", "hint", "file", "line", "column", "end_column", "fix"}
        assert row["code"] in built_in_rules()
        assert 1 <= row["column"] < row["end_column"]
    shown = re.findall(
        r"(?m)^\S.*?:(\d+):(\d+): (error|warning): (.*) \[([a-z-]+)\]$", (folder / "expected.txt").read_text("utf-8")
    )
    fields = ("line", "column", "severity", "message", "code")
    assert sorted(tuple(str(row[field]) for field in fields) for row in document["problems"]) == sorted(shown)


@pytest.mark.parametrize("name", names("good"))
def test_a_good_playbook_has_no_errors(name: str) -> None:
    assert [str(each.span) for each in report(PLAYBOOKS / "good" / name).problems] == []


def test_one_mistake_in_each_of_ten_files_is_ten_diagnostics() -> None:
    found = report(PLAYBOOKS / "bad" / "ten-mistakes").problems
    assert len({each.span.file for each in found}) == 10
    assert len(found) == 10


@pytest.mark.parametrize("name", [name for name in names("bad") if name.startswith("alone-")])
def test_what_a_mistake_drags_along_is_not_told(name: str) -> None:
    assert len(report(PLAYBOOKS / "bad" / name).problems) == 1
