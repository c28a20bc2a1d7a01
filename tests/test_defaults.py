"""What holds where an author says nothing: every optional field of every shape, with its default, beside this file.

After a change that is meant: STAGEBOOK_WRITE_EXPECTED=1, then read the difference.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from stagebook.model.load import load
from stagebook.schema.base import Shape
from stagebook.schema.registry import REGISTRY
from stagebook.sheets.build import blank_sheet
from stagebook.sheets.form import Table
from stagebook.views import view
from stagebook.words import words

ROOT = Path(__file__).resolve().parent
EXPECTED = ROOT / "expected" / "defaults.txt"


def shapes(shape: type[Shape] = Shape) -> Iterator[type[Shape]]:
    """Every shape that authors write, in `stagebook.schema`."""
    for each in shape.__subclasses__():
        if each.__module__.startswith("stagebook.schema."):
            yield each
        yield from shapes(each)


def test_every_default_is_as_stated() -> None:
    found = {
        f"{shape.__name__}.{name} = {field.get_default(call_default_factory=True)!r}"
        for shape in shapes()
        for name, field in shape.model_fields.items()
        if not field.is_required()
    }
    text = "\n".join([*sorted(found), ""])
    if os.environ.get("STAGEBOOK_WRITE_EXPECTED") == "1":
        EXPECTED.write_text(text, "utf-8")
    assert text == EXPECTED.read_text("utf-8")
    assert len(found) > 100
    assert {kind.shape.__name__ for kind in REGISTRY.kinds} <= {line.partition(".")[0] for line in found}


def test_a_criterion_of_which_nothing_is_said_is_not_to_be_waived() -> None:
    """The same, seen on a sheet: only what may be waived says so."""
    loaded = load(ROOT / "playbooks" / "good" / "small").playbook
    assert loaded
    playbook = view(loaded, "", "en")
    sheet = blank_sheet(playbook, playbook.worksheets["full-review"], playbook.stages[0], words("en"))
    parts = [part for side in sheet.sides for block in side.blocks if block.id == "criteria" for part in block.parts]
    assert [row.head.waivable for part in parts if isinstance(part, Table) for row in part.rows] == [False]
