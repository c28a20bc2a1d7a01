"""Who takes part: each step of Stagebook, and other engines on the very pages that `stagebook write` wrote.

A contestant makes its folders ready once per size, which costs nothing in the table, and is then run as often as asked,
each time into an empty folder. MkDocs with Material gets its navigation in sections of 50 pages, since it writes all
entries of a section into each of its pages; Hugo gets templates of its own, the smallest that give navigation, contents
and previous and next page.
"""

from __future__ import annotations

import json
import re
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.environment import PYTHON, clean_environ
from bench.measure import Cost, StepError, Written, cost_of, html_below

SECTION = 50
"""Pages of a section in the navigation of other engines."""
EXTENSIONS = (
    *("admonition", "attr_list", "md_in_html", "tables", "footnotes", "def_list"),
    *("pymdownx.details", "pymdownx.superfences"),
)
"""Of Markdown: those that guides are written with."""
HUGO = Path(__file__).parent / "hugo"
_NAME = re.compile(r'(!!python/name:[\w.]+) ""')
_QUOTED_NAME = re.compile(r'"(!!python/name:[\w.]+)"')


@dataclass(frozen=True)
class Workplace:
    """The folder of one playbook: `playbook/`, and beside it what is made of it."""

    folder: Path
    languages: tuple[str, ...]

    @property
    def written(self) -> Path:
        """Where `stagebook write` writes."""
        return self.folder / "written"

    def editions(self) -> list[Path]:
        """The folders, one per language, each with an mkdocs.yml and `docs/`."""
        return [self.written, *(self.written / language for language in self.languages[1:])]


@dataclass(frozen=True)
class Outcome:
    """One run of a contestant."""

    cost: Cost
    written: Written


class Contestant(ABC):
    """Something that builds, checks or writes."""

    name: str
    """In the table and after `--only`."""
    output: str
    """The folder beside the playbook that it writes or works in; empty where it writes nothing."""

    def targets(self, here: Workplace) -> list[Path]:
        """The folders that hold its pages after a run; they are emptied before the next one."""
        return [here.folder / self.output] if self.output else []

    def prepare(self, here: Workplace) -> None:  # noqa: B027 - most need nothing
        """Make ready what is not measured."""

    @abstractmethod
    def cost(self, here: Workplace) -> Cost:
        """Run it; raises `StepError`."""

    def run(self, here: Workplace) -> Outcome:
        """Empty its folder, run it, and count the pages it wrote; raises `StepError`."""
        targets = self.targets(here)
        for target in targets:
            shutil.rmtree(target, ignore_errors=True)
        cost = self.cost(here)
        written = sum(map(html_below, targets), Written(0, 0))
        if targets and not written.pages and self.name != "write":
            raise StepError(f"{self.name} wrote no page")
        return Outcome(cost, written)


class Stagebook(Contestant):
    """A command of Stagebook: this one, or an older commit's with its own Python."""

    def __init__(self, name: str, words: list[str], output: str, python: Path = PYTHON) -> None:
        """Take the command's words."""
        self.name, self.words, self.output, self.python = name, words, output, python

    def cost(self, here: Workplace) -> Cost:
        """Run the command in the folder that holds `playbook/`."""
        return cost_of([self.python, "-m", "stagebook", *self.words], here.folder, clean_environ())


class Plugin(Contestant):
    """Plain `mkdocs build` with the plugin."""

    name, output = "mkdocs build", "site-plugin"

    def prepare(self, here: Workplace) -> None:
        """Write the settings as an author who has an mkdocs.yml would."""
        lines = "site_name: Bench\ndocs_dir: playbook\ntheme: {name: material, font: false}\n"
        extensions = (
            "[admonition, attr_list, md_in_html, tables, footnotes, def_list, pymdownx.details, pymdownx.superfences]"
        )
        lines += f"plugins: [stagebook, search]\nmarkdown_extensions: {extensions}\n"
        (here.folder / "plugin.yml").write_text(lines, encoding="utf-8")

    def cost(self, here: Workplace) -> Cost:
        """Build all languages."""
        words = ["-m", "mkdocs", "build", "--quiet", "-f", "plugin.yml", "-d", self.output]
        return cost_of([PYTHON, *words], here.folder, clean_environ())


class Engine(Contestant):
    """Another engine that reads an `mkdocs.yml`: one run per language."""

    def __init__(self, name: str, output: str, command: list[str | Path]) -> None:
        """Take the command; it is run beside the settings file."""
        self.name, self.output, self.command = name, output, command

    def targets(self, here: Workplace) -> list[Path]:
        """`site` in the folder of each language: Zensical refuses to write outside of it."""
        return [here.folder / f"{self.output}-{number}" / "site" for number in range(len(here.languages))]

    def prepare(self, here: Workplace) -> None:
        """Copy what `stagebook write` wrote, with the navigation in sections of a bearable length."""
        for number, edition in enumerate(here.editions()):
            folder = here.folder / f"{self.output}-{number}"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(edition / "docs", folder / "docs")
            # JSON but for names of functions, which YAML has a tag for.
            settings = json.loads(_NAME.sub(r'"\1"', (edition / "mkdocs.yml").read_text("utf-8")))
            settings |= {"nav": cut(settings["nav"]), "site_dir": "site"}
            settings.pop("validation", None)  # nobody else is asked to check links
            written = _QUOTED_NAME.sub(r'\1 ""', json.dumps(settings, ensure_ascii=False))
            (folder / "mkdocs.yml").write_text(written, "utf-8")

    def cost(self, here: Workplace) -> Cost:
        """Build each language."""
        return _sum(
            cost_of(self.command, here.folder / f"{self.output}-{number}", clean_environ())
            for number in range(len(here.languages))
        )


class Hugo(Contestant):
    """Hugo with the templates beside this file."""

    name, output = "Hugo", "site-hugo"

    def __init__(self, command: Path) -> None:
        """Take the program."""
        self.command = command

    def targets(self, here: Workplace) -> list[Path]:
        """`public` in the folder of each language."""
        return [here.folder / f"{self.output}-{number}" / "public" for number in range(len(here.languages))]

    def prepare(self, here: Workplace) -> None:
        """Copy the pages under the names that Hugo gives to lists."""
        for number, edition in enumerate(here.editions()):
            folder = here.folder / f"{self.output}-{number}"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(HUGO, folder)
            docs = edition / "docs"
            for path in sorted(docs.rglob("*.*")):
                name = path.relative_to(docs)
                is_page = path.suffix == ".md"
                target = folder / ("content" if is_page else "static") / name
                target = target.with_name("_index.md") if name.name == "index.md" else target
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)

    def cost(self, here: Workplace) -> Cost:
        """Build each language."""
        return _sum(
            cost_of(
                [self.command, "--quiet"],
                here.folder / f"{self.output}-{number}",
                clean_environ(),
            )
            for number in range(len(here.languages))
        )


def _sum(costs: Iterable[Cost]) -> Cost:
    return sum(costs, Cost(0.0, 0.0, 0))


def cut(nav: list[Any], most: int = SECTION) -> list[Any]:
    """A navigation in which no section has more than `most` entries: longer ones are cut into sections."""
    done: list[Any] = []
    for entry in nav:
        if isinstance(entry, dict):
            done.append(
                {title: cut(below, most) if isinstance(below, list) else below for title, below in entry.items()}
            )
        else:
            done.append(entry)
    if len(done) <= most:
        return done
    pieces = [done[start : start + most] for start in range(0, len(done), most)]
    return [{f"{number * most + 1}–{number * most + len(piece)}": piece} for number, piece in enumerate(pieces)]


def own() -> list[Contestant]:
    """Stagebook's own steps, in the order of the table."""
    return [
        Stagebook("build", ["build", "playbook", "--site", "site"], "site"),
        Stagebook("check", ["check", "playbook"], ""),
        Stagebook("write", ["write", "written", "playbook"], "written"),
        Plugin(),
    ]


def others(commands: Path | None) -> list[Contestant]:
    """The other engines; without `commands`, the folder of their programs, only MkDocs, which is there anyway."""
    found: list[Contestant] = [
        Engine("MkDocs + Material", "site-material", [PYTHON, "-m", "mkdocs", "build", "--quiet"]),
    ]
    if commands:
        found.append(Engine("Zensical", "site-zensical", [commands / "zensical", "build", "--clean"]))
        found.append(Hugo(commands / "hugo"))
    return found
