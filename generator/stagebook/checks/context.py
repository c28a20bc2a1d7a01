"""What every check gets, and how it finds the exact place inside a text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from stagebook.diagnostics import Span
from stagebook.model import Playbook
from stagebook.model.load import Loaded
from stagebook.schema.text import Text


@dataclass(frozen=True)
class Context:
    """A loaded playbook, ready to be checked."""

    loaded: Loaded
    playbook: Playbook
    today: datetime.date

    def is_known(self, kind: str, name: str, process: str = "") -> bool:
        """Tell whether an id was seen, in an item that is too broken to be in the model too."""
        known = self.loaded.known
        scope, _, bare = name.rpartition("/")
        if kind in ("phase", "stage"):
            scopes = [scope] if scope else [process] if process else [str(p.id) for p in self.playbook.processes]
            return any(bare in known.get(f"{kind}:{each}", ()) for each in scopes)
        return name in known.get(kind, ())

    def names(self, kind: str, process: str = "") -> set[str]:
        """Return the ids one could have meant."""
        known = self.loaded.known
        if kind not in ("phase", "stage"):
            return set(known.get(kind, ()))
        scopes = [process] if process else [str(p.id) for p in self.playbook.processes]
        return {name for each in scopes for name in known.get(f"{kind}:{each}", ())}

    def within(self, text: Text, words: str, occurrence: int = 0) -> Span:
        """Return the place of `words` inside a text; the text's own place where they span lines."""
        lines = self.loaded.lines.get(text.span.file, ())
        column = text.span.column
        for number in range(text.span.line, len(lines) + 1):
            line = lines[number - 1]
            at = line.find(words, column - 1)
            while at >= 0:
                if occurrence == 0:
                    return Span(text.span.file, number, at + 1, at + 1 + len(words))
                occurrence -= 1
                at = line.find(words, at + 1)
            column = 1
        return text.span
