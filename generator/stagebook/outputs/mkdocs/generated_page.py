"""A generated page inside MkDocs: no Markdown pass, its body comes from a template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from stagebook.site.body import Body, Heading, Html
from stagebook.site.broken_template import BrokenTemplateError
from stagebook.site.pages import Page
from stagebook.site.render import Renderer

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_ID = re.compile(r'\sid="([^"]+)"')


class GeneratedPage(MkDocsPage):
    """A page of the model; MkDocs asks it for its content when it is its turn."""

    def __init__(
        self, planned: Page, renderer: Renderer, file: File, config: MkDocsConfig, *, serving: bool = False
    ) -> None:
        """Take the place of the page that MkDocs would make for `file`."""
        super().__init__(planned.title, file, config)
        self.planned = planned
        self._renderer = renderer
        self._serving = serving

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read; say what the theme wants to know."""
        self.markdown = ""
        self.meta = {"description": self.planned.description, "hide": list(self.planned.hide)}
        if self.planned.repeats:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Fill the page from its template."""
        try:
            body = self._renderer.body(self.planned)
        except BrokenTemplateError as error:
            if not self._serving:
                raise PluginError(str(error)) from error
            # A raise would stop the server from answering at all; the page itself says what is wrong.
            body = Body((Heading(1, "page-title", self.planned.title), Html(f"<pre>{escape(str(error))}</pre>")))
        self.content = body.html()
        self.toc = table_of_contents(body)
        self.present_anchor_ids = set(_ID.findall(self.content))


def put(files: Files, file: File) -> None:
    """Add a file to the site, in the stead of one with the same path."""
    existing = files.get_file_from_path(file.src_uri)
    if existing is not None:
        files.remove(existing)
    files.append(file)


def table_of_contents(body: Body) -> TableOfContents:
    """The page's headings as MkDocs wants them, the title at the top."""
    top: list[AnchorLink] = []
    stack: list[AnchorLink] = []
    for heading in body.headings:
        link = _anchor(heading)
        while stack and stack[-1].level >= link.level:
            stack.pop()
        (stack[-1].children if stack else top).append(link)
        stack.append(link)
    return TableOfContents(top)


def _anchor(heading: Heading) -> AnchorLink:
    return AnchorLink(escape(heading.title), heading.id, level=heading.level)  # a theme writes it as HTML
