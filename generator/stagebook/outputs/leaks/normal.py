"""Bytes in the one form in which they are searched: without the many ways in which one text can be written.

White space, Markdown's marks and control characters are gone, ASCII letters are small; entities, backslash escapes and
percent signs are undone. Quotes and slashes stay, since they say where an id begins. The result is text of one
character per byte of UTF-8, so that no file is too broken to be searched.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

_BLANK = "\u00a0\u00ad\u2009\u200b\u200c\u200d\u202f\u2060\u3000\ufeff".encode()
"""White space and invisible characters outside of ASCII."""
_DROPPED = bytes({*range(33), 127, *b"*`_~\\", *_BLANK})
"""White space, control characters (so UTF-16 of ASCII reads as ASCII), and marks that Markdown turns into tags.

Of characters outside of ASCII bytes go, in texts and files alike: some letters look the same then, long texts do not.
"""
_SMALL = bytes(ord(chr(code).lower()) if code < 128 else code for code in range(256))

_TAG = re.compile(rb"<[^<>]*>")
_ENTITY = re.compile(rb"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_PERCENT = re.compile(rb"%[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*")
_ESCAPE = re.compile(
    rb"\\(?:u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*|u\{[0-9a-fA-F]{1,6}\}|x[0-9a-fA-F]{2}(?:\\x[0-9a-fA-F]{2})*"
    rb"|[bfnrtv]|([^\s\w]))",
    re.ASCII,
)
# All three start with one letter that the engine leaps to; an alternative first would make it try each byte.
_NESTED = 3
"""So often is an entity within an entity undone: `&amp;lt;`."""


def text_forms(data: bytes) -> tuple[str, ...]:
    """The forms of a text file: as it stands, and without tags, so that a text in pieces of markup is whole."""
    plain = without_escapes(data)
    decoded = without_entities(plain)
    found = [squeezed(without_percent(decoded))]
    if b"<" in plain:
        found.append(squeezed(without_entities(_TAG.sub(b"", plain))))
    if decoded is not plain and decoded.count(b"<") > plain.count(b"<"):
        found.append(squeezed(_TAG.sub(b"", decoded)))  # markup that itself stands in an attribute or in XML
    return tuple(found)


def squeezed(data: bytes) -> str:
    """Small letters without white space and marks, one character per byte."""
    return data.translate(_SMALL, _DROPPED).decode("latin-1")


def searched_for(text: str) -> frozenset[str]:
    """The forms in which a text may be met in `text_forms` of a file that holds it."""
    written = text.encode()
    undone = without_entities(without_escapes(written))
    return frozenset(map(squeezed, (written, undone, without_percent(undone))))


def readable(data: bytes) -> bytes:
    """The same undone, with white space and case as they are: for a closer look at what surrounds a hit."""
    return without_percent(without_entities(without_escapes(data)))


def without_escapes(data: bytes) -> bytes:
    r"""Undo the escapes of JavaScript and JSON: `\n`, `\"`, `\x41`, `\u0041`, `\u{41}`."""
    first = data.find(b"\\")
    if first < 0:
        return data
    if first:  # in a page they stand together, in one script
        last = data.rfind(b"\\") + 12
        return data[:first] + without_escapes(data[first:last]) + data[last:]
    if b"\\\\" not in data:  # the common ones at once
        data = data.replace(b'\\"', b'"').replace(b"\\n", b" ").replace(b"\\/", b"/")
    return _ESCAPE.sub(_unescaped, data)


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return match[1]
    written = match[0]
    if len(written) == 2:
        return b" "
    if written.startswith(b"\\u{"):
        return _letter(int(written[3:-1], 16))
    if written.startswith(b"\\u"):
        return bytes.fromhex(written.replace(b"\\u", b"").decode()).decode("utf-16-be", "replace").encode()
    return bytes.fromhex(written.replace(b"\\x", b"").decode()).decode("latin-1").encode()


def _letter(code: int) -> bytes:
    return chr(code).encode("utf-8", "replace") if code < 0x110000 else b""


def without_entities(data: bytes) -> bytes:
    """Undo the entities of HTML and XML, those within others too."""
    for _ in range(_NESTED):
        if b"&" not in data:
            break
        undone = _ENTITY.sub(_entity, data)
        if undone == data:
            break
        data = undone
    return data


def _entity(match: re.Match[bytes]) -> bytes:
    return _letter_of(match[0])


@lru_cache(4096)
def _letter_of(entity: bytes) -> bytes:
    return html.unescape(entity.decode()).encode("utf-8", "replace")


def without_percent(data: bytes) -> bytes:
    """Undo the percent signs of addresses."""
    if b"%" not in data:
        return data
    return _PERCENT.sub(lambda match: bytes.fromhex(match[0].replace(b"%", b"").decode()), data)
