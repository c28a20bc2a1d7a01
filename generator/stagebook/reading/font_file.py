"""Font files: which letters one has, and how wide it sets them.

Of a file only the tables `cmap`, `head`, `hhea` and `hmtx` are read: the letters of a computer's fonts are asked for
without a library that knows all about fonts. The formats are those of OpenType, files of several fonts included.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_COLLECTION = b"ttcf"
_FULL, _BASIC = ((3, 10), (0, 6), (0, 4)), ((3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of the maps to take, the best first: of all of Unicode, then of its first 65,536 letters."""


class UnreadableFontError(Exception):
    """A file is no font that we can read; the message names it."""


@dataclass(frozen=True)
class Letters:
    """Which letters a font has."""

    table: bytes
    """One subtable of `cmap` (OpenType, format 4 or 12): which glyph draws a character."""
    form: int
    """4 or 12, as the subtable says."""

    def glyph(self, char: str) -> int:
        """Number of the glyph that draws a letter; 0 where the font has none."""
        code = ord(char)
        return self._by_groups(code) if self.form == 12 else self._by_segments(code)

    def __contains__(self, char: str) -> bool:
        """Whether the font draws the letter."""
        return self.glyph(char) != 0

    def _by_groups(self, code: int) -> int:
        low, high = 0, int(struct.unpack_from(">I", self.table, 12)[0])
        while low < high:
            middle = (low + high) // 2
            first, last, glyph = struct.unpack_from(">III", self.table, 16 + 12 * middle)
            if code > last:
                low = middle + 1
            elif code < first:
                high = middle
            else:
                return int(glyph) + code - int(first)
        return 0

    def _by_segments(self, code: int) -> int:
        if code > 0xFFFF:
            return 0
        size = int(struct.unpack_from(">H", self.table, 6)[0])  # twice the number of segments
        low, high = 0, size // 2
        while low < high:
            middle = (low + high) // 2
            if code > struct.unpack_from(">H", self.table, 14 + 2 * middle)[0]:
                low = middle + 1
            else:
                high = middle
        if low == size // 2:
            return 0
        at = 16 + size + 2 * low
        first, delta, offset = (int(struct.unpack_from(">H", self.table, at + size * n)[0]) for n in range(3))
        if code < first:
            return 0
        if offset == 0:
            return (code + delta) & 0xFFFF
        # The offset counts from where it stands itself.
        position = at + 2 * size + offset + 2 * (code - first)
        glyph = int(struct.unpack_from(">H", self.table, position)[0]) if position + 2 <= len(self.table) else 0
        return (glyph + delta) & 0xFFFF if glyph else 0


@dataclass(frozen=True)
class Widths:
    """How wide a font sets its letters, without kerning."""

    letters: Letters
    table: bytes
    """`hmtx`."""
    count: int
    """How many glyphs have an entry of their own there; all others are as wide as the last of them."""
    unit: int
    """How many units an em has."""

    def __getitem__(self, char: str) -> float:
        """Width of a letter in ems. Raises `KeyError` where the font has none."""
        glyph = self.letters.glyph(char)
        if glyph == 0:
            raise KeyError(char)
        width: int = struct.unpack_from(">H", self.table, 4 * min(glyph, self.count - 1))[0]
        return width / self.unit


@cache
def letters_of(path: Path, index: int = 0) -> Letters:
    """Letters of a font; `index` is its number in a file of several. Raises `UnreadableFontError`."""
    try:
        return _letters(_tables(path, index, "cmap")["cmap"])
    except (OSError, struct.error, KeyError) as error:
        raise UnreadableFontError(f"{path.name} is no font that can be read") from error


@cache
def widths_of(path: Path) -> Widths:
    """Widths of a font's letters. Raises `UnreadableFontError`."""
    try:
        tables = _tables(path, 0, "cmap", "head", "hhea", "hmtx")
        count, unit = struct.unpack_from(">H", tables["hhea"], 34)[0], struct.unpack_from(">H", tables["head"], 18)[0]
        return Widths(_letters(tables["cmap"]), tables["hmtx"], count, unit)
    except (OSError, struct.error, KeyError) as error:
        raise UnreadableFontError(f"{path.name} is no font that can be read") from error


def _tables(path: Path, index: int, *names: str) -> dict[str, bytes]:
    """Read the tables alone: a collection of fonts for East Asia has twenty megabytes."""
    found = {}
    with path.open("rb") as file:
        start = 0
        if file.read(4) == _COLLECTION:
            file.seek(12 + 4 * index)
            start = struct.unpack(">I", file.read(4))[0]
        file.seek(start)
        head = file.read(12)
        directory = file.read(16 * struct.unpack_from(">H", head, 4)[0])
        for tag, _, offset, length in struct.iter_unpack(">4sIII", directory):
            if (name := tag.decode("latin-1")) in names:
                file.seek(offset)
                found[name] = file.read(length)
    return found


def _letters(table: bytes) -> Letters:
    count = struct.unpack_from(">H", table, 2)[0]
    offsets = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * number)
        offsets[platform, encoding] = offset
    for form, kinds in ((12, _FULL), (4, _BASIC)):
        for kind in kinds:
            if kind in offsets and struct.unpack_from(">H", table, offsets[kind])[0] == form:
                return Letters(table[offsets[kind] :], form)
    raise KeyError("cmap")
