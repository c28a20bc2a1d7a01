"""Which stage of the playbook a CRM means, by the names the playbook has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from stagebook.deals.crms import closed_words
from stagebook.deals.deal import UnreadableDealsError
from stagebook.deals.mapping import CLOSED, DealMapping, named
from stagebook.deals.names import plain
from stagebook.model import Phase, Playbook, Process, Stage
from stagebook.problems.diagnostics import did_you_mean
from stagebook.problems.opposites import are_opposite
from stagebook.schema.text import Text

LOOSE = 2
"""Names of this rank and above are aliases and the like; a word for closed deals is rather meant as that."""

_CLOSED_START = ("closedwon", "closedlost")
_NUMBER = re.compile(
    r"\s*[\[(]?(?:stage|step|phase|단계|s|p)?\s*\d{1,2}\s*(?:단계|%)?\s*[])]?\s*[-–—.:)|·/]*\s*(?=[^\W\d])",
    re.IGNORECASE,
)
"""A number before the name: `3. `, `03 - `, `Stage 3 – `, `3단계: `, `60% - `."""
_SUFFIX = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*")
"""A pipeline after the name, as HubSpot writes it: `Negotiation (Renewals)`."""


@dataclass(frozen=True)
class Match:
    """What a CRM's stage means: one stage, none, or several between which nothing decides."""

    stages: tuple[Stage | Phase, ...] = ()
    is_closed: bool = False
    is_elsewhere: bool = False
    """It belongs to another process than the one asked for."""


class StageNames:
    """Every name of every stage; in a process without stages, of every buyer phase."""

    def __init__(self, playbook: Playbook, process: str, mapping: DealMapping, shown: Playbook | None = None) -> None:
        """Take the names of all processes, or only those of `process`.

        A CRM knows every stage by its name, so all are matched; messages name only those of the view `shown`, whose
        audience reads them (default: all).

        Raises `UnreadableDealsError` where there is no such process.
        """
        ids = [str(each.id) for each in (shown or playbook).processes]
        if process and process not in (str(each.id) for each in playbook.processes):
            raise UnreadableDealsError(f"there is no process '{process}'; {did_you_mean(process, ids)}")
        self._asked = process
        self._pipelines: dict[str, set[str]] = {}
        self._names: dict[str, list[tuple[int, Stage | Phase]]] = {}
        self._mapped = {
            plain(name): _mapped(named(playbook, ref), process, ref) for name, ref in mapping.stages.items()
        }
        self._known: dict[tuple[str, str], Match] = {}
        for each in playbook.processes:
            for name in (str(each.id), *_versions(each.title), *(v for a in each.aliases for v in _versions(a))):
                self._pipelines.setdefault(plain(name), set()).add(str(each.id))
            self._learn(each)
        self._shown = {
            str(version).casefold(): stage
            for each in (shown or playbook).processes
            if process in ("", each.id)
            for stage in each.positions
            for version in (str(stage.id), _crm(stage), *_versions(stage.title))
        }
        self._keys = {stage.key for each in (shown or playbook).processes for stage in each.positions}

    def _learn(self, process: Process) -> None:
        for stage in process.positions:
            for rank, name in _names_of(stage):
                self._names.setdefault(plain(name), []).append((rank, stage))

    def find(self, cell: str, pipeline: str = "") -> Match:
        """What a cell of the stage's column means; `pipeline` is what the CRM calls the process."""
        key = (cell, pipeline)
        if key not in self._known:
            self._known[key] = self._find(cell, pipeline)
        return self._known[key]

    def _find(self, cell: str, pipeline: str) -> Match:
        for name, suffix in _ways_to_read(cell):
            processes = self._pipelines.get(plain(suffix)) or self._pipelines.get(plain(pipeline)) or set()
            if self._asked and processes and self._asked not in processes:
                return Match(is_elsewhere=True)
            found = self._mapped.get(plain(name)) or self._known_as(plain(name), {self._asked} - {""} or processes)
            if found:
                return found
        return Match()

    def _known_as(self, name: str, processes: set[str]) -> Match | None:
        """What a name means in some processes (in any, where the set is empty); None where it is unknown."""
        ranked = [hit for hit in self._names.get(name, ()) if not processes or hit[1].process in processes]
        best = min((rank for rank, _ in ranked), default=LOOSE)
        if best >= LOOSE and (name in closed_words() or name.startswith(_CLOSED_START)):
            return Match(is_closed=True)
        stages = {stage.key: stage for rank, stage in ranked if rank == best}
        return Match(tuple(stages.values())) if stages else None

    def nearest(self, cell: str) -> Stage | Phase | None:
        """The shown stage whose name is most like an unknown one, and not its opposite."""
        written = cell[:80].casefold()
        known = [name for name in self._shown if not are_opposite(written, name)]
        near = get_close_matches(written, known, n=1, cutoff=0.6)
        return self._shown[near[0]] if near else None

    def is_shown(self, stage: Stage | Phase) -> bool:
        """Whether messages may name a stage."""
        return stage.key in self._keys

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all stages a deal can be in, in order, each once."""
        return tuple(dict.fromkeys(str(stage.id) for stage in self._shown.values()))


def _mapped(stages: tuple[Stage | Phase, ...], process: str, ref: str) -> Match:
    """What the mapping file means by `ref`, which names `stages`."""
    own = tuple(stage for stage in stages if process in ("", stage.process))
    return Match(own, is_closed=ref == CLOSED and not stages, is_elsewhere=bool(stages) and not own)


def _ways_to_read(cell: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the pipeline: as it stands, then without a pipeline, without a number, without both."""
    found = _SUFFIX.fullmatch(cell)
    for name, suffix in ((cell, ""), (found[1], found[2])) if found else ((cell, ""),):
        yield name, suffix
        bare = _NUMBER.sub("", name, count=1) if _NUMBER.match(name) else ""
        if bare:
            yield bare, suffix


def _names_of(stage: Stage | Phase) -> Iterator[tuple[int, str]]:
    """Yield the names of a stage; the lower the rank, the surer it is what the CRM means."""
    crm = _crm(stage)
    if crm:
        yield 0, crm
    yield from ((1, name) for name in (str(stage.id), f"{stage.process}/{stage.id}", *_versions(stage.title)))
    yield from ((2, version) for alias in stage.aliases for version in _versions(alias))
    yield from ((3, f"{stage.number} {version}") for version in _versions(stage.title))
    if crm and (bare := _NUMBER.sub("", crm, count=1)):
        yield 3, bare


def _crm(stage: Stage | Phase) -> str:
    return stage.crm.stage if isinstance(stage, Stage) and stage.crm else ""


def _versions(text: Text) -> tuple[str, ...]:
    return (str(text), *map(str, text.versions.values()))
