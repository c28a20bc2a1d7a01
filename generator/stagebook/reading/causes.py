"""Why YAML could not be read, in an author's words: the mistake on the line where the parser stopped, or just above.

The parser says where it lost its way, which is often one line too late, and in words of its grammar. Here the lines
around that place are looked at for the slips that people make: an indentation that fits nothing, a colon without a
blank or of full width, a text that needs quotes. Each finder gets a line and says what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LINES_ABOVE = 3
"""So many lines with something in them, above the place where the parser stopped, may hold the mistake."""

_FIELD = re.compile(
    r"(?P<indent> *)(?P<dash>(?:- +)*)(?P<key>[^\s:#'\"\[{&*!|>%@`-][^:#]*?)[ ]*:(?:[ ]+(?P<value>\S.*)|[ ]*)$"
)
_NAME = r"[A-Za-z_][\w-]*"
_START = rf"(?P<start>[ ]*(?:- +)*)(?P<key>{_NAME})"
_ODD_INDENT = re.compile("[ ]*([\t\u00a0\u3000\u2000-\u200a\u202f])")
_FULL_WIDTH = re.compile(rf"{_START}[ \u3000]?(?P<sign>[：∶])[ \u3000]*(?P<value>.*)")
_ODD_BLANK = re.compile(rf"{_START}:(?P<sign>[\u00a0\u3000\t\u2000-\u200a\u202f])[ ]*(?P<value>\S.*)")
_NO_BLANK = re.compile(rf"{_START}:(?P<value>[^\s:/].*)")
_EQUALS = re.compile(rf"{_START}[ ]*(?::=|=>|=)[ ]*(?P<value>\S.*)")
_NO_COLON = re.compile(rf"{_START}[ ]+(?P<value>[^\s:=].*)")
_BULLET = re.compile("[ ]*(?P<sign>[*•·‣▪●○–—−‐‑+]|[0-9]+[.)])[ \u00a0\u3000]")


@dataclass(frozen=True)
class Cause:
    """A mistake on a line: its column from 0, how many characters it takes, what it is, what to write instead."""

    line: int
    column: int
    width: int
    message: str
    hint: str


def cause(lines: list[str], at: tuple[int, int], words: str) -> Cause | None:
    """The mistake that most likely stopped the parser at a line and column counted from 0; None where none is seen.

    `words` are the parser's own.
    """
    here = at[0]
    near = [number for number in range(min(here, len(lines) - 1), -1, -1) if lines[number].strip()][: LINES_ABOVE + 1]
    open_quote = _open_quote(lines, here)
    if open_quote:
        return open_quote
    for number in near:
        for find in _SURE:
            found = find(number, lines[number])
            if found:
                return found
    if near and near[0] == here and "end of stream" not in words:
        found = _indented(lines, here)
        if found:
            return found
    if "expected ':'" in words:
        for number in near:
            found = _no_colon(number, lines[number])
            if found:
                return found
    return None


def _open_quote(lines: list[str], here: int) -> Cause | None:
    """A quote that is not closed on its line, with fields below it: a text in quotes would hold those."""
    for number in range(min(here, len(lines) - 1), -1, -1):
        match = _FIELD.match(lines[number])
        value = match["value"] if match else None
        if not match or not value or value[0] not in "'\"" or value[1:].replace("\\" + value[0], "").count(value[0]):
            continue
        following = next((line for line in lines[number + 1 :] if line.strip()), "")
        if number == here or _FIELD.match(following) or following.lstrip().startswith("- "):
            hint = f"write {value[0]} at the end of the text too, or leave both out"
            return Cause(number, match.start("value"), 1, "a quote is opened and never closed", hint)
    return None


def _odd_indent(number: int, line: str) -> Cause | None:
    match = _ODD_INDENT.match(line)
    if not match:
        return None
    if match[1] == "\t":
        return Cause(
            number, match.start(1), 1, "a tab in the indentation", "indent with spaces; YAML does not allow tabs"
        )
    what = "a blank of full width" if match[1] == "\u3000" else f"a blank that is none (U+{ord(match[1]):04X})"
    return Cause(number, match.start(1), 1, f"{what} in the indentation", "delete it and indent with the space bar")


def _full_width_colon(number: int, line: str) -> Cause | None:
    match = _FULL_WIDTH.match(line)
    if not match:
        return None
    message = f"the colon after '{match['key']}' is a full-width '{match['sign']}'"
    return Cause(number, match.start("sign"), 1, message, _write(match))


def _odd_blank(number: int, line: str) -> Cause | None:
    match = _ODD_BLANK.match(line)
    if not match:
        return None
    what = "a tab" if match["sign"] == "\t" else f"a blank that is none (U+{ord(match['sign']):04X})"
    message = f"after '{match['key']}:' stands {what}"
    return Cause(number, match.start("sign"), 1, message, f"{_write(match)}, with the space bar")


def _no_blank(number: int, line: str) -> Cause | None:
    match = _NO_BLANK.match(line)
    if not match or match["key"] in ("http", "https", "mailto", "tel"):
        return None
    message = f"after '{match['key']}:' a blank is missing"
    return Cause(number, match.end("key"), 1, message, _write(match))


def _equals(number: int, line: str) -> Cause | None:
    match = _EQUALS.match(line)
    if not match or ": " in line:
        return None
    start = match.end("key")
    width = max(1, match.start("value") - start)
    return Cause(number, start, width, f"after '{match['key']}' stands '=' instead of ':'", _write(match))


def _no_colon(number: int, line: str) -> Cause | None:
    match = _NO_COLON.match(line)
    if not match or ": " in line or line.rstrip().endswith(":"):
        return None
    message = f"this line has no ':' after its key '{match['key']}'"
    hint = f"{_write(match)}; a text of several lines is indented below its key"
    return Cause(number, match.start("key"), len(match["key"]), message, hint)


def _bullet(number: int, line: str) -> Cause | None:
    match = _BULLET.match(line)
    if not match:
        return None
    message = f"'{match['sign']}' starts no item of a list"
    return Cause(number, match.start("sign"), len(match["sign"]), message, "write '- ', a hyphen and a blank")


def _value(number: int, line: str) -> Cause | None:
    """A value that needs quotes, or other ones."""
    match = _FIELD.match(line)
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


_SURE: tuple[Callable[[int, str], Cause | None], ...] = (
    _odd_indent,
    _full_width_colon,
    _odd_blank,
    _no_blank,
    _equals,
    _bullet,
    _value,
)


def _indented(lines: list[str], here: int) -> Cause | None:
    """A line that fits no other by its indentation, at the place where the parser stopped or right above it."""
    above = [number for number in range(here - 1, -1, -1) if _counts(lines[number])]
    if not above:
        return None
    indent, before = _indent(lines[here]), above[0]
    if indent > _indent(lines[before]) and not _has_value(lines[before]):
        return None  # The first line below a key may be indented as it likes.
    below = next((_indent(line) for line in lines[here + 1 :] if _counts(line)), -1)
    if len(above) > 1 and indent > _indent(lines[before]):
        wanted = _indent(lines[above[1]])
        # One line is too far out, so that the next looks too deep: what is around it says so.
        if wanted == indent or (below == indent and wanted < indent and not _has_value(lines[above[1]])):
            return _wrong_indent(lines, before, indent)
    if indent > _indent(lines[before]):
        return _wrong_indent(lines, here, _content(lines[before]))
    open_at = list(_open_indents(lines, here))
    if indent not in open_at:
        return _wrong_indent(lines, here, min(open_at, key=lambda each: (abs(each - indent), -each)))
    if lines[here].lstrip().startswith("- ") and not lines[before].lstrip().startswith("- "):
        fields = "'- ' starts an item of a list, and the lines around it are fields"
        return Cause(here, indent, 1, fields, "delete the '- '")
    return None


def _wrong_indent(lines: list[str], number: int, wanted: int) -> Cause:
    has = _indent(lines[number])
    words = lines[number].strip().partition(":")[0].removeprefix("- ").strip()[:40]
    how_many = "1 blank" if wanted == 1 else f"{wanted} blanks"
    hint = f"indent it by {how_many}" if wanted else "begin it at the margin"
    return Cause(number, 0, max(1, has), f"'{words}' is indented by {has}, its neighbours by {wanted}", hint)


def _open_indents(lines: list[str], here: int) -> Iterator[int]:
    """The indentations of the lines above that are still open where a line starts."""
    lowest = 10**6
    for number in range(here - 1, -1, -1):
        if _counts(lines[number]) and _indent(lines[number]) < lowest:
            lowest = _indent(lines[number])
            yield lowest
            if _content(lines[number]) > lowest:
                yield _content(lines[number])


def _counts(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _content(line: str) -> int:
    """Where the fields of a line start: behind the dashes of a list."""
    dash = re.match(r" *(?:- +)*", line)
    return dash.end() if dash else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _has_value(line: str) -> bool:
    match = _FIELD.match(line)
    return bool(match and match["value"] and match["value"][0] not in "|>#")


def _write(match: re.Match[str]) -> str:
    value = match["value"].strip()
    return (
        f"write '{match['key']}: {value[:24] + '…' if len(value) > 25 else value}'"
        if value
        else f"write '{match['key']}: …'"
    )


def _quoted(value: str, key: str, quote: str = "") -> str:
    """How to write a text in quotes that it does not hold itself."""
    mark = quote or ("'" if '"' in value else '"')
    text = value.replace("'", "''") if mark == "'" else value.replace("\\", "\\\\").replace('"', '\\"')
    shown = text if len(text) <= 60 else text[:40] + "…"
    return f"put it in quotes: {key + ': ' if key else ''}{mark}{shown}{mark}"
