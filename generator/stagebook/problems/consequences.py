"""Which problems only follow from others: an author mends the cause, and they are gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stagebook.problems.diagnostics import Diagnostic, Span

SAME_WORDS: Mapping[str, frozenset[str]] = {
    "look-alike-sign": frozenset({"wrong-type", "bad-id", "unknown-reference", "bad-language"}),
    "invisible-character": frozenset({"bad-id", "unknown-reference", "unknown-field", "wrong-value"}),
    "text-cut": frozenset({"wrong-type"}),
}
"""What a cause brings about at the words where it stands."""

SAME_FILE: Mapping[str, frozenset[str]] = {"head-ends-early": frozenset({"missing-field"})}
"""What a cause brings about anywhere in its file."""


def without_consequences(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems but for those that another one explains, in the order in which they came."""
    found = list(problems)
    causes = [each for each in found if each.code in SAME_WORDS or each.code in SAME_FILE]
    return [each for each in found if not any(_explains(cause, each) for cause in causes)] if causes else found


def _explains(cause: Diagnostic, other: Diagnostic) -> bool:
    if cause is other or cause.span.file != other.span.file:
        return False
    if other.code in SAME_FILE.get(cause.code, ()):
        return True
    return other.code in SAME_WORDS.get(cause.code, ()) and _meet(cause.span, other.span)


def _meet(one: Span, other: Span) -> bool:
    """Whether two spans share a line and, on it, touch."""
    return one.line == other.line and one.column <= other.end_column and other.column <= one.end_column
