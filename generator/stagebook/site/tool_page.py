"""What the page of a tool shows of its text and its calculator, before any script fills a blank."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from stagebook.model import Tool
from stagebook.model.items import ToolText
from stagebook.prose.slots import minutes_of, shown_slots, words_in
from stagebook.schema.formula import Tree, worked_out
from stagebook.schema.text import Text
from stagebook.schema.tool_texts import CalculatorInput, CalculatorResult
from stagebook.words import Words

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def with_blanks(tool: Tool, text: Text, convert: Callable[[str], Markup]) -> Markup:
    """A subject or body with an element for each blank; `convert` makes HTML of the text around."""
    titles = {str(each.id): each.title for each in tool.blanks}

    def blank(name: str) -> Markup:
        return Markup('<span class="sb-slot" data-slot="{}">{}</span>').format(name, titles[name])

    return shown_slots(text, titles, convert, blank)


def for_paper(tool: Tool, text: Text, convert: Callable[[str], Markup]) -> Markup:
    """The same where nothing is filled in: `[account]` for a blank."""
    titles = {str(each.id): each.title for each in tool.blanks}
    return shown_slots(text, titles, convert, lambda name: escape(f"[{titles[name]}]"))


def size_of(tool: Tool, text: ToolText, words: Words) -> str:
    """How long a text is: minutes of what is said, in halves, else words."""
    if tool.channel == "spoken":
        return words.fill(words.tool_text["about"], amount=words.count(_in_halves(minutes_of(text.body)), "minutes"))
    return words.fill(words.tool_text["about"], amount=words.count(words_in(text.body), "words"))


def _in_halves(minutes: float) -> float:
    halves = max(1, math.ceil(minutes * 2))
    return halves // 2 if halves % 2 == 0 else halves / 2


@dataclass(frozen=True)
class ShownResult:
    """A result of a calculator as a page shows it before anything is typed."""

    result: CalculatorResult
    formula: str
    """Its formula with the names of figures instead of their ids."""
    value: str
    """Its value with what stands in the inputs by default; "–" where that is not enough."""


@dataclass(frozen=True)
class ShownCalculator:
    """A calculator as a page shows it."""

    results: tuple[ShownResult, ...]
    data: str
    """What the page's script counts with, as JSON: figures with their units and ranges, formulas as trees."""


def calculator_of(tool: Tool, words: Words) -> ShownCalculator | None:
    """The calculator of a tool with its figures by default; None where it has none."""
    if tool.calculator is None:
        return None
    values: dict[str, float | None] = {str(each.id): each.default for each in tool.calculator.inputs}
    titles = {str(each.id): str(each.title) for each in tool.blanks}
    shown: list[ShownResult] = []
    results: list[dict[str, object]] = []
    for result in tool.calculator.results:
        tree = result.tree
        values[str(result.id)] = worked_out(tree, values)
        formula = _in_words(result.formula, titles)
        shown.append(ShownResult(result, formula, figure(values[str(result.id)], result, words)))
        results.append(_result(result, tree))
    inputs = [_input(each) for each in tool.calculator.inputs]
    return ShownCalculator(tuple(shown), json.dumps({"inputs": inputs, "results": results}, ensure_ascii=False))


def _input(each: CalculatorInput) -> dict[str, object]:
    unit = str(each.unit or "")
    return {"id": str(each.id), "minimum": each.minimum, "maximum": each.maximum, "unit": unit}


def _result(result: CalculatorResult, tree: Tree) -> dict[str, object]:
    unit = str(result.unit or "")
    return {"id": str(result.id), "tree": tree, "decimals": result.decimals, "unit": unit}


def figure(value: float | None, result: CalculatorResult, words: Words) -> str:
    """A result as a page writes it; the page's script writes it alike."""
    if value is None:
        return "–"
    size = math.floor(abs(value) * 10**result.decimals + 0.5) / 10**result.decimals
    number = words.number(math.copysign(size, value) if size else 0)
    unit = str(result.unit or "")
    if not unit:
        return number
    if unicodedata.category(unit[0]) == "Sc":
        return f"{unit}{number}"
    return f"{number}\u00a0{unit}" if unit[0].isascii() and unit[0].isalpha() else f"{number}{unit}"


def _in_words(formula: str, titles: dict[str, str]) -> str:
    signs = formula.replace("*", "×").replace(" / ", " ÷ ").replace(" - ", " − ")
    return _ID.sub(lambda match: titles.get(match[0], match[0]), signs)
