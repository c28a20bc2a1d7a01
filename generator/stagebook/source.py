"""Read YAML and Markdown files into plain data in which every value knows its place.

The only module that imports `yaml`. It owns the limits (size, depth), the JSON-like scalar
types and every message about syntax. It knows nothing of sales.

Why not `yaml.load`: it turns `no` into False and `12:30` into 750, keeps the last of two equal
keys, follows aliases (an "anchor bomb" is 10 lines long), and kills the process on some 20,000
nested levels. Here libyaml's event stream is walked instead: nothing is built that was not
checked, and it is no slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from stagebook.diagnostics import Diagnostic, Span

MAX_BYTES = 2 * 1024 * 1024
"""A playbook file is prose: 2 MiB is some four hundred pages of it."""

MAX_DEPTH = 32
"""Nested levels; the deepest the model needs is about ten."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\ufffe\uffff]")
_INT = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}


class Scalar(str):
    """A string the author wrote, with its place."""

    __slots__ = ("span",)
    span: Span

    def __new__(cls, value: str, span: Span) -> Scalar:
        """Keep the text as it is; `span` marks where it stands."""
        self = super().__new__(cls, value)
        self.span = span
        return self


class Mapping(dict[str, Any]):
    """A YAML mapping with its place, and those of its keys and values."""

    __slots__ = ("keys_at", "span", "values_at")

    def __init__(self, span: Span) -> None:
        """Start empty at `span`."""
        super().__init__()
        self.span = span
        self.keys_at: dict[str, Span] = {}
        self.values_at: dict[str, Span] = {}


class Sequence(list[Any]):
    """A YAML list with its place and those of its items."""

    __slots__ = ("items_at", "span")

    def __init__(self, span: Span) -> None:
        """Start empty at `span`."""
        super().__init__()
        self.span = span
        self.items_at: list[Span] = []


@dataclass(frozen=True)
class Document:
    """One file as read: `data` is None where the file could not be read at all."""

    file: str
    data: Any
    lines: tuple[str, ...]

    @property
    def start(self) -> Span:
        """The first line, for problems about the file as a whole."""
        width = len(self.lines[0].rstrip()) if self.lines else 0
        return Span(self.file, 1, 1, max(2, width + 1))


class UnreadableError(Exception):
    """A file can't be read further; carries the one diagnostic that says why."""

    def __init__(self, problem: Diagnostic) -> None:
        """Wrap `problem`."""
        super().__init__(problem.message)
        self.problem = problem


def read_text(path: Path, file: str) -> str:
    """Return the file's text (UTF-8, BOM allowed, line ends as `\\n`).

    Raises `UnreadableError` for a file that is missing, too large, not UTF-8 or holds control characters.
    """
    start = Span(file)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _unreadable(
                "file-too-large",
                f"the file has {size / 1048576:.1f} MB; at most {MAX_BYTES // 1048576} MB are read",
                start,
                "split it into a folder of files, one per item",
            )
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise _unreadable("file-unreadable", f"the file can't be read: {reason}", start) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        raise _unreadable(
            "file-encoding",
            f"the file is not UTF-8 (byte 0x{raw[error.start]:02X})",
            Span(file, line, column, column + 1),
            "save it as UTF-8 (in VS Code: click the encoding in the status bar, 'Save with Encoding')",
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = _CONTROL.search(text)
    if bad:
        at = _span_at(text, bad.start(), file)
        raise _unreadable(
            "file-encoding", f"control character U+{ord(bad[0]):04X} in the text", at, "delete the invisible character"
        )
    return text


def read_yaml(path: Path, file: str) -> tuple[Document, list[Diagnostic]]:
    """Read one YAML file; problems come back as values and `data` is then None."""
    lines: tuple[str, ...] = ()
    try:
        text = read_text(path, file)
        lines = tuple(text.split("\n"))
        data, problems = parse_yaml(text, file)
    except UnreadableError as stop:
        return Document(file, None, lines), [stop.problem]
    return Document(file, data, lines), problems


def parse_yaml(text: str, file: str, first_line: int = 1) -> tuple[Any, list[Diagnostic]]:
    """Turn YAML text into `Mapping`, `Sequence`, `Scalar`, int, float, bool and None.

    `first_line` is the line of the file on which the text starts (front matter starts at 2).
    Raises `UnreadableError` where nothing can be made of the rest.
    """
    builder = _Builder(file, first_line - 1, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(_syntax_problem(error, builder)) from error
    except yaml.YAMLError as error:
        raise _unreadable("yaml-syntax", f"not valid YAML: {error}", Span(file)) from error
    return builder.root, builder.problems


def front_matter(text: str, file: str) -> tuple[Any, str, int, list[Diagnostic]]:
    """Split a Markdown file into its YAML head, its body and the line on which the body starts."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1, []
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            data, problems = parse_yaml("\n".join(lines[1:number]), file, first_line=2)
            return data, "\n".join(lines[number + 1 :]), number + 2, problems
    raise _unreadable("yaml-syntax", "the head that starts with '---' never ends", Span(file), "add a line '---'")


def span_of(data: Any, loc: tuple[str | int, ...], *, key: bool = False) -> Span | None:
    """Return the place of the value (or, with `key`, of the last key) at `loc`; the longest prefix that exists."""
    span: Span | None = getattr(data, "span", None)
    for depth, step in enumerate(loc):
        last = depth == len(loc) - 1
        if isinstance(data, Mapping) and isinstance(step, str) and step in data:
            span = data.keys_at[step] if key and last else data.values_at[step]
        elif isinstance(data, Sequence) and isinstance(step, int) and 0 <= step < len(data):
            span = data.items_at[step]
        else:
            break
        data = data[step]
    return span


class _Builder:
    """Builds data from YAML events, refusing what a playbook must not hold."""

    def __init__(self, file: str, skip: int, lines: list[str]) -> None:
        self.file = file
        self.skip = skip
        self.lines = lines
        self.root: Any = None
        self.problems: list[Diagnostic] = []
        self._documents = 0
        self._stack: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []

    def take(self, event: Any) -> None:
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._open(Mapping(self.span(event)), event)
            case yaml.SequenceStartEvent():
                self._open(Sequence(self.span(event)), event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
                self._keys.pop()
            case yaml.AliasEvent():
                raise self._refuse(event, f"the alias '*{event.anchor}'", "write the value out again")
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise self._refuse(event, "a second document ('---')", "one file holds one document")

    def span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        same_line = end.line == start.line
        stop = end.column if same_line else len(line.rstrip())
        return Span(self.file, start.line + 1 + self.skip, start.column + 1, max(stop, start.column + 1) + 1)

    def _refuse(self, event: Any, what: str, hint: str) -> UnreadableError:
        return _unreadable("yaml-refused", f"{what} is not allowed here", self.span(event), hint)

    def _check_decoration(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._refuse(event, f"the anchor '&{event.anchor}'", "write the value out at each place")
        if event.tag is not None and event.tag != "!":
            raise self._refuse(event, f"the tag '{event.tag}'", "delete it; plain values are enough")

    def _open(self, node: Mapping | Sequence, event: Any) -> None:
        self._check_decoration(event)
        if len(self._stack) >= MAX_DEPTH:
            raise self._refuse(event, f"nesting of more than {MAX_DEPTH} levels", "a playbook needs about ten")
        self._put(node, node.span)
        self._stack.append(node)
        self._keys.append(None)

    def _scalar(self, event: Any) -> None:
        self._check_decoration(event)
        span = self.span(event)
        is_key = bool(self._stack) and isinstance(self._stack[-1], Mapping) and self._keys[-1] is None
        if is_key:
            self._keys[-1] = Scalar(event.value, span)
            return
        plain = event.style is None or event.style == ""
        self._put(_plain_value(event.value, span) if plain else Scalar(event.value, span), span)

    def _put(self, value: Any, span: Span) -> None:
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
            raise _unreadable("yaml-syntax", "a list or mapping can't be a key", span, "write the key as plain text")
        self._keys[-1] = None
        if key in parent:
            first = parent.keys_at[key]
            self.problems.append(
                Diagnostic(
                    "duplicate-key",
                    f"'{key}' stands here a second time",
                    key.span,
                    f"the first is on line {first.line}",
                )
            )
            # The first value stays; the second is still read, into a mapping nobody sees, to check its syntax.
            return
        parent[str(key)] = value
        parent.keys_at[str(key)] = key.span
        parent.values_at[str(key)] = span


def _plain_value(value: str, span: Span) -> Any:
    """Resolve an unquoted scalar as JSON would: no dates, no yes/no, no octal, no sexagesimal."""
    if value in _WORDS:
        return _WORDS[value]
    if len(value) < 19:
        if _INT.match(value):
            return int(value)
        if _FLOAT.match(value):
            return float(value)
    return Scalar(value, span)


def _syntax_problem(error: yaml.MarkedYAMLError, builder: _Builder) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    column = mark.column if mark else 0
    text = builder.lines[line] if line < len(builder.lines) else ""
    problem = error.problem or str(error)
    message, hint = f"not valid YAML: {problem}", ""
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" in indent or text[column : column + 1] == "\t":
        column = text.index("\t")
        message, hint = "a tab in the indentation", "indent with spaces; YAML does not allow tabs"
    elif "mapping values are not allowed" in problem:
        hint = "a text that holds ': ' must stand in quotes, or the indentation of this line is off"
    elif "could not find expected ':'" in problem:
        hint = "a key must be followed by ': ' on the same line"
    elif "found unexpected end of stream" in problem or "unexpected end" in problem:
        hint = "a quote or bracket is opened and never closed"
    elif "did not find expected" in problem:
        hint = "check the indentation of this line against the one above, and that brackets and quotes are closed"
    elif "found character that cannot start any token" in problem:
        hint = "a text that starts with this character must stand in quotes"
    elif "undefined alias" in problem:
        hint = "a text that starts with '*' must stand in quotes"
    start = column + 1
    return Diagnostic("yaml-syntax", message, Span(builder.file, line + 1 + builder.skip, start, start + 1), hint)


def _span_at(text: str, offset: int, file: str) -> Span:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(file, line, column, column + 1)


def _unreadable(code: str, message: str, span: Span, hint: str = "") -> UnreadableError:
    return UnreadableError(Diagnostic(code, message, span, hint))


def walk(data: Any, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every value below `data` with its location."""
    yield loc, data
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from walk(value, (*loc, key))
    elif isinstance(data, Sequence):
        for index, value in enumerate(data):
            yield from walk(value, (*loc, index))
