"""Ids inside lists are unique, and no process takes an address that the site needs itself."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.diagnostics import Diagnostic
from stagebook.model import walk
from stagebook.rules import problem
from stagebook.schema.base import Named, Shape

RESERVED = frozenset(
    [
        "assets",
        "checklists",
        "coverage",
        "faq",
        "frameworks",
        "glossary",
        "guides",
        "index",
        "metrics",
        "milestones",
        "modules",
        "print",
        "processes",
        "roles",
        "search",
        "sitemap",
        "stages",
        "phases",
        "templates",
        "tools",
        "worksheets",
        "404",
    ]
)
"""First parts of addresses that belong to the site, now or in the layout of `pages`."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Report ids that stand twice in one list, and reserved process ids."""
    seen: set[str] = set()
    for process in context.playbook.processes:
        if process.id in RESERVED or process.id in context.playbook.settings.languages:
            yield problem(
                "reserved-id",
                f"the process id '{process.id}' is reserved",
                process.id.span,
                f"write for example '{process.id}-process'",
            )
        if process.id in seen:
            yield problem("duplicate-id", f"there is a second process '{process.id}'", process.id.span)
        seen.add(process.id)
    for item in context.playbook.items():
        for shape in walk.shapes(item):
            yield from _twice(shape)


def _twice(shape: Shape) -> Iterator[Diagnostic]:
    for name in type(shape).model_fields:
        value = getattr(shape, name)
        if not isinstance(value, tuple):
            continue
        first: dict[str, Named] = {}
        for each in value:
            if isinstance(each, Named):
                if each.id in first:
                    where = f"the first is on line {first[each.id].id.span.line}"
                    yield problem("duplicate-id", f"a second '{each.id}' in '{name}'", each.id.span, where)
                first.setdefault(each.id, each)
