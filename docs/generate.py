"""Write from the code the reference pages of the manual and the measures of sheets: `python docs/generate.py`.

A test compares them with what stands there.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

from stagebook.checks.all_rules import built_in_rules
from stagebook.checks.examples import EXAMPLES
from stagebook.resources import templates
from stagebook.schema.base import Shape
from stagebook.schema.descriptions import descriptions
from stagebook.schema.ids import LocalRef, Ref
from stagebook.schema.kind import Kind
from stagebook.schema.registry import REGISTRY, Registry
from stagebook.sheets import measures
from stagebook.templating import size_classes
from stagebook.templating.environment import ORIGINAL, environment
from stagebook.templating.names import COMPONENTS, NAMES
from stagebook.templating.site_templates import SiteTemplates
from stagebook.templating.template_source import Source
from stagebook.words import BUILT_IN, FOLDER

DOCS = Path(__file__).resolve().parent


def rules() -> str:
    """The page of rules."""
    lines = [
        "# Rules",
        "",
        "What `stagebook check` looks for. Errors stop a build; warnings stop it only under `--strict`.",
        "[`checks:` and `accept:`](checks.md) change or accept those that are not *fixed*.",
        "This page is generated from the rules that the modules of `generator/stagebook/` declare.",
        "",
    ]
    for rule in built_in_rules().values():
        kind = f"**{rule.severity}**{', fixed' if rule.fixed else ''}"
        lines += [f"## {rule.code}", "", f"{kind}: {rule.title}.", "", rule.why, ""]
        example = EXAMPLES[rule.code]
        lines += ["```text", f"wrong  {_hanging(example.wrong)}", f"right  {_hanging(example.right)}", "```", ""]
    return "\n".join(lines)


def _hanging(text: str) -> str:
    """Lines that start below the first, behind the word before it."""
    return text.replace("\n", "\n       ")


def _where_written(kind: Kind) -> str:
    return {"settings": "playbook.yml", "pages": f"{kind.plural} (head)"}.get(kind.files, kind.plural)


def fields(registry: Registry = REGISTRY) -> str:
    """The page of fields: every kind, then the shapes inside them."""
    lines = [
        "# Fields",
        "",
        "Every field an author may write. *Text* is a string in the first language or a mapping such as",
        "`{en: …, ko: …}`; *rich text* is Markdown as well, with links such as `[[tool:battlecards]]`.",
        "This page is generated from `generator/stagebook/schema/`.",
        "",
    ]
    done: set[str] = set()
    # A process stands inside playbook.yml, so it is reached from there.
    queue = [(_where_written(kind), kind.shape) for kind in registry.kinds if kind.name != "process"]
    while queue:
        where, shape = queue.pop(0)
        if shape.__name__ in done:
            continue
        done.add(shape.__name__)
        title = f"{shape.__name__} (`{where}`)" if where else shape.__name__
        lines += [f"## {title}", "", *_about(shape), "", "| Field | Holds | |", "|---|---|---|"]
        about = descriptions(shape)
        for name, field in shape.model_fields.items():
            needed = " **(needed)**" if field.is_required() else ""
            meaning = " ".join(about.get(name, "").split()).replace("|", "\\|")
            lines.append(f"| `{name}`{needed} | {_type(field.annotation)} | {meaning} |")
            queue += [("", inner) for inner in _shapes(field.annotation)]
        lines.append("")
    return "\n".join(lines)


def _about(shape: type[Shape]) -> list[str]:
    return (inspect.getdoc(shape) or "").split("\n")


def _shapes(annotation: object) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes(part)


def words() -> str:
    """The page of all words of the pages."""
    table = (templates() / FOLDER / f"{BUILT_IN}.yml").read_text(encoding="utf-8").rstrip()
    about = (
        "The English words of the pages, to copy and translate; [Words](words.md) says how. This page is generated from"
    )
    return f"# All words\n\n{about}\n`templates/language/{BUILT_IN}.yml`.\n\n```yaml\n{table}\n```\n"


_NAMES = {
    "Text": "text",
    "RichText": "rich text",
    "str": "plain text",
    "bool": "true or false",
    "int": "whole number",
    "float": "number",
    "Slug": "id",
    "Levels": "mapping from a rule's code to `off`, `warning` or `error`",
    "Reasons": "mapping from a rule's code to a reason",
}


def _type(annotation: object) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if isinstance(annotation, type):
        if issubclass(annotation, Ref | LocalRef):
            what = annotation.kind if issubclass(annotation, Ref) else annotation.what
            return f"id of {'an' if what[0] in 'aeiou' else 'a'} {what}"
        return _NAMES.get(annotation.__name__, annotation.__name__)
    parts = [part for part in get_args(annotation) if part is not type(None) and part is not Ellipsis]
    origin = getattr(annotation, "__origin__", None)
    if origin is tuple:
        return f"list of {_type(parts[0])}"
    if origin is dict:
        return f"mapping from id to {_type(parts[1])}"
    if parts and all(isinstance(part, str) for part in parts):
        return ", ".join(f"`{part}`" for part in parts)
    return _type(parts[0]) if parts else str(annotation)


def template_names() -> str:
    """The page of all that a template can replace and use."""
    folder = SiteTemplates(environment(None))
    lines = [
        "# Blocks, macros and names",
        "",
        "What [your own templates](templates.md) can replace and use.",
        "This page is generated from `templates/` and `generator/stagebook/templating/names.py`.",
        "",
        "## Names in every template",
        "",
        "| Name | Holds |",
        "|---|---|",
        *(f"| `{name}` | {about} |" for name, about in NAMES.items()),
        "",
        "## Blocks of the pages",
        "",
        "A block in brackets stands inside the one before them.",
        "",
    ]
    for name in sorted(folder.built_in_names):
        source = folder.get(f"{ORIGINAL}{name}")
        blocks = _blocks(source, "") if source else ""
        if blocks and not name.startswith("components/"):
            lines.append(f"- `{name}`: {blocks}")
    lines += ["", "## Macros", ""]
    for component, about in COMPONENTS.items():
        text = (templates() / "components" / f"{component}.html").read_text("utf-8")
        lines += [f"### {component}", "", f"`components/{component}.html`: {about}.", ""]
        lines += [f"- `{component}.{call}`" for call in re.findall(r"{% macro (\w+\(.*?\)) -?%}", text)] + [""]
    return "\n".join(lines)


def _blocks(source: Source, outer: str) -> str:
    found = []
    for frame in source.frames:
        if frame.name and frame.outer == outer:
            inner = _blocks(source, frame.name)
            found.append(f"`{frame.name}`" + (f" ({inner})" if inner else ""))
    return ", ".join(found)


STYLES: dict[Path, Callable[[], str]] = {
    DOCS.parent / "templates" / "assets" / "src" / "styles" / name: style_sheet
    for name, style_sheet in (("measures.css", measures.style_sheet), ("size-classes.css", size_classes.style_sheet))
}
"""The style sheets that tables of the code make: the measures of sheets, and numbers as classes."""

PAGES: dict[str, Callable[[], str]] = {
    "rules.md": rules,
    "fields.md": fields,
    "all-words.md": words,
    "template-names.md": template_names,
}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"docs/{name}\n")
    for path, style_sheet in STYLES.items():
        path.write_text(style_sheet(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"templates/assets/src/styles/{path.name}: make the bundles anew\n")


if __name__ == "__main__":
    main()
