"""The deal-review worksheet as data: nine blocks, built from a stage of the model.

What the model knows is filled in (stage, criteria, questions, scale, milestones); what only the deal
knows is a field to write in. Templates draw it; they decide nothing. Blocks and scale follow the
field's practice: a score needs evidence, and what is unknown takes the lowest.
"""

from __future__ import annotations

from dataclasses import dataclass

from stagebook.language import Words
from stagebook.model import Framework, Milestone, Playbook, Process, Stage
from stagebook.schema.parts import Blocker, Criterion

SCALE = (0, 1, 2, 3)
"""0 not identified, 1 partial, 2 confirmed by the buyer, 3 validated with evidence."""

ACTIONS = 3
"""A review ends with at most three actions."""


@dataclass(frozen=True)
class Field:
    """A place to write: its key in stored data, its label, what is already known."""

    key: str
    label: str
    value: str = ""
    hint: str = ""
    wide: bool = False


@dataclass(frozen=True)
class Worksheet:
    """One full review. Every list is in the order in which it is printed."""

    stage: Stage
    process: Process
    header: tuple[Field, ...]
    reasons: tuple[Field, ...]
    blockers: tuple[Blocker, ...]
    criteria: tuple[Criterion, ...]
    framework: Framework | None
    people: tuple[Field, ...]
    risks: tuple[Field, ...]
    plan: tuple[Milestone, ...]
    decisions: tuple[Field, ...]
    actions: tuple[int, ...]
    closing: tuple[Field, ...]


def worksheet(playbook: Playbook, stage: Stage, words: Words) -> Worksheet:
    """Return the full review of a deal in `stage`."""
    process = playbook.process(stage.process)
    return Worksheet(
        stage=stage,
        process=process,
        header=_header(stage, words),
        reasons=_fields(words, "reasons"),
        blockers=process.blockers,
        criteria=stage.exit_criteria,
        framework=playbook.framework_of(stage),
        people=_fields(words, "people"),
        risks=_fields(words, "risks"),
        plan=playbook.milestones_in(process),
        decisions=_fields(words, "decisions"),
        actions=tuple(range(1, ACTIONS + 1)),
        closing=_fields(words, "closing"),
    )


def _header(stage: Stage, words: Words) -> tuple[Field, ...]:
    known = {"stage": f"{stage.number} {stage.title}"}
    if stage.pace:
        most = words.count(stage.pace.maximum_days, "days")
        known["days-in-stage"] = words.sheet["at_most"].replace("#", most)
    return tuple(
        Field(field.key, field.label, value=known.get(field.key, "") if field.key == "stage" else "",
              hint=known.get(field.key, "") if field.key != "stage" else field.hint)
        for field in _fields(words, "header")
    )  # fmt: skip


def _fields(words: Words, block: str) -> tuple[Field, ...]:
    labels: dict[str, str] = words.sheet[block]
    hints: dict[str, str] = words.sheet.get("hints", {})
    return tuple(Field(key, label, hint=hints.get(key, "")) for key, label in labels.items())
