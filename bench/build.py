"""How the cost of a build grows with its pages, and how it compares with MkDocs and Material alone.

    python bench/build.py            two sizes, about a minute
    python bench/build.py 2 8 32     other sizes, in processes (two or more) of eight stages

CPU seconds of this run only make sense beside each other: the last lines are ratios. The plain way builds the files
that `stagebook write` wrote, with MkDocs and Material alone (`navigation.prune` on).
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from stagebook.checks import load_and_check

STAGES, TOOLS = 8, 6
"""Per process: stages, and tools used in each."""


@dataclass(frozen=True)
class Measured:
    """CPU seconds for one size."""

    pages: int
    load: float
    build: float
    plain: float


def synthetic(folder: Path, processes: int) -> None:
    """Write a playbook of `processes` processes in one language."""
    heads, tools = [], []
    for p in range(processes):
        stages = [f"stage-{p}-{s}" for s in range(STAGES)]
        listed = ", ".join(stages)
        heads.append(
            f"  - {{id: process-{p}, title: Process {p}, summary: A process., phases: [phase-{p}], stages: [{listed}]}}"
        )
        (folder / "phases").mkdir(parents=True, exist_ok=True)
        phase = f"phase-{p}:\n  title: Phase {p}\n  purpose: The buyer finds out.\n"
        (folder / "phases" / f"process-{p}.yml").write_text(phase, encoding="utf-8")
        place = folder / "stages" / f"process-{p}"
        place.mkdir(parents=True)
        for name in stages:
            own = [f"{name}-tool-{t}" for t in range(TOOLS)]
            tools += own
            uses = "".join(f"  - tool: {tool}\n    how: Use it when **{tool}** helps.\n" for tool in own)
            criteria = "".join(
                f"  - {{id: c{c}, text: The buyer confirmed point {c}., verified_by: buyer}}\n" for c in range(4)
            )
            activities = "".join(f"  - {{id: a{a}, text: Do the thing {a}., strength: must}}\n" for a in range(6))
            text = f"title: Stage {name}\nphases: [phase-{p}]\npurpose: Find out, see [[tool:{own[0]}]].\n"
            text += f"exit_criteria:\n{criteria}activities:\n{activities}tools:\n{uses}"
            (place / f"{name}.yml").write_text(text, encoding="utf-8")
    entries = "".join(
        f"{tool}:\n  title: Tool {tool}\n  type: deck\n  summary: A deck.\n  owner: Sales\n" for tool in tools
    )
    (folder / "tools.yml").write_text(entries, encoding="utf-8")
    head = "title: Synthetic\nsummary: A playbook.\nversion: '1'\nupdated: 2026-01-01\nowner: Sales\nprocesses:\n"
    (folder / "playbook.yml").write_text(head + "\n".join(heads) + "\n", encoding="utf-8")


def cpu(command: list[str], cwd: Path) -> float:
    """Run a command; return its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(processes: int) -> Measured:
    """Measure one size."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        synthetic(home / "playbook", processes)
        start = time.process_time()
        _, report = load_and_check(home / "playbook")
        load = time.process_time() - start
        assert not report.errors, report.errors[0]
        build = cpu([sys.executable, "-m", "stagebook", "build"], home)
        pages = len(list((home / "site").rglob("index.html")))
        cpu([sys.executable, "-m", "stagebook", "write", "out"], home)
        plain = cpu([sys.executable, "-m", "mkdocs", "build", "-q"], home / "out")
        return Measured(pages, load, build, plain)


def main() -> None:
    """Measure all sizes and print them with their ratios."""
    sizes = [int(word) for word in sys.argv[1:]] or [2, 16]
    rows = [measure(size) for size in sizes]
    print(f"{'pages':>7} {'load':>8} {'build':>8} {'plain':>8}   CPU seconds")
    for row in rows:
        print(f"{row.pages:7} {row.load:8.2f} {row.build:8.2f} {row.plain:8.2f}")
    for row in rows:
        print(f"{row.pages} pages: loading is {row.load / row.build:.0%} of the build")
        print(f"{row.pages} pages: the build takes {row.build / row.plain:.2f} of the plain way")
    first, last = rows[0], rows[-1]
    if first.pages != last.pages:
        growth = (last.build / first.build) / (last.pages / first.pages)
        print(f"cost per page, {last.pages} pages against {first.pages}: {growth:.2f} (1 is linear)")


if __name__ == "__main__":
    main()
