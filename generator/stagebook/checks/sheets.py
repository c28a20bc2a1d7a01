"""Worksheets: their blocks exist, their names are free, and each side fits on its paper."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.checks.identity import RESERVED_ID
from stagebook.model import Phase, Playbook, Procedure, Process, Stage, Worksheet
from stagebook.model.load import DUPLICATE_ID
from stagebook.problems.diagnostics import Diagnostic, Span, shortened
from stagebook.problems.rule import WARNING, Rule
from stagebook.prose.links import UNKNOWN_REFERENCE
from stagebook.schema.shape_problems import MISSING_FIELD
from stagebook.schema.sheets import SheetBlock
from stagebook.sheets.build import fit_of, known_blocks, known_parts, subjects_of
from stagebook.sheets.fit import Overrun
from stagebook.views import view
from stagebook.words import words

SHEET_TOO_LONG = Rule(
    "sheet-too-long",
    WARNING,
    "A worksheet that does not fit its sides",
    "A worksheet is one side or one sheet of paper, A4 or Letter, in every language; what does not fit runs "
    "to a further page. Nothing is clipped or set smaller, so the words have to be fewer.",
)

Subject = Stage | Phase | Process | Procedure

TAKEN: dict[str, frozenset[str]] = {
    "stage": frozenset({"checklist"}),
    "process": frozenset({"phases", "stages"}),
    "procedure": frozenset(),
}
"""Names of pages beside the worksheets of a stage, process or procedure."""


TEMPLATES = frozenset({"sheet", "block", "parts", "packet"})
"""Names of templates beside those of blocks."""


@finds(SHEET_TOO_LONG, DUPLICATE_ID, MISSING_FIELD, RESERVED_ID, UNKNOWN_REFERENCE)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report blocks that do not exist, ids that are taken, and sides that are too long."""
    for kind in context.playbook.worksheets.values():
        if kind.id in TAKEN[kind.of]:
            yield RESERVED_ID.found(
                f"a worksheet can't be called '{kind.id}': a page is", kind.span, "give it another id"
            )
        seen: set[str] = set()
        for block in (block for side in kind.sides for block in side):
            yield from _block(context, kind, block)
            if block.id in seen:
                message = f"the block '{block.id}' is on this worksheet twice"
                yield DUPLICATE_ID.found(message, block.id.span, "delete one")
            seen.add(str(block.id))
    if context.is_complete:
        yield from _lengths(context)


def _block(context: Context, kind: Worksheet, block: SheetBlock) -> Iterator[Diagnostic]:
    known = known_blocks(kind.of)
    if block.id in TEMPLATES:
        message = f"a block can't be called '{block.id}': a template of all sheets is"
        yield RESERVED_ID.found(message, block.id.span, "give it another id")
        return
    if block.id not in known:
        if not block.fields:
            hint = f"{context.near(block.id, f'block of a {kind.of}', known)} (a block of your own has `fields`)"
            yield UNKNOWN_REFERENCE.found(f"a worksheet of a {kind.of} has no block '{block.id}'", block.id.span, hint)
        elif block.title is None:
            yield MISSING_FIELD.found("a block of your own needs a title", block.span, "add 'title: …' here")
        return
    parts = known_parts(kind.of, block, words("en"))
    for name in block.only:
        if name not in parts:
            hint = context.near(name, f"part of {block.id}", parts)
            yield UNKNOWN_REFERENCE.found(f"the block '{block.id}' has no '{name}'", name.span, hint)


def _lengths(context: Context) -> Iterator[Diagnostic]:
    """Report each place once that makes sheets too long, on the sheet where it is worst."""
    worst: dict[Span, tuple[Overrun, Worksheet, Subject, str]] = {}
    count: dict[Span, int] = {}
    for language in context.playbook.settings.languages:
        playbook = view(context.playbook, "", language)
        for kind in playbook.worksheets.values():
            for subject in subjects_of(playbook, kind):
                fit = fit_of(playbook, kind, subject, playbook.vocabulary.words(language))
                for each in fit.overruns():
                    at = _source_span(playbook, kind, subject, each.block.source)
                    count[at] = count.get(at, 0) + 1
                    if at not in worst or each.by > worst[at][0].by:
                        worst[at] = (each, kind, subject, language)
    for at, (each, kind, subject, language) in worst.items():
        others = f", and {count[at] - 1} more like it" if count[at] > 1 else ""
        yield SHEET_TOO_LONG.found(
            f"side {each.side} of the worksheet '{kind.id}' of '{subject.id}' is {max(1, round(each.by))} mm too long "
            f"for {each.paper} ({language}){others}",
            at,
            f"shorten the block '{each.block.id}', first of all '{shortened(each.longest, 60)}', or move a block to "
            "another side in worksheets.yml",
        )


def _source_span(playbook: Playbook, kind: Worksheet, subject: Subject, source: str) -> Span:
    """Where the words stand that make a block long."""
    process = playbook.process(subject.home) if subject.home else None
    if source == "elements" and isinstance(subject, Stage | Phase) and process:
        name = subject.framework if isinstance(subject, Stage) and subject.framework else process.framework
        framework = playbook.frameworks.get(name) if name else None
        if framework and framework.file:
            return framework.field_span("elements")
        return process.field_span("framework")
    if source == "blockers" and process:
        return process.field_span("blockers")
    if source in type(subject).model_fields:
        return subject.field_span(source)
    return kind.span if kind.file else subject.span
