"""Groups of synonyms that lead nowhere: none of their words stands in the playbook."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import walk
from stagebook.problems.diagnostics import Diagnostic, shortened
from stagebook.problems.rule import WARNING, Rule

SYNONYM_UNUSED = Rule(
    "synonym-unused",
    WARNING,
    "Synonyms of which none stands in the playbook",
    "Readers who type one of them still find nothing: at least one word of a group must be one that the playbook uses.",
)


@finds(SYNONYM_UNUSED)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report each group of search.yml that leads to nothing."""
    words = context.playbook.search
    if words is None:
        return
    written = [" ".join(str(text).casefold().split()) for item in context.playbook.items() for text in walk.texts(item)]
    for groups in words.synonyms.values():
        for group in groups:
            if not any(word.casefold() in text for word in group for text in written):
                named = ", ".join(map(shortened, group[:3]))
                hint = "add the word that the playbook uses, or delete the group"
                yield SYNONYM_UNUSED.found(
                    f"no text of the playbook has any of: {named}", words.field_span("synonyms"), hint
                )
