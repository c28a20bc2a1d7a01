"""`stagebook new`: a folder that checks and builds at once, in either language, from any starter."""

import json
from pathlib import Path

import pytest

from sites import broken_links, here, read
from stagebook.outputs.starter import names

NAMES = names()


def test_five_starters_are_listed_with_a_line_each(tmp_path: Path) -> None:
    done = here("new", "--list", cwd=tmp_path)
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == NAMES
    assert len(NAMES) == 5
    assert NAMES[0] == "new-business"


@pytest.mark.parametrize("name", NAMES)
def test_every_starter_checks_without_a_complaint(tmp_path: Path, name: str) -> None:
    assert here("new", "ours", "--from", name, "--language", "ko", cwd=tmp_path).returncode == 0
    done = here("check", "--strict", cwd=tmp_path / "ours")
    assert done.returncode == 0, done.stdout
    first = (tmp_path / "ours" / "playbook" / "playbook.yml").read_text(encoding="utf-8").splitlines()
    assert "languages: [ko, en]" in first


def test_korean_first_is_korean_at_the_top(tmp_path: Path) -> None:
    here("new", "ours", "--from", "seven-step-cycle", "--language", "ko", cwd=tmp_path)
    done = here("build", cwd=tmp_path / "ours")
    assert done.returncode == 0, done.stderr
    site = tmp_path / "ours" / "site"
    assert 'lang="ko"' in (site / "index.html").read_text(encoding="utf-8")
    assert 'lang="en"' in (site / "en" / "index.html").read_text(encoding="utf-8")
    guide = next((site / "guides").glob("*/index.html"))
    assert any("가" <= letter <= "힣" for letter in read(guide).text)
    assert broken_links(site) == []
    assert "우리 회사" in (tmp_path / "ours" / "README.md").read_text(encoding="utf-8")
    # What an engine that passes over the plugin would publish; anything else of that name is read by nobody.
    notice = tmp_path / "ours" / "playbook" / "index.md"
    assert "built without Stagebook" in notice.read_text(encoding="utf-8")
    assert "built without Stagebook" not in (site / "index.html").read_text(encoding="utf-8")
    notice.write_text("# Home\n", encoding="utf-8")
    assert "index.md:1:1: error: nothing reads this file" in here("check", cwd=tmp_path / "ours").stdout


def test_each_file_names_a_schema_that_is_there(tmp_path: Path) -> None:
    here("new", "ours", cwd=tmp_path)
    files = list((tmp_path / "ours" / "playbook").rglob("*.yml"))
    assert len(files) > 40
    for path in files:
        comment = path.read_text(encoding="utf-8").splitlines()[0]
        assert comment.startswith("# yaml-language-server: $schema=")
        schema = (path.parent / comment.partition("$schema=")[2]).resolve()
        assert json.loads(schema.read_text(encoding="utf-8"))["$schema"]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_place_that_is_taken_is_left_alone(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "ours"
    if kind == "folder":
        target.mkdir()
        (target / "notes.txt").write_text("mine", encoding="utf-8")
    else:
        target.write_text("mine", encoding="utf-8")
    done = here("new", "ours", cwd=tmp_path)
    assert done.returncode == 2
    assert "'ours' is not empty" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ours"]
    assert (target / "notes.txt" if kind == "folder" else target).read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    assert here("new", "ours", cwd=tmp_path).returncode == 0
    assert (tmp_path / "ours" / "playbook" / "playbook.yml").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", "x", "--from", "seven-stage-pipelin"], "did you mean 'seven-stage-pipeline'?"),
        (["new", "x", "--language", "fr"], "it has: en, ko"),
        (["new"], "new-business"),
    ],
)
def test_a_wrong_call_says_what_there_is(tmp_path: Path, words: list[str], said: str) -> None:
    done = here(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []
