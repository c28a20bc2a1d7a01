"""Slips of writing that change what a text says: a link with one bracket, a heading by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Guide, walk
from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, Span, shortened
from stagebook.problems.rule import WARNING, Rule
from stagebook.prose.links import code_spans, is_inside
from stagebook.schema.text import RichText, Text

SINGLE_BRACKET = Rule(
    "single-bracket",
    WARNING,
    "A link with one bracket instead of two, or with other ones",
    "Readers see it as it is typed, and nobody counts it as a use of the item.",
)

ENDS_AT_COLON = Rule(
    "ends-at-colon",
    WARNING,
    "A text that ends at a colon",
    "What was announced is missing: a list that YAML took for something else, or lines that were never written.",
)

ACCIDENTAL_HEADING = Rule(
    "accidental-heading",
    WARNING,
    "A line of hyphens that makes a heading of the lines above",
    "In Markdown a line of --- right below a paragraph turns the paragraph into a heading; a rule needs a blank line "
    "before it.",
)

_OPENED = re.compile(r"\[|\(\(|［|【|\{\{|<<")
_HYPHENS = re.compile(r"\n( {0,3}-{2,}[ \t]*)(?=\n|\Z)")
_STARTS_NO_PARAGRAPH = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>|\||-{3,}\s*$)")


@finds(SINGLE_BRACKET, ENDS_AT_COLON, ACCIDENTAL_HEADING)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report what is most likely a slip, each where it stands."""
    kinds = frozenset(context.playbook.registry.link_words)
    for item in (*context.playbook.items(), context.playbook.settings.model_copy(update={"processes": ()})):
        bodies = tuple(item.body.versions.values()) if isinstance(item, Guide) else ()
        for text in walk.texts(item):
            if isinstance(text, RichText) and text.span.file not in context.intricate:
                yield from islice(_single_brackets(context, text, kinds), MAX_PROBLEMS)
                yield from islice(_headings(text), MAX_PROBLEMS)
            if not any(text is body for body in bodies):
                yield from _ends_at_colon(text)


@cache
def _bracket(kinds: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(kinds)))
    link = rf"(?P<link{{number}}>(?:{words})[:：][a-z0-9/-]+(?:\|[^\[\]\n]*)?)"
    single = rf"(?<![\[\\!])\[{link.format(number=1)}\](?![\]\[(:])"
    others = rf"(?:\(\(|［［?|【|\{{\{{|<<){link.format(number=2)}(?:\)\)|］］?|】|\}}\}}|>>)"
    return re.compile(f"{single}|{others}")


def _single_brackets(context: Context, text: Text, kinds: frozenset[str]) -> Iterator[Diagnostic]:
    if not _OPENED.search(text):
        return
    code = code_spans(text)
    for match in _bracket(kinds).finditer(text):
        if not is_inside(code, match.start()):
            link = f"[[{(match['link1'] or match['link2']).replace('：', ':', 1)}]]"
            yield SINGLE_BRACKET.found(
                f"'{shortened(match[0])}' is no link", context.within(text, match[0], match.start()),
                f"write {link}; in backticks it is shown as typed", fix=link,
            )  # fmt: skip


def _headings(text: Text) -> Iterator[Diagnostic]:
    if "\n--" not in text or not text.span.file:
        return
    code = code_spans(text)
    for match in _HYPHENS.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        above = text[start : match.start()]
        is_paragraph = bool(above.strip()) and not above.startswith(("    ", "\t"))
        if not is_paragraph or _STARTS_NO_PARAGRAPH.match(above) or is_inside(code, start):
            continue
        span = text.span
        if span.file.endswith(".md"):
            line = span.line + text.count("\n", 0, match.start(1))
            span = Span(span.file, line, 1, len(match[1]) + 1)
        hint = f"for a rule leave a blank line above; for a heading write '## {shortened(above.strip(), 30)}'"
        yield ACCIDENTAL_HEADING.found(f"this makes a heading of '{shortened(above.strip())}'", span, hint)


def _ends_at_colon(text: Text) -> Iterator[Diagnostic]:
    if text.endswith((":", "：")):
        message = f"'{shortened(text[-40:])}' announces something, and nothing follows"
        yield ENDS_AT_COLON.found(message, text.span, "write what follows, or end with a full stop")
