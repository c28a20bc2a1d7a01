"""The errors that end a run, each with the exit code that the command line gives for it.

Whoever can't go on raises one of them, or a subclass that says more; `stagebook.cli.main` alone turns it into a
message and an exit code. What is wrong with single places of a playbook is no error but a `Diagnostic`.
"""

from __future__ import annotations

from typing import ClassVar

FINE, FOUND, WRONG_CALL = 0, 1, 2
"""Exit codes: nothing to mend, problems found, a call that can't be meant so."""


class StagebookError(Exception):
    """A run that can't go on; the message says why and, where there is one, the way out.

    An empty message means that all there is to say has been shown already.
    """

    exit_code: ClassVar[int] = FOUND


class WrongCallError(StagebookError):
    """An argument or option that can't be meant so; the message names what would do."""

    exit_code: ClassVar[int] = WRONG_CALL
