"""Draws texts and names for a playbook of a given size: the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.sentences import Both

SECRET = 3
"""Each third tool is for the first audience only."""


@dataclass(frozen=True)
class Size:
    """How much a playbook holds. Of roles, questions people ask and the like there are as many as terms, or a share."""

    name: str
    processes: int
    stages: int
    """Per process; phases are always three."""
    tools: int
    guides: int
    terms: int

    def times(self, factor: int, name: str) -> Size:
        """As many stages per process, and `factor` times as much of all else."""
        return Size(
            name,
            self.processes * factor,
            self.stages,
            self.tools * factor,
            self.guides * factor,
            self.terms * factor,
        )


class Draw:
    """The ids of all items, and texts that lead to them."""

    def __init__(self, size: Size, languages: Sequence[str]) -> None:
        """Name everything that a playbook of this size holds."""
        self.size = size
        self.languages = languages
        self.processes = [f"process-{number}" for number in range(1, size.processes + 1)]
        self.tools = [f"tool-{number}" for number in range(1, size.tools + 1)]
        self.shared_tools = [f"tool-{number}" for number in range(1, size.tools + 1) if number % SECRET]
        """Those that every audience sees: only they are linked in texts."""
        self.terms = [f"term-{number}" for number in range(1, size.terms + 1)]
        self.roles = [f"role-{number}" for number in range(1, max(4, size.terms // 2) + 1)]
        self.frameworks = [f"framework-{number}" for number in range(1, max(2, size.processes // 4) + 1)]
        self.modules = [f"module-{number}" for number in range(1, size.terms // 2 + 1)]
        self.moments = [f"moment-{number}" for number in range(1, 7)]
        self.draw = random.Random()

    def seed(self, *names: object) -> None:
        """Draw anew for each item, so that an item is the same whatever stands before it."""
        self.draw.seed(" ".join(map(str, names)))

    def text(self, both: Both, process: str = "") -> Any:
        """Fill a text's places, alike in each language."""
        stage = self.some_stage(process)
        places = {
            "n": str(self.draw.randint(2, 12)),
            "tool": f"[[tool:{self.some(self.shared_tools)}]]",
            "role": f"[[role:{self.some(self.roles)}]]",
            "term": f"[[term:{self.some(self.terms)}]]",
            "stage_link": f"stage:{stage}",
            "stage": f"[[stage:{stage}]]",
            "milestone": f"[[milestone:{self.milestone_of(self.some(self.processes), 1)}]]",
        }
        texts = {language: both[at].format_map(places) for at, language in enumerate(self.languages)}
        return texts if len(texts) > 1 else texts[self.languages[0]]

    def one(self, texts: Sequence[Both], process: str = "") -> Any:
        return self.text(self.some(texts), process)

    def title(self, texts: Sequence[Both], number: int) -> Any:
        """The title of the item with this number; the number is in it where the titles start over."""
        at = (number - 1) % len(texts)
        round_ = (number - 1) // len(texts) + 1
        english, korean = texts[at]
        return self.text((f"{english} {round_}", f"{korean} {round_}") if round_ > 1 else (english, korean))

    def some(self, items: Sequence[Any]) -> Any:
        return items[self.draw.randrange(len(items))]

    def several(self, items: Sequence[Any], least: int, most: int) -> list[Any]:
        return self.draw.sample(items, min(len(items), self.draw.randint(least, most)))

    def parts(self, name: str, texts: Sequence[Both], process: str, least: int, most: int) -> list[dict[str, Any]]:
        chosen = self.several(texts, least, most)
        return [{"id": f"{name}-{at}", "text": self.text(each, process)} for at, each in enumerate(chosen, start=1)]

    def phases_of(self, process: str) -> list[str]:
        return [f"{process}-phase-{number}" for number in (1, 2, 3)]

    def stages_of(self, process: str) -> list[str]:
        return [f"{process}-stage-{number}" for number in range(1, self.size.stages + 1)]

    def some_stage(self, process: str = "") -> str:
        return str(self.some(self.stages_of(process or self.some(self.processes))))

    def milestone_of(self, process: str, number: int) -> str:
        return f"{process}-milestone-{number}"
