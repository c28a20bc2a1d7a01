"""Files of problems are named from where the reader stands; for code hosts from the root of the repository."""

import json
import re
import shutil
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS
from sites import here

FROM = {".": "playbook/guides/talk.md", "playbook": "guides/talk.md", "other/deep": "../../playbook/guides/talk.md"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a playbook that has problems, of which its mkdocs.yml has one."""
    folder = tmp_path_factory.mktemp("repository") / "sub"
    shutil.copytree(PLAYBOOKS / "bad" / "dead-anchor", folder / "playbook")
    (folder / "other" / "deep").mkdir(parents=True)
    (folder.parent / ".git").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: playbook\nplugins: [stagebook]\ntheme: {name: material, language: ko}\n", "utf-8"
    )
    return folder


@pytest.mark.parametrize("start", FROM)
def test_a_terminal_can_open_each_file(project: Path, start: str) -> None:
    done = here("check", project / "playbook", cwd=project / start)
    named = re.findall(r"^(\S+):\d+:\d+: ", done.stdout, re.M)
    assert FROM[start] in named
    assert len(set(named)) == 3
    assert [name for name in named if not (project / start / name).is_file()] == []
    assert "[the agenda](#agend)" in done.stdout, "the line is shown"


def test_plain_mkdocs_names_them_so_too(project: Path) -> None:
    done = here("build", cwd=project)
    assert done.returncode == 1
    assert "playbook/guides/talk.md:5:35: error" in done.stderr


@pytest.mark.parametrize("start", FROM)
def test_code_hosts_get_the_way_from_the_root(project: Path, start: str) -> None:
    folder = "." if start == "playbook" else project / "playbook"
    github = here("check", folder, "--format", "github", cwd=project / start).stdout
    assert "::error file=sub/playbook/guides/talk.md,line=5,col=35,endColumn=41,title=dead-anchor::" in github
    assert "file=sub/mkdocs.yml,line=4" in github
    log = json.loads(here("check", folder, "--format", "sarif", cwd=project / start).stdout)
    (run,) = log["runs"]
    places = [each["locations"][0]["physicalLocation"] for each in run["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {
        *("sub/mkdocs.yml", "sub/playbook/guides/talk.md", "sub/playbook/tools.yml"),
    }
    assert {"startLine": 5, "startColumn": 35, "endLine": 5, "endColumn": 41} in [place["region"] for place in places]


def test_a_log_names_rules_levels_and_fixes(project: Path, tmp_path: Path) -> None:
    log = json.loads(here("check", "playbook", "--format", "sarif", cwd=project).stdout)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (log["version"], driver["name"]) == ("2.1.0", "Stagebook")
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
    texts = {result["message"]["text"] for result in run["results"]}
    asked = json.loads(here("check", "playbook", "--format", "json", cwd=project).stdout)["problems"]
    assert texts == {"\n".join(filter(None, (each["message"], each["hint"]))) for each in asked}
    shutil.copytree(PLAYBOOKS / "bad" / "renamed", tmp_path / "renamed")
    run = json.loads(here("check", tmp_path / "renamed", "--format", "sarif").stdout)["runs"][0]
    fixes = [change for each in run["results"] for fix in each.get("fixes", ()) for change in fix["artifactChanges"]]
    assert fixes
    assert all(change["replacements"][0]["insertedContent"]["text"] for change in fixes)


def test_names_of_files_are_addresses_in_a_log(tmp_path: Path) -> None:
    shutil.copytree(PLAYBOOKS / "bad" / "dead-anchor", tmp_path / "영업 #1")
    text = here("check", tmp_path / "영업 #1", "--format", "sarif", cwd=tmp_path).stdout
    assert "%EC%98%81%EC%97%85%20%231/guides/talk.md" in text
