"""The words of the pages themselves, per language: labels, counts, kinds, tool types.

They live in `templates/language/<language>.yml`. A language without a file uses English words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from stagebook.reading.yaml import read_yaml
from stagebook.resources import templates

BUILT_IN = "en"


class Words:
    """The words of one language; `words.tools` or `words["tools"]`, an unknown name is an error."""

    def __init__(self, language: str, table: Mapping[str, Any]) -> None:
        """Wrap the table of a language."""
        self.language = language
        self._table = table

    def __getattr__(self, name: str) -> Any:
        """Return the word of that name."""
        try:
            return self._table[name]
        except KeyError as error:
            raise AttributeError(f"templates/language has no word '{name}'") from error

    def __getitem__(self, name: str) -> Any:
        """Return the word of that name."""
        return self._table[name]

    @staticmethod
    def fill(pattern: str, one: object, two: object = "") -> str:
        """Put `one` in the place of `#` and `two` in that of `##`."""
        return re.sub("##?", lambda match: str(two if match[0] == "##" else one), pattern)

    def count(self, number: int, what: str) -> str:
        """Return a number with its noun: "1 tool", "8 tools"."""
        forms: Mapping[str, str] = self._table["counts"][what]
        return self.fill(forms["one" if number == 1 and "one" in forms else "other"], number)


@cache
def words(language: str) -> Words:
    """Return the words of a language."""
    path = templates() / "language" / f"{language}.yml"
    if not path.is_file():
        path = templates() / "language" / f"{BUILT_IN}.yml"
    document, problems = read_yaml(path, path.name)
    if problems or not isinstance(document.data, Mapping):
        raise RuntimeError(f"{path.name}: {problems[0].message if problems else 'not a mapping'}")
    return Words(path.stem, document.data)


def language_name(language: str) -> str:
    """Return what a language calls itself, or its tag where its words are not here."""
    return str(words(language).language_name) if language in languages() else language


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have words of their own."""
    return tuple(sorted(path.stem for path in (templates() / "language").glob("*.yml")))


def tool_types() -> Mapping[str, str]:
    """Return the ids of the built-in tool types with their English names."""
    types: Mapping[str, str] = words(BUILT_IN)["tool_types"]
    return types
