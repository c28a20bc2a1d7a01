"""What can stand in the way of a PDF; every message says what to do."""

from __future__ import annotations

from stagebook.problems.errors import StagebookError


class NoPdfError(StagebookError):
    """No PDF can be made; the message says why and what to do."""


class BrokenSheetTemplateError(NoPdfError):
    """A Typst template, most likely one of the site's own, can't be drawn; the message names file and line."""


class UnsetTextError(NoPdfError):
    """Typst ended in a defect of its own on these sheets; the message says so, and how to go on."""
