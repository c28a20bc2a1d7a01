"""What keeps the theme's pages within a strict content policy, beside the partials of ours that replace its scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel

from stagebook.outputs.assets import FOLDER
from stagebook.outputs.mkdocs.generated_page import put

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

IN_PAGES = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
"""The policy as a page can hold it. Its header, in the manual, says besides who may show the site in a frame."""

ICON_STYLE = f"{FOLDER}/theme-icons.css"
"""Where the icons that an author chose for admonitions, annotations and tags stand in the site."""

_STYLES = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_PARTIAL = "partials/icons.html"


def publish_icon_style(env: Environment, config: MkDocsConfig, files: Files) -> str:
    """Make a file of the styles that the theme would write into every page; return its path, "" where there is none."""
    if not any((config.theme.get("icon") or {}).get(each) for each in ("admonition", "annotation", "tag")):
        return ""
    style = "\n".join(_STYLES.findall(env.get_template(_PARTIAL).render(config=config)))
    if not style:
        return ""
    file = File.generated(config, ICON_STYLE, content=f"{style}\n")
    file.inclusion = InclusionLevel.INCLUDED  # MkDocs has decided about all others by now.
    put(files, file)
    return ICON_STYLE


def without_styles(head: str) -> str:
    """The head's style sheets, without those that are written into the page."""
    return _STYLES.sub("", head)
