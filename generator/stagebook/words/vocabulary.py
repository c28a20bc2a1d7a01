"""The words of every language: a site's own over the shipped ones, English word by word where a language lacks one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from stagebook.reading.yaml import read_yaml
from stagebook.resources import templates
from stagebook.words import cldr
from stagebook.words.table import Plural, Sentence, Table, filled, laid_over, typed, with_more

BUILT_IN = "en"
"""The language that has every word."""

FOLDER = "language"
"""The folder of the tables, in the folder of templates."""


class Words:
    """The words of one language, `words.tools` or `words["tools"]`, and how it writes numbers, dates and names."""

    def __init__(self, language: str, table: Table) -> None:
        """Wrap a table that has every word."""
        self.language = language
        self._table = table
        # A page asks for hundreds; found here, they need no `__getattr__`.
        own = {*dir(self), *vars(self)}
        self.__dict__ |= {name: word for name, word in self._table.items() if name not in own}

    def __getattr__(self, name: str) -> Any:
        """The word, or group of words, of that name; raises `AttributeError` where English has none."""
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._table[name]
        except KeyError as error:
            raise AttributeError(f"there is no word '{name}' in templates/language/{BUILT_IN}.yml") from error

    def __getitem__(self, name: str) -> Any:
        """The word, or group of words, of that name; raises `KeyError`."""
        return self._table[name]

    def fill(self, sentence: str, *values: object, **values_by_name: object) -> str:
        """Fill a sentence's named placeholders: `fill(w.pace, expected=…, maximum=…)`.

        Numbers are written as the language writes them. HTML among the values stays HTML, and the result is HTML then.
        Values without a name go to the placeholders in the order of the English sentence.
        """
        named = dict(zip(getattr(sentence, "placeholders", ()), values, strict=False)) | values_by_name
        if any(hasattr(value, "__html__") for value in named.values()):
            return Markup(
                filled(str(escape(sentence)), {name: str(escape(self._text(v))) for name, v in named.items()})
            )
        return filled(str(sentence), {name: str(self._text(value)) for name, value in named.items()})

    def _text(self, value: object) -> object:
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return self.number(value)
        return value

    def count(self, number: cldr.Number, what: str, **values_by_name: object) -> str:
        """A number with its noun in the form that the number asks for: "1 tool", "8 tools"."""
        plural: Plural = self._table["counts"][what]
        form = plural.forms[cldr.plural_category(plural.language, number)]
        return self.fill(form, count=number, **values_by_name)

    def number(self, value: cldr.Number) -> str:
        """A number with all its digits."""
        return cldr.number(self.language, value)

    def percent(self, share: float) -> str:
        """A share from 0 to 1 in whole per cent."""
        return cldr.percent(self.language, share)

    def date(self, day: datetime.date | str) -> str:
        """A day, or an ISO date, as one reads it; other texts as they are."""
        if isinstance(day, str):
            try:
                day = datetime.date.fromisoformat(day)
            except ValueError:
                return str(day)
        return cldr.date(self.language, day)

    def edition_of(self, version: str, updated: str) -> str:
        """Which edition of the playbook it is: its version and the ISO date of its last change."""
        return self.fill(self.edition, version=version, date=self.date(updated))

    def money(self, amount: cldr.Number, currency: str) -> str:
        """An amount with all its digits and its currency's code, which may be empty."""
        return cldr.money(self.language, amount, currency)

    def language_name(self, tag: str) -> str:
        """What this language calls the language of a tag; the tag itself where CLDR does not know it."""
        return cldr.language_called(self.language, tag)

    def country(self, calendar: str) -> str:
        """The name of the country, or country and region, of a calendar such as `KR` or `DE-BY`."""
        return cldr.country(self.language, calendar)


@dataclass(frozen=True)
class Vocabulary:
    """The words of a site in every language."""

    own: Mapping[str, Table] = field(default_factory=dict)
    """The site's own tables by language tag, as they were read."""
    _made: dict[str, Words] = field(default_factory=dict, repr=False, compare=False)

    def words(self, language: str) -> Words:
        """The words of any language tag, whether there is a table for it or not."""
        if language not in self._made:
            self._made[language] = Words(language, self._table(language))
        return self._made[language]

    def _table(self, language: str) -> Table:
        table = self.reference()
        for tag in dict.fromkeys((BUILT_IN, *cldr.chain(language))):
            table = laid_over(laid_over(table, shipped(tag), tag), self.own.get(tag), tag)
        return table

    def reference(self) -> Table:
        """Every word there is, in English; what only the site has, in the words of the first of its tables."""
        table = english()
        for language, own in self.own.items():
            table = with_more(table, own, language)
        return table

    def tables(self, language: str) -> tuple[Table, ...]:
        """The tables, as they were read, of which one must have a word lest it be shown in English."""
        tags = cldr.chain(language)
        found = (table for tag in tags for table in (shipped(tag), self.own.get(tag)))
        return tuple(table for table in found if isinstance(table, Mapping))


@cache
def shipped(language: str) -> Table | None:
    """The table of a language as it ships with Stagebook; None where there is none."""
    path = templates() / FOLDER / f"{language}.yml"
    if not path.is_file():
        return None
    document, problems = read_yaml(path, path.name)
    if problems or not isinstance(document.data, Mapping):
        raise RuntimeError(f"{path.name}: {problems[0].message if problems else 'not a mapping'}")
    return document.data


@cache
def english() -> Table:
    """The English words, which say what words there are and of which kind each is."""
    return typed(shipped(BUILT_IN) or {}, BUILT_IN)


@cache
def words(language: str) -> Words:
    """The shipped words of a language; a playbook's own come with `Playbook.vocabulary`."""
    return Vocabulary().words(language)


@cache
def languages() -> tuple[str, ...]:
    """The languages of which a table ships with Stagebook."""
    return tuple(sorted(path.stem for path in (templates() / FOLDER).glob("*.yml")))


def tool_types() -> Mapping[str, str]:
    """The ids of the built-in tool types with their English names."""
    types: Mapping[str, Sentence] = english()["tool_types"]
    return types
