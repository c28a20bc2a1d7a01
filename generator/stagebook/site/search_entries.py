"""What the search of a site can find: every item, its parts, its sheets, in one audience's view and one language.

Entries are made from the model, not from pages, so that a hit is a thing and never a page full of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from stagebook.model import Located, Phase, Playbook, Stage, Worksheet, walk
from stagebook.model.labels import plain_texts
from stagebook.schema.base import Named, Shape
from stagebook.schema.parts import Blocker
from stagebook.schema.text import Text
from stagebook.schema.tool_texts import TextVariant
from stagebook.site.pages import Page, Site
from stagebook.site.situations import Situation, situations
from stagebook.site.urls import PageAddress, UrlStyle, address_of_item
from stagebook.words import Words

_OWN_FIELDS = ("title", "aliases")
_NAMES = ("title", "text")
"""Fields that say in a line what a part is."""
_SUMMARIES = ("summary", "purpose", "definition", "statement", "answer", "evidence", "meaning", "why", "question")
"""Fields whose first one that is written stands beside a hit."""


_WITHOUT_ANCHOR = (Blocker, TextVariant)
"""Parts to which no address leads: the first stand on sheets, the others take turns on the tool's page."""


@dataclass(frozen=True)
class Place:
    """Where in a process something belongs."""

    key: str
    label: str
    """What it is, by its number: "Stage 5"."""
    title: str
    tint: int
    """The number of the phase whose colour it has; 0 for none."""


@dataclass(frozen=True)
class Entry:
    """One thing that can be found."""

    key: str
    """`kind:id`, `kind:process/id` for phases and stages, of a part `kind:id#part`; never shown."""
    kind: str
    """What readers call it: a word of the page's language."""
    group: str
    """Under which heading it is listed: `stages`, `tools`, `situations`, `sheets`, `guides`."""
    title: str
    url: str
    """From the root of the language's pages."""
    place: Place | None = None
    """The stage or phase it belongs to."""
    names: tuple[str, ...] = ()
    """Its aliases in this language."""
    foreign: tuple[str, ...] = ()
    """Its title and aliases in the other languages."""
    summary: str = ""
    text: str = ""
    """Whatever else is said of it, as plain words."""
    part: str = ""
    """Of what stands inside another item, what it is: `criterion`; else empty."""
    direction: str = ""
    """Of a situation: `good`, `warning`, `stuck` or `neutral`."""

    @property
    def is_part(self) -> bool:
        """Whether it stands inside another item."""
        return bool(self.part)


@dataclass
class _Maker:
    """Makes the entries of a site; `translations` are views of the same playbook in its other languages."""

    site: Site
    words: Words
    style: UrlStyle
    translations: tuple[tuple[Playbook, Words], ...]
    _by_key: list[Mapping[tuple[str, str, str], Located]] = field(init=False)
    _happening: dict[tuple[int, str], Situation] = field(init=False)

    def __post_init__(self) -> None:
        self._by_key = [{each.key: each for each in other.items()} for other, _ in self.translations]
        self._happening = {(id(each.item), each.id): each for each in situations(self.site.playbook)}
        self.plain = plain_texts(self.site.playbook)
        self._plain_elsewhere = [plain_texts(other) for other, _ in self.translations]

    def entries(self) -> Iterator[Entry]:
        for page in self.site.pages:
            yield from self._of_page(page)
        for item in self.site.playbook.items():
            address = address_of_item(item)
            if address.src in self.site.by_src and self._is_shown(item):
                yield from self._of_item(item, address)

    def _is_shown(self, item: Located) -> bool:
        """Whether the list of worksheets names a kind of them: those of procedures only where there are some."""
        return not isinstance(item, Worksheet) or item.of != "procedure" or bool(self.site.playbook.procedures)

    def _of_page(self, page: Page) -> Iterator[Entry]:
        """Yield the entry of a sheet, or of a page that answers a question of its own."""
        url = self.style.url(page.src)
        subject = page.subject
        if subject is not None and page.kind in ("checklist", "worksheet"):
            sheet = str(page.sheet.id) if page.sheet else page.kind
            place = self._place(subject)
            names, foreign = self._sheet_names(page, subject)
            kind = str(self.words.search["sheet"])
            yield Entry(
                f"{sheet}:{subject.id}", kind, "sheets", page.title, url, place, names, foreign, page.description
            )
        elif page.kind in self.site.playbook.registry.answering:
            foreign = tuple(str(words[page.kind]) for _, words in self.translations)
            yield Entry(f"page:{page.kind}", self.words.search["page"], "situations", page.title, url, foreign=foreign,
                        summary=page.description)  # fmt: skip

    def _sheet_names(self, page: Page, subject: Located) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What people call a sheet beside its title: by the number of its stage, and by each name of the subject."""
        own: list[str] = []
        foreign: list[str] = []
        views = [(subject, self.words, own), *self._elsewhere(subject, foreign)]
        for seen, words, into in views:
            sheet = self._title_of_sheet(page, words)
            if isinstance(seen, Stage):
                into += [f"{sheet} {name}" for name in _numbers(seen, words)]
            if into is foreign:
                into.append(f"{sheet}: {seen.title}")
        return tuple(own), tuple(foreign)

    def _title_of_sheet(self, page: Page, words: Words) -> str:
        if page.sheet is None:
            return str(words.checklist)
        found = [items.get(page.sheet.key) for items, (_, spoken) in zip(self._by_key, self.translations, strict=True)
                 if spoken is words]  # fmt: skip
        return str((found[0] if found and found[0] else page.sheet).title)

    def _elsewhere(self, item: Located, into: list[str]) -> list[tuple[Located, Words, list[str]]]:
        """The item in the other languages."""
        pairs = zip(self._by_key, self.translations, strict=True)
        return [(items[item.key], words, into) for items, (_, words) in pairs if item.key in items]

    def _of_item(self, item: Located, address: PageAddress) -> Iterator[Entry]:
        parts = list(self._parts(item)) if item.row.has_pages else []
        apart = {id(part) for part in parts}
        names = [str(each) for each in getattr(item, "aliases", ())]
        foreign: list[str] = []
        for seen, words, _ in self._elsewhere(item, foreign):
            foreign += [str(seen.title), *(str(each) for each in getattr(seen, "aliases", ()))]
            foreign += _numbers(seen, words)
        url = self.style.url(address.src) + (f"#{address.anchor}" if address.anchor else "")
        found = self._happening.get((id(item), ""))
        yield Entry(
            _key(item),
            str(self.words[item.kind]),
            item.row.found_in,
            str(item.title),
            url,
            self._place(item),
            tuple(dict.fromkeys([*names, *_numbers(item, self.words)])),
            tuple(dict.fromkeys(foreign)),
            self._summary(item),
            self._text(item, apart),
            direction=found.direction if found else "",
        )
        for part in parts:
            yield self._of_part(item, part, url)

    def _of_part(self, item: Located, part: Any, url: str) -> Entry:
        happening = self._happening.get((id(item), str(part.id)))
        heading = getattr(part, "title", None)
        twins = (twin for seen, _, _ in self._elsewhere(item, []) for twin in self._parts(seen) if twin.id == part.id)
        foreign = [str(twin.title) for twin in twins if heading and getattr(twin, "title", None)]  # type: ignore[attr-defined]
        title = self.plain(next(getattr(part, name) for name in _NAMES if getattr(part, name, None)))
        is_happening = happening is not None and self.plain(happening.text) == title
        word = (
            self.words.situation_kinds[happening.kind]
            if happening and is_happening
            else self.words.search["parts"].get(type(part).__name__.lower(), self.words[item.kind])
        )
        return Entry(
            f"{_key(item)}#{part.id}",
            str(word),
            "situations" if is_happening else item.row.found_in,
            title,
            f"{url}#{part.id}",
            self._place(item),
            tuple(str(each) for each in getattr(part, "aliases", ())),
            tuple(foreign),
            self._summary(part),
            self._text(part, set()),
            part=type(part).__name__.lower(),
            direction=happening.direction if happening and is_happening else "",
        )

    @staticmethod
    def _parts(item: Located) -> Iterator[Named]:
        """Yield the parts that stand directly in a list of the item and have a line and an anchor of their own."""
        for held in walk.visit(item):
            part = held.value
            stands = isinstance(part, Named) and len(held.way) == 2 and not isinstance(part, _WITHOUT_ANCHOR)
            if stands and any(getattr(part, name, None) for name in _NAMES):
                yield part

    def _place(self, item: Located) -> Place | None:
        """The phase or stage that an item is or belongs to: the one it names, or the first in which a tool is used."""
        found = item if isinstance(item, Phase | Stage) else self._stage_of(item)
        if found is None:
            return None
        if isinstance(found, Phase):
            return Place(_key(found), self.words.fill(self.words.phase_number, number=found.number), str(found.title),
                         found.number)  # fmt: skip
        phases = self.site.playbook.phases_of(found)
        return Place(_key(found), _numbers(found, self.words)[0], str(found.title), phases[0].number if phases else 0)

    def _stage_of(self, item: Located) -> Stage | None:
        for ref in walk.refs(item):
            if ref.kind == "stage":
                found = self.site.playbook.find("stage", ref, item.home)
                return found[0] if found and isinstance(found[0], Stage) else None
        return self._first_use.get(item.key)

    @cached_property
    def _first_use(self) -> dict[tuple[str, str, str], Stage]:
        found: dict[tuple[str, str, str], Stage] = {}
        for stage in self.site.playbook.stages:
            for ref in (ref for use in stage.tools for ref in walk.refs(use)):
                found.setdefault((ref.kind, "", str(ref)), stage)
        return found

    def _summary(self, shape: Shape) -> str:
        for name in _SUMMARIES:
            value = getattr(shape, name, None)
            if isinstance(value, Text) and value:
                return self.plain(value)
        return ""

    def _text(self, shape: Shape, apart: set[int]) -> str:
        """All texts of a shape but its names, without those of parts that are entries of their own."""
        texts: list[str] = []
        for held in walk.visit(shape):
            is_own = not any(id(holder) in apart for holder in held.holders)
            if is_own and isinstance(held.value, Text) and held.field.name not in _OWN_FIELDS:
                texts.append(self.plain(held.value))
        return " ".join(dict.fromkeys(texts))


def _key(item: Located) -> str:
    return f"{item.kind}:{item.scope}/{item.id}" if item.scope else f"{item.kind}:{item.id}"


def _numbers(item: Located, words: Words) -> list[str]:
    """What a stage is called by its number."""
    return [words.fill(words.search["stage_number"], number=item.number)] if isinstance(item, Stage) else []


def entries(
    site: Site, words: Words, style: UrlStyle, translations: tuple[tuple[Playbook, Words], ...] = ()
) -> tuple[Entry, ...]:
    """The entries of a site, in the order of the model; `translations` lend their titles and aliases."""
    return tuple(_Maker(site, words, style, translations).entries())
