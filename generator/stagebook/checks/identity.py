"""Ids inside lists are unique, and none takes an address that the site needs itself."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Anything, walk
from stagebook.model.load import DUPLICATE_ID
from stagebook.problems.diagnostics import Diagnostic, Span
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.publishable import refused_by_windows
from stagebook.schema.base import Named

RESERVED_ID = Rule(
    "reserved-id",
    ERROR,
    "An id that the site needs itself",
    "It would take the address of another page, such as `tools`, `index` or a language; or a name Windows refuses, "
    "such as `con`.",
    fixed=True,
)

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
        if refused_by_windows(str(item.id)) and "#" not in item.row.at:
            yield RESERVED_ID.found(
                f"the id '{item.id}' is reserved: Windows refuses files and folders of that name",
                item.span,
                f"rename it, for example to '{item.id}-{item.kind}'",
            )
        yield from _twice(item)


def _processes(context: Context) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    for process in context.playbook.processes:
        if process.id in context.playbook.registry.reserved or process.id in context.playbook.settings.languages:
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


def _twice(item: Anything) -> Iterator[Diagnostic]:
    first: dict[tuple[walk.Way, str], Named] = {}
    for held in walk.visit(item):
        part = held.value
        if isinstance(part, Named) and isinstance(held.way[-2], str):  # the blocks of a sheet's sides are one list
            known = first.setdefault((held.way[:-1], str(part.id)), part)
            if known is not part:
                where = f"the first is on line {known.id.span.line}"
                yield DUPLICATE_ID.found(f"a second '{part.id}' in '{held.field.name}'", part.id.span, where)
