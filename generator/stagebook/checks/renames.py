"""Old names: those in a site's own templates, and all of them for `stagebook migrate`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model.load import Loaded, load
from stagebook.model.no_playbook import NO_PLAYBOOK
from stagebook.problems.diagnostics import Diagnostic, Report, Span
from stagebook.reading import syntax
from stagebook.reading.foreign import FILE_ENCODING, FOREIGN_FILE
from stagebook.reading.publishable import TEMPLATES
from stagebook.schema.validate import RENAMED, renamed
from stagebook.templating.old_names import old_names, own_templates

_UNREAD = {
    rule.code
    for rule in (
        NO_PLAYBOOK,
        FILE_ENCODING,
        FOREIGN_FILE,
        syntax.FILE_TOO_LARGE,
        syntax.FILE_UNREADABLE,
        syntax.YAML_REFUSED,
        syntax.YAML_SYNTAX,
    )
}


@finds(RENAMED)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report each old name of a field, block or macro in a template; those in data are found while they are read."""
    yield from _in_templates(context.loaded.root)


def old_names_in(root: Path) -> tuple[Loaded, list[Diagnostic], Report]:
    """Find all old names in a playbook's folder, whatever version it asks for; also what could not be read."""
    loaded = load(root, any_version=True)
    problems = loaded.report.problems
    found = [*(each for each in problems if each.code == RENAMED.code), *_in_templates(root)]
    return loaded, found, Report.of(each for each in problems if each.code in _UNREAD)


def _in_templates(root: Path) -> Iterator[Diagnostic]:
    for path, source in own_templates(root / TEMPLATES):
        for each in old_names(source, path):
            line = source.count("\n", 0, each.start)
            column = each.start - (source.rfind("\n", 0, each.start) + 1)
            span = Span(f"{TEMPLATES}/{path}", line + 1, column + 1, column + 1 + each.stop - each.start)
            yield renamed(each.rename.old, each.rename.new, span)
