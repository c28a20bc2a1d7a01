"""Which settings of a configuration would load something from elsewhere, in the reader's browser or while building.

What is known of MkDocs, Material and well-known plugins stands here, each with where the setting is written. What a
hook, a script of the site or another plugin does is not known; `docs/security.md` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stagebook.checks.engine import ExternalLoad
from stagebook.problems.diagnostics import shortened
from stagebook.reading.site_settings import SiteSettings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_OUTSIDE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_LOADING_TAG = re.compile(
    r"<(?:script|img|iframe|audio|video|source|track|embed|object|input|link|image|use)\b[^<>]*?"
    r"\b(?:src|srcset|href|data|poster)\s*=\s*[\"']?\s*(?:https?:)?//[^\s\"'<>]*[^<>]*",
    re.IGNORECASE,
)
_ONLY_LEADS = re.compile(
    r"\brel\s*=\s*[\"']?(?:canonical|alternate|author|license|me|next|prev|search)\b", re.IGNORECASE
)
_STYLE_LOADS = re.compile(r"(?:url\(\s*|@import\s+)[\"']?\s*(?:https?:)?//[^\"')\s;]*", re.IGNORECASE)
_FACTS = re.compile(r".+github\.com/|.+?[^/]*gitlab[^/]+/.", re.IGNORECASE)
"""Addresses of repositories whose stars and forks Material's script asks for."""

PLUGINS = {
    "drawio": "loads a script that draws the diagrams from viewer.diagrams.net",
    "git-committers": "asks a code host for the authors while building, and pages load their pictures from there",
    "mermaid2": "loads a script that draws the diagrams from unpkg.com",
    "social": "downloads fonts from Google while building",
}


def external_loads(config: MkDocsConfig, where: SiteSettings) -> Iterator[ExternalLoad]:
    """Yield each setting that loads something from elsewhere; `where` says where it is written."""
    yield from _repository(config, where)
    yield from _fonts(config, where)
    yield from _theme(config, where)
    yield from _styles_and_scripts(config, where)
    yield from _extra(dict(config.extra or {}), where)
    yield from _plugins(config, where)
    yield from _extensions(config, where)
    if found := next(_loads(config.copyright or ""), ""):
        yield ExternalLoad("copyright", f"loads {found}", where.of("copyright"))


def unsaid_defaults(written: SiteSettings) -> list[str]:
    """Options with which a theme loads something from elsewhere by default, and of which the author says nothing."""
    return [name for name in ("font", "highlightjs") if not written.written("theme", name)]


def _repository(config: MkDocsConfig, where: SiteSettings) -> Iterator[ExternalLoad]:
    if config.repo_url and _FACTS.match(config.repo_url):
        hint = "delete it, and write the whole address into `edit_uri` if pages shall have an edit link"
        what = "makes every page ask the code host for the repository's stars and forks"
        yield ExternalLoad("repo_url", what, where.of("repo_url"), hint)


def _fonts(config: MkDocsConfig, where: SiteSettings) -> Iterator[ExternalLoad]:
    if config.theme.name == "material" and config.theme.get("font") is not False and where.written("theme", "font"):
        what = "makes every page load fonts from fonts.googleapis.com"
        yield ExternalLoad("theme.font", what, where.of("theme", "font"), "write `font: false`: ours are shipped")


def _theme(config: MkDocsConfig, where: SiteSettings) -> Iterator[ExternalLoad]:
    for name in ("logo", "favicon"):
        address = config.theme.get(name)
        if isinstance(address, str) and _OUTSIDE.match(address):
            hint = "put the picture into the playbook's folder"
            yield ExternalLoad(f"theme.{name}", f"loads '{shortened(address)}'", where.of("theme", name), hint)
    if config.theme.get("highlightjs") and config.theme.name != "material" and where.written("theme", "highlightjs"):
        what = "loads a script that colours code from cdnjs.cloudflare.com"
        yield ExternalLoad("theme.highlightjs", what, where.of("theme", "highlightjs"), "write `highlightjs: false`")
    own = Path(config.theme.custom_dir or "")
    for file in sorted(own.rglob("*.html")) if config.theme.custom_dir else ():
        for found in _loads(_text_of(file)):
            what = f"holds {file.relative_to(own).as_posix()}, which loads {found}"
            yield ExternalLoad("theme.custom_dir", what, where.of("theme", "custom_dir"), "put the file beside it")


def _styles_and_scripts(config: MkDocsConfig, where: SiteSettings) -> Iterator[ExternalLoad]:
    hint = "put the file into the playbook's folder"
    for setting, values in (("extra_css", config.extra_css), ("extra_javascript", config.extra_javascript)):
        for address in (str(getattr(value, "path", value)) for value in values):
            if _OUTSIDE.match(address):
                yield ExternalLoad(setting, f"loads '{shortened(address)}'", where.entry(setting, address), hint)
            elif setting == "extra_css":
                for found in _STYLE_LOADS.findall(_text_of(Path(config.docs_dir) / address)):
                    what = f"names '{shortened(address)}', which loads with '{shortened(found)}'"
                    yield ExternalLoad(setting, what, where.entry(setting, address), hint)


def _extra(extra: dict[str, Any], where: SiteSettings) -> Iterator[ExternalLoad]:
    analytics = extra.get("analytics")
    provider = analytics.get("provider") if isinstance(analytics, dict) else None
    if provider:
        what = f"reports every reader's steps to another host, by '{shortened(str(provider))}'"
        yield ExternalLoad("extra.analytics", what, where.of("extra", "analytics", "provider"))
    polyfills = extra.get("polyfills")
    for address in polyfills if isinstance(polyfills, list) else ():
        if _OUTSIDE.match(str(getattr(address, "path", address))):
            what = f"loads '{shortened(str(address))}'"
            yield ExternalLoad("extra.polyfills", what, where.of("extra", "polyfills"))


def _plugins(config: MkDocsConfig, where: SiteSettings) -> Iterator[ExternalLoad]:
    for key, plugin in config.plugins.items():
        name = key.rpartition("/")[2]
        if name in PLUGINS and plugin.config.get("enabled", True) is not False:
            yield ExternalLoad(f"plugins.{name}", PLUGINS[name], where.entry("plugins", key, name))


def _extensions(config: MkDocsConfig, where: SiteSettings) -> Iterator[ExternalLoad]:
    settings = config.mdx_configs
    if "pymdownx.emoji" in config.markdown_extensions:
        generator = (settings.get("pymdownx.emoji") or {}).get("emoji_generator")
        source = f"{getattr(generator, '__module__', 'pymdownx.emoji')}.{getattr(generator, '__name__', 'to_png')}"
        if source in ("pymdownx.emoji.to_png", "pymdownx.emoji.to_svg"):
            yield ExternalLoad(
                "markdown_extensions.pymdownx.emoji",
                "loads a picture from a content network for each emoji",
                where.entry("markdown_extensions", "pymdownx.emoji"),
                "write `emoji_generator: !!python/name:material.extensions.emoji.to_svg`",
            )
    if (settings.get("pymdownx.snippets") or {}).get("url_download"):
        what = "downloads parts of pages from elsewhere while building"
        span = where.entry("markdown_extensions", "pymdownx.snippets")
        yield ExternalLoad("markdown_extensions.pymdownx.snippets", what, span, "delete `url_download`")


def _loads(html: str) -> Iterator[str]:
    """The tags of a piece of HTML, or of a template, that load something from elsewhere."""
    for tag in _LOADING_TAG.findall(html):
        if not (tag.lower().startswith("<link") and _ONLY_LEADS.search(tag)):
            yield f"with '{shortened(tag, 80)}'"
    for style in _STYLE_LOADS.findall(html):
        yield f"with '{shortened(style, 80)}'"


def _text_of(file: Path) -> str:
    """What a file holds; nothing where it can't be read, which is another rule's or MkDocs' business."""
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""
