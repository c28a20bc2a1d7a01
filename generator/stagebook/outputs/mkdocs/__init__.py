"""Stagebook as an MkDocs plugin: the only package that knows MkDocs.

The plugin is imported when it is asked for: who only wants to know where a site goes needs no engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stagebook.outputs.mkdocs.plugin import StagebookPlugin

__all__ = ["StagebookPlugin"]


def __getattr__(name: str) -> Any:
    if name != "StagebookPlugin":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from stagebook.outputs.mkdocs.plugin import StagebookPlugin

    return StagebookPlugin
