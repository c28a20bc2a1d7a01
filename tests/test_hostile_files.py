"""Whatever stands in a file: no traceback, no hang, and each problem is shown at a place of its file."""

import shutil
import signal
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from conftest import CASES
from hostile_files import PIECES, data, mutated, written
from playbooks_on_disk import PLAYBOOKS, TODAY
from sites import PLAYBOOK, ROOT
from stagebook.checks import load_and_check
from stagebook.checks.summary import check_report
from stagebook.deals import read_deals, read_mapping
from stagebook.deals.deal import UnreadableDealsError
from stagebook.problems import formats
from stagebook.problems.diagnostics import Diagnostic, Report, Span
from stagebook.sheets.build import main_kind
from stagebook.sheets.fill import deal_sheets
from stagebook.site.edition import Edition, sheets_edition

GOOD = PLAYBOOKS / "good"
GIVEN = sorted((ROOT / "tests" / "deals").rglob("*.csv"))
MAPPINGS = sorted((ROOT / "tests" / "deals" / "mappings").glob("*.yml"))
HANGS = 20
"""Seconds of CPU time after which a case counts as a hang; they take some hundredths."""
SORTS = 14
"""So many tests share the cases."""


def is_inside(span: Span, text: str) -> bool:
    """Whether a place is one of a text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not 1 <= span.line <= len(lines) or (span.last_line and not span.line <= span.last_line <= len(lines)):
        return False
    end = len(lines[span.line - 1]) + 1
    return 1 <= span.column <= end and span.column < span.end_column <= max(end, span.column + 1)


def require_inside(problems: tuple[Diagnostic, ...], folder: Path) -> None:
    """Each problem stands in its file; one about a file that is not there stands at its first letter."""
    for each in problems:
        path = folder / each.span.file
        text = path.read_bytes().decode("utf-8-sig", "replace") if path.is_file() else ""
        assert is_inside(each.span, text), (each, text[:400])


def check(folder: Path) -> None:
    """Check a playbook, and print what was found in each way."""
    loaded, report = load_and_check(folder, TODAY)
    check_report(loaded, report)
    formats.json_report(report)
    formats.github_report(report)
    require_inside(report.problems, folder)


Cases = Callable[[SearchStrategy[Any], Callable[[Any], None]], None]


@pytest.fixture
def cases(pytestconfig: pytest.Config) -> Iterator[Cases]:
    """Runs a test for its share of the `--cases`; each case has so much CPU time and no more."""

    def too_long(_number: int, _frame: object) -> None:
        raise AssertionError(f"still not done after {HANGS} s of CPU time")

    def run(strategy: SearchStrategy[Any], judge: Callable[[Any], None]) -> None:
        count = pytestconfig.getoption("--cases")

        def case(found: DataObject) -> None:
            raw = found.draw(strategy)
            signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
            try:
                judge(raw)
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)

        is_short = count <= CASES
        options = settings(
            max_examples=max(1, count // SORTS),
            phases=(Phase.generate,) if is_short else (Phase.generate, Phase.shrink),
            derandomize=is_short,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        options(given(st.data())(case))()

    before = signal.signal(signal.SIGVTALRM, too_long)
    yield run
    signal.signal(signal.SIGVTALRM, before)


# --- files of a playbook --------------------------------------------------------------------------------------------


def folder_with(tmp_path: Path, good: str) -> Path:
    """A copy of a good playbook."""
    folder = tmp_path / good
    return folder if folder.is_dir() else Path(shutil.copytree(GOOD / good, folder))


def changed(files: list[tuple[str, str, bytes]]) -> SearchStrategy[tuple[str, str, bytes]]:
    """One of some files, each (playbook, name in it, what stands there), with some bytes changed."""
    each = st.sampled_from(files)
    return each.flatmap(lambda file: mutated(file[2]).map(lambda raw: (file[0], file[1], raw)))


def judge_file(tmp_path: Path, case: tuple[str, str, bytes]) -> None:
    """Check a good playbook with one other file in it."""
    good, name, raw = case
    path = folder_with(tmp_path, good) / name
    before = path.read_bytes() if path.is_file() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_bytes(raw)
        check(tmp_path / good)
    finally:
        path.unlink() if before is None else path.write_bytes(before)


def seeds(pattern: str) -> list[tuple[str, str, bytes]]:
    """The files of the good playbooks that fit a pattern."""
    found = sorted(path for path in GOOD.glob(f"*/{pattern}") if path.is_file())
    return [
        (path.relative_to(GOOD).parts[0], "/".join(path.relative_to(GOOD).parts[1:]), path.read_bytes())
        for path in found
    ]


BUILT_IN = ROOT / "templates"
FILES = {
    "playbooks": seeds("**/*.yml")
    + [
        ("minimal", path.relative_to(PLAYBOOK).as_posix(), path.read_bytes())
        for path in sorted(PLAYBOOK.rglob("*.yml"))
    ],
    "guides": seeds("guides/*.md")
    + [
        ("links", f"guides/{path.name}", path.read_bytes())
        for path in sorted((ROOT / "playbook" / "guides").glob("*.md"))
    ],
    "worksheets": seeds("worksheets.yml"),
    "words": [
        ("minimal", f"templates/language/{name}.yml", (BUILT_IN / "language" / f"{name}.yml").read_bytes())
        for name in ("en", "ko")
    ],
    "templates": [
        ("links", f"templates/{name}", (BUILT_IN / name).read_bytes())
        for name in (
            "pages/stage.html",
            "pages/tool.html",
            "pages/base.html",
            "components/lists.html",
            "sheets/block.html",
        )
    ],
}


@pytest.mark.parametrize("sort", FILES)
def test_bytes_of_a_file_are_changed(tmp_path: Path, cases: Cases, sort: str) -> None:
    cases(changed(FILES[sort]), partial(judge_file, tmp_path))


NAMES = {
    "playbooks": (
        "playbook.yml",
        "tools.yml",
        "stages.yml",
        "milestones.yml",
        "stages/talk.yml",
        "glossary.yml",
        "roles.yml",
    ),
    "worksheets": ("worksheets.yml", "worksheets/one.yml"),
    "words": ("templates/language/en.yml", "templates/language/ko.yml"),
}


@pytest.mark.parametrize("sort", NAMES)
def test_data_of_any_shape_stand_in_a_file(tmp_path: Path, cases: Cases, sort: str) -> None:
    strategy = st.tuples(st.sampled_from(("small", "worksheets")), st.sampled_from(NAMES[sort]), data().map(written))
    cases(strategy, partial(judge_file, tmp_path))


def test_data_of_any_shape_stand_in_the_head_of_a_page(tmp_path: Path, cases: Cases) -> None:
    page = data().map(lambda value: ("links", "guides/talk.md", b"---\n" + written(value) + b"\n---\nTalk.\n"))
    cases(page, partial(judge_file, tmp_path))


def test_a_page_is_made_of_pieces(tmp_path: Path, cases: Cases) -> None:
    page = st.lists(st.sampled_from(PIECES), max_size=60).map(
        lambda pieces: ("links", "guides/talk.md", b"---\ntitle: Talk\n---\n" + b"".join(pieces))
    )
    cases(page, partial(judge_file, tmp_path))


# --- files beside a playbook ----------------------------------------------------------------------------------------


@cache
def small() -> Edition:
    """A playbook of two stages, as everybody sees it."""
    folder = GOOD / "small"
    playbook = load_and_check(folder, TODAY)[0].playbook
    assert playbook is not None
    return sheets_edition(playbook, folder, "", "en")


def judge_export(tmp_path: Path, raw: bytes) -> None:
    """Read an export and fill sheets with its first deals."""
    path, edition = tmp_path / "deals.csv", small()
    path.write_bytes(raw)
    try:
        export = read_deals(path, edition.playbook, today=TODAY)
    except UnreadableDealsError as problem:
        assert "\n" not in str(problem)
        return
    rows = raw.count(b"\n") + raw.count(b"\r") + 2
    assert all(1 <= each.row <= rows for each in export.problems if each.row is not None)
    kind = main_kind(edition.playbook)
    assert kind
    list(deal_sheets(edition.playbook, kind, export.deals[:3], edition.words, TODAY))


EXPORT = (
    b"Deal Name,Company,Owner,Stage,Amount,Close Date,Id\nA,B,C,Talk,1000,2026-12-01,1\nD,E,F,Sign,2000,2026-12-31,2\n"
)


def test_bytes_of_an_export_are_changed(tmp_path: Path, cases: Cases) -> None:
    goods = [EXPORT, *(path.read_bytes() for path in GIVEN if path.stat().st_size < 20_000)]
    cases(st.sampled_from(goods).flatmap(mutated), partial(judge_export, tmp_path))


def test_an_export_is_made_of_pieces(tmp_path: Path, cases: Cases) -> None:
    pieces = st.lists(st.sampled_from((*PIECES, b",", b"\n", b"Talk", b"A,B,C,Talk,5,2026-12-01,3\n")), max_size=60)
    cases(pieces.map(lambda each: EXPORT + b"".join(each)), partial(judge_export, tmp_path))


def judge_mapping(tmp_path: Path, raw: bytes) -> None:
    """Read a mapping file, and an export with it."""
    path = tmp_path / "mapping.yml"
    path.write_bytes(raw)
    mapping, problems = read_mapping(path, small().playbook)
    require_inside(problems, tmp_path)
    formats.text_report(Report.of(problems), {})
    if mapping:
        (tmp_path / "deals.csv").write_bytes(EXPORT)
        try:
            read_deals(tmp_path / "deals.csv", small().playbook, today=TODAY, mapping=mapping)
        except UnreadableDealsError:
            return


MAPPING = b"""columns: {account: Company, amount: [Amount, "Amt"], stage: Stage}
stages: {"Proposal/Price Quote": talk, "Closed - lost": closed}
dates: day-first
required: [opportunity, account, owner]
"""


def test_bytes_of_a_mapping_file_are_changed(tmp_path: Path, cases: Cases) -> None:
    goods = [MAPPING, *(path.read_bytes() for path in MAPPINGS)]
    cases(st.sampled_from(goods).flatmap(mutated), partial(judge_mapping, tmp_path))


def test_data_of_any_shape_stand_in_a_mapping_file(tmp_path: Path, cases: Cases) -> None:
    known = ("columns", "stages", "dates", "required", "account", "stage", "amount")
    value = st.dictionaries(st.sampled_from(known), data(), max_size=4)
    cases(value.map(written), partial(judge_mapping, tmp_path))
