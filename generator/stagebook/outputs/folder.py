"""Replace a folder in one step: what was there stays until the new one is complete.

A folder carries a mark when Stagebook made it; one without the mark is never replaced, unless empty. Nor is one that
holds, or lies in, something the run still needs, nor one in which a version control or another tool keeps its data.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stagebook.outputs.unfinished import draft_of, put_in_place, sweep
from stagebook.problems.errors import WrongCallError

MARK = ".stagebook"
"""The file that says who made the folder."""


class NotOursError(WrongCallError):
    """The target must not be replaced; the message says why."""


@contextmanager
def replacing(target: Path, playbook: Path | None = None) -> Iterator[Path]:
    """Yield a new folder beside `target`; at the end the new one replaces it. An exception leaves `target` as it was.

    `playbook` is the folder the run reads from. Raises `NotOursError` before anything is written.
    """
    # Through links: what a link leads to is replaced, the link stays. (`Path.resolve` raises on a circle of links.)
    target = Path(os.path.realpath(target))
    if target.parent.is_dir():
        sweep(target.parent)  # first, since a site that a killed run moved away must be looked at too
    _require_replaceable(target, Path(os.path.realpath(playbook)) if playbook else None)
    made = _make_parents(target.parent)
    try:
        with draft_of(target) as fresh:
            fresh.mkdir()
            yield fresh
            (fresh / MARK).write_text("Made by stagebook; the next build replaces this folder.\n", encoding="utf-8")
            put_in_place(fresh, target)
    except BaseException:
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        raise


def is_ours(folder: Path) -> bool:
    """Whether Stagebook made the folder."""
    return (folder / MARK).is_file()


def _require_replaceable(target: Path, playbook: Path | None) -> None:
    """Raise `NotOursError` where `target` must not be replaced; all paths are real ones, without links."""
    name = f"'{target.name or target}'"
    if playbook:
        _require_apart(target, playbook, name)
    if Path.cwd().is_relative_to(target):
        raise NotOursError(f"{name} is the current folder, or holds it, and can't be replaced; name another one")
    blocking = next((folder for folder in target.parents if folder.exists() and not folder.is_dir()), None)
    if blocking:
        raise NotOursError(f"'{blocking.name}' is a file, so there can be no folder in it; name another one")
    if os.path.lexists(target):
        _require_ours(target, name)


def _require_apart(target: Path, playbook: Path, name: str) -> None:
    if playbook.is_relative_to(target):
        raise NotOursError(f"{name} holds the playbook and is left alone; name another folder")
    if target.is_relative_to(playbook):
        raise NotOursError(f"{name} lies in the playbook's folder; name one outside of it")


def _require_ours(target: Path, name: str) -> None:
    if not target.is_dir() or (any(target.iterdir()) and not is_ours(target)):
        raise NotOursError(f"{name} was not made by stagebook and is left alone; name another folder")
    hidden = sorted(each.name for each in target.iterdir() if each.name.startswith(".") and each.name != MARK)
    if hidden:
        raise NotOursError(f"{name} holds '{hidden[0]}', which would be lost; move it away, or name another folder")


def _make_parents(folder: Path) -> list[Path]:
    """Make a folder with its parents; return those that were missing, the innermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing
