"""The manual says what the code does: fields exist, rules and fields pages are fresh."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from generate import PAGES, STYLES

from sites import ROOT
from stagebook.model.builtin import built_in
from stagebook.schema import base, headed, journey, knowledge, library, parts, selling
from stagebook.schema import playbook as authored
from stagebook.schema import process as process_schema
from stagebook.schema.descriptions import descriptions
from stagebook.schema.ids import Slug
from stagebook.schema.sheets import SheetBlock
from stagebook.sheets.build import BLOCKS, known_parts
from stagebook.words import words as words_of

SHAPES = {
    name: shape
    for module in (base, headed, journey, authored, process_schema, knowledge, library, parts, selling)
    for name, shape in vars(module).items()
    if isinstance(shape, type) and issubclass(shape, base.Shape)
}
COVERAGE = (ROOT / "docs" / "model-coverage.md").read_text(encoding="utf-8")

ALL_BLOCKS = {name for blocks in BLOCKS.values() for name in blocks}


def test_all_capabilities_are_listed_in_order() -> None:
    assert re.findall(r"^\| (CAP-\d\d) ", COVERAGE, re.MULTILINE) == [f"CAP-{number:02}" for number in range(1, 78)]


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([A-Z]\w+\.\w+)`", COVERAGE))))
def test_field_in_the_coverage_table_exists(name: str) -> None:
    shape, field = name.split(".")
    assert field in SHAPES[shape].model_fields


def test_every_field_is_used_by_a_page_a_check_or_the_model() -> None:
    users = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "generator" / "stagebook").rglob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in users if "schema" not in path.parts)
    unused = sorted(
        f"{name}.{field}"
        for name, shape in SHAPES.items()
        for field in shape.model_fields
        if not re.search(rf"[.\"']{field}\b", text)
    )
    assert unused == []


@pytest.mark.parametrize("page", sorted(PAGES))
def test_generated_page_of_the_manual_is_fresh(page: str) -> None:
    path = ROOT / "docs" / page
    assert path.read_text(encoding="utf-8") == PAGES[page](), "run: .venv/bin/python docs/generate.py"


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_made_from_a_table_is_fresh(path: Path) -> None:
    made = STYLES[path]()
    assert path.read_text(encoding="utf-8") == made, "run: .venv/bin/python docs/generate.py; npm run bundle"


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    for path in folder.glob("0*.md"):
        assert f"({path.name})" in listed


def test_readme_names_only_files_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", readme):
        assert Path(ROOT / target).exists(), target


def test_the_licence_of_everything_that_is_installed_is_listed() -> None:
    rows = re.findall(
        r"^\| ([a-z][a-z0-9-]+) \| (\S.*?) \| \S.* \|$", (ROOT / "docs" / "licences.md").read_text("utf-8"), re.M
    )
    locked = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    assert sorted(name for name, _ in rows) == sorted(locked)


def test_what_others_made_and_we_ship_has_its_licence_beside_it() -> None:
    licences = (ROOT / "docs" / "licences.md").read_text("utf-8")
    templates = ROOT / "templates"
    fonts = {path.parent for ending in ("otf", "ttf", "woff", "woff2") for path in templates.rglob(f"*.{ending}")}
    for folder in fonts:
        assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")
        assert f"`{folder.relative_to(ROOT).as_posix()}`" in licences
    assert (templates / "assets" / "bundles" / "THIRD-PARTY.txt").is_file()


def test_the_file_that_code_hosts_look_for_leads_to_the_page_on_security() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    assert "docs/security.md#report-a-fault" in text
    assert "\n## Report a fault\n" in (ROOT / "docs" / "security.md").read_text("utf-8")


def test_manual_builds_strict(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(ROOT / "manual.yml"), "-d", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Every field" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_every_field_says_what_it_holds() -> None:
    silent = [
        f"{name}.{field}"
        for name, shape in SHAPES.items()
        for field in shape.model_fields
        if not descriptions(shape).get(field)
    ]
    assert silent == []


def test_the_manual_lists_every_block_with_what_it_holds() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \| ([a-z, ]+) \| (.+) \|$", (ROOT / "docs" / "worksheets.md").read_text("utf-8"), re.M
    )
    listed = {name: (set(of.split(", ")), words) for name, of, words in rows if name in ALL_BLOCKS}
    assert set(listed) == ALL_BLOCKS
    for name, (of, told) in listed.items():
        assert of == {each for each, blocks in BLOCKS.items() if name in blocks}, name
        for part in known_parts(next(iter(of)), SheetBlock(id=Slug(name)), words_of("en")):
            assert part in re.findall(r"[a-z-]+", told), (name, part)


def test_the_manual_lists_every_built_in_kind_of_worksheet() -> None:
    kinds = built_in("worksheets", ("en",))
    manual = (ROOT / "docs" / "worksheets.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| ([a-z]+) \| (\d) \| .+ \|$", manual, re.M)
    assert rows == [(name, kind["of"], str(len(kind["sides"]))) for name, kind in kinds.items()]


def test_the_manual_lists_its_pages() -> None:
    """Every page is in the navigation of `manual.yml`, and every page but the first in its list."""
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    navigation = (ROOT / "manual.yml").read_text("utf-8")
    assert pages == set(re.findall(r"^  - ([a-z-]+\.md)$", navigation, re.M))
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    assert {page for page in pages - {"index.md"} if f"({page})" not in index} == set()
