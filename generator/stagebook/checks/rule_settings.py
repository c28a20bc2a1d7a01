"""What a playbook says about rules: `checks:` of playbook.yml, and `accept:` of an item.

Both are applied to the problems that were found, and counted, so that nobody forgets them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from stagebook.checks.context import Context
from stagebook.model import Playbook, walk
from stagebook.problems.diagnostics import Diagnostic, Report, Severity, Span, did_you_mean, shortened
from stagebook.problems.rule import ERROR, WARNING, Rule
from stagebook.schema.base import Item, Shape
from stagebook.schema.rule_codes import ByCode

UNKNOWN_RULE = Rule(
    "unknown-rule",
    WARNING,
    "A rule that does not exist",
    "`checks` or `accept` names it, and it changes nothing. `stagebook explain` lists the rules; those of another "
    "package are known only where that package is installed.",
)

FIXED_RULE = Rule(
    "fixed-rule",
    ERROR,
    "A rule that can't be switched off",
    "Without it the site would be broken or unsafe, or show someone what is hidden. Only the mistake can be mended.",
    fixed=True,
)

UNUSED_ACCEPTANCE = Rule(
    "unused-acceptance",
    WARNING,
    "An accepted problem that is not there",
    "The item no longer breaks the rule; left in place, `accept` would hide the next breach.",
)

OFF = "off"
Position = tuple[int, int]
"""Line and column, counted from 1."""

_END_OF_LINE = 1_000_000


@dataclass(frozen=True)
class Acceptance:
    """One code of one `accept:`, and the parts of files for which it holds."""

    code: str
    span: Span
    extent: Mapping[str, tuple[Position, Position]]
    """First and last position by file: of the item itself, and of its texts in files of their own."""

    def covers(self, problem: Diagnostic) -> bool:
        """Whether the problem breaks that rule within the item."""
        if problem.code != self.code or problem.span.file not in self.extent:
            return False
        first, last = self.extent[problem.span.file]
        return first <= (problem.span.line, problem.span.column) <= last


def apply_rule_settings(problems: Iterable[Diagnostic], context: Context, rules: Mapping[str, Rule]) -> Report:
    """Apply what the playbook says about `rules` (all there are, by code) to the problems found."""
    levels = context.playbook.settings.checks
    free = {code for code, rule in rules.items() if not rule.fixed}
    acceptances = tuple(_acceptances(context.playbook))
    remaining, used, accepted = _without_accepted(problems, acceptances, free)
    remaining += _misnamed(levels, acceptances, rules)
    if context.is_complete:
        remaining += _unused_acceptances(acceptances, used, free, levels)
    weighed = [_weighed(each, levels.get(each.code, "") if each.code in free else "") for each in remaining]
    report = Report.of(each for each in weighed if each is not None)
    changed = tuple(code for code in levels if code in free)
    return replace(report, changed=changed, off=weighed.count(None), accepted=accepted)


def _without_accepted(
    problems: Iterable[Diagnostic], acceptances: tuple[Acceptance, ...], free: set[str]
) -> tuple[list[Diagnostic], set[int], int]:
    """The problems that no acceptance covers; which acceptances cover one, by their index; how many are covered.

    Only rules in `free` can be accepted. A problem that was found twice counts once.
    """
    remaining, used, accepted = list[Diagnostic](), set[int](), 0
    for each in dict.fromkeys(problems):
        covering = {n for n, one in enumerate(acceptances) if one.covers(each)} if each.code in free else set()
        used |= covering
        accepted += bool(covering)
        if not covering:
            remaining.append(each)
    return remaining, used, accepted


def _unused_acceptances(
    acceptances: tuple[Acceptance, ...], used: set[int], free: set[str], levels: ByCode
) -> Iterator[Diagnostic]:
    for n, one in enumerate(acceptances):
        if n not in used and one.code in free and levels.get(one.code) != OFF:
            message = f"nothing here breaks the rule '{one.code}'"
            yield UNUSED_ACCEPTANCE.found(message, one.span, "delete it from `accept`")


def _weighed(each: Diagnostic, level: str) -> Diagnostic | None:
    """Give a problem the level that the playbook says, if any; None where it is switched off."""
    if level == OFF:
        return None
    return replace(each, severity=Severity(level)) if level else each


def _misnamed(levels: ByCode, acceptances: Iterable[Acceptance], rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    named = [(code, levels.keys_at[code], level) for code, level in levels.items()]
    for code, span, level in [*named, *((each.code, each.span, "accepted") for each in acceptances)]:
        if code not in rules:
            near = did_you_mean(code, rules)
            hint = near if near.startswith("did you mean") else "`stagebook explain` lists the rules"
            yield UNKNOWN_RULE.found(f"there is no rule '{shortened(code)}'", span, hint)
        elif rules[code].fixed and level != rules[code].severity:
            what = {OFF: "switched off", "accepted": "accepted"}.get(level, f"made a {level}")
            hint = f"delete this, and mend what it reports: {rules[code].title[0].lower()}{rules[code].title[1:]}"
            yield FIXED_RULE.found(f"the rule '{code}' can't be {what}", span, hint)


def _acceptances(playbook: Playbook) -> Iterator[Acceptance]:
    # Its processes are items of their own.
    settings = playbook.settings.model_copy(update={"processes": ()})
    for item in (settings, *playbook.items()):
        for shape in walk.shapes(item):
            if isinstance(shape, Item) and shape.accept:
                extent = _extent(playbook.settings if shape is settings else shape)
                yield from (Acceptance(code, shape.accept.keys_at[code], extent) for code in shape.accept)


def _extent(item: Shape) -> dict[str, tuple[Position, Position]]:
    """From where to where an item and all it holds stand, by file, reckoned from the spans of its parts."""
    spans = list[Span]()
    for shape in walk.shapes(item):
        spans += map(shape.field_span, type(shape).model_fields)
        spans += [ref.span for ref in walk.refs(shape)]
    spans += [text.span for text in walk.texts(item)]
    extent: dict[str, tuple[Position, Position]] = {}
    for span in spans:
        start = (span.line, span.column)
        end = (span.last_line, _END_OF_LINE) if span.last_line > span.line else (span.line, span.end_column)
        first, last = extent.get(span.file, (start, end))
        extent[span.file] = (min(first, start), max(last, end))
    return extent
