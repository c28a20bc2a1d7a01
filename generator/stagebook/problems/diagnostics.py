"""Problems as values: what is wrong, where, and how to mend it.

A `Diagnostic` is plain data. Whoever finds a problem makes one and goes on; whoever runs a
command collects them all, formats them once (`stagebook.problems.formats`) and decides how to exit.
Every diagnostic is made by its rule (`stagebook.problems.rule`), which stands in the module that finds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from stagebook.problems.opposites import are_opposite


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


MAX_PROBLEMS = 50
"""So many mistakes of one kind in one file are one mistake; the rest is not listed."""


@dataclass(frozen=True, order=True, init=False)
class Span:
    """A stretch of a file that the author wrote.

    `file` is relative to the playbook's folder, with `/`. Lines and columns count characters
    from 1; `end_column` is the first column after the marked text, on the same line. A text of
    several lines ends on `last_line`; it takes no part in comparisons.
    """

    file: str
    line: int = 1
    column: int = 1
    end_column: int = 2
    last_line: int = field(default=0, compare=False, repr=False)

    def __init__(self, file: str, line: int = 1, column: int = 1, end_column: int = 2, last_line: int = 0) -> None:
        """Take the place. Every value read makes one; the generated way into a frozen class takes thrice as long."""
        own = self.__dict__
        own["file"] = file
        own["line"] = line
        own["column"] = column
        own["end_column"] = end_column
        own["last_line"] = last_line

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Diagnostic:
    """One problem: `code` names its rule, `message` says what is wrong, `hint` how to mend it."""

    code: str
    message: str
    span: Span
    hint: str = ""
    severity: Severity = Severity.ERROR
    fix: str = ""
    """What to write instead of the marked words, where that alone mends it; empty where a person has to decide."""
    together: str = ""
    """For a report with little room: what all such problems of a file say in one line, with `{count}`."""


@dataclass(frozen=True)
class Report:
    """All problems of one run, in reading order, each once, and how many the playbook asked not to see."""

    problems: tuple[Diagnostic, ...] = ()
    changed: tuple[str, ...] = ()
    """The codes of the rules that `checks:` of playbook.yml switches off or weighs otherwise."""
    off: int = 0
    """How many problems are left out since their rule is switched off."""
    accepted: int = 0
    """How many problems are left out since an item accepts them, with a reason."""

    @classmethod
    def of(cls, problems: Iterable[Diagnostic]) -> Report:
        """Sort by file and place; the same problem found along two ways is kept once."""
        unique = dict.fromkeys(problems)
        return cls(tuple(sorted(unique, key=lambda p: (p.span, p.code, p.message))))

    @property
    def has_exceptions(self) -> bool:
        """Whether the playbook changes a rule or accepts a problem."""
        return bool(self.changed or self.accepted)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The problems that stop a build."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The problems that stop a build only under `--strict`."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)

    def blocks(self, *, strict: bool = False) -> bool:
        """Whether a build must end: at an error, or with `strict` at a warning."""
        return bool(self.errors or (strict and self.warnings))


def shortened(text: str, most: int = 40) -> str:
    """A text fit for a message: on one line, and not longer than `most`."""
    words = " ".join(text[: 4 * most].split())
    return words if len(words) <= most else words[:most] + "…"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint with the nearest known name that does not mean the opposite, or with the first of all."""
    names = sorted(set(known))
    # Opposites among the nearest only: to compare thousands of known names with each unknown one took seconds.
    near = next((each for each in get_close_matches(name.lower(), names, n=10) if not are_opposite(name, each)), "")
    if near:
        return f"did you mean '{near}'?"
    if not names:
        return ""
    some = ", ".join(names[:8])
    return f"known here: {some}" + (" …" if len(names) > 8 else "")
