"""What stands inside texts: links into the model, addresses, HTML, translations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.diagnostics import Diagnostic, did_you_mean
from stagebook.links import KINDS, SHEETS, Link, find_links
from stagebook.model import Anything, Guide, walk
from stagebook.richtext import unsafe_addresses
from stagebook.rules import problem
from stagebook.schema.text import RichText, Text

_ACTIVE = re.compile(r"<\s*(script|iframe|object|embed|form|style|link|meta|base|svg)\b|\son[a-z]+\s*=", re.IGNORECASE)


def check(context: Context) -> Iterator[Diagnostic]:
    """Report dead links, unsafe addresses, active HTML in guides, and missing translations."""
    languages = context.playbook.settings.languages
    settings = context.playbook.settings
    for item in (*context.playbook.items(), settings):
        scope = "" if item is settings else getattr(item, "scope", "")
        for text in walk.texts(item):
            if isinstance(text, RichText):
                yield from _links(context, text, scope)
                yield from _addresses(context, text)
            yield from _untranslated(text, languages)
        if isinstance(item, Guide):
            for body in item.body.versions.values():
                yield from _html(context, body)


def _links(context: Context, text: Text, process: str) -> Iterator[Diagnostic]:
    count: dict[str, int] = {}
    for link in find_links(text):
        nth = count.get(link.written, 0)
        count[link.written] = nth + 1
        for code, message, hint in _link_problem(context, link, process):
            yield problem(code, message, context.within(text, link.written, nth), hint)


def _link_problem(context: Context, link: Link, process: str) -> Iterator[tuple[str, str, str]]:
    if link.is_vendor:
        if not context.playbook.settings.vendor:
            yield "unknown-reference", "'[[vendor]]' stands for nothing", "write `vendor: …` in playbook.yml"
        return
    kind = "stage" if link.kind in SHEETS else link.kind
    if kind not in KINDS:
        hint = did_you_mean(link.kind or link.target, (*KINDS, *SHEETS))
        shown = f"unknown kind '{link.kind}' in {link.written}" if link.kind else f"no kind in {link.written}"
        yield "unknown-reference", shown, hint if link.kind else f"write for example [[tool:{link.target}]]"
        return
    found: list[Anything] = context.playbook.find(kind, link.target, process)
    if len(found) > 1:
        several = " or ".join(f"[[{link.kind}:{each.scope}/{each.id}]]" for each in found)
        yield "ambiguous-reference", f"{link.written} means several {kind}s", f"write {several}"
    elif not found and not context.is_known(kind, link.target):
        yield "unknown-reference", f"unknown {kind} '{link.target}'", did_you_mean(link.target, context.names(kind))


def _addresses(context: Context, text: RichText) -> Iterator[Diagnostic]:
    for address in unsafe_addresses(text):
        yield problem(
            "unsafe-link",
            f"the link to '{address[:60]}' could run code",
            context.within(text, address),
            "link to https://…, mailto:… or a page of the site",
        )


def _html(context: Context, text: Text) -> Iterator[Diagnostic]:
    for match in _ACTIVE.finditer(re.sub(r"(?s)(`{3,}|~{3,}).*?\1|`[^`\n]*`", lambda m: " " * len(m[0]), text)):
        words = match[0].strip()
        yield problem(
            "raw-html",
            f"'{words}' in a page written by hand",
            context.within(text, words),
            "write Markdown; to show the characters, put them in backticks",
        )


def _untranslated(text: Text, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    if text.lang != languages[0]:
        return
    missing = [lang for lang in languages if lang not in text.versions]
    if missing:
        shown = text if len(text) <= 40 else text[:40] + "…"
        yield problem(
            "untranslated",
            f"'{' '.join(shown.split())}' has no text in: {', '.join(missing)}",
            text.span,
            "write it as {" + ", ".join(f"{lang}: …" for lang in languages) + "}",
        )
