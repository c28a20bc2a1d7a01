"""Sets Stagebook up beside this file, then runs it. Needs Python 3.11 or newer and nothing else.

The environment lies in `.venv` and holds what the lock files say. A stamp in it remembers what was installed, so that
only the first run and a run after a change of the locks take long. A set-up that was cut short leaves no stamp and
starts anew; so does one whose files are no longer those that were installed.
"""

import sys

# Down to the version check this file must load on any Python 3.6, and all of it must parse there: a reader with an old
# Python gets a sentence, not a traceback.
USAGE = """\
python3 run.py build [FOLDER] [OPTIONS]   build the site (without FOLDER: this project's own playbook)
python3 run.py serve [FOLDER] [OPTIONS]   show it in the browser, and again after every change
python3 run.py test [PYTEST OPTIONS]      run the tests; quick ones only: test -m "not browser"
python3 run.py bench [OPTIONS]            measure builds beside other engines or an older commit (--help says how)
python3 run.py COMMAND ...                any other stagebook command; `python3 run.py help` lists them

The first run sets up `.venv` beside run.py. Folders are looked for from where you are."""


def refusal(major: int, minor: int) -> str:
    """The sentence for a Python that is too old; empty for one that will do."""
    if (major, minor) >= (3, 11):
        return ""
    return f"Stagebook needs Python 3.11 or newer; this is {major}.{minor}. Run it with a newer one: python3.12 run.py"


if refusal(*sys.version_info[:2]):
    print(refusal(*sys.version_info[:2]), file=sys.stderr)
    sys.exit(2)

import csv
import hashlib
import json
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
RUNTIME_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"  # everything in RUNTIME_LOCK at the same versions, and more

# Would lead Python or pip away from `.venv`. Indexes, proxies and certificates are the reader's own and stay.
UNWANTED = (
    "PYTHONHOME",
    "PYTHONPATH",
    "VIRTUAL_ENV",
    "__PYVENV_LAUNCHER__",
    "PIP_CONSTRAINT",
    "PIP_PREFIX",
    "PIP_PYTHON",
    "PIP_REQUIREMENT",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_ROOT",
    "PIP_TARGET",
    # Without what Python has compiled, a run compiles 300 modules before it begins, and the tests do so 150 times.
    "PYTHONDONTWRITEBYTECODE",
)

Run = Callable[[Sequence[str]], tuple[int, str]]


class SetupError(Exception):
    """The set-up cannot go on; the text says why and what helps."""


def say(text: str) -> None:
    """Progress goes to stderr, so that what a command prints can be piped."""
    print(text, file=sys.stderr, flush=True)


def clean_environ() -> dict[str, str]:
    """This process's environment, without what would break ours."""
    environ = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    return environ | {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def run_quietly(command: Sequence[str]) -> tuple[int, str]:
    """Run a command to its end; its exit code and what it printed."""
    done = subprocess.run(
        command,
        env=clean_environ(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        close_fds=False,  # the lock of one_at_a_time goes along
    )
    return done.returncode, done.stdout


# --- the environment ------------------------------------------------------------------------------------------------


def venv_python(root: Path) -> Path:
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return root / ".venv" / folder / name


def base_python() -> str:
    """The Python behind an active virtual environment, which may be the very one that is about to be remade."""
    return getattr(sys, "_base_executable", "") or sys.executable


def make_venv(root: Path, run: Run = run_quietly) -> None:
    """Make `.venv` anew; without pip where Python comes without ensurepip, as on Debian."""
    make = [base_python(), "-m", "venv", "--clear"]
    code, _ = run([*make, str(root / ".venv")])
    if code == 0:
        return
    code, output = run([*make, "--without-pip", str(root / ".venv")])
    if code:
        raise SetupError(f"{output.rstrip()}\n\nCould not make .venv; Python's own words are above.")


def pip_command(root: Path, run: Run = run_quietly) -> list[str]:
    """The pip that installs into `.venv`: its own, else the system's with `--python`, which pip 22.3 brought."""
    python = str(venv_python(root))
    if run([python, "-m", "pip", "--version"])[0] == 0:
        return [python, "-m", "pip"]
    for system in dict.fromkeys((base_python(), sys.executable)):
        code, output = run([system, "-m", "pip", "--version"])
        version = re.match(r"pip (\d+)\.(\d+)", output.strip())
        if code == 0 and version and (int(version[1]), int(version[2])) >= (22, 3):
            return [system, "-m", "pip", "--python", python]
    raise SetupError(
        "This Python has neither `ensurepip` nor a pip of version 22.3 or newer, so .venv can't be filled.\n"
        "Install one of them and run this again. On Debian and Ubuntu: apt install python3-venv"
    )


# --- the stamp ------------------------------------------------------------------------------------------------------


def digest(*parts: str | bytes) -> str:
    return hashlib.sha256(b"\0".join(p if isinstance(p, bytes) else p.encode() for p in parts)).hexdigest()


def identity(root: Path) -> str:
    """Changes with the Python, and with the folder: a virtual environment does not survive being moved or copied."""
    return digest(sys.version, base_python(), str(root))


def lock_digest(root: Path, name: str) -> str:
    return digest((root / name).read_bytes())


def read_stamp(root: Path) -> dict[str, Any]:
    """What `.venv` is known to hold; empty when it is missing, unfinished or broken."""
    try:
        stamp = json.loads((root / ".venv" / "stagebook.stamp").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and venv_python(root).exists() else {}


def write_stamp(root: Path, stamp: dict[str, Any] | None) -> None:
    """Replace the stamp in one step, or take it away (None) while a step is under way that must not be cut short."""
    path = root / ".venv" / "stagebook.stamp"
    if stamp is None:
        path.unlink(missing_ok=True)
        return
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(stamp), "utf-8")
    draft.replace(path)


def missing_steps(root: Path, lock: str, stamp: dict[str, Any]) -> list[str]:
    """Which of the steps environment, packages and project are still to be done."""
    if stamp.get("identity") != identity(root):
        return ["environment", "packages", "project"]
    steps = []
    if lock_digest(root, lock) not in stamp["locks"]:
        steps.append("packages")
    if stamp["project"] != lock_digest(root, "pyproject.toml"):
        steps.append("project")
    return steps


# --- the inventory --------------------------------------------------------------------------------------------------


def site_packages(root: Path) -> list[Path]:
    """Where `.venv` keeps packages; none while there is no environment."""
    return [*(root / ".venv").glob("lib/python*/site-packages"), *(root / ".venv").glob("Lib/site-packages")]


def inventory_file(root: Path) -> Path:
    return root / ".venv" / "stagebook.files"


def write_inventory(root: Path) -> None:
    """Note name and size in bytes of every installed file, as the packages' own records (RECORD) list them.

    The theme's thousands of icons are left out: looking at them would take longer than all the rest.
    """
    rows = []
    for folder in site_packages(root)[:1]:
        within = folder.relative_to(root).as_posix()
        for record in sorted(folder.glob("*.dist-info/RECORD")):
            with record.open(encoding="utf-8", newline="") as lines:
                files = [(name, size) for name, _, size in csv.reader(lines) if size and not name.endswith(".svg")]
            rows += [f"{size} {within}/{name}\n" for name, size in files]
    inventory_file(root).write_text("".join(rows), "utf-8")


def damage(root: Path) -> str:
    """The first installed file that is gone or of another size, relative to `root`; empty where all is as installed.

    A package that somebody added to the environment is theirs and no damage.
    """
    try:
        rows = inventory_file(root).read_text("utf-8").splitlines()
    except OSError:
        return inventory_file(root).relative_to(root).as_posix()
    for row in rows:
        size, _, name = row.partition(" ")
        try:
            if (root / name).stat().st_size != int(size):
                return name
        except (OSError, ValueError):
            return name or row
    return ""


# --- the set-up -----------------------------------------------------------------------------------------------------


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold a file lock: two runs at once must not write into one `.venv`.

    The system frees it when the run dies, and on POSIX not before its pip has died too, which may outlive it.
    """

    def take() -> bool:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    with path.open("a") as handle:
        if not take():
            say("Waiting for another run.py, which is setting up .venv ...")
            while not take():
                time.sleep(0.2)
        os.set_inheritable(handle.fileno(), True)
        yield


def install(root: Path, run: Run, *arguments: str) -> None:
    code, output = run([*pip_command(root, run), "install", "--quiet", *arguments])
    if code:
        raise SetupError(f"{output.rstrip()}\n\nCould not install what Stagebook needs; pip's own words are above.")


def set_up(root: Path, lock: str, run: Run = run_quietly) -> None:
    """Bring `.venv` to what `lock` and pyproject.toml say: do what is missing, remake what is broken."""
    if not missing_steps(root, lock, read_stamp(root)) and not damage(root):
        return
    with one_at_a_time(root / ".venv.lock"):
        stamp = read_stamp(root)
        broken = damage(root) if stamp else ""
        if broken:
            # Reinstalling one package would not do: pip believes a package's metadata, which may still be there.
            say(f"{broken} is not what was installed, so .venv is made anew.")
            stamp = {}
        steps = missing_steps(root, lock, stamp)
        if "environment" in steps:
            say(f"Making a virtual environment in .venv with Python {'.'.join(map(str, sys.version_info[:3]))} ...")
            write_stamp(root, None)
            make_venv(root, run)
            stamp = {"identity": identity(root), "locks": [], "project": ""}
        if "packages" in steps:
            say(f"Installing the packages of {lock} (the first time this takes a minute) ...")
            write_stamp(root, None)
            install(root, run, "--require-hashes", "--requirement", str(root / lock))
            held = {RUNTIME_LOCK, lock}
            stamp["locks"] = sorted(lock_digest(root, name) for name in held)
            write_inventory(root)
            write_stamp(root, stamp)
        if "project" in steps:
            say("Installing Stagebook itself ...")
            write_stamp(root, stamp | {"project": ""})
            install(root, run, "--no-deps", "--no-build-isolation", "--editable", str(root))
            stamp |= {"project": lock_digest(root, "pyproject.toml")}
        write_inventory(root)
        write_stamp(root, stamp)


# --- the command line -----------------------------------------------------------------------------------------------


def browser_environ(arguments: Sequence[str]) -> dict[str, str]:
    """What the tests are told about the browser. Nothing is installed for a run that leaves the browser tests out."""
    sys.path.insert(0, str(ROOT / "tests"))
    import browser_setup

    if "not browser" in " ".join(arguments):
        return {}
    browser = browser_setup.ensure(say)
    return {"STAGEBOOK_BROWSER": browser.path, "STAGEBOOK_BROWSER_MISSING": browser.missing}


def execute(command: Sequence[str], folder: Path, environ: dict[str, str]) -> int:
    """Become the command where the system can, so that signals reach it; else run it and pass its exit code on."""
    sys.stdout.flush()
    if os.name == "posix":
        os.chdir(folder)
        os.execve(command[0], list(command), environ)
    with subprocess.Popen(command, cwd=folder, env=environ) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the command got it too and ends in its own way


def main(
    words: Sequence[str],
    set_up: Callable[[Path, str], None] = set_up,
    browser: Callable[[Sequence[str]], dict[str, str]] = browser_environ,
    execute: Callable[[Sequence[str], Path, dict[str, str]], int] = execute,
) -> int:
    if not words or words[0] in ("-h", "--help"):
        print(USAGE)
        return 0
    if words[0] == "help":
        words = ["--help"]
    python = str(venv_python(ROOT))
    try:
        if words[0] == "test":
            set_up(ROOT, DEV_LOCK)
            environ = clean_environ() | browser(words[1:])
            return execute([python, "-m", "pytest", *words[1:]], ROOT, environ)
        if words[0] == "bench":
            set_up(ROOT, DEV_LOCK)
            return execute([python, "-m", "bench", *words[1:]], ROOT, clean_environ())
        set_up(ROOT, RUNTIME_LOCK)
        # A word that is no option may be a folder, and folders are meant from where the reader is.
        own = words[0] == "build" and all(word.startswith("-") for word in words[1:])
        return execute([python, "-m", "stagebook", *words], ROOT if own else Path.cwd(), clean_environ())
    except SetupError as problem:
        say(str(problem))
    except OSError as problem:
        say(f"Could not set up .venv: {problem}")
    except KeyboardInterrupt:
        say("Stopped. The next run takes it up again.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
