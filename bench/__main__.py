"""The command line of the bench: `python3 run.py bench`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import run
from bench import against, contestants, environment, leaks, packets, readers, search, table, worst
from bench.contestants import Contestant, Workplace
from bench.draw import Size
from bench.measure import StepError
from bench.playbook import LANGUAGES, SIZES, write_playbook
from bench.results import Case, Results, stored_results

RESULTS = environment.HOME / "results.json"
DOCS = environment.ROOT / "docs" / "performance.md"
EXTRAS = ("packet html", "packet pdf", "edit", "browser", "leak scan")
EDITS = 3
WORST = ("<!-- worst: made by run.py bench --worst --write-docs -->", "<!-- /worst -->")
SEARCH_DOCS = environment.ROOT / "docs" / "search.md"
FOUND = ("<!-- found: made by run.py bench --search --write-docs -->", "<!-- /found -->")
QUERY = "Discovery deck"
EXAMPLES = """\
Examples:
  python3 run.py bench                                  S and M, in one and two languages: some minutes
  python3 run.py bench --size L --runs 1 --write-docs   the largest, about half an hour; then the manual's tables
  python3 run.py bench --size S M --only build hugo     two rows
  python3 run.py bench --worst --only export template   files that cost more than their size; all of them: 10 minutes
  python3 run.py bench --against HEAD~1 --same          beside an older commit; is the output the same?

What was measured is kept in .bench/results.json while it runs; another run with the same versions on the same machine
adds to it. Times only make sense beside each other: look at the ratios."""


def main(words: Sequence[str]) -> int:
    """Measure what is asked for; 1 where something could not be measured or, with --same, differs."""
    parser = argparse.ArgumentParser(
        prog="run.py bench", description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [each.name for each in (*contestants.own(), *contestants.others(Path()))]
    parser.add_argument("--size", nargs="+", choices=list(SIZES), default=["S", "M"], help="default: S M")
    parser.add_argument("--languages", nargs="+", type=int, choices=[1, 2], help="default: 1 2, at L only 1")
    parser.add_argument("--runs", type=int, default=0, metavar="N", help="of each row, in turn (default: 3, at L 1)")
    parser.add_argument("--only", nargs="+", default=[], metavar="ROW", help=f"of: {', '.join([*names, *EXTRAS])}")
    parser.add_argument("--write-docs", action="store_true", help="put the tables into docs/performance.md")
    parser.add_argument("--against", default="", metavar="COMMIT", help="compare build, check and write with a commit")
    parser.add_argument("--same", action="store_true", help="with --against: compare what both wrote, byte for byte")
    parser.add_argument("--worst", action="store_true", help="check the worst files instead; --only picks by words")
    parser.add_argument(
        "--search", nargs="?", const="playbook", metavar="FOLDER", help="what a playbook's search finds"
    )
    wanted = parser.parse_args(words)
    if wanted.search:
        return _search(wanted)
    if wanted.worst:
        return _worst(wanted)
    chosen = [name for name in (*names, *EXTRAS) if any(each.lower() in name.lower() for each in wanted.only)]
    if wanted.only and not chosen:
        parser.error(f"--only: there is no row like {', '.join(wanted.only)}")
    if not hasattr(os, "wait4"):
        parser.error("the bench needs a system that tells what a command cost: Linux or macOS")
    try:
        return _against(wanted, chosen) if wanted.against else _bench(wanted, chosen or [*names, *EXTRAS])
    except (run.SetupError, StepError) as problem:
        run.say(str(problem))
        return 1
    except KeyboardInterrupt:
        run.say("Stopped. What was measured is kept in .bench/results.json.")
        return 1


def _search(wanted: argparse.Namespace) -> int:
    """Print what the search finds: in a folder, or in the playbook of a size."""
    if wanted.search in SIZES:
        with _playbook(Case(wanted.search, (wanted.languages or [2])[0])) as (here, _):
            print(search.report(list(search.searched(here.folder / "playbook"))))
        return 0
    folder = Path(wanted.search)
    is_reference = folder.resolve() == environment.ROOT / "playbook"
    results = list(search.searched(folder, "new-business" if is_reference else ""))
    print(search.report(results))
    if wanted.write_docs and is_reference:
        table.put_between(SEARCH_DOCS, FOUND, search.report(results, timed=False))
        run.say("The figures are in docs/search.md.")
    return 0


def _cases(wanted: argparse.Namespace) -> Iterator[tuple[Case, int]]:
    """Yield each playbook with the number of runs."""
    for name in [size for size in SIZES if size in wanted.size]:
        for languages in wanted.languages or ([1] if name == "L" else [1, 2]):
            yield Case(name, languages), wanted.runs or (1 if name == "L" else 3)


@contextmanager
def _playbook(case: Case) -> Iterator[tuple[Workplace, Size]]:
    folder = Path(tempfile.mkdtemp(prefix="stagebook-bench-"))
    try:
        size = SIZES[case.size]
        run.say(f"Writing a playbook of size {case.size} in {case.languages} language(s) ...")
        write_playbook(folder / "playbook", size, case.languages)
        yield Workplace(folder, LANGUAGES[: case.languages]), size
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# --- beside other engines ---


def _bench(wanted: argparse.Namespace, chosen: Sequence[str]) -> int:
    commands: Path | None = None
    if any(name in ("Zensical", "Hugo") for name in chosen):
        try:
            commands = environment.engines()
        except run.SetupError as problem:
            run.say(f"{problem}\nGoing on without Zensical and Hugo.")
    results = stored_results(RESULTS, environment.machine(), environment.versions(commands))
    for case, runs in _cases(wanted):
        with _playbook(case) as (here, size):
            everyone = [each for each in (*contestants.own(), *contestants.others(commands)) if each.name in chosen]
            _in_turn(case, here, everyone, runs, results)
            for name in (each for each in EXTRAS if each in chosen):
                _extra(case, here, size, name, runs, results)
    print(table.tables(results))
    if wanted.write_docs:
        table.write_docs(DOCS, results)
        run.say("The tables are in docs/performance.md.")
    return 1 if any(results.failed.values()) else 0


def _in_turn(case: Case, here: Workplace, everyone: list[Contestant], runs: int, results: Results) -> None:
    """Run each once, then each once more, and so on: what slows the machine down meets all of them."""
    left = [each for each in everyone if _is_ready(case, here, each, results)]
    for number in range(1, runs + 1):
        for each in list(left):
            try:
                outcome = each.run(here)
            except StepError as problem:
                left.remove(each)
                _failed(case, each.name, problem, results)
                continue
            cost, written = outcome.cost, outcome.written
            results.add(
                case, each.name,
                cpu=cost.cpu, wall=cost.wall, peak=cost.peak, pages=written.pages, html=written.size,
            )  # fmt: skip
            results.save(RESULTS)
            run.say(f"{case.key} run {number}/{runs} {each.name}: {cost.cpu:.2f} s of CPU time, {cost.wall:.1f} s")


def _is_ready(case: Case, here: Workplace, each: Contestant, results: Results) -> bool:
    results.start(case, each.name)
    try:
        if isinstance(each, contestants.Engine | contestants.Hugo) and not here.written.is_dir():
            next(one for one in contestants.own() if one.name == "write").run(here)
        each.prepare(here)
    except (StepError, OSError) as problem:
        _failed(case, each.name, problem, results)
        return False
    return True


def _failed(case: Case, row: str, problem: Exception, results: Results) -> None:
    run.say(f"{case.key} {row} is left out: {problem}")
    results.fail(case, row, str(problem))
    results.save(RESULTS)


def _extra(case: Case, here: Workplace, size: Size, name: str, runs: int, results: Results) -> None:
    """Measure what is no command of its own."""
    measures: dict[str, Callable[[], Iterator[dict[str, float]]]] = {
        "packet html": lambda: _packet(here, size, "html"),
        "packet pdf": lambda: _packet(here, size, "pdf"),
        "edit": lambda: _edits(here, size, 1 if case.size == "L" else EDITS),
        "browser": lambda: _visits(here, runs),
        "leak scan": lambda: _leak_scans(here, runs),
    }
    results.start(case, name)
    try:
        for sample in measures[name]():
            results.add(case, name, **sample)
            figures = ", ".join(f"{key} {value:,.2f}" for key, value in sample.items())
            run.say(f"{case.key} {name}: {figures}")
        results.save(RESULTS)
    except (StepError, OSError) as problem:
        _failed(case, name, problem, results)


def _packet(here: Workplace, size: Size, suffix: str) -> Iterator[dict[str, float]]:
    found = packets.packet(here, size, suffix)
    yield {"rate": found.rate, "peak": found.peak}


def _leak_scans(here: Workplace, runs: int) -> Iterator[dict[str, float]]:
    for _ in range(runs):
        found = leaks.leak_scan(here)
        yield {"per_mb": found.per_mb, "share": found.share}


def _edits(here: Workplace, size: Size, edits: int) -> Iterator[dict[str, float]]:
    folder = "stages/process-1" if size.processes > 1 else "stages"
    name = "process-1-stage-2"
    stage = here.folder / "playbook" / folder / f"{name}.yml"
    page = f"process-1/stages/{name}/"
    for wall in readers.edit_to_served(here.folder / "playbook", stage, page, edits):
        yield {"wall": wall}


def _visits(here: Workplace, runs: int) -> Iterator[dict[str, float]]:
    site = here.folder / "site"
    if not site.is_dir():
        next(one for one in contestants.own() if one.name == "build").run(here)
    for visit in readers.first_visits(site, QUERY, max(3, runs)):
        yield {
            "load": visit.load,
            "load_size": visit.load_size,
            "result": visit.result,
            "result_size": visit.result_size,
        }


# --- the worst files ---


def _worst(wanted: argparse.Namespace) -> int:
    found = worst.tried(wanted.only, run.say)
    if not found:
        run.say("--only: there is no such file")
        return 1
    text = worst.table(found)
    print(text)
    if wanted.write_docs:
        table.put_between(DOCS, WORST, text)
        run.say("The table is in docs/performance.md.")
    return 1 if any(each.is_over for each in found) else 0


# --- beside an older commit ---


def _against(wanted: argparse.Namespace, chosen: Sequence[str]) -> int:
    old = environment.checkout(wanted.against)
    lines = [against.HEAD]
    different = 0
    for case, runs in _cases(wanted):
        with _playbook(case) as (here, _):
            for command in [name for name in against.COMMANDS if not chosen or name in chosen]:
                found = against.compare(here, old, command, runs, run.say)
                lines.append(found.line(case.size, case.languages))
                if wanted.same:
                    different += against.differences(here, command)
    print(f"This checkout against {wanted.against} ({old.commit}); `times` is old ÷ new, run by run")
    print("\n".join(lines))
    if wanted.same:
        print("output: the same, byte for byte" if not different else f"output: {different:,} files differ")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
