"""The playbook as a whole: every item, and every question about who refers to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from stagebook.model.items import (
    SHARED,
    Anything,
    Case,
    Faq,
    Framework,
    Guide,
    Metric,
    Milestone,
    Module,
    Moment,
    Phase,
    Procedure,
    Process,
    Programme,
    Role,
    Stage,
    Term,
    Tool,
    Worksheet,
)
from stagebook.model.usage import Usage, usages
from stagebook.schema import kinds, parts
from stagebook.schema.base import ModuleRef, StageRef
from stagebook.schema.journey import Answers, Outcome


@dataclass(frozen=True)
class Playbook:
    """A checked playbook. References resolve; lists on the other side of an edge are computed here.

    `language` and `audience` are empty for the whole model and set in a view of it (`stagebook.view`).
    """

    settings: kinds.Playbook
    processes: tuple[Process, ...]
    tools: dict[str, Tool] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    milestones: dict[str, Milestone] = field(default_factory=dict)
    metrics: dict[str, Metric] = field(default_factory=dict)
    modules: dict[str, Module] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    procedures: dict[str, Procedure] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    faqs: dict[str, Faq] = field(default_factory=dict)
    moments: dict[str, Moment] = field(default_factory=dict)
    worksheets: dict[str, Worksheet] = field(default_factory=dict)
    """The kinds of worksheets; the first of those of stages is meant where a text says "the worksheet"."""
    guides: dict[str, Guide] = field(default_factory=dict)
    language: str = ""
    audience: str = ""

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """All stages, process by process, in order."""
        return tuple(stage for process in self.processes for stage in process.pipeline_stages)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """All phases, process by process, in order."""
        return tuple(phase for process in self.processes for phase in process.buyer_phases)

    def items(self) -> Iterator[Anything]:
        """Yield every item that can be named in `[[kind:id]]`."""
        for process in self.processes:
            yield process
            yield from process.buyer_phases
            yield from process.pipeline_stages
        for name in (*SHARED, "guides"):
            yield from getattr(self, name).values()

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, str], Anything]:
        return {item.key: item for item in self.items()}

    def find(self, kind: str, name: str, process: str = "") -> list[Anything]:
        """Return what `name` (an id, or `process/id` for a phase or stage) can mean, seen from `process`."""
        scope, _, bare = name.rpartition("/")
        if kind not in ("phase", "stage"):
            found = self._by_key.get((kind, "", name))
            return [found] if found else []
        scopes = [scope] if scope else [str(each.id) for each in self.processes]
        hits = [self._by_key[key] for each in scopes if (key := (kind, each, bare)) in self._by_key]
        own = [hit for hit in hits if hit.scope == process]
        return own or hits

    def process(self, name: str) -> Process:
        """Return the process of that id."""
        return next(each for each in self.processes if each.id == name)

    def stage(self, ref: StageRef | str, process: str = "") -> Stage:
        """Return the stage that a checked reference names."""
        hit = self.find("stage", ref, process)[0]
        assert isinstance(hit, Stage)
        return hit

    def phases_of(self, stage: Stage) -> tuple[Phase, ...]:
        """Return the buyer phases of a stage, in the process's order."""
        return tuple(p for p in self.process(stage.process).buyer_phases if p.id in stage.phases)

    def stages_of(self, phase: Phase) -> tuple[Stage, ...]:
        """Return the stages that say they belong to a phase, in order."""
        return tuple(s for s in self.process(phase.process).pipeline_stages if phase.id in s.phases)

    def milestones_of(self, stage: Stage) -> tuple[Milestone, ...]:
        """Return the milestones reached in a stage."""
        return tuple(m for m in self.milestones.values() if self.stage(m.stage) is stage)

    def milestones_in(self, process: Process) -> tuple[Milestone, ...]:
        """Return the milestones of a process, each after those it depends on, else by stage."""
        own = [m for m in self.milestones.values() if self.stage(m.stage).process == process.id]
        waiting = sorted(own, key=lambda m: (m.anchor, self.stage(m.stage).number))
        done: list[Milestone] = []
        names = {str(m.id) for m in own}
        while waiting:
            placed = {str(m.id) for m in done}
            ready = next((m for m in waiting if names.intersection(m.depends_on) <= placed), waiting[0])
            waiting.remove(ready)
            done.append(ready)
        return tuple(done)

    @cached_property
    def _usages(self) -> dict[str, tuple[Usage, ...]]:
        return usages(self.processes, self.frameworks.values(), self.procedures.values(), self.modules.values())

    def used_in(self, tool: Tool) -> tuple[Usage, ...]:
        """Return every place that uses a tool: processes, phases and stages in order, then what they share."""
        return self._usages.get(tool.id, ())

    def made_into(self, tool: Tool) -> tuple[Tool, ...]:
        """Return the tools made from this one."""
        return tuple(each for each in self.tools.values() if tool.id in each.made_from)

    def involvements_of(self, role: Role) -> tuple[tuple[Phase | Stage, parts.Involvement], ...]:
        """Return where a role matters, and why."""
        places: list[Phase | Stage] = [*self.phases, *self.stages]
        return tuple((place, each) for place in places for each in place.people if each.role == role.id)

    def framework_of(self, stage: Stage) -> Framework | None:
        """Return the framework of a stage's worksheet: its own, else the process's."""
        name = stage.framework or self.process(stage.process).framework
        return self.frameworks.get(name) if name else None

    def stages_scored_with(self, framework: Framework) -> tuple[Stage, ...]:
        """Return the stages whose worksheet uses a framework."""
        return tuple(stage for stage in self.stages if self.framework_of(stage) is framework)

    def modules_of(self, stage: Stage) -> tuple[Module, ...]:
        """Return the training modules that serve a stage."""
        return tuple(each for each in self.modules.values() if self._names(each.stages, stage))

    def metrics_of(self, stage: Stage) -> tuple[Metric, ...]:
        """Return the metrics read in a stage."""
        return tuple(each for each in self.metrics.values() if self._names(each.stages, stage))

    def procedures_of(self, stage: Stage) -> tuple[Procedure, ...]:
        """Return the procedures that help in a stage."""
        return tuple(each for each in self.procedures.values() if self._names(each.stages, stage))

    def cases_of(self, stage: Stage) -> tuple[Case, ...]:
        """Return the cases that tell of a stage."""
        return tuple(each for each in self.cases.values() if self._names(each.stages, stage))

    def faqs_of(self, stage: Stage) -> tuple[Faq, ...]:
        """Return the questions people ask about a stage."""
        return tuple(each for each in self.faqs.values() if self._names(each.stages, stage))

    def _names(self, refs: tuple[StageRef, ...], stage: Stage) -> bool:
        return any(self.stage(ref).key == stage.key for ref in refs)

    def metrics_in(self, process: Process) -> tuple[Metric, ...]:
        """Return the metrics of a process: those that name it, and those that name none."""
        return tuple(m for m in self.metrics.values() if not m.processes or process.id in m.processes)

    def programmes_of(self, module: Module) -> tuple[Programme, ...]:
        """Return the programmes a module belongs to."""
        return tuple(each for each in self.programmes.values() if module.id in each.modules)

    def next_module(self, programme: Programme, module: Module) -> Module | None:
        """Return the module after this one in a programme; None after the last."""
        place = programme.modules.index(ModuleRef(module.id)) + 1
        return self.modules[programme.modules[place]] if place < len(programme.modules) else None

    def answering(self, moment: Moment, process: Process) -> tuple[tuple[Phase | Stage, Answers], ...]:
        """Return the phases and stages of a process that answer a moment of the buyer's way."""
        places: list[Phase | Stage] = [*process.buyer_phases, *process.pipeline_stages]
        return tuple((place, each) for place in places for each in place.moments if each.moment == moment.id)

    def loops_of(self, process: Process) -> tuple[tuple[Phase | Stage, Outcome, Phase | Stage], ...]:
        """Return the outcomes that lead back: to an earlier phase or stage, or to the same one."""
        found: list[tuple[Phase | Stage, Outcome, Phase | Stage]] = []
        places: list[Phase | Stage] = [*process.buyer_phases, *process.pipeline_stages]
        for place in places:
            for outcome in place.outcomes:
                to = self.target_of(outcome, process)
                if to is not None and to.kind == place.kind and to.number <= place.number:
                    found.append((place, outcome, to))
        return tuple(found)

    def target_of(self, outcome: Outcome, process: Process) -> Phase | Stage | None:
        """Return the phase or stage an outcome leads to."""
        kind, name = ("stage", outcome.to_stage) if outcome.to_stage else ("phase", outcome.to_phase)
        found = self.find(kind, name, process.id) if name else []
        return found[0] if found and isinstance(found[0], Phase | Stage) else None
