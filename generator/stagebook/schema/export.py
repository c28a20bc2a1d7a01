"""JSON Schemas for editors: what may stand in each kind of file, with descriptions."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from stagebook.schema import kinds, knowledge, library, sheets

_SHAPES: dict[str, type[BaseModel]] = {
    "playbook": kinds.Playbook,
    "phase": kinds.Phase,
    "stage": kinds.Stage,
    "tool": library.Tool,
    "framework": library.Framework,
    "role": library.Role,
    "term": library.Term,
    "milestone": library.Milestone,
    "metric": knowledge.Metric,
    "module": knowledge.Module,
    "programme": knowledge.Programme,
    "procedure": knowledge.Procedure,
    "case": knowledge.Case,
    "faq": knowledge.Faq,
    "moment": knowledge.Moment,
    "worksheet": sheets.Worksheet,
}

FILES: dict[str, str] = {"playbook": "playbook.yml"} | {
    name: place
    for kind in list(_SHAPES)[1:]
    for name, place in ((kind, f"{kind}s/<id>.yml"), (f"{kind}s", f"{kind}s.yml"))
}
"""The kinds of files with their names in a playbook's folder."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: str) -> str:
    """Return the schema of one of `FILES` as text; a plural kind is a mapping from id to item."""
    single = kind if kind in _SHAPES else kind.removesuffix("s")
    schema = _SHAPES[single].model_json_schema(schema_generator=GenerateJsonSchema)
    if kind not in _SHAPES:
        definitions = schema.pop("$defs", {})
        definitions[single] = schema
        schema = {
            "title": kind,
            "type": "object",
            "additionalProperties": {"$ref": f"#/$defs/{single}"},
            "$defs": definitions,
        }
    document: dict[str, Any] = {"$schema": DIALECT, **schema}
    return json.dumps(document, ensure_ascii=False, indent=2)
