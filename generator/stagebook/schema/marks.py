"""What a shape says about a field besides its type; the visitor hands the marks on, views and usages read them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OtherSide:
    """Marks a field whose references have a name of their own when read from the other end: `made into`."""

    name: str


@dataclass(frozen=True)
class Essential:
    """Marks a reference without which its part says something else: where it is hidden, the part is too."""


@dataclass(frozen=True)
class GoesWith:
    """Marks what is about the reference in another field: where that is hidden, this is too."""

    field: str


@dataclass(frozen=True)
class EmptyMeansAll:
    """Marks references none of which means all: where every one is hidden, the part is too."""
