"""Rules of other packages: checks that an installed package names in the entry point group `stagebook.rules`.

What such a package does wrong is a problem with a name, never the end of the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint

from stagebook.checks.all_rules import built_in_rules
from stagebook.checks.context import Context
from stagebook.checks.definition import Check
from stagebook.model.no_playbook import PLAYBOOK
from stagebook.problems.diagnostics import Diagnostic, Span, shortened
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.entry_points import entry_points_of

GROUP = "stagebook.rules"

BROKEN_RULE = Rule(
    "broken-rule",
    ERROR,
    "A package of rules that does not work",
    "What it looks for was not looked for. Rules of other packages come from what is installed beside Stagebook.",
)


@dataclass(frozen=True)
class Extension:
    """The check of one entry point; without `check`, `fault` says why it can't be used."""

    name: str
    """The entry point and its package: `'prices' of acme-rules`."""
    check: Check | None = None
    fault: str = ""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules; none where it can't be used."""
        return self.check.rules if self.check else ()


def extensions() -> tuple[Extension, ...]:
    """Load the checks of all installed packages, in the order of their names."""
    found: list[Extension] = []
    codes = set(built_in_rules())
    for point in entry_points_of(GROUP):
        each = _loaded(point, codes)
        codes |= {rule.code for rule in each.rules}
        found.append(each)
    return tuple(found)


def known_rules(others: Iterable[Extension]) -> dict[str, Rule]:
    """All rules by code: those of Stagebook, then those of other packages."""
    return built_in_rules() | {rule.code: rule for each in others for rule in each.rules}


def _loaded(point: EntryPoint, taken: set[str]) -> Extension:
    name = f"'{point.name}' of {point.dist.name}" if point.dist else f"'{point.name}'"
    try:
        check = point.load()
    except (Exception, SystemExit) as error:
        return Extension(name, fault=f"{point.value} can't be loaded: {_in_words(error)}")
    if not isinstance(check, Check) or not all(isinstance(rule, Rule) for rule in check.rules):
        return Extension(name, fault=f"{point.value} is no check: make one with @stagebook.finds(RULE, …)")
    twice = sorted(taken.intersection(rule.code for rule in check.rules))
    if twice:
        return Extension(name, fault=f"there is a rule '{twice[0]}' already; its codes need names of their own")
    return Extension(name, check)


def run(each: Extension, context: Context) -> Iterator[Diagnostic]:
    """Yield what the check of another package finds, or that it does not work."""
    if each.check is None:
        yield _broken(each, each.fault)
        return
    codes = {rule.code for rule in each.check.rules}
    try:
        found: Iterable[object] = list(each.check.find(context))
    except (Exception, SystemExit) as error:
        yield _broken(each, f"it ended with {_in_words(error)}")
        return
    for problem in found:
        if isinstance(problem, Diagnostic) and problem.code in codes and isinstance(problem.span, Span):
            yield problem
        else:
            yield _broken(each, f"it found {shortened(repr(problem), 80)}, which none of its rules made")


def _broken(each: Extension, fault: str) -> Diagnostic:
    hint = "mend or update that package, or uninstall it"
    return BROKEN_RULE.found(f"the rules {each.name} don't work: {fault}", Span(PLAYBOOK), hint)


def _in_words(error: BaseException) -> str:
    return shortened(f"{type(error).__name__}: {error}", 120)
