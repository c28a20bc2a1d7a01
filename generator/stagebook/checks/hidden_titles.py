"""The title of something hidden, written out in a text that its audience sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Anything, Playbook, walk
from stagebook.problems.diagnostics import Diagnostic, shortened
from stagebook.problems.rule import WARNING, Rule
from stagebook.prose.matcher import Matcher

HIDDEN_TITLE = Rule(
    "hidden-title",
    WARNING,
    "A text names something hidden by its title",
    "Readers of that audience learn that it exists, and ask for it. A title is too short a text for the search of what "
    "was written, and may be a common word; so this is a warning.",
)

_SENTENCE_STARTS = re.compile(r"(?:^|[.!?:]\s+|\n\W*)\W*\Z")
_FEWEST = 3
"""Letters of a title that is looked for."""


@finds(HIDDEN_TITLE)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report titles of hidden items in the texts of visible ones, once for each text and title."""
    if not context.is_complete:
        return  # What is misspelt may hide more than its author meant.
    for audience, seen in context.views.items():
        titles = _Titles(context.playbook, seen)
        for item in (seen.settings, *seen.items()) if titles.hidden else ():
            for text in walk.texts(item):
                for start, hidden in titles.named_in(text):
                    title = text[start : start + len(hidden)]
                    yield HIDDEN_TITLE.found(
                        f"the audience '{audience}' reads the title of the {titles.hidden[hidden].kind} "
                        f"'{shortened(title)}', and does not see it",
                        context.within(text, title, start),
                        f"say it without the title, or add '{audience}' to its `visible_to`",
                    )


class _Titles:
    """The titles of what an audience does not see, in small letters; and the names of what it sees."""

    def __init__(self, playbook: Playbook, seen: Playbook) -> None:
        keys = {item.key for item in seen.items()}
        self._visible = {name.lower() for item in seen.items() for name in _names(item)}
        titles = ((str(title), item) for item in playbook.items() for title in item.title.versions.values())
        self.hidden = {
            title.lower(): item
            for title, item in titles
            if item.key not in keys
            and title.lower() not in self._visible
            and len(title) >= _FEWEST
            # Others are but labels of another item's rows, and common words: "Close".
            and (item.row.has_pages or item.row.index)
        }
        self._matcher = Matcher({*self.hidden, *self._visible})

    def named_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield where hidden titles stand in a text as whole words, each once; not within a visible item's name."""
        small = text.lower()
        if len(small) != len(text):  # rare letters become two
            return
        places = [(start, start + len(name), name) for start, name in self._matcher.find(small)]
        covered = [(start, end) for start, end, name in places if name in self._visible]
        told: set[str] = set()
        for start, end, name in places:
            if name in told or name not in self.hidden or not _is_whole(small, start, end):
                continue
            if any(first <= start and end <= last for first, last in covered):
                continue
            if " " in name or self._is_written(text, start, end, name):
                told.add(name)
                yield start, name

    def _is_written(self, text: str, start: int, end: int, name: str) -> bool:
        """Whether a title of one word is meant: in its own capitals, and not where each word has one."""
        own = {str(title) for title in self.hidden[name].title.versions.values()}
        return text[start:end] in own and (not _SENTENCE_STARTS.search(text[:start]) or not text[start].isupper())


def _names(item: Anything) -> Iterator[str]:
    yield from map(str, item.title.versions.values())
    for alias in getattr(item, "aliases", ()):
        yield from map(str, getattr(alias, "versions", {}).values())


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether words begin and end there; a Korean particle after the title is a word of its own."""
    if text[start - 1 : start].isalnum():
        return False
    return not text[end : end + 1].isalnum() or "가" <= text[end - 1] <= "힣" or "가" <= text[end] <= "힣"
