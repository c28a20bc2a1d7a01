"""What is hidden from an audience does not reach it through the words of something it sees."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.diagnostics import Diagnostic, did_you_mean
from stagebook.links import SHEETS, find_links
from stagebook.model import Playbook, walk
from stagebook.rules import problem
from stagebook.schema.base import Item
from stagebook.schema.text import RichText
from stagebook.view import view


def check(context: Context) -> Iterator[Diagnostic]:
    """Report unknown audiences and leaking links."""
    whole = context.playbook
    audiences = whole.settings.audiences
    for item in (whole.settings, *whole.items()):
        for shape in walk.shapes(item):
            if isinstance(shape, Item):
                yield from _unknown(shape, audiences)
    for audience in audiences[1:]:
        yield from _leaks(context, whole, audience)


def _unknown(item: Item, audiences: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name in item.visible_to or ():
        if name not in audiences:
            hint = did_you_mean(name, audiences) or "declare `audiences:` in playbook.yml"
            yield problem("unknown-audience", f"unknown audience '{name}'", name.span, hint)


def _leaks(context: Context, whole: Playbook, audience: str) -> Iterator[Diagnostic]:
    seen = view(whole, audience)
    for item in (seen.settings, *seen.items()):
        scope = "" if item is seen.settings else getattr(item, "scope", "")
        for text in walk.texts(item):
            if not isinstance(text, RichText):
                continue
            for link in find_links(text):
                kind = "stage" if link.kind in SHEETS else link.kind
                if whole.find(kind, link.target, scope) and not seen.find(kind, link.target, scope):
                    yield problem(
                        "leak",
                        f"the audience '{audience}' sees this text, but not the {kind} '{link.target}'",
                        context.within(text, link.written),
                        f"add '{audience}' to its `visible_to`, or take the link out, or hide the text too",
                    )
