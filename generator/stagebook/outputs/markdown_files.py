"""Write the pages as Markdown files that any engine builds, without the plugin.

The folder holds an `mkdocs.yml` per language and `docs/` below it: pages, styles, scripts and the files that
tools point to. With MkDocs and Material: `mkdocs build --strict -f DIR/mkdocs.yml`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from stagebook.model import Guide, Playbook
from stagebook.outputs.assets import page_script, page_style, published
from stagebook.prose.page_html import GUIDE_EXTENSIONS
from stagebook.site.edition import Edition, edition
from stagebook.site.pages import Section


def write(playbook: Playbook, root: Path, target: Path, audience: str = "") -> int:
    """Write every language's pages below `target`; return how many pages there are."""
    count = 0
    for language in playbook.settings.languages:
        current = edition(playbook, root, audience, language)
        first = language == playbook.settings.languages[0]
        folder = target if first else target / language
        count += _write_edition(current, root, folder)
    return count


def _write_edition(current: Edition, root: Path, folder: Path) -> int:
    docs = folder / "docs"
    for page in current.site.pages:
        path = docs / page.src
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(page.subject, Guide):
            body = current.renderer.guide(page.subject, page.src)
        else:
            body = current.renderer.body(page).markdown()
        head: dict[str, Any] = {"title": page.title, "description": page.description}
        if page.repeats:
            head["search"] = {"exclude": True}
        if page.hide:
            head["hide"] = list(page.hide)
        path.write_text(f"---\n{_json(head)}\n---\n\n{body}", encoding="utf-8", newline="\n")
    for name, path in published(for_not_found=False).items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, docs / name)
    for file in current.site.files:
        (docs / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / file, docs / file)
    (folder / "mkdocs.yml").write_text(_json(_engine(current), indent=2) + "\n", encoding="utf-8", newline="\n")
    return len(current.site.pages)


def _engine(current: Edition) -> dict[str, Any]:
    """The engine's settings; JSON is YAML, so no YAML writer is needed."""
    return {
        "site_name": str(current.site.playbook.settings.title),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {
            "name": "material",
            "language": current.language,
            "font": False,
            "features": [
                "navigation.tabs",
                "navigation.indexes",
                "navigation.prune",
                "navigation.top",
                "search.suggest",
                "search.highlight",
                "toc.follow",
            ],
            "palette": PALETTE,
        },
        "markdown_extensions": [*GUIDE_EXTENSIONS, {"toc": {"permalink": False}}],
        "plugins": ["search"],
        "extra_css": [page_style()],
        "extra_javascript": [{"path": page_script(), "defer": True}],
        "nav": [_nav(section) for section in current.site.nav],
        "validation": {"links": {"anchors": "warn"}},
    }


PALETTE = [
    {"media": "(prefers-color-scheme)", "toggle": {"icon": "material/brightness-auto", "name": "Automatic"}},
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "toggle": {"icon": "material/weather-sunny", "name": "Light"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": {"icon": "material/weather-night", "name": "Dark"},
    },
]
"""Follow the system, light, dark."""


def _nav(section: Section) -> dict[str, Any]:
    if not section.children:
        return {section.title: section.page.src if section.page else []}
    own: list[Any] = [section.page.src] if section.page else []
    return {section.title: own + [_nav(child) for child in section.children]}


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
