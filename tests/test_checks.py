"""Every mistake an author can make is a small playbook with what `stagebook check` says about it.

A new case needs no Python: a folder under `playbooks/bad/`, then STAGEBOOK_WRITE_EXPECTED=1, then read what it wrote.
"""

import json
import os
import re

import pytest

from playbooks_on_disk import PLAYBOOKS, names, printed, report
from stagebook.checks.all_rules import built_in_rules
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
    assert [tuple(str(row[field]) for field in fields) for row in document["problems"]] == shown


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
