"""What a run says at its end: the problems with their count, and what the playbook holds, in numbers."""

from __future__ import annotations

from stagebook.checks.texts import to_translate
from stagebook.model import Playbook
from stagebook.model.load import Loaded
from stagebook.problems.diagnostics import Report
from stagebook.problems.formats import counted, numbered, text_report


def check_report(loaded: Loaded, report: Report, *, all_of_them: bool = False) -> str:
    """The text that `stagebook check` prints: the problems with their count, and what the playbook holds."""
    parts = [text_report(report, loaded.lines, all_of_them=all_of_them)] if report.problems else []
    if loaded.playbook and loaded.settings_read:
        parts.append(contents(loaded.playbook) if report.problems else summary(loaded, report))
    return "\n".join(parts)


def summary(loaded: Loaded, report: Report) -> str:
    """One line: what the playbook holds and how many problems it has."""
    playbook = loaded.playbook
    return f"{contents(playbook)}; {counted(report)}" if playbook else counted(report)


def contents(playbook: Playbook) -> str:
    """What the playbook holds, in numbers."""
    tools = playbook.tools.values()
    without = sum(not tool.has_file for tool in tools)
    criteria = sum(len(stage.exit_criteria) for stage in playbook.stages)
    parts = [
        numbered(len(playbook.processes), "process", "processes"),
        numbered(len(playbook.phases), "phase"),
        numbered(len(playbook.stages), "stage"),
        numbered(criteria, "exit criterion", "exit criteria"),
        f"{numbered(len(playbook.tools), 'tool')} ({without} with no file yet)",
        numbered(len(playbook.milestones), "milestone"),
        numbered(len(playbook.guides), "guide"),
    ]
    parts += [
        f"{numbered(count, 'text')} to translate into {language}"
        for language, count in sorted(to_translate(playbook).items())
    ]
    return ", ".join(parts)
