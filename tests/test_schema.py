"""The shapes: every field of every kind is checked, and each mistake is told once."""

import json
import re
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from playbooks_on_disk import PLAYBOOKS, TODAY, names
from stagebook.checks import load_and_check
from stagebook.model.files import TEMPLATES
from stagebook.problems.diagnostics import Span
from stagebook.reading.tree import Scalar
from stagebook.reading.yaml import parse_yaml
from stagebook.schema.base import FilePath, Item
from stagebook.schema.descriptions import descriptions
from stagebook.schema.export import file_kind, files, json_schema
from stagebook.schema.ids import Slug, Spanned, StageRef, ToolRef
from stagebook.schema.library import Tool
from stagebook.schema.registry import REGISTRY
from stagebook.schema.shape_problems import shape_problems

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "playbook"


def schema_of(file: Path, root: Path) -> str:
    """The kind of schema that a file of a playbook follows."""
    processes = len(as_json((root / "playbook.yml").read_text("utf-8"))["processes"])
    return file_kind(PurePosixPath(file.relative_to(root).as_posix()), processes)


@cache
def validator_of(kind: str) -> jsonschema.Draft202012Validator:
    """What an editor checks a kind of file with."""
    return jsonschema.Draft202012Validator(json.loads(json_schema(kind)))


def as_json(text: str) -> Any:
    """YAML as plain data of JSON's types."""
    return json.loads(json.dumps(parse_yaml(text, "x.yml")[0]))


def playbooks() -> list[Path]:
    """Every complete playbook of the repository without a mistake."""
    examples = sorted(path.parent for path in (ROOT / "examples").glob("*/playbook/playbook.yml"))
    return [REFERENCE, *(PLAYBOOKS / "good" / name for name in names("good")), *examples]


@pytest.mark.parametrize("kind", files())
def test_a_schema_is_one(kind: str) -> None:
    schema = json.loads(json_schema(kind))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["type"] == "object"


@pytest.mark.parametrize("root", playbooks(), ids=lambda path: path.name)
def test_what_check_accepts_the_schema_accepts(root: Path) -> None:
    found = (path for path in sorted(root.rglob("*.yml")) if path.name != "mkdocs.yml")
    files = [path for path in found if path.relative_to(root).parts[0] != TEMPLATES]  # words have no schema
    assert files
    for file in files:
        errors = validator_of(schema_of(file, root)).iter_errors(as_json(file.read_text("utf-8")))
        wrong = [f"{file}: {each.json_path}: {each.message}" for each in errors]
        assert wrong == []


def test_the_schema_refuses_what_check_refuses() -> None:
    text = (REFERENCE / "tools" / "demo.yml").read_text("utf-8")
    validator = validator_of("tool")
    assert not validator.is_valid(as_json(text + "titel: x\n"))
    assert not validator.is_valid(as_json(re.sub(r"(?m)^type: .*$", "type: No Slug", text)))
    assert not validator.is_valid(as_json(re.sub(r"(?m)^type: .*\n", "", text)))


VALUES = ["[1]", "{a: {b: c}}", "3.5", "[[x]]", "true", '""', "", "[{}]", "{en: [x]}", "-1"]
SHAPES = [kind.shape for kind in REGISTRY.kinds]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda each: each.__name__)
def test_any_value_in_any_field_is_accepted_or_told(shape: type[BaseModel], value: str) -> None:
    for name in shape.model_fields:
        data, _ = parse_yaml(f"{name}: {value}\n", "x.yml")
        with pytest.raises(ValidationError) as caught:  # the required fields are missing, if nothing else
            shape.model_validate(data)
        found = shape_problems(caught.value, shape, data, data.span)
        assert found
        assert all(each.message and each.span.file == "x.yml" for each in found)
        assert not any("pydantic" in each.message.lower() or "Input should" in each.message for each in found)


def test_a_misspelt_field_is_one_mistake(tmp_path: Path) -> None:
    for name in ("titel", "sumary", "typ"):
        good = (PLAYBOOKS / "good" / "minimal" / "tools.yml").read_text("utf-8")
        right = {"titel": "title", "sumary": "summary", "typ": "type"}[name]
        for file in ("playbook.yml", "stages.yml"):
            (tmp_path / file).write_bytes((PLAYBOOKS / "good" / "minimal" / file).read_bytes())
        (tmp_path / "tools.yml").write_text(good.replace(f"{right}:", f"{name}:"), "utf-8")
        (found,) = load_and_check(tmp_path, TODAY)[1].problems
        assert found.code == "unknown-field"
        assert found.hint == f"did you mean '{right}'?"


DATES = ["2026-11-31", "20261122", "2026-W47-7", "22.11.2026", "2026-1-1", "٢٠٢٦-١١-٢٢", "now"]


@pytest.mark.parametrize(("field", "written"), [*(("verified", each) for each in DATES), ("path", ""), ("path", " ")])
def test_dates_have_one_form_and_paths_are_not_empty(field: str, written: str) -> None:
    data, _ = parse_yaml(f"title: x\ntype: deck\nsummary: x\n{field}: '{written}'\n", "x.yml")
    with pytest.raises(ValidationError) as caught:
        Tool.model_validate(data)
    (found,) = shape_problems(caught.value, Tool, data, data.span)
    assert (found.code, str(found.span)) == ("wrong-value", f"x.yml:4:{len(field) + 3}")


def test_a_field_is_described_by_the_docstring_below_it() -> None:
    class Plan(Item):
        """A plan."""

        title: str
        """What it is called,
        in a few words."""
        owner: str = ""
        note: str = ""
        """Not shown."""

    class Review(Plan):
        note: str = "none"
        owner: str = "the manager"
        """Who holds it."""

    own = {name: about for name, about in descriptions(Plan).items() if name not in Item.model_fields}
    assert own == {"title": "What it is called,\nin a few words.", "note": "Not shown."}
    assert set(descriptions(Item)) == set(Item.model_fields)
    inherited = {name: about for name, about in descriptions(Review).items() if name not in Item.model_fields}
    assert inherited == {"title": "What it is called,\nin a few words.", "owner": "Who holds it."}
    made_at_run_time = type("Made", (Plan,), {"__annotations__": {"title": str}, "__module__": "nowhere"})
    assert "title" not in descriptions(made_at_run_time)


@pytest.mark.parametrize(("kind", "value"), [(Slug, "a-b"), (ToolRef, "a-b"), (StageRef, "a/b"), (FilePath, "a/b.pdf")])
def test_a_value_that_was_read_stays_with_its_span(kind: type[Spanned], value: str) -> None:
    """A shape can be made of the parts of another one."""
    read = TypeAdapter(kind).validate_python
    where = Span("tools.yml", 3, 4)
    once = read(Scalar(value, where))
    assert (once, once.span, type(once)) == (value, where, kind)
    assert read(once) is once
    with pytest.raises(ValidationError):
        read(7)
    with pytest.raises(ValidationError):
        read(" ")
