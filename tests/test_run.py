"""run.py, piece by piece: nothing here is installed and nothing is fetched."""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import browser_setup
import run

PIP = "pip 23.0.1 from somewhere (python 3.11)"


class Recorder:
    """Stands in for running commands: answers each by the first rule whose words all occur in it, and notes it."""

    def __init__(self, **rules: tuple[int, str]) -> None:
        self.rules = rules
        self.commands: list[str] = []

    def __call__(self, command: Sequence[str]) -> tuple[int, str]:
        text = " ".join(command)
        self.commands.append(text)
        for words, answer in self.rules.items():
            if all(word in text for word in words.split("_and_")):
                return answer
        return 0, ""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder with the files that the set-up reads."""
    for name in (run.RUNTIME_LOCK, run.DEV_LOCK, "pyproject.toml"):
        (tmp_path / name).write_text(f"# {name}\n", "utf-8")
    return tmp_path


def pretend(root: Path, **rules: tuple[int, str]) -> Recorder:
    """A recorder, and a `.venv` with a Python in it, as making one would leave."""
    python = run.venv_python(root)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    return Recorder(**rules)


# --- Python's version -----------------------------------------------------------------------------------------------


def test_an_old_python_is_told_so() -> None:
    assert "needs Python 3.11 or newer; this is 3.9" in run.refusal(3, 9)


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_new_python_will_do(version: tuple[int, int]) -> None:
    assert run.refusal(*version) == ""


def test_an_old_python_can_read_the_sentence() -> None:
    """The whole file must parse as Python 3.6, and nothing newer may be imported before the check."""
    tree = ast.parse(Path(run.__file__).read_text("utf-8"), feature_version=(3, 6))
    check = next(n for n, node in enumerate(tree.body) if isinstance(node, ast.If))
    imports = [node for node in tree.body[:check] if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in imports] == ["import sys"]


# --- the stamp ------------------------------------------------------------------------------------------------------


def test_the_first_run_does_every_step(root: Path) -> None:
    commands = pretend(root)
    run.set_up(root, run.RUNTIME_LOCK, commands)
    installs = [command for command in commands.commands if " install " in command]
    assert "-m venv --clear" in commands.commands[0]
    assert len(installs) == 2
    assert "--require-hashes" in installs[0]
    assert "--editable" in installs[1]
    assert "--no-deps" in installs[1]


def test_the_second_run_does_nothing(root: Path) -> None:
    run.set_up(root, run.RUNTIME_LOCK, pretend(root))
    again = Recorder()
    run.set_up(root, run.RUNTIME_LOCK, again)
    assert again.commands == []


def test_the_tests_environment_serves_a_build_too_but_not_the_other_way_round(root: Path) -> None:
    run.set_up(root, run.RUNTIME_LOCK, pretend(root))
    assert run.missing_steps(root, run.DEV_LOCK, run.read_stamp(root)) == ["packages"]
    run.set_up(root, run.DEV_LOCK, Recorder())
    assert run.missing_steps(root, run.DEV_LOCK, run.read_stamp(root)) == []
    assert run.missing_steps(root, run.RUNTIME_LOCK, run.read_stamp(root)) == []


@pytest.mark.parametrize(
    ("changed", "steps"), [(run.RUNTIME_LOCK, ["packages"]), ("pyproject.toml", ["project"]), (run.DEV_LOCK, [])]
)
def test_a_change_is_installed(root: Path, changed: str, steps: list[str]) -> None:
    run.set_up(root, run.RUNTIME_LOCK, pretend(root))
    (root / changed).write_text("# changed\n", "utf-8")
    assert run.missing_steps(root, run.RUNTIME_LOCK, run.read_stamp(root)) == steps


def test_another_python_or_another_folder_means_a_new_environment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run.set_up(root, run.RUNTIME_LOCK, pretend(root))
    monkeypatch.setattr(sys, "version", "3.99.0 (another)")
    assert run.missing_steps(root, run.RUNTIME_LOCK, run.read_stamp(root))[0] == "environment"
    monkeypatch.undo()
    copy = root / "copy"
    pretend(copy)
    (copy / ".venv" / "stagebook.stamp").write_bytes((root / ".venv" / "stagebook.stamp").read_bytes())
    assert run.missing_steps(copy, run.RUNTIME_LOCK, run.read_stamp(copy))[0] == "environment"


def test_a_failed_or_interrupted_installation_is_done_again_from_scratch(root: Path) -> None:
    run.set_up(root, run.RUNTIME_LOCK, pretend(root))
    (root / run.RUNTIME_LOCK).write_text("# changed\n", "utf-8")
    with pytest.raises(run.SetupError, match="no such package"):
        run.set_up(root, run.RUNTIME_LOCK, pretend(root, **{"install_and_--require-hashes": (1, "no such package")}))
    assert run.missing_steps(root, run.RUNTIME_LOCK, run.read_stamp(root))[0] == "environment"


def test_a_failure_of_the_project_alone_keeps_the_packages(root: Path) -> None:
    with pytest.raises(run.SetupError, match="bad pyproject"):
        run.set_up(root, run.RUNTIME_LOCK, pretend(root, **{"--editable": (1, "bad pyproject")}))
    assert run.missing_steps(root, run.RUNTIME_LOCK, run.read_stamp(root)) == ["project"]


@pytest.mark.parametrize("content", ["", "{", "[]", "null"])
def test_a_broken_stamp_counts_as_none(root: Path, content: str) -> None:
    pretend(root)
    (root / ".venv" / "stagebook.stamp").write_text(content, "utf-8")
    assert run.read_stamp(root) == {}


def installed(root: Path) -> Path:
    """An environment as a finished set-up leaves it, with one package in it; the package's folder."""
    python = run.venv_python(root)
    packages = python.parent.parent / "lib" / "python3.11" / "site-packages"
    (packages / "click").mkdir(parents=True)
    (packages / "click" / "core.py").write_text("x = 1\n", "utf-8")
    (packages / "click-8.dist-info").mkdir()
    record = "click/core.py,sha256=x,6\nclick-8.dist-info/RECORD,,\nclick/__pycache__/core.pyc,,\n"
    (packages / "click-8.dist-info" / "RECORD").write_text(record, "utf-8")
    run.set_up(root, run.RUNTIME_LOCK, pretend(root))
    return packages / "click"


def test_what_somebody_adds_to_the_environment_is_theirs(root: Path) -> None:
    package = installed(root)
    (package.parent / "plugin.py").write_text("y = 2\n", "utf-8")
    (package / "__pycache__").mkdir()
    second = Recorder()
    run.set_up(root, run.RUNTIME_LOCK, second)
    assert second.commands == []


@pytest.mark.parametrize("harm", ["deleted", "cut short", "package deleted", "inventory deleted", "inventory broken"])
def test_a_broken_environment_is_made_anew(root: Path, harm: str, capsys: pytest.CaptureFixture[str]) -> None:
    package = installed(root)
    match harm:
        case "deleted":
            (package / "core.py").unlink()
        case "cut short":
            (package / "core.py").write_text("x", "utf-8")
        case "package deleted":
            shutil.rmtree(package)
        case "inventory deleted":
            run.inventory_file(root).unlink()
        case "inventory broken":
            run.inventory_file(root).write_text("what\n", "utf-8")
    second = Recorder()
    run.set_up(root, run.RUNTIME_LOCK, second)
    assert "-m venv --clear" in second.commands[0]
    assert sum(" install " in command for command in second.commands) == 2
    assert "is not what was installed, so .venv is made anew" in capsys.readouterr().err


def test_a_stamp_without_its_python_counts_as_none(root: Path) -> None:
    run.set_up(root, run.RUNTIME_LOCK, pretend(root))
    run.venv_python(root).unlink()
    assert run.read_stamp(root) == {}


def test_a_stamp_says_nothing_about_the_machine(root: Path) -> None:
    run.set_up(root, run.RUNTIME_LOCK, pretend(root))
    stamp = (root / ".venv" / "stagebook.stamp").read_text("utf-8")
    assert str(root) not in stamp
    assert set(json.loads(stamp)) == {"identity", "locks", "project"}


# --- Python without ensurepip, or without pip -----------------------------------------------------------------------


def test_the_environments_own_pip_comes_first(root: Path) -> None:
    assert run.pip_command(root, Recorder()) == [str(run.venv_python(root)), "-m", "pip"]


def test_without_ensurepip_the_systems_pip_is_used(root: Path) -> None:
    venv = str(run.venv_python(root))
    commands = pretend(
        root,
        **{"venv --clear --without-pip": (0, ""), "-m venv": (1, "ensurepip is not available")},
        **{f"{venv} -m pip --version": (1, "No module named pip"), "-m pip --version": (0, PIP)},
    )
    run.set_up(root, run.RUNTIME_LOCK, commands)
    installs = [command for command in commands.commands if " install " in command]
    assert len(installs) == 2
    assert all(f"-m pip --python {venv} install" in command for command in installs)
    assert all(not command.startswith(venv) for command in installs)


@pytest.mark.parametrize("answer", [(1, "No module named pip"), (0, "pip 22.2.2 from x"), (0, "nonsense")])
def test_without_ensurepip_and_a_usable_pip_it_says_what_helps(root: Path, answer: tuple[int, str]) -> None:
    venv = str(run.venv_python(root))
    commands = pretend(root, **{f"{venv} -m pip": (1, ""), "-m pip --version": answer})
    with pytest.raises(run.SetupError, match="apt install python3-venv"):
        run.set_up(root, run.RUNTIME_LOCK, commands)


def test_an_environment_that_cannot_be_made_is_explained(root: Path) -> None:
    with pytest.raises(run.SetupError, match=r"disk is full[\s\S]*Could not make \.venv"):
        run.make_venv(root, Recorder(**{"-m venv": (1, "disk is full")}))


# --- handing over ---------------------------------------------------------------------------------------------------


class Handed:
    """Stands in for the set-up, the search for a browser, and becoming the command."""

    def __init__(self, code: int = 0) -> None:
        self.code = code
        self.lock = ""
        self.command: list[str] = []
        self.folder = Path()
        self.environ: dict[str, str] = {}

    def set_up(self, root: Path, lock: str) -> None:
        self.lock = lock

    def browser(self, arguments: Sequence[str]) -> dict[str, str]:
        return {"STAGEBOOK_BROWSER": "found"}

    def execute(self, command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> int:
        self.command, self.folder, self.environ = list(command[1:]), folder, dict(environ)
        return self.code

    def main(self, *words: str) -> int:
        return run.main(words, set_up=self.set_up, browser=self.browser, execute=self.execute)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", [["build"], ["build", "--strict"]])
def test_build_without_a_folder_is_the_projects_own(elsewhere: Path, words: list[str]) -> None:
    handed = Handed()
    assert handed.main(*words) == 0
    assert handed.command == ["-m", "stagebook", *words]
    assert handed.folder == run.ROOT
    assert handed.lock == run.RUNTIME_LOCK


@pytest.mark.parametrize("words", [["build", "mine"], ["serve"], ["check", "mine", "--strict"]])
def test_other_words_are_meant_from_where_the_reader_is(elsewhere: Path, words: list[str]) -> None:
    handed = Handed()
    handed.main(*words)
    assert handed.command == ["-m", "stagebook", *words]
    assert handed.folder == elsewhere


def test_test_runs_pytest_in_the_project(elsewhere: Path) -> None:
    handed = Handed()
    handed.main("test", "-k", "stamp")
    assert handed.command == ["-m", "pytest", "-k", "stamp"]
    assert handed.folder == run.ROOT
    assert handed.lock == run.DEV_LOCK
    assert handed.environ["STAGEBOOK_BROWSER"] == "found"


def test_bench_runs_in_the_project_with_the_tests_packages(elsewhere: Path) -> None:
    handed = Handed()
    handed.main("bench", "--size", "S")
    assert handed.command == ["-m", "bench", "--size", "S"]
    assert handed.folder == run.ROOT
    assert handed.lock == run.DEV_LOCK


@pytest.mark.parametrize("words", [["test"], ["build"], ["check", "x"], ["bench"]])
def test_the_exit_code_is_passed_on(words: list[str]) -> None:
    assert Handed(code=5).main(*words) == 5


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_usage_needs_no_set_up(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    handed = Handed()
    assert handed.main(*words) == 0
    assert handed.lock == ""
    assert "python3 run.py build" in capsys.readouterr().out


def test_a_set_up_that_fails_is_a_sentence_and_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(root: Path, lock: str) -> None:
        raise run.SetupError("no network")

    handed = Handed()
    assert run.main(["build"], set_up=fails, browser=handed.browser, execute=handed.execute) == 1
    assert capsys.readouterr().err == "no network\n"
    assert handed.command == []


def test_a_readers_environment_does_not_lead_away_from_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in run.UNWANTED:
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("PIP_INDEX_URL", "kept")
    monkeypatch.setenv("PIP_USER", "1")
    environ = run.clean_environ()
    assert not set(run.UNWANTED) & set(environ)
    assert environ["PIP_INDEX_URL"] == "kept"
    assert environ["PIP_USER"] == "0"


def test_the_command_is_really_run(tmp_path: Path) -> None:
    """In a process of its own, since on POSIX run.py becomes the command."""
    code = (
        "import os, sys, pathlib; import run; "
        "show = 'import os, sys; print(os.getcwd(), os.environ[\"WORD\"], sys.argv[1]); sys.exit(7)'; "
        f"sys.exit(run.execute([sys.executable, '-c', show, 'a b'], pathlib.Path({str(tmp_path)!r}), "
        "{**os.environ, 'WORD': 'handed'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=run.ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 7
    assert done.stdout.strip() == f"{tmp_path.resolve()} handed a b"


def test_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    """A second process that wants the lock waits until it is given back."""
    lock = tmp_path / "lock"
    code = f"import run, pathlib\nwith run.one_at_a_time(pathlib.Path({str(lock)!r})): print('in', flush=True)"
    with run.one_at_a_time(lock):
        other = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=run.ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert other.stderr is not None
        assert other.stderr.readline().startswith("Waiting for another run.py")
        assert other.poll() is None
    out, _ = other.communicate(timeout=30)
    assert out == "in\n"
    assert other.returncode == 0


# --- the browser ----------------------------------------------------------------------------------------------------


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A system without a browser, and where nothing may be installed."""
    for name in ("STAGEBOOK_BROWSER", "STAGEBOOK_BROWSER_MISSING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(browser_setup, "candidates", lambda: iter(()))
    monkeypatch.setattr(browser_setup, "can_install", lambda: False)
    monkeypatch.setattr(browser_setup, "apt_get", lambda *words: pytest.fail("apt-get was called"))
    return monkeypatch


def test_no_browser_is_a_reason_not_an_error(bare: pytest.MonkeyPatch) -> None:
    found = browser_setup.ensure(lambda text: None)
    assert not found.path
    assert "no Chromium, Chrome or Edge was found" in found.missing


def test_a_named_browser_that_does_not_start_is_not_replaced(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bare.setenv("STAGEBOOK_BROWSER", str(tmp_path / "none"))
    bare.setattr(browser_setup, "can_install", lambda: True)
    assert "does not start" in browser_setup.ensure(lambda text: None).missing


def test_a_browser_is_installed_where_that_is_possible(bare: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, ...]] = []

    def apt_get(*words: str) -> str:
        calls.append(words)
        bare.setattr(browser_setup, "candidates", lambda: iter([sys.executable]))
        return ""

    bare.setattr(browser_setup, "can_install", lambda: True)
    bare.setattr(browser_setup, "apt_get", apt_get)
    assert browser_setup.ensure(lambda text: None).path == sys.executable
    assert calls[0] == ("update",)
    assert calls[1][-1] == "chromium"


def test_nothing_is_installed_beside_a_browser(bare: pytest.MonkeyPatch) -> None:
    bare.setattr(browser_setup, "candidates", lambda: iter([sys.executable]))
    bare.setattr(browser_setup, "can_install", lambda: True)
    assert browser_setup.ensure(lambda text: None).path == sys.executable


def test_a_failed_installation_is_the_reason(bare: pytest.MonkeyPatch) -> None:
    bare.setattr(browser_setup, "can_install", lambda: True)
    bare.setattr(browser_setup, "apt_get", lambda *words: "no network")
    assert browser_setup.ensure(lambda text: None).missing.endswith("apt-get could not install one: no network")


@pytest.mark.skipif(os.name == "nt", reason="on Windows a browser is not asked whether it starts")
def test_a_stub_that_fails_is_no_browser(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stub = tmp_path / "chromium-browser"
    stub.write_text("#!/bin/sh\nexit 10\n", "utf-8")
    stub.chmod(0o755)
    bare.setattr(browser_setup, "candidates", lambda: iter([str(stub)]))
    assert not browser_setup.find().path


@pytest.mark.parametrize("arguments", [["-m", "not browser"], ["-m", "not browser and not slow"]])
def test_no_browser_is_sought_for_tests_that_use_none(bare: pytest.MonkeyPatch, arguments: list[str]) -> None:
    bare.setattr(browser_setup, "ensure", lambda say: pytest.fail("a browser was sought"))
    assert run.browser_environ(arguments) == {}
