"""What is wrong with a file's text as such, in an author's words: encoding, invisible characters, YAML syntax."""

from __future__ import annotations

import re

import yaml

from stagebook.problems.diagnostics import Diagnostic, Span
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.causes import cause
from stagebook.reading.foreign import FILE_ENCODING

FILE_UNREADABLE = Rule(
    "file-unreadable",
    ERROR,
    "A file cannot be read",
    "It is missing, a folder, or closed to this user.",
    fixed=True,
)

FILE_TOO_LARGE = Rule(
    "file-too-large",
    ERROR,
    "A file is too large",
    "A playbook file is prose. Something that large was put here by mistake, and reading it would only take memory.",
    fixed=True,
)

YAML_SYNTAX = Rule(
    "yaml-syntax",
    ERROR,
    "The YAML cannot be parsed",
    "The marked place is where the parser gave up; the mistake is there or just above.",
    fixed=True,
)

YAML_REFUSED = Rule(
    "yaml-refused",
    ERROR,
    "A YAML feature that playbooks do without",
    "Anchors, aliases, tags, several documents and very deep nesting make a file mean something else than it "
    "shows, or a few lines fill the memory. Tens of thousands of values in one file are no prose.",
    fixed=True,
)

DUPLICATE_KEY = Rule(
    "duplicate-key",
    ERROR,
    "A key stands twice",
    "Most parsers keep the last and drop the first without a word.",
    fixed=True,
)

INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters and separators that no text needs. Later steps use some of them as marks of their own."""


MAX_VALUES = 20_000
"""Texts, numbers, lists and mappings in one file; a file of prose at the size limit has some thousand."""


def too_many(span: Span) -> Diagnostic:
    """Report a file of more than `MAX_VALUES`; `span` is the first that is too much."""
    message = f"there are more than {MAX_VALUES:,} values in this file"
    return YAML_REFUSED.found(message, span, "split it into a folder of files, one per item")


def position_of(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """The line and column, from 0, at which an author looks for a mistake: where the quote, bracket or key began."""
    words = error.problem or ""
    began = any(each in words for each in ("unexpected end of stream", "',' or", "could not find expected ':'"))
    mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
    return (mark.line, mark.column) if mark else (0, 0)


def broken(lines: list[str], file: str, words: str, at: tuple[int, int], skip: int) -> Diagnostic:
    """Say what libyaml said (`words`) at a line and column counted from 0; `skip` lines of the file come before."""
    found = cause(lines, at, words)
    if found:
        span = Span(file, found.line + 1 + skip, found.column + 1, found.column + 1 + found.width)
        return YAML_SYNTAX.found(found.message, span, found.hint, fix=found.fix)
    line, column = at
    text = lines[line] if line < len(lines) else ""
    message, hint = _in_words(words, text[column : column + 1])
    if text[column : column + 1] == "\t":
        message, hint = "a tab in the indentation", "indent with spaces; YAML does not allow tabs"
    elif not text.strip():
        # The parser stopped at the end of the file; the author looks at the last line that holds something.
        line = max((n for n, each in enumerate(lines[: line + 1]) if each.strip()), default=0)
        column = max(0, len(lines[line].rstrip()) - 1)
    return YAML_SYNTAX.found(message, Span(file, line + 1 + skip, column + 1, column + 2), hint)


def _in_words(words: str, char: str) -> tuple[str, str]:
    quotes = "a text that holds ': ' or ' #', or starts with a sign such as [ { * & ! % @ `, must stand in quotes"
    if "mapping values are not allowed" in words:
        return "this ':' can't stand here", "a text that holds ': ' must stand in quotes; or the indentation is off"
    if "could not find expected ':'" in words:
        return (
            "this line has no ':' after its key",
            "write 'key: value'; a text of several lines is indented below its key",
        )
    if "unexpected end of stream" in words:
        return "a quote is opened and never closed", "close it, or put the text in the other kind of quotes"
    if "cannot start any token" in words:
        return f"a text can't start with '{char}'", "put the text in quotes"
    if "expected <block end>" in words or "expected key" in words or "block mapping" in words:
        return "this does not fit the lines above", f"check the indentation; {quotes}"
    if "',' or" in words:
        return "a bracket is opened and not closed in the right way", f"close it; {quotes}"
    if "unknown escape character" in words:
        return "this backslash means nothing in double quotes", "use single quotes, or write two: \\\\"
    if "comment or line break" in words:
        return "a text can't go on here", quotes
    if "undefined alias" in words:
        return "a text can't start with '*'", "put the text in quotes"
    return f"not valid YAML: {words}", quotes


def invisible(text: str, offset: int, file: str) -> Diagnostic:
    """Report the invisible character at `offset`."""
    line = text.count("\n", 0, offset) + 1
    start = text.rfind("\n", 0, offset) + 1
    column = offset - start + 1
    before = text[start:offset][-20:].strip()
    hint = f"delete it; it stands after '{before}'" if before else "delete it"
    if text[offset] == "\0":
        hint = "this is no text file, or its encoding is UTF-16; save it as UTF-8"
    return FILE_ENCODING.found( f"the invisible character U+{ord(text[offset]):04X} in the text",
        Span(file, line, column, column + 1), hint,
    )  # fmt: skip
