"""The blocks of a deal review: what the model asks of a deal in one stage.

Blocks, scale and the order of questions follow the field's practice: hard blockers first, evidence for each
exit criterion, a score only with evidence, what is unknown takes the lowest.
"""

from __future__ import annotations

from stagebook.model import Framework, Milestone, Phase, Stage
from stagebook.schema.parts import Criterion
from stagebook.sheets.blocks import Builder, Context, actions, blank_rows, of_fields
from stagebook.sheets.form import WIDTH, Block, Cell, Choice, Entry, Head, Option, Table, TableRow

ACTIONS = 3
"""A review ends with at most three actions."""

SPARE_ROWS = 16
"""Further rows for a plan that has a sheet to itself."""

PLAN_ROWS = 7
"""Rows of the close plan; those that no milestone fills are for the deal's own gates."""


def _deal(context: Context) -> Block:
    # Four columns, so that labels stand below each other; what takes a sentence takes a row.
    widths = dict.fromkeys(context.labels(), WIDTH // 4) | {"next-step": WIDTH}
    hints: dict[str, str] = {}
    stage = context.subject
    if isinstance(stage, Stage | Phase):
        context.entries["deal/stage"] = Entry(f"{stage.number} {stage.title}")
    if isinstance(stage, Stage) and stage.pace:
        most = context.words.count(stage.pace.maximum_days, "days")
        hints["days-in-stage"] = context.words.fill(context.words.sheet["at_most"], time=most)
    fields = context.fields(widths, hints)
    return Block("deal", context.title, (fields,), context.hint)


def _blockers(context: Context) -> Block | None:
    process = context.process
    if process is None or not process.blockers:
        return None
    columns = context.columns({"blocker": 0.52, "yes": 0.08, "no": 0.08, "resolution": 0.32})
    rows = (
        TableRow(
            Head(str(each.id), text=each.text),
            tuple(
                Cell("write", f"blockers/{each.id}/resolution")
                if column.key == "resolution"
                else Cell("choice", f"blockers/{each.id}", value=column.key)
                for column in columns[1:]
            ),
        )
        for each in process.blockers
    )
    table = Table("blockers", columns, tuple(rows))
    return Block("blockers", context.title, (table,), context.hint, source="blockers")


def criteria_of(stage: Stage | Phase) -> tuple[Criterion, ...]:
    """What must be true before a deal leaves a stage, or a buyer leaves a phase."""
    return stage.exit_criteria if isinstance(stage, Stage) else stage.ends_when


def _criteria(context: Context) -> Block:
    stage = context.subject
    assert isinstance(stage, Stage | Phase)
    columns = context.columns({"criterion": 0.4, "evidence": 0.3, "action": 0.3}, first=f"{stage.number} {stage.title}")
    keys = tuple(column.key for column in columns[1:])
    rows = tuple(_criterion(each, keys, with_proof=context.keeps("proof")) for each in criteria_of(stage))
    table = Table("criteria", columns, rows)
    source = "exit_criteria" if isinstance(stage, Stage) else "ends_when"
    return Block("criteria", context.title, (table,), context.hint, of_deal=False, source=source)


def _criterion(each: Criterion, columns: tuple[str, ...], *, with_proof: bool) -> TableRow:
    # The evidence has the key of the box: whoever keeps them keeps them as one, as the checklist does.
    keys = {"evidence": f"criteria/{each.id}", "action": f"criteria/{each.id}/action"}
    head = Head(
        str(each.id),
        text=each.text,
        tick=f"criteria/{each.id}",
        verified_by=each.verified_by or "",
        waivable=not each.mandatory,
        proof=each.evidence if with_proof and each.evidence else "",
    )
    return TableRow(head, tuple(Cell("write", keys[column], evidence=column == "evidence") for column in columns))


def framework_of(context: Context) -> Framework | None:
    """The framework by which a deal is scored here: the stage's, else the process's; None where neither has one."""
    if isinstance(context.subject, Stage):
        return context.playbook.framework_of(context.subject)
    name = context.process.framework if context.process else None
    return context.playbook.frameworks.get(name) if name else None


def _grid(context: Context) -> Block | None:
    framework = framework_of(context)
    if framework is None:
        return None
    if context.keeps("question"):
        columns = context.columns({"element": 0.39, "score": 0.14, "evidence": 0.27, "next": 0.2})
    else:
        columns = context.columns({"element": 0.2, "score": 0.14, "evidence": 0.4, "next": 0.26})
    rows = []
    for each in framework.elements:
        key = f"grid/{framework.id}/{each.id}"
        cells = tuple(
            Cell("score", key)
            if column.key == "score"
            else Cell("write", f"{key}/{column.key}", evidence=column.key == "evidence")
            for column in columns[1:]
        )
        question = each.question if context.keeps("question") else ""
        rows.append(TableRow(Head(str(each.id), title=each.title, text=question, letter=each.letter or ""), cells))
    has_scale = any(column.key == "score" for column in columns)
    table = Table("grid", columns, tuple(rows), has_scale=has_scale)
    title = f"{context.title}: {framework.title}"
    return Block("grid", title, (table,), context.hint, source="elements")


def milestones_ahead(context: Context) -> tuple[Milestone, ...]:
    """What is still to come: the milestones of this stage and of later ones, of a process all."""
    if context.process is None:
        return ()
    found = context.playbook.milestones_in(context.process)
    if not isinstance(context.subject, Stage):
        return found
    number = context.subject.number
    return tuple(each for each in found if context.playbook.stage(each.stage).number >= number)


def _risks(context: Context) -> Block:
    wide = dict.fromkeys(context.labels(), WIDTH if context.spec.half else WIDTH // 2)
    return Block("risks", context.title, (context.fields(wide),), context.hint)


def _plan(context: Context) -> Block:
    columns = context.columns(
        {"gate": 0.34, "ours": 0.13, "theirs": 0.13, "lead": 0.13, "latest": 0.14, "status": 0.13}
    )
    keys = {column.key for column in columns}
    rows = []
    for each in milestones_ahead(context):
        key = f"plan/{each.id}"
        owners = " / ".join(str(name) for name in (each.our_owner, each.their_owner) if name)
        if each.lead_time is not None and "lead" in keys:
            context.entries[f"{key}/lead"] = Entry(str(each.lead_time))
        cells = tuple(Cell("write", f"{key}/{column.key}") for column in columns[1:])
        rows.append(TableRow(Head(str(each.id), title=each.title, note=owners), cells, is_anchor=each.go_live))
    least = max(0, PLAN_ROWS - len(rows)) if context.spec.rows is None else context.spec.rows
    # A sheet that is all plan fills its side with rows.
    is_alone = not isinstance(context.subject, Stage | Phase)
    spare = SPARE_ROWS if context.spec.rows is None and is_alone else 0
    table = Table("plan", columns, (*rows, *blank_rows("plan", columns, least + spare)), spare)
    dates = (context.fields(dict.fromkeys(context.labels(), WIDTH // 3)),) if is_alone and context.labels() else ()
    return Block("plan", context.title, (*dates, table), context.hint, source="milestones")


def _manager(context: Context) -> Block:
    options = tuple(Option(value, label) for value, label in context.own_words["decisions"].items())
    decision = Choice("manager/decision", str(context.words.sheet["decision"]), options)
    count = ACTIONS if context.spec.rows is None else context.spec.rows
    parts = (decision, actions(context, count), context.fields(dict.fromkeys(context.labels(), WIDTH)))
    return Block("manager", context.title, parts, context.hint, shares=(0.14, 0.64, 0.22), of_deal=False)


BLOCKS: dict[str, Builder] = {
    "deal": _deal,
    "reasons": of_fields,
    "blockers": _blockers,
    "criteria": _criteria,
    "grid": _grid,
    "people": of_fields,
    "risks": _risks,
    "plan": _plan,
    "manager": _manager,
}
"""The blocks of a stage's sheets."""

EXTRAS = {"criteria": ("proof",), "grid": ("question",)}
"""What else `only` can keep: words in the heads of rows."""
