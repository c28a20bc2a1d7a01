"""Blanks in texts, `{account}`: where they stand, how they are shown, and how long a text takes to say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator

from markupsafe import Markup

from stagebook.prose.links import code_spans

WORDS_A_MINUTE = 130
SYLLABLES_A_MINUTE = 300
"""Of a script that is written by the syllable, such as Hangul."""

_BRACES = re.compile(r"\{([^{}\n]{1,80})\}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NAME = re.compile(r"[^\W_][\w-]*\Z")
_SYLLABLE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_HEADING = re.compile(r"^#{1,6}\s.*$", re.MULTILINE)
_TAG = re.compile(r"(<[^<>]*>)")
# Control characters, which no author can write; others than `stagebook.prose.rich_text` takes, and none that Python
# counts among spaces or ends of lines, or Markdown would cut them off or see no emphasis around them.
_STAND_IN = "\x0e{}\x0f"
_ANY_STAND_IN = re.compile("\x0e(\\d+)\x0f")


def find_slots(text: str, known: Collection[str]) -> Iterator[tuple[str, int, str]]:
    """Yield the blanks of a text outside of code: the id, its offset, and what is written, braces included.

    What looks like a blank but is none of `known` is one too, so that it can be reported: a single word in braces, or
    several that would be a known id with hyphens. Braces around anything else are text.
    """
    if "{" not in text:
        return
    code = code_spans(text)
    for match in _BRACES.finditer(text):
        inside = bisect_right(code, (match.start(), len(text))) - 1
        if inside >= 0 and code[inside][0] <= match.start() < code[inside][1]:
            continue
        words = match[1].strip()
        meant = re.sub(r"[\s_]+", "-", words.lower())
        if words in known or _NAME.match(words) or meant in known:
            yield words, match.start(), match[0]


def is_blank(name: str, known: Collection[str]) -> bool:
    """Whether a name between braces is a blank as it must be written."""
    return name in known and bool(_SLUG.match(name))


def shown_slots(
    text: str, known: Collection[str], convert: Callable[[str], Markup], blank: Callable[[str], Markup]
) -> Markup:
    """A text with its blanks as HTML: `convert` makes it of the text, `blank` of an id; in attributes they stay."""
    written: list[tuple[str, str]] = []
    pieces: list[str] = []
    done = 0
    for name, start, words in find_slots(text, known):
        if not is_blank(name, known):
            continue
        pieces += (text[done:start], _STAND_IN.format(len(written)))
        written.append((name, words))
        done = start + len(words)
    html = str(convert("".join((*pieces, text[done:]))))
    parts = _TAG.split(html)
    for index, part in enumerate(parts):
        form = (lambda match: written[int(match[1])][1]) if index % 2 else _shown(written, blank)
        parts[index] = _ANY_STAND_IN.sub(form, part)
    return Markup("".join(parts))


def _shown(written: list[tuple[str, str]], blank: Callable[[str], Markup]) -> Callable[[re.Match[str]], str]:
    return lambda match: str(blank(written[int(match[1])][0]))


def words_in(text: str) -> int:
    """How many words a text has, headings apart."""
    return len(_WORD.findall(_HEADING.sub("", text)))


def minutes_of(text: str) -> float:
    """How long it takes to say a text, headings apart, at the speeds above; what has both scripts takes both times."""
    said = _HEADING.sub("", text)
    words = sum(not _SYLLABLE.search(word) for word in _WORD.findall(said))
    return words / WORDS_A_MINUTE + len(_SYLLABLE.findall(said)) / SYLLABLES_A_MINUTE
