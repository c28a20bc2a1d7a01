"""How problems are shown: as text with the line and a caret, as JSON, as GitHub annotations."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping

from stagebook.problems.diagnostics import Diagnostic, Report, Severity
from stagebook.problems.order import grouped

Lines = Mapping[str, tuple[str, ...]]
MAX_WIDTH = 160
"""A longer source line is cut around the caret."""


def text_report(report: Report, lines: Lines, *, all_of_them: bool = False) -> str:
    """The problems as text, each with its source line, and their count; `lines` are those of each file by its name.

    Errors come first, and of a rule that is broken often the first few, unless `all_of_them` are wanted.
    """
    blocks: list[str] = []
    groups = grouped(report.problems, all_of_them=all_of_them)
    for group in groups:
        blocks += [text_problem(each, lines) for each in group.shown]
        if group.left_out:
            blocks.append(f"… {group.left_out:,} more of [{group.code}]; --all shows them, `stagebook explain "
                          f"{group.code}` says more")  # fmt: skip
    if any(group.left_out for group in groups) and len(groups) > 1:
        blocks.append(by_rule(report))
    return "\n\n".join([*blocks, counted(report)])


def by_rule(report: Report) -> str:
    """How often each rule is broken, errors first, the most frequent first."""
    counts = Counter((each.severity is not Severity.ERROR, each.code) for each in report.problems)
    rows = sorted(counts.items(), key=lambda row: (row[0][0], -row[1], row[0][1]))
    return "\n".join(f"{count:6,} {code}" for (_, code), count in rows)


def text_problem(each: Diagnostic, lines: Lines) -> str:
    """`file:line:column: severity: message [code]`, and indented below it source line, caret and hint."""
    parts = [f"{each.span}: {each.severity}: {each.message} [{each.code}]"]
    source = excerpt(each, lines)
    if source:
        parts += (f"    {line}" for line in source.split("\n"))
    if each.hint:
        parts.append(f"    hint: {each.hint}")
    return "\n".join(parts)


def excerpt(each: Diagnostic, lines: Lines) -> str:
    """The source line with a caret below; empty where the file has no such line."""
    source = lines.get(each.span.file, ())
    if not 0 < each.span.line <= len(source):
        return ""
    line = source[each.span.line - 1].replace("\t", " ")
    start = each.span.column - 1
    stop = max(start + 1, min(each.span.end_column - 1, len(line)))
    if not line.strip():
        return ""
    if len(line) > MAX_WIDTH:
        cut = max(0, start - MAX_WIDTH // 2)
        line = ("…" if cut else "") + line[cut : cut + MAX_WIDTH]
        start, stop = start - cut + bool(cut), stop - cut + bool(cut)
    caret = " " * _width(line[:start]) + "^" * max(1, _width(line[start:stop]))
    return f"{line}\n{caret}"


def _width(text: str) -> int:
    """The columns a terminal uses: Korean letters take two."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0  # drawn on the letter before, as the parts of a decomposed Korean syllable are
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def json_report(report: Report) -> str:
    """A JSON document: how many errors, warnings and exceptions, and under `problems` each with its span."""
    rows = [
        {
            "code": each.code,
            "severity": str(each.severity),
            "message": each.message,
            "hint": each.hint,
            "fix": each.fix,
            "file": each.span.file,
            "line": each.span.line,
            "column": each.span.column,
            "end_column": each.span.end_column,
        }
        for each in report.problems
    ]
    document = {
        "errors": len(report.errors),
        "warnings": len(report.warnings),
        "rules_changed": list(report.changed),
        "problems_off": report.off,
        "problems_accepted": report.accepted,
        "problems": rows,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def github_report(report: Report) -> str:
    """Workflow commands that GitHub shows beside the lines of files named from the repository's root."""
    rows = []
    for each in report.problems:
        kind = "error" if each.severity is Severity.ERROR else "warning"
        words = f"{each.message} ({each.hint})" if each.hint else each.message
        span = each.span
        where = f"file={_property(span.file)},line={span.line},col={span.column},endColumn={span.end_column}"
        rows.append(f"::{kind} {where},title={_property(each.code)}::{_data(words)}")
    return "\n".join([*rows, counted(report)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def counted(report: Report) -> str:
    """Say how many problems there are, and how many the playbook asked not to see."""
    words = f"{numbered(len(report.errors), 'error')}, {numbered(len(report.warnings), 'warning')}"
    asked = []
    if report.changed:
        off = f" ({numbered(report.off, 'problem')} switched off)" if report.off else ""
        asked.append(f"{numbered(len(report.changed), 'rule')} changed{off}")
    if report.accepted:
        asked.append(f"{numbered(report.accepted, 'problem')} accepted")
    return f"{words}; {', '.join(asked)}" if asked else words


def numbered(count: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 error", "2 errors"."""
    return f"{count} {one if count == 1 else many or one + 's'}"
