"""What an `mkdocs.yml` says, as it is written: looked at without being loaded, with the place of each setting.

An engine may add to it and plugins may change it. What is wrong, though, is wrong in the author's file, at a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stagebook.problems.diagnostics import Span
from stagebook.reading.outline import Outline, Way

_MISSING = object()


@dataclass(frozen=True)
class Setting:
    """A value as written, scalars as text, and where its key or its entry in a list stands."""

    value: Any
    span: Span


@dataclass(frozen=True)
class NavEntry:
    """An entry of `nav`: a target (a page's file, an address), or the entries of a section."""

    title: str
    """Empty where the author leaves it to the target."""
    target: str
    children: tuple[NavEntry, ...]
    span: Span

    def all(self) -> Iterator[NavEntry]:
        """Yield the entry and all below it."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True)
class SiteSettings:
    """The outlines of an mkdocs.yml and of those it inherits from, the nearest first; none for no own file."""

    chain: tuple[Outline, ...] = ()

    @property
    def start(self) -> Span:
        """The first line of mkdocs.yml, for what it lacks."""
        return Span(next((span.file for each in self.chain for span in each.spans.values()), "mkdocs.yml"))

    def written(self, *way: str | int) -> bool:
        """Whether any file has the setting that a way of keys leads to."""
        return any(way in each.spans for each in self.chain)

    def of(self, *way: str | int) -> Span:
        """The span of a setting, or of the nearest one around it that is written; else the file's start."""
        for length in range(len(way), 0, -1):
            for each in self.chain:
                if way[:length] in each.spans:
                    return each.spans[way[:length]]
        return self.start

    def entry(self, setting: str, *names: str) -> Span:
        """The span of a list's entry that is one of `names`, or a mapping with one of them as a key or as a value."""
        for each in self.chain:
            entries = each.data.get(setting) if isinstance(each.data, dict) else None
            for index, entry in enumerate(entries if isinstance(entries, list) else ()):
                held = (*entry, *entry.values()) if isinstance(entry, dict) else (entry,)
                for name in (name for name in names if name in held):
                    inner: Way = (setting, index, name)
                    return each.spans.get(inner, each.spans[(setting, index)])
        return self.of(setting, names[0])

    def option(self, setting: str, name: str, option: str) -> Span:
        """The span of an option of a list's entry, such as a plugin's; else of the entry."""
        for each in self.chain:
            for way, span in each.spans.items():
                if way[0] == setting and way[-2:] == (name, option):
                    return span
        return self.entry(setting, name)

    def get(self, *way: str) -> Setting | None:
        """The setting that a way of keys leads to, of the nearest file that has it; None where nobody wrote it."""
        for each in self.chain:
            value = _at(each.data, way)
            if value is not _MISSING:
                return Setting(value, self.of(*way))
        return None

    def entries(self, *way: str) -> Iterator[Setting]:
        """Yield the entries of a setting that is a list; none where it is none."""
        for each in self.chain:
            value = _at(each.data, way)
            if isinstance(value, list):
                yield from (Setting(entry, each.spans[(*way, index)]) for index, entry in enumerate(value))
                return

    def named(self, setting: str) -> dict[str, Setting]:
        """The options of each entry of `plugins` or `markdown_extensions`, by its name.

        A list replaces what is inherited, a mapping adds to it.
        """
        found: dict[str, Setting] = {}
        for each in self.chain:
            listed = _at(each.data, (setting,))
            if isinstance(listed, dict):
                for name, options in listed.items():
                    found.setdefault(name, Setting(options, each.spans[(setting, name)]))
            elif listed is not _MISSING:
                for index, entry in enumerate(listed if isinstance(listed, list) else ()):
                    named = entry if isinstance(entry, dict) else {entry: None}
                    for name, options in named.items():
                        inner: Way = (setting, index, name)
                        span = each.spans.get(inner, each.spans[(setting, index)])
                        found.setdefault(str(name), Setting(options, span))
                break
        return found

    def nav(self) -> tuple[NavEntry, ...]:
        """The entries of `nav`; none where nobody wrote one."""
        for each in self.chain:
            value = _at(each.data, ("nav",))
            if value is not _MISSING:
                return _nav_entries(each, value, ("nav",))
        return ()


def _nav_entries(file: Outline, value: Any, way: Way) -> tuple[NavEntry, ...]:
    if isinstance(value, list):
        found = (_nav_entries(file, each, (*way, index)) for index, each in enumerate(value))
        return tuple(entry for entries in found for entry in entries)
    if not isinstance(value, dict):
        return (NavEntry("", str(value or ""), (), file.spans.get(way, Span("mkdocs.yml"))),)
    return tuple(_titled(file, title, each, (*way, title)) for title, each in value.items())


def _titled(file: Outline, title: str, value: Any, way: Way) -> NavEntry:
    if isinstance(value, list | dict):
        return NavEntry(title, "", _nav_entries(file, value, way), file.spans[way])
    return NavEntry(title, str(value or ""), (), file.spans[way])


def _at(value: Any, way: tuple[str, ...]) -> Any:
    for key in way:
        value = value.get(key, _MISSING) if isinstance(value, dict) else _MISSING
    return value


NO_SETTINGS = SiteSettings()
"""A playbook without an mkdocs.yml of its own."""
