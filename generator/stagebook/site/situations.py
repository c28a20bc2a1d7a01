"""What just happened? Every signal, warning, challenge, objection and question of the playbook, in one list.

The rep knows what they saw, not in which stage it is filed; each situation leads to the item that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from stagebook.model import Faq, Phase, Playbook, Process, Stage
from stagebook.schema.text import Text

Holder = Process | Phase | Stage | Faq
"""Items in which something can happen."""


@dataclass(frozen=True)
class Situation:
    """One thing that can happen, what it means or what helps, and where the playbook says more."""

    kind: str
    text: Text
    answers: tuple[Text, ...]
    item: Holder
    id: str
    """The heading or list entry on the item's page; empty for the page itself."""

    @property
    def place(self) -> Holder:
        """What templates of 0.1 call `item`."""
        return self.item


def situations(playbook: Playbook) -> Iterator[Situation]:
    """Yield all situations: stage by stage in order, then phases, processes and questions."""
    for process in playbook.processes:
        stages_and_phases: list[Phase | Stage] = [*process.pipeline_stages, *process.buyer_phases]
        for item in stages_and_phases:
            yield from _of_both(item)
        for stage in process.pipeline_stages:
            yield from _of_stage(stage)
        yield from (_one("disqualifier", e.text, (e.then,), process, e.id) for e in process.disqualifiers)
        yield from (_one("bottleneck", e.text, (e.move,), process, e.id) for e in process.bottlenecks)
    for faq in playbook.faqs.values():
        yield Situation("faq", faq.title, (faq.answer,), faq, "")


def first_situations(playbook: Playbook, kinds: tuple[str, ...], most: int) -> list[Situation]:
    """A few situations of these kinds for a page that has no space for all: one of each item in turn, in order."""
    by_item: dict[tuple[str, str, str], list[Situation]] = {}
    for each in situations(playbook):
        if each.kind in kinds:
            by_item.setdefault(each.item.key, []).append(each)
    turns = (each for turn in zip_longest(*by_item.values()) for each in turn if each)
    return [each for each, _ in zip(turns, range(most), strict=False)]


def _of_both(item: Phase | Stage) -> Iterator[Situation]:
    for warning in item.warnings:
        yield _one("warning", warning.text, (warning.meaning, warning.move), item, warning.id)
    for signal in item.signals:
        yield _one("signal", signal.text, (), item, signal.id)
    if isinstance(item, Phase):
        yield from (_one("obstacle", each.text, (), item, each.id) for each in item.obstacles)


def _of_stage(stage: Stage) -> Iterator[Situation]:
    yield from (_one("challenge", each.text, each.moves, stage, each.id) for each in stage.challenges)
    yield from (_one("objection", each.text, each.responses, stage, each.id) for each in stage.objections)
    yield from (_one("disqualifier", each.text, (each.then,), stage, each.id) for each in stage.disqualifiers)


def _one(kind: str, text: Text, answers: Iterable[Text | None], item: Holder, name: str) -> Situation:
    return Situation(kind, text, tuple(answer for answer in answers if answer), item, name)
