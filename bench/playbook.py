"""Playbooks of any size, as authors write them: each kind of item, realistic texts in one or two languages, links.

The same size gives the same files, byte for byte, on every machine, so that figures of different days can be compared.
Only fields that every release understands are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.authored_yaml import yaml_of
from bench.draw import Size
from bench.library import Library
from bench.processes import Processes

LANGUAGES = ("en", "ko")

M = Size("M", processes=8, stages=8, tools=300, guides=20, terms=40)
SIZES = {"S": Size("S", processes=1, stages=7, tools=20, guides=3, terms=12), "M": M, "L": M.times(10, "L")}
"""S is a single process, M a company's, L ten companies'."""


def write_playbook(root: Path, size: Size, languages: int = 1) -> None:
    """Write the playbook into the folder `root`, which must not hold one; `languages` is 1 or 2."""
    if languages not in (1, 2):
        raise ValueError("there are texts in one or two languages")
    for name, text in _Generator(size, LANGUAGES[:languages]).files():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


class _Generator(Processes, Library):
    def files(self) -> Iterator[tuple[str, str]]:
        """Yield each file's path below the playbook's folder, and its text."""
        yield "playbook.yml", yaml_of(self.settings())
        for process in self.processes:
            phases = {name: self.phase(process, name) for name in self.phases_of(process)}
            yield f"phases/{process}.yml" if self.size.processes > 1 else "phases.yml", yaml_of(phases)
            folder = f"stages/{process}" if self.size.processes > 1 else "stages"
            for number, name in enumerate(self.stages_of(process)):
                yield f"{folder}/{name}.yml", yaml_of(self.stage(process, name, number))
        for name in self.tools:
            yield f"tools/{name}.yml", yaml_of(self.tool(name))
        for kind, items in self.shared().items():
            yield f"{kind}.yml", yaml_of({name: item | {"visible_to": ["partner"]} for name, item in items.items()})
        for number in range(1, self.size.guides + 1):
            for at, language in enumerate(self.languages):
                ending = "md" if at == 0 else f"{language}.md"
                yield f"guides/guide-{number}.{ending}", self.guide(number, at)
