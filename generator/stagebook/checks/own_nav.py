"""Whether each entry of the site's own `nav` leads to a page, an address or a section of the playbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model.files import NOTICE
from stagebook.problems.diagnostics import Diagnostic, did_you_mean, shortened
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.site_settings import NavEntry

NAV_ENTRY = Rule(
    "nav-entry",
    ERROR,
    "An entry of `nav` that leads nowhere",
    "Readers would find a dead link in the navigation of every page, or a section would be missing.",
    fixed=True,
)

SCHEME = "stagebook:"
GROUPS = ("home", "processes", "reference", "rest")
"""Names of sections that belong to no single kind: all processes, the lists under Reference, whatever is not placed."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)


@finds(NAV_ENTRY)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report entries that name neither a page nor a section, nor an address outside the site."""
    if not context.loaded.settings_read:
        return
    for entry in context.engine.written.nav():
        for each in entry.all():
            for message, hint in _fault(context, each):
                yield NAV_ENTRY.found(message, each.span, hint)


def _fault(context: Context, entry: NavEntry) -> Iterator[tuple[str, str]]:
    target = entry.target
    if target.startswith(SCHEME):
        name, names = target.removeprefix(SCHEME), _sections(context)
        if name not in names:
            yield f"there is no section '{shortened(name)}'", did_you_mean(name, names)
    elif not target:
        if not entry.children:
            yield f"'{shortened(entry.title)}' leads nowhere", "write a page's file, an address or a list of entries"
    elif target.endswith(".md"):
        yield from _page_fault(context, target)
    elif not _ADDRESS.match(target):
        hint = "write a page that ends in .md, a section such as stagebook:tools, or a whole address"
        yield f"'{shortened(target)}' is no page", hint


def _sections(context: Context) -> set[str]:
    playbook = context.playbook
    lists = {page.name for page in playbook.registry.list_pages}
    return {*GROUPS, *lists, *(str(process.id) for process in playbook.processes)}


def _page_fault(context: Context, target: str) -> Iterator[tuple[str, str]]:
    playbook, path = context.playbook, PurePosixPath(target)
    made = {page.src for page in playbook.registry.list_pages} | {"index.md"}
    made |= {item.row.src.format(id=item.id, process=item.scope) for item in playbook.items()}
    is_there = target != NOTICE and (context.loaded.root / target).is_file()
    if target in {guide.file for guide in playbook.guides.values()} or (target in made and not is_there):
        first = path.parts[0].removesuffix(".md")
        is_guide = path.parts[0] in playbook.registry.by_plural
        if is_there and first in _taken(context) and not is_guide:
            yield f"a page of the site has the address of '{shortened(target)}'", "rename the file"
    elif not is_there:
        yield f"there is no page '{shortened(target)}'", "write it in the playbook's folder, with a title in its head"
    elif path.parts[0] in playbook.registry.by_plural or path.parts[0] == "templates":
        yield f"'{shortened(target)}' is no page of its own", "name the page that shows it, such as stagebook:tools"


def _taken(context: Context) -> set[str]:
    """First parts of addresses that the playbook's own pages have."""
    playbook = context.playbook
    return {
        *playbook.registry.reserved,
        *(str(process.id) for process in playbook.processes),
        *playbook.settings.languages,
    }
