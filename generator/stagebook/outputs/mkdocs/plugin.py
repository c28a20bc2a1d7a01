"""The MkDocs plugin: hands the pages of the model to MkDocs, one build per language.

While building, problems end the build before MkDocs empties the site's folder. While serving it
never raises: the last good pages stay, with the problems on a page of their own.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs.commands.build import build
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files

from stagebook.checks import Checked, load_and_check
from stagebook.checks.engine import EngineSettings
from stagebook.checks.summary import summary
from stagebook.model.attachments import attached_files
from stagebook.model.load import Loaded
from stagebook.outputs.assets import published
from stagebook.outputs.mkdocs.author_files import take_out
from stagebook.outputs.mkdocs.content_policy import IN_PAGES, publish_icon_style
from stagebook.outputs.mkdocs.defaults import fill_in, link_our_files
from stagebook.outputs.mkdocs.escaping import escape_navigation, escape_pages, escape_settings
from stagebook.outputs.mkdocs.frames import use_frames
from stagebook.outputs.mkdocs.generated_page import put
from stagebook.outputs.mkdocs.guard import SiteGuard, known_audience
from stagebook.outputs.mkdocs.languages import nested_config
from stagebook.outputs.mkdocs.named_files import named_by_styles
from stagebook.outputs.mkdocs.nav import (
    Navigation,
    described_elsewhere,
    nav_entry,
    navigation_of,
    sections_of,
    shape_of,
)
from stagebook.outputs.mkdocs.not_found import TEMPLATE as NOT_FOUND
from stagebook.outputs.mkdocs.not_found import not_found
from stagebook.outputs.mkdocs.offline import prepare_offline
from stagebook.outputs.mkdocs.own_main import put_frame_below
from stagebook.outputs.mkdocs.planned_files import put_pages, put_pdfs
from stagebook.outputs.mkdocs.plugin_options import StagebookConfig
from stagebook.outputs.mkdocs.problem_page import ProblemPage
from stagebook.outputs.mkdocs.search import SearchData
from stagebook.outputs.mkdocs.settings import settings_of, written_settings
from stagebook.outputs.mkdocs.theme import ThemeTools, home_pages, name_palette, root_address, theme_language
from stagebook.outputs.mkdocs.theme_templates import quicken
from stagebook.outputs.pdf.site_files import PAPERS
from stagebook.problems.diagnostics import Report, Severity
from stagebook.problems.formats import text_report
from stagebook.problems.paths import seen_along, way_to
from stagebook.reading.publishable import TEMPLATES
from stagebook.resources import templates
from stagebook.site.edition import Edition, edition
from stagebook.site.urls import UrlStyle
from stagebook.words import words

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation as MkDocsNavigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.stagebook")


class StagebookPlugin(BasePlugin[StagebookConfig]):
    """One instance lives through all rebuilds of `mkdocs serve` (see `on_startup`)."""

    def __init__(self) -> None:
        """Start with nothing loaded."""
        self._serving = False
        self._nested = ""
        self.for_audience = ""
        """Set by the command line; it outweighs the option in mkdocs.yml."""
        self.with_pdf = False
        """Set by the command line: publish PDFs whatever mkdocs.yml says."""
        self.offline = False
        """Set by the command line: make a folder whose pages work when opened as files."""
        self.checked: Checked | None = None
        """Set by the command line: what it has read and checked a moment ago, to do neither twice."""
        self._good: Loaded | None = None
        self._guard = SiteGuard()
        self._is_dirty = False
        self._report = Report()
        self._lines: dict[str, tuple[str, ...]] = {}
        self._edition: Edition | None = None
        self._tools: ThemeTools | None = None
        self._search = SearchData()
        self._shape: object = None
        """That of the navigation as it was put in."""
        self._nav: MkDocsNavigation | None = None
        """What other plugins made of it; None where they left it alone."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether problems must end the run; MkDocs keeps the instance because this exists."""
        self._serving, self._is_dirty = command == "serve", dirty

    @event_priority(100)
    def _start(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check before anything is emptied; then tell the engine, and other plugins, title and language."""
        fill_in(config, written_settings(config))
        if not self._nested:
            self._load(config)
        # After the site's own `custom_dir`, before the theme: what an author overrides stays overridden.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(templates() / "theme"))
        quicken(config.theme)
        loaded = self._good
        if loaded is None or loaded.playbook is None:
            return config
        playbook = loaded.playbook
        if not self._nested:
            audience = known_audience(self._wanted_audience, playbook.settings.audiences, serving=self._serving)
            in_draft = self._serving or self._is_dirty or self.checked is not None
            self._guard.start(config, loaded, audience, in_draft=in_draft)
        language = self._nested or playbook.settings.languages[0]
        config.site_name = str(playbook.settings.title.in_language(language))
        config.theme["language"] = theme_language(config, language)
        name_palette(config, playbook.vocabulary.words(language))
        if len(playbook.settings.languages) > 1:
            config.extra["alternate"] = home_pages(playbook.settings.languages, self._nested)
        link_our_files(config)
        return config

    @event_priority(-100)
    def _make_edition(self, config: MkDocsConfig) -> MkDocsConfig:
        """Lay the pages out, once all plugins have had their say on how addresses look."""
        prepare_offline(config, wanted=self.offline)
        loaded = self._good
        if loaded is None or loaded.playbook is None:
            self._edition = None
            return config
        self._edition = edition(
            loaded.playbook,
            loaded.root,
            known_audience(self._wanted_audience, loaded.playbook.settings.audiences, serving=self._serving),
            self._nested,
            UrlStyle(folders=config.use_directory_urls),
            for_authors=self._serving,
            papers=PAPERS if self._has_pdf else (),
            nav=written_settings(config).nav(),
        )
        return config

    on_config = CombinedEvent(_start, _make_edition)

    def _load(self, config: MkDocsConfig) -> None:
        loaded, report = self._checked(Path(config.docs_dir), settings_of(config))
        self._report, self._lines = seen_along(report, loaded.lines, way_to(Path(config.docs_dir)))
        blocked = loaded.playbook is None or self._report.blocks(strict=bool(config.strict) and not self._serving)
        if blocked and not self._serving:
            raise PluginError("\n" + text_report(self._report, self._lines))
        if blocked:
            log.error("\n%s", text_report(self._report, self._lines))
            return
        # What the command line found it has told already.
        for each in () if self.checked and not self._serving else self._report.problems:
            level = logging.WARNING if each.severity is Severity.WARNING else logging.ERROR
            log.log(level, "%s: %s", each.span, each.message)
        log.info(summary(loaded, self._report))
        self._good = loaded

    def _checked(self, root: Path, engine: EngineSettings) -> tuple[Loaded, Report]:
        """Return what the command line found, unless a hook has changed the folder or the settings since."""
        if self.checked and not self._serving and self.checked.holds_for(root, engine):
            return replace(self.checked.loaded, root=root), self.checked.report
        return load_and_check(root, engine=engine)

    @property
    def _wanted_audience(self) -> str:
        return self.for_audience or self.config.audience or ""

    @event_priority(90)
    def _put_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the author's files out and put the pages in, before other plugins look at the files."""
        built = self._edition
        self._take_out(files, config=config)
        for name, path in published(for_not_found=not self._nested).items():
            put(files, File.generated(config, name, abs_src_path=str(path)))
        if self._report.errors:
            put(files, ProblemPage.make(config, self._report, self._lines, first=built is None))
        if built is None:
            config.nav = ["index.md"]
            return files
        put_pages(files, built, config, serving=self._serving)
        if self._has_pdf:
            put_pdfs(files, built, config, self._good.root / TEMPLATES if self._good else None, self._guard.drawn)
        if config.nav:
            config.nav = [nav_entry(section) for section in built.site.nav]
        return files

    @event_priority(-50)
    def _take_out(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the author's files out, also those that another plugin put back."""
        built, root = self._edition, Path(config.docs_dir)
        engine = settings_of(config)
        wanted = {each.path for each in engine.files} | named_by_styles(root, engine.files)
        if built is not None:
            wanted |= attached_files(built.site.playbook, root, engine.markdown)
        take_out(files, root, wanted if built else None, restricted=self._guard.is_restricted)
        return files

    on_files = CombinedEvent(_put_files, _take_out)

    @property
    def _has_pdf(self) -> bool:
        return (self.with_pdf or self.config.pdf) and not self._serving

    @event_priority(90)
    def _put_in_navigation(self, nav: MkDocsNavigation, *, config: MkDocsConfig, files: Files) -> MkDocsNavigation:
        """Put the playbook's navigation in, before other plugins add to it; one that a file of theirs describes stays.

        It is no setting: what an author did not write, nobody shall warn the author of.
        """
        if self._edition is None or described_elsewhere(files, config):
            return nav
        made = navigation_of(self._edition.site.nav, files, config)
        self._shape = shape_of(made)
        return made

    @event_priority(-100)
    def _finish_navigation(self, nav: MkDocsNavigation, *, config: MkDocsConfig, files: Files) -> MkDocsNavigation:
        """Make the titles of sections fit for the theme, last, since other plugins may make some."""
        self._nav = None if shape_of(nav) == self._shape else nav
        escape_navigation(nav)
        return nav

    on_nav = CombinedEvent(_put_in_navigation, _finish_navigation)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's partials what they ask for, fit to be written as HTML."""
        escape_settings(config)
        escape_pages(files)
        built = self._edition
        style = UrlStyle(folders=config.use_directory_urls)
        shown = built.site.nav if built and self._nav is None else sections_of(self._nav)
        navigation = Navigation(shown, style) if built else None
        self._tools = env.globals["stagebook"] = ThemeTools(
            edition=built,
            navigation=navigation,
            style=style,
            words=built.words if built else words("en"),
            not_found=not_found(config, built, self._nested) if built else None,
            problems=len(self._report.errors),
            policy=IN_PAGES if self.config.policy and not self._serving else "",
            icon_style=publish_icon_style(env, config, files),
            site_url=root_address(config.site_url, self._nested),
        )
        self._search.start(env, config)
        put_frame_below(env)
        use_frames(env, config)
        return env

    @event_priority(-100)
    def on_page_content(self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
        """Let the search find pages that other plugins added."""
        self._search.add(page, html, self._edition)

    @event_priority(-100)
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Write the page for addresses that do not exist as one at the root; its base says where that is.

        The tools are in the context too: a plugin may render our templates with it and an environment of its own.
        """
        cast(dict[str, Any], context)["stagebook"] = self._tools
        if template_name == NOT_FOUND and self._edition:
            return {**context, "base_url": "."}
        return context

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the other languages below this one; last, since they share the other plugins' instances."""
        self._search.write(self._edition, config)
        if self._nested or not (self._good and self._good.playbook and self._edition):
            return
        for language in self._good.playbook.settings.languages[1:]:
            self._nested = language
            try:
                build(nested_config(config, language))
            finally:
                self._nested = ""
        self._guard.finish(config, serving=self._serving)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing of a site that was not finished."""
        if not self._nested:
            self._guard.drop()

    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch the built-in templates and words too, for those who work on them."""
        server.watch(str(templates()))
        return server
