"""What ships with Stagebook and the theme: there before any playbook was, and no leak."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from stagebook.resources import templates

_SOURCES = ("html", "js", "css", "json", "yml", "typ")


def is_shipped(name: str, data: bytes) -> bool:
    """Whether the file of a site is, byte for byte, one that ships: then nothing of a playbook is in it."""
    _, assets, below = f"/{name}".partition("/assets/")
    path = PurePosixPath(below)
    if not assets or ".." in path.parts:
        return False
    ours = templates() / "assets"
    candidates = [each / path.name for each in (ours / "bundles", ours / "fonts")]
    candidates += [each / "assets" / path for each in _themes()]
    return any(_holds(each, data) for each in candidates)


def shipped_sources() -> Iterator[bytes]:
    """Yield what ships as text, of Stagebook and of the theme."""
    for folder in (templates(), *_themes()):
        for ending in _SOURCES:
            yield from (path.read_bytes() for path in folder.rglob(f"*.{ending}"))


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


@cache
def _themes() -> tuple[Path, ...]:
    found = find_spec("material")
    return tuple(Path(each) / "templates" for each in found.submodule_search_locations or ()) if found else ()
