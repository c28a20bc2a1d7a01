"""Ids inside lists are unique, and none takes an address that the site needs itself."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.check import finds
from stagebook.checks.context import Context
from stagebook.model import walk
from stagebook.model.load import DUPLICATE_ID
from stagebook.problems.diagnostics import Diagnostic, Span
from stagebook.problems.rule import ERROR, Rule
from stagebook.prose.links import KINDS
from stagebook.schema.base import Named, Shape

RESERVED_ID = Rule(
    "reserved-id",
    ERROR,
    "An id that the site needs itself",
    "It would take the address of another page, such as `tools`, `index` or a language.",
    fixed=True,
)

RESERVED = frozenset(
    {*KINDS, *(f"{kind}s" for kind in KINDS)}
    | {"404", "assets", "checklist", "checklists", "compare", "coverage", "glossary", "index", "print", "readme"}
    | {"search", "site", "sitemap", "situations", "templates", "worksheet", "worksheets"}
)
"""First parts of addresses that belong to the site, now or in the layout of `pages`."""

FOLDER_PAGES = ("index", "readme")
"""Names that stand for the page of their folder."""


@finds(RESERVED_ID, DUPLICATE_ID)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report ids that stand twice in one list, and reserved ids."""
    settings = context.playbook.settings
    if context.loaded.settings_read:
        yield from _processes(context)
        yield from _listed_twice("language", settings.languages, settings.field_span("languages"))
        yield from _listed_twice("audience", settings.audiences, settings.field_span("audiences"))
    for item in context.playbook.items():
        if item.id in FOLDER_PAGES and item.kind != "process":
            yield RESERVED_ID.found(
                f"the id '{item.id}' is reserved",
                item.span,
                f"rename it, for example to '{item.id}-{item.kind}'; '{item.id}' is the page of the folder",
            )
        for shape in walk.shapes(item):
            yield from _twice(shape)


def _processes(context: Context) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    for process in context.playbook.processes:
        if process.id in RESERVED or process.id in context.playbook.settings.languages:
            yield RESERVED_ID.found(
                f"the process id '{process.id}' is reserved",
                process.id.span,
                f"write for example '{process.id}-process'",
            )
        if process.id in seen:
            where = f"the first is on line {seen[process.id].line}"
            yield DUPLICATE_ID.found(f"there is a second process '{process.id}'", process.id.span, where)
        seen.setdefault(process.id, process.id.span)


def _listed_twice(what: str, names: tuple[str, ...], span: Span) -> Iterator[Diagnostic]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield DUPLICATE_ID.found(f"the {what} '{name}' is listed twice", span, "delete one")


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
                    yield DUPLICATE_ID.found(f"a second '{each.id}' in '{name}'", each.id.span, where)
                first.setdefault(each.id, each)
