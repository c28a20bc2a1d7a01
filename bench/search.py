"""What the search of a playbook finds: `python3 run.py bench --search`."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.search_queries import Query, queries_of, questions_of
from bench.table import markdown
from stagebook.model.load import load
from stagebook.outputs.search_files import search_files
from stagebook.site.edition import edition
from stagebook.site.search_entries import Entry
from stagebook.site.urls import UrlStyle

HERE = Path(__file__).resolve().parent
QUESTIONS = HERE / "questions"


@dataclass(frozen=True)
class Answered:
    """A query and where its answer stood: from 1; 0 where it was not among the hits."""

    query: Query
    rank: int
    first: str
    """The title of the best hit."""


@dataclass(frozen=True)
class Searched:
    """The queries of one language, and what the search took."""

    language: str
    answered: tuple[Answered, ...]
    entries: int
    names: int
    """Bytes (gzip) of the file that must be there before the first answer."""
    texts: int
    """Bytes (gzip) of all shards of texts."""
    milliseconds: dict[str, float]
    """`ready`: from the names to the first query; `complete`: with all texts; `each` and `slowest` query."""


def searched(folder: Path, questions: str = "") -> Iterator[Searched]:
    """Yield what the search finds in each language of a playbook; `questions` names files in bench/questions.

    Raises `SystemExit` where the playbook can't be read or Node is missing.
    """
    playbook = load(folder).playbook
    node = shutil.which("node")
    if playbook is None or node is None:
        raise SystemExit(f"{folder} holds no playbook" if playbook is None else "the search runs in Node; install it")
    for language in playbook.settings.languages:
        made = edition(playbook, folder, language=language, style=UrlStyle())
        entries = made.search_entries()
        files = search_files(made)
        queries = queries_of(entries, language)
        asked = QUESTIONS / f"{questions}.{language}.txt"
        if questions and asked.is_file():
            queries += questions_of(asked.read_text("utf-8").splitlines(), entries)
        yield _run(node, language, entries, files, queries)


def _run(node: str, language: str, entries: tuple[Entry, ...], files: dict[str, str], queries: list[Query]) -> Searched:
    names, *texts = (json.loads(text[text.index("(", 10) + 1 : text.rindex(")")])[1] for text in files.values())
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data.json"
        data.write_text(json.dumps({"names": names, "texts": texts, "queries": [each.text for each in queries]}))
        result = json.loads(subprocess.run([node, HERE / "search.mjs", data], check=True, capture_output=True).stdout)
    answered = tuple(
        Answered(query, _rank(query, found), entries[found[0]].title if found else "")
        for query, found in zip(queries, result.pop("found"), strict=True)
    )
    sizes = [len(gzip.compress(text.encode(), mtime=0)) for text in files.values()]
    return Searched(language, answered, len(entries), sizes[0], sum(sizes[1:]), result)


def _rank(query: Query, found: list[int]) -> int:
    return next((at for at, entry in enumerate(found, start=1) if entry in query.answers), 0)


def report(results: list[Searched], misses: int = 200, *, timed: bool = True) -> str:
    """The figures of each language and category, and the queries whose answer did not stand where it should.

    Without `timed`, nothing stands there that differs from run to run.
    """
    lines: list[str] = []
    for result in results:
        rows = [["Category", "queries", "first", "among three", "mean rank", "not found"]]
        for category in dict.fromkeys(each.query.category for each in result.answered):
            ranks = [each.rank for each in result.answered if each.query.category == category]
            hit = [rank for rank in ranks if rank]
            rows.append([
                category, str(len(ranks)), _share(sum(rank == 1 for rank in ranks), len(ranks)),
                _share(sum(1 <= rank <= 3 for rank in ranks), len(ranks)),
                f"{sum(hit) / max(1, len(hit)):.2f}", str(ranks.count(0)),
            ])  # fmt: skip
        lines += [f"**{result.language}**: {result.entries} entries, names {result.names / 1000:.1f} KB and texts "
                  f"{result.texts / 1000:.1f} KB (gzip)", "", markdown(rows[0], rows[1:]), ""]  # fmt: skip
        took = result.milliseconds
        if timed:
            lines += ["Milliseconds in Node: " + ", ".join(f"{name} {ms:.1f}" for name, ms in took.items()) + ".", ""]
        bad = [each for each in result.answered if not 1 <= each.rank <= each.query.within]
        lines += [f"- {each.query.category}: {each.query.text} → {each.rank or 'not found'}; first: {each.first}"
                  for each in bad[:misses]]  # fmt: skip
        lines.append("")
    return "\n".join(lines)


def _share(part: int, total: int) -> str:
    return f"{100 * part / max(1, total):.1f} %"
