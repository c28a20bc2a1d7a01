"""Changes tried one by one, each in a copy of the checkout: does a test that may know the line fail?"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mutation.knowledge import Knowledge, environment, pytest_command
from mutation.operators import Mutant, changed

MADE = {
    ".git",
    ".venv",
    ".bench",
    "node_modules",
    "site",
    "dist",
    "build",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
}
FIRST = 60
"""How many tests that ran the line are tried before all tests of their files."""
PASSED, FAILED, NO_TESTS = 0, 1, 5


@dataclass(frozen=True)
class Outcome:
    """What became of a change: `killed`, `survived`, `too long` (which counts as killed), and how many tests ran."""

    mutant: Mutant
    end: str
    tests: int
    seconds: float


def copy_of(checkout: Path, folder: Path) -> Path:
    """A copy of the checkout without what is made from it."""
    made = {str(checkout / name) for name in MADE}

    def ignored(within: str, names: list[str]) -> set[str]:
        return {name for name in names if name == "__pycache__" or str(Path(within) / name) in made}

    return Path(shutil.copytree(checkout, folder, ignore=ignored, symlinks=True))


class Bench:
    """One copy, in which changes are tried one after the other; never the checkout itself."""

    def __init__(self, tree: Path, knowledge: Knowledge) -> None:
        self.tree = tree
        self.knowledge = knowledge

    def tried(self, mutant: Mutant) -> Outcome:
        """Make the change, run what may know it until something fails, and take the change back."""
        start = time.monotonic()
        path = self.tree / "generator" / "stagebook" / mutant.file
        source = path.read_text("utf-8")
        self._write(path, changed(source, mutant))
        count, end = 0, "survived"
        try:
            for tests in self._turns(mutant):
                count += len(tests)
                code = self._run(tests)
                if code != PASSED:
                    end = "killed" if code is not None else "too long"
                    break
        finally:
            self._write(path, source)
        return Outcome(mutant, end, count, time.monotonic() - start)

    def _turns(self, mutant: Mutant) -> list[list[str]]:
        """First the quickest of those that ran the line, then all of their files.

        What ran when the module was imported ran during no test: then it is whatever runs anything of the module, then
        everything.
        """
        known = self.knowledge.directly(mutant.file, mutant.line, mutant.line + mutant.old.count("\n"))
        turns = [known[:FIRST], self.knowledge.of_files(known)]
        if mutant.at_import or not known:
            near = self.knowledge.near(mutant.file)
            turns = [near[:FIRST], self.knowledge.of_files(near), list(self.knowledge.seconds)]
        done: set[str] = set()
        rest = []
        for turn in turns:
            left = [test for test in turn if test not in done]
            done |= set(left)
            if left:
                rest.append(left)
        return rest

    def _run(self, tests: Sequence[str]) -> int | None:
        """pytest's exit code; None where it took far longer than it should."""
        listed = self.tree / "tests.txt"
        listed.write_text("\n".join(tests), "utf-8")
        limit = 60 + 10 * sum(self.knowledge.seconds[test] for test in tests)
        run = subprocess.Popen(
            [sys.executable, *pytest_command("-x", f"@{listed}")],
            cwd=self.tree,
            env=environment(self.tree),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return run.wait(limit)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()

    def _write(self, path: Path, text: str) -> None:
        """Write a module so that Python never takes the byte code of another version of it."""
        moment = path.stat().st_mtime_ns + 2_000_000_000
        path.write_text(text, "utf-8")
        os.utime(path, ns=(moment, moment))
