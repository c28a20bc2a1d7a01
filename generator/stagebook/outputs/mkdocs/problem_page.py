"""The page that shows what is wrong, while serving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from stagebook.problems.diagnostics import Report
from stagebook.problems.formats import excerpt
from stagebook.words import words

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_ROW = Markup(
    '<li class="sb-problem"><p><strong>{message}</strong></p><p><code>{span}</code> · {code}</p>'
    "<pre>{excerpt}</pre>{hint}</li>"
)


class ProblemPage(Page):
    """All problems of the playbook as it is now; the rest of the site is the last good one."""

    html = ""

    @classmethod
    def make(cls, config: MkDocsConfig, report: Report, lines: dict[str, tuple[str, ...]], *, first: bool) -> File:
        """The page's file: the home page where there never was a good site."""
        file = File.generated(config, "index.md" if first else "problems.md", content="")
        page = cls(words("en").problems, file, config)
        rows = (
            _ROW.format(
                message=each.message,
                span=each.span,
                code=each.code,
                excerpt=excerpt(each, lines),
                hint=Markup("<p>{}</p>").format(each.hint) if each.hint else "",
            )
            for each in report.problems
        )
        intro = Markup("<h1 id='page-title'>{}</h1><p>{}</p>").format(words("en").problems, words("en").problems_intro)
        page.html = f'{intro}<ol class="sb-problems">{"".join(rows)}</ol>'
        return file

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read."""
        self.markdown = ""
        self.meta = {"hide": ["toc"], "search": {"exclude": True}}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Show the problems."""
        self.content = self.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
