"""What an mkdocs.yml says that the pages can't follow, named at its line."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.problems.diagnostics import Diagnostic, shortened
from stagebook.problems.rule import ERROR, WARNING, Rule
from stagebook.reading.site_settings import Setting, SiteSettings

WRONG_THEME = Rule(
    "wrong-theme",
    ERROR,
    "A theme other than Material",
    "The pages are made for MkDocs' theme Material; in another they would have neither side bar nor search.",
    fixed=True,
)

IGNORED_SETTING = Rule(
    "ignored-setting",
    WARNING,
    "A setting of mkdocs.yml that changes nothing",
    "The playbook decides it, or the pages are made otherwise. Left in place it tells the next reader of the file "
    "something that is not so.",
)

EXCLUDED_PAGE = Rule(
    "excluded-page",
    ERROR,
    "A page or file of the playbook that mkdocs.yml excludes",
    "What is in the playbook is linked from other pages, so it is published all the same; a page "
    "that must not be needs another cure.",
    fixed=True,
)

PLUGIN_CONFLICT = Rule(
    "plugin-conflict",
    ERROR,
    "A plugin that does otherwise what the playbook does",
    "Both would make or take the same pages; the site would lack some, or the "
    "build would end with the plugin's own error.",
    fixed=True,
)

REFUSED_SETTING = Rule(
    "refused-setting",
    ERROR,
    "A setting of mkdocs.yml with which nothing can be built",
    "MkDocs ends there, or the plugin would pass over an option on which it depends who sees what.",
    fixed=True,
)

CONFLICTS = {
    "i18n": ("makes pages in several languages, as the playbook does", "name the languages in playbook.yml"),
    "blog": (
        "reads posts from the playbook's folder, where nothing else lies",
        "write guides instead",
    ),
}
"""Plugins that can't be used, with the reason and what to do instead."""

THEME = "material"

OTHER_FEATURES = {
    "content.tooltips": "browsers show the titles of links themselves, and the theme would take them for HTML",
    "navigation.expand": "the side bar shows the way to a page and its neighbours",
    "navigation.sections": "the side bar shows the way to a page and its neighbours",
    "toc.integrate": "the side bar has no place for the contents of a page, which stand beside it",
}
"""Features of the theme that the pages do without, and why. Material's tooltips put a `title` into the page as HTML, so
that `title="&lt;img onerror=…"` would run, and a cut-off title in the side bar too."""


@finds(WRONG_THEME, IGNORED_SETTING, EXCLUDED_PAGE, PLUGIN_CONFLICT, REFUSED_SETTING)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report the settings of an own mkdocs.yml that contradict what the pages need, or that the engine refuses."""
    for refused in context.engine.refused:
        rule = REFUSED_SETTING if refused.is_fatal else IGNORED_SETTING
        yield rule.found(refused.message, refused.span, refused.hint)
    settings = context.engine.written
    if not settings.chain:
        return
    if not any(each.span == settings.of("theme", "name") for each in context.engine.refused):
        yield from _theme(settings)
    for name, plugin in settings.named("plugins").items():
        if name.rpartition("/")[2] in CONFLICTS:
            why, instead = CONFLICTS[name.rpartition("/")[2]]
            yield PLUGIN_CONFLICT.found(f"the plugin '{name}' {why}", plugin.span, f"delete it; {instead}")
    for setting, why, hint in _without_effect(context, settings):
        yield IGNORED_SETTING.found(f"this has no effect: {why}", setting.span, hint)
    yield from _excluded(context, settings)


def _theme(settings: SiteSettings) -> Iterator[Diagnostic]:
    written = settings.get("theme", "name") or settings.get("theme")
    name = written.value if written else None
    if isinstance(name, dict):
        name = None
    if name != THEME:
        message = f"the pages can't be drawn in the theme '{shortened(str(name))}'" if name else "no theme is named"
        span = written.span if written else settings.start
        yield WRONG_THEME.found(message, span, f"write `theme: {{name: {THEME}}}`")


def _without_effect(context: Context, settings: SiteSettings) -> Iterator[tuple[Setting, str, str]]:
    """Yield each setting that changes nothing, why, and what to do."""
    for feature in settings.entries("theme", "features"):
        if feature.value in OTHER_FEATURES:
            yield feature, OTHER_FEATURES[str(feature.value)], "delete it"
    languages = context.playbook.settings.languages
    language = settings.get("theme", "language")
    if language and context.loaded.settings_read and language.value != languages[0]:
        yield language, "the languages of the pages stand in playbook.yml", "delete it"
    alternate = settings.get("extra", "alternate")
    if alternate and len(languages) > 1:
        yield alternate, "the language switcher leads to the languages of playbook.yml", "delete it"
    yield from _colours(settings)
    tabs = settings.named("markdown_extensions").get("pymdownx.tabbed")
    if tabs and isinstance(tabs.value, dict) and str(tabs.value.get("alternate_style", "true")).lower() != "true":
        yield tabs, "tabs can only be drawn with `alternate_style: true`", "delete `alternate_style`"


def _colours(settings: SiteSettings) -> Iterator[tuple[Setting, str, str]]:
    palette = settings.get("theme", "palette")
    if palette is None:
        return
    schemes = palette.value if isinstance(palette.value, list) else [palette.value]
    named = {
        str(each[name])
        for each in schemes
        if isinstance(each, dict)
        for name in ("primary", "accent")
        if name in each and each[name] != "custom"
    }
    if named:
        which = ", ".join(sorted(named))
        why = f"the colours ({which}) are those of the pages, which are legible in all states"
        hint = "delete `primary` and `accent`; a style sheet under `extra_css` can set `--sb-accent` and the like"
        yield palette, why, hint


def _excluded(context: Context, settings: SiteSettings) -> Iterator[Diagnostic]:
    files = {item.file for item in context.playbook.items() if item.file.endswith(".md")}
    pages = {item.row.src.format(id=item.id, process=item.scope) for item in context.playbook.items()}
    hit = sorted(src for src in files | pages if context.engine.excludes(src))
    written = settings.get("exclude_docs") or settings.get("draft_docs")
    if hit and written:
        others = f" and {len(hit) - 1} more" if len(hit) > 1 else ""
        yield EXCLUDED_PAGE.found(
            f"this excludes '{shortened(hit[0])}'{others}, which is part of the playbook",
            written.span,
            "hide it with `visible_to`, or move its file out of the folder",
        )
