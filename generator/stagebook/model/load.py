"""From a folder to a playbook: find the files, read them, check their shapes, put the items together.

Nothing stops at the first problem: a broken file is reported and left out, and its ids stay known,
so that those who refer to it are not reported too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from stagebook.diagnostics import Diagnostic, Report, Span, did_you_mean
from stagebook.model.files import Files, Found
from stagebook.model.guides import read_bodies, read_guides
from stagebook.model.items import Framework, Guide, Located, Milestone, Phase, Process, Role, Stage, Term, Tool
from stagebook.model.playbook import Playbook
from stagebook.schema import kinds
from stagebook.schema.base import Shape
from stagebook.schema.problems import shape_problems
from stagebook.source import Mapping

S = TypeVar("S", bound=Shape)
L = TypeVar("L", bound=Located)

PLAYBOOK = "playbook.yml"


@dataclass(frozen=True)
class Loaded:
    """What came of reading a folder; `playbook` is None where playbook.yml itself can't be used."""

    root: Path
    playbook: Playbook | None
    report: Report
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of each file that was read, for showing problems."""
    known: dict[str, set[str]] = field(default_factory=dict)
    """The ids seen per kind (`tool`; per process `stage:<process>`), those of broken items too."""


def load(root: Path) -> Loaded:
    """Read the playbook in `root`. Never raises for what an author may write."""
    loader = _Loader(root)
    playbook = loader.playbook()
    return Loaded(root, playbook, Report.of(loader.problems), loader.files.lines, loader.known)


class _Loader:
    def __init__(self, root: Path) -> None:
        self.problems: list[Diagnostic] = []
        self.files = Files(root, self.problems)
        self.known: dict[str, set[str]] = {}
        self.languages: tuple[str, ...] = ("en",)

    def playbook(self) -> Playbook | None:
        settings = self._settings()
        if settings is None:
            return None
        playbook = Playbook(
            settings=settings,
            tools=self._shared("tools", kinds.Tool, Tool),
            frameworks=self._shared("frameworks", kinds.Framework, Framework),
            roles=self._shared("roles", kinds.Role, Role),
            terms=self._shared("terms", kinds.Term, Term),
            milestones=self._shared("milestones", kinds.Milestone, Milestone),
            guides=self._guides(),
            processes=tuple(self._process(each, len(settings.processes) > 1) for each in settings.processes),
        )
        self.files.refuse_the_rest([str(p.id) for p in settings.processes])
        return playbook

    def _settings(self) -> kinds.Playbook | None:
        found = self.files.playbook_file(PLAYBOOK)
        if found is None:
            return None
        if isinstance(found.data, Mapping):
            written = found.data.get("languages")
            named = tuple(str(each) for each in written) if isinstance(written, list) else ()
            self.languages = named or self.languages
        settings = self._shape(found, kinds.Playbook)
        if settings is not None:
            self.known["process"] = {str(p.id) for p in settings.processes}
        return settings

    def _shape(self, found: Found, model: type[S]) -> S | None:
        try:
            return model.model_validate(found.data, context={"languages": self.languages})
        except ValidationError as error:
            self.problems += shape_problems(error, model, found.data, found.span)
            return None

    def _items(self, found: Iterable[Found], shape: type[S], item: type[L], kind: str, **place: str) -> dict[str, L]:
        items: dict[str, L] = {}
        first: dict[str, Span] = {}
        known = self.known.setdefault(_scoped(kind, place.get("process", "")), set())
        for each in found:
            if each.id in first:
                self.problems.append(
                    Diagnostic(
                        "duplicate-id",
                        f"there is a second {kind} '{each.id}'",
                        each.span,
                        f"the first is at {first[each.id]}",
                    )
                )
                continue
            first[each.id] = each.span
            known.add(each.id)
            checked = self._shape(each, shape)
            if checked is not None:
                items[each.id] = item.promote(checked, id=each.id, file=each.file, **place)
        return items

    def _shared(self, folder: str, shape: type[S], item: type[L]) -> dict[str, L]:
        return self._items(self.files.of_kind(folder), shape, item, item.__name__.lower())

    def _guides(self) -> dict[str, Guide]:
        guides = read_guides(self.files, self.languages, self.problems)
        self.known["guide"] = set(guides)
        return guides

    def _process(self, head: kinds.Process, several: bool) -> Process:
        name = str(head.id)
        process = Process.promote(head, file=PLAYBOOK)
        scope = name if several else ""
        phases = self._items(self.files.of_kind("phases", scope), kinds.Phase, Phase, "phase", process=name)
        stages = self._items(self.files.of_kind("stages", scope), kinds.Stage, Stage, "stage", process=name)
        bodies = read_bodies(self.files, f"stages/{scope}".rstrip("/"), self.languages, self.problems)
        for orphan in sorted(set(bodies) - self.known[_scoped("stage", name)]):
            self.problems.append(
                Diagnostic(
                    "unknown-file",
                    f"this text accompanies no stage: there is no '{orphan}.yml'",
                    bodies[orphan].span,
                    "a companion has the name of its stage's file",
                )
            )
        return process.model_copy(
            update={
                "buyer_phases": self._in_order(head, "phases", phases),
                "pipeline_stages": tuple(
                    stage.model_copy(update={"companion": bodies.get(str(stage.id))})
                    for stage in self._in_order(head, "stages", stages)
                ),
            }
        )

    def _in_order(self, head: kinds.Process, what: str, items: dict[str, L]) -> tuple[L, ...]:
        listed: tuple[str, ...] = getattr(head, what)
        kind = what.removesuffix("s")
        known = self.known[_scoped(kind, str(head.id))]
        for name in listed:
            if name not in known:
                self.problems.append(
                    Diagnostic(
                        "unknown-reference",
                        f"unknown {kind} '{name}'",
                        getattr(name, "span", head.span),
                        _missing_hint(name, what, known),
                    )
                )
        for name, item in items.items():
            if name not in listed:
                self.problems.append(
                    Diagnostic(
                        "unlisted",
                        f"the {kind} '{name}' is not listed in the process '{head.id}'",
                        item.span,
                        f"add '{name}' to `{what}` in {PLAYBOOK}, where it belongs in the order, or delete it",
                    )
                )
        ordered = dict.fromkeys(name for name in listed if name in items)
        if len(set(listed)) < len(listed):
            twice = next(name for index, name in enumerate(listed) if name in listed[:index])
            self.problems.append(
                Diagnostic(
                    "duplicate-id", f"'{twice}' is listed twice", getattr(twice, "span", head.span), "delete one"
                )
            )
        return tuple(items[name].model_copy(update={"number": place}) for place, name in enumerate(ordered, start=1))


def _scoped(kind: str, process: str) -> str:
    return f"{kind}:{process}" if process else kind


def _missing_hint(name: str, what: str, known: set[str]) -> str:
    return did_you_mean(name, known) or f"write {what}/{name}.yml"
