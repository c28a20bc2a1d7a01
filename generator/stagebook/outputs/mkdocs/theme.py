"""What the theme's partials may ask: the navigation of a page, its owner, its problems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from stagebook.outputs.mkdocs.content_policy import without_styles
from stagebook.outputs.mkdocs.nav import Navigation
from stagebook.outputs.mkdocs.not_found import NotFound
from stagebook.site.edition import Edition
from stagebook.site.pages import Page
from stagebook.site.urls import PageAddress, UrlStyle
from stagebook.words import BUILT_IN, Words, chain, english, language_name

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

_THEIR_ALTERNATES = re.compile(r'<link rel="alternate"[^>]*\bhreflang="[^"]*"[^>]*>\s*')
_ALTERNATE = Markup('<link rel="alternate " href="{}" hreflang="{}">\n')
"""With a space, which means nothing in a list of words: the theme's script looks for the bare word, takes each address
for the root of a site, and asks it for a sitemap that is not there."""


@dataclass(frozen=True)
class ThemeTools:
    """`stagebook` in the theme's templates."""

    edition: Edition | None
    navigation: Navigation | None
    style: UrlStyle
    words: Words
    problems: int
    """How many errors the playbook has right now; only while serving more than 0."""
    site_url: str
    """The address of all languages' root, with a slash at its end; empty where the site does not say."""
    not_found: NotFound | None
    """What the page for addresses that do not exist shows."""
    policy: str = ""
    """The content policy that pages hold; "" where headers say it, or nothing does."""
    icon_style: str = ""
    """The style sheet of the icons that the author chose; "" where the theme's are shown."""

    @staticmethod
    def without_styles(head: str) -> str:
        """The theme's links to style sheets, without what it would write into the page."""
        return without_styles(head)

    @staticmethod
    def without_label(contents: str) -> str:
        """The theme's contents of a page, whose label is for a box that only the theme's own navigation has."""
        return contents.replace(' for="__toc"', "")

    @property
    def language(self) -> str:
        """The tag of the pages' language, which may be none that the theme has words of its own for."""
        return self.edition.language if self.edition else ""

    def nav(self, page: MkDocsPage | None) -> Markup:
        """The navigation beside a page, as HTML; empty while there is no good site."""
        return self.navigation.html(page.file.src_uri if page else "index.md") if self.navigation else Markup("")

    def planned(self, page: MkDocsPage | None) -> Page | None:
        """The page as it was planned; None for pages that only MkDocs knows."""
        return self.edition.site.by_src.get(page.file.src_uri) if self.edition and page else None

    def owner(self, page: MkDocsPage) -> str:
        """Who answers for a page: its own owner, else the playbook's."""
        planned = self.planned(page)
        if not self.edition or not planned:
            return ""
        return planned.owner or self.edition.site.playbook.settings.owner

    def feedback(self, page: MkDocsPage) -> str:
        """The address behind "something wrong?"; a mail gets the page in its subject."""
        if not self.edition or not self.edition.site.playbook.settings.feedback:
            return ""
        address = self.edition.site.playbook.settings.feedback
        if not address.startswith("mailto:"):
            return address
        planned = self.planned(page)
        subject = f"{planned.title if planned else ''} ({page.url})"  # the page's own title is escaped for HTML by now
        return f"{address}{'&' if '?' in address else '?'}subject={quote(subject)}"

    def alternates(self, page: MkDocsPage | None) -> list[tuple[str, str, str]]:
        """(language, its own name, address of this page in it) for every language of the playbook."""
        if not self.edition:
            return []
        playbook = self.edition.site.playbook
        src = page.file.src_uri if page else "index.md"
        url = self.style.url(src)
        first = playbook.settings.languages[0]
        up = "" if self.edition.language == first else "../"
        return [
            (
                each,
                language_name(each),
                self.style.relative_url(src, f"{up}{'' if each == first else each + '/'}{url}"),
            )
            for each in playbook.settings.languages
        ]

    @staticmethod
    def without_alternates(head: str) -> Markup:
        """The theme's part of the head without its links to the home pages of all languages."""
        return Markup(_THEIR_ALTERNATES.sub("", head))

    def same_page(self, page: MkDocsPage | None) -> Markup:
        """Links in the head to the page in all languages, as whole addresses where the site has one."""
        alternates = self.alternates(page)
        if len(alternates) < 2:
            return Markup("")
        src = page.file.src_uri if page else "index.md"
        whole = f"{self.site_url}{{}}{quote(self.style.url(src))}" if self.site_url and page else ""
        first = alternates[0][0]
        links = (
            (tag, whole.format("" if tag == first else f"{tag}/") if whole else link) for tag, _, link in alternates
        )
        return Markup("").join(_ALTERNATE.format(link, tag) for tag, link in links)

    def problem_page(self, page: MkDocsPage | None) -> str:
        """The address of the page of problems, from `page`."""
        return self.style.relative(page.file.src_uri if page else "index.md", PageAddress("problems.md"))


def home_pages(languages: tuple[str, ...], nested: str) -> list[dict[str, str]]:
    """The home pages of all languages, for the theme; `nested` is the folder of this build's language, if any.

    Each has the keys `lang`, `name` and `link`, an address from this build's root. The switcher stays on the page.
    """
    up = "../" if nested else ""
    links = {each: up + ("" if each == languages[0] else f"{each}/") or "." for each in languages}
    return [{"lang": each, "name": language_name(each), "link": link} for each, link in links.items()]


def root_address(site_url: str | None, nested: str) -> str:
    """Where all languages lie, from the address of one of them, which for a `nested` one ends in its folder."""
    if not site_url:
        return ""
    return f"{site_url.rstrip('/').removesuffix(f'/{nested}' if nested else '')}/"


def name_palette(config: MkDocsConfig, words: Words) -> None:
    """Say in the pages' language what the switches of the built-in palette do; names of the site's own stay."""
    english_names = {str(name): key for key, name in english()["palette"].items()}
    palette = config.theme.get("palette")
    for each in palette if isinstance(palette, list) else ():
        toggle = each.get("toggle") if isinstance(each, dict) else None
        if isinstance(toggle, dict) and toggle.get("name") in english_names:
            toggle["name"] = str(words.palette[english_names[toggle["name"]]])


def theme_language(config: MkDocsConfig, language: str) -> str:
    """The language of the theme's own words: the nearest one it has, at last English."""
    folders = [Path(folder) / "partials" / "languages" for folder in config.theme.dirs]
    known = (tag for tag in reversed(chain(language)) if any((each / f"{tag}.html").is_file() for each in folders))
    return next(known, BUILT_IN)
