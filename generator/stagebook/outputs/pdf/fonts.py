"""The fonts of a PDF: the one that Stagebook ships, and for letters that it lacks one of this computer's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from stagebook.outputs.pdf.problems import NoPdfError
from stagebook.reading.font_file import Letters, UnreadableFontError, letters_of
from stagebook.resources import own_font

if TYPE_CHECKING:
    import typst

FAMILY = "Stagebook Sans"
"""The shipped font's name."""

_BESIDE_SANS = ("Serif", "Mono", "Math", "Ming", "Song", "Batang", "Myeongjo", "Mincho")
"""Parts of the names of fonts that go less well with ours."""
_PLACEHOLDERS = ("LastResort", "Last Resort", "Blank", "Tofu", "Fallback")
"""Parts of the names of fonts that draw a box, or nothing, for every letter."""
_KOREAN = (" KR", "Gothic Neo", "Malgun")
"""Of fonts that differ by country alone, ours is Korea's."""
_REGULAR = 400


class NoFontError(NoPdfError):
    """A text can't be set, since no font has its letters; the message names them."""


@dataclass(frozen=True)
class Chosen:
    """The fonts of a PDF."""

    fonts: typst.Fonts
    families: tuple[str, ...]
    """In the order in which they are asked for a letter; ours first."""
    borrowed: Mapping[str, str]
    """For each letter that ours lacks and another font has: that font's family."""
    missing: str
    """The letters that no font here has."""


def chosen_for(letters: str, font_paths: Sequence[Path] = ()) -> Chosen:
    """Choose the fonts for texts of which ours lacks `letters`.

    Without any, the fonts of the computer are not looked at, so that it gives the same bytes as every other one.
    `font_paths` are folders with more fonts. Raises `NoPdfError` where Typst is not installed.
    """
    if not letters:
        return Chosen(_own(), (FAMILY,), {}, "")
    fonts = _all(tuple(font_paths))
    borrowed = _borrowed(letters, fonts.fonts())
    families = tuple(dict.fromkeys(borrowed[char] for char in letters if char in borrowed))
    missing = "".join(char for char in letters if char not in borrowed)
    return Chosen(fonts if borrowed else _own(), (FAMILY, *families), borrowed, missing)


def _borrowed(letters: str, fonts: Iterable[typst.FontInfo]) -> dict[str, str]:
    """Family for each letter: as few families as can be, those that go best with ours first."""
    has: dict[str, set[str]] = {}
    for family, found in _upright(fonts):
        has.setdefault(family, set()).update(char for char in letters if char in found)
    borrowed: dict[str, str] = {}
    while has:
        best = max(sorted(has), key=lambda family: _fitness(family, len(has[family])))
        if not has[best]:
            break
        borrowed |= dict.fromkeys(has.pop(best), best)
        for each in has.values():
            each.difference_update(borrowed)
    return borrowed


def _fitness(family: str, count: int) -> tuple[bool, bool, int, bool]:
    is_sans = not any(part in family for part in _BESIDE_SANS)
    return count > 0, is_sans, count, any(part in family for part in _KOREAN)


def _upright(fonts: Iterable[typst.FontInfo]) -> Iterable[tuple[str, Letters]]:
    """Yield families with the letters of one upright font of each, that of the most usual weight."""
    best: dict[str, typst.FontInfo] = {}
    for font in fonts:
        if font.path is None or font.style != "normal" or font.family == FAMILY:
            continue
        if any(part in font.family for part in _PLACEHOLDERS):
            continue
        known = best.get(font.family)
        if known is None or abs(font.weight - _REGULAR) < abs(known.weight - _REGULAR):
            best[font.family] = font
    for family, font in best.items():
        try:
            yield family, letters_of(Path(font.path or ""), font.index)
        except UnreadableFontError:
            continue


@cache
def _own() -> typst.Fonts:
    """Fonts without those of the computer, nor those that come with Typst."""
    return _fonts((own_font().parent,), with_system=False)


@cache
def _all(paths: tuple[Path, ...]) -> typst.Fonts:
    """All fonts here; to look through the computer's folders takes as long as to draw ten sheets."""
    return _fonts((own_font().parent, *paths), with_system=True)


def _fonts(paths: Iterable[Path], *, with_system: bool) -> typst.Fonts:
    try:
        import typst
    except ImportError as error:
        raise NoPdfError("no PDF without Typst; install it with: pip install 'stagebook[pdf]'") from error
    return typst.Fonts(
        include_system_fonts=with_system, include_embedded_fonts=False, font_paths=[str(path) for path in paths]
    )
