"""What a command costs: CPU seconds (user and system, of all its children too), seconds on the clock, peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TAIL = 1500
"""So many letters of what a failing command said are shown."""


class StepError(Exception):
    """A step could not be measured; the text says which command failed and what it said."""


@dataclass(frozen=True)
class Cost:
    """What one command, or several in a row, took."""

    cpu: float
    """Seconds of user and system time, of all processes together."""
    wall: float
    """Seconds on the clock."""
    peak: int
    """Bytes of the largest of its processes at its largest."""

    def __add__(self, other: Cost) -> Cost:
        """Sum the times of commands that run one after the other; the larger peak counts."""
        return Cost(self.cpu + other.cpu, self.wall + other.wall, max(self.peak, other.peak))


def cost_of(
    command: Sequence[str | Path], folder: Path, environ: Mapping[str, str], ends: Collection[int] = (0,)
) -> Cost:
    """Run a command in a folder to its end.

    Raises `StepError` where there is no such program, where its exit code is none of `ends`, and where it ends in a
    traceback.
    """
    words = [str(word) for word in command]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(
                words, cwd=folder, env=dict(environ), stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )
        except OSError as error:
            raise StepError(f"{Path(words[0]).name} can't be run: {error.strerror}") from error
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
        if process.returncode not in ends or "Traceback (most recent call last)" in said:
            tail = said[-TAIL:].strip()
            raise StepError(f"{' '.join(_for_message(words))} ended with {process.returncode}:\n{tail}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit)


def _for_message(words: Sequence[str]) -> list[str]:
    """Leave the folders of this machine out of a command's words."""
    return [Path(word).name if word.startswith("/") else word for word in words]


@dataclass(frozen=True)
class Written:
    """The HTML pages below a folder."""

    pages: int
    size: int
    """Bytes of all of them."""

    def __add__(self, other: Written) -> Written:
        """Count the pages of both folders."""
        return Written(self.pages + other.pages, self.size + other.size)


def html_below(folder: Path) -> Written:
    """Count pages and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*.html")]
    return Written(len(sizes), sum(sizes))
