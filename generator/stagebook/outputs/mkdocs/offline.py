"""A site that opens from a folder: addresses that name files.

Material's plugin `offline` does the same, and adds a script from elsewhere to every page, for a search that ours
replaces; that script is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

THEIR_SCRIPT = "iframe-worker"
PLUGINS = ("material/offline", "offline")


def prepare_offline(config: MkDocsConfig, *, wanted: bool) -> None:
    """Set what such a site needs, where it is one: by wish, or since a plugin makes one of it."""
    plugin: Any = next((config.plugins[name] for name in PLUGINS if name in config.plugins), None)
    if wanted or (plugin and plugin.config.get("enabled", True)):
        config.use_directory_urls = False
        config.extra["polyfills"] = [
            each for each in config.extra.get("polyfills", []) if THEIR_SCRIPT not in str(each)
        ]
