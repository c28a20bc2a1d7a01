"""Numbers as CRMs and people write them: amounts with a currency, shares, whole numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

MAX_LENGTH = 60
MAX_DIGITS = 18
MAX_COUNT = 36_500
"""A hundred years of days; a larger count is another unit, such as milliseconds."""

_SYMBOLS = {
    **{"US$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "R$": "BRL"},
    **{"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "원": "KRW", "円": "JPY", "₹": "INR", "元": "CNY"},
}
_UNITS = {
    **{"조": 10**12, "천억": 10**11, "백억": 10**10, "십억": 10**9, "억": 10**8, "천만": 10**7, "백만": 10**6},
    **{"십만": 10**5, "만": 10**4, "천": 10**3},
}
_CODE = re.compile(r"([A-Z]{3})\s*(?=[-\d(.])|(?<=[\d.)\s])\s*([A-Z]{3})\Z")
_CONVERTED = re.compile(r"(?<=\d)\s*\([A-Z]{3}\s[^()]*\)\Z")
_NUMBER = r"\d[\d.,'’\s]*"
_WITH_UNITS = re.compile(rf"(?:{_NUMBER}(?:{'|'.join(_UNITS)})\s*)+(?:{_NUMBER})?")
_WITH_UNIT = re.compile(rf"({_NUMBER})({'|'.join(_UNITS)})?")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d{1,12})?e[+]?\d{1,2}", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{2,3})*[.,]\d{3}")
_LAST_MARK = re.compile(r"([.,])(?:\d{1,2}|\d{4,})\D*\Z")
_CLOCK = re.compile(r"(\d{1,7}):\d\d:\d\d")
_COUNT = re.compile(r"(\d{1,9}|\d{1,3}(?:,\d{3})+)(?:[.,]0+)?\s*(?:days?|d|일|회|번|times?)?", re.IGNORECASE)


@dataclass(frozen=True)
class Amount:
    """An amount as read; `currency` is a code where the cell holds one."""

    value: Decimal
    code: str = ""
    """A code that was written, such as KRW."""
    symbol: str = ""
    """The code that a sign such as $ most likely stands for."""


def decimal_mark(texts: Iterable[str]) -> str:
    """The decimal mark that a column of amounts shows; "" where it shows none."""
    marks: Counter[str] = Counter()
    for text in texts:
        if found := _LAST_MARK.search(text[-MAX_LENGTH:]):
            marks[found[1]] += 1
        elif "." in text and "," in text:
            marks[max(".,", key=text.rfind)] += 1
    return marks.most_common(1)[0][0] if marks else ""


def read_amount(text: str, mark: str = "") -> Amount | None:
    """An amount; None where the text is none.

    `mark` is the column's decimal mark: it settles what 1.234 is. Where it is "", three digits after a single
    mark are a group of thousands, since hardly any currency has thousandths.
    """
    if len(text) > MAX_LENGTH:
        return None
    rest = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    rest = _CONVERTED.sub("", rest)
    code, rest = _code(rest)
    symbol, rest = _symbol(rest)
    is_negative = rest.startswith(("-", "(")) or rest.endswith("-")
    value = _value(_without_sign(rest), mark)
    return None if value is None else Amount(-value if is_negative and value else value, code, symbol)


def _code(text: str) -> tuple[str, str]:
    """Split the currency's code from an amount."""
    found = _CODE.search(text)
    if not found:
        return "", text
    return found[1] or found[2], (text[: found.start()] + text[found.end() :]).strip()


def _symbol(text: str) -> tuple[str, str]:
    """Split the currency's sign from an amount; the code that it stands for comes first."""
    for sign, code in _SYMBOLS.items():
        if sign in text:
            return code, text.replace(sign, "", 1).strip()
    return "", text


def _without_sign(text: str) -> str:
    """Take off the parentheses or the one sign; a text with several signs stays, and is no amount."""
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    return text.strip("-+ ") if text.count("-") + text.count("+") <= 1 else text


def _value(text: str, mark: str) -> Decimal | None:
    if _WITH_UNITS.fullmatch(text):
        total = Decimal(0)
        for number, unit in _WITH_UNIT.findall(text):
            part = _number(number, "." if unit else mark)
            if part is None:
                return None
            total += part * _UNITS.get(unit, 1)
        return total.quantize(Decimal(1)) if total == total.to_integral_value() else total
    if _SCIENTIFIC.fullmatch(text):
        value = Decimal(text.replace(",", "."))
        return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return _number(text, mark)


def _number(text: str, mark: str) -> Decimal | None:
    digits = re.sub(r"['’\s]", "", text)
    if not re.fullmatch(r"\d[\d.,]*", digits, re.ASCII) or sum(map(str.isdigit, digits)) > MAX_DIGITS:
        return None
    point = _decimal_point(digits, mark)
    integer, _, fraction = digits.rpartition(point) if point else (digits, "", "")
    if (fraction and not fraction.isdigit()) or not (integer.isdigit() or _is_grouped(integer)):
        return None
    return Decimal(re.sub(r"[.,]", "", integer) + (f".{fraction}" if fraction else ""))


def _decimal_point(digits: str, mark: str) -> str:
    """The sign that starts the fraction; "" where there is none."""
    signs = [sign for sign in ".," if sign in digits]
    if len(signs) == 2:
        return max(signs, key=digits.rfind)
    if not signs or digits.count(signs[0]) > 1:
        return ""
    integer, _, fraction = digits.partition(signs[0])
    is_group = len(fraction) == 3 and len(integer) <= 3 and not integer.startswith("0") and mark != signs[0]
    return "" if is_group else signs[0]


def _is_grouped(whole: str) -> bool:
    return len({sign for sign in whole if not sign.isdigit()}) == 1 and bool(_GROUPED.fullmatch(whole))


def read_count(text: str) -> int | None:
    """A number of days or times; hours such as 49:30:00 become full days. None where it is none."""
    written = unicodedata.normalize("NFKC", text[:MAX_LENGTH]).strip()
    if clock := _CLOCK.fullmatch(written):
        return int(clock[1]) // 24
    found = _COUNT.fullmatch(written)
    count = int(found[1].replace(",", "")) if found else -1
    return count if 0 <= count <= MAX_COUNT else None


def read_share(text: str, *, is_percent: bool) -> float | None:
    """A share from 0 to 1; `is_percent` says how the column writes it, unless the cell has a % itself."""
    written = unicodedata.normalize("NFKC", text[:MAX_LENGTH]).strip()
    bare = written.removesuffix("%").strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,3}(?:\.\d{1,17})?", bare, re.ASCII):
        return None
    value = float(bare)
    if is_percent or written.endswith("%"):
        value = round(value / 100, 6)
    return value if value <= 1 else None


def has_percent(texts: Iterable[str]) -> bool:
    """Whether a column of chances holds percentages: any above 1 shows it."""
    return any((value := read_share(text, is_percent=True)) is not None and value > 0.01 for text in texts)


def currency_code(text: str) -> str:
    """The code in what a CRM writes for a currency, such as `US Dollar (USD)`; without one, the text."""
    codes = re.findall(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])", text)
    return codes[-1] if codes else _SYMBOLS.get(unicodedata.normalize("NFKC", text).strip(), text)
