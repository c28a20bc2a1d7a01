"""What every check gets, and how it finds the exact span of words inside a text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from stagebook.checks.engine import PLAIN_ENGINE, EngineSettings
from stagebook.model import Playbook, walk
from stagebook.model.load import Loaded
from stagebook.problems.diagnostics import Span, did_you_mean
from stagebook.prose.guide_markdown import GuideMarkdown
from stagebook.prose.markdown_limits import Excess, Totals, excess
from stagebook.prose.rich_text import RichTextRenderer
from stagebook.reading.publishable import Publishable
from stagebook.schema.text import RichText, Text
from stagebook.views import view

MAX_SUGGESTIONS = 100
"""So many unknown names are compared with the known ones."""


@dataclass(frozen=True)
class Context:
    """A loaded playbook with what checks ask of it: its views, which ids exist, where words of a text stand."""

    loaded: Loaded
    playbook: Playbook
    today: datetime.date
    engine: EngineSettings = PLAIN_ENGINE

    @property
    def markdown(self) -> GuideMarkdown:
        """The Markdown of pages written by hand."""
        return self.engine.markdown

    @cached_property
    def publishable(self) -> Publishable:
        """What says which files of the folder readers may have."""
        return Publishable(self.loaded.root)

    @cached_property
    def intricate(self) -> Mapping[str, Sequence[tuple[RichText, Excess]]]:
        """What is too much for whoever converts Markdown, by file; the texts of these files are not converted."""
        totals: dict[str, Totals] = {}
        found: dict[str, list[tuple[RichText, Excess]]] = {}
        for item in (*self.playbook.items(), self.playbook.settings):
            for text in walk.texts(item):
                if isinstance(text, RichText):
                    for each in excess(text, totals.setdefault(text.span.file, Totals())):
                        found.setdefault(text.span.file, []).append((text, each))
        return found

    @cached_property
    def _suggestions(self) -> dict[tuple[str, str], str]:
        return {}

    @cached_property
    def renderer(self) -> RichTextRenderer:
        """What says which addresses a text holds."""
        return RichTextRenderer()

    @cached_property
    def views(self) -> dict[str, Playbook]:
        """What each audience but the first sees."""
        return {audience: view(self.playbook, audience) for audience in self.playbook.settings.audiences[1:]}

    @cached_property
    def is_complete(self) -> bool:
        """Whether everything was read and every reference holds.

        Else something may be missing only because a mistake, reported elsewhere, hides it.
        """
        refs = ((ref, item.home) for item in self.playbook.items() for ref in walk.refs(item))
        return not self.loaded.report.errors and all(self.playbook.find(ref.kind, ref, home) for ref, home in refs)

    def is_known(self, kind: str, name: str, process: str = "") -> bool:
        """Whether an id is written anywhere, also of an item that is too broken to be in the model."""
        known = self.loaded.known
        scope, _, bare = name.rpartition("/")
        if kind in self.loaded.unsure or (kind == "process" and not self.loaded.settings_read):
            return True
        row = self.playbook.registry.get(kind)
        if row and row.per_process:
            scopes = [scope] if scope else [process] if process else [str(p.id) for p in self.playbook.processes]
            return any(bare in known.get(f"{kind}:{each}", ()) for each in scopes)
        return name in known.get(kind, ())

    def names(self, kind: str, process: str = "") -> set[str]:
        """The ids of a kind, for hints; of a kind per process those of `process`, or of all."""
        known = self.loaded.known
        row = self.playbook.registry.get(kind)
        if row is None or not row.per_process:
            return set(known.get(kind, ()))
        scopes = [process] if process else [str(p.id) for p in self.playbook.processes]
        return {name for each in scopes for name in known.get(f"{kind}:{each}", ())}

    def near(self, name: str, what: str, known: Iterable[str] | Callable[[], Iterable[str]]) -> str:
        """What `did_you_mean` says of a name; `what` is the sort of `known` names.

        Each is looked for once, and only the first `MAX_SUGGESTIONS`, since looking takes long where thousands are
        known and unknown: the others get no hint.
        """
        key = (what, name)
        if key not in self._suggestions and len(self._suggestions) < MAX_SUGGESTIONS:
            self._suggestions[key] = did_you_mean(name, known() if callable(known) else known)
        return self._suggestions.get(key, "")

    def near_id(self, name: str, kind: str, process: str = "", *, own_only: bool = False) -> str:
        """The hint for an unknown id: the nearest one, of the own `process` before others', or which file to write."""
        if process and len(self.playbook.processes) > 1 and self.playbook.registry[kind].per_process:
            own = self.near(name, f"{kind}:{process}", partial(self.names, kind, process))
            if own.startswith("did you mean") or own_only:
                return own or self.how_to_make(kind, process)
        return self.near(name, kind, partial(self.names, kind)) or self.how_to_make(kind, process)

    def how_to_make(self, kind: str, process: str = "") -> str:
        """The hint for a reference to a kind that has no items: which file to write."""
        row = self.playbook.registry[kind]
        where = row.where_to_write
        if row.per_process and len(self.playbook.processes) > 1:
            where = f"{row.plural}/{process or '<process>'}/<id>.yml"
        return f"there is no {kind} yet; write {where}"

    def within(self, text: Text, words: str, offset: int = 0) -> Span:
        """The span of the `words` at character `offset` of a text; the text's own where they can't be found."""
        span = text.span
        lines = self.loaded.lines.get(span.file, ())[span.line - 1 : max(span.line, span.last_line)]
        if not lines:
            return span
        source = "\n".join((lines[0][span.column - 1 :], *lines[1:]))
        # The text as written holds the same words in the same order, but for folding and quoting.
        before = text.count(words, 0, offset)
        for match in re.finditer(_as_written(words), source):
            if before == 0:
                return _span_of(span, source, match)
            before -= 1
        return span


def _as_written(words: str) -> str:
    """A pattern for words as YAML may write them: folded over lines, with doubled or escaped quotes."""
    marks = {"'": "''?", '"': r'\\?"', "\\": r"\\{1,2}"}
    parts = (r"(?:\s|\\\n)+" if part.isspace() else "".join(marks.get(c, re.escape(c)) for c in part)
             for part in re.split(r"(\s+)", words))  # fmt: skip
    return "".join(parts)


def _span_of(span: Span, source: str, match: re.Match[str]) -> Span:
    line = source.count("\n", 0, match.start())
    column = match.start() - (source.rfind("\n", 0, match.start()) + 1) + (span.column if line == 0 else 1)
    length = len(match[0].split("\n", 1)[0].rstrip("\\ "))
    return Span(span.file, span.line + line, column, column + length)
