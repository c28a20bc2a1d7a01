"""Every way to a file leads to one that readers may have: of fields, texts, pages, includes, settings and templates."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model.attachments import Attachment, attachments, template_files
from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, Span, shortened
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.publishable import ASSETS, TEMPLATES, UNPUBLISHABLE_FILE, Refusal
from stagebook.schema.base import FilePath, Shape

MISSING_FILE = Rule(
    "missing-file",
    ERROR,
    "A file that a tool, a text or a setting leads to does not exist",
    'The reader would get a dead link. Without `path` and `url` the tool is shown as "no file yet".',
)


_NO_FILE_YET = 'put it there, or delete `path`: the tool is then shown as "no file yet"'
_PAGE = "put it there; a page of the site is linked as in [[tool:battlecard]]"


@finds(MISSING_FILE, UNPUBLISHABLE_FILE)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report every way to a file that readers must not or can't have."""
    # Its processes are items of their own.
    settings = context.playbook.settings.model_copy(update={"processes": ()})
    for item in (*context.playbook.items(), settings):
        if item.file not in context.intricate:
            yield from islice(_of_item(context, item), MAX_PROBLEMS)
    for named in context.engine.files:
        if refusal := context.publishable.refusal(named.path):
            yield _problem(refusal, shortened(named.path), named.span)
    yield from _templates(context)
    for file in context.loaded.files:
        refusal = context.publishable.refusal(file) if file.lower().endswith(ASSETS) else None
        if refusal:
            yield _problem(refusal, shortened(file), Span(file))


def _of_item(context: Context, item: Shape) -> Iterator[Diagnostic]:
    for way in attachments(item, context.renderer, context.loaded.root, context.markdown):
        if refusal := context.publishable.refusal(way.path):
            missing = _NO_FILE_YET if isinstance(way.source, FilePath) else _PAGE
            yield _problem(refusal, shortened(way.written), _span(context, way), missing)


def _templates(context: Context) -> Iterator[Diagnostic]:
    """Report templates that are links to what is no template, and the files that templates lead to."""
    folder = context.loaded.root / TEMPLATES
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
            message = f"this is a link that leads out of {TEMPLATES}/"
            span = Span(path.relative_to(context.loaded.root).as_posix())
            yield UNPUBLISHABLE_FILE.found(message, span, "put the file itself here")
    for file, span in template_files(context.loaded.root):
        if refusal := context.publishable.refusal(file):
            yield _problem(refusal, shortened(file), span)


def _problem(refusal: Refusal, file: str, span: Span, if_missing: str = "") -> Diagnostic:
    """The diagnostic of one refusal; `if_missing` is the hint where there is no such file."""
    rule = MISSING_FILE if refusal.is_missing else UNPUBLISHABLE_FILE
    hint = if_missing if refusal.is_missing and if_missing else refusal.hint
    return rule.found(f"the file '{file}' {refusal.why}", span, hint)


def _span(context: Context, way: Attachment) -> Span:
    if isinstance(way.source, FilePath):
        return way.source.span
    return context.within(way.source, way.written)
