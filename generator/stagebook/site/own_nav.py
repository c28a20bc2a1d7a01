"""The navigation as a site's own `nav` arranges it: pages written by hand, addresses, and sections of the playbook.

`stagebook:tools` stands for the section of that name, `stagebook:processes` for all processes, `stagebook:rest` for
whatever is placed nowhere else. A `nav` without any of these is followed by all that it does not name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from stagebook.reading.site_settings import NavEntry
from stagebook.site.pages import Page, Plan, Section

SCHEME = "stagebook:"
HOME, PROCESSES, REST = "home", "processes", "rest"


def arranged(
    entries: tuple[NavEntry, ...], plan: Plan, processes: frozenset[str], *, in_first_language: bool
) -> tuple[Section, ...]:
    """The tree that `entries` describe; `processes` are the names of the sections that are processes.

    The titles of entries are in the first language; in another one a page or section has its own.
    """
    sections = plan.sections
    every = [each for entry in entries for each in entry.all()]
    wanted = {each.target.removeprefix(SCHEME) for each in every if each.target.startswith(SCHEME)}
    named = wanted | {name for name, section in (plan.parts | sections).items() if _is_named(section, every)}
    if PROCESSES in wanted:
        named |= processes
    rest = tuple(_without(section, plan, named) for name, section in sections.items() if name not in named)
    by_name: dict[str, tuple[Section, ...]] = {name: (section,) for name, section in (plan.parts | sections).items()}
    by_name[PROCESSES] = tuple(section for name, section in sections.items() if name in processes)
    by_name[REST] = rest
    arranger = _Arranger(by_name, plan.pages, in_first_language)
    found = tuple(arranger.all(entries))
    return found if wanted else (*found, *rest)


def _without(section: Section, plan: Plan, named: set[str]) -> Section:
    """A section without those parts that stand elsewhere."""
    elsewhere = [part for name, part in plan.parts.items() if name in named]
    return replace(section, children=tuple(child for child in section.children if child not in elsewhere))


def _is_named(section: Section, entries: list[NavEntry]) -> bool:
    return section.page is not None and any(each.target == section.page.src for each in entries)


class _Arranger:
    def __init__(
        self, sections: Mapping[str, tuple[Section, ...]], pages: Mapping[str, Page], in_first_language: bool
    ) -> None:
        self._sections = sections
        self._pages = pages
        self._in_first_language = in_first_language

    def all(self, entries: tuple[NavEntry, ...]) -> Iterator[Section]:
        for entry in entries:
            yield from self._made(entry)

    def _made(self, entry: NavEntry) -> tuple[Section, ...]:
        """What an entry comes to; nothing where this audience sees none of it."""
        if not entry.target:
            inner = tuple(self.all(entry.children))
            return (Section(entry.title, None, inner),) if inner else ()
        if entry.target.startswith(SCHEME):
            found = self._sections.get(entry.target.removeprefix(SCHEME), ())
            if len(found) > 1 and entry.title:
                return (Section(entry.title, None, found),)
            return tuple(replace(each, title=self._title(entry, each.title)) for each in found)
        if entry.target.endswith(".md"):
            page = self._pages.get(entry.target)
            return (Section(self._title(entry, page.title), page),) if page else ()
        return (Section(entry.title or entry.target, address=entry.target),)

    def _title(self, entry: NavEntry, own: str) -> str:
        return entry.title if entry.title and self._in_first_language else own
