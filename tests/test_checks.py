"""Every mistake an author can make is a small playbook with what `stagebook check` says about it.

A new case needs no Python: a folder under `playbooks/bad/`, then STAGEBOOK_WRITE_EXPECTED=1, then read what it wrote.
"""

import os

import pytest

from playbooks_on_disk import PLAYBOOKS, names, printed, report

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
