"""A stand-in for a broken playbook.yml, so that the other files are checked in the same run.

It holds what can still be read: the languages, and the processes with the order of their phases and
stages; where even that is lost, the folders tell which processes there are. Nothing is built from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from stagebook.problems.diagnostics import Span
from stagebook.reading.tree import Mapping, Scalar
from stagebook.schema import playbook as authored
from stagebook.schema import process as process_schema
from stagebook.schema.base import is_language
from stagebook.schema.ids import Slug, is_slug
from stagebook.schema.registry import Registry
from stagebook.schema.rule_codes import Levels
from stagebook.schema.text import RichText, Text


def written_languages(data: Any) -> tuple[str, ...]:
    """The languages that playbook.yml names, whatever else is wrong with it; empty where one of them is none."""
    if not isinstance(data, Mapping):
        return ()
    if "languages" not in data:
        return ("en",)
    written = data["languages"]
    words = written if isinstance(written, list) else re.split(r"[\s,]+", str(written))
    found = tuple(dict.fromkeys(str(each) for each in words if isinstance(each, str) and each))
    return found if all(is_language(each) for each in found) else ()


def fallback_settings(data: Any, files: Iterable[str], file: str, registry: Registry) -> authored.Playbook:
    """Settings from what can be read of `data`, and processes from it or from the folders among `files`."""
    written = data.get("processes") if isinstance(data, Mapping) else None
    rows = written if isinstance(written, list) else []
    found = [_process(row) for row in rows if isinstance(row, Mapping) and _id(row.get("id"))]
    named = {str(each.id) for each in found}
    span = Span(file)
    for name in sorted(_folders(files, registry) - named):
        found.append(_process(Mapping(span) | {"id": name}))
    if not found:
        found.append(_process(Mapping(span) | {"id": "process"}))
    languages = written_languages(data)
    text = Text("?", languages[0] if languages else "", span)
    return authored.Playbook.model_construct(
        title=text,
        summary=RichText("?", text.lang, span),
        version="?",
        updated="2000-01-01",
        owner="?",
        languages=languages,
        processes=tuple(found),
        checks=_levels(data.get("checks") if isinstance(data, Mapping) else None),
    )


def _levels(written: Any) -> Levels:
    """Keep what can be read of `checks:`, so that what it switches off is not reported beside the mistake."""
    rows = written if isinstance(written, Mapping) else Mapping(Span(""))
    return Levels({code: word for code, word in rows.items() if word in ("off", "warning", "error")}, rows.keys_at)


def _folders(files: Iterable[str], registry: Registry) -> set[str]:
    """The names of the folders that hold one process's phases or stages each."""
    paths = (PurePosixPath(file) for file in files)
    scoped = {kind.plural for kind in registry.kinds if kind.per_process}
    return {path.parts[1] for path in paths if path.parts[0] in scoped and len(path.parts) == 3}


def _process(row: Any) -> process_schema.Process:
    text = Text("?", "", Span("playbook.yml"))
    return process_schema.Process.model_construct(
        id=_id(row["id"]),
        title=text,
        summary=RichText("?", ""),
        phases=_ids(row.get("phases")),
        stages=_ids(row.get("stages")),
    )


def _ids(value: Any) -> tuple[Slug, ...]:
    found = (_id(each) for each in value) if isinstance(value, list) else ()
    return tuple(each for each in found if each)


def _id(value: Any) -> Slug | None:
    if not isinstance(value, str) or not is_slug(value):
        return None
    return Slug(value, value.span) if isinstance(value, Scalar) else Slug(value)
