"""Formulas of calculators: read once into a tree, which Python and the browser work out alike; nothing is executed.

A formula holds numbers, ids of inputs and results, `+ - * /` (also `− × ÷`), parentheses, `min`, `max`, `round` and
`if(a > b, then, else)`. An id may hold hyphens, so a minus has a space on either side. A tree is a number, an id, or a
list of an operator and its operands: `["/", ["*", "hours", 52], 12]`; it is what JSON can hold.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from stagebook.problems.errors import StagebookError

Tree = float | str | list[Any]
"""A number, an id, or an operator with its operands."""

MOST_LETTERS = 500
MOST_DEPTH = 30

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z0-9]+(?:-[a-z0-9]+)*)|(<=|>=|!=|[-+*/(),<>=]))")
_SAME = str.maketrans({"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!="})
_OPERANDS = {"min": (1, 20), "max": (1, 20), "round": (1, 2), "if": (3, 3)}
"""How many operands each function takes, at least and at most."""
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
_MOST_DECIMALS = 9


class BadFormulaError(StagebookError, ValueError):
    """A formula that can't be read; the message says what is wrong where."""


def read_formula(text: str) -> Tree:
    """Read a formula into its tree. Raises `BadFormulaError`."""
    if len(text) > MOST_LETTERS:
        raise BadFormulaError(f"the formula is longer than {MOST_LETTERS} letters")
    reader = _Reader(list(_tokens(text.translate(_SAME))))
    tree = reader.sum()
    if reader.next:
        raise BadFormulaError(f"'{reader.next}' has no place there")
    return tree


def names_in(tree: Tree) -> Iterator[str]:
    """Yield the ids that a formula names, in order."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, list):
        for each in tree[1:]:
            yield from names_in(each)


def worked_out(tree: Tree, values: Mapping[str, float | None]) -> float | None:
    """The value of a formula, its ids standing for `values`; None where one is missing or it is divided by zero."""
    if isinstance(tree, str):
        return values.get(tree)
    if not isinstance(tree, list):
        return float(tree)
    operator, *operands = tree
    if operator == "if":
        condition = worked_out(operands[0], values)
        return None if condition is None else worked_out(operands[1 if condition else 2], values)
    found = [worked_out(each, values) for each in operands]
    known = [each for each in found if each is not None]
    if len(known) < len(found):
        return None
    value = _combined(operator, known)
    return value if value is not None and math.isfinite(value) else None


def _combined(operator: str, values: list[float]) -> float | None:
    if operator in ("min", "max"):
        return min(values) if operator == "min" else max(values)
    if operator == "round":
        return _rounded(*values)
    if operator == "neg":
        return -values[0]
    first, second = values
    if operator in _COMPARED:
        return float(_COMPARED[operator](first, second))
    if operator == "/":
        return first / second if second else None
    return first + second if operator == "+" else first - second if operator == "-" else first * second


def _rounded(value: float, decimals: float = 0) -> float:
    """Round half away from zero, as people do and no language does by itself."""
    factor = 10.0 ** min(_MOST_DECIMALS, max(0, int(decimals)))
    size = abs(value) * factor
    return math.copysign(math.floor(size + 0.5) / factor, value) if math.isfinite(size) else value


def _tokens(text: str) -> Iterator[str]:
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadFormulaError(f"'{text[at:].lstrip()[:1]}' has no place in a formula")
        yield match[0].strip()
        at = match.end()


class _Reader:
    """Reads tokens from the left: sums of products of numbers, ids, functions and parentheses."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    @property
    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.next
        self.at += 1
        return token

    def expect(self, token: str) -> None:
        if self.take() != token:
            raise BadFormulaError(f"a '{token}' is missing")

    def sum(self) -> Tree:
        return self._chain(("+", "-"), lambda: self._chain(("*", "/"), self.factor))

    def _chain(self, operators: tuple[str, ...], operand: Callable[[], Tree]) -> Tree:
        tree = operand()
        while self.next in operators:
            tree = [self.take(), tree, operand()]
        return tree

    def factor(self) -> Tree:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise BadFormulaError(f"more than {MOST_DEPTH} parentheses or signs inside each other")
        tree = self._factor()
        self.depth -= 1
        return tree

    def _factor(self) -> Tree:
        token = self.take()
        if token == "-":
            return ["neg", self.factor()]
        if token == "(":
            tree = self.sum()
            self.expect(")")
            return tree
        if token in _OPERANDS and self.next == "(":
            return self.function(token)
        if not token:
            raise BadFormulaError("the formula ends too early")
        if token[0].isdigit() and re.fullmatch(r"\d+(?:\.\d+)?", token):
            return float(token)
        if token[0].isalnum():
            return token
        raise BadFormulaError(f"a number or a name is missing before '{token}'")

    def function(self, name: str) -> Tree:
        self.expect("(")
        operands = [self.condition() if name == "if" else self.sum()]
        while self.next == ",":
            self.take()
            operands.append(self.sum())
        self.expect(")")
        least, most = _OPERANDS[name]
        if not least <= len(operands) <= most:
            several = str(least) if least == most else f"{least} to {most}"
            raise BadFormulaError(f"'{name}' takes {several} values, not {len(operands)}")
        return [name, *operands]

    def condition(self) -> Tree:
        left = self.sum()
        operator = self.take()
        if operator not in _COMPARED:
            raise BadFormulaError("'if' needs a comparison first: if(a > b, then, else)")
        return [operator, left, self.sum()]
