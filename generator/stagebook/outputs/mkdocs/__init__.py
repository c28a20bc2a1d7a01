"""Stagebook as an MkDocs plugin: the only package that knows MkDocs."""

from stagebook.outputs.mkdocs.plugin import StagebookPlugin

__all__ = ["StagebookPlugin"]
