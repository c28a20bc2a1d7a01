"""The search of a built site: its data as Python reads them, and its panel as a reader uses it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

FIELD = ".sb-search input"
HITS = ".sb-search a[role=option]"


def data(site: Path, name: str = "names") -> Any:
    """What a file of the search's data holds; `site` is the folder of one language."""
    text = (site / "assets/stagebook/search" / f"{name}.js").read_text("utf-8")
    _, found = json.loads(text[text.index("(", text.index("push")) + 1 : text.rindex(")")])
    return found


def look_up(page: Page, words: str) -> Locator:
    """Open the search, type, and wait for a hit; the hits, best first."""
    page.locator("[data-search-open]").click()
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(FIELD).fill(words)
    hits = page.locator(HITS)
    expect(page.locator(".sb-search__count")).not_to_be_empty()
    return hits


def hrefs(hits: Locator, most: int = 5) -> list[str]:
    """Where the first hits lead to."""
    return [link.get_attribute("href") or "" for link in hits.all()[:most]]
