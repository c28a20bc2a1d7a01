"""Items with a name of their own."""

from __future__ import annotations

from stagebook.schema.base import Item
from stagebook.schema.text import Text


class Headed(Item):
    """An item with a name of its own."""

    title: Text
    """Its name, as readers see it everywhere."""
    aliases: tuple[Text, ...] = ()
    """Other names people use; shown once, and found by the search."""
