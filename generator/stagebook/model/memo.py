"""What is made of a playbook once and used by several steps: a view of it, the blank sheets of a view."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """Keeps what was made, as long as the playbook lives."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._made: dict[Hashable, Any] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes, made when it is first asked for; `key` starts with the name of the step."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    def last(self, key: Hashable, make: Callable[[], T]) -> T:
        """The same for the last step that needs it: it is not kept any longer."""
        made: T = self.get(key, make)
        del self._made[key]
        return made
