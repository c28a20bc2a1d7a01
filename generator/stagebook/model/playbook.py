"""The resolved playbook: every item, and every question about who refers to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from stagebook.model.items import (
    Case,
    Faq,
    Framework,
    Guide,
    Located,
    Metric,
    Milestone,
    Module,
    Moment,
    Phase,
    Procedure,
    Process,
    Programme,
    Role,
    Settings,
    Stage,
    Tool,
    Worksheet,
)
from stagebook.model.memo import Memo
from stagebook.model.plan_order import plan_orders
from stagebook.model.usage import Edges, Usage, usages
from stagebook.model.walk import other_side
from stagebook.prose.links import Link
from stagebook.schema import parts
from stagebook.schema.ids import ModuleRef, StageRef
from stagebook.schema.journey import Answers, Outcome
from stagebook.schema.registry import REGISTRY, Registry
from stagebook.schema.search import SearchWords
from stagebook.words import Vocabulary

L = TypeVar("L", bound=Located)


class _Items(Generic[L]):
    """A typed name for the items of a kind that code asks for; any other kind is reached by its plural likewise."""

    def __init__(self, item: type[L]) -> None:
        self.item = item

    def __get__(self, playbook: Playbook | None, owner: object = None) -> Mapping[str, L]:
        if playbook is None:
            raise AttributeError("only a playbook has items")
        return playbook.of(self.item)


@dataclass(frozen=True)
class Playbook:
    """A checked playbook. References resolve; lists on the other side of an edge are computed here.

    `language` and `audience` are empty for the model as it was read, and set in a view of it (`stagebook.views`).
    """

    settings: Settings
    processes: tuple[Process, ...]
    shared: Mapping[str, Mapping[str, Located]] = field(default_factory=dict)
    """What belongs to no single process: by the name of the kind, then by id."""
    registry: Registry = REGISTRY
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    """The words of pages in each language, the site's own over the shipped ones."""
    search: SearchWords | None = None
    language: str = ""
    audience: str = ""
    memo: Memo = field(default_factory=Memo, init=False, repr=False, compare=False)

    tools = _Items(Tool)
    frameworks = _Items(Framework)
    roles = _Items(Role)
    milestones = _Items(Milestone)
    metrics = _Items(Metric)
    modules = _Items(Module)
    programmes = _Items(Programme)
    procedures = _Items(Procedure)
    faqs = _Items(Faq)
    moments = _Items(Moment)
    worksheets = _Items(Worksheet)
    guides = _Items(Guide)

    def of(self, item: type[L]) -> Mapping[str, L]:
        """The items of a class by id, for what all processes share."""
        found: Mapping[str, Any] = self.shared.get(item.row.name, {})
        return found

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Mapping[str, Located]:
            """The items of a kind by the plural in its row: `playbook.terms`."""
            row = self.registry.by_plural.get(name) if not name.startswith("_") else None
            if row is None:
                raise AttributeError(f"a playbook has no '{name}'")
            return self.shared.get(row.name, {})

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """All stages, process by process, in order."""
        return tuple(stage for process in self.processes for stage in process.pipeline_stages)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """All phases, process by process, in order."""
        return tuple(phase for process in self.processes for phase in process.buyer_phases)

    def items(self) -> Iterator[Located]:
        """Yield every item but the settings: process by process with phases and stages, then kind by kind."""
        for process in self.processes:
            yield process
            yield from process.buyer_phases
            yield from process.pipeline_stages
        for kind in self.registry.shared:
            yield from self.shared.get(kind.name, {}).values()

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, str], Located]:
        return {item.key: item for item in self.items()}

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[Located]]:
        """The items of each kind and id, process by process."""
        found: dict[tuple[str, str], list[Located]] = {}
        for (kind, _, name), item in self._by_key.items():
            found.setdefault((kind, name), []).append(item)
        return found

    def find(self, kind: str, name: str, process: str = "") -> list[Located]:
        """The items that `name` (an id, or `process/id`) can mean; one in `process` itself hides those of others."""
        row = self.registry.get(kind)
        if row is None or not row.per_process:
            found = self._by_key.get((kind, "", name))
            return [found] if found else []
        scope, _, bare = name.rpartition("/")
        hits = [hit for hit in self._by_name.get((kind, bare), ()) if not scope or hit.scope == scope]
        own = [hit for hit in hits if hit.scope == process]
        return own or hits

    def named_by(self, link: Link) -> list[Located]:
        """The items that a `[[kind:id]]` can mean, as for `find`; none where its kind is unknown or has no page."""
        row = self.registry.link_words.get(link.kind)
        return self.find(row.name, link.target) if row else []

    @cached_property
    def _process_by_id(self) -> dict[str, Process]:
        return {str(process.id): process for process in self.processes}

    def process(self, name: str) -> Process:
        """The process of that id. Raises `KeyError`."""
        return self._process_by_id[name]

    def stage(self, ref: StageRef | str, process: str = "") -> Stage:
        """The stage that a reference names. Raises `IndexError` for one that `check` would report as unknown."""
        hit = self.find("stage", ref, process)[0]
        assert isinstance(hit, Stage)
        return hit

    def phases_of(self, stage: Stage) -> tuple[Phase, ...]:
        """The buyer phases of a stage, in the process's order."""
        return tuple(p for p in self.process(stage.process).buyer_phases if p.id in stage.phases)

    def stages_of(self, phase: Phase) -> tuple[Stage, ...]:
        """The stages that say they belong to a phase, in order."""
        return tuple(s for s in self.process(phase.process).pipeline_stages if phase.id in s.phases)

    @cached_property
    def edges(self) -> Edges:
        """Every reference and link of the playbook, by what it leads to."""
        return Edges((self.settings, *self.items()), self.find, self.registry, self.language)

    def referring(self, item: Located, kind: str, other: str = "") -> tuple[Located, ...]:
        """The items of a kind with a field that refers to `item`, each once, in the order of the model.

        `other` limits them to fields whose other side has that name, such as `made into`.
        """
        found = [
            edge.source
            for edge in self.edges.to(item)
            if edge.source.kind == kind and not edge.is_link and (not other or other_side(edge.held) == other)
        ]
        return tuple({each.key: each for each in found}.values())

    def _referring(self, item: Located, by: type[L], other: str = "") -> tuple[L, ...]:
        return tuple(each for each in self.referring(item, by.row.name, other) if isinstance(each, by))

    def milestones_of(self, stage: Stage) -> tuple[Milestone, ...]:
        """The milestones reached in a stage, in the author's order; `milestones_in` has the order of the plan."""
        return self._referring(stage, Milestone)

    def milestones_in(self, process: Process) -> tuple[Milestone, ...]:
        """The milestones of a process, each after those it depends on, else by stage."""
        return self._plan_orders.get(process.id, ())

    @cached_property
    def _plan_orders(self) -> dict[str, tuple[Milestone, ...]]:
        return plan_orders(self.milestones.values(), lambda each: self.stage(each.stage))

    @cached_property
    def _usages(self) -> dict[str, tuple[Usage, ...]]:
        return {name: usages(self.edges.to(tool)) for name, tool in self.tools.items()}

    def used_in(self, tool: Tool) -> tuple[Usage, ...]:
        """Every item that names a tool, in the order of the model: the settings first, then processes."""
        return self._usages.get(tool.id, ())

    def made_into(self, tool: Tool) -> tuple[Tool, ...]:
        """The tools whose `made_from` names this one."""
        return self._referring(tool, Tool, "made into")

    @cached_property
    def _involvements(self) -> dict[str, list[tuple[Phase | Stage, parts.Involvement]]]:
        found: dict[str, list[tuple[Phase | Stage, parts.Involvement]]] = {}
        holders: list[Phase | Stage] = [*self.phases, *self.stages]
        for holder in holders:
            for each in holder.people:
                found.setdefault(str(each.role), []).append((holder, each))
        return found

    def involvements_of(self, role: Role) -> tuple[tuple[Phase | Stage, parts.Involvement], ...]:
        """The phases and stages whose `people` name a role, phases first, each with what it says of it."""
        return tuple(self._involvements.get(str(role.id), ()))

    def framework_of(self, stage: Stage) -> Framework | None:
        """The framework of a stage's worksheet: its own, else the process's."""
        name = stage.framework or self.process(stage.process).framework
        return self.frameworks.get(name) if name else None

    def stages_scored_with(self, framework: Framework) -> tuple[Stage, ...]:
        """The stages whose worksheet scores by a framework, their own or their process's."""
        return tuple(stage for stage in self.stages if self.framework_of(stage) is framework)

    def modules_of(self, stage: Stage) -> tuple[Module, ...]:
        """The training modules whose `stages` name a stage."""
        return self._referring(stage, Module)

    def metrics_of(self, stage: Stage) -> tuple[Metric, ...]:
        """The metrics whose `stages` name a stage."""
        return self._referring(stage, Metric)

    def procedures_of(self, stage: Stage) -> tuple[Procedure, ...]:
        """The procedures whose `stages` name a stage."""
        return self._referring(stage, Procedure)

    def cases_of(self, stage: Stage) -> tuple[Case, ...]:
        """The cases whose `stages` name a stage."""
        return self._referring(stage, Case)

    def faqs_of(self, stage: Stage) -> tuple[Faq, ...]:
        """The questions whose `stages` name a stage."""
        return self._referring(stage, Faq)

    def metrics_in(self, process: Process) -> tuple[Metric, ...]:
        """The metrics of a process: those that name it, and those that name none."""
        return tuple(m for m in self.metrics.values() if not m.processes or process.id in m.processes)

    def programmes_of(self, module: Module) -> tuple[Programme, ...]:
        """The programmes whose `modules` list a module."""
        return self._referring(module, Programme)

    def next_module(self, programme: Programme, module: Module) -> Module | None:
        """The module after this one in a programme; None after the last."""
        following = programme.modules.index(ModuleRef(module.id)) + 1
        return self.modules[programme.modules[following]] if following < len(programme.modules) else None

    @cached_property
    def _answers(self) -> dict[tuple[str, str], list[tuple[Phase | Stage, Answers]]]:
        found: dict[tuple[str, str], list[tuple[Phase | Stage, Answers]]] = {}
        for process in self.processes:
            holders: list[Phase | Stage] = [*process.buyer_phases, *process.pipeline_stages]
            for holder in holders:
                for each in holder.moments:
                    found.setdefault((str(each.moment), str(process.id)), []).append((holder, each))
        return found

    def answering(self, moment: Moment, process: Process) -> tuple[tuple[Phase | Stage, Answers], ...]:
        """The phases, then stages of a process whose `moments` name a moment, each with its note."""
        return tuple(self._answers.get((str(moment.id), str(process.id)), ()))

    def loops_of(self, process: Process) -> tuple[tuple[Phase | Stage, Outcome, Phase | Stage], ...]:
        """The outcomes that lead back, to an earlier phase or stage or the same one: from where, by what, to where."""
        found: list[tuple[Phase | Stage, Outcome, Phase | Stage]] = []
        holders: list[Phase | Stage] = [*process.buyer_phases, *process.pipeline_stages]
        for holder in holders:
            for outcome in holder.outcomes:
                to = self.target_of(outcome, process)
                if to is not None and to.kind == holder.kind and to.number <= holder.number:
                    found.append((holder, outcome, to))
        return tuple(found)

    def target_of(self, outcome: Outcome, process: Process) -> Phase | Stage | None:
        """The phase or stage an outcome leads to; None where it names none."""
        kind, name = ("stage", outcome.to_stage) if outcome.to_stage else ("phase", outcome.to_phase)
        found = self.find(kind, name, process.id) if name else []
        return found[0] if found and isinstance(found[0], Phase | Stage) else None
