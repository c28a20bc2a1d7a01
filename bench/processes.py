"""Processes with their phases and stages, as an author would write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bench import sentences
from bench.draw import Draw

TOOLS_OF_A_STAGE = 5


class Processes(Draw):
    """Makes `playbook.yml`, phases and stages."""

    def settings(self) -> dict[str, Any]:
        self.seed("settings")
        return {
            "title": self.text((f"Playbook of size {self.size.name}", f"크기 {self.size.name} 플레이북")),
            "summary": self.text(
                ("What the buyer must have confirmed at each stage.", "단계마다 구매자가 확인해야 하는 것.")
            ),
            "version": "1.0",
            "updated": "2026-01-01",
            "owner": "Sales Enablement",
            "languages": list(self.languages),
            "audiences": ["employee", "partner"],
            "visible_to": ["partner"],
            "at_a_glance": [self.one(sentences.PURPOSES) for _ in range(3)],
            "processes": [self._process(process, number) for number, process in enumerate(self.processes, start=1)],
        }

    def _process(self, process: str, number: int) -> dict[str, Any]:
        self.seed(process)
        return {
            "id": process,
            "title": self.title(sentences.MOTIONS, number),
            "summary": self.one(sentences.PURPOSES, process),
            "phases": self.phases_of(process),
            "stages": self.stages_of(process),
            "framework": self.frameworks[number % len(self.frameworks)],
            "duration": {
                "total": 10,
                "unit": "months",
                "counted_from": self.text(("First talk", "첫 대화")),
                "counted_to": self.text(("Signature", "서명")),
                "scope": self.text(("A deal of middling size", "중간 규모의 거래")),
            },
            "blockers": self.parts("blocker", sentences.RISKS, process, 2, 2),
            "practices": self.parts("practice", sentences.PRACTICES, process, 2, 3),
            "tools": [self._use(tool, process) for tool in self.several(self.tools, 2, 3)],
            "questions": self.parts("question", sentences.QUESTIONS, process, 2, 3),
            "benefits": self.parts("benefit", sentences.PURPOSES, process, 2, 3),
        }

    def phase(self, process: str, name: str) -> dict[str, Any]:
        self.seed(name)
        number = self.phases_of(process).index(name)
        return {
            "title": self.text(sentences.PHASES[number]),
            "purpose": self.one(sentences.PURPOSES, process),
            "buyer_concerns": [self.one(sentences.RISKS, process)],
            "duration": {"value": (6, 2, 2)[number]},
            "ends_when": self._criteria(process, 2, 3),
            "moments": [{"moment": self.moments[number]}],
            "signals": self._signals(process),
            "warnings": self._warnings(process),
            "people": [self._involved(process) for _ in range(2)],
            "tools": [self._use(tool, process) for tool in self.several(self.tools, 2, 4)],
        }

    def stage(self, process: str, name: str, number: int) -> dict[str, Any]:
        self.seed(name)
        tools = self._tools_of(process, number)
        criteria = self._criteria(process, 3, 5)
        activities = self._activities(process, tools)
        stage: dict[str, Any] = {
            "title": self.text(sentences.STAGES[number % len(sentences.STAGES)]),
            "aliases": [self.text((f"Step {number + 1}", f"{number + 1}단계"))],
            "phases": [self.phases_of(process)[number * 3 // self.size.stages]],
            "purpose": self.one(sentences.PURPOSES, process),
            "without_it": self.one(sentences.RISKS, process),
            "crm": {"stage": f"{number + 1} - {sentences.STAGES[number % len(sentences.STAGES)][0]}"},
            "pace": {"expected_days": 20 + number, "maximum_days": 60 + number},
            "entry_criteria": self._criteria(process, 1, 1, "entry"),
            "exit_criteria": criteria,
            "activities": activities,
            "tools": [self._use(tool, process) for tool in tools],
            "questions": self._questions(process),
            "signals": self._signals(process),
            "warnings": self._warnings(process),
            "challenges": [
                {"id": f"challenge-{at}", "text": self.text(text, process), "moves": [self.text(m) for m in moves]}
                for at, (text, moves) in enumerate(sentences.CHALLENGES, start=1)
            ],
            "risks": [
                each | {"lowered_by": [self.some(activities)["id"]]}
                for each in self.parts("risk", sentences.RISKS, process, 1, 2)
            ],
            "objections": [
                {"id": f"objection-{at}", "text": self.text(text), "responses": [self.text(r) for r in responses]}
                for at, (text, responses) in enumerate(sentences.OBJECTIONS, start=1)
            ],
            "practices": self.parts("practice", sentences.PRACTICES, process, 1, 3),
            "people": [self._involved(process) for _ in range(3)],
            "moments": [{"moment": self.moments[3 + number % 3]}],
        }
        if number == 1:
            stage["gate"] = {"text": self.one(sentences.CRITERIA, process), "criteria": [criteria[0]["id"]]}
        return stage

    def _tools_of(self, process: str, number: int) -> list[str]:
        """The tools of a stage: dealt out in turn, so that each is used somewhere."""
        first = (self.processes.index(process) * self.size.stages + number) * TOOLS_OF_A_STAGE
        return [self.tools[(first + at) % len(self.tools)] for at in range(TOOLS_OF_A_STAGE)]

    def _criteria(self, process: str, least: int, most: int, name: str = "criterion") -> list[dict[str, Any]]:
        found = self.parts(name, sentences.CRITERIA, process, least, most)
        for each in found:
            first = each is found[0]
            each["verified_by"] = "buyer" if first else self.some(("buyer", "buyer", "both", "seller"))
            each["evidence"] = self.one(sentences.EVIDENCE, process)
        return found

    def _activities(self, process: str, tools: Sequence[str]) -> list[dict[str, Any]]:
        found = self.parts("activity", sentences.ACTIVITIES, process, 4, 5)
        for each in found:
            each["strength"] = self.some(("must", "important", "often", "optional"))
            if self.draw.random() < 0.5:
                each["tools"] = [self.some(tools)]
            if self.draw.random() < 0.4:
                each["roles"] = [self.some(self.roles)]
        return found

    def _use(self, tool: str, process: str) -> dict[str, Any]:
        return {
            "tool": tool,
            "strength": self.some(("must", "important", "often")),
            "how": self.one(sentences.HOW, process),
        }

    def _questions(self, process: str) -> list[dict[str, Any]]:
        found = self.parts("question", sentences.QUESTIONS, process, 2, 4)
        return [each | {"why": self.one(sentences.PURPOSE_OF_QUESTION, process)} for each in found]

    def _signals(self, process: str) -> list[dict[str, Any]]:
        found = self.parts("signal", sentences.SIGNALS, process, 2, 3)
        return [each | {"kind": self.some(("ready", "not-ready", "neutral"))} for each in found]

    def _warnings(self, process: str) -> list[dict[str, Any]]:
        return [
            {
                "id": f"warning-{at}",
                "text": self.text(text, process),
                "meaning": self.text(meaning, process),
                "move": self.text(move, process),
            }
            for at, (text, meaning, move) in enumerate(sentences.WARNINGS, start=1)
        ]

    def _involved(self, process: str) -> dict[str, Any]:
        return {"role": self.some(self.roles), "why": self.one(sentences.CRITERIA, process)}
