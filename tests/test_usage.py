"""Used in: every reference to a tool counts, in whatever field or text it stands, and says what the part says."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS
from stagebook.model import Playbook, walk
from stagebook.model.load import load
from stagebook.schema import knowledge
from stagebook.schema import process as process_schema
from stagebook.schema.base import Item, Named
from stagebook.schema.ids import ToolRef
from stagebook.schema.registry import REGISTRY, Registry
from stagebook.schema.text import RichText
from stagebook.views import view


class Keepsake(Named):
    """A part that no shape of Stagebook has."""

    text: RichText
    """What the buyer keeps."""
    note: RichText | None = None
    """What else there is to say."""
    tool: ToolRef
    """The tool that makes it."""


class Case(knowledge.Case):
    """A case with a new field."""

    keepsakes: tuple[Keepsake, ...] = ()
    """What the buyer kept."""


class Stage(process_schema.Stage):
    """A stage with a new field."""

    rehearsed_with: dict[str, tuple[ToolRef, ...]] = {}  # noqa: RUF012 - a field of a frozen shape
    """Tools by the person with whom they are tried."""


def registry(**shapes: type[Item]) -> Registry:
    """The kinds of Stagebook, some with another shape."""
    return REGISTRY.with_kinds(*(replace(REGISTRY[name], shape=shape) for name, shape in shapes.items()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The smallest playbook, with a second tool that nothing uses."""
    copy = shutil.copytree(PLAYBOOKS / "good" / "minimal", tmp_path / "playbook")
    spare = "spare: {title: Spare, type: deck, summary: Slides., owner: Sales Ops}\n"
    (copy / "tools.yml").write_text((copy / "tools.yml").read_text("utf-8").rstrip() + "\n" + spare, "utf-8")
    return copy


def loaded(folder: Path, kinds: Registry = REGISTRY) -> Playbook:
    """The playbook of a folder, without problems."""
    found = load(folder, kinds)
    assert [f"{each.span}: {each.message}" for each in found.report.problems] == []
    assert found.playbook
    return found.playbook


def uses(playbook: Playbook, tool: str = "spare") -> list[tuple[str, str | None]]:
    """Where a tool is used, with what is said there."""
    return [(f"{each.item.kind}:{each.item.id}", each.how) for each in playbook.used_in(playbook.tools[tool])]


def add(folder: Path, file: str, text: str) -> None:
    """Write more into a file of the playbook, or a new one."""
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8").rstrip() + "\n" if path.exists() else "") + text, "utf-8")


def test_a_new_field_of_a_new_part_counts(folder: Path) -> None:
    add(
        folder,
        "cases.yml",
        "won: {title: Won, summary: They won., keepsakes: [{id: mug, text: A mug., tool: spare}]}\n",
    )
    assert uses(loaded(folder, registry(case=Case))) == [("case:won", "A mug.")]


def test_a_new_field_of_a_stage_counts(folder: Path) -> None:
    add(folder, "stages.yml", "  rehearsed_with: {manager: [spare]}\n")
    stage = loaded(folder, registry(stage=Stage)).stages[0]
    (held,) = (held for held in walk.visit(stage) if held.value == "spare")
    assert held.way == ("rehearsed_with", "manager", 0)
    assert (held.span.file, held.span.line, held.span.column) == ("stages.yml", 10, 30)
    assert uses(loaded(folder, registry(stage=Stage))) == [("stage:first", "To find out what the buyer wants.")]


GUIDE = "---\ntitle: Start\n---\n\nBring the [[tool:spare]], then again the [[tool:spare|slides]].\n"


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("guides/start.md", GUIDE, ("guide:start", None)),
        ("playbook.yml", "at_a_glance: ['Bring [[tool:spare]].']\n", ("playbook:playbook", None)),
        ("terms.yml", "mug: {title: Mug, definition: 'See [[tool:spare]].'}\n", ("term:mug", None)),
        ("stages.yml", "  if_skipped: 'No [[tool:spare]].'\n", ("stage:first", None)),
        ("stages.yml", "  warnings: [{id: w, text: Silence., meaning: x, move: 'Send [[tool:spare]].'}]\n",
         ("stage:first", "Silence.")),
        ("stages.yml", "  channels: [{id: c, title: Mail, text: Short., tools: [spare]}]\n", ("stage:first", "Short.")),
        ("modules.yml", "m: {title: M, summary: Learn it., tool: spare}\n", ("module:m", "Learn it.")),
    ],
)  # fmt: skip
def test_links_in_texts_and_references_in_parts_count(
    folder: Path, file: str, text: str, found: tuple[str, str | None]
) -> None:
    add(folder, file, text)
    assert uses(loaded(folder)) == [found]


def test_an_item_stands_there_once_by_what_says_most(folder: Path) -> None:
    add(folder, "stages.yml", "    - {tool: spare, how: Show page 2.}\n")
    add(folder, "stages.yml", "  if_skipped: 'No [[tool:spare]].'\n")
    add(folder, "stages.yml", "  channels: [{id: c, title: Mail, text: Short., tools: [spare]}]\n")
    assert uses(loaded(folder)) == [("stage:first", "Show page 2.")]


def test_code_an_unknown_kind_and_what_has_another_name_are_no_use(folder: Path) -> None:
    add(folder, "terms.yml", "mug: {title: Mug, definition: 'Write `[[tool:spare]]` or [[gadget:spare]].'}\n")
    add(folder, "tools.yml", "made: {title: Made, type: deck, summary: x, owner: y, made_from: [spare]}\n")
    playbook = loaded(folder)
    assert uses(playbook) == []
    assert [each.id for each in playbook.made_into(playbook.tools["spare"])] == ["made"]


def test_a_text_counts_in_its_language_alone(folder: Path) -> None:
    add(folder, "playbook.yml", "languages: [en, ko]\n")
    add(folder, "terms.yml", "mug: {title: Mug, definition: {en: A mug., ko: '[[tool:spare]]'}}\n")
    playbook = loaded(folder)
    assert uses(playbook) == [("term:mug", None)]
    assert uses(view(playbook, "", "ko")) == [("term:mug", None)]
    assert uses(view(playbook, "", "en")) == []


def test_a_copy_of_an_item_is_walked_anew() -> None:
    """What an item holds is kept with it; a view copies items with other texts, or with fewer parts."""
    keepsake = Keepsake.model_validate({"id": "model", "text": "Their model.", "note": "Ours.", "tool": "calculator"})
    assert [str(text) for text in walk.texts(keepsake)] == ["Their model.", "Ours."]
    assert [str(text) for text in walk.texts(keepsake)] == ["Their model.", "Ours."]
    assert [str(text) for text in walk.texts(keepsake.model_copy(update={"note": None}))] == ["Their model."]
    assert [str(text) for text in walk.texts(keepsake)] == ["Their model.", "Ours."]
