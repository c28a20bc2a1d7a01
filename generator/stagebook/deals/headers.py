"""Which header of an export means which fact of a deal.

Headers are compared with `names.plain`, and also without the object before them (`Deal - Title`) and without `__c` at
the end. The headers themselves stand in `stagebook.deals.facts`.
"""

from __future__ import annotations

import re

from stagebook.deals.facts import Fact
from stagebook.deals.names import plain

_OBJECT = re.compile(r"\s*(?:deal|opportunity|거래|딜|영업기회|기회)\s*[-–—:]\s*", re.IGNORECASE)
_MONEY = re.compile(r"(.+?)\s*[(\[]\s*([A-Z]{3}|[₩$€£¥]|원)\s*[)\]]\s*")

_BY_NAME = {plain(header): (fact, rank) for fact in Fact for rank, header in enumerate(fact.headers)}
_SPARE_BY_NAME = {plain(header): fact for fact in Fact for header in fact.spare}


def meaning(header: str) -> tuple[Fact, int] | None:
    """The fact that a header means, and its rank among the headers of that fact (0 is read first)."""
    for name in _shorter(header):
        if name in _BY_NAME:
            return _BY_NAME[name]
    base, currency = money_header(header)
    if currency and (found := meaning(base)) and found[0] is Fact.AMOUNT:
        return found
    return None


def spare_meaning(header: str) -> Fact | None:
    """The fact for which a header serves where there is no better one."""
    return next((_SPARE_BY_NAME[name] for name in _shorter(header) if name in _SPARE_BY_NAME), None)


def money_header(header: str) -> tuple[str, str]:
    """Split `Amount (KRW)` into the name and the currency; the currency is "" where there is none."""
    found = _MONEY.fullmatch(header)
    return (found[1], found[2]) if found else (header, "")


def _shorter(header: str) -> list[str]:
    bare = header.strip().removesuffix("__c")
    return [plain(header), plain(bare), plain(_OBJECT.sub("", bare, count=1))]
