"""What a run says for an audience names nothing that is hidden from it: no nearest name, no list, no plan."""

from collections.abc import Callable
from pathlib import Path

import pytest

from full_playbook import HIDDEN, plain_text, write_full_playbook
from playbooks_on_disk import TODAY
from sites import here
from stagebook.checks import load_and_check
from stagebook.cli.sheets import Request, write_sheets
from stagebook.deals import read_deals, read_mapping
from stagebook.model import Playbook
from stagebook.problems.errors import StagebookError
from stagebook.views import view

NEAR = HIDDEN.replace("zz", "zy")
"""What somebody may write who means a hidden thing: its ids and titles are the nearest there are."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook in which every kind has a hidden item, and titles begin like ids."""
    folder = tmp_path_factory.mktemp("full")
    write_full_playbook(folder, plain_text("Seen words"), plain_text(f"{HIDDEN} stage words"))
    return folder


@pytest.fixture(scope="module")
def full(root: Path) -> Playbook:
    """It, loaded."""
    loaded, report = load_and_check(root, TODAY)
    assert not report.errors
    assert loaded.playbook
    return loaded.playbook


EXPORT = "Opportunity Name,Stage,Pipeline\nA,{stage},{pipeline}\nB,{stage},\nC,seen-stage,\n"
STAGES = (
    f"{NEAR}-stage",
    f"{NEAR} stage words",
    f"seen-process/{NEAR}-stage",
    f"{HIDDEN}-stage",
    f"{HIDDEN} stage words",
)
REQUESTS: dict[str, Callable[[Path], dict[str, object]]] = {
    "worksheet": lambda folder: {"kind": f"{NEAR}-worksheet"},
    "process": lambda folder: {"process": f"{NEAR}-process"},
    "stage": lambda folder: {"stage": f"{NEAR}-stage"},
    **{
        f"export: {stage}": lambda folder, stage=stage: {  # type: ignore[misc]
            "deals": written(folder / "deals.csv", EXPORT.format(stage=stage, pipeline=f"{NEAR}-process"))
        }
        for stage in STAGES
    },
    "mapping": lambda folder: {
        "deals": written(folder / "deals.csv", EXPORT.format(stage="x", pipeline="")),
        "mapping": written(folder / "m.yml", f"stages: {{x: {NEAR}-stage}}\n"),
    },
    "close plan": lambda folder: {"kind": "full-review", "go_live": TODAY},
}


def written(path: Path, text: str) -> Path:
    """Write a file and return it."""
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("asked", REQUESTS)
def test_sheets_for_an_audience_are_answered_from_its_view(
    full: Playbook, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: str
) -> None:
    options = REQUESTS[asked](tmp_path)
    for audience, knows in (("partner", False), ("employee", True)):
        request = Request(tmp_path / f"{audience}.html", today=TODAY, audience=audience, **options)  # type: ignore[arg-type]
        try:
            write_sheets(full, root, tmp_path / "site", request)
            error = ""
        except StagebookError as found:
            error = str(found)
        said = capsys.readouterr()
        told = f"{said.out}{said.err}{error}".lower()
        for own in STAGES:  # what the export itself says may be repeated
            told = told.replace(f"'{own}'", "").replace(f'"{own}"', "") if "export" in asked else told
        assert told, "nothing to look at"
        if knows and asked != "close plan" and HIDDEN not in asked:
            assert HIDDEN in told, "else the test shows nothing"
        if not knows:
            assert HIDDEN not in told
            if request.output.exists():
                assert HIDDEN not in request.output.read_text("utf-8").lower()


def test_a_printed_plan_is_that_of_the_audience(root: Path) -> None:
    plan = ("worksheets", root, "--close-plan", "--go-live", "2027-09-30", "--today", "2026-11-22")
    asked = ("--process", "seen-process", "--audience")
    everything = here(*plan, *asked, "employee")
    assert "more than one milestone with `go_live: true`" in everything.stderr, "a hidden one too"
    done = here(*plan, *asked, "partner")
    assert done.stdout
    assert HIDDEN not in done.stdout.lower()
    assert "unknown audience 'nobody'" in here(*plan, *asked, "nobody").stderr


def test_a_name_that_means_two_stages_is_answered_with_those_that_are_seen(full: Playbook, tmp_path: Path) -> None:
    seen = view(full, "partner")
    file = written(tmp_path / "m.yml", f"stages: {{x: {NEAR}-stage}}\n")
    for shown in (None, seen):
        _, problems = read_mapping(file, full, shown)
        assert (HIDDEN in f"{problems[0].hint}") == (shown is None)
    export = written(tmp_path / "deals.csv", EXPORT.format(stage="seen-stage", pipeline=""))
    with pytest.raises(StagebookError) as error:
        read_deals(export, full, today=TODAY, process=f"{NEAR}-process", shown=seen)
    assert HIDDEN not in str(error.value)
