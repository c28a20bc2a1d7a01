"""Files as no author would write them: good ones with some bytes changed, and data of any shape under known names."""

import json
from collections.abc import Iterable
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stagebook.schema.registry import REGISTRY

_PIECES = (
    ": ", "- ", "\n", "\n\n", "  ", "\t", "\r", " #", "? ", "| ", "> ", "|\n", ">-\n", "---\n", "...", "%",
    "@", "`", "[", "]", "{", "}", ",", "'", '"', "\\", "\\u0000", "&a ", "*a", "!!str ",
    "!!python/object:os.system ", "<<: ", "null", "~", "true", "no", "-1", "0", "1e999",
    "99999999999999999999", "2026-02-30", "0001-01-01", "9999-12-31", "[[", "]]", "[[tool:deck]]", "[[tool:",
    "[[x:y|z]]", "[[vendor]]", "[a](b)", "[a](javascript:x)", "![a](http://b)", "[a](%00)", "[a](../../b)",
    "[a](//b)", f"[a]({'b' * 300})", "[a](#b)", "<a@b>", "<https://[>", "](", "[^1]", ": b", "<script>", "<b>",
    "</p>", "<!--", "<?", "<![CDATA[", "<a b='", "&#0;", "&#x110000;", "&amp", "{: .a #b c=d }", "```\n",
    "~~~ a {.b}\n", "!!! note\n", "??? a\n", "    ", "* ", "1. ", "# ", "===\n", "|a|\n|-|\n", "**", "_", "~~",
    "{{ ", " }}", "{% ", " %}", "{% if a %}", "{% block a %}", "{% extends a %}", "{% include 'b' %}", "{#",
    "{% raw %}", "{{ a.b['c'](1)|d }}", "{{ 9 ** 9 ** 9 }}", "{% set a = 1 %}", "{total}", "{", "}", "{0}",
    "{a!r:>9}", "%s", "$", ";", ",,", '"a\n"', '""', "sep=;\n", "=1+1", "₩1,000", "(5)", "50%", "Stage",
    "Closed Won", "31/12/2026", "1.234,5", "가", "😀", "\u202e", "\u2028", "\ufeff", "\x00", "\x1a", "\x7f",
    "e\u0301", "ﬃ", "İ", "a" * 3000, "a " * 1500,
)  # fmt: skip
PIECES = (*(each.encode() for each in _PIECES), b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xff\xfe", b"\x80" * 40)


@st.composite
def mutated(draw: DrawFn, good: bytes) -> bytes:
    """A good file after one to four changes, each of a few bytes."""
    raw = good
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 12)))
        how = draw(st.sampled_from(("put in", "put in", "replace", "delete", "double", "cut off", "move", "flip")))
        piece = draw(st.sampled_from(PIECES)) if how in ("put in", "replace") else b""
        if how == "double":
            piece = raw[start:end] * draw(st.integers(2, 40))
        elif how == "flip":
            piece = bytes(each ^ (1 << draw(st.integers(0, 7))) for each in raw[start:end])
        elif how == "move":
            to = draw(st.integers(0, len(raw)))
            piece = raw[to : to + 40]
        elif how == "cut off":
            end = len(raw)
        raw = raw[:start] + piece + raw[start if how == "put in" else end :]
    return raw


@cache
def _names() -> tuple[str, ...]:
    """Every field of every kind, and a few names that are none."""
    fields: set[str] = set()
    waiting = [kind.shape for kind in REGISTRY.kinds]
    while waiting:
        shape = waiting.pop()
        fresh = set(shape.model_fields) - fields
        fields |= fresh
        for name in fresh:
            waiting += list(_shapes_in(shape.model_fields[name].annotation))
    return (*sorted(fields), "en", "ko", "a", "A b", "", "deck", "talk")


def _shapes_in(annotation: object) -> Iterable[type]:
    if isinstance(annotation, type) and hasattr(annotation, "model_fields"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _shapes_in(part)


def _scalars() -> SearchStrategy[object]:
    words = st.sampled_from(
        (
            *("", "deck", "talk", "talk/deck", "buyer", "x", "2026-11-22", "2026-02-30", "off", "en", "KR", "DE-BY"),
            *("files/x.pdf", "../x", "/etc/passwd", "CON", "http://x", "javascript:x", "mailto:a@b", "[[tool:deck]]"),
            *("[a](b)", "<b>", "*a", "{a}", "a\nb", "가나다", "🙂", "a" * 5000, "must", "day-first", "closed"),
        )
    )
    return st.one_of(words, st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.text(max_size=8))


@cache
def data() -> SearchStrategy[object]:
    """Data of any shape whose keys are mostly fields."""
    return st.recursive(
        _scalars(),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(_names()), inner, max_size=6)
        ),
        max_leaves=20,
    )


def written(value: object) -> bytes:
    """The data as JSON on lines of its own, which is YAML too."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
