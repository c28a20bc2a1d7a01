"""The pages of the model as MkDocs' files."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from stagebook.model import Guide
from stagebook.outputs.mkdocs.generated_page import GeneratedPage, put
from stagebook.outputs.pdf import NoPdfError
from stagebook.outputs.pdf.site_files import pdf_files
from stagebook.site.edition import Edition
from stagebook.site.pages import Page
from stagebook.site.urls import UrlStyle

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from stagebook.outputs.pdf import Pdf

log = logging.getLogger("mkdocs.plugins.stagebook")


def put_pages(files: Files, built: Edition, config: MkDocsConfig, *, serving: bool = False) -> None:
    """Add every page of a site; those that its navigation leaves out are marked so, or MkDocs would warn of them."""
    placed = {page.src for section in built.site.nav for page in section.pages()}
    for page in built.site.pages:
        file = _file(page, built, config, serving=serving)
        # Never left undecided, or an author's `exclude_docs` could take a page out to which others lead.
        file.inclusion = InclusionLevel.INCLUDED if page.src in placed else InclusionLevel.NOT_IN_NAV
        put(files, file)


def _file(page: Page, built: Edition, config: MkDocsConfig, *, serving: bool) -> File:
    if isinstance(page.subject, Guide):
        head = {"title": page.title, "description": page.description}
        body = built.renderer.guide(page.subject, page.src)
        if "print-site" in config.plugins:  # It asks of each page that its title be a heading of its text.
            body = f"# {built.renderer.as_heading(page.title)} {{#page-title}}\n\n{body}"
        content = f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n\n{body}"
        file = File.generated(config, page.src, content=content)
    else:
        file = File.generated(config, page.src, content="")
        GeneratedPage(page, built.renderer, file, config, serving=serving)
    file.edit_uri = page.file or None
    source = _source(Path(config.docs_dir), page, built.language)
    if source:
        # What other plugins ask of a page's file, such as when it last changed, they ask of the author's.
        file.abs_src_path, file.generated_by = str(source), None
    return file


def _source(root: Path, page: Page, language: str) -> Path | None:
    """The author's file of a page, in its language where there is such a one; None where nobody wrote one."""
    if not page.file:
        return None
    own = root / page.file
    translated = own.with_suffix(f".{language}{own.suffix}")
    return next((path for path in (translated, own) if path.is_file()), None)


def put_pdfs(
    files: Files,
    built: Edition,
    config: MkDocsConfig,
    own_templates: Path | None,
    drawn: Callable[[str, Pdf], None],
) -> None:
    """Add each worksheet as PDF, tell `drawn` of each, and log which letters our font lacks.

    Raises `PluginError` where what draws them is not installed.
    """
    style = UrlStyle(folders=config.use_directory_urls)
    base = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
    letters: dict[str, bool] = {}
    try:
        for name, made in pdf_files(built, own_templates, lambda src: base + style.url(src)):
            put(files, File.generated(config, name, content=made.content))
            drawn(name, made)
            letters |= {str(each): bool(each.family) for each in made.borrowed}
    except NoPdfError as error:
        raise PluginError(str(error)) from error
    for text, is_drawn in letters.items():
        log.log(logging.INFO if is_drawn else logging.WARNING, "%s", text)
