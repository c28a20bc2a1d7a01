"""The deal-review worksheet as data: nine blocks, built from a stage of the model.

What the model knows is filled in (stage, criteria, questions, scale, milestones); what only the deal
knows is a field to write in. Templates draw it; they decide nothing. Blocks and scale follow the
field's practice: a score needs evidence, and what is unknown takes the lowest.

One sheet of paper has two sides. How many lines there are to write on is part of the data, so that a
stage with few criteria gives each more room, and every way of drawing the sheet has the same.
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

PLAN_ROWS = 7
"""Rows of the close plan; those that no milestone fills are for the deal's own gates."""


@dataclass(frozen=True)
class Field:
    """A place to write: its key in stored data, its label, what is already known."""

    key: str
    label: str
    value: str = ""
    hint: str = ""
    lines: int = 1
    """Ruled lines to write on."""


@dataclass(frozen=True)
class Worksheet:
    """One full review. Every list is in the order in which it is printed."""

    stage: Stage
    process: Process
    header: tuple[Field, ...]
    reasons: tuple[Field, ...]
    blockers: tuple[Blocker, ...]
    criteria: tuple[Criterion, ...]
    criterion_lines: int
    with_proof: bool
    """Whether there is room to print what proves each criterion."""
    framework: Framework | None
    element_lines: int
    people: tuple[Field, ...]
    risks: tuple[Field, ...]
    plan: tuple[Milestone, ...]
    """What is still to come: milestones of this stage and of later ones."""
    plan_blanks: int
    decisions: tuple[Field, ...]
    actions: tuple[int, ...]
    closing: tuple[Field, ...]


def worksheet(playbook: Playbook, stage: Stage, words: Words) -> Worksheet:
    """Return the full review of a deal in `stage`."""
    process = playbook.process(stage.process)
    framework = playbook.framework_of(stage)
    plan = tuple(m for m in playbook.milestones_in(process) if playbook.stage(m.stage).number >= stage.number)
    count = len(stage.exit_criteria)
    return Worksheet(
        stage=stage,
        process=process,
        header=_header(stage, words),
        reasons=_fields(words, "reasons", _lines(count, {4: 3, 6: 2})),
        blockers=process.blockers,
        criteria=stage.exit_criteria,
        criterion_lines=_lines(count, {1: 8, 2: 6, 3: 4, 4: 3, 6: 2}),
        with_proof=count <= 4,
        framework=framework,
        element_lines=_lines(len(framework.elements) if framework else 0, {3: 3, 5: 2}),
        people=_fields(words, "people"),
        risks=_fields(words, "risks"),
        plan=plan,
        plan_blanks=max(0, PLAN_ROWS - len(plan)),
        decisions=_fields(words, "decisions"),
        actions=tuple(range(1, ACTIONS + 1)),
        closing=_fields(words, "closing"),
    )


def _header(stage: Stage, words: Words) -> tuple[Field, ...]:
    values = {"stage": f"{stage.number} {stage.title}"}
    hints: dict[str, str] = {}
    if stage.pace:
        most = words.count(stage.pace.maximum_days, "days")
        hints["days-in-stage"] = words.fill(words.sheet["at_most"], most)
    labels: dict[str, str] = words.sheet["header"]
    return tuple(Field(key, label, values.get(key, ""), hints.get(key, "")) for key, label in labels.items())


def _fields(words: Words, block: str, lines: int = 1) -> tuple[Field, ...]:
    labels: dict[str, str] = words.sheet[block]
    hints: dict[str, str] = words.sheet["hints"]
    return tuple(Field(key, label, hint=hints.get(key, ""), lines=lines) for key, label in labels.items())


def _lines(rows: int, most: dict[int, int]) -> int:
    """Return how many lines each of `rows` rows gets: `most` says up to how many rows there is room for more."""
    return next((lines for limit, lines in most.items() if rows <= limit), 1)
