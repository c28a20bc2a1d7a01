"""Results become the tables of `docs/performance.md`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.results import Case, Results

START, END = "<!-- bench: made by run.py bench --write-docs -->", "<!-- /bench -->"
ORDER = ("S", "M", "L")
OTHERS = ("MkDocs + Material", "Zensical", "Hugo")
MIB = 2**20


@dataclass(frozen=True)
class FigureRow:
    """A line of the table of waits and sheets: what is shown of which samples."""

    title: str
    row: str
    name: str
    show: Callable[[float], str]


def _seconds(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"


def _kilobytes(value: float) -> str:
    return f"{value / 1000:.0f}"


WAITS = (
    FigureRow("save a file → its page is served, s", "edit", "wall", _seconds),
    FigureRow("first load in Chromium, s", "browser", "load", lambda value: f"{value:.2f}"),
    FigureRow("first load, kB compressed, without fonts", "browser", "load_size", _kilobytes),
    FigureRow("first search result, s", "browser", "result", lambda value: f"{value:.2f}"),
    FigureRow("sent for it after the first load, kB compressed", "browser", "result_size", _kilobytes),
    FigureRow("sheets per CPU second, HTML", "packet html", "rate", lambda value: f"{value:.0f}"),
    FigureRow("peak memory of 500 sheets, HTML, MiB", "packet html", "peak", lambda value: f"{value / MIB:.0f}"),
    FigureRow("sheets per CPU second, PDF", "packet pdf", "rate", lambda value: f"{value:.0f}"),
    FigureRow("peak memory of 500 sheets, PDF, MiB", "packet pdf", "peak", lambda value: f"{value / MIB:.0f}"),
    FigureRow("the leak scan, CPU ms per MB written", "leak scan", "per_mb", lambda value: f"{value:.0f}"),
    FigureRow("the leak scan's share of a build, %", "leak scan", "share", lambda value: f"{value * 100:.1f}"),
)
"""A row without samples is left out, and so is what does not exist yet."""


def tables(results: Results) -> str:
    """Everything that was measured as Markdown."""
    pieces = [_about(results)]
    for languages in (1, 2):
        cases = [Case(size, languages) for size in ORDER if results.samples.get(f"{size}/{languages}")]
        if cases:
            pieces.append(f"## In {('one language', 'two languages')[languages - 1]}")
            pieces += [_costs(results, cases), _ratios(results, cases), _waits(results, cases)]
    pieces.append(_failures(results))
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def _about(results: Results) -> str:
    machine, versions = results.machine, results.versions
    runs = max((len(rows) for each in results.samples.values() for rows in each.values()), default=0)
    return (
        f"Measured on {machine.get('processor')}, {machine.get('cores')} cores, {machine.get('memory')}, "
        f"{machine.get('system')}, with " + ", ".join(f"{name} {version}" for name, version in versions.items()) + ". "
        f"Medians of up to {runs} runs, in turn."
    )


def _costs(results: Results, cases: Sequence[Case]) -> str:
    small, large = cases[-2:] if len(cases) > 1 else (None, cases[-1])
    grows = f"growth {small.size} → {large.size}" if small else "growth"
    heads = ["CPU seconds", *(_head(results, case) for case in cases), grows, "HTML kB a page", "peak MiB"]
    rows = []
    for name in ("build", "check", "write", "mkdocs build", *OTHERS):
        if not any(results.of(case, name) for case in cases):
            continue
        spent = [_cell(results.middle(case, name, "cpu"), _seconds) for case in cases]
        exponent = results.exponent(small, large, name) if small else None
        pages, size = (results.middle(large, name, each) for each in ("pages", "html"))
        peak = results.middle(large, name, "peak")
        rows.append(
            [
                name if name in OTHERS or " " in name else f"`stagebook {name}`",
                *spent,
                _cell(exponent, lambda value: f"{value:.2f}"),
                _kilobytes(size / pages) if size and pages else "–",
                _cell(peak, lambda value: f"{value / MIB:.0f}"),
            ]
        )
    return markdown(heads, rows) + (
        f"\n\nGrowth is the power of the number of pages with which CPU time grows: 1 is linear. HTML and memory are "
        f"those of {large.size}."
    )


def _head(results: Results, case: Case) -> str:
    pages = results.middle(case, "build", "pages")
    return f"{case.size}: {pages:,.0f} pages" if pages else case.size


def _ratios(results: Results, cases: Sequence[Case]) -> str:
    rows = []
    for other in OTHERS:
        found = [results.ratio(case, "build", other) for case in cases]
        if any(found):
            rows.append([f"build ÷ {other}", *(_cell(each, lambda value: f"{value:.2f}") for each in found)])
    found = [results.ratio(case, "check", "build") for case in cases]
    if any(found):
        rows.append(["check ÷ build", *(_cell(each, lambda value: f"{value:.2f}") for each in found)])
    return markdown(["ratio of CPU times", *(case.size for case in cases)], rows) if rows else ""


def _waits(results: Results, cases: Sequence[Case]) -> str:
    rows = []
    for row in WAITS:
        found = [results.middle(case, row.row, row.name) for case in cases]
        if any(value is not None for value in found):
            rows.append([row.title, *(_cell(value, row.show) for value in found)])
    return markdown(["", *(case.size for case in cases)], rows) if rows else ""


def _failures(results: Results) -> str:
    lines = [
        f"- {case.replace('/', ' in ')} language{'' if case.endswith('/1') else 's'}, {row}: {why.splitlines()[0]}"
        for case, rows in results.failed.items()
        for row, why in rows.items()
    ]
    return "Not measured:\n\n" + "\n".join(lines) if lines else ""


def _cell(value: float | None, show: Callable[[float], str]) -> str:
    return "–" if value is None else show(value)


def markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def write_docs(path: Path, results: Results) -> None:
    """Put the tables between the two marks of a page; raises ValueError where it lacks them."""
    put_between(path, (START, END), tables(results))


def put_between(path: Path, marks: tuple[str, str], content: str) -> None:
    """Put a text between two lines of a page; raises ValueError where it lacks them."""
    text = path.read_text("utf-8")
    before, start, rest = text.partition(marks[0])
    _, end, after = rest.partition(marks[1])
    if not (start and end):
        raise ValueError(f"{path.name} lacks the lines '{marks[0]}' and '{marks[1]}'")
    path.write_text(f"{before}{start}\n\n{content}\n{end}{after}", "utf-8", newline="\n")
