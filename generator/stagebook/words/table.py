"""Tables of words: what a word can be, and how the table of one language is laid over that of another.

A word is a text, a sentence with named placeholders (`{shown} of {total} tools`), a list of texts, or under `counts`
one sentence for each plural form of its language. English says which words there are and of which kind each is. What
another table has beside that, or of another kind, is passed over here; `stagebook.checks.words` names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stagebook.words.cldr import plural_categories

Table = Mapping[str, Any]
Path = tuple[str, ...]
"""The keys on the way to a word."""

COUNTS = "counts"
"""The group whose words have plural forms."""

OWN = "own"
"""The group in which a site keeps words for templates of its own, named as it likes."""

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def placeholders_in(text: str) -> tuple[str, ...]:
    """The names of the placeholders in a text, in order, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its placeholders filled; one without a value stays as it is written."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


class Group(dict[str, Any]):
    """The words of a group, `words.sheet.done` or `words.sheet["done"]`; what every mapping has keeps its name.

    What nobody said has no word, so a template that asks for one writes nothing.
    """

    def __missing__(self, key: object) -> str:
        """Give an empty text for None; raises `KeyError` for any key that is none of the group's."""
        if key is None:
            return ""
        raise KeyError(key)

    def __getattr__(self, name: str) -> Any:
        """The word of that name; raises `AttributeError`."""
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(name) from error


class Sentence(str):
    """A text of a table; `placeholders` are those of the English text, in its order."""

    __slots__ = ("placeholders",)
    placeholders: tuple[str, ...]

    def __new__(cls, text: str, placeholders: tuple[str, ...] = ()) -> Sentence:
        """Wrap `text`."""
        self = super().__new__(cls, text)
        self.placeholders = placeholders
        return self


@dataclass(frozen=True)
class Plural:
    """A sentence about a number of things, once for each plural form of `language`."""

    language: str
    forms: Mapping[str, str]
    placeholders: tuple[str, ...]
    """Those of the English forms together."""

    @property
    def is_complete(self) -> bool:
        """Whether it has the forms that CLDR names for its language, and no others."""
        return frozenset(self.forms) == plural_categories(self.language)


def typed(table: Table, language: str, path: Path = ()) -> Group:
    """The words of a table, each of the kind it is written as."""
    return Group((name, _typed(value, language, (*path, name))) for name, value in table.items())


def _typed(value: Any, language: str, path: Path) -> Any:
    if isinstance(value, Mapping) and path[0] == COUNTS and len(path) > 1:
        forms = {name: str(text) for name, text in value.items()}
        return Plural(language, forms, placeholders_in(" ".join(forms.values())))
    if isinstance(value, Mapping):
        return typed(value, language, path)
    if isinstance(value, list | tuple):
        return tuple(str(each) for each in value)
    return Sentence(str(value), placeholders_in(str(value)))


def laid_over(base: Table, table: Any, language: str) -> Table:
    """The words of `base` with those of a table of `language` in their place, word by word."""
    if not isinstance(table, Mapping):
        return base
    return Group((name, _over(word, table[name], language) if name in table else word) for name, word in base.items())


def _over(word: Any, value: Any, language: str) -> Any:
    if isinstance(word, Plural):
        if not isinstance(value, Mapping) or not all(isinstance(each, str) for each in value.values()):
            return word
        plural = Plural(language, {name: str(text) for name, text in value.items()}, word.placeholders)
        return plural if plural.is_complete else word
    if isinstance(word, Mapping):
        return laid_over(word, value, language)
    if isinstance(word, tuple):
        fits = isinstance(value, list) and len(value) == len(word) and all(isinstance(each, str) for each in value)
        return tuple(map(str, value)) if fits else word
    is_text = isinstance(value, str) and (value.strip() or not word)
    return Sentence(str(value), word.placeholders) if is_text else word


def with_more(base: Table, table: Table, language: str, above: Path = ()) -> Table:
    """The words of `base` and those that only a table of `language` has: the site's, or those of a kind of its own."""
    more: dict[str, Any] = {}
    for name, value in table.items():
        word = base.get(name)
        if isinstance(word, Mapping) and isinstance(value, Mapping):
            more[name] = with_more(word, value, language, (*above, name))
        elif name not in base:
            made = _typed(value, language, (*above, name))
            if not isinstance(made, Plural) or made.is_complete:
                more[name] = made
    return Group({**base, **more}) if more else base


def paths(table: Table, above: Path = ()) -> Iterator[Path]:
    """The ways to all words of a table; a word with plural forms is one word."""
    for name, word in table.items():
        if isinstance(word, Mapping):
            yield from paths(word, (*above, name))
        else:
            yield (*above, name)


def has(table: Any, path: Path) -> bool:
    """Whether a table as it is written says something for a word."""
    for name in path:
        if not isinstance(table, Mapping) or name not in table:
            return False
        table = table[name]
    return True
