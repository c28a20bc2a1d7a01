"""What is hidden from an audience is on none of its pages, whatever kind of thing it is and wherever it hangs."""

import re
import shutil
from pathlib import Path

import pytest

from full_playbook import HIDDEN, SEEN, plain_text, write_full_playbook
from playbooks_on_disk import PLAYBOOKS, TODAY
from sites import here
from stagebook.checks import load_and_check
from stagebook.model import Playbook, walk
from stagebook.outputs.markdown_files import write
from stagebook.views import view

SECRET = "ZZSECRET words"
OPEN = "Plain words"
MAY_BE_EMPTY = {"visible_to", "made_from", "depends_on", "only", "variant"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook in which every field is filled, for all and for employees alone."""
    folder = tmp_path_factory.mktemp("full")
    write_full_playbook(folder, plain_text(OPEN), plain_text(SECRET))
    return folder


@pytest.fixture(scope="module")
def full(root: Path) -> Playbook:
    """It, loaded."""
    loaded, report = load_and_check(root, TODAY)
    assert [f"{each.span}: {each.message}" for each in report.errors] == []
    assert loaded.playbook
    return loaded.playbook


def test_every_kind_and_every_text_is_filled(full: Playbook) -> None:
    for row in full.registry.shared:
        assert len(full.shared[row.name]) >= 2, row.name
    for item in full.items():
        for shape in walk.shapes(item) if item.id.startswith(SEEN) else ():
            empty = {name for name in type(shape).model_fields if getattr(shape, name) in (None, ())}
            assert empty <= MAY_BE_EMPTY | ({"owner", "reviewed"} if item.kind == "guide" else set()), f"{shape!r}"


def test_nothing_hidden_is_left_in_the_view(full: Playbook) -> None:
    for language in ("", "en", "ko"):
        seen = view(full, "partner", language)
        for item in (seen.settings, *seen.items()):
            for shape in walk.shapes(item):
                for name in type(shape).model_fields:
                    assert HIDDEN not in repr(getattr(shape, name)).lower(), f"{type(shape).__name__}.{name}"
        assert seen.settings.tool_types == {}


def test_nothing_hidden_is_on_any_page(full: Playbook, root: Path, tmp_path: Path) -> None:
    write(full, root, tmp_path / "all")
    assert any(HIDDEN in path.name for path in (tmp_path / "all").rglob("*"))
    write(full, root, tmp_path / "partner", "partner")
    files = [path for path in (tmp_path / "partner").rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".md"]
    assert len(pages) > 40
    assert sum(OPEN in path.read_text("utf-8") for path in pages) > 0.5 * len(pages)
    for path in files:
        assert HIDDEN not in path.relative_to(tmp_path).as_posix()
        assert HIDDEN.encode() not in path.read_bytes().lower(), path
    assert {path.name for path in files if path.suffix == ".pdf"} == {f"{SEEN}.pdf"}


def test_who_sees_everything_loses_nothing(full: Playbook) -> None:
    assert view(full) is full
    assert view(full, "employee") is full
    assert [item.key for item in view(full, "employee", "ko").items()] == [item.key for item in full.items()]


def test_a_text_is_in_the_reader_s_language_everywhere(tmp_path: Path) -> None:
    both = {"en": "English", "ko": "한국어"}
    write_full_playbook(tmp_path, lambda kind, name: "x" if kind is str else both, plain_text("y"))
    loaded, _ = load_and_check(tmp_path, TODAY)
    assert loaded.playbook
    own = view(loaded.playbook, "partner", "ko")
    for item in (own.settings, *own.items()):
        for shape in walk.shapes(item):
            values = (getattr(shape, name) for name in type(shape).model_fields)
            assert "English" not in [str(value) for value in values]


def test_an_audience_nobody_declared_is_an_error(full: Playbook) -> None:
    with pytest.raises(ValueError, match="unknown audience 'nobody'"):
        view(full, "nobody")


def test_a_playbook_hidden_as_a_whole_lends_its_title_alone(tmp_path: Path) -> None:
    copy = shutil.copytree(PLAYBOOKS / "good" / "audiences", tmp_path / "playbook")
    file = copy / "playbook.yml"
    text = file.read_text("utf-8").replace("visible_to: [partner]\n", "at_a_glance: [Secret]\n")
    file.write_text(text, "utf-8")
    loaded, report = load_and_check(copy, TODAY)
    assert loaded.playbook
    assert not report.errors
    seen = view(loaded.playbook, "partner")
    assert seen.settings.title == "Small playbook"
    assert (seen.settings.summary, seen.settings.at_a_glance, seen.processes) == ("", (), ())
    write(loaded.playbook, copy, tmp_path / "out", "partner")
    assert not re.search("Secret|One process", (tmp_path / "out" / "docs" / "index.md").read_text("utf-8"))


def test_a_bare_name_means_the_process_it_stands_in(tmp_path: Path) -> None:
    """Where both processes have a phase of a name and one is hidden, nothing leads to the other one's."""
    write_full_playbook(tmp_path, plain_text(OPEN), plain_text(SECRET))
    loaded, _ = load_and_check(tmp_path, TODAY)
    assert loaded.playbook
    seen = view(loaded.playbook, "partner")
    (stage,) = seen.stages
    assert stage.phases == ("seen-phase",)
    assert seen.processes[0].phases == ("seen-phase",)
    assert seen.settings.processes == seen.processes


FILES = {
    "employee": {"battlecard.txt", "deck.txt", "form.txt", "map.svg", "numbers.txt"},
    "partner": {"deck.txt", "form.txt", "map.svg"},
}
"""Who gets which files: those that a tool or text of theirs leads to."""

LOOSE = {"employee": {"loose.svg"}, "partner": set()}
"""Pictures to which nothing leads: the engine publishes them for who sees everything, since a style may name them."""


@pytest.mark.parametrize("audience", FILES)
def test_an_audience_gets_the_files_that_its_pages_lead_to(tmp_path: Path, audience: str) -> None:
    folder = PLAYBOOKS / "good" / "files"
    assert here("write", tmp_path / "written", folder, "--audience", audience).returncode == 0
    assert here("build", folder, "--site", tmp_path / "built", "--audience", audience).returncode == 0
    found = [{path.name for path in (tmp_path / way / "files").iterdir()} for way in ("written/docs", "built")]
    assert found == [FILES[audience], FILES[audience] | LOOSE[audience]]


def test_kinds_of_worksheets_are_for_all_as_long_as_they_hold_no_words_of_ours() -> None:
    loaded, report = load_and_check(PLAYBOOKS / "good" / "worksheet-audiences", TODAY)
    assert loaded.playbook
    assert not report.problems
    seen = {audience: list(view(loaded.playbook, audience).worksheets) for audience in ("employee", "partner")}
    assert seen["partner"] == ["full-review", "light-review", "portfolio", "exercise"]
    assert set(seen["employee"]) - set(seen["partner"]) == {"close-plan", "process-design", "handover"}
