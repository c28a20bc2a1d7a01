"""What is hidden from an audience does not reach it through the words of something it sees."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Playbook, walk
from stagebook.model.attachments import attachments, owners
from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, did_you_mean, shortened
from stagebook.problems.rule import ERROR, Rule
from stagebook.prose.links import find_links
from stagebook.schema.base import Item
from stagebook.schema.text import RichText

UNKNOWN_AUDIENCE = Rule(
    "unknown-audience",
    ERROR,
    "An audience the playbook does not have",
    "A misspelt audience would hide the item from those it is for.",
    fixed=True,
)

LEAK = Rule(
    "leak",
    ERROR,
    "An audience is shown something hidden from it",
    "What an audience may not see must not reach it through a link's words either. After a build, `write` or packet "
    "for a narrower audience, all that was written is searched for what is hidden from it; where any is found, nothing "
    "of the output stays.",
    fixed=True,
)


@finds(UNKNOWN_AUDIENCE, LEAK)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report unknown audiences and leaking links."""
    if not context.loaded.settings_read:
        return
    unknown = list(islice(_unknown(context.playbook), MAX_PROBLEMS))
    yield from unknown
    owned = owners(context.playbook, context.publishable)
    # A misspelt audience hides what its author meant to show; that is one mistake.
    for audience, seen in context.views.items() if not unknown else ():
        restricted = set(owned) - set(owners(seen, context.publishable))
        for item in (seen.settings, *seen.items()):
            if item.file not in context.intricate:
                yield from islice(_links(context, audience, seen, item), MAX_PROBLEMS)
                yield from islice(_files(context, audience, restricted, item), MAX_PROBLEMS)


def _unknown(playbook: Playbook) -> Iterator[Diagnostic]:
    audiences = playbook.settings.audiences
    for item in (playbook.settings, *playbook.items()):
        for shape in walk.shapes(item):
            for name in (shape.visible_to or ()) if isinstance(shape, Item) else ():
                if name not in audiences:
                    hint = did_you_mean(name, audiences) or "declare `audiences:` in playbook.yml"
                    yield UNKNOWN_AUDIENCE.found(f"unknown audience '{name}'", name.span, hint)


def _links(context: Context, audience: str, seen: Playbook, item: Any) -> Iterator[Diagnostic]:
    for text in walk.texts(item):
        for link in find_links(text) if isinstance(text, RichText) else ():
            hidden = {each.key for each in context.playbook.named_by(link)}
            hidden -= {each.key for each in seen.named_by(link)}
            for kind, _, _ in list(hidden)[:1]:
                yield LEAK.found(
                    f"the audience '{audience}' sees this text, but not the {kind} '{shortened(link.target)}'",
                    context.within(text, link.written, link.start),
                    f"add '{audience}' to its `visible_to`, or take the link out, or hide the text too",
                )


def _files(context: Context, audience: str, restricted: set[str], item: Any) -> Iterator[Diagnostic]:
    for way in attachments(item, context.renderer, context.loaded.root, context.markdown):
        file = context.publishable.identity(way.path)
        if file in restricted and isinstance(way.source, RichText):
            yield LEAK.found(
                f"the audience '{audience}' sees this text, but not the tool that has '{shortened(way.file)}'",
                context.within(way.source, way.written),
                f"add '{audience}' to the tool's `visible_to`, or take the link out, or hide the text too",
            )
