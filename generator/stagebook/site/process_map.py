"""Where each phase and stage of a process stands on its map, and in which form the map is drawn.

A map has one column for each stage, and one for each phase without a stage. Columns are halved, because a phase may end
in the middle of one: a stage in two phases stands once, on the border of both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from stagebook.model import Phase, Playbook, Process, Stage
from stagebook.schema.parts import Criterion
from stagebook.schema.provenance import is_derived

MOST_PHASES, MOST_COLUMNS = 5, 9
"""What columns with texts hold; above them the map is a strip of names, with the text of one stage below it."""

Form = Literal["columns", "strip"]


@dataclass(frozen=True)
class Band:
    """A phase with the stages that stand in it; without a phase, the stages that are in none."""

    phase: Phase | None
    stages: tuple[Stage, ...]
    """Each stage stands in one band: of two that share it, in the first."""
    halves: int
    """How wide it is, in half columns."""


@dataclass(frozen=True)
class ProcessMap:
    """The bands of a map in their order, without gaps."""

    bands: tuple[Band, ...]
    form: Form
    """The widest form; where it has not enough width, the style sheet draws a narrower one."""

    @property
    def halves(self) -> int:
        """The width of the map in half columns."""
        return sum(band.halves for band in self.bands)


def map_of(playbook: Playbook, item: Process | Phase) -> ProcessMap:
    """Lay out the map of a process, or of one phase with all its stages."""
    if isinstance(item, Process):
        return _of_process(playbook, item)
    stages = playbook.stages_of(item)
    return ProcessMap(
        (Band(item, stages, 2 * max(len(stages), 1)),), "columns" if len(stages) <= MOST_COLUMNS else "strip"
    )


def _of_process(playbook: Playbook, process: Process) -> ProcessMap:
    bands: list[Band] = []
    placed: set[str] = set()
    for phase in process.buyer_phases:
        stages = playbook.stages_of(phase)
        own = tuple(stage for stage in stages if stage.id not in placed)
        halves = 2 * max(len(own), 1)
        # The border lies in the middle of a shared stage, if that leaves both bands wide enough for their names.
        if own and bands and bands[-1].halves > 2 and bands[-1].stages[-1].id in {stage.id for stage in stages}:
            bands[-1] = replace(bands[-1], halves=bands[-1].halves - 1)
            halves += 1
        bands.append(Band(phase, own, halves))
        placed |= {stage.id for stage in own}
    loose = tuple(stage for stage in process.pipeline_stages if stage.id not in placed)
    if loose:
        bands.append(Band(None, loose, 2 * len(loose)))
    columns = sum(max(len(band.stages), 1) for band in bands)
    wide = len(process.buyer_phases) <= MOST_PHASES and columns <= MOST_COLUMNS
    return ProcessMap(tuple(bands), "columns" if wide or not process.pipeline_stages else "strip")


def sourced(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Those that stand for a phase on the map: the mandatory ones of the source; where it has none, all."""
    stated = (each for each in criteria if each.mandatory and not (is_derived(each) or is_derived(each.text)))
    return tuple(stated) or criteria


def headline(stage: Stage) -> Criterion | None:
    """The exit criterion that stands for a stage where one line has to do.

    A mandatory one before one that may be waived, one of the source before a derived one, the buyer's before that of
    both sides before the seller's, what nobody is named for last; then the first, which is the hardest.
    """

    def rank(criterion: Criterion) -> tuple[bool, bool, int]:
        return (
            not criterion.mandatory,
            is_derived(criterion) or is_derived(criterion.text),
            ("buyer", "both", "seller", None).index(criterion.verified_by),
        )

    return min(stage.exit_criteria, key=rank, default=None)
