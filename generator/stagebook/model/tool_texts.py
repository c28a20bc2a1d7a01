"""The texts of tools: `tools/<id>.md`, or `tools/<id>/<variant>.md` for each variant, in all their languages.

The page of a tool has the address `tools/<id>.md` too: whatever builds a site from the folder puts the page in place of
the text, as it does with pages written by hand, so a link to the file leads to the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from stagebook.model.files import UNKNOWN_FILE, Files
from stagebook.model.guides import Companion, read_companions
from stagebook.model.items import Located, Tool, ToolText
from stagebook.problems.diagnostics import Diagnostic, Span, did_you_mean
from stagebook.problems.rule import ERROR, Rule
from stagebook.schema.base import Item
from stagebook.schema.ids import TextVariantRef

MISSING_TEXT = Rule(
    "missing-text",
    ERROR,
    "A tool promises a text that nobody wrote",
    "It has variants, blanks, a channel or a length, and readers would find nothing to send or to say.",
    fixed=True,
)

FOLDER = Tool.row.plural


def with_texts(
    items: Mapping[str, Located], known: set[str], files: Files, languages: tuple[str, ...], problems: list[Diagnostic]
) -> dict[str, Located]:
    """The tools with their texts; problems are added to `problems`. `known` are the ids of broken tools too."""
    tools = {name: item for name, item in items.items() if isinstance(item, Tool)}

    def read(folder: str) -> dict[str, Companion]:
        return read_companions(files, folder, languages, problems, with_heads=True)

    plain = read(FOLDER)
    folders = sorted({PurePosixPath(file).parts[1] for file in files.all if file.count("/") == 2 and _is_text(file)})
    several = {name: read(f"{FOLDER}/{name}") for name in folders}
    problems += _orphans(tools, known, plain, several)
    found: dict[str, Located] = {}
    for name, tool in tools.items():
        texts = tuple(_texts(tool, plain.get(name), several.get(name, {}), problems))
        found[name] = tool.model_copy(update={"texts": texts}) if texts else tool
    return found


def _is_text(file: str) -> bool:
    return file.startswith(f"{FOLDER}/") and file.endswith(".md")


def _texts(
    tool: Tool, plain: Companion | None, several: Mapping[str, Companion], problems: list[Diagnostic]
) -> Iterator[ToolText]:
    if plain and not tool.variants:
        yield _text(plain)
    for variant in tool.variants:
        companion = several.get(str(variant.id))
        if companion:
            yield _text(companion, TextVariantRef(variant.id, variant.id.span))
        else:
            message = f"the variant '{variant.id}' has no text"
            problems.append(MISSING_TEXT.found(message, variant.span, f"write {FOLDER}/{tool.id}/{variant.id}.md"))
    if not plain and not tool.variants and not tool.calculator:
        about = {"slots": tool.slots, "channel": tool.channel != "document", "minutes": tool.minutes}
        for field in [name for name, value in about.items() if value][:1]:
            message = f"'{field}' is about a text, and the tool has none"
            hint = f"write {FOLDER}/{tool.id}.md, or delete '{field}'"
            problems.append(MISSING_TEXT.found(message, tool.field_span(field), hint))


def _text(companion: Companion, variant: TextVariantRef | None = None) -> ToolText:
    text = ToolText(variant=variant, subject=companion.subject(), body=companion.body)
    head = companion.heads.get(companion.main)
    shared = {name: getattr(head, name) for name in Item.model_fields} if head else {}
    return text.model_copy(update=shared)


def _orphans(
    tools: Mapping[str, Tool],
    known: set[str],
    plain: Mapping[str, Companion],
    several: Mapping[str, Mapping[str, Companion]],
) -> Iterator[Diagnostic]:
    """Yield texts of no tool, of no variant, and of a tool that has variants instead."""
    for name, companion in plain.items():
        tool = tools.get(name)
        if name not in known:
            hint = did_you_mean(name, known)
            yield UNKNOWN_FILE.found(f"this text is of no tool: there is no tool '{name}'", Span(companion.file), hint)
        elif tool and tool.variants:
            hint = f"move it to {FOLDER}/{name}/, as the text of a variant"
            yield UNKNOWN_FILE.found("the tool has variants, each with a text of its own", Span(companion.file), hint)
    for name, companions in several.items():
        tool = tools.get(name)
        variants = [str(each.id) for each in tool.variants] if tool else []
        for id, companion in companions.items():
            if name not in known:
                hint = did_you_mean(name, known)
                yield UNKNOWN_FILE.found(f"there is no tool '{name}'", Span(companion.file), hint)
            elif tool and id not in variants:
                near = did_you_mean(id, variants) if variants else ""
                hint = near or f"add it to `variants` of the tool, or move it to {FOLDER}/{name}.md"
                yield UNKNOWN_FILE.found(f"the tool '{name}' has no variant '{id}'", Span(companion.file), hint)
