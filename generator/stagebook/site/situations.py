"""What just happened? Every signal, warning, challenge, objection and question of the playbook, in one list.

The rep knows what they saw, not in which stage it is filed; each situation leads to the item that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Protocol

from stagebook.model import Faq, Phase, Playbook, Process, Stage
from stagebook.schema.text import Text

Holder = Process | Phase | Stage | Faq
"""Items in which something can happen."""


class _Part(Protocol):
    """What tells that something happened."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> Text: ...


@dataclass(frozen=True)
class Situation:
    """One thing that can happen, what it means or what helps, and where the playbook says more."""

    kind: str
    text: Text
    answers: tuple[Text, ...]
    item: Holder
    id: str
    """The heading or list entry on the item's page; empty for the page itself."""
    direction: str = "neutral"
    """`good`, `warning`, `stuck` or `neutral`."""
    likelihood: str = ""
    """`always`, `usually`, `often`, `sometimes`, `may`; empty where the author does not say."""
    meaning: Text | None = None
    moves: tuple[Text, ...] = ()
    """What to do next."""

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
        yield from (_one("disqualifier", e, process, "warning", (e.then,)) for e in process.disqualifiers)
        yield from (_one("bottleneck", e, process, "stuck", (e.move,)) for e in process.bottlenecks)
    for faq in playbook.faqs.values():
        yield Situation("faq", faq.title, (faq.answer,), faq, "", moves=(faq.answer,))


_LIKELIHOODS = ("always", "usually", "often", "sometimes", "may", "")


def likeliest_situations(playbook: Playbook) -> list[Situation]:
    """All situations, the most likely first, those of which nobody says how likely they are last; else in order."""
    return sorted(situations(playbook), key=lambda each: _LIKELIHOODS.index(each.likelihood))


def first_situations(playbook: Playbook, kinds: tuple[str, ...], most: int) -> list[Situation]:
    """A few situations of these kinds for a page that has no space for all: one of each item in turn, in order."""
    by_item: dict[tuple[str, str, str], list[Situation]] = {}
    for each in situations(playbook):
        if each.kind in kinds:
            by_item.setdefault(each.item.key, []).append(each)
    turns = (each for turn in zip_longest(*by_item.values()) for each in turn if each)
    return [each for each, _ in zip(turns, range(most), strict=False)]


_DIRECTIONS = {"ready": "good", "closing": "good", "not-ready": "warning", "neutral": "neutral"}
"""What a signal of each kind says about the deal."""


def _of_both(item: Phase | Stage) -> Iterator[Situation]:
    for warning in item.warnings:
        yield _one("warning", warning, item, "warning", (warning.move,), warning.meaning)
    for signal in item.signals:
        yield _one("signal", signal, item, _DIRECTIONS[signal.kind or "neutral"], (signal.move,), signal.meaning)
    if isinstance(item, Phase):
        yield from (_one("obstacle", each, item, "stuck") for each in item.obstacles)


def _of_stage(stage: Stage) -> Iterator[Situation]:
    yield from (_one("challenge", each, stage, "stuck", each.moves) for each in stage.challenges)
    yield from (_one("objection", each, stage, "stuck", each.responses) for each in stage.objections)
    yield from (_one("disqualifier", each, stage, "warning", (each.then,)) for each in stage.disqualifiers)


def _one(
    kind: str,
    part: _Part,
    item: Holder,
    direction: str,
    moves: Iterable[Text | None] = (),
    meaning: Text | None = None,
) -> Situation:
    todo = tuple(each for each in moves if each)
    likelihood = getattr(part, "likelihood", None) or ""
    answers = (meaning, *todo) if meaning else todo
    return Situation(kind, part.text, answers, item, str(part.id), direction, likelihood, meaning, todo)
