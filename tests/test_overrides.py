"""A site replaces one section or one macro, and every page that shows it follows, the print page too."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Template

from playbooks_on_disk import edition_of
from sites import PLAYBOOK, ROOT
from stagebook.checks import load_and_check
from stagebook.model.load import load
from stagebook.resources import templates
from stagebook.site.edition import Edition, edition
from stagebook.templating.environment import environment
from stagebook.templating.names import COMPONENTS, NAMES

SMALL = ROOT / "tests" / "playbooks" / "good" / "small"

Site = Callable[..., Edition]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The small playbook's pages with the templates that are given, by name."""

    def made(**templates: str) -> Edition:
        folder = tmp_path / "playbook"
        shutil.copytree(SMALL, folder)
        for name, text in templates.items():
            path = folder / "templates" / f"{name.replace('__', '/')}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        playbook = load(folder).playbook
        assert playbook is not None
        return edition(playbook, folder)

    return made


def html(shown: Edition, kind: str) -> str:
    """The first page of a kind."""
    return shown.renderer.body(next(page for page in shown.site.pages if page.kind == kind)).html()


SECTION = """{% extends "stagebook/pages/stage.html" %}
{% block tools %}{{ heading(2, "ours", "Our tools") }}<p>{{ item.tools | length }} of them</p>{% endblock %}
"""


def test_a_replaced_section_is_replaced_on_the_print_page(site: Site) -> None:
    shown = site(pages__stage=SECTION)
    assert '<h2 id="ours">Our tools' in html(shown, "stage")
    printed = html(shown, "print")
    stages = shown.site.playbook.stages
    for stage in stages:
        assert f'<h3 id="stage-{stage.process}-{stage.id}-ours">Our tools' in printed
    assert "Tools to use in this stage" not in printed
    # A stage's own page is set in two columns; beside others it is not.
    assert 'class="sb-stage-head"' in html(shown, "stage") and 'class="sb-stage-head"' not in printed
    assert 'class="sb-rail"' not in printed and 'class="sb-next"' not in printed


MACRO = """{% macro criteria(items, prefix="") %}
<ol class="ours">{% for each in items %}<li id="{{ prefix }}{{ each.id }}">{{ rich(each.text) }}</li>{% endfor %}</ol>
{% endmacro %}
"""


def test_a_macro_file_holds_only_what_it_replaces(site: Site) -> None:
    shown = site(components__lists=MACRO)
    for kind in ("stage", "print"):
        assert '<ol class="ours">' in html(shown, kind)
        assert 'class="sb-criteria"' not in html(shown, kind)
    # The other macros of the file are the built-in ones.
    assert "full-review/" in html(shown, "stage")


def test_a_macro_that_macros_use_is_replaced_there_too(site: Site) -> None:
    shown = site(components__map='{% macro step(stage) %}<b class="ours">{{ t(stage.title) }}</b>{% endmacro %}')
    for kind in ("process", "print", "home"):
        assert '<b class="ours">' in html(shown, kind)
        assert 'class="sb-step"' not in html(shown, kind)


def test_a_replaced_macro_can_use_the_original(site: Site) -> None:
    shown = site(
        components__marks='{% import "stagebook/components/marks.html" as original with context %}'
        '{% macro verifier(who, short=false) %}<i class="ours">{{ original.verifier(who, short) }}</i>{% endmacro %}'
    )
    assert '<i class="ours"><span class="sb-ver sb-ver--buyer">' in html(shown, "stage")


def test_pages_that_import_a_macro_file_get_what_it_leaves_out(site: Site) -> None:
    shown = site(
        components__lists=MACRO,
        pages__stage='{% extends "stagebook/pages/stage.html" %}'
        '{% import "components/lists.html" as mine with context %}'
        "{% block exit %}{{ mine.criteria(item.exit_criteria) }}{{ mine.activities(()) }}{% endblock %}",
    )
    assert '<ol class="ours">' in html(shown, "stage")
    assert html(shown, "stage").count('<ol class="sb-activities') == 1


def test_ids_stand_once_on_the_print_page(site: Site) -> None:
    """Also where an override of the stage page knows nothing of prefixes."""
    shown = site(
        pages__stage='{% extends "stagebook/pages/stage.html" %}'
        "{% block exit %}{{ heading(2, 'exit', 'Exit') }}{{ lists.criteria(item.exit_criteria) }}{% endblock %}"
    )
    ids = re.findall(r' id="([^"]+)"', html(shown, "print"))
    assert len(ids) == len(set(ids))


def test_templates_get_the_names_that_the_manual_lists(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = site()
    given: list[set[str]] = []
    stage = environment(None).get_template("pages/stage.html")

    def render(template: Template, names: dict[str, object]) -> str:
        given.append(set(names) - set(stage.environment.globals))
        return ""

    monkeypatch.setattr(type(stage), "render", render)
    html(shown, "stage")
    assert given == [{*NAMES, *COMPONENTS}]


def test_copies_of_all_templates_hold_no_mistake(tmp_path: Path) -> None:
    """So that what `check` refuses is refused for a reason: the built-in templates pass it."""
    folder = tmp_path / "playbook"
    shutil.copytree(SMALL, folder)
    for part in ("pages", "components", "sheets"):
        shutil.copytree(templates() / part, folder / "templates" / part)
    assert load_and_check(folder)[1].problems == ()


def test_every_macro_file_is_known() -> None:
    assert {path.stem for path in (templates() / "components").glob("*.html")} == set(COMPONENTS)


def test_lines_of_templates_can_be_read() -> None:
    paths = [path for part in ("pages", "components") for path in (templates() / part).glob("*.html")]
    lines = [(path.name, line) for path in paths for line in path.read_text("utf-8").split("\n")]
    long = {name: line for name, line in lines if len(line) >= 160}
    assert long == {}


def test_what_a_block_of_a_loop_sees_is_known(site: Site) -> None:
    shown = site(
        pages__milestones='{% extends "stagebook/pages/milestones.html" %}'
        "{% block entry %}<b>{{ each.id }}</b>{% endblock %}",
    )
    assert "<b>" in html(shown, "milestones")


def test_marks_in_a_line_stand_apart() -> None:
    """Jinja drops the line end after a tag; a blank before the tag keeps the words apart."""
    page = html(edition_of(PLAYBOOK, "en"), "stage")
    assert re.search(r'class="sb-use__type">[^<]+</span>\s+<span class="sb-badge', page)
    assert re.search(r'class="sb-kind__name">[^<]+</span>\s', page)
