"""Old names in a site's own templates: where they stand, and the template with today's names in their place.

A site's templates are read as `stagebook migrate` would write them, so an old name works as long as its row stands in
`stagebook.renames`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from stagebook.renames import RENAMES, Rename

NOT_ITEMS = ("w", "links", "site", "page", "loop")
"""Names whose attributes are no fields of an item."""


@dataclass(frozen=True)
class OldName:
    """An old name in a template: from `start` to `stop`, counted in characters from 0."""

    start: int
    stop: int
    rename: Rename


def old_names(source: str, path: str, renames: Iterable[Rename] = RENAMES) -> list[OldName]:
    """Find what was renamed in the template that lies at `path` below a site's `templates/`, in reading order."""
    found = {
        (match.start("name"), match.end("name")): each
        for each in renames
        for pattern in _patterns(each, path)
        for match in re.finditer(pattern, source)
    }
    return [OldName(start, stop, rename) for (start, stop), rename in sorted(found.items())]


def _patterns(each: Rename, path: str) -> Iterator[str]:
    name = f"(?P<name>{re.escape(each.old)})"
    if each.kind == "field":
        yield rf"""(?:\battr|selectattr|rejectattr|groupby)\(\s*['"]{name}['"]"""
        yield rf"""\battribute\s*=\s*['"]{name}['"]"""
        yield rf"(?<![\w.])(?!(?:{'|'.join(NOT_ITEMS)})\.)\w+(?:\.\w+)*\.{name}\b(?!\()"
    elif each.kind == "value":
        yield rf"""\.{each.owner.rpartition(".")[2]}\s*[!=]=\s*['"]{name}['"]"""
    elif each.kind == "attribute":
        yield rf"(?<![\w.]){re.escape(each.owner)}\.{name}\b(?!\()"
    elif each.kind == "block" and path == each.owner:
        yield rf"{{%[-+]?\s*(?:end)?block\s+{name}\b"
        yield rf"\bself\.{name}\("
    elif each.kind == "macro":
        yield rf"\b{re.escape(PurePosixPath(each.owner).stem)}\.{name}\("
        if path == each.owner:
            yield rf"{{%[-+]?\s*macro\s+{name}\("


def with_new_names(source: str, path: str, renames: Iterable[Rename] = RENAMES) -> str:
    """Write a template with today's names; lines stay as they are."""
    for each in reversed(old_names(source, path, renames)):
        source = source[: each.start] + each.rename.new + source[each.stop :]
    return source


def own_templates(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each template below a site's `templates/`: its path in there, and its text if it is readable."""
    for file in sorted(folder.rglob("*.html")):
        try:
            yield file.relative_to(folder).as_posix(), file.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue  # Whoever renders it says what is wrong with it.
