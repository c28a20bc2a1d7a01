"""What gets old or lost: unused, ownerless, unchecked and expired tools."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Tool
from stagebook.problems.diagnostics import Diagnostic
from stagebook.problems.rule import WARNING, Rule

UNUSED_TOOL = Rule(
    "unused-tool",
    WARNING,
    "A tool that nothing uses",
    "Reps find tools through their stages; this one is only in the library.",
)

NO_OWNER = Rule(
    "no-owner",
    WARNING,
    "A tool without an owner",
    "Nobody will notice when it is out of date.",
)

VERIFY_OVERDUE = Rule(
    "verify-overdue",
    WARNING,
    "A tool that is due for checking",
    "`verified` lies longer ago than `verify_every` days.",
)

EXPIRED = Rule(
    "expired",
    WARNING,
    "A tool past its last day",
    "`expires` is over; reps may still send it.",
)


@finds(UNUSED_TOOL, NO_OWNER, VERIFY_OVERDUE, EXPIRED)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report tools that need care."""
    playbook = context.playbook
    for tool in playbook.tools.values():
        yield from _dates(tool, context.today)
        if context.is_complete and not playbook.used_in(tool) and not playbook.made_into(tool):
            yield UNUSED_TOOL.found(f"nothing uses the tool '{tool.id}'", tool.span, "use it in a stage, or delete it")
        if not tool.owner:
            yield NO_OWNER.found(f"the tool '{tool.id}' has no owner", tool.span, "add `owner: …`")


def _dates(tool: Tool, today: datetime.date) -> Iterator[Diagnostic]:
    if tool.expires and datetime.date.fromisoformat(tool.expires) < today:
        yield EXPIRED.found(
            f"the tool '{tool.id}' expired on {tool.expires}",
            tool.field_span("expires"),
            "replace it, or delete `expires` if it still holds",
        )
    if tool.verified and tool.verify_every:
        verified = datetime.date.fromisoformat(tool.verified)
        if (today - verified).days > tool.verify_every:
            due = verified + datetime.timedelta(days=tool.verify_every)
            yield VERIFY_OVERDUE.found(
                f"the tool '{tool.id}' was due for checking on {due}",
                tool.field_span("verified"),
                "check it and set `verified` to the day",
            )
