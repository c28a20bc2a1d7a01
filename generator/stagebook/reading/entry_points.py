"""What installed packages offer under a group of entry points, looked up once for as long as no package comes or goes.

A lookup opens a file of every installed package, and each run asks for kinds, rules and more.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path


def entry_points_of(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group, by name and then by what they lead to."""
    path = tuple(sys.path)
    return _found(group, path, tuple(_changed(folder) for folder in path))


def _changed(folder: str) -> int:
    """When something was put into or taken out of a folder of the path, in nanoseconds; 0 where it is none."""
    try:
        return Path(folder).stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=8)
def _found(group: str, path: tuple[str, ...], changed: tuple[int, ...]) -> tuple[EntryPoint, ...]:
    """Look up a group; `path` are the folders in which packages lie, `changed` when each of them was."""
    return tuple(sorted(entry_points(group=group), key=lambda each: (each.name, each.value)))
