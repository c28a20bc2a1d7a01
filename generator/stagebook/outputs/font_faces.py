"""The shipped font inside of a file that needs no other: only those parts of it that the file's texts need.

The Latin parts are always there, 170 kB as text; Hangul of daily use adds 520 kB, rare syllables 1.4 MB, Greek and
Cyrillic 110 kB. So a packet is laid out the same on every machine, and one in English stays light.
"""

from __future__ import annotations

import base64
import re
from functools import cache

from stagebook.outputs.assets import font_style, web_fonts

_FACE = re.compile(r'@font-face ?\{[^}]*url\("?(fonts/(stagebook-sans-(\w+)-\d+\.woff2))"?\)[^}]*\}')
_RANGES = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
_ALWAYS, _RARE = "latin", "hangul"


def font_faces(letters: frozenset[str]) -> str:
    """Style sheet with the parts of the font that these letters need, as data in it."""
    return "\n".join(
        face.replace(f"fonts/{file}", f"data:font/woff2;base64,{_data(file)}")
        for file, part, face in _faces()
        if part == _ALWAYS or any(_needs(part, face, char) for char in letters)
    )


@cache
def _faces() -> tuple[tuple[str, str, str], ...]:
    """File, part of the alphabet and rule of each face, in order."""
    return tuple((match[2], match[3], match[0]) for match in _FACE.finditer(font_style()))


def _needs(part: str, face: str, char: str) -> bool:
    # Daily and rare syllables share a block; daily ones are those of KS X 1001, two bytes each.
    if part == _RARE and len(char.encode("euc_kr", "ignore")) == 2:
        return False
    return any(low <= ord(char) <= high for low, high in _ranges(face))


@cache
def _ranges(face: str) -> tuple[tuple[int, int], ...]:
    return tuple((int(low, 16), int(high or low, 16)) for low, high in _RANGES.findall(face))


@cache
def _data(file: str) -> str:
    return base64.b64encode((web_fonts() / file).read_bytes()).decode("ascii")
