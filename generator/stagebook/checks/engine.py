"""What the engine's own settings (mkdocs.yml) mean for a playbook, as the checks see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stagebook.model.files import NOTICE
from stagebook.problems.diagnostics import Span
from stagebook.prose.guide_markdown import PLAIN_GUIDES, GuideMarkdown
from stagebook.reading.site_settings import NO_SETTINGS, SiteSettings


@dataclass(frozen=True)
class ExternalLoad:
    """A setting with which the site, or the run that builds it, would load something from elsewhere."""

    setting: str
    """Its name, by which `allow_external` of playbook.yml allows it: `theme.font`."""
    what: str
    """What it would load and from where: "loads its fonts from fonts.googleapis.com"."""
    span: Span
    hint: str = ""


@dataclass(frozen=True)
class NamedFile:
    """A file of the playbook's folder that a setting names, such as the logo."""

    path: str
    """Relative to the playbook's folder."""
    span: Span


@dataclass(frozen=True)
class RefusedSetting:
    """A setting with which the engine itself would end, or of which it takes no notice."""

    message: str
    span: Span
    hint: str = ""
    is_fatal: bool = True
    """False where the engine goes on without it."""


@dataclass(frozen=True)
class EngineSettings:
    """What one mkdocs.yml decides for the playbook's pages."""

    markdown: GuideMarkdown = PLAIN_GUIDES
    """The Markdown of pages written by hand."""
    external: tuple[ExternalLoad, ...] = ()
    written: SiteSettings = NO_SETTINGS
    excludes: Callable[[str], bool] = field(default=lambda src: False, compare=False)
    """Whether the engine was asked not to publish the page or file at a path (`exclude_docs`, `draft_docs`)."""
    files: tuple[NamedFile, ...] = ()
    """Those that settings name and that the theme does not bring."""
    refused: tuple[RefusedSetting, ...] = field(default=(), compare=False)
    """What the engine itself says against them; it names some of that at the first reading only."""
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """The lines of the files of settings, by the names that spans have, for showing problems."""
    is_strict: bool = field(default=False, compare=False)
    """Whether the file asks that warnings stop a build; a command line can ask for it too."""

    def own_pages(self, root: Path) -> tuple[str, ...]:
        """The Markdown files of the playbook's folder that `nav` names; what is not there is another's business."""
        named = [each.target for entry in self.written.nav() for each in entry.all() if each.target.endswith(".md")]
        inside = [path for path in dict.fromkeys(named) if not {"", ".", ".."} & set(path.split("/"))]
        # The home page is ours; what lies in its place is shown where the plugin does not run.
        return tuple(path for path in inside if path != NOTICE and (root / path).is_file())


PLAIN_ENGINE = EngineSettings()
"""The built-in settings, for a playbook without an mkdocs.yml of its own."""
