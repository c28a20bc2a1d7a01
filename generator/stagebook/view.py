"""What one audience sees, in one language: the only place where anything is left out.

The result is a playbook like any other, made of the same classes. Texts are in the reader's
language; items the audience may not see are gone, and so is everything that refers to them.

Default-deny: the first audience sees all. Any other sees an item only if the item names it in
`visible_to`, or says nothing and its parent is seen (playbook → process → phase or stage → their
parts). Tools, terms, roles, frameworks, milestones and guides have no parent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from stagebook.model import Anything, Located, Playbook, Process
from stagebook.schema.base import Item, Ref, Shape
from stagebook.schema.parts import ToolUse
from stagebook.schema.text import Text

S = TypeVar("S", bound=Shape)
L = TypeVar("L", bound=Anything)
_GONE = object()


def view(playbook: Playbook, audience: str = "", language: str = "") -> Playbook:
    """Return the playbook as `audience` sees it, in `language`.

    Empty values keep everything: no audience means the first one, no language leaves texts as written.
    """
    audiences = playbook.settings.audiences
    restricted = audience if audience and audience != (audiences[0] if audiences else "") else ""
    return _View(playbook, restricted, language).build()


class _View:
    def __init__(self, playbook: Playbook, audience: str, language: str) -> None:
        self.playbook = playbook
        self.audience = audience
        self.language = language
        self.seen: set[tuple[str, str]] = set()

    def build(self) -> Playbook:
        whole = self.playbook
        top = self._sees(whole.settings, True) if whole.settings.visible_to is not None else not self.audience
        groups = {
            name: {key: item for key, item in getattr(whole, name).items() if self._sees(item, not self.audience)}
            for name in ("tools", "frameworks", "roles", "terms", "milestones", "guides")
        }
        self.seen = {(item.kind, str(item.id)) for group in groups.values() for item in group.values()}
        processes = tuple(self._process(each) for each in whole.processes if self._sees(each, top))
        stages = {("stage", f"{s.process}/{s.id}") for p in processes for s in p.pipeline_stages}
        self.seen |= stages | {("stage", name.split("/")[1]) for _, name in stages}
        self.seen |= {("phase", str(p.id)) for process in processes for p in process.buyer_phases}
        narrowed = {name: self._group(group) for name, group in groups.items()}
        return replace(
            whole,
            settings=self._shape(whole.settings),
            processes=tuple(self._finish(each) for each in processes),
            language=self.language,
            audience=self.audience,
            **narrowed,
        )

    def _sees(self, item: Item, parent_seen: bool) -> bool:
        if not self.audience:
            return True
        if item.visible_to is None:
            return parent_seen
        return self.audience in item.visible_to

    def _process(self, process: Process) -> Process:
        return process.model_copy(
            update={
                "buyer_phases": tuple(p for p in process.buyer_phases if self._sees(p, True)),
                "pipeline_stages": tuple(s for s in process.pipeline_stages if self._sees(s, True)),
            }
        )

    def _finish(self, process: Process) -> Process:
        return self._shape(process).model_copy(
            update={
                "buyer_phases": tuple(self._shape(each) for each in process.buyer_phases),
                "pipeline_stages": tuple(self._shape(each) for each in process.pipeline_stages),
            }
        )

    def _group(self, group: dict[str, Any]) -> dict[str, Any]:
        return {name: self._shape(item) for name, item in group.items() if not self._misses_a_ref(item)}

    def _misses_a_ref(self, shape: Shape) -> bool:
        """Tell whether something the shape can't be without is hidden."""
        required = (getattr(shape, name) for name, field in type(shape).model_fields.items() if field.is_required())
        return any(isinstance(value, Ref) and not self._may_name(value) for value in required)

    def _shape(self, shape: S) -> S:
        """Narrow a shape that is itself seen: its parts, references and texts."""
        values = {name: self._value(getattr(shape, name)) for name in type(shape).model_fields}
        copy = type(shape).model_construct(**{k: (None if v is _GONE else v) for k, v in values.items()})
        copy.placed_like(shape)
        return copy

    def _value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(each for each in map(self._value, value) if each is not _GONE)
        if isinstance(value, Located):
            return value
        if isinstance(value, Text):
            return value.in_language(self.language) if self.language else value
        if isinstance(value, Ref):
            return value if self._may_name(value) else _GONE
        if isinstance(value, Item):
            return self._part(value)
        if isinstance(value, Shape):
            return self._shape(value)
        return value

    def _may_name(self, ref: Ref) -> bool:
        return not self.audience or ref.kind == "process" or (ref.kind, str(ref)) in self.seen

    def _part(self, item: Item) -> Any:
        if not self._sees(item, True):
            return _GONE
        if isinstance(item, ToolUse) and not self._may_name(item.tool):
            return self._promoted_alternative(item)
        if self._misses_a_ref(item):
            return _GONE
        return self._shape(item)

    def _promoted_alternative(self, use: ToolUse) -> Any:
        """Where the first tool of a slot is hidden, the next one takes its place."""
        rest = [each for each in use.alternatives if self._sees(each, True) and self._may_name(each.tool)]
        if not rest:
            return _GONE
        first = use.model_copy(update={"tool": rest[0].tool, "how": rest[0].how, "alternatives": tuple(rest[1:])})
        return self._shape(first)
