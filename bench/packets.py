"""How fast sheets are written: packets of full reviews, filled in with the deals of an export, as HTML and as PDF."""

from __future__ import annotations

import csv
import datetime
from dataclasses import dataclass
from pathlib import Path

from bench.contestants import Workplace
from bench.draw import Size
from bench.environment import PYTHON, clean_environ
from bench.measure import Cost, StepError, cost_of

DEALS = 500
FEW = 20
"""The same with few deals tells what loading the playbook costs, which is taken off."""
TODAY = "2026-03-02"
HEADS = ("Account Name", "Opportunity Name", "Stage", "Amount", "Close Date", "Owner", "Next Step", "Stage Duration")
"""As Salesforce exports them."""


@dataclass(frozen=True)
class Packet:
    """What one packet took."""

    rate: float
    """Sheets per second of CPU time, of loading the playbook apart."""
    peak: int
    """Bytes."""


def write_deals(path: Path, size: Size, count: int) -> None:
    """Write a CRM's export of deals, spread over the stages of the first process."""
    day = datetime.date.fromisoformat(TODAY)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(
            [
                "Account Name",
                "Opportunity Name",
                "Stage",
                "Amount",
                "Close Date",
                "Owner",
                "Next Step",
                "Stage Duration",
            ]
        )
        for number in range(count):
            stage = number % size.stages + 1
            close = day + datetime.timedelta(days=number % 180 - 20)
            rows.writerow(
                [
                    f"Account {number} Industries",
                    f"Line monitoring {number}",
                    f"process-1/process-1-stage-{stage}" if size.processes > 1 else f"process-1-stage-{stage}",
                    f"€ {number * 7919 % 900_000 + 10_000:,}",
                    close.isoformat(),
                    f"Rep {number % 12}",
                    "Send the summary, ask for the date of signing" if number % 3 else "",
                    number % 120,
                ]
            )


def packet(here: Workplace, size: Size, suffix: str) -> Packet:
    """Write packets of few and of many full reviews; raises `StepError`."""
    few, many = (_written(here, size, count, suffix) for count in (FEW, DEALS))
    spent = many.cpu - few.cpu
    if spent <= 0:
        raise StepError("a large packet took no longer than a small one")
    return Packet((DEALS - FEW) / spent, many.peak)


def _written(here: Workplace, size: Size, count: int, suffix: str) -> Cost:
    write_deals(here.folder / "deals.csv", size, count)
    target = here.folder / f"packet.{suffix}"
    target.unlink(missing_ok=True)
    options = ["--kind", "full-review", "--deals", "deals.csv", "--today", TODAY, "-o", target.name]
    cost = cost_of([PYTHON, "-m", "stagebook", "worksheets", "playbook", *options], here.folder, clean_environ())
    if not target.is_file():
        raise StepError(f"{target.name} was not written")
    return cost
