"""What the bench needs beside the project: other engines in an environment of their own, and older commits in theirs.

Both lie in `.bench/` beside run.py, which git ignores; deleting it costs nothing but the time to make it anew. Users of
Stagebook never get any of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import run

ROOT = run.ROOT
HOME = ROOT / ".bench"
LOCK = "requirements-bench.lock"
PYTHON = Path(sys.executable)
"""The project's own, which runs the bench too."""


def clean_environ() -> dict[str, str]:
    """The environment of measured commands: nothing of the reader's Python in it, and always the same day."""
    return run.clean_environ() | {"SOURCE_DATE_EPOCH": "1767225600", "TZ": "UTC", "PYTHONDONTWRITEBYTECODE": ""}


def engines() -> Path:
    """Install the other engines where they are missing or their lock changed; return the folder of their commands.

    Raises `run.SetupError` where they cannot be installed.
    """
    python = run.venv_python(HOME)
    stamp = HOME / ".venv" / "bench.stamp"
    wanted = run.digest(run.identity(HOME), run.lock_digest(ROOT, LOCK))
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return python.parent
    HOME.mkdir(exist_ok=True)
    run.say(f"Installing the other engines of {LOCK} into .bench (once) ...")
    run.make_venv(HOME)
    run.install(HOME, run.run_quietly, "--require-hashes", "--requirement", str(ROOT / LOCK))
    stamp.write_text(wanted, "utf-8")
    return python.parent


@dataclass(frozen=True)
class Checkout:
    """A commit of Stagebook with an environment of its own."""

    name: str
    """As the reader named it."""
    commit: str
    """The first letters of its hash."""
    python: Path


def checkout(revision: str) -> Checkout:
    """Make a copy of an older commit that runs with the packages it was locked with; one that is there is kept.

    Raises `run.SetupError` where there is no such commit or its environment can't be made.
    """
    code, commit = run.run_quietly(["git", "-C", str(ROOT), "rev-parse", "--verify", f"{revision}^{{commit}}"])
    if code:
        raise run.SetupError(f"git knows no commit '{revision}'")
    commit = commit.strip()
    folder = HOME / f"commit-{commit[:12]}"
    if not (folder / "run.py").is_file():
        HOME.mkdir(exist_ok=True)
        _git("clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(folder))
        _git("-C", str(folder), "checkout", "--quiet", "--detach", commit)
    run.say(f"Setting up commit {commit[:7]} in .bench (the first time this takes a minute) ...")
    # Any command of that commit's own run.py sets up its environment.
    done = subprocess.run(
        [run.base_python(), str(folder / "run.py"), "help"], env=run.clean_environ(), capture_output=True, text=True
    )
    if done.returncode:
        raise run.SetupError(
            f"{done.stderr.strip()}\n\nCommit {commit[:7]} could not be set up; its own words are above."
        )
    return Checkout(revision, commit[:7], run.venv_python(folder))


def _git(*words: str) -> None:
    code, output = run.run_quietly(["git", *words])
    if code:
        raise run.SetupError(output.strip())


def machine() -> dict[str, str]:
    """What this machine is: processor, cores, memory, system. No name, no folder."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "system": _system(),
    }


def _processor() -> str:
    import platform

    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _system() -> str:
    import platform

    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.machine()}"
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}, {platform.machine()}"


def versions(commands: Path | None) -> dict[str, str]:
    """The versions of everything that was measured."""
    from importlib import metadata

    found = {"Python": ".".join(map(str, sys.version_info[:3]))}
    for label, name in (("Stagebook", "stagebook"), ("MkDocs", "mkdocs"), ("Material", "mkdocs-material")):
        found[label] = metadata.version(name)
    code, commit = run.run_quietly(["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=7"])
    if not code:
        found["Stagebook"] += f" ({commit.strip()})"
    for name in ("zensical", "hugo") if commands else ():
        code, output = run.run_quietly(
            [str(run.venv_python(HOME)), "-c", f"from importlib import metadata; print(metadata.version({name!r}))"]
        )
        if not code:
            found[name.capitalize()] = output.strip()
    return found
