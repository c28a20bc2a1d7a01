"""The bench's own parts: what it writes, how it counts, what its tables say. Nothing is timed here."""

import json
import sys
from pathlib import Path

import pytest

from bench import table
from bench.against import Compared, pair
from bench.authored_yaml import yaml_of
from bench.contestants import Contestant, Workplace, cut
from bench.draw import Size
from bench.environment import Checkout
from bench.measure import Cost, StepError, cost_of, html_below
from bench.packets import write_deals
from bench.playbook import SIZES, write_playbook
from bench.results import Case, Results, stored_results
from stagebook.checks import load_and_check
from stagebook.problems.diagnostics import Severity
from stagebook.reading.yaml import read_yaml

SMALL = Size("test", processes=2, stages=3, tools=12, guides=2, terms=6)


# --- the playbooks ---


def read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def test_the_same_size_is_the_same_playbook(tmp_path: Path) -> None:
    write_playbook(tmp_path / "one", SMALL, 2)
    write_playbook(tmp_path / "two", SMALL, 2)
    assert read(tmp_path / "one") == read(tmp_path / "two")


def test_a_larger_playbook_holds_the_files_of_a_smaller_one(tmp_path: Path) -> None:
    """L is M, and more of the same."""
    write_playbook(tmp_path / "small", SMALL)
    write_playbook(tmp_path / "large", SMALL.times(2, "twice"))
    small, large = read(tmp_path / "small"), read(tmp_path / "large")
    assert set(small) <= set(large)
    assert len([name for name in large if name.startswith("tools/")]) == 24


@pytest.mark.parametrize("languages", [1, 2])
def test_what_is_written_has_no_problem(tmp_path: Path, languages: int) -> None:
    write_playbook(tmp_path, SMALL, languages)
    loaded, report = load_and_check(tmp_path)
    errors = [each for each in report.problems if each.severity is Severity.ERROR]
    assert errors == []
    assert loaded.playbook
    assert len(loaded.playbook.settings.languages) == languages
    empty = [name for name in loaded.playbook.__dataclass_fields__ if getattr(loaded.playbook, name) in ({}, ())]
    assert empty == [], "a kind of item is missing"


def test_sizes_are_those_of_the_manual() -> None:
    medium, large = SIZES["M"], SIZES["L"]
    assert (medium.processes, medium.stages, medium.tools, medium.guides) == (8, 8, 300, 20)
    assert (large.processes, large.stages, large.tools, large.guides) == (80, 8, 3000, 200)
    assert SIZES["S"].processes == 1


@pytest.mark.parametrize(
    "value",
    [
        {"a": "plain", "b": "with: colon", "c": "yes", "d": ["x", "y"], "e": [{"f": "[[tool:x]]", "g": ["h"]}]},
        {"long": "word " * 60 + "end", "empty": [], "number": 3, "true": True, "nested": {"ko": "한국어 텍스트"}},
        {"list": ["a text that is longer than forty characters, so that it has its own line", "b"]},
    ],
)
def test_yaml_that_is_written_reads_as_the_same(tmp_path: Path, value: dict[str, object]) -> None:
    (tmp_path / "x.yml").write_text(yaml_of(value), "utf-8")
    document, problems = read_yaml(tmp_path / "x.yml", "x.yml")
    assert problems == []
    assert json.loads(json.dumps(document.data)) == value


def test_deals_lie_in_the_stages_of_the_playbook(tmp_path: Path) -> None:
    write_deals(tmp_path / "deals.csv", SMALL, 5)
    lines = (tmp_path / "deals.csv").read_text("utf-8").splitlines()
    assert len(lines) == 6
    assert "process-1/process-1-stage-3" in lines[3]


# --- measuring ---


def test_the_cost_of_a_command_counts_its_children(tmp_path: Path) -> None:
    burn = "x = 0\nfor n in range(1_000_000): x += n"
    alone = cost_of([sys.executable, "-c", burn], tmp_path, {})
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}], check=True)"
    child = cost_of([sys.executable, "-c", parent], tmp_path, {})
    assert alone.cpu > 0.01
    assert child.cpu > alone.cpu / 3
    assert child.peak > 2**20


def test_a_command_that_fails_is_named_without_this_machines_folders(tmp_path: Path) -> None:
    with pytest.raises(StepError, match=r"ended with 3:\nbad input") as caught:
        cost_of([sys.executable, "-c", "print('bad input'); raise SystemExit(3)"], tmp_path, {})
    assert str(Path(sys.executable).parent) not in str(caught.value)
    with pytest.raises(StepError, match="no-such-engine can't be run"):
        cost_of([tmp_path / "no-such-engine"], tmp_path, {})


def test_pages_are_counted_with_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("12345", "utf-8")
    (tmp_path / "404.html").write_text("1", "utf-8")
    (tmp_path / "a.css").write_text("123", "utf-8")
    found = html_below(tmp_path)
    assert (found.pages, found.size) == (2, 6)


def test_an_engine_that_writes_nothing_is_refused(tmp_path: Path) -> None:
    class Idle(Contestant):
        name, output = "idle", "site"

        def cost(self, here: Workplace) -> Cost:
            return Cost(1, 1, 1)

    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("of an earlier run", "utf-8")
    with pytest.raises(StepError, match="idle wrote no page"):
        Idle().run(Workplace(tmp_path, ("en",)))


def test_long_sections_of_a_navigation_are_cut() -> None:
    nav = [{"Home": "index.md"}, {"Tools": ["tools/index.md", *({f"Tool {n}": f"{n}.md"} for n in range(1, 120))]}]
    home, tools = cut(nav, 50)
    assert home == {"Home": "index.md"}
    assert [next(iter(piece)) for piece in tools["Tools"]] == ["1–50", "51–100", "101–120"]
    assert sum(len(entries) for piece in tools["Tools"] for entries in piece.values()) == 120


def test_an_older_commit_and_this_one_write_beside_each_other(tmp_path: Path) -> None:
    old, new = pair("build", Checkout("HEAD~1", "abcdef1", Path("old-python")))
    here = Workplace(tmp_path, ("en",))
    assert old.targets(here) == [tmp_path / "old-site"]
    assert new.targets(here) == [tmp_path / "new-site"]
    compared = Compared("build", [Cost(4, 4, 1), Cost(9, 9, 1)], [Cost(2, 2, 1), Cost(3, 3, 1)])
    assert compared.ratio == 2.5


# --- results and tables ---

S, M = Case("S", 1), Case("M", 1)


def measured() -> Results:
    results = Results({"processor": "A processor", "cores": "2", "memory": "8 GiB", "system": "Linux"}, {"MkDocs": "1"})
    for run in (1.0, 1.5):  # the machine is slower the second time, for all alike
        for case, factor in ((S, 1), (M, 10)):
            results.add(case, "build", cpu=run * factor, peak=100 * 2**20, pages=66 * factor, html=66_000 * 40 * factor)
            results.add(case, "Hugo", cpu=run * factor**2 / 4, peak=2**30, pages=66 * factor, html=66_000 * factor)
    results.add(S, "edit", wall=0.5)
    return results


def test_ratios_stand_beside_each_other_run_by_run() -> None:
    assert measured().ratio(S, "build", "Hugo") == 4
    assert measured().ratio(S, "build", "Zensical") is None


def test_growth_is_a_power_of_the_pages() -> None:
    assert measured().exponent(S, M, "build") == pytest.approx(1)
    assert measured().exponent(S, M, "Hugo") == pytest.approx(2)


def test_tables_show_what_was_measured_and_nothing_else() -> None:
    results = measured()
    results.fail(M, "Zensical", "zensical ended with 1:\nout of memory")
    shown = table.tables(results)
    assert "Measured on A processor, 2 cores, 8 GiB, Linux, with MkDocs 1." in shown
    assert "| CPU seconds | S: 66 pages | M: 660 pages | growth S → M | HTML kB a page | peak MiB |" in shown
    assert "| `stagebook build` | 1.2 | 12.5 | 1.00 | 40 | 100 |" in shown
    assert "| Hugo | 0.3 | 31.2 | 2.00 | 1 | 1024 |" in shown
    assert "| build ÷ Hugo | 4.00 | 0.40 |" in shown
    assert "| save a file → its page is served, s | 0.5 | – |" in shown
    assert "- M in 1 language, Zensical: zensical ended with 1:" in shown
    assert "leak scan" not in shown
    assert "two languages" not in shown


def test_results_are_kept_for_the_same_versions_alone(tmp_path: Path) -> None:
    results = measured()
    results.save(tmp_path / "results.json")
    again = stored_results(tmp_path / "results.json", results.machine, results.versions)
    assert again == results
    assert stored_results(tmp_path / "results.json", results.machine, {"MkDocs": "2"}).samples == {}
    (tmp_path / "results.json").write_text("{", "utf-8")
    assert stored_results(tmp_path / "results.json", results.machine, results.versions).samples == {}


def test_a_row_that_failed_leaves_no_samples() -> None:
    results = measured()
    results.fail(S, "Hugo", "no")
    assert results.of(S, "Hugo") == []
    results.start(S, "Hugo")
    assert results.failed[S.key] == {}


def test_tables_replace_earlier_ones_in_the_manual(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"# Performance\n\n{table.START}\nold\n{table.END}\n\nAfter.\n", "utf-8")
    table.write_docs(page, measured())
    text = page.read_text("utf-8")
    assert "old" not in text
    assert text.startswith("# Performance\n\n<!-- bench")
    assert text.endswith("<!-- /bench -->\n\nAfter.\n")
    page.write_text("# Performance\n", "utf-8")
    with pytest.raises(ValueError, match="lacks the lines"):
        table.write_docs(page, measured())
