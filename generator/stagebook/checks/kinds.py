"""The kinds of items that a playbook uses have what their pages need: a template and words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.problems.diagnostics import Diagnostic
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.publishable import TEMPLATES
from stagebook.resources import templates
from stagebook.words import BUILT_IN

NO_TEMPLATE = Rule(
    "no-template",
    ERROR,
    "A kind of item without a template",
    "Its items would be on no page. A kind of another package needs `templates/pages/<kind>.html`.",
    fixed=True,
)

NO_KIND_WORD = Rule(
    "no-kind-word",
    ERROR,
    "A kind of item without a name on the pages",
    "Navigation, index page and print page name it; its words stand in `templates/language/`.",
    fixed=True,
)


@finds(NO_TEMPLATE, NO_KIND_WORD)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report kinds that can't be shown, at their first item."""
    for kind in context.playbook.registry.shared:
        first = next(iter(context.playbook.shared.get(kind.name, {}).values()), None)
        if first is None or not first.file:
            continue
        template = context.playbook.registry.template(kind)
        if kind.files != "pages" and not _exists(context, template):
            hint = f"write {TEMPLATES}/{template}"
            yield NO_TEMPLATE.found(f"there is no template that shows a {kind.name}", first.span, hint)
        for path in kind.words:
            if not _has_word(context, path):
                name = ".".join(path)
                hint = f"write `{name}` in {TEMPLATES}/language/{BUILT_IN}.yml"
                yield NO_KIND_WORD.found(f"the pages have no word '{name}' for the kind {kind.name}", first.span, hint)


def _exists(context: Context, template: str) -> bool:
    return any((folder / template).is_file() for folder in (context.loaded.root / TEMPLATES, templates()))


def _has_word(context: Context, path: tuple[str, ...]) -> bool:
    table: Any = context.playbook.vocabulary.words(BUILT_IN)
    try:
        for name in path:
            table = table[name]
    except KeyError:
        return False
    return True
