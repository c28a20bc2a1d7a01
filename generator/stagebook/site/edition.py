"""The one way from a checked playbook to something that renders: view, plan, templates.

Every host (the MkDocs plugin, `stagebook write`) goes through `edition`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stagebook.model import Playbook
from stagebook.reading.publishable import TEMPLATES
from stagebook.reading.site_settings import NavEntry
from stagebook.site.own_nav import arranged
from stagebook.site.pages import Site, plan
from stagebook.site.render import Renderer
from stagebook.site.search_entries import Entry, entries
from stagebook.site.synonyms import built_in
from stagebook.site.urls import UrlStyle
from stagebook.views import view
from stagebook.words import Words


@dataclass(frozen=True)
class Edition:
    """The pages of one audience in one language, with what renders them."""

    site: Site
    words: Words
    renderer: Renderer
    language: str
    translations: tuple[tuple[Playbook, Words], ...] = ()
    """The playbook in its other languages, as the same audience sees it."""

    @property
    def playbook(self) -> Playbook:
        """The playbook as this audience sees it, in this language."""
        return self.site.playbook

    def search_entries(self) -> tuple[Entry, ...]:
        """What the search of these pages can find."""
        return entries(self.site, self.words, self.renderer.style, self.translations)

    def synonyms(self) -> tuple[tuple[str, ...], ...]:
        """Words and phrases that mean the same to a reader who searches."""
        own = self.playbook.search.synonyms if self.playbook.search else {}
        languages = self.playbook.settings.languages
        return tuple(group for each in languages for group in (*own.get(each, ()), *built_in().get(each, ())))


def edition(
    playbook: Playbook,
    root: Path,
    audience: str = "",
    language: str = "",
    style: UrlStyle | None = None,
    *,
    for_authors: bool = False,
    papers: tuple[str, ...] = (),
    nav: tuple[NavEntry, ...] = (),
) -> Edition:
    """The edition for `audience` (default: the first) in `language` (default: the first).

    `papers` are those for which PDFs of the worksheets lie beside the pages, `nav` is the site's own arrangement of
    its navigation.
    """
    language = language or playbook.settings.languages[0]
    spoken = playbook.vocabulary.words(language)
    site = _site(view(playbook, audience, language), spoken, nav, is_first=language == playbook.settings.languages[0])
    renderer = Renderer(site, spoken, root / TEMPLATES, style, for_authors=for_authors, papers=papers)
    others = tuple(
        (view(playbook, audience, each), playbook.vocabulary.words(each))
        for each in playbook.settings.languages
        if each != language
    )
    return Edition(site, spoken, renderer, language, others)


def _site(seen: Playbook, words: Words, nav: tuple[NavEntry, ...], *, is_first: bool) -> Site:
    planned = plan(seen, words)
    sections = tuple(planned.sections.values())
    if nav:
        processes = frozenset(str(process.id) for process in seen.processes)
        sections = arranged(nav, planned, processes, in_first_language=is_first)
    return Site(seen, sections, planned.pages)


def sheets_edition(playbook: Playbook, root: Path, audience: str, language: str) -> Edition:
    """An edition without pages: enough to draw sheets, at none of the cost of laying out a site.

    The arguments are those of `edition`; neither audience nor language has a default here.
    """
    site = Site(view(playbook, audience, language), nav=())
    spoken = playbook.vocabulary.words(language)
    return Edition(site, spoken, Renderer(site, spoken, root / TEMPLATES), language)
