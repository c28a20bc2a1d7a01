"""What the pages need of MkDocs and its theme, set where the author's mkdocs.yml says nothing.

What the author does say stays; where the pages can't do with it, `checks.site_settings` names its line.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options as options

from stagebook.checks.site_settings import OTHER_FEATURES, THEME
from stagebook.outputs.assets import page_script, page_style
from stagebook.outputs.mkdocs.external_loads import unsaid_defaults
from stagebook.prose.guide_markdown import completed
from stagebook.reading.site_settings import SiteSettings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FEATURES = (
    "navigation.tabs",
    "navigation.indexes",
    "navigation.prune",
    "navigation.instant",
    "navigation.top",
    "search.suggest",
    "search.highlight",
    "toc.follow",
)

PALETTE: tuple[dict[str, Any], ...] = tuple(
    {
        "media": f"(prefers-color-scheme{wanted})",
        **scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": name},
    }
    for wanted, scheme, icon, name in (
        ("", {}, "brightness-auto", "Automatic"),
        (": light", {"scheme": "default"}, "weather-sunny", "Light"),
        (": dark", {"scheme": "slate"}, "weather-night", "Dark"),
    )
)
"""Follow the system, light, dark."""

LOGO = "material/map-outline"


def link_our_files(config: MkDocsConfig) -> None:
    """Let every page link to our style sheet and script, before those of the author; a second time changes nothing."""
    if page_style() not in config.extra_css:
        config.extra_css.insert(0, page_style())
    if page_script() not in map(str, config.extra_javascript):
        config.extra_javascript.insert(0, options.ExtraScript().validate({"path": page_script(), "defer": True}))


def fill_in(config: MkDocsConfig, written: SiteSettings) -> None:
    """Complete a loaded configuration, of which an author wrote `written`; a second time changes nothing."""
    config.markdown_extensions, config.mdx_configs = completed(config.markdown_extensions, config.mdx_configs)
    theme = config.theme
    for name in unsaid_defaults(written):
        theme[name] = False
    if theme.name != THEME:
        return
    wanted = theme.get("features") if written.written("theme", "features") else FEATURES
    theme["features"] = [each for each in wanted or () if each not in OTHER_FEATURES]
    if not written.written("theme", "palette"):
        theme["palette"] = copy.deepcopy(list(PALETTE))
    icon = dict(theme.get("icon") or {})
    if not written.written("theme", "logo") and "logo" not in icon:
        theme["icon"] = {**icon, "logo": LOGO}
