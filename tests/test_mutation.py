"""The changes of `--mutants`: which are made, which are not, and that a report tells what survived."""

import random
import textwrap
from pathlib import Path

import pytest

from mutation.knowledge import Knowledge
from mutation.operators import Mutant, changed, mutants
from mutation.run import diff, drawn, judged, report, share_killed
from mutation.trial import Bench, Outcome
from sites import ROOT

PACKAGE = ROOT / "generator" / "stagebook"


def changes(source: str) -> dict[str, str]:
    """Every change to a piece of code: what stands there then, by operator and the old text."""
    return {f"{each.operator}: {each.old}": each.new for each in mutants("x.py", textwrap.dedent(source))}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b <= c", {"comparison: <": "<=", "comparison: <=": "<"}),
        ("(a) not in (b)", {"comparison: not in": "in"}),
        ("a is None", {"comparison: is": "is not"}),
        ("a and b or not c", {"boolean: and": "or", "boolean: or": "and", "boolean: not c": "(c)"}),
        ("x = 3", {"constant: 3": "4"}),
        ("x = False", {"constant: False": "True"}),
        ("x = 'key'", {"constant: 'key'": "'keyXX'"}),
        ("x = f'{a}-{b}'", {"constant: f'{a}-{b}'": "(f'{a}-{b}' + 'XX')"}),
        ("def f():\n    return a", {"returned value: a": "None"}),
        ("a.b = c", {"removed statement: a.b = c": "pass"}),
        ("for a in b:\n    continue", {"removed statement: continue": "pass"}),
        ("f()", {"removed statement: f()": "pass"}),
        ("raise error", {"removed statement: raise error": "pass"}),
    ],
)
def test_each_operator_makes_its_change(source: str, expected: dict[str, str]) -> None:
    assert changes(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring."""',
        "x: Literal['a']",
        "def f(x: 'Later') -> 'Later':\n    pass",
        "import x",
        "if TYPE_CHECKING:\n    f('a')",
        "x = cast('Later', y)",
        "def f():\n    return",
        "x = y",
    ],
)
def test_what_no_test_could_notice_is_left(source: str) -> None:
    assert changes(source) == {}


def test_an_operator_is_found_behind_brackets_comments_and_korean() -> None:
    source = "x = '가' if (a  # and == b\n   ) and (b == c) else d\n"
    found = {each.operator: changed(source, each) for each in mutants("x.py", source)}
    assert found["boolean"] == source.replace(") and", ") or")
    assert found["comparison"] == source.replace("(b == c)", "(b != c)")
    assert found["constant"] == source.replace("'가'", "'가XX'")


def test_words_of_messages_are_known_from_keys_and_patterns() -> None:
    source = "f('no tool here'); g('no-tool'); re.compile('a b'); h(f'{x} tools here'); k(f'{x}-{y}')"
    found = {each.old: each.is_message for each in mutants("x.py", source) if each.operator == "constant"}
    assert [text for text, is_message in found.items() if is_message] == ["'no tool here'", "f'{x} tools here'"]


def test_the_same_seed_draws_the_same_and_all_operators_in_turn() -> None:
    part = PACKAGE / "prose"
    one, again, other = drawn(part, 25, 1), drawn(part, 25, 1), drawn(part, 25, 2)
    assert one == again
    assert one != other
    assert {sum(each.operator == name for each in one) for name in {each.operator for each in one}} == {5}
    for each in one:
        compile(changed((part / each.file).read_text("utf-8"), each), each.file, "exec")


def outcome(file: str, end: str, *, is_message: bool = False) -> Outcome:
    return Outcome(Mutant(file, 1, "constant", 4, "1", "2", is_message), end, 1, 1.0)


def test_the_report_lists_survivors_and_counts_messages_apart(tmp_path: Path) -> None:
    for name in "abcde":
        (tmp_path / f"{name}.py").write_text("x = 1\n", "utf-8")
    outcomes = [
        outcome("a.py", "killed"),
        outcome("b.py", "too long"),
        outcome("c.py", "survived"),
        outcome("d.py", "survived"),
        outcome("a.py", "survived", is_message=True),
        outcome("e.py", "signal"),
    ]
    reasons = [{"file": "d.py", "line": "x = 1", "old": "1", "new": "2", "why": "nothing reads it"}]
    lines = list(report(tmp_path, outcomes, reasons))
    assert lines[1:4] == ["c.py:1 constant", "    -x = 1", "    +x = 2"]
    assert "d.py:1 constant: nothing reads it" in lines
    assert "e.py:1 constant" in lines, "not known to be killed, so it is to be read"
    assert "a.py:1 constant (message)" in lines
    assert lines[-2] == "1 equivalent, 1 killed, 1 messages survived, 1 signal, 1 survived, 1 too long"
    assert lines[-1].startswith("killed 2 of 5 (40.0%); without equivalent ones 50.0%")
    assert share_killed(outcomes) == 0.4


def test_each_judgement_has_a_reason() -> None:
    """One whose line was changed since no longer counts, as nothing matches it."""
    assert judged()
    assert all(each["why"] and (PACKAGE / each["file"]).is_file() for each in judged())


CODE = "def double(x):\n    return x * 2\n\n\ndef unused(x):\n    return x\n"
TEST = "from stagebook.code import double\n\n\ndef test_double():\n    assert double(2) == 4\n"


def test_a_change_is_killed_or_survives_and_the_copy_is_as_it_was(tmp_path: Path) -> None:
    """A real run of pytest in a small tree."""
    package = tmp_path / "generator" / "stagebook"
    package.mkdir(parents=True)
    for path, text in ((package / "__init__.py", ""), (package / "code.py", CODE), (tmp_path / "test_it.py", TEST)):
        path.write_text(text, "utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\nmarkers = ['browser']\n", "utf-8")
    test = "test_it.py::test_double"
    bench = Bench(tmp_path, Knowledge({"code.py": {2: [test]}}, {test: 0.1}))
    found = mutants("code.py", CODE)
    random.Random(1).shuffle(found)
    ends = {f"{each.line} {each.operator}": bench.tried(each).end for each in found}
    assert ends == {"2 returned value": "killed", "2 constant": "killed", "6 returned value": "survived"}
    assert (package / "code.py").read_text("utf-8") == CODE
    assert diff(CODE, changed(CODE, found[0]))


@pytest.mark.parametrize(
    ("codes", "end"),
    [
        ([0], "survived"),
        ([5], "survived"),
        ([1], "killed"),
        ([2], "killed"),
        ([None], "too long"),
        ([-9, -9], "signal"),
        ([-9, 0], "survived"),
        ([-11, 1], "killed"),
        ([4, 0], "survived"),
        ([4, 1], "killed"),
        ([4, 4], "killed"),
    ],
)
def test_only_a_failing_test_or_an_endless_one_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codes: list[int | None], end: str
) -> None:
    """A signal may be the system's, and a test may have got another name: both are tried once more, then judged."""
    package = tmp_path / "generator" / "stagebook"
    package.mkdir(parents=True)
    (package / "code.py").write_text(CODE, "utf-8")
    test = "test_it.py::test_double[0]"
    (mutant, *_) = (each for each in mutants("code.py", CODE) if each.line == 2)
    bench = Bench(tmp_path, Knowledge({"code.py": {2: [test]}}, {test: 1}))
    left = list(codes)
    monkeypatch.setattr(bench, "_run", lambda tests, limit=0.0: left.pop(0))
    assert bench.tried(mutant).end == end
    assert left == []
