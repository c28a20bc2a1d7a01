"""JSON Schemas for editors: what may stand in each kind of file, with descriptions."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import ModelSchema

from stagebook.schema.base import Shape
from stagebook.schema.descriptions import descriptions
from stagebook.schema.registry import Registry, installed
from stagebook.schema.search import SearchWords

SETTINGS = "playbook.yml"
SEARCH = "search.yml"


DIALECT = "https://json-schema.org/draft/2020-12/schema"


def files(registry: Registry | None = None) -> dict[str, str]:
    """The kinds of files that have a schema, each with its name in a playbook's folder.

    Under a kind's name a file of one item, under its plural a file with several. Without a registry, the kinds of
    Stagebook and of installed packages.
    """
    found = {"playbook": SETTINGS, "search": SEARCH}
    for kind in (registry or installed()).kinds:
        if kind.files in ("own", "per-process"):
            found |= {kind.name: f"{kind.plural}/<id>.yml", kind.plural: f"{kind.plural}.yml"}
    return found


def file_kind(path: PurePosixPath, processes: int = 1, registry: Registry | None = None) -> str:
    """The kind of file (see `files`) that a path in a playbook's folder is; `KeyError` where it is none.

    With several processes `stages/<process>.yml` holds all stages of one.
    """
    if path.as_posix() == SETTINGS:
        return "playbook"
    if path.as_posix() == SEARCH:
        return "search"
    row = (registry or installed()).by_plural[path.parts[0].removesuffix(path.suffix)]
    several = len(path.parts) == (2 if row.per_process and processes > 1 else 1)
    return row.plural if several else row.name


def json_schema(kind: str, registry: Registry | None = None) -> str:
    """The schema of one of `files` as text; a plural kind is a mapping from id to item."""
    registry = registry or installed()
    row = None if kind == "search" else registry.get(kind) or registry.by_plural[kind]
    several = row is not None and kind != row.name
    schema = (row.shape if row else SearchWords).model_json_schema(schema_generator=_Described)
    if row and several:
        definitions = schema.pop("$defs", {})
        definitions[row.name] = schema
        schema = {
            "title": kind,
            "type": "object",
            "additionalProperties": {"$ref": f"#/$defs/{row.name}"},
            "$defs": definitions,
        }
    document: dict[str, Any] = {"$schema": DIALECT, **schema}
    return json.dumps(document, ensure_ascii=False, indent=2)


class _Described(GenerateJsonSchema):
    """Adds to each field its description."""

    def model_schema(self, schema: ModelSchema) -> dict[str, Any]:
        made = super().model_schema(schema)
        about = descriptions(schema["cls"]) if issubclass(schema["cls"], Shape) else {}
        for name, field in made.get("properties", {}).items():
            if name in about:
                field.setdefault("description", about[name])
        return made
