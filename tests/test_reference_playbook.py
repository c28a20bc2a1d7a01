"""The reference playbook is good, and nothing in it can be misspelt without `check` naming the very place."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from playbooks_on_disk import TODAY
from stagebook.checks import load_and_check
from stagebook.cli.main import main
from stagebook.model import Playbook, Stage, Tool, walk
from stagebook.problems.diagnostics import Span
from stagebook.prose.links import find_links
from stagebook.reading.yaml import read_text
from stagebook.schema.base import Item
from stagebook.schema.ids import TouchpointRef
from stagebook.schema.text import RichText

PLAYBOOK = Path(__file__).resolve().parent.parent / "playbook"


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The reference playbook, loaded once. Read only."""
    loaded, report = load_and_check(PLAYBOOK, TODAY)
    assert loaded.playbook
    assert report.errors == ()
    return loaded.playbook


def test_check_prints_a_count_line() -> None:
    done = CliRunner().invoke(main, ["check", str(PLAYBOOK)])
    assert done.exit_code == 0, done.output
    (line,) = done.output.splitlines()
    assert re.match(r"1 process, 3 phases, 7 stages, \d+ exit criteria, \d+ tools \(\d+ with no file yet\), ", line)
    assert re.search(r"; 0 errors, 0 warnings; \d problems accepted$", line)


def test_every_stage_links_to_tools_and_exit_criteria(playbook: Playbook) -> None:
    assert len(playbook.stages) == 7
    for stage in playbook.stages:
        assert stage.tools, stage.id
        assert stage.exit_criteria, stage.id
        assert all(use.tool in playbook.tools for use in stage.tools), stage.id


@pytest.mark.parametrize("stage", [path.stem for path in sorted((PLAYBOOK / "stages").glob("*.yml"))])
def test_a_stage_without_them_is_refused(tmp_path: Path, stage: str) -> None:
    copy = shutil.copytree(PLAYBOOK, tmp_path / "playbook")
    file = copy / "stages" / f"{stage}.yml"
    text = file.read_text("utf-8")
    for field in ("tools", "exit_criteria"):
        assert f"\n{field}:\n" in text
        text = re.sub(rf"(?ms)^{field}:\n(?:[ -].*?\n|\n)*(?=^\w|\Z)", f"{field}: []\n", text)
    file.write_text(text, "utf-8")
    found = [each for each in load_and_check(copy, TODAY)[1].errors if each.code.startswith("no-")]
    assert sorted(each.code for each in found) == ["no-exit-criterion", "no-tool"]
    lines = [each.span.line for each in found]
    assert {text.split("\n")[line - 1] for line in lines} == {"tools: []", "exit_criteria: []"}
    assert {each.span.file for each in found} == {f"stages/{stage}.yml"}


# --- every reference ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reference:
    """A name that stands somewhere in the playbook, where it stands, and where the mistake is to be shown."""

    name: str
    at: Span
    shown: Span


def references(playbook: Playbook) -> Iterator[Reference]:
    """Everything that names something else, found in the loaded model rather than by looking for patterns."""
    for process in playbook.processes:
        for listed in (*process.phases, *process.stages):
            yield Reference(listed, listed.span, listed.span)
        for variant in process.variants:
            for kept in variant.stages:
                yield Reference(kept.stage, kept.stage.span, kept.stage.span)
    for item in (playbook.settings, *(each for each in playbook.items() if each.file)):
        names = [*walk.refs(item)] if item is not playbook.settings else []
        for shape in walk.shapes(item):
            values = [getattr(shape, field) for field in type(shape).model_fields]
            names += [value for value in values if isinstance(value, TouchpointRef)]
            if isinstance(shape, Item) and shape.visible_to:
                names += shape.visible_to
        if isinstance(item, Tool):
            names.append(item.type)
        if isinstance(item, Stage):
            names += item.gate.criteria if item.gate else ()
            names += [name for risk in item.risks for name in risk.lowered_by]
        for name in names:
            yield Reference(name, name.span, name.span)
        for text in walk.texts(item):
            yield from links(text) if isinstance(text, RichText) else ()


@cache
def source(file: str) -> list[str]:
    """The lines of a file of the playbook."""
    return read_text(PLAYBOOK / file, file).split("\n")


def links(text: RichText) -> Iterator[Reference]:
    """The links of a text with the place of their `[[` and of the id in them, searched by hand in the file."""
    lines = source(text.span.file)
    line, column = text.span.line, text.span.column - 1
    for link in find_links(text):
        if link.is_vendor:
            continue
        opening = f"[[{link.kind}:{link.target}"
        while (at := lines[line - 1].find(opening, column)) < 0:
            line, column = line + 1, 0
        column = at + 1
        start = at + len(f"[[{link.kind}:") + 1
        name = Span(text.span.file, line, start, start + len(link.target))
        yield Reference(link.target, name, Span(text.span.file, line, at + 1, at + 2))


def misspelt(name: str) -> str:
    """A name that nothing has, near the one that was meant."""
    return f"{name}-x"


TURNS = 8
"""Checking all takes as long whether one reference is broken or many, and was nearly all of the time."""


def turns_of(found: list[Reference]) -> list[list[Reference]]:
    """The references of a file in about eight turns, no two of a turn on one line."""
    turns: list[list[Reference]] = []
    for each in found:
        free = (turn for turn in turns if each.at.line not in {other.at.line for other in turn})
        fewest = min(free, key=len, default=None) if len(turns) >= TURNS else None
        if fewest is None:
            turns.append([each])
        else:
            fewest.append(each)
    return turns


def test_breaking_any_reference_names_its_place(playbook: Playbook, tmp_path: Path) -> None:
    """Each reference is broken once in its file, with others, and exactly the broken places are named."""
    by_file: dict[str, list[Reference]] = {}
    for each in dict.fromkeys(references(playbook)):
        by_file.setdefault(each.at.file, []).append(each)
    assert sum(map(len, by_file.values())) > 500
    assert len(by_file) > 45

    copy = shutil.copytree(PLAYBOOK, tmp_path / "playbook")
    files = {file: turns_of(found) for file, found in by_file.items()}
    for turn in range(max(map(len, files.values()))):
        broken = [each for turns in files.values() if turn < len(turns) for each in turns[turn]]
        changed: dict[str, list[str]] = {}
        for each in broken:
            lines = changed.setdefault(each.at.file, list(source(each.at.file)))
            line = lines[each.at.line - 1]
            start, end = each.at.column - 1, each.at.end_column - 1
            assert line[start:end].strip("'\"") == each.name, each
            lines[each.at.line - 1] = line[:start] + misspelt(each.name) + line[end:]
        for file, lines in changed.items():
            (copy / file).write_text("\n".join(lines), "utf-8")
        report = load_and_check(copy, TODAY)[1]
        named = sorted(str(problem.span) for problem in report.errors)
        assert named == sorted(str(each.shown) for each in broken), f"turn {turn}"
        assert not report.warnings
        for file in changed:
            (copy / file).write_bytes((PLAYBOOK / file).read_bytes())


def test_a_broken_reference_ends_the_command_with_1(playbook: Playbook, tmp_path: Path) -> None:
    first = next(references(playbook))
    copy = shutil.copytree(PLAYBOOK, tmp_path / "playbook")
    file = copy / first.at.file
    file.write_text(file.read_text("utf-8").replace(first.name, misspelt(first.name), 1), "utf-8")
    done = CliRunner().invoke(main, ["check", str(copy)])
    assert done.exit_code == 1


def test_pages_written_by_hand_hold_references_too(playbook: Playbook) -> None:
    files = {each.at.file for each in references(playbook)}
    guides = {guide.file for guide in playbook.guides.values()}
    assert guides
    assert guides <= files
    assert "stages/goals-confirmed.ko.md" in files
