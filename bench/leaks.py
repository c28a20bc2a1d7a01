"""What the search for leaks costs: CPU time per MB written for the narrower audience, and its share of a build.

Run as a module, in a process of its own, it measures one site: `python -m bench.leaks PLAYBOOK SITE`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.contestants import Workplace
from bench.environment import PYTHON, ROOT, clean_environ
from bench.measure import StepError, cost_of

AUDIENCE = "partner"


@dataclass(frozen=True)
class LeakScan:
    """One search through a whole site."""

    per_mb: float
    """CPU milliseconds per MB (10⁶ bytes) of all files, with finding out what is hidden."""
    share: float
    """Of the CPU time of the whole `stagebook build`."""


def leak_scan(here: Workplace) -> LeakScan:
    """Build the site for the narrower audience, and search it once more by itself. Raises `StepError`."""
    words = ["build", "playbook", "--site", "site-partner", "--audience", AUDIENCE]
    build = cost_of([PYTHON, "-m", "stagebook", *words], here.folder, clean_environ())
    command = [str(PYTHON), "-m", "bench.leaks", str(here.folder / "playbook"), str(here.folder / "site-partner")]
    done = subprocess.run(command, cwd=ROOT, env=clean_environ(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise StepError(f"bench.leaks ended with {done.returncode}:\n{done.stderr[-1000:]}")
    found = json.loads(done.stdout)
    return LeakScan(found["cpu"] * 1000 / found["mb"], found["cpu"] / build.cpu)


def main(playbook: Path, site: Path) -> None:
    """Print what one search took, in a process that has checked the playbook, as a build has."""
    from stagebook.checks import load_and_check
    from stagebook.outputs.leaks.scan import scanner_for

    loaded, _ = load_and_check(playbook)
    assert loaded.playbook
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    start = time.process_time()
    scanner = scanner_for(loaded.playbook, playbook, AUDIENCE)
    assert scanner
    scanner.folder(site)
    scanner.require_none(loaded.lines)
    print(json.dumps({"cpu": time.process_time() - start, "mb": size / 1e6}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
