"""`stagebook explain`: what a rule looks for, and why."""

from __future__ import annotations

from textwrap import indent

import click

from stagebook.cli.common import require_known
from stagebook.problems.diagnostics import Severity
from stagebook.problems.rule import Rule


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a rule looks for, why it exists, and whether a playbook may change it.

    Without CODE, list the rules, those of installed packages too.

    \b
    Examples:
      stagebook explain
      stagebook explain seller-only
    """
    from stagebook.checks.extensions import extensions, known_rules

    others = extensions()
    rules = known_rules(others)
    if code is None:
        for rule in rules.values():
            click.echo(f"{rule.code:22} {rule.severity:8} {rule.title}")
        for each in others:
            if each.fault:
                click.echo(f"the rules {each.name} don't work: {each.fault}", err=True)
        return
    click.echo(explained(code))


def explained(code: str) -> str:
    """What a rule looks for, why, an example, and whether a playbook may change it.

    Raises `WrongCallError`, with the nearest name, where there is no such rule.
    """
    from stagebook.checks.extensions import extensions, known_rules

    others = extensions()
    rules = known_rules(others)
    require_known("rule", code, rules)
    by = next((each.name for each in others if rules[code] in each.rules), "")
    return _explained(rules[code], by)


def _explained(rule: Rule, by: str) -> str:
    """Write out a rule; `by` names the package that it comes from, if not from Stagebook."""
    from stagebook.checks.examples import EXAMPLES

    if rule.fixed:
        use = "It can't be switched off."
    else:
        other = "error" if rule.severity is Severity.WARNING else "warning"
        use = (
            f"For the playbook, in playbook.yml:  checks: {{{rule.code}: off}}   (or {other})\n"
            f"For one item, with the reason:      accept: {{{rule.code}: why}}"
        )
    origin = f"\nIt comes from {by}." if by else ""
    parts = [f"{rule.code} ({rule.severity}): {rule.title}.\n{rule.why}{origin}"]
    example = EXAMPLES.get(rule.code)
    if example:
        parts += [f"Wrong:\n{indent(example.wrong, '    ')}", f"Right:\n{indent(example.right, '    ')}"]
    return "\n\n".join([*parts, use])
