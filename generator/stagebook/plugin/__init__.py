"""Stagebook as an MkDocs plugin: the only package that knows MkDocs."""

from stagebook.plugin.plugin import StagebookPlugin

__all__ = ["StagebookPlugin"]
