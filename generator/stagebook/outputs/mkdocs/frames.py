"""The theme's frame around the pages, rendered once for all pages that differ in known places only.

Header, palette, search box, footer and scripts are the same on every page of one depth, and took a fifth of a build.
A frame is the theme's own `main.html`, rendered for a stand-in whose title, content and so on are marks; a page is that
frame with the marks filled. What differs by more than a text (contents, tabs, navigation, keeper, languages) is still
rendered by the theme's own partial, page by page.

A frame is used only after it gave, byte for byte, what the theme gives for a page of the site and for one with awkward
texts. A stand-in knows what our theme and Material ask of a page; where a template asks for more, where the site has
templates of its own, or another plugin has a say in what a template gets, every page goes the theme's own way.
`STAGEBOOK_FRAMES=off` switches frames off.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mkdocs
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from markupsafe import Markup
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import url_filter

from stagebook.outputs.mkdocs.stand_ins import H1, META, TEXTS, MarkedTools, StandIn, awkward, mark, stem
from stagebook.outputs.mkdocs.tabs import Tabs
from stagebook.resources import templates

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

SWITCH = "STAGEBOOK_FRAMES"
MAIN = "main.html"
LANGUAGE = "partials/language.html"
PARTIALS = {
    "contents": "partials/toc.html",
    "tabs": "partials/tabs.html",
    "languages": "partials/alternate.html",
    "keeper": "partials/keeper.html",
    "same_page": "partials/same-page.html",
}
"""What of a page is rendered by a partial of the theme."""
KNOWN_PLUGINS = frozenset(("material.plugins.search.plugin", "mkdocs.contrib.search"))
"""Plugins that see what a template gets, and add nothing to it."""

_MARK = re.compile("stagebook-mark:([a-z_]+);")
Context = Mapping[str, Any]


@dataclass(frozen=True)
class Frame:
    """A rendered page with marks."""

    pieces: tuple[str, ...]
    """Text, name of a mark, text, name …, text."""

    def filled(self, value: Callable[[str], str]) -> str:
        """The page whose texts `value` gives by name."""
        values = {name: value(name) for name in set(self.pieces[1::2])}
        return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(self.pieces))


@dataclass
class Frames:
    """Renders `main.html` for each page of a site."""

    environment: Environment
    config: MkDocsConfig
    plain: Callable[..., str]
    """The theme's own way: `render` of its template."""
    _frames: dict[tuple[object, ...], Frame | None] = field(default_factory=dict)
    """By what a template can branch on; None where the frame gave something else than the theme."""
    _seen: set[tuple[object, ...]] = field(default_factory=set)
    _site: _Site | None = None
    _is_plain: bool = False

    def render(self, *args: Any, **names: Any) -> str:
        """Stand in for `Template.render`."""
        context: Context = args[0] if len(args) == 1 and isinstance(args[0], Mapping) else {}
        page = context.get("page")
        site = self._ready(context) if page is not None and not names else None
        key = site.key(page, context) if site and page else None
        if site is None or key is None:
            return self.plain(*args, **names)
        frame = self._frames.get(key)
        if frame:
            return frame.filled(lambda name: site.value(name, context))
        output = self.plain(context)
        # The first page of its kind may be the only one; the second is what a frame is tried with.
        if key in self._seen and key not in self._frames:
            self._frames[key] = self._tried(site, context, output)
        self._seen.add(key)
        return output

    def _ready(self, context: Context) -> _Site | None:
        """What pages share, from the first page on, when all other plugins had their turn; None where one has a say."""
        if self._site is None and not self._is_plain:
            try:
                self._is_plain = not _is_ours(self.environment, self.config)
                self._site = None if self._is_plain else _Site(self.environment, self.config, context)
            except Exception:  # Another version of the theme may do anything; then it does it for every page.
                self._is_plain = True
        return self._site

    def _tried(self, site: _Site, context: Context, expected: str) -> Frame | None:
        try:
            frame = site.frame(context)
            other = {**context, "page": awkward(context["page"])}
            for each, wanted in ((context, expected), (other, self.plain(other))):
                if frame.filled(lambda name, each=each: site.value(name, each)) != wanted:  # type: ignore[misc]
                    return None
        except Exception:  # As above; a mark for which there is no text, too.
            return None
        return frame


class _Site:
    """What all pages share: the partials, the theme's words, the environment in which partials are marks."""

    def __init__(self, environment: Environment, config: MkDocsConfig, context: Context) -> None:
        self._tools: Any = environment.globals["stagebook"]
        # Its macros read nothing of the page.
        language = environment.get_template(LANGUAGE).make_module({**context, "page": StandIn()})
        self._shared = {"lang": language, "features": config.theme.get("features") or []}
        self._partials = {name: environment.get_template(file) for name, file in PARTIALS.items()}
        self._tabs = Tabs(context["nav"], lambda context: self._partial("tabs", context))
        marks = DictLoader({file: mark(name) for name, file in PARTIALS.items()})
        self._marked = environment.overlay(loader=ChoiceLoader([marks, FileSystemLoader(config.theme.dirs)]))
        self._folders = set(_first_folders(config, context))

    def key(self, page: Page, context: Context) -> tuple[object, ...] | None:
        """What a template can branch on; None for a page that no frame fits."""
        folder = page.url.partition("/")[0]
        if page.content is None or page.meta.get("template") or (folder and folder in self._folders):
            return None
        meta = tuple((name, bool(value) if name in META else repr(value)) for name, value in page.meta.items())
        texts = tuple(bool(getattr(page, name)) for name in TEXTS)
        neighbours = (page.previous_page is None, page.next_page is None)
        has_title = H1 in page.content
        return (
            context["base_url"],
            stem(page.url),
            page.is_homepage,
            bool(page.toc),
            has_title,
            neighbours,
            texts,
            meta,
        )

    def frame(self, context: Context) -> Frame:
        """Render the page for a stand-in; raises `UnknownError`."""
        page: Page = context["page"]
        texts = {name: mark(name) if getattr(page, name) else getattr(page, name) for name in TEXTS}
        if H1 in (page.content or ""):
            texts["content"] = Markup(H1) + texts["content"]
        stand_in = StandIn(
            **texts,
            url=stem(page.url),
            meta={name: mark(f"meta_{name}") if name in META and value else value for name, value in page.meta.items()},
            toc=TableOfContents([AnchorLink(mark("skip"), mark("skip"), 1)] if page.toc else []),
            is_homepage=page.is_homepage,
            previous_page=page.previous_page and StandIn(url=mark("previous_url"), title=mark("previous_title")),
            next_page=page.next_page and StandIn(url=mark("next_url"), title=mark("next_title")),
        )
        tools = MarkedTools(self._tools)
        output = self._marked.get_template(MAIN).render({**context, "page": stand_in, "stagebook": tools})
        return Frame(tuple(_MARK.split(output.replace(f"{H1}{mark('content')}", mark("content")))))

    def value(self, name: str, context: Context) -> str:
        """The text of a page that stands where a mark is."""
        page: Page = context["page"]
        if name == "tabs":
            return self._tabs.html(context)
        if name == "contents":
            return str(self._tools.without_label(self._partial(name, context)))
        if name in PARTIALS:
            return self._partial(name, context)
        if name == "navigation":
            return str(self._tools.nav(page))
        if name == "skip":
            return next(iter(page.toc)).id
        if name.startswith("meta_"):
            return str(page.meta[name.removeprefix("meta_")])
        if name.startswith(("previous_", "next_")):
            side, _, what = name.partition("_")
            other = getattr(page, f"{side}_page")
            return str(url_filter(context, other.url) if what == "url" else other.title)  # type: ignore[arg-type]
        return str(getattr(page, name))

    def _partial(self, name: str, context: Context) -> str:
        return self._partials[name].render({**context, **self._shared})


def use_frames(environment: Environment, config: MkDocsConfig) -> None:
    """Let `main.html` be rendered by frames; the theme's own way stays for whatever does not fit."""
    if os.environ.get(SWITCH, "").lower() in ("off", "0", "no", "false"):
        return
    main = environment.get_template(MAIN)
    # MkDocs asks the environment for this very template, page by page.
    main.render = Frames(environment, config, main.render).render  # type: ignore[method-assign]


def _is_ours(environment: Environment, config: MkDocsConfig) -> bool:
    """Whether all templates are ours, Material's and MkDocs', and nobody else adds to what they get."""
    material = find_spec("material.templates")
    folders = {templates() / "theme", *(Path(each.origin or "").parent for each in (material,) if each)}
    folders.add(Path(mkdocs.__file__).parent / "templates")
    loader = environment.loader
    plugins = {type(getattr(each, "__self__", None)).__module__ for each in config.plugins.events["page_context"]}
    return (
        isinstance(loader, FileSystemLoader)
        and list(loader.searchpath) == config.theme.dirs
        and {Path(each) for each in config.theme.dirs} <= folders
        and environment.filters.get("url") is url_filter
        and plugins <= KNOWN_PLUGINS
    )


def _first_folders(config: MkDocsConfig, context: Context) -> Iterator[str]:
    """Yield the first folders of what every page links to: a page below one of them writes those links shorter."""
    extra, theme = config.extra, config.theme
    alternates = [each.get("link") for each in extra.get("alternate") or () if isinstance(each, dict)]
    home = context["nav"].homepage
    yield "assets"
    for link in (
        *(*config.extra_css, *config.extra_javascript, *alternates, *(extra.get("polyfills") or ())),
        *(theme.get("favicon"), theme.get("logo"), extra.get("homepage"), home and home.url),
    ):
        yield posixpath.normpath(str(link or "").lstrip("/")).partition("/")[0]
