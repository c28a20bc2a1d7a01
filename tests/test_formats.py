"""How a problem is drawn: the caret under the very letters, whatever they are, and counts that add up."""

import unicodedata

import pytest

from stagebook.problems.diagnostics import Diagnostic, Report, Severity, Span, did_you_mean, shortened
from stagebook.problems.formats import MAX_WIDTH, excerpt, github_report, text_report


def drawn(line: str, column: int, end: int) -> list[str]:
    """The two lines of an excerpt."""
    return excerpt(Diagnostic("x", "m", Span("a.yml", 1, column, end)), {"a.yml": (line,)}).split("\n")


def columns(text: str) -> int:
    """How wide a terminal draws a text."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("title: Deck", "Deck"),
        ("title: Deck", "title"),
        ("제목: 한국어 덱", "한국어"),
        ("  ko: 덱을 [[tool:x]]로", "[[tool:x]]"),
        ("a: 😀 b", "b"),
        ("a: e\u0301e\u0301 b", "b"),
        ("a:\tb", "b"),
        ("x" * 500 + "HERE" + "y" * 500, "HERE"),
        ("한" * 200 + "HERE" + "글" * 200, "HERE"),
        ("HERE" + "y" * 500, "HERE"),
    ],
)
def test_the_caret_stands_under_the_words(line: str, words: str) -> None:
    at = line.index(words)
    source, caret = drawn(line, at + 1, at + 1 + len(words))
    assert len(source) <= MAX_WIDTH + 1
    assert columns(source[: source.index(words)]) == caret.index("^")
    assert caret.count("^") == columns(words)


@pytest.mark.parametrize(("column", "end"), [(1, 2), (5, 4), (99, 120), (1, 10_000)])
def test_a_place_beyond_the_line_still_draws(column: int, end: int) -> None:
    assert "^" in drawn("short", column, end)[1]


def test_where_there_is_no_line_there_is_no_excerpt() -> None:
    problem = Diagnostic("x", "m", Span("a.yml", 7))
    assert excerpt(problem, {"a.yml": ("one",)}) == ""
    assert excerpt(problem, {}) == ""
    assert text_report(Report.of([problem]), {}) == "a.yml:7:1: error: m [x]\n\n1 error, 0 warnings"


def test_problems_come_in_reading_order_and_once() -> None:
    def at(file: str, line: int, column: int) -> Diagnostic:
        return Diagnostic("x", "m", Span(file, line, column), severity=Severity.WARNING)

    mixed = [at("b.yml", 1, 1), at("a.yml", 10, 1), at("a.yml", 9, 2), at("a.yml", 9, 1), at("a.yml", 9, 1)]
    report = Report.of(mixed)
    assert [str(each.span) for each in report.problems] == ["a.yml:9:1", "a.yml:9:2", "a.yml:10:1", "b.yml:1:1"]
    assert not report.blocks()
    assert report.blocks(strict=True)


def test_a_github_command_is_one_line() -> None:
    problem = Diagnostic("a", "50 % of\nlines: all, or\r none", Span("a,b:c.yml", 1, 2, 3), "do it")
    row = github_report(Report.of([problem])).split("\n")[0]
    assert (
        row == "::error file=a%2Cb%3Ac.yml,line=1,col=2,endColumn=3,title=a::50 %25 of%0Alines: all, or%0D none (do it)"
    )


def test_hints_stay_short() -> None:
    assert did_you_mean("dekc", ["deck", "demo"]) == "did you mean 'deck'?"
    assert did_you_mean("zzz", []) == ""
    assert did_you_mean("zzz", [f"a{n}" for n in range(20)]).endswith(" …")
    assert did_you_mean("x" * 1_000_000, ["deck"]) == "known here: deck"
    assert shortened("a\n b" + "c" * 100) == "a b" + "c" * 37 + "…"


def test_problems_come_in_the_order_of_reading_whoever_found_them_first() -> None:
    """By file, line and column; at one place by code, then by words. The same problem found twice is one."""
    places = (Span("a.yml", 2, 9), Span("a.yml", 10, 1), Span("b.yml", 1, 1), Span("b.yml", 1, 4))
    ordered = [
        Diagnostic("code", "m", places[0], severity=Severity.WARNING),
        Diagnostic("a", "z", places[1]),
        Diagnostic("b", "a", places[1]),
        Diagnostic("b", "b", places[1]),
        Diagnostic("code", "m", places[2]),
        Diagnostic("code", "m", places[3]),
    ]
    for turn in range(len(ordered)):
        mixed = [*ordered[turn:], *ordered[:turn]]
        assert Report.of([*mixed, *reversed(mixed)]).problems == tuple(ordered)
    found = Report.of(ordered)
    assert found.warnings == (ordered[0],)
    assert found.errors == tuple(ordered[1:])
    told = [str(place) for place in (places[1], places[1], places[1], places[2], places[3], places[0])]
    assert [
        block.rpartition(": ")[0].rpartition(": ")[0] for block in text_report(found, {}).split("\n\n")[:-1]
    ] == told
