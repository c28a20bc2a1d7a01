"""Why YAML could not be read, in an author's words: the mistake on the line where the parser stopped, or just above.

The parser says where it lost its way, which is often one line too late, and in words of its grammar. Here the lines
around that place are looked at for the slips that people make: an indentation that fits nothing, a colon without a
blank or of full width, a text that needs quotes. Each finder gets a line and says what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stagebook.reading.line_slips import FIELD, SURE, Cause, no_colon

LINES_ABOVE = 3
"""So many lines with something in them, above the place where the parser stopped, may hold the mistake."""


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
        for find in SURE:
            found = find(number, lines[number])
            if found:
                return found
    if near and near[0] == here and "end of stream" not in words:
        found = _indented(lines, here)
        if found:
            return found
    if "expected ':'" in words:
        for number in near:
            found = no_colon(number, lines[number])
            if found:
                return found
    return None


def _open_quote(lines: list[str], here: int) -> Cause | None:
    """A quote that is not closed on its line, with fields below it: a text in quotes would hold those."""
    for number in range(min(here, len(lines) - 1), -1, -1):
        match = FIELD.match(lines[number])
        value = match["value"] if match else None
        if not match or not value or value[0] not in "'\"" or value[1:].replace("\\" + value[0], "").count(value[0]):
            continue
        following = next((line for line in lines[number + 1 :] if line.strip()), "")
        if number == here or FIELD.match(following) or following.lstrip().startswith("- "):
            hint = f"write {value[0]} at the end of the text too, or leave both out"
            return Cause(number, match.start("value"), 1, "a quote is opened and never closed", hint)
    return None


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
    stray = _among_items(lines, here, above)
    if stray:
        return stray
    if lines[here].lstrip().startswith("- ") and not lines[before].lstrip().startswith("- "):
        fields = "'- ' starts an item of a list, and the lines around it are fields"
        return Cause(here, indent, 1, fields, "delete the '- '")
    return None


def _among_items(lines: list[str], here: int, above: list[int]) -> Cause | None:
    """A field that stands where an item of the list above would."""
    indent = _indent(lines[here])
    if lines[here].lstrip().startswith("- ") or not FIELD.match(lines[here]) or not _in_list(lines, above, indent):
        return None
    name = lines[here].strip().partition(":")[0]
    outer = next((_indent(lines[each]) for each in above if _indent(lines[each]) < indent), 0)
    how = f"indent it by {_blanks(outer)}" if outer else "begin it at the margin"
    message = f"'{name}' stands among the items of the list above"
    return Cause(here, indent, len(name), message, f"{how}; or write '- ' before it, if it is an item")


def _wrong_indent(lines: list[str], number: int, wanted: int) -> Cause:
    has = _indent(lines[number])
    words = lines[number].strip().partition(":")[0].removeprefix("- ").strip()[:40]
    hint = f"indent it by {_blanks(wanted)}" if wanted else "begin it at the margin"
    return Cause(number, 0, max(1, has), f"'{words}' is indented by {has}, its neighbours by {wanted}", hint)


def _blanks(count: int) -> str:
    return "1 blank" if count == 1 else f"{count} blanks"


def _in_list(lines: list[str], above: list[int], indent: int) -> bool:
    """Whether the nearest line above of no deeper indentation is an item of a list at that one."""
    nearest = next((lines[each] for each in above if _indent(lines[each]) <= indent), "")
    return _indent(nearest) == indent and nearest.lstrip().startswith("- ")


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
    match = FIELD.match(line)
    return bool(match and match["value"] and match["value"][0] not in "|>#")
