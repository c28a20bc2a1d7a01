"""The errors that end a run, each with the exit code that the command line gives for it.

Whoever can't go on raises one of them, or a subclass that says more; `stagebook.cli.main` alone turns it into a
message and an exit code. What is wrong with single places of a playbook is no error but a `Diagnostic`.
"""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
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


_CAUSES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "there is no space left on the disk; free some, or name {another}"),
    errno.EFBIG: "a file grew larger than this system lets it; name {another}",
    errno.EROFS: "the disk can only be read; name {another}",
    **dict.fromkeys((errno.EACCES, errno.EPERM), "this user may not write there; name {another}, or change its rights"),
    errno.EIO: "the disk does not answer as it should; name {another}",
}
"""What a failed writing means, and the way out."""


def cause_of(error: OSError, place: Path | None = None) -> str:
    """Say in one sentence why the system refused, and what to do; `place` is what was to be written, if anything.

    Of a copy of many files that failed (`shutil.Error`), the first cause stands for all.
    """
    number, words = error.errno, error.strerror or str(error)
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        first = str(error.args[0][0][2])
        number = next((each for each in _CAUSES if f"[Errno {each}]" in first), None)
        words = first
    where = f"'{place}': " if place else ""
    if number in _CAUSES:
        return where + _CAUSES[number].format(another="another place" if place else "another one")
    named = f"'{Path(error.filename).name}': " if isinstance(error.filename, str) and not place else where
    return f"{named}{words[:1].lower()}{words[1:]}"
