"""The Markdown of pages written by hand: what editors and code hosts render, as one list of extensions and settings.

The engines' settings are completed from it (`outputs.mkdocs.defaults`, `outputs.markdown_files`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import slugify_unicode

from stagebook.prose import table_alignment

GUIDE_EXTENSIONS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "attr_list": {},
        "md_in_html": {},
        "tables": {},
        "admonition": {},
        "footnotes": {},
        "def_list": {},
        "pymdownx.details": {},
        # A mermaid fence needs a script from elsewhere. It becomes what that script looks for, which is refused.
        "pymdownx.superfences": {"custom_fences": [{"name": "mermaid", "class": "mermaid"}]},
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.tasklist": {"custom_checkbox": True},
        "pymdownx.tilde": {"subscript": False},  # "~5 or ~6" is no subscript
        "pymdownx.mark": {},
        "pymdownx.keys": {},
        "pymdownx.magiclink": {},
        # The plain one drops all letters but those of English: 가격 협상 would become "_1".
        "toc": {"permalink": False, "slugify": slugify_unicode},
    }
)
"""Each extension's name, as MkDocs has it, and its settings."""


_NEEDS_MKDOCS = frozenset(("material.extensions.preview",))
"""Extensions that work within MkDocs only, and change nothing that is judged here: previews of links."""


@dataclass(frozen=True)
class GuideMarkdown:
    """The Markdown of one site: its extensions and their settings, as MkDocs names them."""

    extensions: tuple[str, ...]
    settings: Mapping[str, Mapping[str, Any]]

    @classmethod
    def of(cls, extensions: Iterable[str], settings: Mapping[str, Mapping[str, Any]]) -> GuideMarkdown:
        """The Markdown of a site that names these extensions, completed by ours."""
        names, merged = completed(extensions, settings)
        return cls(tuple(names), merged)

    def __hash__(self) -> int:
        return hash(self.extensions)

    def html(self, text: str, included: list[Included] | None = None) -> str:
        """Convert a page's Markdown; note in `included` the files that the extension for snippets puts in.

        One converter a page, since some extensions keep what they met before.
        """
        noted = [] if included is None else included
        settings = {name: dict(options) for name, options in self.settings.items()}
        names = [name for name in self.extensions if name not in _NEEDS_MKDOCS]
        converter = Markdown(extensions=names, extension_configs=settings)
        preprocessors: Iterable[Any] = converter.preprocessors
        for each in preprocessors:
            if hasattr(each, "get_snippet_path"):
                each.check_paths = False  # A missing one is reported as any missing file.
                each.get_snippet_path = _Noting(each.get_snippet_path, noted)
        return converter.convert(text)


@dataclass(frozen=True)
class Included:
    """A file that a page asks the extension for snippets to put in."""

    written: str
    """The path as the page has it."""
    file: str
    """Where the extension found it, as an absolute path; empty where there is none."""


class _Noting:
    """Finds a snippet's file as the extension does, notes it, and lets only text through."""

    def __init__(self, find: Callable[[str], str | None], included: list[Included]) -> None:
        self._find = find
        self._included = included

    def __call__(self, path: str) -> str | None:
        file = self._find(path)
        self._included.append(Included(path, file or ""))
        if file is None or not Path(file).is_file():
            return None
        try:
            Path(file).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        return file


def completed(extensions: Iterable[str], settings: Mapping[str, Mapping[str, Any]]) -> tuple[list[str], dict[str, Any]]:
    """Add to a site's own extensions those of ours that it does not name, and to the settings what they leave open."""
    names = [*map(str, extensions)]
    known = {_plain_name(name): name for name in names}
    merged: dict[str, Any] = {name: dict(options) for name, options in settings.items()}
    for name, ours in GUIDE_EXTENSIONS.items():
        written = known.get(name, name)
        if name not in known:
            names.append(name)
        if ours:
            merged[written] = dict(ours) | merged.get(written, {})
    merged[known.get("pymdownx.tabbed", "pymdownx.tabbed")]["alternate_style"] = True  # the theme draws no other
    _add_fence(merged[known.get("pymdownx.superfences", "pymdownx.superfences")])
    if table_alignment.NAME not in known:
        names.append(table_alignment.NAME)
    return names, merged


def _plain_name(name: str) -> str:
    """`tables` for `markdown.extensions.tables`, as Python-Markdown finds both."""
    return name.removeprefix("markdown.extensions.")


def _add_fence(superfences: dict[str, Any]) -> None:
    own = list(superfences["custom_fences"] or ())
    names = {each.get("name") for each in own if isinstance(each, dict)}
    ours = GUIDE_EXTENSIONS["pymdownx.superfences"]["custom_fences"]
    superfences["custom_fences"] = [*own, *(each for each in ours if each["name"] not in names)]


ENGINE_EXTENSIONS = ("toc", "tables", "fenced_code")
"""Those that MkDocs always has."""

PLAIN_GUIDES = GuideMarkdown.of(ENGINE_EXTENSIONS, {})
"""The built-in Markdown, for a playbook without an mkdocs.yml of its own."""
