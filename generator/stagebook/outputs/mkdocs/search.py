"""Our search in place of Material's: its data are written with the site, and Material's index is not made at all.

Whether a site has a search the author says, by the plugin `search` in mkdocs.yml. A site with a template of its own for
the search (`partials/search.html`) keeps what that one is for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stagebook.outputs.search_files import search_files
from stagebook.resources import templates
from stagebook.site.edition import Edition
from stagebook.site.search_entries import Entry

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

PARTIAL = "partials/search.html"
_INDEX = Path("search", "search_index.json")
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_EMPTY = '{"config":{},"docs":[]}'


@dataclass
class SearchData:
    """What the search of one build's language finds beside the model: pages that other plugins added."""

    others: list[Entry] = field(default_factory=list)
    replaces: bool = False
    """Whether Material's search gives way."""

    def start(self, environment: Environment, config: MkDocsConfig) -> None:
        """Keep Material's plugin, where it is in use and our template is shown, from reading all pages for an index."""
        self.others.clear()
        shown = Path(environment.get_template(PARTIAL).filename or "")
        self.replaces = shown == templates() / "theme" / PARTIAL
        for plugin in config.plugins.values() if self.replaces else ():
            index: Any = getattr(plugin, "search_index", None)
            if type(plugin).__module__ == "material.plugins.search.plugin" and index is not None:
                index.add_entry_from_context = lambda page: None
                index.generate_search_index = lambda previous: _EMPTY

    def add(self, page: Page, html: str, built: Edition | None) -> None:
        """Let a page be found that is none of the model's; one that asks not to be (`search: exclude`) is not."""
        if built is None or page.file.src_uri in built.site.by_src or (page.meta.get("search") or {}).get("exclude"):
            return
        text = " ".join(unescape(_TAG.sub(" ", html)).split())
        kind = str(built.words.search["page"])
        self.others.append(Entry(f"page:{page.file.src_uri}", kind, "guides", str(page.title), page.url, text=text))

    def write(self, built: Edition | None, config: MkDocsConfig) -> None:
        """Write the files of the search into the site, if there is one, and take Material's empty index out of it."""
        if built is None:
            return
        site = Path(config.site_dir)
        for name, content in search_files(built, tuple(self.others)).items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
        if self.replaces and (site / _INDEX).is_file():
            (site / _INDEX).unlink()
            (site / _INDEX).parent.rmdir()
