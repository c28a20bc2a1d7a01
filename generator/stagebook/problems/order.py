"""In which order problems are told, and how many of one kind: errors before warnings, rule by rule, a few of each.

Somebody who has two hundred warnings reads none of them; with three of each rule and a count they see what there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from stagebook.problems.diagnostics import Diagnostic, Severity

MOST_OF_A_RULE = 5
"""So many problems of one rule are told one by one; of more, the first `FIRST_OF_MANY`."""
FIRST_OF_MANY = 3


@dataclass(frozen=True)
class Group:
    """The problems of one rule and severity, in reading order."""

    code: str
    severity: Severity
    shown: tuple[Diagnostic, ...]
    """Those that are told one by one."""
    left_out: int = 0
    """How many more there are."""


def grouped(problems: Iterable[Diagnostic], *, all_of_them: bool) -> list[Group]:
    """The problems as they are told: errors first, then rule by rule, in the order in which a rule is first broken."""
    rows: dict[tuple[Severity, str], list[Diagnostic]] = {}
    for each in problems:
        rows.setdefault((each.severity, each.code), []).append(each)
    found = [_group(code, severity, each, all_of_them) for (severity, code), each in rows.items()]
    return sorted(found, key=lambda group: group.severity is not Severity.ERROR)


def _group(code: str, severity: Severity, problems: list[Diagnostic], all_of_them: bool) -> Group:
    if all_of_them:
        return Group(code, severity, tuple(problems))
    lines = _by_file(problems)
    if len(lines) <= MOST_OF_A_RULE:
        return Group(code, severity, tuple(lines))
    return Group(code, severity, tuple(lines[:FIRST_OF_MANY]), len(lines) - FIRST_OF_MANY)


def _by_file(problems: list[Diagnostic]) -> list[Diagnostic]:
    """Those that say the same of a file as one, at the first of their places."""
    counts = Counter((each.span.file, each.together) for each in problems if each.together)
    found: dict[object, Diagnostic] = {}
    for each in problems:
        key = (each.span.file, each.together)
        if counts[key] < 2:
            found[each] = each
        elif key not in found:
            found[key] = replace(each, message=each.together.format(count=counts[key]), fix="")
    return list(found.values())
