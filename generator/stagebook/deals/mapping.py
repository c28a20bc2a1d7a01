"""The mapping file: what this CRM calls its columns and stages, where the known names do not fit.

columns: {account: 거래처, amount: [Amt, 금액]}
stages: {"Proposal/Price Quote": prove-business-value, "Closed - lost": closed}
dates: day-first
required: [opportunity, account, owner]
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, create_model

from stagebook.deals.facts import Fact, Kind
from stagebook.deals.names import plain
from stagebook.deals.values.dates import Order
from stagebook.model import Phase, Playbook, Stage
from stagebook.model.files import EMPTY_FILE
from stagebook.problems.diagnostics import Diagnostic, Report, did_you_mean
from stagebook.prose.links import AMBIGUOUS_REFERENCE, UNKNOWN_REFERENCE
from stagebook.reading.syntax import DUPLICATE_KEY
from stagebook.reading.yaml import read_yaml
from stagebook.schema.base import Plain, Shape
from stagebook.schema.ids import StageRef
from stagebook.schema.validate import validated

CLOSED = "closed"
"""Written instead of a stage's id, for deals that are won or lost."""


def _listed(value: Any) -> Any:
    return value if isinstance(value, list | None) else (value,)


Headers = Annotated[tuple[Plain, ...], BeforeValidator(_listed), Field(min_length=1)]
"""One header or several; the first that the export has and that is filled counts."""

if TYPE_CHECKING:
    Required = str

    class DealColumns(Shape):
        """Headers of the export by the fact they hold; they come before the known ones."""
else:
    Required = Literal[tuple(fact.key for fact in Fact if fact.kind is not Kind.PLACEMENT)]
    """What can be required of a deal: every fact but those that say where it stands."""

    DealColumns = create_model(
        "DealColumns",
        __base__=Shape,
        __doc__="Headers of the export by the fact they hold; they come before the known ones.",
        **{fact.key: (Headers | None, Field(default=None, description=fact.about)) for fact in Fact},
    )


class DealMapping(Shape):
    """The mapping file."""

    columns: DealColumns = DealColumns()
    """Headers by fact."""
    stages: dict[str, StageRef] = Field(default_factory=dict)
    """The CRM's stage → the id of a stage (of a buyer phase in a process without stages), or `closed`."""
    dates: Order | None = None
    """How a date such as 03/04/2026 is meant, where the export itself does not show it."""
    required: tuple[Required, ...] = ("opportunity", "account", "owner", "amount", "close_date")
    """Fields that every deal must have."""

    @property
    def headers(self) -> Mapping[Fact, tuple[str, ...]]:
        """The headers that are given, by fact."""
        return {fact: found for fact in Fact if (found := getattr(self.columns, fact.key))}


def read_mapping(
    path: Path, playbook: Playbook, shown: Playbook | None = None
) -> tuple[DealMapping | None, tuple[Diagnostic, ...]]:
    """Read a mapping file for a playbook; without the first, the second says what is wrong and where.

    `shown` is the view of whoever reads that: no stage beyond it is named there.
    """
    document, problems = read_yaml(path, path.name)
    if problems:
        return None, Report.of(problems).problems
    if document.data is None:
        hint = "write 'columns:' or 'stages:', or do without the file"
        return None, (EMPTY_FILE.found("the file is empty", document.start, hint),)
    mapping, problems = validated(DealMapping, document.data, document.start)
    if mapping is None:
        return None, Report.of(problems).problems
    found = Report.of([*problems, *_unknown_stages(mapping, playbook, shown or playbook), *_same_names(mapping)])
    return (None if found.errors else mapping), found.problems


def named(playbook: Playbook, ref: str) -> tuple[Stage | Phase, ...]:
    """The stages that an id, or `process/id`, can mean."""
    scope, _, bare = ref.rpartition("/")
    return tuple(
        stage
        for process in playbook.processes
        if scope in ("", process.id)
        for stage in process.positions
        if stage.id == bare
    )


def _unknown_stages(mapping: DealMapping, playbook: Playbook, shown: Playbook) -> list[Diagnostic]:
    known = [str(stage.id) for process in shown.processes for stage in process.positions]
    found: list[Diagnostic] = []
    for ref in mapping.stages.values():
        hits = named(playbook, ref)
        if len(hits) > 1:
            named_here = [f"'{hit.process}/{hit.id}'" for hit in named(shown, ref)]
            several = " or ".join(named_here) or "process and stage: process-id/stage-id"
            message = f"'{ref}' is a stage of several processes"
            found.append(AMBIGUOUS_REFERENCE.found(message, ref.span, f"write {several}"))
        elif not hits and ref != CLOSED:
            hint = did_you_mean(ref, [*known, CLOSED])
            found.append(UNKNOWN_REFERENCE.found(f"unknown stage '{ref}'", ref.span, hint))
    return found


def _same_names(mapping: DealMapping) -> list[Diagnostic]:
    """Name stages that stand twice, since `Closed Won` and `closed-won` are one."""
    first: dict[str, str] = {}
    found: list[Diagnostic] = []
    for name, ref in mapping.stages.items():
        earlier = first.setdefault(plain(name), name)
        if earlier != name and mapping.stages[earlier] != ref:
            message = f"'{name}' and '{earlier}' are the same name, and lead to different stages"
            found.append(DUPLICATE_KEY.found(message, ref.span, "delete one of them"))
    return found
