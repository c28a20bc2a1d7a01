"""A site's own templates: they compile, what they name exists, and pages show what they write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import islice
from pathlib import Path, PurePosixPath

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model.files import UNKNOWN_FILE
from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, Span
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.publishable import TEMPLATES
from stagebook.reading.tree import Mapping
from stagebook.reading.yaml import UnreadableError, read_text, read_yaml
from stagebook.resources import templates
from stagebook.sheets.build import BLOCKS, known_blocks
from stagebook.templating.environment import ORIGINAL, environment
from stagebook.templating.names import COMPONENTS, NAMES
from stagebook.templating.old_names import with_new_names
from stagebook.templating.site_templates import SiteTemplates
from stagebook.templating.template_source import Frame, Reference, Source
from stagebook.words import Words

TEMPLATE_SYNTAX = Rule(
    "template-syntax",
    ERROR,
    "A template that cannot be compiled",
    "Jinja gave up on the marked line; the mistake is there or just above.",
    fixed=True,
)

UNKNOWN_TEMPLATE = Rule(
    "unknown-template",
    ERROR,
    "A template that another needs does not exist, or needs itself",
    "No page could be made with it.",
    fixed=True,
)

UNKNOWN_BLOCK = Rule(
    "unknown-block",
    ERROR,
    "A block, macro or text of a template that no page shows",
    "A template that extends another replaces its blocks by name; what bears another name, or stands outside of every "
    "block, would silently be missing.",
    fixed=True,
)

UNKNOWN_NAME = Rule(
    "unknown-name",
    ERROR,
    "A name in a template that nothing gives",
    "The page could not be made. The manual lists the names that templates can use, and all macros.",
    fixed=True,
)

IN_FOLDERS = ("pages", "components", "sheets")
OTHERS = ("language", "theme")
"""Folders of templates/ that others read: words, and the engine's theme."""


@finds(TEMPLATE_SYNTAX, UNKNOWN_TEMPLATE, UNKNOWN_BLOCK, UNKNOWN_NAME, UNKNOWN_FILE)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report every slip in the templates beside playbook.yml."""
    root = context.loaded.root / TEMPLATES
    if not root.is_dir():
        return
    files = sorted(_files(root))
    folder = SiteTemplates(environment(root))
    for name in (name for name in files if name.endswith(".html")):
        file = f"{TEMPLATES}/{name}"
        try:
            text = read_text(root / name, file)
        except UnreadableError as error:
            yield error.problem
            continue
        context.loaded.lines[file] = tuple(text.split("\n"))
        folder.add(name, with_new_names(text, name))
    yield from _unread(context, folder, files)
    for name, broken in folder.broken.items():
        yield TEMPLATE_SYNTAX.found(broken.message or "the template is broken", _line(context, name, broken.lineno))
    words = cache(partial(_words, context))
    for source in folder.own.values():
        look = _Look(context, folder, source, words)
        for found in (look.references(), look.blocks(), look.names(), look.attributes()):
            yield from islice(found, MAX_PROBLEMS)


def _files(root: Path) -> Iterator[str]:
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        if path.is_file() and not any(part.startswith(".") for part in parts) and parts[0] not in OTHERS:
            yield "/".join(parts)


def _unread(context: Context, folder: SiteTemplates, files: list[str]) -> Iterator[Diagnostic]:
    """Report files that no page, sheet or template reads."""
    registry = context.playbook.registry
    known = {*folder.built_in_names, *_sheet_templates(context), *map(registry.template, registry.shared)}
    named = {name for source in folder.own.values() for ref in source.references for name in ref.names}
    at_run_time = any(not ref.names for source in folder.own.values() for ref in source.references)
    typst = "".join((context.loaded.root / TEMPLATES / name).read_text("utf-8", "replace")
                    for name in files if name.endswith(".typ"))  # fmt: skip
    for name in files:
        path = PurePosixPath(name)
        if name in known or name in named or path.stem.upper() == "README":
            continue
        if path.suffix == ".typ" and path.parts[0] == "sheets" and path.name in typst:
            continue
        if at_run_time and path.parts[0] not in IN_FOLDERS:
            continue
        near = _near(context, name if len(path.parts) > 1 else f"pages/{name}", "file", known)
        hint = near or "delete it, or move it elsewhere"
        yield UNKNOWN_FILE.found("nothing reads this file", Span(f"{TEMPLATES}/{name}"), hint)


def _sheet_templates(context: Context) -> Iterator[str]:
    """Yield the names under which a block of a worksheet is drawn, for the screen and for Typst."""
    blocks = {name for of in BLOCKS for name in known_blocks(of)}
    blocks |= {str(each.id) for kind in context.playbook.worksheets.values() for side in kind.sides for each in side}
    for block in (*blocks, "sheet", "block", "parts"):
        yield f"sheets/{block}.html"
        yield f"sheets/{block}.typ"


def _near(context: Context, name: str, what: str, known: Iterable[str]) -> str:
    """A hint where a known name is near; the list of all would be too long to help."""
    hint = context.near(name, what, known)
    return hint if hint.startswith("did") else ""


def _line(context: Context, name: str, line: int, word: str = "") -> Span:
    """The place of a word on a line of a template; the line's first letters where it is not there."""
    file = f"{TEMPLATES}/{name}"
    lines = context.loaded.lines.get(file, ())
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) if word else re.search(r"\S+", text)
    start, end = found.span() if found else (0, 1)
    return Span(file, line, start + 1, end + 1)


def _words(context: Context) -> frozenset[str]:
    """The words that pages have, a site's own among them."""
    own = (context.loaded.root / TEMPLATES / "language").glob("*.yml")
    tables = (read_yaml(path, path.name)[0].data for path in (templates() / "language" / "en.yml", *own))
    return frozenset(dir(Words)).union(*(table for table in tables if isinstance(table, Mapping)))


class _Look:
    """What is wrong with one template."""

    def __init__(
        self, context: Context, folder: SiteTemplates, source: Source, words: Callable[[], Iterable[str]]
    ) -> None:
        self.folder = folder
        self.source = source
        self._words = words
        self._context = context

    def _at(self, line: int, word: str = "") -> Span:
        return _line(self._context, self.source.name, line, word)

    def references(self) -> Iterator[Diagnostic]:
        """Report what does not exist, and circles."""
        for each in self.source.references:
            if each.names and not each.optional and not any(name in self.folder.names() for name in each.names):
                name = each.names[0]
                hint = self._context.near(name, "template", self.folder.names)
                yield UNKNOWN_TEMPLATE.found(f"there is no template '{name}'", self._at(each.line, name), hint)
            elif each.how != "include" and self._comes_back(each):
                name = each.names[0]
                hint = f"write '{ORIGINAL}{name}' for the built-in one" if name in self.folder.built_in_names else ""
                message = f"this template needs itself, through '{name}'"
                yield UNKNOWN_TEMPLATE.found(message, self._at(each.line, name), hint)
            elif each.how in ("import", "from") and not each.with_context:
                yield from self._without_context(each)

    def _comes_back(self, reference: Reference) -> bool:
        """Whether extending or importing a template leads back to this one."""
        ways, seen = [reference], set[str]()
        while ways:
            found = self.folder.first(ways.pop())
            if found is self.source:
                return True
            if found and found.name not in seen:
                seen.add(found.name)
                ways += [each for each in found.references if each.how != "include" and each.names]
        return False

    def _without_context(self, reference: Reference) -> Iterator[Diagnostic]:
        found = self.folder.first(reference)
        given = {*NAMES, *COMPONENTS}
        if found and any(given & (set(frame.undeclared) - found.exported) for frame in found.frames):
            message = f"'{reference.names[0]}' is imported without the names of the page, which its macros use"
            hint = "add 'with context' at the end of the tag"
            yield UNKNOWN_NAME.found(message, self._at(reference.line, "import"), hint)

    def blocks(self) -> Iterator[Diagnostic]:
        """Report blocks, texts and macros that nothing shows."""
        yield from self._macros()
        parent = self.source.parent
        if parent is None or self.folder.first(parent) is None:
            return
        above = {name for each in self.folder.parents(self.source) for name in each.blocks}
        for frame in self.source.blocks.values():
            if not frame.outer and frame.name not in above:
                message = f"'{parent.names[0]}' has no block '{frame.name}'"
                hint = self._context.near(frame.name, f"block of {parent.names[0]}", above)
                yield UNKNOWN_BLOCK.found(message, self._at(frame.line, frame.name), hint)
        for line in self.source.stray[:1]:
            message = "this stands outside of every block, so that no page shows it"
            yield UNKNOWN_BLOCK.found(message, self._at(line), "put it into a block of the template that is extended")

    def _macros(self) -> Iterator[Diagnostic]:
        """Report macros of a macro file that replace none and are called by none."""
        name = self.source.name
        if name not in self.folder.built_in_names or not name.startswith("components/"):
            return
        original = self.folder.exports(ORIGINAL + name) or frozenset()
        called = {attribute for each in self.folder.own.values() for _, attribute, _ in each.attributes}
        called |= {each for source in self.folder.own.values() for ref in source.references for each in ref.wanted}
        for macro, line in self.source.macros.items():
            if macro not in original and macro not in called and macro not in self.source.loaded:
                message = f"'{ORIGINAL}{name}' has no macro '{macro}', and nothing calls it"
                hint = self._context.near(macro, f"macro of {name}", original)
                yield UNKNOWN_BLOCK.found(message, self._at(line, macro), hint)
        if self.source.parent:
            hint = "a macro file extends nothing: write only the macros that change, the others come by themselves"
            line = self.source.parent.line
            yield UNKNOWN_BLOCK.found("macros of the extended file win over these", self._at(line), hint)

    def names(self) -> Iterator[Diagnostic]:
        """Report names that nothing gives, once per block."""
        available = self.folder.available(self.source) | self.source.guarded
        above = {name for each in self.folder.parents(self.source) for name in each.blocks}
        for frame in self.source.frames:
            given = available | frame.around | self._around(frame)
            if frame.name:
                given |= {"self"} | ({"super"} if frame.name in above or (above and not frame.outer) else set())
            for name, line in sorted(frame.undeclared.items()):
                if name not in given:
                    message = f"nothing gives the name '{name}' here"
                    hint = _near(self._context, name, f"name in {self.source.name}:{frame.name}", given)
                    yield UNKNOWN_NAME.found(message, self._at(line, name), hint)

    def _around(self, frame: Frame) -> frozenset[str]:
        """What the templates above set around the block that this one replaces."""
        above = (each.blocks.get(frame.name) for each in self.folder.parents(self.source))
        return frozenset[str]().union(*(each.around for each in above if each))

    def attributes(self) -> Iterator[Diagnostic]:
        """Report macros, words and parts of the playbook that do not exist."""
        imported = {
            each.alias: self.folder.exports(each.names[0])
            for each in self.source.references
            if each.alias and each.names
        }
        for name, attribute, line in self.source.attributes:
            known: Iterable[str] | None = imported.get(name)
            if name not in imported and name not in self.source.stored:
                known = self._known(name)
            if known is not None and attribute not in known:
                message = f"'{name}' has no '{attribute}'"
                public = {each for each in known if not each.startswith("_")}
                hint = self._context.near(attribute, f"attribute of {name}", public)
                yield UNKNOWN_NAME.found(message, self._at(line, attribute), hint)
        for each in self.source.references:
            exports = self.folder.exports(each.names[0]) if each.how == "from" and each.names else None
            for wanted in each.wanted if exports is not None else ():
                if wanted not in (exports or ()):
                    message = f"'{each.names[0]}' has no '{wanted}'"
                    hint = self._context.near(wanted, f"macro of {each.names[0]}", exports or ())
                    yield UNKNOWN_NAME.found(message, self._at(each.line, wanted), hint)

    def _known(self, name: str) -> Iterable[str] | None:
        """The attributes of a name that every template has; None where they are not known here."""
        if name == "w":
            return self._words()
        if name == "pb":
            playbook = self._context.playbook
            return {*dir(playbook), *playbook.registry.by_plural}
        return self.folder.component(name)
