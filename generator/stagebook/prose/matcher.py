"""Finds all of many texts in one pass: an automaton of Aho and Corasick, of the library `pyahocorasick`.

It is loaded where it is first used: only a playbook with several audiences needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any


class Matcher:
    """Looks for a set of texts in others, letter by letter as they stand."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts; empty ones are passed over."""
        made: Any = import_module("ahocorasick").Automaton()  # which says nothing of its types
        for text in filter(None, texts):
            made.add_word(text, text)
        made.make_automaton()
        self._automaton = made if len(made) else None

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield each place of each text, also of those within others: where it starts, and the text itself."""
        for end, found in self._automaton.iter(text) if self._automaton else ():
            yield end + 1 - len(found), found
