"""What is wrong with a template that can't be rendered, most likely one of the site's own."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError

from stagebook.problems.errors import StagebookError


class BrokenTemplateError(StagebookError):
    """A template, most likely one of the site's own, can't be rendered; the message names file and line."""


def template_problem(error: Exception, rendered: str) -> str:
    """Where in a template something went wrong: a syntax error knows, others leave it in the traceback."""
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".html"):
            name, line = frame.filename, frame.lineno
    where = f"{Path(name).parent.name}/{Path(name).name}:{line}: " if name else ""
    return f"{where}{_message_of(error)} (while rendering '{rendered}')"


def _message_of(error: Exception) -> str:
    if isinstance(error, TemplateError):
        return error.message or type(error).__name__
    return f"{type(error).__name__}: {error}"
