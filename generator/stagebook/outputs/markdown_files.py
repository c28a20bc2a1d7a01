"""Write the pages as Markdown files that any engine builds, without the plugin.

The folder holds an `mkdocs.yml` per language and `docs/` below it: pages, styles, scripts and the files that
tools point to. With MkDocs and Material: `mkdocs build --strict -f DIR/mkdocs.yml`.

Themes of MkDocs write titles and descriptions into tags and attributes as they are, so they are handed over as HTML.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify_unicode

from stagebook.model import Guide, Playbook
from stagebook.model.attachments import attached_files
from stagebook.outputs.assets import page_script, page_style, published
from stagebook.outputs.mkdocs.defaults import FEATURES, PALETTE
from stagebook.outputs.search_files import search_files
from stagebook.prose.guide_markdown import GUIDE_EXTENSIONS
from stagebook.reading.site_settings import NavEntry
from stagebook.site.edition import Edition, edition
from stagebook.site.pages import Page, Section


def write(playbook: Playbook, root: Path, target: Path, audience: str = "", nav: tuple[NavEntry, ...] = ()) -> int:
    """Write every language's pages below `target`; return how many pages there are.

    `nav` is the site's own arrangement of its navigation.
    """
    count = 0
    for language in playbook.settings.languages:
        current = edition(playbook, root, audience, language, nav=nav)
        first = language == playbook.settings.languages[0]
        folder = target if first else target / language
        count += _write_edition(current, root, folder)
    return count


def _write_edition(current: Edition, root: Path, folder: Path) -> int:
    docs = folder / "docs"
    files = {page.src: _file(page) for page in current.site.pages}
    for page in current.site.pages:
        path = docs / files[page.src]
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(page.subject, Guide):
            body = current.renderer.guide(page.subject, page.src, files)
        else:
            body = current.renderer.body(page).markdown()
        head: dict[str, Any] = {"title": escape(page.title), "description": escape(page.description)}
        if page.repeats:
            head["search"] = {"exclude": True}
        if page.hide:
            head["hide"] = list(page.hide)
        path.write_text(f"---\n{_json(head)}\n---\n\n{body}", encoding="utf-8", newline="\n")
    for name, path in published(for_not_found=False).items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, docs / name)
    for name, content in search_files(current).items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(content, encoding="utf-8", newline="\n")
    for file in sorted(attached_files(current.site.playbook, root)):
        (docs / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / file, docs / file)
    engine = _json(_engine(current), indent=2).replace(f'"{SLUGIFY}"', f'{SLUGIFY} ""')
    (folder / "mkdocs.yml").write_text(engine + "\n", encoding="utf-8", newline="\n")
    return len(current.site.pages)


def _file(page: Page) -> str:
    """Where a page is written: as the index of a folder of its own, unless its links are Markdown's.

    Its address is the same. MkDocs leaves addresses in HTML as they are; Zensical takes them for addresses seen from
    the file, and adds a step to those of a page that is no index.
    """
    if isinstance(page.subject, Guide) or page.src.endswith("index.md"):
        return page.src
    return f"{page.src.removesuffix('.md')}/index.md"


def _engine(current: Edition) -> dict[str, Any]:
    """The engine's settings; JSON is YAML, so no YAML writer is needed."""
    return {
        "site_name": escape(str(current.site.playbook.settings.title)),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {
            "name": "material",
            "language": current.language,
            "font": False,
            # Without a `site_url`, pages loaded in place could not know where they are.
            "features": [each for each in FEATURES if each != "navigation.instant"],
            "palette": list(PALETTE),
        },
        "markdown_extensions": [{name: _plain(options)} for name, options in GUIDE_EXTENSIONS.items()],
        "plugins": ["search"],
        "extra_css": [page_style()],
        "extra_javascript": [{"path": page_script(), "defer": True}],
        "nav": [_nav(section) for section in current.site.nav],
        "validation": {"links": {"anchors": "warn"}},
    }


SLUGIFY = f"!!python/name:{slugify_unicode.__module__}.{slugify_unicode.__name__}"
"""How the settings name the function that makes the ids of headings."""


def _plain(options: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of an extension without the one thing that JSON can't hold."""
    return {name: SLUGIFY if value is slugify_unicode else value for name, value in options.items()}


def _nav(section: Section) -> dict[str, Any]:
    title = escape(section.title)
    if section.address:
        return {title: section.address}
    if not section.children:
        return {title: _file(section.page) if section.page else []}
    own: list[Any] = [_file(section.page)] if section.page else []
    return {title: own + [_nav(child) for child in section.children]}


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
