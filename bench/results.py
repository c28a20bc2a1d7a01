"""What was measured, kept in a file as it comes, so that a run that is cut short loses nothing."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Case:
    """A playbook that was measured."""

    size: str
    languages: int

    @property
    def key(self) -> str:
        """Its name in the file: `M/1`."""
        return f"{self.size}/{self.languages}"


Sample = dict[str, float]
"""One run: `cpu` and `wall` in seconds, `peak` and `html` in bytes, `pages`; or what else a row holds."""


@dataclass
class Results:
    """All samples, by case and row."""

    machine: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    samples: dict[str, dict[str, list[Sample]]] = field(default_factory=dict)
    failed: dict[str, dict[str, str]] = field(default_factory=dict)
    """Why a row is missing, by case."""

    def start(self, case: Case, row: str) -> None:
        """Forget earlier samples of a row."""
        self.samples.setdefault(case.key, {})[row] = []
        self.failed.setdefault(case.key, {}).pop(row, None)

    def add(self, case: Case, row: str, **sample: float) -> None:
        """Keep one run."""
        self.samples.setdefault(case.key, {}).setdefault(row, []).append(sample)

    def fail(self, case: Case, row: str, why: str) -> None:
        """Note that a row could not be measured; what it gave before that is not used."""
        self.samples.setdefault(case.key, {}).pop(row, None)
        self.failed.setdefault(case.key, {})[row] = why

    def of(self, case: Case, row: str) -> list[Sample]:
        """The samples of a row, in the order of the runs."""
        return self.samples.get(case.key, {}).get(row, [])

    def middle(self, case: Case, row: str, name: str) -> float | None:
        """The median of one figure; None where there is none."""
        found = [sample[name] for sample in self.of(case, row) if name in sample]
        return median(found) if found else None

    def ratio(self, case: Case, row: str, other: str, name: str = "cpu") -> float | None:
        """The median of the ratios of runs that stood beside each other, which holds on a busy machine."""
        pairs = zip(self.of(case, row), self.of(case, other), strict=False)
        found = [one[name] / two[name] for one, two in pairs if two.get(name)]
        return median(found) if found else None

    def exponent(self, small: Case, large: Case, row: str) -> float | None:
        """The power of the number of pages with which CPU time grows: 1 is linear."""
        pages = [self.middle(case, "build", "pages") for case in (small, large)]
        spent = [self.middle(case, row, "cpu") for case in (small, large)]
        if not (pages[0] and pages[1] and spent[0] and spent[1]) or pages[0] == pages[1]:
            return None
        return math.log(spent[1] / spent[0]) / math.log(pages[1] / pages[0])

    def save(self, path: Path) -> None:
        """Write the file in one step."""
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(self), indent=1) + "\n", "utf-8")
        draft.replace(path)


def stored_results(path: Path, machine: dict[str, str], versions: dict[str, str]) -> Results:
    """What earlier runs left, if they ran on the same machine with the same versions; else nothing yet."""
    fresh = Results(machine, versions)
    try:
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
        found = Results(**data)
    except (OSError, ValueError, TypeError):
        return fresh
    return found if (found.machine, found.versions) == (machine, versions) else fresh
