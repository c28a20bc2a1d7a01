"""Where YAML reads something else than an author sees: a text cut at ' #', signs that look like YAML's and are none.

Each finding is about a text without straight quotes; in quotes everything stands as it looks. What is looked for is
rare, so a file is searched once for any of it (`suspects`), and its texts only where there is something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stagebook.problems.diagnostics import Diagnostic, Span, shortened
from stagebook.problems.rule import ERROR, WARNING, Rule

MERGE_CONFLICT = Rule(
    "merge-conflict",
    ERROR,
    "Both sides of a merge that nobody settled",
    "Version control wrote both versions into the file, between lines of '<<<<<<<' and '>>>>>>>'. Readers would see "
    "both, and the marks.",
    fixed=True,
)

TEXT_CUT = Rule(
    "text-cut",
    WARNING,
    "A text that ends before a '#'",
    "A ' #' outside of quotes starts a comment: what follows is on no page. A comment that is meant stands on a line "
    "of its own.",
)

LOOK_ALIKE = Rule(
    "look-alike-sign",
    ERROR,
    "A sign that looks like one of YAML's and is none",
    "Full-width colons, commas and brackets, and dots or dashes of a word processor are letters of a text for YAML: "
    "two values become one, or a list becomes a sentence.",
    fixed=True,
)

CURLY_QUOTES = Rule(
    "curly-quotes",
    WARNING,
    "A text in quotes that YAML does not know",
    "Only ' and \" enclose a text. Others are shown to readers as part of it, and do not protect a ': ' or a ' #'.",
)

COMMA_AT_END = Rule(
    "comma-at-end",
    WARNING,
    "A text that ends with a comma",
    "Between lines of YAML there is no comma: this one is part of the text, and readers see it.",
)

INVISIBLE_CHARACTER = Rule(
    "invisible-character",
    WARNING,
    "A character that nobody sees",
    "It comes with text copied from a page or a chat. A search does not find the word, two names that look the same "
    "differ, and some turn the direction in which a line is read.",
)

HEAD_ENDS_EARLY = Rule(
    "head-ends-early",
    WARNING,
    "A page's head that seems to end too early",
    "The first line of --- below the head ends it, even inside a text. What follows is published as part of the page.",
)

HEAD_LINES = 30
"""So many lines below a head are looked at for more of it."""

_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_SUSPECT = re.compile(
    "[“”„‟‘’‚‛«»「」『』：，、；｛｝［］•·‣▪●○–—−‐‑\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00a0\u3000]| #|\t#"
    r"|[,;][ \t]*(?:\n|$)"
)
_COMMENT = re.compile(r"[ \t]+#(.*)")
_QUOTED = re.compile('[“”„‟][^“”„‟"]*[“”„‟"]|[‘’‚‛][^‘’‚‛]*[‘’‚‛]|«[^«»]*»|「[^「」]*」|『[^『』]*』')
_BULLET = re.compile(r"[•·‣▪●○–—−‐‑][ \u00a0\u3000]")
_KEY = re.compile(r"[A-Za-z_][\w-]*[ \u3000]?：")
_PAIR_INSIDE = re.compile(r"[，、；][ \u3000]*[a-z_][a-z_-]*[ \u3000]?[:：]")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]")
# Joiners (U+200C, U+200D) belong to scripts and to emoji.


def merge_conflict(text: str, file: str) -> Diagnostic | None:
    """The first mark of an unsettled merge, where a file has marks of both sides."""
    if "<<<<<<<" not in text or ">>>>>>>" not in text:
        return None
    marks = list(_MARKER.finditer(text))
    if {mark[0][0] for mark in marks} < {"<", ">"}:
        return None
    line = text.count("\n", 0, marks[0].start()) + 1
    end = text.count("\n", 0, marks[-1].start()) + 1
    span = Span(file, line, 1, len(marks[0][0]) + 1)
    message = f"two versions of these lines stand here, to line {end}"
    return MERGE_CONFLICT.found(message, span, "keep one of them and delete the lines of <<<<<<<, ======= and >>>>>>>")


def early_end(body: str, file: str, first_line: int) -> list[Diagnostic]:
    """The head of a page that ends in the middle, seen by what follows: fields, and another line of '---'."""
    lines = body.split("\n", HEAD_LINES)[:HEAD_LINES]
    first = next((line for line in lines if line.strip()), "")
    if not re.match(r"[a-z_]+:(?: |$)", first) or not any(line.rstrip() == "---" for line in lines):
        return []
    hint = "indent the line of '---' that stands above this one, or write '***'"
    message = f"the head ends above this line, and '{shortened(first)}' looks like one of its fields"
    at = first_line + lines.index(first)
    return [HEAD_ENDS_EARLY.found(message, Span(file, at, 1, len(first.rstrip()) + 1), hint)]


def suspects(text: str) -> bool:
    """Whether anything in a file may read otherwise than it looks."""
    return _SUSPECT.search(text) is not None


def plain_text(value: str, span: Span, after: str) -> Iterator[Diagnostic]:
    """What is odd about a text without quotes; `after` is what follows it on its last line."""
    cut = _COMMENT.match(after)
    if cut and _is_text_cut(value, cut[1]):
        yield TEXT_CUT.found(
            f"the text ends here: '{shortened(after.strip())}' is a comment for YAML",
            Span(span.file, span.last_line or span.line, *_after(span, value, after)),
            "put the whole text in quotes, or the comment on a line of its own",
        )
    if _KEY.match(value):
        key = value.partition("：")[0].strip()
        yield LOOK_ALIKE.found(f"the colon after '{key}' is a full-width '：'", span, f"write '{key}: …', with a blank")
    elif pair := _PAIR_INSIDE.search(value):
        yield LOOK_ALIKE.found(
            f"'{pair[0][0]}' separates nothing, so this is one text: '{shortened(value)}'", span, "write ', ' and ': '"
        )
    elif _BULLET.match(value):
        yield LOOK_ALIKE.found(f"'{value[0]}' starts no item of a list", span, "write '- ', a hyphen and a blank")
    if len(value) > 1 and value[-1] in ",;" and not after.strip() and span.line == (span.last_line or span.line):
        yield COMMA_AT_END.found(
            f"'{shortened(value)}' ends with '{value[-1]}'", span, f"delete the '{value[-1]}'", fix=value[:-1].rstrip()
        )
    if len(value) > 1 and _QUOTED.fullmatch(value):
        hint = f"write '{value[1:-1]}'" if "'" not in value and len(value) < 60 else "use \" or '"
        yield CURLY_QUOTES.found(
            f"readers will see these quotes: {shortened(value)}",
            span,
            f"{hint}; to keep them, put straight ones around",
            fix=f'"{value[1:-1]}"' if not after.strip() and not set(value) & set('"\\\n') else "",
        )


def _is_text_cut(value: str, comment: str) -> bool:
    """Whether what follows ' #' may have been meant as text: it touches the sign, or prose stands before it."""
    return bool(comment) and (not comment[0].isspace() or " " in value.strip())


def _after(span: Span, value: str, after: str) -> tuple[int, int]:
    """The columns of the comment on the line on which a text ends."""
    start = span.end_column + len(after) - len(after.lstrip())
    return start, start + len(after.strip())


def unseen(text: str, file: str) -> list[Diagnostic]:
    """The invisible characters of a file that are no control characters, the first of each line."""
    found: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n") if _UNSEEN.search(text) else (), start=1):
        match = _UNSEEN.search(line)
        if match:
            before = line[: match.start()].strip()[-20:]
            hint = f"delete it; it stands after '{before}'" if before else "delete it"
            span = Span(file, number, match.start() + 1, match.start() + 2)
            found.append(INVISIBLE_CHARACTER.found(f"the invisible character U+{ord(match[0]):04X}", span, hint))
    return found
