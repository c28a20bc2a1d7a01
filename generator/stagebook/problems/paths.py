"""Where the files of problems are, seen from the folder in which a reader stands, or from a repository's root."""

from __future__ import annotations

import os
import posixpath
from dataclasses import replace
from pathlib import Path

from stagebook.problems.diagnostics import Report, Span
from stagebook.problems.formats import Lines


def way_to(folder: Path, start: Path | None = None) -> str:
    """The path from `start` (by default the current folder) to `folder`, with `/`; a whole one between two drives."""
    try:
        way = os.path.relpath(os.path.realpath(folder), os.path.realpath(start or Path.cwd()))
    except ValueError:
        return folder.resolve().as_posix()
    return Path(way).as_posix()


def repository_of(folder: Path) -> Path | None:
    """The root of the repository that a folder lies in; None where it lies in none."""
    here = Path(os.path.realpath(folder))
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), None)


def seen_along(report: Report, lines: Lines, way: str) -> tuple[Report, dict[str, tuple[str, ...]]]:
    """A report and the lines of its files, whose names start with the `way` to the playbook's folder."""

    def moved(file: str) -> str:
        return posixpath.normpath(posixpath.join(way, file))

    def moved_span(span: Span) -> Span:
        return Span(moved(span.file), span.line, span.column, span.end_column, span.last_line)

    problems = tuple(replace(each, span=moved_span(each.span)) for each in report.problems)
    return replace(report, problems=problems), {moved(file): text for file, text in lines.items()}
