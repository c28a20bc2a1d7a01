"""The texts of a PDF: what its pages draw, and what its bookmarks, descriptions, links and properties say.

No more than a search needs: texts in the order of the file, each run of one font by itself, neither layout nor spaces.
What is encrypted, or packed by another way than Flate, stays unread.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

MOST = 64 * 1024 * 1024
"""Bytes that are unpacked of one file at most."""

MOST_LETTERS = 0x10000
"""Codes in the table of one font at most: those of two bytes."""

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9}) \d{1,5} obj\b")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_IN_STRINGS = rb"\\.|[()]|<[0-9A-Fa-f\s]*>"
_STRING_MARK = re.compile(_IN_STRINGS, re.DOTALL)
_DRAWING_MARK = re.compile(rb"/([^\s/<>\[\]()]+)\s+[-\d.]+\s+Tf|" + _IN_STRINGS, re.DOTALL)
"""Where strings begin and end; in what a page draws, also where a font is chosen."""
_FONTS = re.compile(rb"/Font\s*(?:<<([^<>]*)>>|(\d{1,9}) \d+ R)")
_RESOURCES = re.compile(rb"/Resources\s+(\d{1,9}) \d+ R")
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\[\]]*\]|\d{1,9} \d+ R)")
_REFERENCE = re.compile(rb"(\d{1,9}) \d+ R")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,9}) \d+ R")
_TO_UNICODE = re.compile(rb"/ToUnicode\s+(\d{1,9}) \d+ R")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""} | {
    f"{code:0{digits}o}".encode(): bytes([code & 0xFF]) for digits in (1, 2, 3) for code in range(0o1000)
}
"""What may follow a backslash."""


def pdf_texts(data: bytes, *, pages: bool = True) -> Iterator[bytes]:
    """Yield the texts of a PDF in UTF-8; without `pages`, not those that are drawn."""
    file = _File(data)
    for number, (head, body) in file.objects.items():
        if b"(" in head or b"<" in head:
            yield b"\n".join(_meant(_plain(each)) for each in _strings(head))
        if body is None:
            continue
        if b"TJ" in body or b"Tj" in body:
            if pages:
                yield file.drawn(number, body)
        elif b"<?xpacket" in body[:200] or b"/XML" in head:
            yield body


@dataclass(frozen=True, eq=False)
class _Letters:
    """What the codes of a font mean, and of how many bytes a code is."""

    meaning: dict[bytes, bytes] = field(default_factory=dict)
    size: int = 1

    def read(self, codes: bytes) -> bytes:
        if not self.meaning:
            return codes.decode("latin-1").encode()
        size, meaning = self.size, self.meaning
        return b"".join([meaning.get(codes[at : at + size], b"") for at in range(0, len(codes), size)])


class _File:
    def __init__(self, data: bytes) -> None:
        self.objects = dict(_objects(data))
        self._known: dict[int, _Letters] = {}
        self._read: dict[tuple[_Letters, bytes], bytes] = {}
        """What was read before: the words of a form stand on each of its sheets."""

    def drawn(self, number: int, content: bytes) -> bytes:
        """What a page, or a form that pages share, draws."""
        fonts = self._resources.get(number) or self._any_fonts
        pieces: list[bytes] = []
        letters = _Letters()
        for font, written in _marked(content, _DRAWING_MARK):
            if font:
                letters = self._letters(fonts[font]) if font in fonts else _Letters()
            else:
                pieces.append(self._text(letters, written))
        return b"".join(pieces)

    def _text(self, letters: _Letters, written: bytes) -> bytes:
        """What a string, as a page holds it, means in a font."""
        key = (letters, written)
        if key not in self._read:
            self._read[key] = letters.read(_plain(written))
        return self._read[key]

    @cached_property
    def _resources(self) -> dict[int, dict[bytes, int]]:
        """The fonts by the names that each page's content has for them, by the number of the content."""
        found: dict[int, dict[bytes, int]] = {}
        for number, (head, _) in self.objects.items():
            fonts = self._fonts_of(head) if b"/Resources" in head or b"/Font" in head else {}
            if fonts:
                contents = _CONTENTS.search(head)
                own = map(int, _REFERENCE.findall(contents[1])) if contents else (number,)
                found |= dict.fromkeys(own, fonts)
        return found

    @cached_property
    def _any_fonts(self) -> dict[bytes, int]:
        """For a page whose fonts its parents name."""
        return {name: font for fonts in self._resources.values() for name, font in fonts.items()}

    def _fonts_of(self, head: bytes) -> dict[bytes, int]:
        named = _RESOURCES.search(head)
        listed = self.objects.get(int(named[1]), (b"", None))[0] if named else head
        fonts = _FONTS.search(listed)
        if not fonts:
            return {}
        inside = self.objects.get(int(fonts[2]), (b"", None))[0] if fonts[2] else fonts[1]
        return {name: int(font) for name, font in _NAMED.findall(inside)}

    def _letters(self, font: int) -> _Letters:
        if font not in self._known:
            named = _TO_UNICODE.search(self.objects.get(font, (b"", None))[0])
            table = self.objects.get(int(named[1]), (b"", None))[1] if named else None
            self._known[font] = _letters(table) if table else _Letters()
        return self._known[font]


def _objects(data: bytes) -> Iterator[tuple[int, tuple[bytes, bytes | None]]]:
    """Yield number, dictionary and unpacked stream of each object, those in streams of objects too."""
    found = list(_OBJECT.finditer(data))
    ends = (*(match.start() for match in found[1:]), len(data))
    left = MOST
    for match, end in zip(found, ends, strict=False):  # a broken file may hold none
        stream = _STREAM.search(data, match.end(), end)
        if not stream:
            yield int(match[1]), (data[match.end() : end], None)
            continue
        head = data[match.end() : stream.start() + 2]
        body = data[stream.end() : end].rpartition(b"endstream")[0]
        unpacked = _unpacked(head, body, left)
        left = max(1, left - len(unpacked))  # none would mean: as much as there is
        yield int(match[1]), (head, unpacked)
        if b"/ObjStm" in head:
            yield from _packed_objects(head, unpacked)


def _unpacked(head: bytes, body: bytes, most: int) -> bytes:
    if b"/FlateDecode" not in head or b"/Image" in head:
        return body
    try:
        return zlib.decompressobj().decompress(body, most)
    except zlib.error:
        return body


def _packed_objects(head: bytes, body: bytes) -> Iterator[tuple[int, tuple[bytes, bytes | None]]]:
    first = re.search(rb"/First\s+(\d{1,9})", head)
    if not first:
        return
    start = int(first[1])
    numbers = [int(each) for each in body[:start].split() if each.isdigit() and len(each) < 10]
    places = list(zip(numbers[::2], numbers[1::2], strict=False))
    for index, (number, offset) in enumerate(places):
        end = places[index + 1][1] if index + 1 < len(places) else len(body)
        yield number, (body[start + offset : start + end], None)


def _letters(table: bytes) -> _Letters:
    """A font's table of codes, in the words of PostScript, as a dictionary."""
    meaning: dict[bytes, bytes] = {}
    for block in _between(table, b"beginbfchar", b"endbfchar"):
        codes = [_from_hex(each) for each, _, _ in _HEX.findall(block)]
        meaning |= {code: _from_utf16(text) for code, text in zip(codes[::2], codes[1::2], strict=False)}
    for block in _between(table, b"beginbfrange", b"endbfrange"):
        _add_ranges(block, meaning)
    return _Letters(meaning, max(1, *map(len, meaning)) if meaning else 1)


def _between(table: bytes, first: bytes, last: bytes) -> Iterator[bytes]:
    start = table.find(first)
    while start >= 0 and (end := table.find(last, start)) >= 0:
        yield table[start + len(first) : end]
        start = table.find(first, end)


def _add_ranges(block: bytes, meaning: dict[bytes, bytes]) -> None:
    """Add `<first> <last> <text>`, whose last byte counts up, and `<first> <last> [<text> …]`."""
    ends: list[bytes] = []
    inside = False
    for written, opens, closes in _HEX.findall(block):
        code = _from_hex(written)
        if opens:
            inside = True
        elif closes:
            inside, ends = False, []
        elif len(ends) < 2:
            ends.append(code)
        else:
            low = int.from_bytes(ends[0], "big")
            most = min(256 ** len(ends[0]), MOST_LETTERS) - 1
            if inside:  # one text for each code; the next is that of the code after
                meaning[ends[0]] = _from_utf16(code)
                ends[0] = min(low + 1, most).to_bytes(len(ends[0]), "big")
                continue
            last = min(int.from_bytes(ends[1], "big"), most, low + MOST_LETTERS - len(meaning))
            for step in range(last - low + 1):
                text = code[:-2] + (int.from_bytes(code[-2:], "big") + step & 0xFFFF).to_bytes(2, "big")
                meaning[(low + step).to_bytes(len(ends[0]), "big")] = _from_utf16(text)
            ends = []


def _from_hex(written: bytes) -> bytes:
    """The bytes of hexadecimal digits; a last one alone counts as the first of two."""
    digits = bytes(written.translate(None, b" \t\r\n\f\v\0"))
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _from_utf16(text: bytes) -> bytes:
    return text.decode("utf-16-be", "replace").encode("utf-8", "replace")


def _strings(data: bytes) -> Iterator[bytes]:
    """Yield the strings of an object as they are written, `(…)` or `<…>`."""
    return (written for _, written in _marked(data, _STRING_MARK))


def _marked(data: bytes, marks: re.Pattern[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the fonts that are chosen and the strings, in order and one of the two each, in one walk.

    A pattern for a whole string would start anew at each bracket of one that is never closed.
    """
    start = depth = 0
    for match in marks.finditer(data):
        mark = match[0][:1]
        if mark == b"(":
            start = start if depth else match.start()
            depth += 1
        elif mark == b")":
            depth -= depth > 0
            if not depth and data[start : start + 1] == b"(":
                yield b"", data[start : match.end()]
                start = match.end()
        elif mark == b"<" and not depth:
            yield b"", match[0]
        elif mark == b"/" and not depth:
            yield match[1], b""


def _plain(written: bytes) -> bytes:
    """The bytes of a string as a PDF writes it, `(…)` or `<…>`."""
    if written.startswith(b"<"):
        return _from_hex(written[1:-1])
    inner = written[1:-1]
    if b"\\" not in inner:
        return inner
    if b"\\\\" not in inner:
        inner = inner.replace(b"\\000", b"\0")  # half of what stands in the strings of fonts with two bytes a code
    return _ESCAPED.sub(lambda match: _MEANT.get(match[1], match[1]), inner)


def _meant(text: bytes) -> bytes:
    """A text outside of pages: UTF-16 or UTF-8 where it says so, else nearly Latin-1."""
    if text.startswith(b"\xfe\xff"):
        return _from_utf16(text[2:])
    return text[3:] if text.startswith(b"\xef\xbb\xbf") else text.decode("latin-1").encode()
