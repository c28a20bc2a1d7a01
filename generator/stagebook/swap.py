"""Replace a folder in one step: what was there stays until the new one is whole.

A folder carries a mark when Stagebook made it; one without the mark is never replaced, unless empty.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = ".stagebook"
"""The file that says who made the folder."""


class NotOursError(Exception):
    """The target exists and was not made by Stagebook."""


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield a new folder beside `target`; at the end it takes its place. An exception leaves `target` as it was.

    Raises `NotOursError` before anything is written.
    """
    target = target.resolve()
    if target.exists() and not (target.is_dir() and (is_ours(target) or not any(target.iterdir()))):
        raise NotOursError(f"'{target.name}' was not made by stagebook and is left alone; name another folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield fresh
        (fresh / MARK).write_text("Made by stagebook; the next build replaces this folder.\n", encoding="utf-8")
        fresh.chmod(0o755)
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def is_ours(folder: Path) -> bool:
    """Tell whether Stagebook made the folder."""
    return (folder / MARK).is_file()


def _swap(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    target.rename(old / target.name)
    try:
        fresh.rename(target)
    except OSError:
        (old / target.name).rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
