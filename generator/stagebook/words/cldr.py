"""What CLDR knows of languages: plurals, how numbers, dates and money are written, names of languages and countries.

The only module that imports Babel, which brings CLDR's data. Languages are named by tags such as `ko` or `pt-BR`. A tag
that CLDR does not know is written as its parent (`pt-XX` as `pt`), at last as English.

Compact forms of numbers (`1.2M`) have no function here on purpose: on a sheet they would hide what someone signs for.
"""

from __future__ import annotations

import copy
import datetime
from contextlib import suppress
from decimal import Decimal
from functools import cache
from typing import Any

from babel import localedata
from babel.core import Locale, UnknownLocaleError, get_global
from babel.dates import format_date

Number = int | float | Decimal


def chain(language: str) -> tuple[str, ...]:
    """The tags whose words serve for a language, the most general first: `pt-BR` gives `pt`, `pt-BR`."""
    parts = language.split("-")
    return tuple("-".join(parts[: length + 1]) for length in range(len(parts)))


def _known(language: str) -> Locale | None:
    for tag in reversed(chain(language)):
        # A tag may be any text here: the language of a tool's file is only asked to be one.
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(tag, sep="-")
    return None


@cache
def language_meant(word: str) -> str:
    """The tag of the language that somebody meant by the code of a country (`kr`) or a name (`Korean`); else empty.

    A code that CLDR has words for is taken as the language that it names.
    """
    if localedata.exists(word) or not word.isascii():
        return ""
    named = {name.casefold(): tag for tag, name in Locale("en").languages.items() if localedata.exists(tag)}
    likely = get_global("likely_subtags").get(f"und_{word.upper()}", "en" if word in ("us", "gb") else "")
    return str(named.get(word.casefold()) or likely.partition("_")[0].replace("und", ""))


@cache
def locale(language: str) -> Locale:
    """CLDR's data for a language; the nearest it has."""
    return _known(language) or Locale("en")


@cache
def plural_categories(language: str) -> frozenset[str]:
    """The plural forms that a language has: English `one`, `other`; Korean `other` alone."""
    return frozenset((*locale(language).plural_form.tags, "other"))


def plural_category(language: str, number: Number) -> str:
    """The plural form that goes with a number."""
    return str(locale(language).plural_form(number))


def number(language: str, value: Number) -> str:
    """A number with all its digits, grouped and with the decimal mark of the language: 1,234.50 or 1.234,50."""
    return str(_pattern(language, _decimals(value)).apply(value, locale(language)))


@cache
def _pattern(language: str, digits: int) -> Any:
    pattern = copy.copy(locale(language).decimal_formats[None])
    pattern.frac_prec = (digits, digits)
    return pattern


def _decimals(value: Number) -> int:
    """How many decimals a number is written with: those it was given, none for a float without a fraction."""
    if isinstance(value, float) and value.is_integer():
        return 0
    exponent = Decimal(str(value)).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@cache
def percent(language: str, share: float) -> str:
    """A share from 0 to 1 in whole per cent: `15%`, in German `15 %`."""
    return str(locale(language).percent_formats[None].apply(share, locale(language)))


@cache
def date(language: str, day: datetime.date) -> str:
    """A day as one reads it, in CLDR's medium form: `Nov 27, 2026`, `2026. 11. 27.`, `27.11.2026`."""
    return str(format_date(day, "medium", locale=locale(language)))


def money(language: str, amount: Number, currency: str) -> str:
    """An amount with all its digits and the code of its currency on the side where the language has it.

    The code stays, since a symbol such as `$` or `kr` may be that of several currencies.
    """
    written = number(language, amount)
    is_before = locale(language).currency_formats["standard"].pattern.lstrip("-").startswith("¤")
    return (f"{currency} {written}" if is_before else f"{written} {currency}").strip()


def country(language: str, calendar: str) -> str:
    """The name of a country, or of a country with the code of its region: `DE-BY` gives `Germany (BY)`."""
    code, _, region = calendar.partition("-")
    name = str(locale(language).territories.get(code, code))
    return f"{name} ({region})" if region else name


@cache
def language_name(language: str) -> str:
    """What a language calls itself, as it begins a line; its tag where CLDR does not know it."""
    return language_called(language, language)


@cache
def language_called(language: str, tag: str) -> str:
    """What `language` calls the language of `tag`, as it begins a line; the tag where CLDR does not know it."""
    known = _known(tag)
    name = known.get_display_name(locale(language)) if known else None
    return name[:1].upper() + name[1:] if name else tag


def english_name(language: str) -> str:
    """What a language is called in messages to authors: `German (de)`; the tag alone where CLDR does not know it."""
    name = language_called("en", language)
    return f"{name} ({language})" if _known(language) else f"'{language}'"
