"""From a folder to a playbook: find the files, read them, check their shapes, put the items together.

Nothing stops at the first problem: a broken file is reported and left out, and its ids stay known,
so that those who refer to it are not reported too.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from stagebook.model.builtin import built_in, completed
from stagebook.model.fallback_settings import fallback_settings, written_languages
from stagebook.model.files import UNKNOWN_FILE, Files, Found
from stagebook.model.guides import read_companions, read_guides
from stagebook.model.items import Framework, Guide, Located, Phase, Process, Settings, Stage, Tool, Worksheet
from stagebook.model.items import item_class as class_of
from stagebook.model.misplaced import lying_elsewhere
from stagebook.model.no_playbook import PLAYBOOK, no_playbook
from stagebook.model.playbook import Playbook
from stagebook.model.search_words import search_words
from stagebook.model.site_words import own_words
from stagebook.model.tool_texts import with_texts
from stagebook.model.version import wrong_version
from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, Report, Span, did_you_mean
from stagebook.problems.rule import ERROR, Rule
from stagebook.prose.links import UNKNOWN_REFERENCE
from stagebook.reading.tree import Mapping
from stagebook.schema import playbook as authored
from stagebook.schema import process as process_schema
from stagebook.schema.base import Shape
from stagebook.schema.kind import Kind
from stagebook.schema.registry import Registry, installed
from stagebook.schema.validate import validated

UNLISTED = Rule(
    "unlisted",
    ERROR,
    "A phase or stage that its process does not list",
    "The process gives the order; what is not listed would be on no page.",
    fixed=True,
)

DUPLICATE_ID = Rule(
    "duplicate-id",
    ERROR,
    "Two items with one id",
    "Links and ticks could not tell them apart.",
    fixed=True,
)

S = TypeVar("S", bound=Shape)
L = TypeVar("L", bound=Located)

PLAYBOOK_ID = "playbook"


@dataclass(frozen=True)
class Loaded:
    """What came of reading a folder; `playbook` is None where the folder holds none."""

    root: Path
    playbook: Playbook | None
    report: Report
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of each file that was read, for showing problems."""
    known: dict[str, set[str]] = field(default_factory=dict)
    """The ids seen per kind (`tool`; per process `stage:<process>`), those of broken items too."""
    unsure: frozenset[str] = frozenset()
    """Kinds of which a file could not be read, so that `known` may lack ids."""
    settings_read: bool = True
    """False where playbook.yml is broken: the playbook's settings are then a stand-in."""
    files: tuple[str, ...] = ()
    """All files of the folder but hidden ones and templates, with `/`."""


def load(
    root: Path, registry: Registry | None = None, *, any_version: bool = False, own_pages: Iterable[str] = ()
) -> Loaded:
    """Read the playbook in `root`. Never raises for what an author may write.

    `registry` says which kinds of items there are; without it, those of Stagebook and of installed packages. One that
    is written for other versions of Stagebook is read only with `any_version`. `own_pages` are the paths of pages
    outside `guides/` that the site's `nav` names.
    """
    if not os.path.lexists(root / PLAYBOOK):
        return Loaded(root, None, Report((no_playbook(root),)))
    loader = _Loader(root, installed() if registry is None else registry, own_pages)
    settings = loader.files.yaml(PLAYBOOK)
    wrong = None if any_version else wrong_version(settings)
    if wrong:
        return Loaded(root, None, Report((wrong,)), loader.files.lines)
    playbook = loader.playbook(settings)
    unsure = frozenset(loader.files.unsure)
    return Loaded(
        root,
        playbook,
        Report.of(loader.problems),
        loader.files.lines,
        loader.known,
        unsure,
        loader.settings_read,
        tuple(loader.files.all),
    )


class _Loader:
    def __init__(self, root: Path, registry: Registry, own_pages: Iterable[str]) -> None:
        self.problems: list[Diagnostic] = []
        self.own_pages = own_pages
        self.registry = registry
        self.files = Files(root, self.problems, registry)
        self.known: dict[str, set[str]] = {}
        self.languages: tuple[str, ...] = ()
        """Those of playbook.yml; empty where it can't be read."""
        self.settings_read = True
        self.audiences: tuple[str, ...] = ()

    def playbook(self, data: Any) -> Playbook:
        settings = self._settings(data)
        self.audiences = tuple(map(str, settings.audiences))
        shared = {row.name: self._shared(row) for row in self.registry.shared}
        processes = tuple(self._process(each, len(settings.processes) > 1) for each in settings.processes)
        shared[Framework.row.name] |= self._built_in_frameworks(processes)
        search = search_words(self.files, self.languages)
        lists = {str(p.id): {"stages": p.stages, "phases": p.phases} for p in settings.processes}
        self.files.report_unread(lists, processes_known=self.settings_read)
        resolved = Settings.promote(settings, id=PLAYBOOK_ID, file=PLAYBOOK).model_copy(update={"processes": processes})
        own = own_words(self.files)
        return Playbook(
            settings=resolved,
            processes=processes,
            shared=shared,
            registry=self.registry,
            vocabulary=own,
            search=search,
        )

    def _settings(self, data: Any) -> authored.Playbook:
        self.languages = self.files.languages = written_languages(data)
        found = Found("", PLAYBOOK, data, Span(PLAYBOOK), readable=data is not None)
        settings = self._shape(found, authored.Playbook) if found.readable else None
        self.settings_read = settings is not None
        settings = settings or fallback_settings(data, self.files.all, PLAYBOOK, self.registry)
        self.known[Process.row.name] = {str(p.id) for p in settings.processes}
        return settings

    def _shape(self, found: Found, model: type[S]) -> S | None:
        shape, problems = validated(model, found.data, found.span, self.languages)
        self.problems += problems
        return shape

    def _items(self, found: Iterable[Found], item: type[L], row: Kind, **position: str) -> dict[str, L]:
        items: dict[str, L] = {}
        first: dict[str, Span] = {}
        broken: Counter[str] = Counter()
        known = self.known.setdefault(_scoped(row.name, position.get("process", "")), set())
        for each in found:
            if each.id in first:
                where = f"the first is at {first[each.id]}"
                self._report(DUPLICATE_ID, f"there is a second {row.name} '{each.id}'", each.span, where)
                continue
            first[each.id] = each.span
            known.add(each.id)
            if not each.readable or broken[each.file] >= MAX_PROBLEMS:
                continue  # so many broken items of one file are one mistake
            checked = self._shape(each, row.shape)
            broken[each.file] += checked is None
            if checked is not None:
                items[each.id] = item.promote(checked, id=each.id, file=each.file, **position)
        return items

    def _shared(self, row: Kind) -> dict[str, Located]:
        if row.files == "pages":
            return {**self._guides()}
        found: Iterable[Found] = self.files.of_kind(row)
        if row.name == Worksheet.row.name:
            found = self._worksheets(tuple(found))
        items = self._items(found, class_of(row), row)
        is_tool = row.name == Tool.row.name
        return with_texts(items, self.known[row.name], self.files, self.languages, self.problems) if is_tool else items

    def _worksheets(self, written: tuple[Found, ...]) -> tuple[Found, ...]:
        """The kinds that are written, completed by the built-in ones; all of these where none is."""
        like = built_in(Worksheet.row.plural, self.languages)
        if written or Worksheet.row.name in self.files.unsure:
            return tuple(self._completed(each, like.get(each.id)) for each in written)
        return tuple(self._for_everyone(name, data) for name, data in like.items())

    def _completed(self, found: Found, like: Mapping | None) -> Found:
        data = completed(found.data, like)
        if like is not None and isinstance(found.data, Mapping) and set(found.data) <= {"of", "minutes"}:
            # Nothing on it is the playbook's own, so it is for everyone, like a built-in one.
            data["visible_to"] = self.audiences
            data.keys_at["visible_to"] = data.values_at["visible_to"] = found.span
        return replace(found, data=data)

    def _for_everyone(self, name: str, data: Mapping) -> Found:
        """A built-in item: it holds nothing of anybody's, so every audience sees it."""
        return Found(name, "", {**data, "visible_to": self.audiences}, data.span)

    def _built_in_frameworks(self, processes: tuple[Process, ...]) -> dict[str, Framework]:
        """The built-in frameworks that a process or stage names and nobody wrote."""
        row = Framework.row
        stages = (stage for process in processes for stage in process.pipeline_stages)
        owners: tuple[Process | Stage, ...] = (*processes, *stages)
        named = {str(each.framework) for each in owners if each.framework}
        like = built_in(row.plural, self.languages)
        wanted = [name for name in like if name in named and name not in self.known[row.name]]
        found = self._items((self._for_everyone(name, like[name]) for name in wanted), Framework, row)
        self.known[row.name] |= set(like)
        return found

    def _guides(self) -> dict[str, Guide]:
        row = Guide.row
        guides, known = read_guides(self.files.markdown(row.plural), self.languages, self.problems)
        elsewhere = [path for path in self.own_pages if path.split("/")[0] not in self.registry.by_plural]
        own, own_known = read_guides(self.files.named_pages(elsewhere), self.languages, self.problems)
        for name in sorted(known & own_known):
            span = Span(own[name].file) if name in own else Span(PLAYBOOK)
            self._report(DUPLICATE_ID, f"there is a second {row.name} '{name}'", span, f"the first is in {row.plural}/")
        self.known[row.name] = known | own_known
        return own | guides

    def _process(self, head: process_schema.Process, several: bool) -> Process:
        name = str(head.id)
        process = Process.promote(head, file=PLAYBOOK)
        scope = name if several else ""
        phases = self._in_process(Phase, name, scope)
        stages = self._in_process(Stage, name, scope)
        folder = f"{Stage.row.plural}/{scope}".rstrip("/")
        bodies = read_companions(self.files, folder, self.languages, self.problems)
        texts = {name: each.body for name, each in bodies.items()}
        for orphan in sorted(set(texts) - self.known[_scoped(Stage.row.name, name)]):
            message = f"this text accompanies no stage: there is no '{orphan}.yml'"
            span = Span(texts[orphan].span.file)
            self._report(UNKNOWN_FILE, message, span, "a companion has the name of its stage's file")
        return process.model_copy(
            update={
                "buyer_phases": self._in_order(head, Phase.row, phases, several),
                "pipeline_stages": tuple(
                    stage.model_copy(update={"companion": texts.get(str(stage.id))})
                    for stage in self._in_order(head, Stage.row, stages, several)
                ),
            }
        )

    def _in_process(self, like: type[L], process: str, scope: str) -> dict[str, L]:
        row = self.registry[like.row.name]
        item = class_of(row)
        assert issubclass(item, like)
        return self._items(self.files.of_kind(row, scope), item, row, process=process)

    def _in_order(self, head: process_schema.Process, row: Kind, items: dict[str, L], several: bool) -> tuple[L, ...]:
        kind, what = row.name, row.plural
        listed: tuple[str, ...] = getattr(head, what)
        known = self.known[_scoped(kind, str(head.id))]
        unlisted = known - set(listed)
        unknown = [name for name in dict.fromkeys(listed) if name not in known][:MAX_PROBLEMS]
        if kind not in self.files.unsure:
            self._unknown(head, row, unknown, several)
        # A misspelt name makes one mistake, not two: what it was to name is not reported as unlisted.
        for name in sorted(unlisted & set(items)) if self.settings_read and not unknown else ():
            hint = f"add '{name}' to `{what}` in {PLAYBOOK}, where it belongs in the order, or delete it"
            message = f"the {kind} '{name}' is not listed in the process '{head.id}'"
            self._report(UNLISTED, message, items[name].span, hint)
        seen: set[str] = set()
        for name in listed:
            if name in seen:
                self._report(DUPLICATE_ID, f"'{name}' is listed twice", getattr(name, "span", head.span), "delete one")
            seen.add(name)
        # What is not listed comes last, so that what stands in it is checked in the same run.
        ordered = dict.fromkeys((*(name for name in listed if name in items), *items))
        return tuple(items[name].model_copy(update={"number": number}) for number, name in enumerate(ordered, start=1))

    def _unknown(self, head: process_schema.Process, row: Kind, names: list[str], several: bool) -> None:
        known = self.known[_scoped(row.name, str(head.id))]
        folder = f"{row.plural}/{head.id}" if several else row.plural
        # What lies in a file that nothing reads is reported with that file.
        unread = lying_elsewhere(self.files.all, row, self.known[Process.row.name], several=several)
        for name in (each for each in names if each not in unread):
            near = did_you_mean(name, known - set(getattr(head, row.plural)) or known)
            hint = near if near.startswith("did you mean") else f"write {folder}/{name}.yml, or delete it here"
            self._report(UNKNOWN_REFERENCE, f"unknown {row.name} '{name}'", getattr(name, "span", head.span), hint)

    def _report(self, rule: Rule, message: str, span: Span, hint: str = "") -> None:
        self.problems.append(rule.found(message, span, hint))


def _scoped(kind: str, process: str) -> str:
    return f"{kind}:{process}" if process else kind
