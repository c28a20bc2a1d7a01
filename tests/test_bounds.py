"""What a file may ask of whoever checks it is bounded by counts: values, mistakes, suggestions, templates."""

import shutil
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS, TODAY
from stagebook.checks import load_and_check
from stagebook.checks.context import MAX_SUGGESTIONS
from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic
from stagebook.reading.syntax import MAX_VALUES
from stagebook.templating.template_source import MAX_TOKENS


@pytest.fixture
def playbook(tmp_path: Path) -> Path:
    """A small playbook without errors."""
    return Path(shutil.copytree(PLAYBOOKS / "good" / "minimal", tmp_path / "playbook"))


def errors(folder: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with it."""
    return load_and_check(folder, TODAY)[1].errors


def test_a_file_holds_so_many_values_and_no_more(playbook: Path) -> None:
    path = playbook / "terms.yml"
    path.write_text("a: [" + "b, " * (MAX_VALUES - 2) + "]\n", "utf-8")
    assert "more than" not in errors(playbook)[0].message
    path.write_text("a: [" + "b, " * MAX_VALUES + "]\n", "utf-8")
    (found,) = errors(playbook)
    assert (found.code, found.message) == ("yaml-refused", "there are more than 20,000 values in this file")
    assert found.hint == "split it into a folder of files, one per item"


def test_after_fifty_broken_items_the_rest_of_a_file_is_not_read_and_still_known(playbook: Path) -> None:
    tools = (playbook / "tools.yml").read_text("utf-8")
    broken = "".join(f"broken-{n}: {{title: A, type: deck}}\n" for n in range(80))
    (playbook / "tools.yml").write_text(tools + broken, "utf-8")
    stages = playbook / "stages.yml"
    stages.write_text(stages.read_text("utf-8") + "    - tool: broken-79\n", "utf-8")
    assert [each.code for each in errors(playbook)] == ["missing-field"] * MAX_PROBLEMS


def test_the_first_hundred_unknown_names_are_compared_with_the_known_ones(playbook: Path) -> None:
    stages = playbook / "stages.yml"
    uses = "".join(f"    - tool: dek{n}\n" for n in range(MAX_SUGGESTIONS + 20))
    stages.write_text(stages.read_text("utf-8") + uses, "utf-8")
    hints = [each.hint for each in errors(playbook) if each.code == "unknown-reference"]
    assert len(hints) == MAX_SUGGESTIONS + 20
    assert hints.count("did you mean 'deck'?") == MAX_SUGGESTIONS


def test_of_one_text_fifty_mistakes_are_shown(playbook: Path) -> None:
    tools = playbook / "tools.yml"
    text = " ".join(f"[[tool:x{n}]]" for n in range(80))
    tools.write_text(tools.read_text("utf-8").replace("Slides for the first call.", f'"{text}"'), "utf-8")
    assert len(errors(playbook)) == MAX_PROBLEMS


def test_what_is_too_intricate_is_not_converted(playbook: Path) -> None:
    tools = playbook / "tools.yml"
    text = "[[tool:nothing]] " * 2_100
    tools.write_text(tools.read_text("utf-8").replace("Slides for the first call.", f'"{text}"'), "utf-8")
    assert {each.code for each in errors(playbook)} == {"too-intricate"}


@pytest.mark.parametrize(
    ("links", "codes"), [(1, {"single-bracket", "accidental-heading"}), (2_100, {"too-intricate"})]
)
def test_what_is_too_intricate_is_searched_for_no_slips(playbook: Path, links: int, codes: set[str]) -> None:
    """Such a search took minutes for a line of a million hyphens."""
    tools = playbook / "tools.yml"
    text = r"[tool:deck]\n\na\n--\n\n" + "[[tool:deck]] " * links
    tools.write_text(tools.read_text("utf-8").replace("Slides for the first call.", f'"{text}"'), "utf-8")
    found = load_and_check(playbook, TODAY)[1].problems
    assert {each.code for each in found if each.span.file == "tools.yml"} == codes


@pytest.mark.parametrize(("field", "most"), [("languages", 40), ("audiences", 20)])
def test_a_playbook_has_so_many_languages_and_audiences(playbook: Path, field: str, most: int) -> None:
    settings = playbook / "playbook.yml"
    words = ", ".join(f"en-v{n}" if field == "languages" else f"team-{n}" for n in range(10, most + 11))
    settings.write_text(f"{field}: [{words}]\n" + settings.read_text("utf-8"), "utf-8")
    assert f"'{field}': there are more than {most}" in [each.message for each in errors(playbook)]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ a }}" * MAX_TOKENS, f"this template holds more than {MAX_TOKENS:,} names and signs"),
        ("{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}", "this template is nested too deep"),
        ("{% for a in b %}" * 30 + "{% endfor %}" * 30, "this template is nested too deep"),
        ("{{ " + "not " * 5_000 + "a }}", "this template is nested too deep"),
    ],
    ids=["long", "brackets", "loops", "words"],
)
def test_a_template_is_bounded_too(playbook: Path, template: str, message: str) -> None:
    path = playbook / "templates" / "pages" / "stage.html"
    path.parent.mkdir(parents=True)
    path.write_text(template, "utf-8")
    assert [each.message for each in errors(playbook) if each.code == "template-syntax"] == [message]


def test_nothing_of_a_template_is_worked_out_by_check(playbook: Path) -> None:
    """Jinja works out constants while it compiles; this one has 350 million digits."""
    path = playbook / "templates" / "pages" / "stage.html"
    path.parent.mkdir(parents=True)
    path.write_text("{{ (9 ** 9 ** 9) ~ 'x' * 99999999999 }}{% if 9 ** 9 ** 9 %}{% endif %}", "utf-8")
    assert errors(playbook) == ()


def test_of_one_template_fifty_unknown_names_are_shown(playbook: Path) -> None:
    path = playbook / "templates" / "pages" / "stage.html"
    path.parent.mkdir(parents=True)
    path.write_text("".join(f"{{{{ n{n} }}}}" for n in range(80)), "utf-8")
    assert [each.code for each in errors(playbook)] == ["unknown-name"] * MAX_PROBLEMS
