"""The CRMs whose exports are known: what each calls the facts of a deal, and deals that are over.

The names stand in `templates/defaults/crms.yml`, a block for each CRM; a new one is a block there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from stagebook.deals.facts import Fact
from stagebook.deals.names import plain
from stagebook.problems.errors import StagebookError
from stagebook.reading.tree import Mapping, Sequence
from stagebook.reading.yaml import read_yaml
from stagebook.resources import templates

HeadersOf = dict[Fact, tuple[str, ...]]


class BadCrmError(StagebookError, ValueError):
    """The table of CRMs can't be used; the message names the CRM and the line."""


@dataclass(frozen=True)
class Crm:
    """What one CRM, in any language, writes into its exports."""

    name: str
    source: str
    """Where its names were found."""
    headers: HeadersOf = field(default_factory=dict)
    """Its headers by fact, the one that is read first standing first."""
    makeshift: HeadersOf = field(default_factory=dict)
    """Headers that serve only where no better column is there: an id instead of a name."""
    closed: tuple[str, ...] = ()
    """Its stages and statuses of deals that are over."""


@cache
def known_crms() -> tuple[Crm, ...]:
    """The CRMs that Stagebook knows, those that are asked first standing first."""
    return read_crms(templates() / "defaults" / "crms.yml")


@cache
def closed_words() -> frozenset[str]:
    """What CRMs call stages and statuses of deals that are over, compared as `plain` does.

    A stage of the playbook with such a title comes first.
    """
    return frozenset(plain(word) for crm in known_crms() for word in crm.closed)


def read_crms(path: Path) -> tuple[Crm, ...]:
    """Read a table of CRMs; raises `BadCrmError`."""
    document, problems = read_yaml(path, path.name)
    if problems or not isinstance(document.data, Mapping):
        raise BadCrmError(f"{path.name}: {problems[0].message if problems else 'not a mapping'}")
    return tuple(_crm(name, document.data) for name in document.data)


def _crm(name: str, table: Mapping) -> Crm:
    block, where = table[name], f"{table.keys_at[name]}: {name}"
    if not isinstance(block, Mapping) or not block.get("source"):
        raise BadCrmError(f"{where}: `source` must say where its names were found")
    if unknown := sorted(block.keys() - {"source", "headers", "makeshift", "closed"}):
        raise BadCrmError(f"{where}: there is no '{unknown[0]}' of a CRM")
    headers, makeshift = (_by_fact(block.get(key) or {}, where) for key in ("headers", "makeshift"))
    return Crm(name, str(block["source"]), headers, makeshift, _texts(block.get("closed") or (), where))


def _by_fact(table: object, where: str) -> HeadersOf:
    if not isinstance(table, dict):
        raise BadCrmError(f"{where}: headers stand by the fact that they mean")
    facts = {fact.key: fact for fact in Fact}
    if unknown := [key for key in table if key not in facts]:
        raise BadCrmError(f"{where}: no fact of a deal is called '{unknown[0]}'")
    return {facts[key]: _texts(texts, f"{where}, {key}") for key, texts in table.items()}


def _texts(texts: object, where: str) -> tuple[str, ...]:
    if not isinstance(texts, Sequence | tuple) or not all(isinstance(each, str) for each in texts):
        raise BadCrmError(f"{where}: a list of texts stands here")
    return tuple(map(str, texts))
