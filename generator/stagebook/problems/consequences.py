"""Which problems only follow from others: an author mends the cause, and they are gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from stagebook.problems.diagnostics import Diagnostic, Severity, Span

SAME_WORDS: Mapping[str, frozenset[str]] = {
    "look-alike-sign": frozenset({"wrong-type", "bad-id", "unknown-reference", "bad-language"}),
    "invisible-character": frozenset({"bad-id", "unknown-reference", "unknown-field", "wrong-value"}),
    "text-cut": frozenset({"wrong-type"}),
    "bad-id": frozenset({"comma-at-end"}),
}
"""What a cause brings about at the words where it stands."""

SAME_FILE: Mapping[str, frozenset[str]] = {"head-ends-early": frozenset({"missing-field"})}
"""What a cause brings about anywhere in its file."""


def without_consequences(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems but for those that another one explains, in the order in which they came.

    An error stays one though a warning explains it, since a warning may be switched off: it is told in the words of
    its cause, which is then left out itself.
    """
    found = list(problems)
    causes = [each for each in found if each.code in SAME_WORDS or each.code in SAME_FILE]
    kept: list[Diagnostic] = []
    replaced: set[int] = set()
    for each in found:
        cause = next((cause for cause in causes if _explains(cause, each)), None)
        if cause is None:
            kept.append(each)
        elif each.severity is Severity.ERROR and cause.severity is not Severity.ERROR:
            if id(cause) not in replaced:
                kept.append(replace(each, message=cause.message, span=cause.span, hint=cause.hint, fix=cause.fix))
            replaced.add(id(cause))
    return [each for each in kept if id(each) not in replaced]


def _explains(cause: Diagnostic, other: Diagnostic) -> bool:
    if cause is other or cause.span.file != other.span.file:
        return False
    if other.code in SAME_FILE.get(cause.code, ()):
        return True
    return other.code in SAME_WORDS.get(cause.code, ()) and _meet(cause.span, other.span)


def _meet(one: Span, other: Span) -> bool:
    """Whether two spans share a line and, on it, touch."""
    return one.line == other.line and one.column <= other.end_column and other.column <= one.end_column
