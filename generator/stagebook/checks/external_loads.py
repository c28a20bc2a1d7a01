"""Settings of mkdocs.yml with which something would be loaded from elsewhere, unless the playbook allows them."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.problems.diagnostics import Diagnostic
from stagebook.problems.rule import ERROR, Rule

LOADED_FROM_ELSEWHERE = Rule(
    "loaded-from-elsewhere",
    ERROR,
    "A setting of mkdocs.yml that loads something from elsewhere",
    "Pages load nothing from other hosts, so that nobody else learns who reads what, and the site works without them "
    "and under a strict security policy. `allow_external` of playbook.yml allows a setting by its name.",
    fixed=True,
)


@finds(LOADED_FROM_ELSEWHERE)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report what mkdocs.yml would load from elsewhere without being allowed to."""
    allowed = context.playbook.settings.allow_external
    for each in context.engine.external if context.loaded.settings_read else ():
        if each.setting not in allowed:
            allow = f"or allow it in playbook.yml: `allow_external: [{each.setting}]`"
            hint = f"{each.hint}, {allow}" if each.hint else f"delete it, {allow}"
            yield LOADED_FROM_ELSEWHERE.found(f"`{each.setting}` {each.what}", each.span, hint)
