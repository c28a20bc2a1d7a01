"""This checkout beside an older commit, on the same playbooks and in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from bench import same_output
from bench.contestants import Contestant, Stagebook, Workplace
from bench.environment import Checkout
from bench.measure import Cost

COMMANDS = {
    "build": (["build", "playbook", "--site"], "site"),
    "check": (["check", "playbook"], ""),
    "write": (["write"], "written"),
}


@dataclass(frozen=True)
class Compared:
    """One command at one size: the costs of both, run by run."""

    command: str
    old: list[Cost]
    new: list[Cost]

    @property
    def ratio(self) -> float:
        """How many times as much CPU time the older one took, run by run; the median."""
        return median(old.cpu / new.cpu for old, new in zip(self.old, self.new, strict=True))

    def line(self, size: str, languages: int) -> str:
        """A line of the table."""
        old, new = (median(cost.cpu for cost in costs) for costs in (self.old, self.new))
        peaks = [max(cost.peak for cost in costs) / 2**20 for costs in (self.old, self.new)]
        return (
            f"{size:>4} {languages:>9}  {self.command:8} {old:8.2f} {new:8.2f} {self.ratio:7.2f} "
            f"{peaks[0]:9.0f} {peaks[1]:7.0f}"
        )


HEAD = "size languages  command  CPU s old    new   times   MiB old     new"


def pair(command: str, old: Checkout) -> tuple[Contestant, Contestant]:
    """The same command of the older commit and of this checkout, each with a folder of its own."""
    words, output = COMMANDS[command]

    def named(name: str) -> list[str]:
        if command == "build":
            return [*words, f"{name}-{output}"]
        return [*words, f"{name}-{output}", "playbook"] if command == "write" else words

    return (
        Stagebook(command, named("old"), f"old-{output}" if output else "", old.python),
        Stagebook(command, named("new"), f"new-{output}" if output else ""),
    )


def compare(here: Workplace, old: Checkout, command: str, runs: int, say: Callable[[str], None]) -> Compared:
    """Run both in turn; raises `StepError` where one fails."""
    before, after = pair(command, old)
    found = Compared(command, [], [])
    for run in range(runs):
        for each, costs in ((before, found.old), (after, found.new)):
            costs.append(each.run(here).cost)
            say(f"{command}, run {run + 1}, {'old' if each is before else 'new'}: {costs[-1].cpu:.2f} s of CPU time")
    return found


def differences(here: Workplace, command: str) -> int:
    """Print which files of the last runs differ; return how many."""
    output = COMMANDS[command][1]
    if not output:
        return 0
    return same_output.compare(here.folder / f"old-{output}", here.folder / f"new-{output}", parsed=False, most=5)
