"""A site that opens from a folder: addresses that name files, and a search that needs no server.

Material's plugin `offline` does the same, but for a script from elsewhere that it adds to every page; ours takes its
place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from stagebook.outputs.assets import frame_worker_script

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

THEIR_SCRIPT = "iframe-worker"
PLUGINS = ("material/offline", "offline")


def prepare_offline(config: MkDocsConfig, *, wanted: bool) -> bool:
    """Set what such a site needs; returns whether it is one, by wish or since a plugin makes one of it."""
    plugin: Any = next((config.plugins[name] for name in PLUGINS if name in config.plugins), None)
    is_one = wanted or bool(plugin and plugin.config.get("enabled", True))
    if is_one:
        config.use_directory_urls = False
        others = [each for each in config.extra.get("polyfills", []) if THEIR_SCRIPT not in str(each)]
        config.extra["polyfills"] = [*(each for each in others if each != frame_worker_script()), frame_worker_script()]
    return is_one


def inline_search_index(site: Path) -> None:
    """Write the index of the search as a script, which a page opened as a file may load."""
    index = site / "search" / "search_index.json"
    if index.is_file():
        text = index.read_text(encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8", newline="\n")
