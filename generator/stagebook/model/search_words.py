"""What readers type and the playbook calls otherwise: `search.yml`."""

from __future__ import annotations

from stagebook.model.files import Files
from stagebook.problems.diagnostics import Span
from stagebook.schema.search import SearchWords
from stagebook.schema.validate import validated

FILE = "search.yml"


def search_words(files: Files, languages: tuple[str, ...]) -> SearchWords | None:
    """The synonyms of a playbook; None where it has no such file, or none that can be used, which is reported."""
    data = files.yaml(FILE) if FILE in files.all else None
    if data is None:
        return None
    words, problems = validated(SearchWords, data, Span(FILE), languages)
    files.problems += problems
    return words
