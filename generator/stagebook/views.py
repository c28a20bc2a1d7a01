"""What one audience sees, in one language: the only place where anything is left out.

The result is a playbook like any other, made of the same classes. Texts are in the reader's
language; items the audience may not see are gone, and so is everything that refers to them.

Default-deny: the first audience sees all. Any other sees an item only if the item names it in
`visible_to`, or says nothing and its parent is seen (playbook → process → phase or stage → their
parts). Tools, terms, roles, frameworks, milestones, guides and the like have no parent. A playbook
that is not visible to an audience still lends its title to the site made for it, and nothing more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from stagebook.model import Located, Playbook, Process, Settings, walk
from stagebook.schema.base import Item, Named, Shape
from stagebook.schema.ids import LocalRef, Ref
from stagebook.schema.marks import EmptyMeansAll, Essential, GoesWith
from stagebook.schema.parts import ToolUse
from stagebook.schema.text import RichText, Text

S = TypeVar("S", bound=Shape)
Key = tuple[str, str, str]
_HIDDEN: Any = object()
"""Stands for a value that the audience may not see."""


def view(playbook: Playbook, audience: str = "", language: str = "") -> Playbook:
    """The playbook as `audience` sees it, in `language`.

    Empty values keep everything: no audience means the first one, no language leaves texts as written.
    """
    restricted = audience if audience in playbook.settings.audiences[1:] else ""
    if audience and not restricted and audience not in playbook.settings.audiences:
        raise ValueError(f"unknown audience '{audience}'")
    if not restricted and not language:
        return playbook
    return playbook.memo.get(("view", restricted, language), lambda: _View(playbook, restricted, language).build())


class _View:
    def __init__(self, playbook: Playbook, audience: str, language: str) -> None:
        self.playbook = playbook
        self.audience = audience
        self.language = language
        self.home = ""
        """The process from which the names in the current item are read."""
        self.visible: set[Key] = set()
        """The keys of the items that the audience sees."""
        self.hidden_parts: set[tuple[str, str]] = set()
        """Parts of the current item that the audience does not see: the field that lists them, and their id."""

    def build(self) -> Playbook:
        playbook = self.playbook
        self._find_visible()
        processes = tuple(self._process(each) for each in playbook.processes if each.key in self.visible)
        shared: dict[str, dict[str, Any]] = {
            kind: {name: self._item(item) for name, item in items.items() if item.key in self.visible}
            for kind, items in playbook.shared.items()
        }
        seen = replace(playbook, processes=processes, shared=shared, language=self.language, audience=self.audience)
        words = playbook.search
        return replace(
            seen,
            settings=self._settings(playbook.settings, seen),
            search=words if words and self._sees(words, not self.audience) else None,
        )

    def _find_visible(self) -> None:
        """Fill `visible`: what the audience may see and what, without the rest, still says what it should."""
        for process in self.playbook.processes:
            if self._sees(process, self._sees(self.playbook.settings, not self.audience)):
                parts: tuple[Located, ...] = (*process.buyer_phases, *process.pipeline_stages)
                self.visible |= {process.key, *(part.key for part in parts if self._sees(part, True))}
        shared = [item for items in self.playbook.shared.values() for item in items.values()]
        granted = [item for item in shared if self._sees(item, not self.audience)]
        self.visible |= {item.key for item in granted}
        while self.audience and (
            hidden := {item.key for item in granted if item.key in self.visible and self._item(item) is _HIDDEN}
        ):
            self.visible -= hidden

    def _sees(self, item: Item, parent_seen: bool) -> bool:
        if not self.audience:
            return True
        if item.visible_to is None:
            return parent_seen
        return self.audience in item.visible_to

    def _settings(self, settings: Settings, seen: Playbook) -> Settings:
        self.home, self.hidden_parts = "", set()
        used = {str(tool.type) for tool in seen.tools.values()}
        types = {
            name: self._shape(each) for name, each in settings.tool_types.items() if not self.audience or name in used
        }
        narrowed: dict[str, Any] = {"processes": seen.processes, "tool_types": types}
        if not self._sees(settings, not self.audience):
            narrowed |= {"summary": RichText("", settings.summary.lang), "at_a_glance": ()}
            narrowed |= {"owner": "", "feedback": None, "vendor": None}
        bare = settings.model_copy(update={"processes": (), "tool_types": {}})
        return self._shape(bare).model_copy(update=narrowed)

    def _process(self, process: Process) -> Process:
        phases = tuple(self._item(each) for each in process.buyer_phases if each.key in self.visible)
        stages = tuple(self._item(each) for each in process.pipeline_stages if each.key in self.visible)
        narrowed: Process = self._item(process)
        listed = {
            row.plural: tuple(
                name for name in getattr(process, row.plural) if (row.plural, str(name)) not in self.hidden_parts
            )
            for row in self.playbook.registry.kinds
            if row.per_process
        }
        return narrowed.model_copy(update={"buyer_phases": phases, "pipeline_stages": stages, **listed})

    def _item(self, item: Any) -> Any:
        """Narrow an item of the model that is itself seen; `_HIDDEN` where it can't be without what is hidden."""
        self.home = item.home
        self.hidden_parts = self._unlisted(item)
        while True:
            narrowed = self._part(item, seen=True)
            newly = _hidden_parts(item, narrowed) if self.audience and narrowed is not _HIDDEN else set()
            if newly <= self.hidden_parts:
                return narrowed
            self.hidden_parts |= newly  # What names a part that is left out goes too.

    def _unlisted(self, item: Located) -> set[tuple[str, str]]:
        """The phases and stages of a process that the audience does not see: the field that lists them, and the id."""
        rows = [row for row in self.playbook.registry.kinds if row.per_process and isinstance(item, Process)]
        return {
            (row.plural, str(name))
            for row in rows
            for name in getattr(item, row.plural)
            if self._is_hidden(row.name, name, self.home)
        }

    def _is_hidden(self, kind: str, name: str, home: str) -> bool:
        """Whether what is named exists and none of it is seen; a name that means nothing hides nothing."""
        found = self.playbook.find(kind, name, home) if self.audience else []
        return bool(found) and all(each.key not in self.visible for each in found)

    def _hides(self, ref: Ref) -> bool:
        return self._is_hidden(ref.kind, ref, self.home)

    def _shape(self, shape: S) -> S:
        """Narrow a shape that is itself seen: its parts, references and texts."""
        narrowed: dict[str, Any] = {}
        for field in walk.fields(type(shape)):
            before = getattr(shape, field.name)
            if before is not None and before != ():
                after = self._value(before)
                if after is not before:
                    narrowed[field.name] = after
        if self.audience and isinstance(shape, Item) and shape.accept:
            narrowed["accept"] = None  # Why a rule may be broken is for authors, and may speak of anything.
        if not narrowed:
            return shape  # Nothing can change a shape, so views may share it.
        values = {name: getattr(shape, name) for name in type(shape).model_fields} | narrowed
        for field in walk.fields(type(shape)):
            if any(isinstance(mark, GoesWith) and values[mark.field] is _HIDDEN for mark in field.marks):
                values[field.name] = _HIDDEN
        copy = type(shape).model_construct(**{k: (None if v is _HIDDEN else v) for k, v in values.items()})
        copy.copy_spans_from(shape)
        return copy

    def _value(self, value: Any) -> Any:
        """What a field holds, narrowed; `_HIDDEN` where nothing of it may be seen."""
        if isinstance(value, tuple):
            return self._list(value)
        if isinstance(value, dict):
            parts = {name: self._value(each) for name, each in value.items()}
            return {name: part for name, part in parts.items() if part is not _HIDDEN}
        if isinstance(value, Located):
            return value
        if isinstance(value, Shape):
            return self._part(value) if isinstance(value, Item) else self._shape(value)
        return self._leaf(value)

    def _list(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        narrowed = [self._value(each) for each in values]
        if all(after is before for after, before in zip(narrowed, values, strict=True)):
            return values
        return tuple(each for each in narrowed if each is not _HIDDEN)

    def _leaf(self, value: Any) -> Any:
        """A text in the reader's language, a reference only where it leads to something, all else as it is."""
        if isinstance(value, Text):
            return value.in_language(self.language) if self.language else value
        if isinstance(value, Ref):
            return _HIDDEN if self._hides(value) else value
        if isinstance(value, LocalRef):
            return _HIDDEN if (value.within, str(value)) in self.hidden_parts else value
        return value

    def _part(self, item: Item, *, seen: bool = False) -> Any:
        if not (seen or self._sees(item, True)):
            return _HIDDEN
        if isinstance(item, ToolUse) and self._hides(item.tool):
            return self._promoted_alternative(item)
        narrowed = self._shape(item)
        return _HIDDEN if narrowed is not item and _lacks(item, narrowed) else narrowed

    def _promoted_alternative(self, use: ToolUse) -> Any:
        """Where the first tool of a slot is hidden, the next one takes its place."""
        rest = [each for each in use.alternatives if self._sees(each, True) and not self._hides(each.tool)]
        if not rest:
            return _HIDDEN
        first = use.model_copy(update={"tool": rest[0].tool, "how": rest[0].how, "alternatives": tuple(rest[1:])})
        return self._shape(first)


def _lacks(item: Shape, narrowed: Shape) -> bool:
    """Whether a narrowed shape misses what it can't be without, or without which it would say something else."""
    needed = [name for name, field in type(item).model_fields.items() if field.is_required()]
    for field in walk.fields(type(item)):
        if any(isinstance(mark, Essential | EmptyMeansAll) for mark in field.marks):
            needed.append(field.name)
    return any(getattr(item, name) and not getattr(narrowed, name) for name in needed)


def _hidden_parts(item: Shape, narrowed: Shape) -> set[tuple[str, str]]:
    """The named parts in the lists of an item that `narrowed` is without: the field, and the part's id."""
    hidden: set[tuple[str, str]] = set()
    if narrowed is item:
        return hidden
    for field in walk.fields(type(item)):
        before, after = getattr(item, field.name), getattr(narrowed, field.name)
        if isinstance(before, tuple) and before != after:
            remaining = {str(each.id) for each in after if isinstance(each, Named)}
            hidden |= {
                (field.name, str(each.id)) for each in before if isinstance(each, Named) and each.id not in remaining
            }
    return hidden
