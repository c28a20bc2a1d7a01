"""What one audience sees, in one language: the only place where anything is left out.

The result is a playbook like any other, made of the same classes. Texts are in the reader's
language; items the audience may not see are gone, and so is everything that refers to them.

Default-deny: the first audience sees all. Any other sees an item only if the item names it in
`visible_to`, or says nothing and its parent is seen (playbook → process → phase or stage → their
parts). Tools, terms, roles, frameworks, milestones, guides and the like have no parent. A playbook
that is not visible to an audience still lends its title to the site made for it, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from stagebook.model import SHARED, Located, Metric, Phase, Playbook, Process, Stage, Term, Tool
from stagebook.schema import kinds
from stagebook.schema.base import Item, Named, Ref, Shape
from stagebook.schema.journey import VariantStage
from stagebook.schema.parts import PathStep, ToolUse
from stagebook.schema.text import RichText, Text

S = TypeVar("S", bound=Shape)
Key = tuple[str, str, str]
_GONE: Any = object()
"""What stands in for a value that is left out."""


def view(playbook: Playbook, audience: str = "", language: str = "") -> Playbook:
    """Return the playbook as `audience` sees it, in `language`.

    Empty values keep everything: no audience means the first one, no language leaves texts as written.
    """
    restricted = audience if audience in playbook.settings.audiences[1:] else ""
    if audience and not restricted and audience not in playbook.settings.audiences:
        raise ValueError(f"unknown audience '{audience}'")
    if not restricted and not language:
        return playbook
    return _View(playbook, restricted, language).build()


class _View:
    def __init__(self, playbook: Playbook, audience: str, language: str) -> None:
        self.playbook = playbook
        self.audience = audience
        self.language = language
        self.home = ""
        """The process from which the names in the current item are read."""
        self.seen: set[Key] = set()
        """The items that are left, by their key."""

    def build(self) -> Playbook:
        whole = self.playbook
        self._look()
        processes = tuple(self._process(each) for each in whole.processes if each.key in self.seen)
        groups: dict[str, Any] = {
            name: {key: self._item(item) for key, item in getattr(whole, name).items() if item.key in self.seen}
            for name in (*SHARED, "guides")
        }
        return replace(
            whole,
            settings=self._settings(whole.settings, processes, groups["tools"].values()),
            processes=processes,
            language=self.language,
            audience=self.audience,
            **groups,
        )

    def _look(self) -> None:
        """Find out which items are left."""
        whole = self.playbook
        for process in whole.processes:
            if self._sees(process, self._sees(whole.settings, not self.audience)):
                parts: tuple[Phase | Stage, ...] = (*process.buyer_phases, *process.pipeline_stages)
                self.seen |= {process.key, *(part.key for part in parts if self._sees(part, True))}
        shared: list[Any] = [item for name in (*SHARED, "guides") for item in getattr(whole, name).values()]
        left: list[Any] = [item for item in shared if self._sees(item, not self.audience)]
        self.seen |= {item.key for item in left}
        while self.audience and (
            lost := {item.key for item in left if item.key in self.seen and self._item(item) is _GONE}
        ):
            self.seen -= lost

    def _sees(self, item: Item, parent_seen: bool) -> bool:
        if not self.audience:
            return True
        if item.visible_to is None:
            return parent_seen
        return self.audience in item.visible_to

    def _settings(
        self, settings: kinds.Playbook, processes: tuple[Process, ...], tools: Iterable[Tool]
    ) -> kinds.Playbook:
        used = {str(tool.type) for tool in tools}
        types = {
            name: self._shape(each) for name, each in settings.tool_types.items() if not self.audience or name in used
        }
        narrowed: dict[str, Any] = {"processes": processes, "tool_types": types}
        if not self._sees(settings, not self.audience):
            narrowed |= {"summary": RichText("", settings.summary.lang), "at_a_glance": ()}
            narrowed |= {"owner": "", "feedback": None, "vendor": None}
        bare = settings.model_copy(update={"processes": (), "tool_types": {}})
        return self._shape(bare).model_copy(update=narrowed)

    def _process(self, process: Process) -> Process:
        phases = tuple(self._item(each) for each in process.buyer_phases if each.key in self.seen)
        stages = tuple(self._item(each) for each in process.pipeline_stages if each.key in self.seen)
        listed = {
            "phases": tuple(name for name in process.phases if not self._is_hidden("phase", name, str(process.id))),
            "stages": tuple(name for name in process.stages if not self._is_hidden("stage", name, str(process.id))),
        }
        narrowed: Process = self._item(process)
        return narrowed.model_copy(update={"buyer_phases": phases, "pipeline_stages": stages, **listed})

    def _item(self, item: Any) -> Any:
        """Narrow an item of the model that is itself seen; gone where it can't be without what is hidden."""
        self.home = item.home
        narrowed = self._part(item, seen=True)
        return narrowed if narrowed is _GONE or not isinstance(item, Stage) else _without_lost_parts(item, narrowed)

    def _is_hidden(self, kind: str, name: str, home: str) -> bool:
        """Tell whether what is named exists and is left out; a name that means nothing hides nothing."""
        found = self.playbook.find(kind, name, home) if self.audience else []
        return bool(found) and all(each.key not in self.seen for each in found)

    def _hides(self, ref: Ref) -> bool:
        return self._is_hidden(ref.kind, ref, self.home)

    def _shape(self, shape: S) -> S:
        """Narrow a shape that is itself seen: its parts, references and texts."""
        values = {name: self._value(getattr(shape, name)) for name in type(shape).model_fields}
        copy = type(shape).model_construct(**{k: (None if v is _GONE else v) for k, v in values.items()})
        copy.placed_like(shape)
        return copy

    def _value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(each for each in map(self._value, value) if each is not _GONE)
        if isinstance(value, dict):
            return {name: each for name, old in value.items() if (each := self._value(old)) is not _GONE}
        if isinstance(value, Located):
            return value
        if isinstance(value, Text):
            return value.in_language(self.language) if self.language else value
        if isinstance(value, Ref):
            return _GONE if self._hides(value) else value
        if isinstance(value, Item):
            return self._part(value)
        if isinstance(value, Shape):
            return self._shape(value)
        return value

    def _part(self, item: Item, *, seen: bool = False) -> Any:
        if not (seen or self._sees(item, True)):
            return _GONE
        if isinstance(item, ToolUse) and self._hides(item.tool):
            return self._promoted_alternative(item)
        if isinstance(item, PathStep) and item.tool and self._hides(item.tool):
            return _GONE
        if isinstance(item, VariantStage) and self._is_hidden("stage", item.stage, self.home):
            return _GONE
        narrowed = self._shape(item)
        if isinstance(item, Metric) and isinstance(narrowed, Metric) and item.processes and not narrowed.processes:
            return _GONE  # No process named means all of them, not none.
        if _lacks(item, narrowed):
            return _GONE
        if isinstance(item, Term) and item.contrast and self._hides(item.contrast):
            return narrowed.model_copy(update={"not_to_mix": None})
        return narrowed

    def _promoted_alternative(self, use: ToolUse) -> Any:
        """Where the first tool of a slot is hidden, the next one takes its place."""
        rest = [each for each in use.alternatives if self._sees(each, True) and not self._hides(each.tool)]
        if not rest:
            return _GONE
        first = use.model_copy(update={"tool": rest[0].tool, "how": rest[0].how, "alternatives": tuple(rest[1:])})
        return self._shape(first)


def _lacks(whole: Shape, narrowed: Shape) -> bool:
    """Tell whether something the shape can't be without is gone."""
    required = [name for name, field in type(whole).model_fields.items() if field.is_required()]
    return any(getattr(whole, name) and not getattr(narrowed, name) for name in required)


def _without_lost_parts(whole: Stage, narrowed: Stage) -> Stage:
    """Take out what names a criterion or an activity that is left out."""
    criteria = _lost(whole.exit_criteria, narrowed.exit_criteria)
    activities = _lost(whole.activities, narrowed.activities)
    gate = narrowed.gate
    if gate and criteria:
        kept = tuple(name for name in gate.criteria if name not in criteria)
        gate = gate.model_copy(update={"criteria": kept}) if kept else None
    risks = narrowed.risks
    if activities:
        left = ((risk, tuple(n for n in risk.lowered_by if n not in activities)) for risk in risks)
        risks = tuple(risk.model_copy(update={"lowered_by": kept}) for risk, kept in left if kept)
    return narrowed.model_copy(update={"gate": gate, "risks": risks})


def _lost(whole: Iterable[Named], narrowed: Iterable[Named]) -> set[str]:
    return {str(each.id) for each in whole} - {str(each.id) for each in narrowed}
