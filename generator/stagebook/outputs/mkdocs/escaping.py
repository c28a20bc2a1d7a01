"""The border to the theme: whatever an author wrote becomes HTML here, once, before a theme's template sees it.

The templates of MkDocs themes put titles, descriptions and names into tags, attributes and JSON as they are. So each
value is handed over as `Markup`, escaped: written out it shows as typed, and the filters `e` and `escape`, which some
partials apply and some do not, leave it as it is. Only `striptags` decodes it, which Material uses in `<title>`; our
`main.html` writes that element itself. Pages of other plugins are handed over in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from markupsafe import escape

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

SETTINGS = ("site_name", "site_description", "site_author")
"""Settings that themes write into the page's head; `copyright` may hold HTML, MkDocs says, and so may what the theme
asks of cookies (`extra.consent`). Beside these, the names of the palette's switches and of links in the footer."""


def escape_settings(config: MkDocsConfig) -> None:
    """Escape what themes write from the settings."""
    for name in SETTINGS:
        config[name] = _escaped(config[name])
    palette = config.theme.get("palette")
    for each in palette if isinstance(palette, list) else ():
        if isinstance(each, dict) and isinstance(each.get("toggle"), dict):
            each["toggle"] = _escaped_deep(each["toggle"])
    if config.extra.get("social"):
        config.extra["social"] = _escaped_deep(config.extra["social"])


def escape_navigation(nav: Navigation) -> None:
    """Escape the titles of sections and links; those of pages are known only when all are read."""
    waiting: list[Any] = list(nav.items)
    while waiting:
        item = waiting.pop()
        if not item.is_page:
            item.title = _escaped(item.title)
            waiting += item.children or ()


def escape_pages(files: Files) -> None:
    """Escape titles and heads of all pages, after they were read and before any is rendered."""
    for file in files.documentation_pages():
        page = file.page
        if page is not None:
            page.title = _escaped(page.title)
            page.meta = {key: _escaped_deep(value) for key, value in page.meta.items()}


def _escaped(value: Any) -> Any:
    # Already `Markup`: escaped, or made by whoever answers for it. (`escape` knows it too.)
    return escape(value) if isinstance(value, str) else value


def _escaped_deep(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _escaped_deep(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_each(value))
    return _escaped(value)


def _each(values: Iterable[Any]) -> list[Any]:
    return [_escaped_deep(value) for value in values]
