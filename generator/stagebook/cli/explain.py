"""`stagebook explain`: what a rule looks for, and why."""

from __future__ import annotations

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
    require_known("rule", code, rules)
    by = next((each.name for each in others if rules[code] in each.rules), "")
    click.echo(_explained(rules[code], by))


def _explained(rule: Rule, by: str) -> str:
    """Write out a rule; `by` names the package that it comes from, if not from Stagebook."""
    if rule.fixed:
        use = "It can't be switched off."
    else:
        other = "error" if rule.severity is Severity.WARNING else "warning"
        use = (
            f"For the playbook, in playbook.yml:  checks: {{{rule.code}: off}}   (or {other})\n"
            f"For one item, with the reason:      accept: {{{rule.code}: why}}"
        )
    origin = f"\nIt comes from {by}." if by else ""
    return f"{rule.code} ({rule.severity}): {rule.title}.\n{rule.why}{origin}\n\n{use}"
