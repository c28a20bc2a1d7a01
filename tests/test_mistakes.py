"""The mistakes that people who are no engineers make most, each with what `stagebook check` says, and the cure applied.

`mistakes/<name>.txt` has three parts: a file of the small playbook `mistakes/base` as somebody got it wrong, what
`check` X
"""

import os
import shutil
from pathlib import Path

import pytest

from playbooks_on_disk import printed, report

MISTAKES = Path(__file__).with_name("mistakes")
WRITE = os.environ.get("STAGEBOOK_WRITE_EXPECTED") == "1"
MARK = "######## "
NAMES = sorted(path.stem for path in MISTAKES.glob("*.txt"))


def parts(name: str) -> tuple[str, str, str, str]:
    """The file's name, the file with the mistake, what `check` says, the file without."""
    file, rest = (MISTAKES / f"{name}.txt").read_text("utf-8").removeprefix(MARK).split("\n", 1)
    wrong, said = rest.split(f"{MARK}check says\n")
    said, right = said.split(f"{MARK}mended\n")
    return file, wrong, said, right


@pytest.fixture
def playbook(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MISTAKES / "base", tmp_path / "playbook"))


def test_without_a_mistake_there_is_no_problem() -> None:
    assert report(MISTAKES / "base").problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_named_and_its_cure_cures(name: str, playbook: Path) -> None:
    file, wrong, expected, right = parts(name)
    (playbook / file).write_text(wrong, "utf-8")
    said = printed(playbook).rpartition("\n\n")[0] + "\n"
    if WRITE:
        text = f"{MARK}{file}\n{wrong}{MARK}check says\n{said}{MARK}mended\n{right}"
        (MISTAKES / f"{name}.txt").write_text(text, "utf-8")
    assert said == expected
    if right == (MISTAKES / "base" / file).read_text("utf-8"):
        return
    (playbook / file).write_text(right, "utf-8")
    assert [f"{each.span}: {each.message}" for each in report(playbook).problems] == []
