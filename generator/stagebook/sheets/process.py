"""The blocks of sheets about a whole process or a procedure: many deals, the close plan, the design, an exercise."""

from __future__ import annotations

from dataclasses import replace

from stagebook.model import Procedure
from stagebook.sheets import review
from stagebook.sheets.blocks import Builder, Context, actions, blank_rows, first_text, of_fields
from stagebook.sheets.form import WIDTH, Block, Cell, Field, Fields, Head, Table, TableRow
from stagebook.sheets.review import criteria_of

DEALS = 40
"""Rows of a portfolio sheet, of which those stay that fit."""

DEAL_LINES = 2
"""Lines of each."""

MEASURES = 4
"""Rows for what was measured, where the playbook names no metrics of the process."""

TEAM_ACTIONS = 4
SPARE = 16
"""Further rows of a table, as far as they fit."""
STEP_LINES = 3


def _deals(context: Context) -> Block:
    columns = context.columns(
        {"deal": 0.22, "stage": 0.14, "amount": 0.15, "changed": 0.17, "risk": 0.14, "action": 0.18}
    )
    count, spare = (DEALS, DEALS - 1) if context.spec.rows is None else (max(1, context.spec.rows), 0)
    table = Table("deals", columns, blank_rows("deals", columns, count, DEAL_LINES), spare)
    return Block("deals", context.title, (table,), context.hint)


def _review(context: Context) -> Block:
    fields = context.fields(dict.fromkeys(context.labels(), WIDTH // 3))
    return Block("review", context.title, (fields,), context.hint)


def _design(context: Context) -> Block | None:
    process = context.process
    if process is None:
        return None
    columns = context.columns({"place": 0.24, "today": 0.28, "keep": 0.08, "change": 0.08, "what": 0.32})
    rows = []
    for stage in process.positions:
        key = f"design/{stage.id}"
        today = first_text(each.text for each in criteria_of(stage))
        cells = tuple(
            Cell("text", text=today)
            if column.key == "today"
            else Cell("write", f"{key}/what")
            if column.key == "what"
            else Cell("choice", key, value=column.key)
            for column in columns[1:]
        )
        rows.append(TableRow(Head(str(stage.id), letter=str(stage.number), title=stage.title), cells))
    source = "stages" if process.pipeline_stages else "phases"
    return Block("design", context.title, (Table("design", columns, tuple(rows)),), context.hint, source=source)


def _measures(context: Context) -> Block:
    columns = context.columns({"metric": 0.4, "now": 0.15, "aim": 0.15, "finding": 0.3})
    found = context.playbook.metrics_in(context.process) if context.process else ()
    rows = tuple(
        TableRow(
            Head(str(each.id), title=each.title),
            tuple(Cell("write", f"measures/{each.id}/{column.key}") for column in columns[1:]),
        )
        for each in found
        if each.level != "stage"
    )
    least = (0 if rows else MEASURES) if context.spec.rows is None else context.spec.rows
    spare = MEASURES if context.spec.rows is None else 0
    table = Table("measures", columns, (*rows, *blank_rows("measures", columns, least + spare)), spare)
    return Block("measures", context.title, (table,), context.hint, source="metrics")


def _process_questions(context: Context) -> Block | None:
    process = context.process
    if process is None or not process.questions:
        return None
    columns = context.columns({"question": 0.45, "answer": 0.55})
    rows = (
        TableRow(Head(str(each.id), text=each.text), (Cell("write", f"process-questions/{each.id}"),))
        for each in process.questions
    )
    table = Table("questions", columns, tuple(rows))
    return Block("process-questions", context.title, (table,), context.hint, source="questions")


def _actions(context: Context) -> Block:
    count, spare = (TEAM_ACTIONS + SPARE, SPARE) if context.spec.rows is None else (context.spec.rows, 0)
    table = replace(actions(context, count), spare=spare)
    return Block("actions", context.title, (table,), context.hint)


def _steps(context: Context) -> Block | None:
    procedure = context.subject
    if not isinstance(procedure, Procedure):
        return None
    columns = context.columns({"step": 0.45, "notes": 0.55})
    rows: list[TableRow] = []
    for number, step in enumerate(procedure.steps, start=1):
        roles = (context.playbook.roles[name].title for name in step.roles)
        head = Head(
            str(step.id), letter=str(number), title=step.title, text=step.text, note=" · ".join(map(str, roles))
        )
        rows.append(TableRow(head, (Cell("write", f"steps/{step.id}", lines=STEP_LINES),)))
        rows += [
            TableRow(Head(f"{step.id}-{each.id}", text=each.text), (Cell("write", f"steps/{step.id}/{each.id}"),))
            for each in step.questions
        ]
    return Block("steps", context.title, (Table("steps", columns, tuple(rows)),), context.hint, source="steps")


def _agreed(context: Context) -> Block:
    fields = tuple(Field(f"agreed/{key}", label, lines=2, width=6) for key, label in context.labels().items())
    return Block("agreed", context.title, (Fields(fields),), context.hint)


BLOCKS: dict[str, Builder] = {
    "deal": review.BLOCKS["deal"],
    "plan": review.BLOCKS["plan"],
    "people": of_fields,
    "risks": review.BLOCKS["risks"],
    "agreed": _agreed,
    "review": _review,
    "deals": _deals,
    "team": of_fields,
    "design": _design,
    "measures": _measures,
    "process-questions": _process_questions,
    "actions": _actions,
}
"""The blocks of a process's sheets."""

OF_PROCEDURES: dict[str, Builder] = {"team": of_fields, "steps": _steps, "actions": _actions}
"""The blocks of a procedure's sheets."""
