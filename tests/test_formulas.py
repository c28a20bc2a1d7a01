"""One file of formulas holds Python and the page's script: Python reads them, both work them out alike."""

import json
from pathlib import Path
from typing import Any

import pytest

from node_tools import node_and_npm
from stagebook.schema.formula import (
    MOST_DEPTH,
    MOST_LETTERS,
    BadFormulaError,
    names_in,
    read_formula,
    worked_out,
)

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "formulas.json").read_text("utf-8"))
GOOD = [case for case in CASES if "result" in case]


@pytest.mark.parametrize("case", GOOD, ids=lambda case: str(case["name"]))
def test_python_works_out_a_formula(case: dict[str, Any]) -> None:
    assert worked_out(read_formula(case["formula"]), case.get("values", {})) == case["result"]


@pytest.mark.parametrize("case", [case for case in CASES if "error" in case], ids=lambda case: str(case["name"]))
def test_what_is_no_formula_is_refused_with_a_reason(case: dict[str, Any]) -> None:
    with pytest.raises(BadFormulaError, match=case["error"].replace("(", r"\(").replace(")", r"\)")):
        read_formula(case["formula"])


@pytest.mark.parametrize(
    "formula", ["(" * (MOST_DEPTH + 1) + "1" + ")" * (MOST_DEPTH + 1), "-" * (MOST_DEPTH + 1) + "1", "1" * 600]
)
def test_a_formula_has_bounds(formula: str) -> None:
    with pytest.raises(BadFormulaError):
        read_formula(formula)


def test_the_longest_chain_that_may_be_read_is_worked_out() -> None:
    tree = read_formula("+".join("1" * (MOST_LETTERS // 2)))
    assert worked_out(tree, {}) == MOST_LETTERS // 2
    assert list(names_in(read_formula("if(a > b, round(c-d), a)"))) == ["a", "b", "c-d", "a"]


def test_the_page_works_out_the_same(tmp_path: Path) -> None:
    tools = node_and_npm()
    if tools is None:
        pytest.skip("there is no Node on this machine")
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps([[read_formula(case["formula"]), case.get("values", {})] for case in GOOD]), "utf-8")
    found = tools[0]("tests/run-formulas.mjs", str(asked))
    assert found.returncode == 0, found.stdout
    assert json.loads(found.stdout) == [case["result"] for case in GOOD]
