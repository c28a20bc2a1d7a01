"""A run of changes: draw them by seed, try each in a copy of the checkout, say what survived."""

import difflib
import json
import random
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from mutation.knowledge import gathered
from mutation.operators import Mutant, changed, mutants
from mutation.trial import KILLED, SURVIVED, TOO_LONG, Bench, Outcome, copy_of

ENOUGH = 0.92
JUDGED = Path(__file__).with_name("judged.json")
"""Changes that were read and that nothing could notice, each with the reason."""


def drawn(package: Path, count: int, seed: int) -> list[Mutant]:
    """`count` changes by chance, the same for the same seed and package, each operator in its turn.

    Without turns most would be constants, since tables of words and numbers are full of them.
    """
    sources = {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in sorted(package.rglob("*.py"))}
    decks: defaultdict[str, list[Mutant]] = defaultdict(list)
    for file, source in sources.items():
        for each in mutants(file, source):
            decks[each.operator].append(each)
    chance = random.Random(seed)
    for _, deck in sorted(decks.items()):
        chance.shuffle(deck)
    found: list[Mutant] = []
    while any(decks.values()) and len(found) < count:
        for _, deck in sorted(decks.items()):
            while deck and not _readable(sources[deck[-1].file], deck[-1]):
                deck.pop()
            found += [deck.pop()] if deck else []
    return found[:count]


def _readable(source: str, mutant: Mutant) -> bool:
    """Whether Python can read the module with the change."""
    try:
        compile(changed(source, mutant), mutant.file, "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def run(checkout: Path, cache: Path, count: int, seed: int, workers: int, say: Callable[[str], None]) -> int:
    """Try `count` changes and report; the exit code is 1 where too few were killed."""
    with tempfile.TemporaryDirectory(prefix="stagebook-mutants-") as name:
        trees = [copy_of(checkout, Path(name) / f"copy{number}") for number in range(workers)]
        package = trees[0] / "generator" / "stagebook"
        chosen = drawn(package, count, seed)
        say("Finding out which tests run which lines ...")
        knowledge = gathered(trees[0], cache, workers)
        shutil.rmtree(trees[0] / ".recorded", ignore_errors=True)
        benches: SimpleQueue[Bench] = SimpleQueue()
        for tree in trees:
            benches.put(Bench(tree, knowledge))

        def tried(mutant: Mutant) -> Outcome:
            bench = benches.get()
            try:
                outcome = bench.tried(mutant)
            finally:
                benches.put(bench)
            say(f"{outcome.end:9} {outcome.seconds:5.0f} s {outcome.tests:5} tests  {mutant.name}")
            return outcome

        with ThreadPoolExecutor(workers) as pool:
            outcomes = list(pool.map(tried, chosen))
        for line in report(package, outcomes, judged()):
            say(line)
    return 0 if share_killed(outcomes) >= ENOUGH else 1


def judged() -> list[dict[str, str]]:
    """What was read and found equivalent: `file`, the `line` as it stands, `old`, `new` and `why`."""
    found: list[dict[str, str]] = json.loads(JUDGED.read_text("utf-8"))
    return found


def share_killed(outcomes: Sequence[Outcome]) -> float:
    """Of the changes to more than the words of messages, equivalent ones counted as survivors."""
    counted = [each for each in outcomes if not each.mutant.is_message]
    return sum(each.end in (KILLED, TOO_LONG) for each in counted) / len(counted) if counted else 1.0


def report(package: Path, outcomes: Sequence[Outcome], reasons: Sequence[dict[str, str]]) -> Iterator[str]:
    """The survivors with their diffs, then the counts."""
    why = {(each["file"], each["line"], each["old"], each["new"]): each["why"] for each in reasons}
    ends: Counter[str] = Counter()
    for outcome in outcomes:
        mutant = outcome.mutant
        source = (package / mutant.file).read_text("utf-8")
        line = source.split("\n")[mutant.line - 1].strip()
        reason = why.get((mutant.file, line, mutant.old, mutant.new), "")
        in_message = "messages " if mutant.is_message else ""
        ends[f"{in_message}{'equivalent' if outcome.end == SURVIVED and reason else outcome.end}"] += 1
        if outcome.end not in (KILLED, TOO_LONG):
            yield ""
            yield f"{mutant.name}{' (message)' if mutant.is_message else ''}{': ' if reason else ''}{reason}"
            yield from diff(source, changed(source, mutant))
    counted = [each for each in outcomes if not each.mutant.is_message]
    killed = sum(each.end in (KILLED, TOO_LONG) for each in counted)
    yield ""
    yield ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    yield f"killed {killed} of {len(counted)} ({share_killed(outcomes):.1%}); without equivalent ones " + (
        f"{killed / max(1, len(counted) - ends['equivalent']):.1%}; changes in messages are counted apart"
    )


def diff(old: str, new: str) -> list[str]:
    """The lines that differ."""
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm="")
    return [f"    {line}" for line in lines if not line.startswith(("---", "+++", "@@"))]
