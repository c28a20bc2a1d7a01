"""The page for addresses that do not exist: one file (`404.html`) for every depth and every language below it.

Its links are those of a page at the site's root, and a `<base>` says where that is. Where `site_url` is not set,
nobody knows that before the page is asked for: then a script is sought in each folder above the asked address, and the
one that is found names the root by its own address. At the root of a domain the links lead right without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from stagebook.outputs.assets import not_found_script
from stagebook.site.edition import Edition
from stagebook.site.urls import UrlStyle
from stagebook.words import Words

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

TEMPLATE = "404.html"

DEPTH = 9
"""In how many folders above an address the root is sought; our deepest pages lie in six, a mistyped address in more."""


@dataclass(frozen=True)
class Way:
    """What a reader of one language is shown: the words, and the address of the home page from the site's root."""

    language: str
    words: Words
    home: str


@dataclass(frozen=True)
class NotFound:
    """What the template of the page asks for."""

    base: str
    """The path of the root of this language's pages, with a slash at both ends."""
    is_known: bool
    """Whether `site_url` says so; else the base is a guess, true at the root of a domain."""
    folder: str
    """The way from the root of all languages to that of this one: empty for the first language, else `ko/`."""
    searched: tuple[str, ...]
    """Where the script may lie, seen from the base where that is known, else from the address that does not exist."""
    script: str
    """Where it lies, seen from the base."""
    ways: tuple[Way, ...]
    """The page's own language first, then those whose pages lie in folders below it."""


def not_found(config: MkDocsConfig, shown: Edition, nested: str) -> NotFound:
    """The page of the site in `shown`; `nested` is the folder of its language, empty for the first language."""
    below = () if nested else shown.playbook.settings.languages[1:]
    home = UrlStyle(folders=config.use_directory_urls).url("index.md")
    spoken = shown.playbook.vocabulary.words
    at_root = not_found_script()
    script = f"../{at_root}" if nested else at_root
    ways = [Way(each, spoken(each), quote(f"{each}/{home}")) for each in below]
    return NotFound(
        base=_path(config.site_url, nested),
        is_known=bool(config.site_url),
        folder=f"{nested}/" if nested else "",
        searched=(script,) if config.site_url else tuple("../" * up + at_root for up in range(DEPTH + 1)),
        script=script,
        ways=(Way(shown.language, shown.words, home or "./"), *ways),
    )


def _path(site_url: str | None, nested: str) -> str:
    """The path of the address `site_url`, which for a nested language names its folder already."""
    path = urlsplit(site_url).path if site_url else f"/{nested}"
    return f"/{path.strip('/')}/".replace("//", "/")
