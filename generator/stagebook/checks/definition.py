"""What a check is: a function over the loaded playbook, and the rules whose breaches it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stagebook.checks.context import Context
from stagebook.problems.diagnostics import Diagnostic
from stagebook.problems.rule import Rule


@dataclass(frozen=True)
class Check:
    """A function that finds breaches, and all rules that these can be of."""

    rules: tuple[Rule, ...]
    find: Callable[[Context], Iterable[Diagnostic]]


def finds(*rules: Rule) -> Callable[[Callable[[Context], Iterable[Diagnostic]]], Check]:
    """Make a check of the function below: `@finds(NO_TOOL, NO_EXIT_CRITERION)`."""
    return lambda find: Check(rules, find)
