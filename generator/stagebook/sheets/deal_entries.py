"""What a deal's sheet holds: what the CRM knows, and what is wrong with it.

Marked are required fields that are empty, more days in the stage than its pace allows, a close date that is
over, and more than one push of it. A field that says so (`crm_field`) ticks its criterion.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from stagebook.deals import Deal
from stagebook.deals.facts import Fact, Kind
from stagebook.deals.values.flags import read_flag
from stagebook.model import Stage
from stagebook.sheets.form import Entry
from stagebook.sheets.review import criteria_of
from stagebook.words import Words

PUSHES = 2
"""From so many pushes on, the close date is marked: the first may have a reason."""


def entries_of(deal: Deal, words: Words, today: datetime.date) -> dict[str, Entry]:
    """What a deal's sheet holds, by the keys of its inputs, in the order of the block `deal`.

    Dates are ISO dates. The deal's stage is in the language of `words`.
    """
    found = {
        "date": Entry(today.isoformat()),
        "stage": Entry(f"{deal.stage.number} {deal.stage.title}"),
        **{field: _field_entry(deal, field, facts, words, today) for field, facts in fields_of_facts().items()},
    }
    in_order = dict.fromkeys((*words.sheet["blocks"]["deal"]["fields"], *found))
    entries = {f"deal/{field}": found[field] for field in in_order if field in found}
    return {key: entry for key, entry in entries.items() if entry != Entry()} | _criteria(deal)


def fields_of_facts() -> dict[str, list[Fact]]:
    """The fields of the block `deal` that show facts, with the facts of each, in order."""
    fields: dict[str, list[Fact]] = {}
    for fact in Fact:
        if fact.sheet:
            fields.setdefault(fact.sheet, []).append(fact)
    return fields


def missing_fields(deal: Deal) -> list[str]:
    """The fields of the block `deal` in which something required is missing, one for each such fact."""
    return [fact.sheet for key in deal.missing if (fact := Fact[key.upper()]).sheet]


def _field_entry(deal: Deal, field: str, facts: Sequence[Fact], words: Words, today: datetime.date) -> Entry:
    value = " · ".join(filter(None, (_shown(deal, fact, words) for fact in facts)))
    if field not in missing_fields(deal):
        return Entry(value, warning=_warning(deal, field, words, today))
    is_unreadable = "amount" in deal.missing and field == Fact.AMOUNT.sheet and deal.amount_text
    return Entry(value, warning=str(words.sheet["unreadable" if is_unreadable else "missing"]))


def _shown(deal: Deal, fact: Fact, words: Words) -> str:
    """A fact as a sheet shows it; the currency stands with its amount."""
    if fact is Fact.AMOUNT:
        return amount_of(deal, words)
    value = getattr(deal, fact.key)
    if fact.kind is Kind.CURRENCY or value is None:
        return ""
    return value.isoformat() if fact.kind is Kind.DAY else str(value)


def _warning(deal: Deal, field: str, words: Words, today: datetime.date) -> str:
    if field == Fact.DAYS_IN_STAGE.sheet:
        return overstay(deal, words)
    if field == Fact.PUSHES.sheet:
        return pushed(deal, words)
    return overdue(deal, words, today) if field == Fact.CLOSE_DATE.sheet else ""


def amount_of(deal: Deal, words: Words) -> str:
    """What a deal is worth, as exported where it can't be read: `KRW 1,200,000`."""
    return deal.amount_text if deal.amount is None else words.money(deal.amount, deal.currency)


def overstay(deal: Deal, words: Words) -> str:
    """Say by how many days a deal is longer in its stage than the stage's pace allows; "" where it is not."""
    pace = deal.stage.pace if isinstance(deal.stage, Stage) else None
    if pace is None or deal.days_in_stage is None or deal.days_in_stage <= pace.maximum_days:
        return ""
    return words.fill(words.sheet["over"], time=words.count(deal.days_in_stage - pace.maximum_days, "days"))


def overdue(deal: Deal, words: Words, today: datetime.date) -> str:
    """Say that the close date is over; "" where it is not, or not known."""
    return str(words.sheet["past"]) if deal.close_date and deal.close_date < today else ""


def pushed(deal: Deal, words: Words) -> str:
    """Say how far the close date was moved, or that it was moved often; "" where neither is known."""
    if deal.close_date and deal.original_close_date and deal.close_date > deal.original_close_date:
        days = (deal.close_date - deal.original_close_date).days
        return words.fill(words.sheet["later"], time=words.count(days, "days"))
    return str(words.sheet["pushed"]) if deal.pushes is not None and deal.pushes >= PUSHES else ""


def _criteria(deal: Deal) -> dict[str, Entry]:
    """The criteria that a column of the export records: a ticked box, or what is written there as evidence."""
    columns = {_folded(name): value.strip() for name, value in deal.fields.items()}
    found = {}
    for each in criteria_of(deal.stage):
        value = columns.get(_folded(each.crm_field), "") if each.crm_field else ""
        flag = read_flag(value)
        if not value or flag is False:
            continue
        found[f"criteria/{each.id}"] = Entry(f"CRM: {each.crm_field}", done=True) if flag else Entry(value)
    return found


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
