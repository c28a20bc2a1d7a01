"""A playbook in which every field of every kind is filled, made from the shapes themselves.

Two texts decide what stands in it: one for what everybody sees, one for what only employees see. Every kind comes as a
seen and as a hidden item, every list of parts holds a seen part, a hidden one, and one that names something hidden.
"""

import json
import types
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, Union

from pydantic.fields import FieldInfo

from stagebook.schema import playbook as authored
from stagebook.schema import process as process_schema
from stagebook.schema.base import Item, Named, Shape
from stagebook.schema.ids import Ref, Slug, StageRef
from stagebook.schema.journey import VariantStage
from stagebook.schema.parts import PathStep
from stagebook.schema.provenance import Provenance
from stagebook.schema.registry import REGISTRY
from stagebook.schema.rule_codes import Levels, Reasons
from stagebook.schema.text import RichText, Text
from stagebook.schema.tool_texts import CalculatorResult

SEEN, HIDDEN = "seen", "zzsecret"
"""What the ids of seen and of hidden items start with; no page for partners holds the second word."""

Write = Callable[[type, str], Any]
"""Returns the text for a field: of which type (Text, RichText or str), of which field."""

FIXED: dict[str, Any] = {
    "url": "https://example.com/?a='b'&c=(d)",
    "path": "files/{}.pdf",
    "languages": ["en", "ko"],
    "public_holidays": "KR",
    "buyer_calendars": ["JP"],
    "requires": "stagebook >= 0.2",
    "audiences": ["employee", "partner"],
    "type": "deck",
    "channel": "email",
    "fewest": 1,
    "most": 9,
    "feedback": "mailto:a@example.com",
}
"""Values that must fit each other or a list of words."""


DAYS = ("updated", "reviewed", "verified", "expires", "published")


class Filler:
    """Fills shapes; `seen` and `hidden` write their texts."""

    def __init__(self, seen: Write, hidden: Write) -> None:
        """Start with these texts."""
        self.texts = {SEEN: seen, HIDDEN: hidden}

    def shape(self, shape: type[Shape], who: str, *, skip: tuple[str, ...] = (), refs: str = "") -> dict[str, Any]:
        """Every field of a shape; `refs` says to which items its single references lead."""
        rows = {}
        for name, field in shape.model_fields.items():
            if name in ("visible_to", *skip):
                continue
            value = self.field(shape, name, field, who, refs or who)
            if value is not None:
                rows[name] = value
        return rows

    def field(self, shape: type[Shape], name: str, field: FieldInfo, who: str, refs: str) -> Any:
        if name == "id":
            return f"{who}-{shape.__name__.lower()}"
        if name == "variant":
            return f"{who}-variant"
        if name == "type" and shape is process_schema.Stage:
            return "open"
        if name == "formula" and shape is CalculatorResult:
            return "round(1 + 1)"
        if FIXED.get(name) is not None:
            return FIXED[name].format(who) if isinstance(FIXED[name], str) and "{}" in FIXED[name] else FIXED[name]
        return self.value(field.annotation, name, who, refs)

    def value(self, kind: Any, name: str, who: str, refs: str) -> Any:
        origin = typing.get_origin(kind)
        if origin is Annotated:
            return self.value(typing.get_args(kind)[0], name, who, refs)
        if origin in (types.UnionType, Union):
            return self.value(typing.get_args(kind)[0], name, who, refs)
        if origin is Literal:
            return typing.get_args(kind)[0]
        if origin is tuple:
            return self.many(typing.get_args(kind)[0], name, who)
        if origin is dict and typing.get_origin(typing.get_args(kind)[1]) is Literal:
            return {"ko": typing.get_args(typing.get_args(kind)[1])[0]}  # by language
        if origin is dict:
            return {"zz-unused": {"title": self.texts[HIDDEN](Text, name)}}
        if isinstance(kind, type) and issubclass(kind, Ref):
            process = "seen-process/" if issubclass(kind, StageRef) else ""
            return f"{process}{refs}-{kind.kind}"
        if isinstance(kind, type) and issubclass(kind, Slug):
            return f"{refs}-{'stage' if name == 'stage' else 'touchpoint'}"
        if isinstance(kind, type) and issubclass(kind, Text):
            return self.texts[who](kind, name)
        if kind is Provenance:
            return "source"
        if kind is Reasons:  # only for authors: the text that no page may hold, whoever reads it
            return {"no-owner": self.texts[HIDDEN](str, name)}
        if kind is Levels:
            return {"no-owner": "warning"}
        if isinstance(kind, type) and issubclass(kind, Shape):
            return self.shape(kind, who, refs=refs)
        if kind is str:
            return "2026-11-22" if name in DAYS else self.texts[who](str, name)
        return {int: 5, bool: True, float: 0.5}[kind]

    def many(self, kind: Any, name: str, who: str) -> list[Any]:
        inner = typing.get_args(kind)[0] if typing.get_origin(kind) is Annotated else kind
        other = HIDDEN if who == SEEN else SEEN
        if isinstance(inner, type) and issubclass(inner, Ref):
            return [self.value(inner, name, who, who), *([self.value(inner, name, who, other)] if who == SEEN else [])]
        if name == "only":  # names of what built-in blocks hold
            return []
        if isinstance(inner, type) and issubclass(inner, Slug):
            part = {"criteria": "criterion", "lowered_by": "activity"}[name]
            return [f"{who}-{part}", *([f"{other}-{part}"] if who == SEEN else [])]
        if isinstance(inner, type) and issubclass(inner, Item):
            return self.parts(inner, who)
        return [self.value(inner, name, who, who)]

    def parts(self, kind: type[Item], who: str) -> list[Any]:
        """A part of one's own kind; beside a seen one, a hidden one and one that needs what is hidden."""
        rows = [self.shape(kind, who)]
        if who == HIDDEN:
            return rows
        if kind is not VariantStage:  # which may name each stage once
            rows.append(self.shape(kind, HIDDEN) | {"visible_to": ["employee"]})
        required = [f.annotation for f in kind.model_fields.values() if f.is_required()]
        if kind in (PathStep, VariantStage) or any(_is_ref(each) for each in required):
            rows.append(self.shape(kind, HIDDEN) | ({"id": "zzsecret-third"} if issubclass(kind, Named) else {}))
        return rows


def _is_ref(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Ref)


def write_full_playbook(root: Path, seen: Write, hidden: Write) -> None:
    """Write the playbook into the folder `root`."""
    filler = Filler(seen, hidden)
    process = filler.shape(process_schema.Process, SEEN, skip=("phases", "stages"))
    process |= {"phases": ["seen-phase", "zzsecret-phase"], "stages": ["seen-stage", "zzsecret-stage"]}
    without = ("phases", "stages", "variants", "questions", "duration", "stage_range")
    secret = filler.shape(process_schema.Process, HIDDEN, skip=without)
    for row in secret["bottlenecks"]:
        row["stage"] = "seen-process/zzsecret-stage"
    for row in secret["touchpoints"]:
        row.pop("phases")
    settings = filler.shape(authored.Playbook, SEEN, skip=("processes",))
    settings |= {"processes": [process, secret | {"visible_to": ["employee"]}], "visible_to": ["partner"]}
    _write(root / "playbook.yml", settings)
    for kind, shape in (("phase", process_schema.Phase), ("stage", process_schema.Stage)):
        both = {f"{who}-{kind}": _visible(filler.shape(shape, who), who) for who in (SEEN, HIDDEN)}
        both[f"{HIDDEN}-{kind}"].pop("duration", None)
        _write(root / f"{kind}s" / "seen-process.yml", both)
    for row in (row for row in REGISTRY.shared if row.files == "own"):
        kind, name = row.name, row.plural
        rows = {f"{who}-{kind}": _visible(filler.shape(row.shape, who), who) for who in (SEEN, HIDDEN)}
        for each in rows.values():
            each.pop("made_from", None)
            each.pop("depends_on", None)
        rows[f"{HIDDEN}-{kind}"].pop("variant", None)
        _write(root / f"{name}.yml", rows)
    _further(root, filler)


def _further(root: Path, filler: Filler) -> None:
    """What only matters beside something else: items that are visible, and name what is hidden."""
    milestones = json.loads((root / "milestones.yml").read_text("utf-8"))
    milestones["zzsecret-gate"] = _visible(
        filler.shape(REGISTRY["milestone"].shape, HIDDEN, skip=("depends_on",)), SEEN
    )
    milestones["seen-milestone"]["depends_on"] = ["zzsecret-milestone", "zzsecret-gate"]
    _write(root / "milestones.yml", milestones)
    terms = json.loads((root / "terms.yml").read_text("utf-8"))
    secret = terms["zzsecret-term"]["not_to_mix"]
    terms["seen-pair"] = terms["seen-term"] | {"contrast": "zzsecret-term", "not_to_mix": secret}
    _write(root / "terms.yml", terms)
    tools = json.loads((root / "tools.yml").read_text("utf-8"))
    tools["seen-tool"]["made_from"] = ["zzsecret-tool"]
    _write(root / "tools.yml", tools)
    _tool_texts(root, filler)
    for who in (SEEN, HIDDEN):
        (root / "files").mkdir(exist_ok=True)
        (root / "files" / f"{who}.pdf").write_text(who, "utf-8")
        head = {"title": filler.texts[who](str, "title"), "summary": filler.texts[who](str, "summary")}
        body = filler.texts[who](RichText, "body")["en"]
        translated = f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n\n{body}\n"
        head |= {
            "visible_to": ["partner" if who == SEEN else "employee"],
            "accept": {"expired": filler.texts[HIDDEN](str, "")},
        }
        page = f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n\n{body}\n"
        (root / "guides").mkdir(exist_ok=True)
        (root / "guides" / f"{who}-guide.md").write_text(page, "utf-8")
        (root / "stages" / "seen-process").mkdir(exist_ok=True)
        companion = root / "stages" / "seen-process" / f"{who}-stage.md"
        if who == SEEN:
            companion.write_text(f"{body}\n", "utf-8")
            (root / "guides" / "seen-guide.ko.md").write_text(translated, "utf-8")
            companion.with_suffix(".ko.md").write_text(f"{body}\n", "utf-8")


def _tool_texts(root: Path, filler: Filler) -> None:
    """The texts of both tools' variants: those that a partner may read, and those that only employees may."""
    for tool, who in ((SEEN, SEEN), (SEEN, HIDDEN), (HIDDEN, HIDDEN)):
        folder = root / "tools" / f"{tool}-tool"
        folder.mkdir(parents=True, exist_ok=True)
        for ending in ("md", "ko.md"):
            body = filler.texts[who](RichText, "body")["en"]
            head = {"subject": filler.texts[who](str, "subject")}
            if ending == "md":
                head |= {"accept": {"expired": filler.texts[HIDDEN](str, "")}}
                head |= {"visible_to": ["partner" if who == SEEN else "employee"]}
            slot = f"{{{tool}-slot}}" if tool == who else ""
            page = f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n\n{body} {slot}\n"
            (folder / f"{who}-textvariant.{ending}").write_text(page, "utf-8")


def _visible(row: dict[str, Any], who: str) -> dict[str, Any]:
    return row | {"visible_to": ["partner"] if who == SEEN else ["employee"]}


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def plain_text(words: str) -> Write:
    """The same words everywhere, in both languages where a text can have two."""
    return lambda kind, name: words if kind is str else {"en": words, "ko": words}


__all__ = ["FIXED", "HIDDEN", "SEEN", "Filler", "RichText", "plain_text", "write_full_playbook"]
