"""A look into a YAML file that is not yet trusted: names and plain values, nothing constructed, nothing run.

An mkdocs.yml may hold tags such as `!!python/object/apply`, which its own loader would execute. Here the tree of nodes
alone is read. The limits keep an alias bomb or a circle of aliases from taking memory.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

MAX_BYTES = 1024 * 1024
MAX_NODES = 20_000
MAX_DEPTH = 30


def outline(path: Path) -> Any:
    """The file's lists, mappings and scalars, the scalars as text and tags ignored.

    None where it can't be read, is no YAML, or is larger or deeper than such a file ever is.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        root = yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.CSafeLoader)
        return _plain(root, _Budget(), 0)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError, OverflowError, ValueError):
        return None


class _Budget:
    """How many nodes may still be looked at."""

    def __init__(self) -> None:
        self.left = MAX_NODES

    def spend(self, depth: int) -> None:
        self.left -= 1
        if self.left < 0 or depth > MAX_DEPTH:
            raise OverflowError


def _plain(node: yaml.Node | None, budget: _Budget, depth: int) -> Any:
    budget.spend(depth)
    if isinstance(node, yaml.MappingNode):
        return {str(_plain(key, budget, depth + 1)): _plain(value, budget, depth + 1) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, budget, depth + 1) for each in node.value]
    return node.value if isinstance(node, yaml.ScalarNode) else None
