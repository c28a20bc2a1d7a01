"""The command line: exit codes, formats, and that nothing on disk is lost whatever goes wrong."""

import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from playbooks_on_disk import PLAYBOOKS
from sites import stagebook
from stagebook.cli.main import COLLECTIONS, main
from stagebook.outputs.folder import MARK
from stagebook.outputs.mkdocs import commands
from stagebook.outputs.mkdocs.settings import EngineError
from stagebook.schema.export import files

GOOD = PLAYBOOKS / "good" / "minimal"
BAD = PLAYBOOKS / "bad" / "ten-mistakes"
WARNING = PLAYBOOKS / "bad" / "seller-only"


def call(*words: str | Path) -> Result:
    """Run the command in this process."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a good playbook."""
    shutil.copytree(GOOD, tmp_path / "playbook")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes the pages is replaced by something that writes one: these tests are about where."""

    def build(root: Path, site: Path, **_: object) -> None:
        (site / "index.html").write_text("new", "utf-8")

    def write(playbook: object, root: Path, site: Path, audience: str, nav: object) -> int:
        build(root, site)
        return 1

    monkeypatch.setattr(commands, "build", build)
    monkeypatch.setattr("stagebook.outputs.markdown_files.write", write)


def everything(folder: Path) -> dict[str, bytes | str]:
    """Every file below a folder with its bytes, every link with its target, every folder."""

    def content(path: Path) -> bytes | str:
        if path.is_symlink():
            return str(path.readlink())
        return path.read_bytes() if path.is_file() else ""

    return {path.relative_to(folder).as_posix(): content(path) for path in sorted(folder.rglob("*"))}


# --- exit codes and formats -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", GOOD], 0),
        (["check", WARNING], 0),
        (["check", WARNING, "--strict"], 1),
        (["check", BAD], 1),
        (["check", BAD, "--format", "json"], 1),
        (["check", BAD, "--format", "github"], 1),
        (["check", PLAYBOOKS / "bad" / "no-playbook"], 1),
        (["check", PLAYBOOKS / "nowhere"], 2),
        (["check", GOOD / "playbook.yml"], 2),
        (["check", GOOD, "--format", "xml"], 2),
        (["check", GOOD, "--loud"], 2),
        (["chek", GOOD], 2),
        (["build", BAD], 1),
        (["build", GOOD, "--audience", "nobody"], 2),
        (["write"], 2),
        (["write", "out", BAD], 1),
        (["write", "out", GOOD, "--audience", "nobody"], 2),
        (["schema"], 0),
        (["schema", "stage"], 0),
        (["schema", "stages"], 0),
        (["schema", "stge"], 2),
        (["--version"], 0),
        (["--help"], 0),
        (["build", "--help"], 0),
        ([], 2),
    ],
)
def test_exit_codes(here: Path, words: list[str | Path], code: int) -> None:
    before = everything(here)
    done = call(*words)
    assert done.exit_code == code, done.output
    assert done.output
    assert everything(here) == before


def test_without_a_folder_the_playbook_here_is_meant(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("check").exit_code == 0
    monkeypatch.chdir(here / "playbook")
    assert call("check").exit_code == 0
    (here / "other").mkdir()
    monkeypatch.chdir(here / "other")
    done = call("check")
    assert done.exit_code == 2
    assert "there is no playbook.yml here" in done.output


def test_the_folder_that_is_named_counts_before_the_playbook_in_it(here: Path) -> None:
    assert "no_such" not in call("check", here).output
    (here / "playbook.yml").write_text("no_such: 1\n", "utf-8")
    assert "'no_such'" in call("check", here).output


def test_a_wrong_folder_is_not_searched(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`stagebook check /` answers at once."""

    def walk(*_: object, **__: object) -> Iterator[object]:
        raise AssertionError("searched")

    monkeypatch.setattr(os, "walk", walk)
    (here / "empty").mkdir()
    assert call("check", here / "empty").exit_code == 1


def test_one_wrong_word_is_answered_with_the_right_one(here: Path) -> None:
    assert "did you mean 'stage'?" in call("schema", "stge").output
    assert "unknown audience 'nobody'" in call("write", "out", GOOD, "--audience", "nobody").output


def test_json_is_a_document_with_all_problems() -> None:
    document = json.loads(call("check", BAD, "--format", "json").output)
    assert (document["errors"], document["warnings"], len(document["problems"])) == (10, 0, 10)


def test_github_gets_one_command_per_problem(here: Path) -> None:
    shutil.copytree(BAD, here / "sales, 100% new" / "playbook")
    done = call("check", Path("sales, 100% new"), "--format", "github")
    commands = [line for line in done.output.splitlines() if line.startswith("::")]
    assert len(commands) == 10
    place = "file=sales%2C 100%25 new/playbook/faqs.yml,line=2,col=1,endColumn=2,title=yaml-syntax"
    assert commands[0].startswith(f"::error {place}::a tab")
    assert done.output.splitlines()[-1] == "10 errors, 0 warnings"


@pytest.mark.parametrize("kind", files())
def test_schema_prints_json(kind: str) -> None:
    assert json.loads(call("schema", kind).output)["type"] == "object"


HEAVY = {
    *("click", "mkdocs", "material", "typst", "pydantic", "jinja2", "markdown", "yaml"),
    *("justhtml", "holidays", "packaging"),
}


def test_each_command_loads_what_it_needs_when_it_runs() -> None:
    """So `--help` answers in a tenth of a second, and a check waits for nothing that the playbook does not ask for."""
    code = (
        "import sys; from stagebook.cli.main import main; "
        "loaded = lambda: print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr); "
        "main(['--help'], standalone_mode=False); loaded(); "
        f"main(['check', {str(GOOD)!r}], standalone_mode=False); loaded()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for_help, for_check = (HEAVY & set(line.split()) for line in done.stderr.splitlines())
    assert for_help == {"click"}
    assert for_check == {"click", "pydantic", "jinja2", "markdown", "yaml"}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp949"])
def test_a_console_that_knows_not_every_letter_ends_nothing(encoding: str) -> None:
    """Real processes, since this is about their streams."""
    environ = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "stagebook", "check", str(PLAYBOOKS / "bad" / "links-in-second-language")]
    done = subprocess.run(command, env=environ, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr == b""
    assert b"unknown tool 'dekc'" in done.stdout


def test_a_reader_that_stops_early_sees_no_traceback() -> None:
    command = f"{sys.executable} -m stagebook check {BAD} | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


# --- what is on disk stays ------------------------------------------------------------------------------------------

COMMANDS = {"build": ("build", "playbook", "--site"), "write": ("write",)}


def target(command: str, folder: str | Path) -> Result:
    """Run a command that writes into a folder."""
    words = [*COMMANDS[command], str(folder)]
    return call(*words, "playbook") if command == "write" else call(*words)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("command", COMMANDS)
class TestTarget:
    """Where `build` and `write` may write."""

    def test_a_new_one_is_made_with_its_parents(self, here: Path, command: str) -> None:
        assert target(command, "new/deep/site").exit_code == 0
        assert (here / "new/deep/site" / MARK).is_file()
        assert [path.name for path in (here / "new/deep").iterdir()] == ["site"]

    def test_an_empty_one_is_taken(self, here: Path, command: str) -> None:
        (here / "site").mkdir()
        assert target(command, "site").exit_code == 0
        assert (here / "site" / MARK).is_file()

    def test_our_own_is_replaced(self, here: Path, command: str) -> None:
        assert target(command, "site").exit_code == 0
        (here / "site" / "old.html").write_text("old", "utf-8")
        assert target(command, "site").exit_code == 0
        assert not (here / "site" / "old.html").exists()
        assert sorted(path.name for path in here.iterdir()) == ["playbook", "site"]

    @pytest.mark.parametrize(
        "name",
        ["theirs", "file", "file/below", "playbook", "playbook/site", ".", "..", "/", "link-to-theirs", "link-to-file",
         "link-to-playbook", "circle", "ours-with-git", "ours-around-the-playbook", "theirs/../theirs"],
    )  # fmt: skip
    def test_anything_else_is_left_alone(self, here: Path, command: str, name: str) -> None:
        (here / "theirs").mkdir()
        (here / "theirs" / "thesis.txt").write_text("ten years", "utf-8")
        (here / "file").write_text("a file", "utf-8")
        (here / "link-to-theirs").symlink_to("theirs")
        (here / "link-to-file").symlink_to("file")
        (here / "link-to-playbook").symlink_to("playbook")
        (here / "circle").symlink_to("circle")
        (here / "ours-with-git" / ".git").mkdir(parents=True)
        (here / "ours-with-git" / MARK).write_text("", "utf-8")
        around = here / "ours-around-the-playbook"
        shutil.copytree(GOOD, around / "playbook")
        (around / MARK).write_text("", "utf-8")
        before = everything(here)
        if name == "ours-around-the-playbook":
            done = call("write", name, around) if command == "write" else call("build", around, "--site", name)
        else:
            done = target(command, name)
        assert done.exit_code in (1, 2), done.output
        assert done.output.startswith("stagebook: ")
        assert everything(here) == before

    def test_what_a_link_leads_to_is_replaced_and_the_link_stays(self, here: Path, command: str) -> None:
        assert target(command, "real").exit_code == 0
        (here / "real" / "old.html").write_text("old", "utf-8")
        (here / "site").symlink_to("real")
        assert target(command, "site").exit_code == 0
        assert (here / "site").is_symlink()
        assert not (here / "real" / "old.html").exists()
        assert (here / "real" / MARK).is_file()

    def test_the_folder_one_stands_in_is_not_pulled_away(
        self, here: Path, command: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert target(command, "site").exit_code == 0
        (here / "site" / "sub").mkdir()
        monkeypatch.chdir(here / "site" / "sub")
        words = [here / "playbook" if word == "playbook" else word for word in COMMANDS[command]]
        done = call(*words, here / "site", *([here / "playbook"] if command == "write" else []))
        assert done.exit_code == 2
        assert (here / "site" / "sub").is_dir()

    @pytest.mark.parametrize("error", [KeyboardInterrupt, OSError, EngineError, RuntimeError, MemoryError])
    def test_an_interrupted_run_leaves_no_trace(
        self, here: Path, command: str, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert target(command, "site").exit_code == 0
        before = everything(here)

        def fail(*words: object, **_: object) -> int:
            folder = next(word for word in words[1:] if isinstance(word, Path) and word.parent.name.startswith("."))
            (folder / "half.html").write_text("half", "utf-8")
            raise error("in the middle")

        monkeypatch.setattr("stagebook.outputs.markdown_files.write", fail)
        monkeypatch.setattr(commands, "build", fail)
        for name in ("site", "new/deep"):
            words = [*COMMANDS[command], name, *(["playbook"] if command == "write" else [])]
            assert CliRunner().invoke(main, words).exit_code != 0
            assert everything(here) == before

    @pytest.mark.parametrize("failing", [1, 2])
    @pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
    def test_a_swap_that_fails_half_way_is_taken_back(
        self, here: Path, command: str, failing: int, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert target(command, "site").exit_code == 0
        before = everything(here)
        rename, count = Path.rename, 0
        monkeypatch.setattr("stagebook.outputs.unfinished.exchange", lambda one, other: False)

        def half(self: Path, to: Path) -> Path:
            nonlocal count
            count += 1
            if count == failing:
                raise error("no")
            return rename(self, to)

        monkeypatch.setattr(Path, "rename", half)
        words = [*COMMANDS[command], "site", *(["playbook"] if command == "write" else [])]
        assert CliRunner().invoke(main, words).exit_code != 0
        assert everything(here) == before


@pytest.mark.usefixtures("quick")
def test_playbooks_that_lie_side_by_side_have_a_site_each(here: Path) -> None:
    for name in ("ours", "theirs"):
        shutil.copytree(GOOD, here / name)
        assert call("build", name).output.endswith(f"1 pages in site-{name}\n")
    assert call("build").output.endswith("1 pages in site\n")
    assert sorted(path.name for path in here.glob("site*")) == ["site", "site-ours", "site-theirs"]


def test_a_broken_playbook_leaves_the_last_site_as_it_was(here: Path) -> None:
    """The real engine, as a user runs it."""
    assert stagebook("build", "playbook", "--site", "site", cwd=here).returncode == 0
    before = everything(here / "site")
    assert len(before) > 20
    file = here / "playbook" / "tools.yml"
    file.write_text(file.read_text("utf-8").replace("type: deck", "typ: deck"), "utf-8")
    done = stagebook("build", "playbook", "--site", "site", cwd=here)
    assert done.returncode == 1
    assert "tools.yml:3:3: error: there is no field 'typ' here" in done.stderr
    assert everything(here / "site") == before
    assert sorted(path.name for path in here.iterdir()) == ["playbook", "site"]


def test_build_reads_and_checks_a_playbook_once(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the command has read goes to the plugin: reading and checking are a third of a build."""
    from stagebook import checks
    from stagebook.model.load import Loaded, load

    read: list[object] = []

    def noted(root: Path, *more: Any, **named: Any) -> Loaded:
        read.append(root)
        return load(root, *more, **named)

    monkeypatch.setattr(checks, "load", noted)
    assert call("build", "playbook").exit_code == 0
    assert len(read) == 1
    assert (here / "site" / "index.html").is_file()


def test_a_run_looks_for_circles_of_objects_now_and_then() -> None:
    """Python's own rhythm takes 8 % of a build; without any, memory grows by half."""
    before = gc.get_threshold()
    try:
        assert call("check", GOOD).exit_code == 0
        assert gc.isenabled()
        assert gc.get_threshold() == COLLECTIONS
    finally:
        gc.set_threshold(*before)
