"""The styles and scripts that ship with Stagebook: which files a site gets, under which names, and in which order."""

from __future__ import annotations

from pathlib import Path

from stagebook.resources import templates

FOLDER = "assets/stagebook"
"""Where a site has them, below its root."""

PAGE_STYLES = ("theme", "components", "maps", "selling", "print", "worksheet-filled", "worksheet")
PAGE_SCRIPTS = (
    *("pages", "tick-store", "kept-items", "close-plan", "copy-buttons", "deal-bar", "theme-frame", "filters"),
    "worksheet",
)
SHEET_STYLES = ("theme", "components", "worksheet", "worksheet-filled", "print", "packet")
SHEET_SCRIPTS = ("pages", "tick-store", "kept-items", "worksheet")


def published() -> dict[str, Path]:
    """Every file that a site needs: its path in the site, and the file that ships."""
    return {
        f"{FOLDER}/{path.name}": path for path in (*_paths("styles", PAGE_STYLES), *_paths("scripts", PAGE_SCRIPTS))
    }


def page_styles() -> list[str]:
    """Paths in the site of what every page links to, in the order of the cascade."""
    return [f"{FOLDER}/{path.name}" for path in _paths("styles", PAGE_STYLES)]


def page_scripts() -> list[str]:
    """Paths in the site of what every page runs, in this order."""
    return [f"{FOLDER}/{path.name}" for path in _paths("scripts", PAGE_SCRIPTS)]


def sheet_styles() -> tuple[str, ...]:
    """What a file of sheets carries inside."""
    return tuple(path.read_text(encoding="utf-8") for path in _paths("styles", SHEET_STYLES))


def sheet_scripts() -> tuple[str, ...]:
    """What a file of sheets carries inside."""
    return tuple(path.read_text(encoding="utf-8") for path in _paths("scripts", SHEET_SCRIPTS))


def _paths(kind: str, names: tuple[str, ...]) -> list[Path]:
    suffix = "css" if kind == "styles" else "js"
    return [templates() / "assets" / "src" / kind / f"{name}.{suffix}" for name in names]
