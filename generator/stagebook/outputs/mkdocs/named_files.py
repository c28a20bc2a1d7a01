"""Files of the playbook's folder that mkdocs.yml names (logo, icon, styles, scripts, templates), or a style names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from stagebook.checks.engine import NamedFile
from stagebook.outputs.assets import FOLDER
from stagebook.reading.site_settings import SiteSettings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_ADDRESS = re.compile(r"[^/?#]*:|//")
_IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')\s]+)|@import\s+[\"']([^\"']+)", re.IGNORECASE)


def named_files(config: MkDocsConfig, where: SiteSettings) -> Iterator[NamedFile]:
    """Yield the files that settings name and that neither the theme nor Stagebook brings, each with its place."""
    named = [(config.theme.get(name), where.of("theme", name)) for name in ("logo", "favicon")]
    for setting, values in (("extra_css", config.extra_css), ("extra_javascript", config.extra_javascript)):
        paths = [str(getattr(value, "path", value)) for value in values]
        named += [(path, where.entry(setting, path)) for path in paths]
    named += [(str(path), where.entry("extra_templates", str(path))) for path in config.extra_templates]
    brought = [Path(folder) for folder in config.theme.dirs]
    for path, span in named:
        if not isinstance(path, str) or not path or _ADDRESS.match(path) or path.startswith(f"{FOLDER}/"):
            continue
        file = re.split("[?#]", path, maxsplit=1)[0]
        if not any((folder / file).is_file() for folder in brought if not file.startswith(("/", ".."))):
            yield NamedFile(file, span)


def named_by_styles(root: Path, files: Sequence[NamedFile]) -> set[str]:
    """The files in the folder that style sheets among `files` name, and the style sheets that these name."""
    waiting = [each.path for each in files if each.path.lower().endswith(".css")]
    found: set[str] = set()
    while waiting:
        style = waiting.pop()
        try:
            text = (root / style).read_text("utf-8", errors="replace")
        except OSError:
            continue
        for names in _IN_STYLE.findall(text):
            address = re.split("[?#]", names[0] or names[1], maxsplit=1)[0]
            path = posixpath.normpath(posixpath.join(posixpath.dirname(style), unquote(address)))
            if not address or _ADDRESS.match(address) or path in found or path.startswith(("../", "/")):
                continue
            found.add(path)
            if path.lower().endswith(".css"):
                waiting.append(path)
    return found
