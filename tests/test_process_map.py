"""Where phases and stages stand on a map, which criterion stands for a stage, which situations the home page shows."""

from pathlib import Path

import pytest

from layout_playbook import Shape, write_layout_playbook
from playbooks_on_disk import TODAY
from sites import PLAYBOOK
from stagebook.checks import load_and_check
from stagebook.model import Playbook
from stagebook.site.process_map import headline, map_of
from stagebook.site.situations import first_situations


def loaded(root: Path) -> Playbook:
    found, _ = load_and_check(root, TODAY)
    assert found.playbook
    return found.playbook


@pytest.mark.parametrize(
    ("shape", "form", "bands"),
    [
        (Shape(3, 7, 9), "columns", [("phase-0", "012", 6), ("phase-1", "34", 4), ("phase-2", "56", 4)]),
        # A stage in two phases stands once; the border lies in its middle.
        (Shape(2, 4, 9, shared=True), "columns", [("phase-0", "01", 3), ("phase-1", "23", 5)]),
        # A band of one stage keeps its width.
        (Shape(3, 3, 9, shared=True), "columns", [("phase-0", "0", 2), ("phase-1", "1", 2), ("phase-2", "2", 2)]),
        (Shape(3, 1, 9), "columns", [("phase-0", "0", 2), ("phase-1", "", 2), ("phase-2", "", 2)]),
        (Shape(0, 2, 9), "columns", [("", "01", 4)]),
        (Shape(6, 0, 9), "columns", [(f"phase-{at}", "", 2) for at in range(6)]),
        (Shape(1, 9, 9), "columns", [("phase-0", "012345678", 18)]),
        (Shape(1, 10, 9), "strip", [("phase-0", "0123456789", 20)]),
        (Shape(6, 6, 9), "strip", [(f"phase-{at}", str(at), 2) for at in range(6)]),
    ],
)
def test_bands_have_no_gaps_and_each_stage_stands_once(
    tmp_path: Path, shape: Shape, form: str, bands: list[tuple[str, str, int]]
) -> None:
    write_layout_playbook(tmp_path, [shape])
    playbook = loaded(tmp_path)
    found = map_of(playbook, playbook.processes[0])
    stages = ["".join(stage.id.removeprefix("stage-") for stage in band.stages) for band in found.bands]
    names = [str(band.phase.id) if band.phase else "" for band in found.bands]
    assert list(zip(names, stages, [band.halves for band in found.bands], strict=True)) == bands
    assert found.form == form


def test_a_mandatory_criterion_of_the_source_stands_for_a_stage() -> None:
    stage = loaded(PLAYBOOK).stages[0]
    plain = stage.exit_criteria[0].model_copy(update={"mandatory": True, "provenance": None, "verified_by": "buyer"})
    worse = [
        plain.model_copy(update={"mandatory": False}),
        plain.model_copy(update={"provenance": "derived"}),
        plain.model_copy(update={"verified_by": "both"}),
        plain.model_copy(update={"verified_by": "seller"}),
    ]
    for each in worse:
        assert headline(stage.model_copy(update={"exit_criteria": (each, plain)})) is plain
    assert headline(stage.model_copy(update={"exit_criteria": (worse[2], worse[3])})) is worse[2]
    assert headline(stage.model_copy(update={"exit_criteria": (plain, plain.model_copy())})) is plain
    assert headline(stage.model_copy(update={"exit_criteria": ()})) is None


def test_the_home_page_takes_situations_of_each_stage_in_turn() -> None:
    playbook = loaded(PLAYBOOK)
    found = first_situations(playbook, ("warning",), 3)
    assert len({each.item.id for each in found}) == 3
    assert {each.kind for each in found} == {"warning"}
    assert len(first_situations(playbook, ("warning", "signal"), 1000)) > 10
