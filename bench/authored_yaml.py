"""YAML in the style of a careful author: plain texts plain, long ones folded, others in quotes."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

WIDTH = 110
"""At this length a text goes on in the next line, as editors of YAML wrap it."""
PLAIN = re.compile(r"[A-Za-z가-힣][A-Za-z가-힣 ,.;()0-9-]*\Z")
"""Texts that YAML reads as they stand, without quotes."""
WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def yaml_of(value: Any, indent: int = 0) -> str:
    """Data as YAML ; the top is a mapping."""
    pad = " " * indent
    lines: list[str] = []
    for name, each in value.items():
        if isinstance(each, dict):
            lines += [f"{pad}{name}:\n", yaml_of(each, indent + 2)]
        elif isinstance(each, list) and any(isinstance(item, dict) or len(str(item)) > 40 for item in each):
            lines.append(f"{pad}{name}:\n")
            lines += [_item(item, indent + 2) for item in each]
        elif isinstance(each, list):
            lines.append(f"{pad}{name}: [{', '.join(map(_scalar, each))}]\n")
        else:
            lines.append(f"{pad}{name}: {_scalar(each, indent)}\n")
    return "".join(lines)


def _item(item: Any, indent: int) -> str:
    if isinstance(item, dict):
        block = yaml_of(item, indent + 2)
        return f"{' ' * indent}- {block[indent + 2 :]}"
    return f"{' ' * indent}- {_scalar(item, indent)}\n"


def _scalar(value: Any, indent: int = 0) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    if len(value) + indent > WIDTH:
        pad = " " * (indent + 2)
        return ">-\n" + textwrap.fill(value, WIDTH, initial_indent=pad, subsequent_indent=pad, break_long_words=False)
    return value if PLAIN.match(value) and value.lower() not in WORDS_OF_YAML else json.dumps(value, ensure_ascii=False)
