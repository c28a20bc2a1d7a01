"""What `stagebook write` wrote builds with MkDocs and Material alone, and says what the plugin's pages say."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sites import PLAYBOOK, broken_links, pages, stagebook
from stagebook.outputs.markdown_files import SLUGIFY

LANGUAGES = {"en": "mkdocs.yml", "ko": "ko/mkdocs.yml"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference playbook, written. Read only, but for the sites built in it."""
    folder = tmp_path_factory.mktemp("written") / "out"
    done = stagebook("write", folder, PLAYBOOK)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes, without the sites built there."""
    files = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.as_posix(): (folder / path).read_bytes() for path in files if "site" not in path.parts}


def test_two_runs_write_the_same_bytes(written: Path, tmp_path: Path) -> None:
    assert stagebook("write", tmp_path / "again", PLAYBOOK).returncode == 0
    assert contents(tmp_path / "again") == contents(written)


def test_nothing_of_the_model_is_written_as_it_is(written: Path) -> None:
    names = list(contents(written))
    assert not [name for name in names if name.endswith((".yml", ".yaml")) and not name.endswith("mkdocs.yml")]
    assert not [name for name in names if name.endswith(".ko.md")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_engine_needs_no_plugin_of_ours(written: Path, language: str) -> None:
    text = (written / LANGUAGES[language]).read_text("utf-8")
    settings = json.loads(text.replace(f'{SLUGIFY} ""', '""'))  # the one thing in it that is YAML and no JSON
    assert settings["plugins"] == ["search"]
    assert settings["theme"]["language"] == language


@pytest.fixture(scope="module", params=LANGUAGES)
def built(request: pytest.FixtureRequest, written: Path) -> tuple[str, Path]:
    """One language's site, built by MkDocs in an interpreter in which Stagebook can't be imported."""
    settings = written / LANGUAGES[request.param]
    alone = "import sys; sys.modules['stagebook'] = None; from mkdocs.__main__ import cli; cli()"
    command = [sys.executable, "-c", alone, "build", "--strict", "--quiet", "-f", str(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return request.param, settings.parent / "site"


def test_no_link_is_broken(built: tuple[str, Path]) -> None:
    assert broken_links(built[1]) == []


def test_pages_say_what_the_plugin_s_pages_say(built: tuple[str, Path], reference_site: Path) -> None:
    language, site = built
    ours = pages(reference_site if language == "en" else reference_site / language)
    ours = {name: page for name, page in ours.items() if not name.startswith("ko/")}
    theirs = pages(site)
    assert set(theirs) == set(ours)
    for name, page in ours.items():
        assert set(page.ids) - set(theirs[name].ids) == set(), name
        # The plugin's theme adds a line with owner, version and the address for corrections.
        assert page.text.startswith(theirs[name].text), name
        assert theirs[name].text
