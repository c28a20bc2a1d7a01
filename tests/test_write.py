"""What `stagebook write` wrote builds with MkDocs and Material alone, and says what the plugin's pages say."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sites import PLAYBOOK, broken_links, here, pages, stagebook
from stagebook.outputs.markdown_files import SLUGIFY

LANGUAGES = {"en": "mkdocs.yml", "ko": "ko/mkdocs.yml"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference playbook, written. Read only, but for the sites built in it."""
    folder = tmp_path_factory.mktemp("written") / "out"
    done = here("write", folder, PLAYBOOK)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes, without the sites built there."""
    files = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.as_posix(): (folder / path).read_bytes() for path in files if "site" not in path.parts}


def test_two_runs_write_the_same_bytes(written: Path, tmp_path: Path) -> None:
    """The other one in a process of its own, in which sets have another order."""
    assert stagebook("write", tmp_path / "again", PLAYBOOK).returncode == 0
    assert contents(tmp_path / "again") == contents(written)


def test_nothing_of_the_model_is_written_as_it_is(written: Path) -> None:
    names = list(contents(written))
    assert not [name for name in names if name.endswith((".yml", ".yaml")) and not name.endswith("mkdocs.yml")]
    assert not [name for name in names if name.endswith(".ko.md")]


def test_pages_whose_links_are_html_are_the_index_of_a_folder(written: Path) -> None:
    """Zensical adds a step to the links in HTML of any other page, where its address ends in a folder."""
    pages = {path.relative_to(written) for path in written.rglob("*.md")}
    assert pages
    assert not [path for path in pages if path.name != "index.md" and path.parent.name != "guides"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_engine_needs_no_plugin_of_ours(written: Path, language: str) -> None:
    text = (written / LANGUAGES[language]).read_text("utf-8")
    settings = json.loads(text.replace(f'{SLUGIFY} ""', '""'))  # the one thing in it that is YAML and no JSON
    assert settings["plugins"] == ["search"]
    assert settings["theme"]["language"] == language


ALONE = """
import sys
sys.modules["stagebook"] = None
from mkdocs.__main__ import cli
for settings in sys.argv[1:]:
    cli(["build", "--strict", "--quiet", "-f", settings], standalone_mode=False)
"""


@pytest.fixture(scope="module")
def built(written: Path) -> dict[str, Path]:
    """The site of each language, built by MkDocs in an interpreter in which Stagebook can't be imported."""
    settings = {language: written / name for language, name in LANGUAGES.items()}
    command = [sys.executable, "-c", ALONE, *map(str, settings.values())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {language: path.parent / "site" for language, path in settings.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_is_broken(built: dict[str, Path], language: str) -> None:
    assert broken_links(built[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_what_the_plugin_s_pages_say(built: dict[str, Path], reference_site: Path, language: str) -> None:
    site = built[language]
    ours = pages(reference_site if language == "en" else reference_site / language)
    ours = {name: page for name, page in ours.items() if not name.startswith("ko/")}
    theirs = pages(site)
    assert set(theirs) == set(ours)
    for name, page in ours.items():
        assert set(page.ids) - set(theirs[name].ids) <= {"sb-search-results"}, name
        # The plugin's theme adds a line with owner, version and the address for corrections.
        assert page.text.startswith(theirs[name].text), name
        assert theirs[name].text
