"""What all processes share: tools, terms, roles, milestones and the like, and pages written by hand."""

from __future__ import annotations

import textwrap
from typing import Any

from bench import sentences
from bench.authored_yaml import yaml_of
from bench.draw import SECRET, Draw


class Library(Draw):
    """Makes tools, guides, and the items of each kind that has one file."""

    def shared(self) -> dict[str, dict[str, dict[str, Any]]]:
        """The items of each kind that has a file of its own and no folder."""
        return {
            "frameworks": self._frameworks(),
            "roles": self._roles(),
            "terms": self._terms(),
            "milestones": self._milestones(),
            "metrics": self._metrics(),
            "modules": self._modules(),
            "programmes": self._programmes(),
            "procedures": self._procedures(),
            "cases": self._cases(),
            "faqs": self._faqs(),
            "moments": self._moments(),
        }

    def tool(self, name: str) -> dict[str, Any]:
        self.seed(name)
        number = self.tools.index(name) + 1
        tool: dict[str, Any] = {
            "title": self.title(sentences.TOOLS, number),
            "aliases": [self.text((f"Aid {number}", f"도구 {number}"))],
            "type": self.some(sentences.TYPES),
            "summary": self.one(sentences.SUMMARIES),
            "when": self.one(sentences.WHEN),
            "url": f"https://example.com/tools/{number}",
            "shareable": number % 2 == 0,
            "owner": "Value Engineering",
        }
        if number > 3 and number % 4 == 0:
            tool["made_from"] = [f"tool-{number - 3}"]
        if number % SECRET:
            tool["visible_to"] = ["partner"]
        return tool

    def _frameworks(self) -> dict[str, Any]:
        self.seed("frameworks")
        letters = "MEDDIC"
        return {
            name: {
                "title": self.text((f"Framework {at}", f"프레임워크 {at}")),
                "summary": self.one(sentences.SUMMARIES),
                "elements": [
                    {
                        "id": f"element-{number}",
                        "title": self.title(sentences.TERMS, number),
                        "letter": letter,
                        "question": self.one(sentences.QUESTIONS),
                    }
                    for number, letter in enumerate(letters, start=1)
                ],
            }
            for at, name in enumerate(self.frameworks, start=1)
        }

    def _roles(self) -> dict[str, Any]:
        self.seed("roles")
        return {
            name: {
                "title": self.title(sentences.ROLES, number),
                "side": "buyer" if number % 2 else "seller",
                "summary": self.one(sentences.EVIDENCE),
            }
            for number, name in enumerate(self.roles, start=1)
        }

    def _terms(self) -> dict[str, Any]:
        self.seed("terms")
        return {
            name: {"title": self.title(sentences.TERMS, number), "definition": self.one(sentences.DEFINITIONS)}
            for number, name in enumerate(self.terms, start=1)
        }

    def _milestones(self) -> dict[str, Any]:
        self.seed("milestones")
        found: dict[str, Any] = {}
        for process in self.processes:
            stages = self.stages_of(process)
            for number in range(1, 7):
                found[self.milestone_of(process, number)] = {
                    "title": self.text((f"Milestone {number}", f"마일스톤 {number}")),
                    "stage": stages[min(number, len(stages) - 1)],
                    "statement": self.one(sentences.CRITERIA, process),
                    "our_owner": self.text(("Sales rep", "영업 담당자")),
                    "lead_time": 7 * number,
                    "depends_on": [self.milestone_of(process, number - 1)] if number > 1 else [],
                    "anchor": number == 6,
                    "signing": number == 5,
                }
        return found

    def _metrics(self) -> dict[str, Any]:
        self.seed("metrics")
        return {
            f"metric-{at}": {
                "title": self.text((f"Share of stage {at}", f"단계 비율 {at}")),
                "summary": self.one(sentences.EVIDENCE),
                "unit": "share",
                "numerator": self.one(sentences.EVIDENCE),
                "denominator": self.one(sentences.EVIDENCE),
                "processes": [process],
            }
            for at, process in enumerate(self.processes, start=1)
        }

    def _modules(self) -> dict[str, Any]:
        self.seed("modules")
        return {
            name: {
                "title": self.text((f"Module {at}", f"학습 과정 {at}")),
                "summary": self.one(sentences.SUMMARIES),
                "stages": [self.some_stage()],
            }
            for at, name in enumerate(self.modules, start=1)
        }

    def _programmes(self) -> dict[str, Any]:
        self.seed("programmes")
        title, summary = self.text(("Onboarding", "온보딩")), self.one(sentences.EVIDENCE)
        return {"programme-1": {"title": title, "summary": summary, "modules": self.modules[:6]}}

    def _procedures(self) -> dict[str, Any]:
        self.seed("procedures")
        return {
            f"procedure-{at}": {
                "title": self.text((f"Workshop {at}", f"워크숍 {at}")),
                "summary": self.one(sentences.SUMMARIES),
                "steps": [
                    {
                        "id": f"step-{number}",
                        "title": self.text((f"Step {number}", f"{number}단계")),
                        "text": self.one(sentences.ACTIVITIES),
                    }
                    for number in range(1, 5)
                ],
            }
            for at in range(1, max(1, self.size.terms // 10) + 1)
        }

    def _cases(self) -> dict[str, Any]:
        self.seed("cases")
        return {
            f"case-{at}": {
                "title": self.text((f"Manufacturer {at}", f"제조사 {at}")),
                "summary": self.one(sentences.PARAGRAPHS),
                "figures": [
                    {"value": f"{10 + at % 50} %", "label": self.text(("shorter cycle", "더 짧은 주기"))},
                ],
                "stages": [self.some_stage()],
            }
            for at in range(1, max(1, self.size.terms // 4) + 1)
        }

    def _faqs(self) -> dict[str, Any]:
        self.seed("faqs")
        return {
            f"faq-{at}": {
                "title": self.text((f"May a deal skip step {at}?", f"거래가 {at}단계를 건너뛰어도 됩니까?")),
                "answer": self.one(sentences.ANSWERS),
                "stages": [self.some_stage()],
            }
            for at in range(1, self.size.terms + 1)
        }

    def _moments(self) -> dict[str, Any]:
        self.seed("moments")
        return {
            name: {
                "title": self.text((f"Moment {at}", f"순간 {at}")),
                "side": "buyer" if at < 4 else "seller",
                "summary": self.one(sentences.EVIDENCE),
            }
            for at, name in enumerate(self.moments, start=1)
        }

    # --- guides ---

    def guide(self, number: int, at: int) -> str:
        """A page written by hand: headings, paragraphs, a list, a table, a note."""
        self.seed("guide", number)
        pieces = []
        for part in range(1, 5):
            pieces.append("## " + ("Part", "부분")[at] + f" {part}")
            texts = [self._paragraph(at) for _ in range(2)]
            pieces += texts
            if part == 2:
                pieces.append("\n".join(f"1. **{('Step', '단계')[at]} {n}.** {self._paragraph(at)}" for n in (1, 2, 3)))
            if part == 3:
                rows = "\n".join(f"| [[tool:{self.some(self.shared_tools)}]] | {n} |" for n in range(1, 5))
                pieces.append(f"| {('Tool', '도구')[at]} | {('Days', '일')[at]} |\n|---|---|\n{rows}")
                note = textwrap.indent(self._paragraph(at), "    ")
                pieces.append(f'!!! note "{("Mind", "주의")[at]}"\n\n{note}')
        head: dict[str, Any] = {
            "title": f"{('Guide', '안내서')[at]} {number}",
            "summary": ("How it is done.", "하는 방법.")[at],
        }
        if at == 0:
            head["visible_to"] = ["partner"]
        return f"---\n{yaml_of(head)}---\n\n" + "\n\n".join(pieces) + "\n"

    def _paragraph(self, at: int) -> str:
        text = self.one(sentences.PARAGRAPHS)
        return str(text if isinstance(text, str) else text[self.languages[at]])
