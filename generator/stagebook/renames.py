"""What was renamed, and since when: the one list that the reader, the templates and `stagebook migrate` use.

An old name works for one release, with a warning that names the new one. Take a row out when that release is over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Rename:
    """One name that an author may have written, and the one that took its place."""

    kind: Literal["field", "value", "attribute", "block", "macro"]
    """A field that authors write, or one of the words it can hold; an attribute that only templates read; a block or
    macro that they define."""
    owner: str
    """What has it: the shape of a field (`Stage`), the field of a word (`Tendency.likelihood`), the name by which
    templates know what has the attribute (`usage`), or the template with the block or macro (`pages/stage.html`)."""
    old: str
    new: str
    since: str
    """The release that has the new name first."""


RENAMES = (
    Rename("field", "Stage", "without_it", "if_skipped", since="0.2"),
    Rename("field", "Milestone", "anchor", "go_live", since="0.2"),
    Rename("value", "Tendency.likelihood", "certain", "always", since="0.2"),
    Rename("attribute", "process", "places", "positions", since="0.2"),
    Rename("attribute", "usage", "place", "item", since="0.2"),
    Rename("attribute", "ws", "place", "storage_key", since="0.2"),
    Rename("attribute", "ws", "deal_place", "deal_storage_key", since="0.2"),
    Rename("attribute", "ws", "again", "running_head", since="0.2"),
    Rename("macro", "components/tools.html", "place_name", "item_name", since="0.2"),
)


def renamed_values(shapes: Iterable[type], field: str, renames: Iterable[Rename] = RENAMES) -> dict[str, str]:
    """The words of a field of these classes (a shape with its bases) that were renamed: new word by old word."""
    owners = {f"{each.__name__}.{field}" for each in shapes}
    return {each.old: each.new for each in renames if each.kind == "value" and each.owner in owners}


def renamed_fields(shapes: Iterable[type], renames: Iterable[Rename] = RENAMES) -> dict[str, str]:
    """The fields of these classes (a shape with its bases) that were renamed: new name by old name."""
    names = {each.__name__ for each in shapes}
    return {each.old: each.new for each in renames if each.kind == "field" and each.owner in names}
