"""Files that nothing reads, and items written in a form that no file has: where or how they were meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

from stagebook.problems.diagnostics import did_you_mean
from stagebook.reading.line_slips import TABLE_HINT
from stagebook.reading.publishable import PAGES, YAML
from stagebook.reading.tree import Mapping as Tree
from stagebook.reading.tree import Sequence
from stagebook.schema.ids import is_slug, proposed_slug
from stagebook.schema.kind import Kind
from stagebook.schema.registry import Registry

Lists = Mapping[str, Mapping[str, tuple[str, ...]]]
"""What each process lists: `lists["new-logo"]["stages"]`."""

OTHER_PROGRAMS = (".txt", ".json", ".csv", ".tsv", ".xlsx", ".xls", ".ods", ".docx", ".doc", ".odt", ".rtf")
"""Endings with which other programs save what may have been meant for a playbook's file."""

_NEARLY_PLAYBOOK = (
    "playbook.yaml",
    "playbook.YML",
    "Playbook.yml",
    "playbook.yml.txt",
    "playbook.txt",
    "playbook.json",
)

_COPY_OF = " -_()0123456789"


@dataclass(frozen=True)
class Misplaced:
    """What a file that nothing reads was most likely meant to be."""

    hint: str
    kind: str = ""
    """The kind of item that it holds; empty where that can't be told."""


def misplaced(path: PurePosixPath, registry: Registry, lists: Lists) -> Misplaced:
    """How to mend it that nothing reads the YAML or Markdown file at `path`."""
    ending, folder = path.suffix.lower(), path.parts[0]
    kind = meant_kind(PurePosixPath(folder).stem if len(path.parts) == 1 else folder, registry)
    if path.suffix not in (*YAML, PAGES[0]):
        return Misplaced(f"its ending must be {PAGES[0] if ending in PAGES else YAML[0]}", kind.name if kind else "")
    if ending in PAGES:
        return Misplaced(_page(path, registry))
    return _of_model(path, kind, registry, lists)


def _of_model(path: PurePosixPath, kind: Kind | None, registry: Registry, lists: Lists) -> Misplaced:
    """Where a YAML file belongs that seems to hold items of a kind."""
    folder, name = path.parts[0], kind.name if kind else ""
    if kind and kind.per_process and len(lists) > 1:
        return Misplaced(_of_process(path, kind, lists), name)
    if len(path.parts) == 1:
        return Misplaced(f"rename it to {kind.plural}.yml" if kind else _near(path.stem, registry), name)
    if kind is None:
        return Misplaced(_near(folder, registry))
    if kind.plural != folder:
        return Misplaced(f"rename the folder to {kind.plural}/", name)
    return Misplaced(
        f"with one process it lies directly in {folder}/" if kind.per_process else f"put it into {folder}/", name
    )


def _near(name: str, registry: Registry) -> str:
    return did_you_mean(name, [each.plural for each in registry.kinds if each.files != "settings"] + ["playbook"])


def saved_by_another_program(path: PurePosixPath, registry: Registry) -> Misplaced | None:
    """What to do about `tools.yml.txt` or `tools.xlsx`; None for a file that has nothing to do with the model."""
    if path.suffix.lower() not in OTHER_PROGRAMS or len(path.parts) > 3:
        return None
    inner = path.with_suffix("")
    if inner.suffix.lower() in (*YAML, *PAGES):
        better = inner.with_suffix(YAML[0] if inner.suffix.lower() in YAML else PAGES[0])
        kind = meant_kind(better.stem if len(path.parts) == 1 else path.parts[0], registry)
        return Misplaced(f"rename it to {better.name}: an editor added '{path.suffix}'", kind.name if kind else "")
    kind = registry.by_plural.get(path.stem) if len(path.parts) == 1 else None
    if kind is None or kind.files in ("settings", "pages"):
        return None
    return Misplaced(f"write its rows into {kind.plural}.yml, a text file: each item by its id", kind.name)


def nearly_playbook(root: Path) -> str:
    """The file of a folder that was meant to be playbook.yml; empty where there is none."""
    return next((name for name in _NEARLY_PLAYBOOK if (root / name).is_file()), "")


def meant_kind(name: str, registry: Registry) -> Kind | None:
    """The kind whose file or folder a name was meant to be: `Tools`, `tool`, `tools copy`, `tools (1)`."""
    plain = name.lower().replace("copy", "").strip(_COPY_OF)
    kinds = {each.plural: each for each in registry.kinds if each.files not in ("settings", "pages")}
    near = get_close_matches(plain, kinds, n=1, cutoff=0.8)
    return kinds[near[0]] if near else None


def _page(path: PurePosixPath, registry: Registry) -> str:
    pages = [kind.plural for kind in registry.kinds if kind.files == "pages"]
    near = get_close_matches(path.parts[0].lower(), pages, n=1) if len(path.parts) > 1 else []
    if near and near[0] != path.parts[0]:
        return f"rename the folder to {near[0]}/"
    listed = ", ".join(f"{each}/" for each in pages)
    own = "or are named in `nav` of mkdocs.yml"
    return f"pages written by hand lie directly in {listed}, {own}; companions beside their stage's file"


def _of_process(path: PurePosixPath, kind: Kind, lists: Lists) -> str:
    """Where an item of one process among several belongs: with the process that lists it, if one does."""
    several = f"with several processes it belongs in {kind.plural}/<process>/, one of: {', '.join(lists)}"
    if len(path.parts) == 1:
        return f"with several processes each has a file of its own: {kind.plural}/<process>.yml, with " + ", ".join(
            lists
        )
    owners = [process for process, listed in lists.items() if path.stem in listed.get(kind.plural, ())]
    near = get_close_matches(path.parts[1], lists, n=1) if len(path.parts) > 2 else []
    process = owners[0] if len(owners) == 1 else near[0] if near else ""
    return f"move it to {kind.plural}/{process}/{path.name}" if process else several


def lying_elsewhere(files: Iterable[str], kind: Kind, processes: Collection[str], *, several: bool) -> set[str]:
    """The ids of items of a process whose files lie in the kind's folder, but where those of no process lie."""
    paths = (PurePosixPath(each) for each in files if each.startswith(f"{kind.plural}/"))
    found = (each for each in paths if each.suffix in YAML and len(each.parts) in (2, 3))
    return {each.stem for each in found if several == (len(each.parts) == 2) or each.parts[1] not in processes}


def companion_hint(stem: str, languages: tuple[str, ...]) -> str:
    """How to name a page's translation that somebody called `use_ko` or `use-korean`; empty where it is none."""
    for language in languages:
        for end in (f"_{language}", f"-{language}", f" {language}", f"({language})", f"_{language.upper()}"):
            if stem.endswith(end) and len(stem) > len(end):
                return f"for the page in '{language}' write {proposed_slug(stem.removesuffix(end))}.{language}.md"
    return ""


def as_mapping_of_ids(data: Any, kind: Kind) -> str:
    """How to write a file that should hold ids with an item below each, and holds something else."""
    if isinstance(data, str):
        first = data.split("\n")[0]
        if first.count(",") > 1 or first.count(";") > 1:
            return TABLE_HINT
    if isinstance(data, Sequence) and data and isinstance(data[0], Tree) and is_slug(str(data[0].get("id", ""))):
        return f"write '{data[0]['id']}:' instead of '- id: {data[0]['id']}', and the fields below it, indented"
    return f"write '<id>:' and below it, indented, one of the {kind.plural}"


def wrapper(data: Tree, kind: Kind) -> str:
    """The name of the file's kind that stands above all ids, as `tools:` in tools.yml; empty where there is none."""
    if len(data) != 1:
        return ""
    name, value = next(iter(data.items()))
    fields = kind.shape.model_fields
    if name not in (kind.plural, kind.name) or not isinstance(value, Tree) or not value:
        return ""
    return name if all(isinstance(each, Tree) and key not in fields for key, each in value.items()) else ""
