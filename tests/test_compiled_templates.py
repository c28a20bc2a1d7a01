"""Compiled templates are kept from run to run, only for the same source, and only where nobody else writes."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from playbooks_on_disk import PLAYBOOKS
from sites import here
from stagebook.outputs.mkdocs.theme_templates import quicken
from stagebook.templating.compiled import CompiledTemplates, compiled_templates
from stagebook.templating.environment import environment

posix = pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has no modes")


class Counting(Environment):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *args: object, **keywords: object) -> object:  # type: ignore[override]
        type(self).compiled += 1
        return super().compile(*args, **keywords)  # type: ignore[call-overload]


@pytest.fixture
def kept(tmp_path: Path) -> CompiledTemplates:
    """A folder of compiled templates with nothing in it."""
    found = compiled_templates({"STAGEBOOK_CACHE": str(tmp_path / "kept")})
    assert found is not None
    return found


@pytest.fixture
def run(tmp_path: Path, kept: CompiledTemplates) -> Callable[..., tuple[str, int]]:
    """Renders a template as a new run does: what it gives, and how many templates were compiled for it."""
    folder = tmp_path / "templates"
    folder.mkdir()

    def render(source: str, **options: object) -> tuple[str, int]:
        (folder / "a.html").write_text(source, encoding="utf-8")
        filters = options.pop("filters", {})
        made = Counting(loader=FileSystemLoader(folder), bytecode_cache=kept, **options)  # type: ignore[arg-type]
        made.filters.update(filters)  # type: ignore[call-overload]
        Counting.compiled = 0
        return made.get_template("a.html").render(), Counting.compiled

    return render


def test_the_second_run_compiles_nothing(run: Callable[..., tuple[str, int]]) -> None:
    assert run("{{ 1 + 1 }}") == ("2", 1)
    assert run("{{ 1 + 1 }}") == ("2", 0)


def test_a_changed_template_is_compiled_anew(run: Callable[..., tuple[str, int]]) -> None:
    run("{{ 1 + 1 }}")
    assert run("{{ 1 + 2 }}") == ("3", 1)


def test_other_settings_are_another_template(run: Callable[..., tuple[str, int]]) -> None:
    source = "{% if 1 %}\na{% endif %}{{ '<' }}"
    assert run(source) == ("\na<", 1)
    assert run(source, trim_blocks=True) == ("a<", 1)
    assert run(source, trim_blocks=True, autoescape=True) == ("a&lt;", 1)


def test_what_a_hook_adds_is_never_kept(run: Callable[..., tuple[str, int]]) -> None:
    source = "{{ 'a' | own }}"  # Jinja works this out when it compiles
    assert run(source, filters={"own": lambda text: text + "1"}) == ("a1", 1)
    assert run(source, filters={"own": lambda text: text + "2"}) == ("a2", 1)


def test_damage_means_compiling(run: Callable[..., tuple[str, int]], kept: CompiledTemplates) -> None:
    run("{{ 1 + 1 }}")
    (file,) = Path(kept.directory).iterdir()
    whole = file.read_bytes()
    for damaged in (b"", whole[:25], whole[:-20], whole[:25] + b"\xff" * 40):
        file.write_bytes(damaged)
        assert run("{{ 1 + 1 }}") == ("2", 1)


def test_a_folder_that_goes_or_fills_up_is_no_problem(kept: CompiledTemplates) -> None:
    made = Environment(loader=DictLoader({"a": "{{ 1 }}"}), bytecode_cache=kept)
    Path(kept.directory).rmdir()
    assert made.get_template("a").render() == "1"


@pytest.mark.parametrize("word", ["off", "OFF", "0", "no", "false"])
def test_it_can_be_switched_off(word: str) -> None:
    assert compiled_templates({"STAGEBOOK_CACHE": word}) is None


def test_a_folder_that_cannot_be_made_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert compiled_templates({"STAGEBOOK_CACHE": str(tmp_path / "file")}) is None
    assert compiled_templates({"STAGEBOOK_CACHE": str(tmp_path / "file" / "below")}) is None


@posix
def test_the_folder_is_the_users_alone(tmp_path: Path) -> None:
    found = compiled_templates({"STAGEBOOK_CACHE": str(tmp_path / "kept")})
    assert found is not None
    assert {each.stat().st_mode & 0o777 for each in (tmp_path / "kept", Path(found.directory))} == {0o700}
    for folder in (tmp_path / "kept", Path(found.directory)):
        folder.chmod(0o770)
        assert compiled_templates({"STAGEBOOK_CACHE": str(tmp_path / "kept")}) is None
        folder.chmod(0o700)


@posix
def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiled_templates({"STAGEBOOK_CACHE": str(tmp_path)}) is not None
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    assert compiled_templates({"STAGEBOOK_CACHE": str(tmp_path)}) is None


@posix
def test_a_link_to_another_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "kept").symlink_to(tmp_path / "other")
    assert compiled_templates({"STAGEBOOK_CACHE": str(tmp_path / "kept")}) is None


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "{tmp}/x"}, "x/stagebook"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "home/.cache/stagebook"),
        ("linux", {}, "home/.cache/stagebook"),
        ("darwin", {}, "home/Library/Caches/stagebook"),
        ("win32", {"LOCALAPPDATA": "{tmp}/local"}, "local/stagebook/cache"),
    ],
)
def test_each_system_has_its_place(
    system: str, variables: dict[str, str], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    found = compiled_templates({name: value.format(tmp=tmp_path) for name, value in variables.items()})
    assert found is not None
    assert Path(found.directory).is_relative_to(tmp_path / expected)


def test_without_a_home_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", nobody)
    assert compiled_templates({}) is None


def test_a_site_notices_templates_that_change_come_and_go(tmp_path: Path) -> None:
    own = tmp_path / "pages"
    own.mkdir()
    built_in = environment(tmp_path).get_template("pages/stage.html").filename
    (own / "stage.html").write_text("first", encoding="utf-8")
    assert environment(tmp_path).get_template("pages/stage.html").render() == "first"
    assert environment(tmp_path) is environment(tmp_path)
    (own / "stage.html").write_text("second one", encoding="utf-8")
    assert environment(tmp_path).get_template("pages/stage.html").render() == "second one"
    (own / "stage.html").unlink()
    assert environment(tmp_path).get_template("pages/stage.html").filename == built_in


def test_a_build_keeps_the_themes_templates_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAGEBOOK_CACHE", str(tmp_path / "kept"))
    here("build", PLAYBOOKS / "good" / "minimal", "--site", tmp_path / "site")
    codes = b"".join(each.read_bytes() for each in (tmp_path / "kept").rglob("*.cache"))
    assert b"partials/header.html" in codes
    assert b"partials/language.html" in codes, "the search plugin's own environment keeps its templates"
    assert environment(None).bytecode_cache is not None


def test_a_theme_lists_what_mkdocs_copies_and_gives_every_template(tmp_path: Path) -> None:
    """MkDocs leaves out whatever is hidden after it was listed: thousands of icons."""
    shown = ["assets/app.js", "deep/er/style.css", "main.html"]
    for name in (*shown, ".icons/set/a.svg", ".hidden.css", "deep/.off/b.js", "deep/er/.c.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    plain, quick = (Theme(name=None, custom_dir=str(tmp_path)) for _ in range(2))
    quicken(quick)
    listed = quick.get_env().list_templates()
    assert set(shown) <= set(listed) <= set(plain.get_env().list_templates())
    assert not [name for name in listed if any(part.startswith(".") for part in name.split("/"))]
    assert quick.get_env().get_template(".icons/set/a.svg").render() == ".icons/set/a.svg"
    copied = [Files([]), Files([])]
    for files, theme in zip(copied, (plain, quick), strict=True):
        config = MkDocsConfig()
        config.theme, config.site_dir, config.use_directory_urls = theme, "site", True
        files.add_files_from_theme(theme.get_env(), config)
    assert list(copied[0].src_uris) == list(copied[1].src_uris)
    assert {"assets/app.js", "deep/er/style.css"} <= set(copied[1].src_uris)
