"""The worst files: what checking one of them costs, and which are over what is promised."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import environment
from bench.file_shapes import shapes
from bench.measure import Cost, StepError, cost_of
from bench.shapes import EXPORT, MAPPING, PLAYBOOK, Shape
from stagebook.reading.yaml import MAX_BYTES

MOST_CPU, MOST_MEMORY = 5.0, 300 * 10**6
"""Seconds and bytes that checking any file under `MAX_BYTES` may take, the start of the command included."""
SHOWN = 4
"""So many of each sort are in the table."""
READ = f"""
from datetime import date
from pathlib import Path
from stagebook.deals import read_deals, read_mapping
from stagebook.deals.deal import UnreadableDealsError
from stagebook.model.load import load
playbook = load(Path("playbook")).playbook
given = Path("{MAPPING}")
mapping = read_mapping(given, playbook)[0] if given.exists() else None
try:
    read_deals(Path("{EXPORT}"), playbook, today=date(2026, 1, 1), mapping=mapping)
except UnreadableDealsError:
    pass
"""
"""Reads an export and a mapping file as `worksheets` does, and draws no sheets: that takes a time for each deal."""
DEALS = "Deal Name,Company,Owner,Stage,Amount,Close Date\nA,B,C,First,5,2026-12-01\n"


@dataclass(frozen=True)
class Tried:
    """One file that was checked."""

    shape: Shape
    size: int
    """Bytes."""
    cost: Cost
    failure: str = ""
    """What the command said where it ended as no run may end."""

    @property
    def is_over(self) -> bool:
        """Whether it took more than is promised."""
        return bool(self.failure) or self.cost.cpu > MOST_CPU or self.cost.peak > MOST_MEMORY


def tried(named: Sequence[str], say: Callable[[str], None]) -> list[Tried]:
    """Check each file, or those whose sort or name holds one of the words `named`."""
    found = []
    for shape in shapes():
        if named and not any(word.lower() in f"{shape.sort} {shape.name}".lower() for word in named):
            continue
        text = shape.text()
        if not text:
            continue
        found.append(_try(shape, text))
        over = "  OVER" if found[-1].is_over else ""
        say(f"{found[-1].cost.cpu:5.2f} s {found[-1].cost.peak / 10**6:4.0f} MB  {shape.sort}: {shape.name}{over}")
    return found


def _try(shape: Shape, text: str) -> Tried:
    assert len(text.encode()) <= MAX_BYTES, shape
    folder = Path(tempfile.mkdtemp(prefix="stagebook-bench-"))
    try:
        for name, content in {**{f"playbook/{name}": each for name, each in PLAYBOOK.items()}, EXPORT: DEALS}.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(content, "utf-8")
        path = folder / shape.file if shape.is_export else folder / "playbook" / shape.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
        words = ["-c", READ] if shape.is_export else ["-m", "stagebook", "check", "playbook"]
        return Tried(shape, path.stat().st_size, *_cost([sys.executable, *words], folder))
    finally:
        shutil.rmtree(folder)


def _cost(command: Sequence[str], folder: Path) -> tuple[Cost, str]:
    try:
        return cost_of(command, folder, environment.clean_environ(), ends=(0, 1, 2)), ""
    except StepError as error:
        return Cost(0, 0, 0), str(error)


def table(found: Iterable[Tried]) -> str:
    """The worst of each sort as Markdown, and how many there were."""
    every = list(found)
    lines = ["| file | kB | CPU s | peak MB |", "|---|---|---|---|"]
    for sort in dict.fromkeys(each.shape.sort for each in every):
        worst = sorted((each for each in every if each.shape.sort == sort), key=lambda each: -each.cost.cpu)[:SHOWN]
        largest = max((each for each in every if each.shape.sort == sort), key=lambda each: each.cost.peak)
        for each in (*worst, *(() if largest in worst else (largest,))):
            figures = f"{each.size / 1000:,.0f} | {each.cost.cpu:.1f} | {each.cost.peak / 10**6:.0f}"
            lines.append(f"| {sort}: {each.shape.name} | {figures} |")
    over = sum(each.is_over for each in every)
    most, memory = max(each.cost.cpu for each in every), max(each.cost.peak for each in every) / 10**6
    summary = f"{len(every)} files, {over} over: at most {most:.1f} s and {memory:.0f} MB."
    return "\n".join([summary, "", *lines])
