"""How many sheets a second of CPU time draws as PDF: a packet of full reviews, each one sheet of two sides.

    python bench/pdf.py              500 sheets of the reference playbook
    python bench/pdf.py 2000 ko      another size, in Korean

CPU seconds of all threads, of loading the playbook apart: first making the sheets, then drawing them.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from pathlib import Path

from stagebook.checks import load_and_check
from stagebook.model import Playbook
from stagebook.outputs.pdf import write_pdf
from stagebook.sheets.build import blank_sheet, subjects_of
from stagebook.sheets.form import Entry, Sheet
from stagebook.view import view
from stagebook.words import words

PLAYBOOK = Path(__file__).resolve().parents[1] / "playbook"
GOAL = 50
"""Sheets per second of CPU time."""


def deal(number: int) -> dict[str, Entry]:
    """Return what an export of a CRM knows of a deal."""
    return {
        "deal/account": Entry(f"Account {number} Industries"),
        "deal/opportunity": Entry(f"Opportunity {number}: line monitoring"),
        "deal/rep": Entry(f"Rep {number % 12}"),
        "deal/manager": Entry(f"Manager {number % 4}"),
        "deal/date": Entry("2026-03-02"),
        "deal/amount": Entry(f"€ {(number * 7919) % 900_000 + 10_000:,}"),
        "deal/days-in-stage": Entry(str(number % 120), warning="30 days over" if number % 5 == 0 else ""),
        "deal/close-date": Entry(
            f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}", warning="" if number % 7 else "past"
        ),
        "deal/pushes": Entry(str(number % 4)),
        "deal/forecast": Entry(("Commit", "Best case", "Pipeline")[number % 3]),
        "risks/competitor": Entry("", warning="missing"),
        "grid/meddpicc/champion": Entry(str(number % 4)),
        "plan/contract-signed/latest": Entry(f"2026-{number % 12 + 1:02}-28"),
    }


def packet(playbook: Playbook, language: str, count: int) -> list[Sheet]:
    """Return full reviews of `count` deals, spread over the stages."""
    kind = playbook.worksheets["full-review"]
    blank = [blank_sheet(playbook, kind, subject, words(language)) for subject in subjects_of(playbook, kind)]
    return [blank[n % len(blank)].filled(deal(n)) for n in range(count)]


def cpu() -> float:
    """Return the CPU seconds of this process so far, all threads together."""
    used = os.times()
    return used.user + used.system


def main() -> None:
    """Draw one packet and print what it cost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    language = sys.argv[2] if len(sys.argv) > 2 else "en"
    loaded, _ = load_and_check(PLAYBOOK)
    assert loaded.playbook
    playbook = view(loaded.playbook, "", language)
    start = cpu()
    sheets = packet(playbook, language, count)
    made, begun = cpu(), time.perf_counter()
    content = write_pdf(sheets, playbook, words(language), title="Packet", addresses=lambda sheet: sheet.place)
    drawn, wall = cpu() - made, time.perf_counter() - begun
    size = f"{len(content) / 1e6:.1f} MB, {len(content) / count / 1e3:.0f} kB a sheet"
    print(f"{count} sheets, {count * 2} pages, {language}: {size}")
    print(f"making {made - start:.2f} s, drawing {drawn:.2f} s of CPU time ({wall:.2f} s on the clock)")
    print(f"most memory at once: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")
    print(f"{count / drawn:.0f} sheets per second of CPU time; the goal is {GOAL}")


if __name__ == "__main__":
    main()
