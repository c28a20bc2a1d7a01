"""Read YAML and Markdown files into plain data in which every value knows its span.

The only module that imports `yaml`. It owns the limits (size, depth), the JSON-like scalar
types and every message about syntax. It knows nothing of sales.

Why not `yaml.load`: it turns `no` into False and `12:30` into 750, keeps the last of two equal
keys, follows aliases (an "anchor bomb" is 10 lines long), and kills the process on some 20,000
nested levels. Here libyaml's event stream is walked instead: nothing is built that was not
checked, and it is no slower.
"""

from __future__ import annotations

import codecs
import math
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, Span, shortened
from stagebook.problems.rule import Rule
from stagebook.reading import appearance, syntax
from stagebook.reading.foreign import FILE_ENCODING, foreign, not_utf8
from stagebook.reading.syntax import FILE_UNREADABLE, YAML_REFUSED, YAML_SYNTAX
from stagebook.reading.tree import Mapping, Scalar, Sequence

MAX_BYTES = 1024 * 1024
"""A playbook file is prose: 1 MiB is some two hundred pages of it."""

MAX_DEPTH = 32
"""Nested levels; the deepest the model needs is about ten."""

_INT = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True)
class Document:
    """One file as read: `data` is None where the file could not be read at all."""

    file: str
    data: Any
    lines: tuple[str, ...]

    @property
    def start(self) -> Span:
        """The first line, for problems about the file itself."""
        width = len(self.lines[0].rstrip()) if self.lines else 0
        return Span(self.file, 1, 1, max(2, width + 1))


class UnreadableError(Exception):
    """A file can't be read further; carries the one diagnostic that says why, and the text as far as there is one."""

    def __init__(self, problem: Diagnostic, text: str = "") -> None:
        """Wrap `problem`."""
        super().__init__(problem.message)
        self.problem = problem
        self.text = text


def read_text(path: Path, file: str) -> str:
    """The file's text (UTF-8, BOM allowed, line ends as `\\n`).

    Raises `UnreadableError` for what is no file, too large, not UTF-8 or holds control characters.
    """
    raw = _read_bytes(path, file).removeprefix(codecs.BOM_UTF8)
    if other := foreign(raw, file):
        raise UnreadableError(other)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(not_utf8(raw, error.start, file)) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = syntax.INVISIBLE.search(text)
    if bad:
        raise UnreadableError(syntax.invisible(text, bad.start(), file), text)
    conflict = appearance.merge_conflict(text, file)
    if conflict:
        raise UnreadableError(conflict, text)
    return text


def _read_bytes(path: Path, file: str) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
            raise _stop(FILE_UNREADABLE, f"this is {what}", Span(file), "write a file of that name, or rename it")
        raw = b""
        if status.st_size <= MAX_BYTES:
            with path.open("rb") as opened:
                raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "it is a link that leads nowhere; delete it or mend it" if path.is_symlink() else ""
        raise _stop(FILE_UNREADABLE, f"the file can't be read: {reason}", Span(file), hint) from error
    size = max(status.st_size, len(raw))
    if size > MAX_BYTES:
        raise _stop(
            syntax.FILE_TOO_LARGE, f"the file has {size / 1048576:.1f} MB; at most {MAX_BYTES // 1048576} MB are read",
            Span(file), "split it into a folder of files, one per item",
        )  # fmt: skip
    return raw


def read_yaml(path: Path, file: str) -> tuple[Document, list[Diagnostic]]:
    """Read one YAML file; problems come back as values and `data` is then None."""
    lines: tuple[str, ...] = ()
    try:
        text = read_text(path, file)
        lines = tuple(text.split("\n"))
        data, problems = parse_yaml(text, file)
    except UnreadableError as stop:
        return Document(file, None, lines or tuple(stop.text.split("\n"))), [stop.problem]
    return Document(file, data, lines), [*problems, *appearance.unseen(text, file)]


def parse_yaml(text: str, file: str, first_line: int = 1) -> tuple[Any, list[Diagnostic]]:
    """Turn YAML text into `Mapping`, `Sequence`, `Scalar`, int, float, bool and None.

    `first_line` is the line of the file on which the text starts (front matter starts at 2).
    Raises `UnreadableError` where nothing can be made of the rest.
    """
    builder = _Builder(file, first_line - 1, text)
    try:
        builder.read(yaml.CSafeLoader(text))
    except yaml.MarkedYAMLError as error:
        at, words = syntax.position_of(error), error.problem or str(error)
        raise UnreadableError(syntax.broken(builder.lines, file, words, at, first_line - 1)) from error
    except yaml.YAMLError as error:
        raise _stop(YAML_SYNTAX, f"not valid YAML: {error}", Span(file, first_line)) from error
    return builder.root, builder.problems


def front_matter(text: str, file: str) -> tuple[Any, str, int, list[Diagnostic]]:
    """Split a Markdown file into its YAML head, its body and the line on which the body starts."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1, []
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            data, problems = parse_yaml("\n".join(lines[1:number]), file, first_line=2)
            body = "\n".join(lines[number + 1 :])
            return data, body, number + 2, [*problems, *appearance.early_end(body, file, number + 2)]
    raise _stop(YAML_SYNTAX, "the head that starts with '---' never ends", Span(file, 1, 1, 4), "add a line '---'")


class _Builder:
    """Builds data from YAML events, refusing what a playbook must not hold."""

    def __init__(self, file: str, skip: int, text: str) -> None:
        self.file = file
        self.skip = skip
        self.lines = text.split("\n")
        self._is_clean = not syntax.INVISIBLE.search(text)
        """Nothing invisible stands in the text as it is; between double quotes it can be written by its number."""
        self._looks_odd = appearance.suspects(text)
        self.root: Any = None
        self.problems: list[Diagnostic] = []
        self._documents = self._values = 0
        self._stack: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []

    def read(self, parser: Any) -> None:
        """Take all events of a parser; by exact type and the frequent ones first, since there are many."""
        following = parser.get_event
        try:
            while (event := following()) is not None:
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._scalar(event)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._stack.pop()
                    self._keys.pop()
                elif kind is yaml.MappingStartEvent:
                    self._open(Mapping(self.span(event)), event)
                elif kind is yaml.SequenceStartEvent:
                    self._open(Sequence(self.span(event)), event)
                elif kind is yaml.AliasEvent:
                    hint = "write the value out again; a text that starts with '*' must stand in quotes"
                    raise self._refuse(event, f"the alias '*{event.anchor}'", hint)
                elif kind is yaml.DocumentStartEvent:
                    self._documents += 1
                    if self._documents > 1:
                        raise self._refuse(event, "a second document ('---')", "one file holds one document")
                elif kind is yaml.StreamEndEvent:
                    return
        finally:
            parser.dispose()

    def span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        first, column, last, stop = start.line, start.column + 1, end.line, end.column
        if stop > 0:  # A block text ends where the next line begins.
            last += 1
        if end.line != first:
            stop = len(self.lines[first].rstrip()) if first < len(self.lines) else 0
        if stop < column:
            stop = column
        skip = self.skip
        return Span(self.file, first + 1 + skip, column, stop + 1, max(last, first + 1) + skip)

    def _refuse(self, event: Any, what: str, hint: str) -> UnreadableError:
        return _stop(YAML_REFUSED, f"{what} is not allowed here", self.span(event), hint)

    def _check_decoration(self, event: Any) -> None:
        if event.anchor is not None:
            hint = "write the value out at each place; a text that starts with '&' must stand in quotes"
            raise self._refuse(event, f"the anchor '&{event.anchor}'", hint)
        if event.tag is not None and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise self._refuse(event, f"the tag '{tag}'", "delete it; a text that starts with '!' must stand in quotes")

    def _open(self, node: Mapping | Sequence, event: Any) -> None:
        self._check_decoration(event)
        if len(self._stack) >= MAX_DEPTH:
            raise self._refuse(event, f"nesting of more than {MAX_DEPTH} levels", "a playbook needs about ten")
        self._put(node, node.span)
        self._stack.append(node)
        self._keys.append(None)

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._check_decoration(event)
        span = self.span(event)
        value, style = event.value, event.style
        bad = syntax.INVISIBLE.search(value) if style == '"' or not self._is_clean else None
        if bad:
            hint = "write the character itself, or leave it out"
            raise _stop(FILE_ENCODING, f"this text holds the invisible character U+{ord(bad[0]):04X}", span, hint)
        if self._keys and self._keys[-1] is None and type(self._stack[-1]) is Mapping:
            self._keys[-1] = Scalar(value, span)
            return
        if self._looks_odd and not style:
            after = self.lines[event.end_mark.line][event.end_mark.column :] if value else ""
            self.problems += appearance.plain_text(value, span, after)
        self._put(Scalar(value, span) if style else _plain_value(value, span), span)

    def _put(self, value: Any, span: Span) -> None:
        self._values += 1
        if self._values > syntax.MAX_VALUES:
            raise UnreadableError(syntax.too_many(span))
        if not self._stack:
            self.root = value
            return
        parent = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.append(value)
            parent.items_at.append(span)
            return
        key = self._keys[-1]
        if key is None:
            raise _stop(
                YAML_SYNTAX, "a list or mapping can't be a key", span,
                "a text that starts with '[' or '{' must stand in quotes",
            )  # fmt: skip
        self._keys[-1] = None
        if key in parent:
            self._twice(key, parent.keys_at[key])
            # The first value stays; the second is still read, into a mapping nobody sees, to check its syntax.
            return
        name = str(key)
        parent[name] = value
        parent.keys_at[name] = key.span
        parent.values_at[name] = span

    def _twice(self, key: Scalar, first: Span) -> None:
        message = f"'{shortened(key)}' stands here a second time"
        self.problems.append(syntax.DUPLICATE_KEY.found(message, key.span, f"the first is on line {first.line}"))
        if len(self.problems) > MAX_PROBLEMS:
            raise UnreadableError(self.problems[0])


def _plain_value(value: str, span: Span) -> Any:
    """Resolve an unquoted scalar as JSON would: no dates, no yes/no, no octal, no sexagesimal."""
    if value in _WORDS:
        return _WORDS[value]
    if len(value) < 19:
        if _INT.match(value):
            return int(value)
        if _FLOAT.match(value) and math.isfinite(float(value)):
            return float(value)
    return Scalar(value, span)


def _stop(rule: Rule, message: str, span: Span, hint: str = "") -> UnreadableError:
    return UnreadableError(rule.found(message, span, hint))
