"""Sentences of a sales playbook, each in English and in Korean: what the generator of the bench draws from.

They stand in `sentences.toml`. They are about as long as the reference playbook's, so that pages weigh what pages of
real playbooks weigh.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

Both = tuple[str, str]
"""A text in English and in Korean."""

_FILE: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _both(pair: list[str]) -> Both:
    english, korean = pair
    return english, korean


def _texts(name: str) -> tuple[Both, ...]:
    return tuple(map(_both, _FILE[name]))


MOTIONS = _texts("motions")
STAGES = _texts("stages")
PHASES = _texts("phases")
TOOLS = _texts("tools")
ROLES = _texts("roles")
TERMS = _texts("terms")
PURPOSES = _texts("purposes")
CRITERIA = _texts("criteria")
EVIDENCE = _texts("evidence")
ACTIVITIES = _texts("activities")
HOW = _texts("how")
QUESTIONS = _texts("questions")
PURPOSE_OF_QUESTION = _texts("purpose_of_question")
SIGNALS = _texts("signals")
RISKS = _texts("risks")
PRACTICES = _texts("practices")
SUMMARIES = _texts("summaries")
WHEN = _texts("when")
DEFINITIONS = _texts("definitions")
ANSWERS = _texts("answers")
PARAGRAPHS = _texts("paragraphs")

TYPES: tuple[str, ...] = tuple(_FILE["types"])
"""Built-in types of tools."""

WARNINGS = tuple(tuple(_both(text) for text in row) for row in _FILE["warnings"])
"""What one sees, what it means, what to do."""

CHALLENGES = tuple((_both(text), tuple(map(_both, moves))) for text, moves in _FILE["challenges"])
"""Where deals get stuck, and what helps."""

OBJECTIONS = tuple((_both(text), tuple(map(_both, answers))) for text, answers in _FILE["objections"])
"""What the buyer says, and what to answer."""
