"""Which header of an export means which fact of a deal.

Headers are compared with `names.plain`, and also without the object before them (`Deal - Title`) and without `__c` at
the end. The headers themselves stand with the CRMs that write them: `stagebook.deals.crms`.
"""

from __future__ import annotations

import re
from functools import cache

from stagebook.deals.crms import known_crms
from stagebook.deals.facts import Fact
from stagebook.deals.names import plain

_OBJECT = re.compile(r"\s*(?:deal|opportunity|거래|딜|영업기회|기회)\s*[-–—:]\s*", re.IGNORECASE)
_MONEY = re.compile(r"(.+?)\s*[(\[]\s*([A-Z]{3}|[₩$€£¥]|원)\s*[)\]]\s*")


def meaning(header: str) -> tuple[Fact, int] | None:
    """The fact that a header means, and its rank among the headers of that fact (0 is read first)."""
    known = _by_name()
    for name in _shorter(header):
        if name in known:
            return known[name]
    base, currency = money_header(header)
    if currency and (found := meaning(base)) and found[0] is Fact.AMOUNT:
        return found
    return None


def spare_meaning(header: str) -> Fact | None:
    """The fact for which a header serves where there is no better one."""
    known = _makeshift_by_name()
    return next((known[name] for name in _shorter(header) if name in known), None)


def money_header(header: str) -> tuple[str, str]:
    """Split `Amount (KRW)` into the name and the currency; the currency is "" where there is none."""
    found = _MONEY.fullmatch(header)
    return (found[1], found[2]) if found else (header, "")


@cache
def _by_name() -> dict[str, tuple[Fact, int]]:
    """Every known header, compared as `plain` does, with its fact and its rank among the headers of that fact."""
    found: dict[str, tuple[Fact, int]] = {}
    for fact in Fact:
        headers = (header for crm in known_crms() for header in crm.headers.get(fact, ()))
        for rank, header in enumerate(headers):
            found.setdefault(plain(header), (fact, rank))
    return found


@cache
def _makeshift_by_name() -> dict[str, Fact]:
    return {plain(name): fact for crm in known_crms() for fact, names in crm.makeshift.items() for name in names}


def _shorter(header: str) -> list[str]:
    bare = header.strip().removesuffix("__c")
    return [plain(header), plain(bare), plain(_OBJECT.sub("", bare, count=1))]
