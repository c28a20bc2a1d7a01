"""Kinds of worksheets, as `worksheets.yml` holds them: which exist, their blocks and the order of these."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from stagebook.reading.tree import Mapping, Scalar
from stagebook.schema.base import Flag, Named
from stagebook.schema.headed import Headed
from stagebook.schema.ids import Slug
from stagebook.schema.text import Text

Lines = Annotated[int, Field(strict=True, ge=1, le=20)]
Rows = Annotated[int, Field(strict=True, ge=0, le=60)]
Minutes = Annotated[int, Field(strict=True, ge=1, le=480)]


class SheetField(Named):
    """A field to fill in that the playbook adds to a worksheet."""

    label: Text
    """What to write there."""
    lines: Lines = 1
    """How many lines to write on."""
    half: Flag = False
    """True: it takes half of the block's width, so that two stand side by side."""


class SheetBlock(Named):
    """A block of a worksheet: one of the built-in ones by its id, or one of the playbook's own, with `fields`."""

    title: Text | None = None
    """Its heading; a built-in block has one."""
    hint: Text | None = None
    """A few words beside the heading."""
    only: tuple[Slug, ...] = ()
    """The fields or columns of a built-in block that are kept; without it, all of them."""
    fields: tuple[SheetField, ...] = ()
    """Places to write: those of an own block, or more of them below a built-in one."""
    rows: Rows | None = None
    """How many rows a table has that the model does not fill: actions, deals, gates."""
    half: Flag = False
    """True: it takes half of the side's width, so that two stand side by side."""

    @model_validator(mode="before")
    @classmethod
    def _by_its_name(cls, data: Any) -> Any:
        """Read a bare id as a block without settings."""
        if not isinstance(data, str):
            return data
        if not isinstance(data, Scalar):
            return {"id": data}
        block = Mapping(data.span)
        block["id"] = data
        block.keys_at["id"] = block.values_at["id"] = data.span
        return block

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        written = handler.resolve_ref_schema(handler(schema))
        mapping = dict(written)
        written.clear()
        written["anyOf"] = [{"type": "string", "pattern": Slug.pattern}, mapping]
        return written


class Worksheet(Headed):
    """A kind of worksheet. Of a built-in one, fields left out here stay as they are."""

    summary: Text
    """What it is for, in a sentence."""
    of: Literal["stage", "process", "procedure"]
    """Of what there is one each: every stage (a process without stages: every phase), process or procedure."""
    minutes: Minutes | None = None
    """How long filling it in takes."""
    sides: Annotated[tuple[Annotated[tuple[SheetBlock, ...], Field(min_length=1)], ...], Field(min_length=1)]
    """The sides of paper, each with its blocks from top to bottom."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        written = handler.resolve_ref_schema(handler(schema))
        # An editor can't know which ids are built in; `check` knows, and says what is missing.
        written.pop("required", None)
        return written
