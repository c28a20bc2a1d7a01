"""Words that mean the same to a reader who searches: those that ship with Stagebook."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from stagebook.reading.yaml import read_yaml
from stagebook.resources import templates

Group = tuple[str, ...]
"""Words and phrases with one meaning."""


@cache
def built_in() -> Mapping[str, tuple[Group, ...]]:
    """The groups that ship, by language."""
    document, _ = read_yaml(templates() / "defaults" / "search.yml", "search.yml")
    data: Any = document.data
    return {language: tuple(tuple(map(str, group)) for group in groups) for language, groups in data.items()}
