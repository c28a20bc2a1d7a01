"""From a kind of worksheet and what it is about to a sheet: its blocks, with as many lines as fit on paper."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from stagebook.model import Anything, Phase, Playbook, Procedure, Process, Stage, Worksheet
from stagebook.schema.sheets import SheetBlock
from stagebook.sheets import process as of_process
from stagebook.sheets import review
from stagebook.sheets.blocks import Builder, Context, own_fields
from stagebook.sheets.fit import Fit
from stagebook.sheets.form import Block, Entry, Field, Fields, Sheet, Side
from stagebook.words import Words

BLOCKS: dict[str, dict[str, Builder]] = {
    "stage": review.BLOCKS,
    "process": of_process.BLOCKS,
    "procedure": of_process.OF_PROCEDURES,
}
"""The built-in blocks that a kind can hold, by what it is of."""


def kinds_of(playbook: Playbook, subject: Anything) -> tuple[Worksheet, ...]:
    """The kinds of worksheets that a stage, phase, process or procedure has, the main one first."""
    if isinstance(subject, Phase):
        of = "stage" if not playbook.process(subject.process).pipeline_stages else ""
    else:
        of = subject.kind
    return tuple(kind for kind in playbook.worksheets.values() if kind.of == of and any(kind.sides))


def subjects_of(playbook: Playbook, kind: Worksheet) -> tuple[Stage | Phase | Process | Procedure, ...]:
    """Everything of which there is a worksheet of a kind, in reading order."""
    if kind.of == "procedure":
        return tuple(playbook.procedures.values())
    if kind.of == "process":
        return playbook.processes
    return tuple(stage for process in playbook.processes for stage in process.positions)


def main_kind(playbook: Playbook) -> Worksheet | None:
    """The kind that a link to "the worksheet" of a stage means: the first one."""
    return next((kind for kind in playbook.worksheets.values() if kind.of == "stage"), None)


def blank_sheet(playbook: Playbook, kind: Worksheet, subject: Anything, words: Words) -> Sheet:
    """The blank sheet of a kind for a stage, phase, process or procedure.

    `playbook` is a view in the language of `words`; all that draw the sheet share it.
    """

    def fill() -> Sheet:
        sheet = playbook.memo.last(_key("unfilled", kind, subject, words), make)
        return Fit(sheet, playbook, words.language).roomy()

    def make() -> Sheet:
        return _sheet(playbook, kind, subject, words)

    return playbook.memo.get(_key("sheet", kind, subject, words), fill)


def fit_of(playbook: Playbook, kind: Worksheet, subject: Anything, words: Words) -> Fit:
    """How the blank sheet of a kind lies on paper; the arguments are those of `blank_sheet`.

    Who only asks what fits is spared laying out the lines to write on; `blank_sheet` goes on from the same blocks.
    """
    key = _key("unfilled", kind, subject, words)
    sheet = playbook.memo.get(key, lambda: _sheet(playbook, kind, subject, words))
    return Fit(sheet, playbook, words.language)


def _key(step: str, kind: Worksheet, subject: Anything, words: Words) -> tuple[Hashable, ...]:
    return (step, words.language, kind.key, subject.key)


def _sheet(playbook: Playbook, kind: Worksheet, subject: Anything, words: Words) -> Sheet:
    process = playbook.process(subject.home) if subject.home else None
    entries: dict[str, Entry] = {}
    sides = []
    for specs in kind.sides:
        blocks = (_block(Context(playbook, words, subject, process, spec, entries), kind.of) for spec in specs)
        sides.append(Side(tuple(each for each in blocks if each)))
    key = "/".join(filter(None, (subject.scope or subject.kind, str(subject.id))))
    return Sheet(
        kind=kind,
        subject=subject,
        title=f"{kind.title}: {subject.title}",
        storage_key=key if not isinstance(subject, Process) else str(subject.id),
        deal_storage_key=str(process.id) if process else key,
        sides=tuple(side for side in sides if side.blocks),
        running_head=_running_head(words, kind),
        entries=entries,
    )


def _block(context: Context, of: str) -> Block | None:
    build = BLOCKS[of].get(str(context.spec.id))
    own = own_fields(context)
    if build is None:
        title = str(context.spec.title or context.spec.id)
        block = Block(str(context.spec.id), title, (), str(context.spec.hint or "")) if own else None
    else:
        block = build(context)
    if block is None:
        return None
    parts = (*block.parts, Fields(own)) if own else block.parts
    return replace(block, parts=parts, half=context.spec.half)


def _running_head(words: Words, kind: Worksheet) -> Field | None:
    if kind.of != "stage" and not any(str(spec.id) == "deal" for side in kind.sides for spec in side):
        return None
    return Field("deal/opportunity", str(words.sheet["blocks"]["deal"]["fields"]["opportunity"]))


def known_blocks(of: str) -> frozenset[str]:
    """The ids of the built-in blocks that a kind of worksheet can hold."""
    return frozenset(BLOCKS[of])


def known_parts(of: str, spec: SheetBlock, words: Words) -> frozenset[str]:
    """What `only` can name in a built-in block: its fields and its columns, but for the first one."""
    if str(spec.id) not in BLOCKS[of]:
        return frozenset()
    own = words.sheet["blocks"][str(spec.id)]
    columns = list(own.get("columns", {}))[1:]
    return frozenset((*own.get("fields", {}), *columns, *review.EXTRAS.get(str(spec.id), ())))
