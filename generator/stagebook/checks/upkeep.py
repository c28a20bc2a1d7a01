"""What gets old or lost: unused, ownerless, unchecked and expired tools, and files that are gone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.model import Tool
from stagebook.problems.diagnostics import Diagnostic
from stagebook.problems.rules import problem


def check(context: Context) -> Iterator[Diagnostic]:
    """Report tools that need care."""
    playbook = context.playbook
    for tool in playbook.tools.values():
        yield from _file(context, tool)
        yield from _dates(tool, context.today)
        if context.is_whole and not playbook.used_in(tool) and not playbook.made_into(tool):
            yield problem(
                "unused-tool", f"nothing uses the tool '{tool.id}'", tool.span, "use it in a stage, or delete it"
            )
        if not tool.owner:
            yield problem("no-owner", f"the tool '{tool.id}' has no owner", tool.span, "add `owner: …`")


def _file(context: Context, tool: Tool) -> Iterator[Diagnostic]:
    if tool.path and not (context.loaded.root / tool.path).is_file():
        yield problem(
            "missing-file",
            f"there is no file '{tool.path}'",
            tool.field_span("path"),
            'put it there, or delete `path`: the tool is then shown as "no file yet"',
        )


def _dates(tool: Tool, today: datetime.date) -> Iterator[Diagnostic]:
    if tool.expires and datetime.date.fromisoformat(tool.expires) < today:
        yield problem(
            "expired",
            f"the tool '{tool.id}' expired on {tool.expires}",
            tool.field_span("expires"),
            "replace it, or delete `expires` if it still holds",
        )
    if tool.verified and tool.verify_every:
        verified = datetime.date.fromisoformat(tool.verified)
        if (today - verified).days > tool.verify_every:
            due = verified + datetime.timedelta(days=tool.verify_every)
            yield problem(
                "verify-overdue",
                f"the tool '{tool.id}' was due for checking on {due}",
                tool.field_span("verified"),
                "check it and set `verified` to the day",
            )
