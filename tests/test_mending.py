"""`stagebook check --fix`: what is safe to mend is mended, in the author's files as they are, and nothing else."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from stagebook.checks.all_rules import built_in_rules
from stagebook.checks.examples import EXAMPLES
from stagebook.cli.main import main
from stagebook.outputs.mending import mended

BASE = Path(__file__).with_name("mistakes") / "base"

SLIPS = {
    "stages.yml": (
        ("  title: First\n", "  title： First\n"),
        ("  purpose: To find out what the buyer wants.\n", "  purpose:“To find out what the buyer wants.”\n"),
        ("      text: The buyer", "      text: The buy\u200ber"),
        ("    - Who else", "    — Who else"),
        ("    - tool: deck\n", "    -\u00a0tool: deck  # keep\n"),
    ),
    "playbook.yml": (("updated: 2026-11-22", "updated: 22 Nov 2026"),),
    "tools.yml": (("  title: Deck\n", "  title: Deck,\n"), ("  title: Quote\n", "  title = Quote\n")),
    "guides/use.md": (("[[tool:deck]]", "[tool:deck]"),),
}
"""What stands in the good playbook, and what somebody wrote instead."""


@pytest.fixture
def playbook(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "playbook"))


def spoilt(playbook: Path, end: str, mark: bytes) -> None:
    """Write all slips into the playbook, with an encoding's mark and line ends of another system."""
    for file, slips in SLIPS.items():
        text = (BASE / file).read_text("utf-8")
        for right, wrong in slips:
            assert right in text
            text = text.replace(right, wrong, 1)
        (playbook / file).write_bytes(mark + text.replace("\n", end).encode())


@pytest.mark.parametrize(("end", "mark"), [("\n", b""), ("\r\n", b"\xef\xbb\xbf")])
def test_slips_are_mended_and_all_else_stays(playbook: Path, end: str, mark: bytes) -> None:
    spoilt(playbook, end, mark)
    before = {path: path.read_bytes() for path in playbook.rglob("*") if path.is_file()}
    mending = mended(playbook)
    assert {path: path.read_bytes() for path in playbook.rglob("*") if path.is_file()} == before
    assert [each.file for each in mending.files] == sorted(SLIPS)
    mending.write(playbook)
    for file in SLIPS:
        right = (BASE / file).read_text("utf-8")
        right = right.replace("    - tool: deck\n", "    - tool: deck  # keep\n")
        right = right.replace("To find out what the buyer wants.", '"To find out what the buyer wants."')
        assert (playbook / file).read_bytes() == mark + right.replace("\n", end).encode(), file
    assert mended(playbook).diff() == ""


def test_what_somebody_may_have_meant_stays(playbook: Path) -> None:
    stages = playbook / "stages.yml"
    stages.write_text(stages.read_text("utf-8").replace("verified_by: buyer", "verified_by: customer"), "utf-8")
    tools = playbook / "tools.yml"
    tools.write_text(tools.read_text("utf-8").replace("owner: Sales Ops", "expires: 11/12/2026", 1), "utf-8")
    assert mended(playbook).diff() == ""


@pytest.mark.parametrize("text", ["((tool:deck)) first", "{en: See ((tool:deck))., ko: 덱}"])
def test_a_fix_after_which_the_file_would_say_something_else_is_not_made(playbook: Path, text: str) -> None:
    tools = playbook / "tools.yml"
    tools.write_text(tools.read_text("utf-8").replace("What it costs.", text), "utf-8")
    assert mended(playbook).diff() == ""


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("tools.yml.txt", "tools.yml"), ("tools.YML", "tools.yml"), ("guides/use.markdown", "guides/use.md")],
)
def test_an_ending_that_nobody_reads_is_mended(playbook: Path, wrong: str, right: str) -> None:
    (playbook / right).rename(playbook / wrong)
    mending = mended(playbook)
    assert mending.names == ((wrong, right),)
    mending.write(playbook)
    assert (playbook / right).is_file() and not (playbook / wrong).exists()


def test_the_diff_comes_first_and_nothing_is_written_without_a_yes(playbook: Path) -> None:
    spoilt(playbook, "\n", b"")
    before = (playbook / "tools.yml").read_bytes()
    shown = CliRunner().invoke(main, ["check", str(playbook), "--fix"])
    assert "-  title = Quote\n+  title: Quote" in shown.stderr
    assert "nothing was changed" in shown.stderr
    assert (playbook / "tools.yml").read_bytes() == before
    assert shown.exit_code == 1
    done = CliRunner().invoke(main, ["check", str(playbook), "--fix", "--yes"])
    assert done.exit_code == 0, done.output
    assert "0 errors, 0 warnings" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="needs permissions of files")
def test_a_file_keeps_its_permissions(playbook: Path) -> None:
    spoilt(playbook, "\n", b"")
    (playbook / "tools.yml").chmod(0o640)
    mended(playbook).write(playbook)
    assert (playbook / "tools.yml").stat().st_mode & 0o777 == 0o640


def test_every_rule_has_an_example_that_is_shown() -> None:
    assert set(EXAMPLES) == set(built_in_rules())
    said = CliRunner().invoke(main, ["check", "--explain", "curly-quotes"]).output
    assert "Wrong:\n    title: “Deck”" in said
    assert 'Right:\n    title: "Deck"' in said


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    done = CliRunner().invoke(main, ["check", "--explain", "curly-quote"])
    assert done.exit_code == 2
    assert "did you mean 'curly-quotes'?" in done.output
