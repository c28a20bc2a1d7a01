"""Small playbooks of any shape: so many phases and stages, titles of so many letters, in English and Korean."""

import json
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

ENGLISH = ("Qualification", "and", "value", "confirmation", "of", "requirements", "with", "implementation", "partners")
KOREAN = ("요구사항", "확인", "및", "의사결정", "참여자", "협의", "구현", "일정", "합의")
LONG = {
    "en": "The buyer and the others who decide have told us in their own words which needs the solution must meet.",
    "ko": "구매자와 의사결정에 참여하는 사람들이 솔루션이 충족해야 할 요구 사항을 자신의 말로 우리에게 설명했습니다.",
}


@dataclass(frozen=True)
class Shape:
    """What a process looks like."""

    phases: int
    stages: int
    letters: int
    """How long the titles are."""
    shared: bool = False
    """Whether the last stage of each phase belongs to the next phase too."""

    @property
    def id(self) -> str:
        """Its name in a playbook."""
        return f"p{self.phases}-s{self.stages}-l{self.letters}{'-shared' if self.shared else ''}"


def title(letters: int, at: int) -> dict[str, str]:
    """A title of so many letters in both languages, other words for each `at`."""
    found = {}
    for language, words in (("en", ENGLISH), ("ko", KOREAN)):
        text = " ".join(islice(cycle(words), at % len(words), at % len(words) + 30))
        found[language] = text[:letters].strip().ljust(letters, "x" if language == "en" else "가")
    return found


def write_layout_playbook(root: Path, shapes: list[Shape]) -> None:
    """Write a playbook with a process of each shape into the folder `root`."""
    settings = {
        "title": title(60, 0), "summary": LONG, "version": "1", "updated": "2026-11-22", "owner": "Sales",
        "languages": ["en", "ko"], "processes": [_process(shape, at) for at, shape in enumerate(shapes)],
    }  # fmt: skip
    _write(root / "playbook.yml", settings)
    _write(root / "tools.yml", {"deck": {"title": title(20, 3), "type": "deck", "owner": "Sales", "summary": LONG}})
    for shape in shapes:
        rows = {
            "phases": {f"phase-{at}": _phase(shape, at) for at in range(shape.phases)},
            "stages": {f"stage-{at}": _stage(shape, at) for at in range(shape.stages)},
        }
        for name, found in rows.items():
            if found:
                _write(root / (f"{name}/{shape.id}.yml" if len(shapes) > 1 else f"{name}.yml"), found)


def _process(shape: Shape, at: int) -> dict[str, object]:
    rows: dict[str, object] = {
        "id": shape.id, "title": title(shape.letters, at), "summary": LONG,
        "phases": [f"phase-{each}" for each in range(shape.phases)],
        "stages": [f"stage-{each}" for each in range(shape.stages)],
    }  # fmt: skip
    if shape.phases:
        rows["duration"] = {
            "total": 3 * shape.phases, "unit": "months", "counted_from": title(20, 1), "counted_to": title(20, 2),
            "scope": title(20, 3),
        }  # fmt: skip
    return rows


def _phase(shape: Shape, at: int) -> dict[str, object]:
    ends = [{"id": "said", "text": LONG, "verified_by": "buyer", "evidence": LONG}]
    return {"title": title(shape.letters, at), "purpose": LONG, "duration": {"value": 3}, "ends_when": ends}


def _stage(shape: Shape, at: int) -> dict[str, object]:
    warning = {"id": "silent", "text": LONG, "meaning": LONG, "move": LONG}
    rows: dict[str, object] = {
        "title": title(shape.letters, at + 2), "purpose": LONG,
        "exit_criteria": [{"id": f"c{n}", "text": LONG, "verified_by": "both", "evidence": LONG} for n in range(3)],
        "activities": [{"id": "ask", "text": LONG, "strength": "important"}],
        "tools": [{"tool": "deck", "strength": "important", "how": LONG}],
        "questions": [{"id": "why", "text": LONG}], "warnings": [warning],
        "signals": [{"id": "asks", "text": LONG, "kind": "ready"}],
    }  # fmt: skip
    if shape.phases:
        first = min(at * shape.phases // shape.stages, shape.phases - 1)
        following = min((at + 1) * shape.phases // shape.stages, shape.phases - 1)
        both = sorted({first, following}) if shape.shared else [first]
        rows["phases"] = [f"phase-{each}" for each in both]
    return rows


def _write(path: Path, rows: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
