"""All rules there are: those that the modules of Stagebook declare, from reading to the checks."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from stagebook.problems.rule import Rule

STEPS = ("reading", "prose", "schema", "model", "checks")
"""The packages whose modules declare rules, in the order in which a playbook goes through them; each run loads them."""


@cache
def built_in_rules() -> dict[str, Rule]:
    """Collect the rules of Stagebook's own modules by code; a module's rules stay in their order."""
    found: dict[str, Rule] = {}
    for step in STEPS:
        package = importlib.import_module(f"stagebook.{step}")
        names = [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
        for module in map(importlib.import_module, [package.__name__, *names]):
            found |= {rule.code: rule for rule in vars(module).values() if isinstance(rule, Rule)}
    return found
