"""What a run writes before it is complete: drafts, each in a folder of its own beside what it will replace.

A draft's folder names its process and holds a lock that lives as long as the process does. So a later run can tell the
litter of one that was killed from the work of one that still runs, and clears the former away. What was replaced lies
in the draft until the new one stands in its place; a run killed between the two steps is finished by the next one.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from stagebook.outputs.folder_swap import exchange
from stagebook.problems.errors import StagebookError

PREFIX = ".stagebook-draft-"
_LOCK, _NEW, _OLD, _TARGET = "lock", "new", "old", "target"
_OLD_ENOUGH = 3600
"""Seconds after which an unlocked draft is litter even where a process has the number of the one that made it."""


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """Yield the path at which to make what shall stand at `target`, a file or a folder; the parent must exist.

    Nothing stands there yet. `put_in_place` moves it; whatever is left of the draft is gone at the end.
    """
    sweep(target.parent)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=target.parent))
    lock = FileLock(folder / _LOCK)
    try:
        with lock:
            (folder / _TARGET).write_text(target.name, encoding="utf-8")
            yield folder / _NEW
    finally:
        _remove(folder)


@contextmanager
def scratch() -> Iterator[Path]:
    """Yield an empty folder for a run's own use among the system's temporary files; cleared like any draft."""
    with draft_of(Path(tempfile.gettempdir()) / "scratch") as folder:
        folder.mkdir()
        yield folder


def put_in_place(made: Path, target: Path) -> None:
    """Let what was made in a draft take the place of `target`, a file or a folder, in one step where there is one."""
    if not made.is_dir():
        made.replace(target)
    elif not os.path.lexists(target):
        made.rename(target)
    elif not exchange(made, target):
        _swap_in_two_steps(made, target)


def _swap_in_two_steps(made: Path, target: Path) -> None:
    old = made.parent / _OLD
    try:
        target.rename(old)
        made.rename(target)
    except BaseException as error:
        if not target.exists() and old.exists():
            old.rename(target)
        if isinstance(error, OSError) and error.errno in (errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST):
            raise StagebookError("another run put its own there at the same time; run the command anew") from error
        raise


def write_file(target: Path, pieces: Iterable[bytes], judge: Callable[[Path], None] | None = None) -> None:
    """Write a file whole or not at all, through links; what was there stays until the new one is written.

    Until it is complete only the user can read it; then it has the mode of the file that it replaces, if any. `judge`
    gets the new file before it takes its place, and may raise.
    """
    target = Path(os.path.realpath(target))
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
    with draft_of(target) as new:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.writelines(pieces)
        if judge:
            judge(new)
        new.chmod(mode)
        put_in_place(new, target)


def sweep(parent: Path) -> None:
    """Clear away what killed runs left in `parent`; where one was killed in the middle of a swap, finish it."""
    for folder in parent.glob(f"{PREFIX}*"):
        if not folder.is_dir() or folder.is_symlink() or not _may_be_litter(folder):
            continue
        try:
            with FileLock(folder / _LOCK, timeout=0):
                _recover(folder, parent)
        except (Timeout, OSError):
            continue
        _remove(folder)


def _may_be_litter(folder: Path) -> bool:
    """Whether the process that made a draft is gone; the lock has the last word."""
    number = folder.name.removeprefix(PREFIX).partition("-")[0]
    if not number.isdigit():
        return False
    if int(number) == os.getpid():
        return not _is_locked(folder)  # ours, or that of a process that had our number
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        pass  # alive, but somebody else's
    return time.time() - folder.stat().st_mtime > _OLD_ENOUGH


def _is_locked(folder: Path) -> bool:
    try:
        with FileLock(folder / _LOCK, timeout=0):
            return False
    except (Timeout, OSError):
        return True


def _recover(folder: Path, parent: Path) -> None:
    """Put back what a killed run had moved away, unless something stands in its place."""
    old = folder / _OLD
    if old.exists():
        target = parent / (folder / _TARGET).read_text(encoding="utf-8")
        if not os.path.lexists(target):
            new = folder / _NEW
            (new if new.exists() else old).rename(target)


def _remove(folder: Path) -> None:
    """Delete a draft, to the end even where a signal comes in between."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
