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
PASSED, NO_SUCH_TEST, NO_TESTS = 0, 4, 5
"""Exit codes of pytest; with the others a test failed, or could not be read."""
SURVIVED, KILLED, TOO_LONG, SIGNAL = "survived", "killed", "too long", "signal"


@dataclass(frozen=True)
class Outcome:
    """What became of a change, and how many tests were asked.

    `killed`: a test failed. `too long`: tests took more than ten times as long as without the change, which counts as
    killed. `signal`: twice, a signal ended the tests; that may be the system, out of memory for whatever reason, so it
    counts as `survived` does.
    """

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
        count, end = 0, SURVIVED
        try:
            for tests in self._turns(mutant):
                count += len(tests)
                end = self._end(tests)
                if end != SURVIVED:
                    break
        finally:
            self._write(path, source)
        return Outcome(mutant, end, count, time.monotonic() - start)

    def _end(self, tests: Sequence[str]) -> str:
        """What the change came to by these tests."""
        code = self._run(tests)
        if code == NO_SUCH_TEST:  # The names of some come from the package. Else the tests can't be read any longer.
            code = self._run(sorted({test.partition("::")[0] for test in tests}), self._limit(tests))
        if code is not None and code < 0:
            code = self._run(tests)
        if code is None:
            return TOO_LONG
        if code < 0:
            return SIGNAL
        return SURVIVED if code in (PASSED, NO_TESTS) else KILLED

    def _limit(self, tests: Sequence[str]) -> float:
        return 60 + 10 * sum(self.knowledge.seconds[test] for test in tests)

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

    def _run(self, tests: Sequence[str], limit: float = 0.0) -> int | None:
        """pytest's exit code, below 0 where a signal ended it; None where it took longer than `limit` seconds."""
        listed = self.tree / "tests.txt"
        listed.write_text("\n".join(tests), "utf-8")
        run = subprocess.Popen(
            [sys.executable, *pytest_command("-x", f"@{listed}")],
            cwd=self.tree,
            env=environment(self.tree),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return run.wait(limit or self._limit(tests))
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
