"""The styles and scripts that ship with Stagebook: which files a site gets, and under which names.

They are bundles, made at development time from `templates/assets/src` by `npm run bundle` and committed beside it.
"""

from __future__ import annotations

from pathlib import Path

from stagebook.resources import templates

FOLDER = "assets/stagebook"
"""Where a site has them, below its root. Scripts fetch their parts from the folder they lie in themselves."""

EARLY_SCRIPT = "early.js"
"""Runs before a page is drawn; only the theme's partial `javascripts/base.html` loads it."""
NOT_FOUND_SCRIPT = "not-found.js"
"""Finds the site's root for the page of addresses that do not exist; only the theme's `404.html` loads it."""
PAGE_STYLE = "page.css"
PAGE_SCRIPT = "page.js"
PARTS = ("deal-forms.js", "close-plan.js", "tool.js", "filters.js", "situations.js")
"""What `page.js` loads on the pages that use it."""
SEARCH_SCRIPT = "search.js"
"""What `page.js` loads once the search is used."""
SHEET_STYLE = "sheet.css"
SHEET_SCRIPT = "sheet.js"
FONT_STYLE = "fonts.css"
"""A part of `page.css`; a file of sheets carries the font itself."""


def published(*, for_not_found: bool = True) -> dict[str, Path]:
    """Every file that a site needs: its path in the site, and the file that ships.

    The script for addresses that do not exist finds the root by where it lies: only the root of all languages has it.
    """
    at_root = (NOT_FOUND_SCRIPT,) if for_not_found else ()
    names = (PAGE_STYLE, EARLY_SCRIPT, PAGE_SCRIPT, *PARTS, SEARCH_SCRIPT, *at_root)
    found = {f"{FOLDER}/{name}": _bundle(name) for name in names}
    # The font's licence goes with it.
    return found | {f"{FOLDER}/fonts/{path.name}": path for path in sorted(web_fonts().iterdir())}


def web_fonts() -> Path:
    """The folder of the font's parts, to which the styles point."""
    return templates() / "assets" / "fonts"


def font_style() -> str:
    """The rules that name the font's parts and their letters, as text."""
    return _bundle(FONT_STYLE).read_text(encoding="utf-8")


def page_style() -> str:
    """The path in the site of the style sheet to which every page links."""
    return f"{FOLDER}/{PAGE_STYLE}"


def page_script() -> str:
    """The path in the site of the classic, deferred script that every page runs."""
    return f"{FOLDER}/{PAGE_SCRIPT}"


def not_found_script() -> str:
    """The path in the site of the script of the page for addresses that do not exist."""
    return f"{FOLDER}/{NOT_FOUND_SCRIPT}"


def sheet_style() -> str:
    """The style sheet that a file of sheets carries inside, as text."""
    return _bundle(SHEET_STYLE).read_text(encoding="utf-8")


def sheet_script() -> str:
    """The script that a file of sheets carries inside, as text."""
    return _bundle(SHEET_SCRIPT).read_text(encoding="utf-8")


def _bundle(name: str) -> Path:
    return templates() / "assets" / "bundles" / name
