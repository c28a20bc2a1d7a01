"""Playbooks and overrides of earlier versions: they build, what is old in them is named, and `migrate` mends it.

`playbooks/upgrade-0.1` was built with 0.1 and is not to be changed.
"""

import datetime
import io
import re
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from playbooks_on_disk import PLAYBOOKS
from sites import ROOT, here
from stagebook.checks import load_and_check
from stagebook.model import Process, Usage
from stagebook.model.version import wrong_version
from stagebook.outputs.markdown_files import write
from stagebook.problems.formats import text_report
from stagebook.reading.yaml import parse_yaml
from stagebook.renames import RENAMES, Rename
from stagebook.schema import base, library
from stagebook.schema import process as process_schema
from stagebook.sheets.form import Sheet
from stagebook.templating.old_names import old_names, with_new_names

OLD = PLAYBOOKS / "upgrade-0.1"
DAY = datetime.date(2026, 11, 22)

OVERRIDES = {
    "a block of a page": ("tools/deck/index.html", "Ask your manager about Deck."),
    "a whole page": ("sales/stages/talk/index.html", "Acme: 1 to confirm."),
    "another whole page": ("milestones/index.html", "Acme counts back from go-live."),
    "a file of macros": ("sales/stages/talk/index.html", "Acme has no file yet"),
    "a block of a sheet": ("sales/stages/talk/full-review/index.html", "Acme reads the buyer's own words."),
    "a partial of the theme": ("index.html", '<p class="acme-copyright">'),
    "a style sheet": ("index.html", "styles/acme.css"),
    "a script": ("index.html", "scripts/acme.js"),
    "a field under its old name": ("sales/stages/talk/index.html", "We propose what nobody asked for."),
    "the other language": ("ko/sales/stages/talk/index.html", "아무도 원하지 않은 것을 제안합니다."),
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The playbook of 0.1, to be changed."""
    return Path(shutil.copytree(OLD, tmp_path / "old"))


def test_only_what_was_renamed_is_reported() -> None:
    loaded, report = load_and_check(OLD / "playbook", DAY)
    assert text_report(report, loaded.lines, all_of_them=True) + "\n" == (OLD / "expected.txt").read_text("utf-8")
    assert {each.code for each in report.problems} == {"renamed"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that today's code builds from it, mkdocs.yml and all."""
    folder = tmp_path_factory.mktemp("upgrade")
    shutil.copytree(OLD, folder / "old")
    done = here("build", folder / "old" / "playbook", "--site", folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.mark.parametrize("what", OVERRIDES)
def test_every_sort_of_override_still_works(site: Path, what: str) -> None:
    page, words = OVERRIDES[what]
    assert words in (site / page).read_text("utf-8")


def test_a_sheet_drawn_by_typst_still_works(old: Path) -> None:
    pytest.importorskip("typst")
    done = here("worksheets", old / "playbook", "--stage", "talk", "-o", old / "w.pdf")
    assert done.returncode == 0, done.stderr
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO((old / "w.pdf").read_bytes())).pages)
    assert "Acme reads the words." in text


# --- migrate --------------------------------------------------------------------------------------------------------


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, byte for byte."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_migrate_shows_the_change_and_writes_nothing(old: Path) -> None:
    before = files(old)
    done = here("migrate", old / "playbook")
    assert done.returncode == 1
    assert "-  anchor: true\n+  go_live: true\n" in done.stdout
    assert "-  'without_it':   {en" in done.stdout
    assert "+  'if_skipped':   {en" in done.stdout
    assert "7 names in 4 files" in done.stdout
    assert "nothing was written: add --write" in done.stdout
    assert files(old) == before


def test_migrate_changes_the_names_and_not_a_byte_more(old: Path, tmp_path: Path) -> None:
    stages = old / "playbook" / "stages.yml"
    stages.write_bytes(b"\xef\xbb\xbf" + stages.read_bytes().replace(b"\n", b"\r\n"))
    before = files(old)
    pages = written(old, tmp_path / "before")
    stages.chmod(0o640)
    assert here("migrate", old / "playbook", "--write").returncode == 0
    assert stages.stat().st_mode & 0o777 == 0o640
    expected = {
        name: content.replace(b"without_it", b"if_skipped").replace(b"w.if_skipped", b"w.without_it")
        for name, content in before.items()
        if name != "expected.txt"
    }
    for name in ("playbook/milestones.yml", "playbook/templates/pages/milestones.html"):
        expected[name] = before[name].replace(b"  anchor:", b"  go_live:").replace(b"each.anchor", b"each.go_live")
        expected[name] = expected[name].replace(b"tools.place_name(", b"tools.item_name(")
    after = files(old)
    assert {name: after[name] for name in expected} == expected
    assert written(old, tmp_path / "after") == pages
    assert load_and_check(old / "playbook", DAY)[1].problems == ()
    done = here("migrate", old / "playbook")
    assert (done.returncode, done.stdout) == (0, "nothing to change\n")


def written(old: Path, target: Path) -> dict[str, bytes]:
    """The pages of a playbook."""
    playbook = load_and_check(old / "playbook", DAY)[0].playbook
    assert playbook is not None
    write(playbook, old / "playbook", target)
    return files(target)


def test_migrate_names_what_it_could_not_read(old: Path) -> None:
    (old / "playbook" / "tools.yml").write_text("deck: {title: [\n", "utf-8")
    done = here("migrate", old / "playbook", "--write")
    assert done.returncode == 1
    assert "tools.yml:1:" in done.stderr
    assert "7 names in 4 files" in done.stdout
    assert "go_live: true" in (old / "playbook" / "milestones.yml").read_text("utf-8")


def test_migrate_reads_a_playbook_that_asks_for_another_version(old: Path) -> None:
    settings = old / "playbook" / "playbook.yml"
    settings.write_text(settings.read_text("utf-8") + "requires: stagebook < 0.2\n", "utf-8")
    assert "[wrong-version]" in here("check", old / "playbook").stdout
    assert "7 names in 4 files" in here("migrate", old / "playbook").stdout


# --- names in templates ---------------------------------------------------------------------------------------------

CHANGED = (
    Rename("block", "pages/stage.html", "exit", "exit_criteria", "0.3"),
    Rename("macro", "components/lists.html", "criteria", "criterion_list", "0.3"),
    Rename("field", "Milestone", "anchor", "go_live", "0.2"),
    Rename("attribute", "usage", "place", "item", "0.2"),
    Rename("value", "Tendency.likelihood", "certain", "always", "0.2"),
)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("pages/stage.html", "{% block exit %}", "{% block exit_criteria %}"),
        ("pages/stage.html", "{%- endblock exit -%}", "{%- endblock exit_criteria -%}"),
        ("pages/stage.html", "{{ self.exit() }}", "{{ self.exit_criteria() }}"),
        ("pages/stage.html", "{% block exits %}", "{% block exits %}"),
        ("pages/tool.html", "{% block exit %}", "{% block exit %}"),
        ("components/lists.html", "{% macro criteria(x) %}", "{% macro criterion_list(x) %}"),
        ("components/tools.html", "{% macro criteria(x) %}", "{% macro criteria(x) %}"),
        ("pages/a.html", "{{ lists.criteria(x) }}", "{{ lists.criterion_list(x) }}"),
        ("pages/a.html", "{{ mine.criteria(x) }}", "{{ mine.criteria(x) }}"),
        ("pages/a.html", "{{ each.anchor }} {{ a.b.anchor }}", "{{ each.go_live }} {{ a.b.go_live }}"),
        ("pages/a.html", "{{ w.anchor }} {{ anchor }}", "{{ w.anchor }} {{ anchor }}"),
        ("pages/a.html", "{{ m | selectattr('anchor') }}", "{{ m | selectattr('go_live') }}"),
        ("pages/a.html", '{{ m | sort(attribute="anchor") }} anchor', '{{ m | sort(attribute="go_live") }} anchor'),
        ("pages/a.html", "{% if a.likelihood == 'certain' %}", "{% if a.likelihood == 'always' %}"),
        ("pages/a.html", "{% if a.kind == 'certain' %}", "{% if a.kind == 'certain' %}"),
        ("pages/a.html", "{{ usage.place.id }} {{ usage.places }}", "{{ usage.item.id }} {{ usage.places }}"),
        ("pages/a.html", "{{ each.place }} {{ our.usage.place }}", "{{ each.place }} {{ our.usage.place }}"),
    ],
)
def test_an_old_name_in_a_template_is_read_as_the_new_one(path: str, before: str, after: str) -> None:
    assert with_new_names(before, path, CHANGED) == after
    assert old_names(after, path, CHANGED) == []


def test_every_new_name_exists_and_old_ones_only_where_templates_may_reach_them_otherwise() -> None:
    shapes: dict[str, type[base.Shape]] = {
        "Stage": process_schema.Stage,
        "Milestone": library.Milestone,
        "Tendency": base.Tendency,
    }
    classes: dict[str, type] = {"process": Process, "usage": Usage, "ws": Sheet}
    for each in RENAMES:
        if each.kind == "field":
            assert each.new in shapes[each.owner].model_fields
            assert each.old not in shapes[each.owner].model_fields
        elif each.kind == "value":
            shape, _, field = each.owner.partition(".")
            words = str(shapes[shape].model_fields[field].annotation)
            assert f"'{each.new}'" in words
            assert f"'{each.old}'" not in words
        elif each.kind == "attribute":
            # As `each.place` it can't be told from others, so the old name stays for a release.
            assert each.new in {*dir(classes[each.owner]), *classes[each.owner].__annotations__}
            assert isinstance(getattr(classes[each.owner], each.old), property)
        else:
            template = (ROOT / "templates" / each.owner).read_text("utf-8")
            assert f"{each.kind} {each.new}" in template
            assert f"{each.kind} {each.old}" not in template


def test_the_manual_lists_what_was_renamed() -> None:
    rows = re.findall(
        r"^\| (\S+) \| .+ \| `(\w+)` \| `(\w+)` \|$", (ROOT / "docs" / "upgrading.md").read_text("utf-8"), re.M
    )
    assert rows == [(each.since, each.old, each.new) for each in RENAMES]


# --- requires -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "version", "hint"),
    [
        ("stagebook >= 0.3", "0.2.0", 'pip install --upgrade "stagebook>=0.3"'),
        ("stagebook > 0.2.0", "0.2.0", "update Stagebook"),
        ("stagebook ~= 1.2", "0.2.0", "update Stagebook"),
        ("stagebook == 0.3.*", "0.2.0", "update Stagebook"),
        ("stagebook < 0.2", "0.2.0", "stagebook migrate"),
        ("stagebook >= 0.1, < 0.2", "0.2.1", "stagebook migrate"),
        ("stagebook != 0.2.0", "0.2.0", "stagebook migrate"),
        ("Stagebook>=0.2", "0.2.0", None),
        ("stagebook >= 0.2, < 1", "0.9.5", None),
        ("stagebook >= 0.2", "0.3.0.dev1", None),
        ("nonsense", "0.2.0", None),  # its shape is refused elsewhere
    ],
)
def test_the_versions_asked_for(asked: str, version: str, hint: str | None) -> None:
    data, _ = parse_yaml(f"title: x\nrequires: {asked}\n", "playbook.yml")
    found = wrong_version(data, version)
    assert (found is None) == (hint is None)
    if found and hint:
        assert hint in found.hint
        assert found.message == f"the playbook asks for '{asked}', and this is Stagebook {version}"
        assert str(found.span) == "playbook.yml:2:11"


def test_under_another_version_nothing_else_is_reported(old: Path) -> None:
    settings = old / "playbook" / "playbook.yml"
    settings.write_text(settings.read_text("utf-8") + "requires: stagebook >= 99\nwhatever: 1\n", "utf-8")
    for command in (("check", old / "playbook"), ("build", old / "playbook", "--site", old / "site")):
        done = here(*command)
        assert done.returncode == 1
        assert "1 error, 0 warnings" in done.stdout + done.stderr
        assert "asks for 'stagebook >= 99'" in done.stdout + done.stderr
    assert not (old / "site").exists()
