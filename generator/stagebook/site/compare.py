"""Processes side by side: which phases and stages answer the same moment of the buyer's way."""

from __future__ import annotations

from stagebook.model import Moment, Phase, Playbook, Process, Stage
from stagebook.schema.journey import Answers

Cell = tuple[tuple[Phase | Stage, Answers], ...]
ComparedMoment = tuple[Moment, list[tuple[Process, Cell]]]
"""A moment, and what answers it in each process."""


def compare(playbook: Playbook, side: str) -> list[ComparedMoment]:
    """The moments of a side (`buyer` or `seller`) in the author's order, each with what answers it in every process."""
    return [
        (moment, [(process, playbook.answering(moment, process)) for process in playbook.processes])
        for moment in playbook.moments.values()
        if moment.side == side
    ]
