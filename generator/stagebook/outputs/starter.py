"""Start a playbook from one of the complete ones that ship with Stagebook.

The new folder checks and builds at once. Each YAML file names its JSON Schema in the first line, for
completion in an editor; the schemas lie beside the playbook in `.schema/`.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from stagebook.model.files import NOTICE
from stagebook.model.guides import SAME_IN_EVERY_LANGUAGE
from stagebook.model.load import load
from stagebook.model.no_playbook import PLAYBOOK
from stagebook.outputs.unfinished import draft_of, put_in_place
from stagebook.problems.errors import WrongCallError
from stagebook.reading.publishable import TEMPLATES, YAML
from stagebook.resources import starters, templates
from stagebook.schema.export import file_kind, json_schema
from stagebook.schema.registry import installed

DEFAULT = "new-business"
SCHEMAS = ".schema"
_LANGUAGES = re.compile(r"^languages:[^\n]*(?:\n[ ]*- [^\n]*)*", re.MULTILINE)


class NotEmptyError(WrongCallError):
    """The folder holds something already."""


@dataclass(frozen=True)
class Starter:
    """A playbook to start from."""

    name: str
    folder: Path
    title: str
    summary: str
    languages: tuple[str, ...]
    processes: int
    """How many there are."""


def names() -> list[str]:
    """The names of the starters, the default first."""
    return sorted(starters(), key=lambda name: (name != DEFAULT, name))


def starter(name: str) -> Starter:
    """One of `names`, read."""
    folder = starters()[name]
    playbook = load(folder).playbook
    assert playbook is not None, f"the starter '{name}' is broken"
    settings = playbook.settings
    return Starter(
        name, folder, str(settings.title), str(settings.summary), tuple(settings.languages), len(settings.processes)
    )


def create(target: Path, like: Starter, language: str = "") -> None:
    """Make `target` with a playbook like `like`, in `language` first (default: the starter's own first).

    Raises `NotEmptyError` where `target` is a file or holds anything; nothing is written then.
    """
    _require_empty(target)
    target = target.resolve()
    language = language or like.languages[0]
    target.parent.mkdir(parents=True, exist_ok=True)
    with draft_of(target) as fresh:
        shutil.copytree(like.folder, fresh / "playbook")
        _lead_with(fresh / "playbook", language, like.languages)
        shutil.copyfile(templates() / "starter" / NOTICE, fresh / "playbook" / NOTICE)
        _name_schemas(fresh, like.processes)
        readme = templates() / "starter" / f"README.{language}.md"
        shutil.copyfile(readme, fresh / "README.md")
        (fresh / ".gitignore").write_text("/site/\n", encoding="utf-8")
        if target.exists():
            # Filled, not replaced: it may be the folder in which someone stands.
            _require_empty(target)
            for made in fresh.iterdir():
                made.rename(target / made.name)
        else:
            put_in_place(fresh, target)


def _require_empty(target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise NotEmptyError(f"'{target.name}' is not empty; name a new folder")


def _lead_with(playbook: Path, language: str, languages: tuple[str, ...]) -> None:
    """Put a language first: in `languages`, and in the names of the Markdown files."""
    if language == languages[0]:
        return
    order = [language, *(each for each in languages if each != language)]
    settings = playbook / PLAYBOOK
    text = settings.read_text(encoding="utf-8")
    settings.write_text(_LANGUAGES.sub(f"languages: [{', '.join(order)}]", text, count=1), encoding="utf-8")
    for translated in sorted(playbook.rglob(f"*.{language}.md")):
        plain = translated.with_name(translated.name.replace(f".{language}.md", ".md"))
        if plain.exists():
            _move_head(plain, translated)
            plain.rename(plain.with_name(plain.name.replace(".md", f".{languages[0]}.md")))
        translated.rename(plain)


def _move_head(first: Path, second: Path) -> None:
    """Move what a page's head says once from the file that was first to the one that will be."""
    shared = re.compile(rf"^(?:{'|'.join(SAME_IN_EVERY_LANGUAGE)}):.*\n", re.MULTILINE)
    head, rule, body = first.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    if not rule:
        return
    moved = "".join(shared.findall(f"{head}\n"))
    own = shared.sub("", f"{head}\n")
    first.write_text(f"---\n{own}---\n{body}", encoding="utf-8")
    text = second.read_text(encoding="utf-8")
    second.write_text(text.replace("\n---\n", f"\n{moved}---\n", 1), encoding="utf-8")


def _name_schemas(folder: Path, processes: int) -> None:
    used = set()
    registry = installed()
    for path in sorted((folder / "playbook").rglob("*")):
        if path.suffix not in YAML:
            continue
        relative = PurePosixPath(path.relative_to(folder / "playbook").as_posix())
        if relative.parts[0] == TEMPLATES:
            continue  # words of pages have no schema
        kind = file_kind(relative, processes, registry)
        used.add(kind)
        way = "../" * len(relative.parts) + f"{SCHEMAS}/{kind}.json"
        comment = f"# yaml-language-server: $schema={way}\n"
        path.write_text(comment + path.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / SCHEMAS).mkdir()
    for kind in sorted(used):
        (folder / SCHEMAS / f"{kind}.json").write_text(json_schema(kind, registry) + "\n", encoding="utf-8")
