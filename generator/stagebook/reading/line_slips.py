"""Slips that a single line shows: a colon of full width, a missing blank, a text that needs quotes, a pasted table row.

Each finder gets a line and says what is wrong with it and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from stagebook.problems.diagnostics import shortened

TABLE_HINT = "write each row as '<id>:', and below it, indented, each cell as a field: 'title: …', 'summary: …'"
"""What to make of a row of a table."""

FIELD = re.compile(
    r"(?P<indent> *)(?P<dash>(?:- +)*)(?P<key>[^\s:#'\"\[{&*!|>%@`-][^:#]*?)[ ]*:(?:[ ]+(?P<value>\S.*)|[ ]*)$"
)
_NAME = r"[A-Za-z_][\w-]*"
_START = rf"(?P<start>[ ]*(?:- +)*)(?P<key>{_NAME})"
_ODD_INDENT = re.compile("[ ]*([\t\u00a0\u3000\u2000-\u200a\u202f])")
_FULL_WIDTH = re.compile(rf"{_START}[ \u3000]?(?P<sign>[：∶])[ \u3000]*(?P<value>.*)")
_ODD_BLANK = re.compile(rf"{_START}:(?P<sign>[\u00a0\u3000\t\u2000-\u200a\u202f])[ ]*(?P<value>\S.*)")
_NO_BLANK = re.compile(rf"{_START}:(?P<value>[^\s:/].*)")
_EQUALS = re.compile(rf"{_START}[ ]*(?P<sign>:=|=>|->|=|;|→)[ ]*(?P<value>\S.*)")
_STYLED_KEY = re.compile(
    rf"(?P<start>[ ]*(?:- +)*)(?P<mark>\*\*|__|\*|`)(?P<key>{_NAME})(?::(?P=mark)|(?P=mark)[ ]*:)[ ]*(?P<value>.*)"
)
_GLUED_DASH = re.compile(
    "[ ]*(?P<sign>--+(?= ?[^ -])|-(?=[^\\s\\d-])|-(?=[\u00a0\u3000\t\u2000-\u200a\u202f]))\\s*(?P<rest>.*)"
)
_COMMENT = re.compile("[ ]*(?P<sign>//|<!--|/\\*)[ ]*(?P<text>.*?)[ ]*(?:-->|\\*/)?[ ]*$")
_COMMA_AFTER_QUOTE = re.compile(r"[^\[{]*:[ ]+(?P<quote>[\"'])(?:(?!(?P=quote)).)*(?P=quote)(?P<comma>[ ]*[,;])[ ]*$")
_STARTS = re.compile(r"(?P<sign>[?-](?= |$)|[&%@`*])")
_BLOCK_SIGN = re.compile(r"(?P<sign>[|>])[-+]?[ ]+(?P<text>[^\s#].*)")
_NO_COLON = re.compile(rf"{_START}[ ]+(?P<value>[^\s:=].*)")
_BULLET = re.compile("[ ]*(?P<sign>[*•·‣▪●○–—−‐‑－+]|[0-9]+[.)])[ \u00a0\u3000]")


@dataclass(frozen=True)
class Cause:
    """A mistake on a line: its column from 0, how many characters it takes, what it is, what to write instead."""

    line: int
    column: int
    width: int
    message: str
    hint: str
    fix: str = ""
    """What to write in the place of these characters, where that alone mends it."""


def _odd_indent(number: int, line: str) -> Cause | None:
    match = _ODD_INDENT.match(line)
    if not match:
        return None
    if match[1] == "\t":
        return Cause(
            number, match.start(1), 1, "a tab in the indentation", "indent with spaces; YAML does not allow tabs"
        )
    what = "a blank of full width" if match[1] == "\u3000" else f"a blank that is none (U+{ord(match[1]):04X})"
    hint = "delete it and indent with the space bar"
    rest = line[match.start(1) :]
    width = len(rest) - len(rest.lstrip(match[1]))
    fix = "" if match[1] == "\u3000" else " " * width  # how many blanks one of full width stands for is not known
    return Cause(number, match.start(1), width, f"{what} in the indentation", hint, fix)


def _full_width_colon(number: int, line: str) -> Cause | None:
    match = _FULL_WIDTH.match(line)
    if not match:
        return None
    message = f"the colon after '{match['key']}' is a full-width '{match['sign']}'"
    fix = ":" if line[match.end("sign") :].startswith(" ") else ": "
    return Cause(number, match.start("sign"), 1, message, _write(match), fix)


def _odd_blank(number: int, line: str) -> Cause | None:
    match = _ODD_BLANK.match(line)
    if not match:
        return None
    message = _odd(f"after '{match['key']}:' stands", match["sign"])
    return Cause(number, match.start("sign"), 1, message, f"{_write(match)}, with the space bar", " ")


def _odd(before: str, blank: str) -> str:
    return f"{before} a tab" if blank == "\t" else f"{before} a blank that is none (U+{ord(blank):04X})"


def _no_blank(number: int, line: str) -> Cause | None:
    match = _NO_BLANK.match(line)
    if not match or match["key"] in ("http", "https", "mailto", "tel"):
        return None
    message = f"after '{match['key']}:' a blank is missing"
    return Cause(number, match.end("key"), 1, message, _write(match), ": ")


def _equals(number: int, line: str) -> Cause | None:
    match = _EQUALS.match(line)
    if not match or ": " in line:
        return None
    start = match.end("key")
    width = max(1, match.start("value") - start)
    message = f"after '{match['key']}' stands '{match['sign']}' instead of ':'"
    return Cause(number, start, width, message, _write(match), ": ")


def no_colon(number: int, line: str) -> Cause | None:
    """A line without a colon: a field that lacks it, or a text that goes on and is not indented.

    It is looked for last, since any line of prose looks so.
    """
    match = _NO_COLON.match(line)
    if not match or ": " in line or line.rstrip().endswith(":"):
        return None
    hint = "indent it further than the line where the text begins"
    if not match["key"].islower():  # no field has a capital
        return Cause(number, match.start("key"), len(match["key"]), "this line is neither a field nor indented", hint)
    message = f"this line has no ':' after its key '{match['key']}'"
    hint = f"{_write(match)}; where it goes on with the text above, {hint}"
    return Cause(number, match.start("key"), len(match["key"]), message, hint)


def _bullet(number: int, line: str) -> Cause | None:
    match = _BULLET.match(line)
    if not match:
        return None
    message = f"'{match['sign']}' starts no item of a list"
    return Cause(number, match.start("sign"), len(match["sign"]), message, "write '- ', a hyphen and a blank", "-")


def _glued_dash(number: int, line: str) -> Cause | None:
    match = _GLUED_DASH.match(line)
    if not match or line.strip() == "---":
        return None
    rest = match["rest"].strip()
    if match["sign"] != "-":
        message = f"'{match['sign']}' starts no item of a list"
    else:
        odd = line[match.end("sign")]
        message = "after '-' a blank is missing" if not odd.isspace() else _odd("after '-' stands", odd)
    hint = f"write '- {shortened(rest, 24)}', a hyphen and a blank of the space bar"
    if match["sign"] == "-":
        width = 2 if line[match.end("sign")].isspace() else 1
        return Cause(number, match.start("sign"), width, message, hint, "- ")
    return Cause(number, match.start("sign"), len(match["sign"]), message, hint, "-")


def _styled_key(number: int, line: str) -> Cause | None:
    match = _STYLED_KEY.match(line)
    if not match:
        return None
    message = f"a field's name takes no '{match['mark']}'"
    return Cause(number, match.start("mark"), len(match["mark"]), message, _write(match))


def _comment(number: int, line: str) -> Cause | None:
    match = _COMMENT.match(line)
    if not match:
        return None
    message = f"'{match['sign']}' starts no comment here"
    return Cause(
        number,
        match.start("sign"),
        len(match["sign"]),
        message,
        f"write '# {shortened(match['text'], 24)}'",
        "#" if match["sign"] == "//" else "",
    )


def _table_row(number: int, line: str) -> Cause | None:
    """A row of a spreadsheet or of a table in Markdown."""
    by_tabs = line.strip().count("\t") > 1 and ": " not in line
    if not by_tabs and not (line.lstrip().startswith("|") and line.count("|") > 2):
        return None
    message = "this looks like a row of a table"
    return Cause(number, len(line) - len(line.lstrip()), 1, message, TABLE_HINT)


def _comma_after_quote(number: int, line: str) -> Cause | None:
    match = _COMMA_AFTER_QUOTE.match(line)
    if not match:
        return None
    hint = "delete it: each field has its own line"
    start, width = match.start("comma") - 1, len(match["comma"]) + 1
    return Cause(number, start, width, "a comma stands after the text", hint, match["quote"])


def _starts(number: int, start: int, value: str, key: str) -> Cause | None:
    """A value whose first sign means something to YAML."""
    block = _BLOCK_SIGN.match(value)
    if block:
        text = shortened(block["text"], 24)
        hint = f"write '{text}' on the next line, indented, or leave '{value[0]}' out"
        return Cause(number, start, 1, f"the text begins on the line of '{value[0]}'", hint)
    match = _STARTS.match(value)
    if not match or re.match(r"\*[A-Za-z0-9_-]+$|&[A-Za-z0-9_-]+( |$)", value):
        return None  # an alias or an anchor, which has a message of its own
    if value == "-":
        return Cause(number, start, 1, "'-' alone is no text", f"leave '{key}:' out, or write '{key}: \"-\"'")
    if match["sign"] == "-" and key:
        hint = f"write '{shortened(value, 24)}' on the next line, indented; or {_quoted(value, key)}"
        return Cause(number, start, 1, "an item of a list starts on the line of its field", hint)
    return Cause(number, start, 1, f"a text can't start with '{match['sign']}'", _quoted(value, key))


def _value(number: int, line: str) -> Cause | None:
    """A value that needs quotes, or other ones."""
    match = FIELD.match(line)
    value = (match["value"] or "").rstrip() if match else re.sub(r"[ ]*- +", "", line, count=1).rstrip()
    if not value:
        return None
    start = match.start("value") if match else len(line.rstrip()) - len(value)
    key = match["key"] if match else ""
    if value[0] in "'\"":
        return _closed_early(number, start, value, key)
    if value[0] in "[{":
        return _bracket(number, start, value, key)
    if value[0] in "“”„‟‘’‚‛「『«" and ": " in value:
        return Cause(number, start, 1, f"'{value[0]}' is no quote for YAML", _quoted(value[1:-1], key))
    started = _starts(number, start, value, key)
    if started:
        return started
    colon = re.search(r":(?= |$)", value) if match and value[0] not in "|>" else None
    if colon:
        message = "this text holds ': ', which only keys may"
        return Cause(number, start + colon.start(), 1, message, _quoted(value, key))
    return None


def _closed_early(number: int, start: int, value: str, key: str) -> Cause | None:
    """A text in quotes that goes on after the second one."""
    quote, other = value[0], '"' if value[0] == "'" else "'"
    inside = value[1:].replace("''", "__") if quote == "'" else value[1:].replace('\\"', "__")
    end = inside.find(quote)
    if not 0 <= end < len(inside) - 1 or re.match(r"\s+#|\s*[,}\]]", inside[end + 1 :]):
        return None
    what = "the apostrophe ends the text" if quote == "'" else "the text goes on after its closing quote"
    text = value[1:-1] if value.endswith(quote) else value
    if quote == '"' and value.endswith(quote):
        text = text.replace('""', quote)  # as spreadsheets write a quote inside a text
    return Cause(number, start + 1 + end, 1, what, _quoted(text, key, other if other not in text else ""))


def _bracket(number: int, start: int, value: str, key: str) -> Cause | None:
    opened, closed = value[0], "]" if value[0] == "[" else "}"
    comment = re.search(r"\s#", value)
    if comment:
        return Cause(
            number, start + comment.start() + 1, 1, "the ' #' starts a comment, so the bracket is never closed",
            "put the text in quotes, as in \"Sales #1\"",
        )  # fmt: skip
    depth = value.count(opened) - value.count(closed)
    if depth > 0:
        return Cause(number, start, 1, f"the '{opened}' is never closed", f"write '{closed}' at the end of the line")
    after = re.search(rf"{re.escape(closed)}\s+[^\s,\]}}#]", value)
    if after and depth == 0:
        message = f"a text that starts with '{opened}' must stand in quotes"
        return Cause(number, start, 1, message, _quoted(value, key))
    missing = re.search(rf"[^\s,{{\[]\s+(?P<key>{_NAME}):\s", value)
    if opened == "{" and missing:
        message = f"a comma is missing before '{missing['key']}'"
        hint = f"write ', {missing['key']}: …'; a text that holds ': ' must stand in quotes"
        return Cause(number, start + missing.start("key"), len(missing["key"]), message, hint)
    return None


SURE: tuple[Callable[[int, str], Cause | None], ...] = (
    _odd_indent,
    _full_width_colon,
    _odd_blank,
    _no_blank,
    _table_row,
    _comment,
    _styled_key,
    _equals,
    _bullet,
    _glued_dash,
    _comma_after_quote,
    _value,
)


def _write(match: re.Match[str]) -> str:
    value = match["value"].strip()
    shown = value[:24] + "…" if len(value) > 25 else value or "…"
    return f"write '{match['key']}: {shown}'"


def _quoted(value: str, key: str, quote: str = "") -> str:
    """How to write a text in quotes that it does not hold itself."""
    mark = quote or ("'" if '"' in value else '"')
    text = value.replace("'", "''") if mark == "'" else value.replace("\\", "\\\\").replace('"', '\\"')
    shown = text if len(text) <= 60 else text[:40] + "…"
    return f"put it in quotes: {key + ': ' if key else ''}{mark}{shown}{mark}"
