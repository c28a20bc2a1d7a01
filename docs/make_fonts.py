# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0", "brotli==1.2.1"]
# ///
"""Cut the shipped fonts out of Pretendard: `uv run docs/make_fonts.py` (needs npm, or the package's file as argument).

Pretendard is under the SIL Open Font License and its name is reserved, so the cut is named otherwise, in file names,
name tables and outlines alike. The same package gives the same bytes. What is made, and why: docs/decisions/0007.
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGE = "pretendard@1.3.9"
INTEGRITY = "PaQAADyLY5v4kYFwkpSJHbSSYIkiriY/1xXw75TKoZ9UQQqeU+tvP05yTdZAWibiIYoo8ZKtRv8PM7w0IaywSw=="
"""SHA-512 of the package's file, as npm's registry gives it."""

FAMILY = "Stagebook Sans"
WEIGHTS = {"Regular": 400, "Bold": 700}
ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "templates" / "assets" / "fonts"
WHOLE = ROOT / "templates" / "fonts"

KEPT_NAMES = (0, 8, 9, 11, 12, 13, 14)
"""Of the name table: copyright, makers and their addresses, licence and its address."""
FEATURES = ("kern", "mark", "mkmk", "ccmp", "tnum")
"""What the layout tables keep. Without `calt` a text is as wide as its letters, which is what sheets count on."""

PRIVATE = {*range(0xE000, 0xF900), *range(0xF0000, 0x110000)}
"""Icons that no keyboard writes."""
HANGUL = set(range(0xAC00, 0xD7A4))
LATIN_RANGES = ((0x0000, 0x024F), (0x02B0, 0x036F), (0x1E00, 0x1EFF), (0x2000, 0x2BFF), (0xFB00, 0xFB06))
"""Letters of Europe, Turkey and Vietnam, punctuation, currencies, arrows, numbers in circles, shapes."""
KOREAN_RANGES = ((0x3000, 0x33FF), (0xFF00, 0xFFEF))
"""What goes with Hangul: single letters, brackets, units, wide forms."""
IN_BOTH = {ord(char) for char in "한국어"}
"""The name of the language stands on every page of a site in two languages; that must not cost a second file."""


def main(package: Path | None) -> None:
    """Write all font files anew."""
    with tempfile.TemporaryDirectory() as folder:
        source = unpacked(package or fetched(Path(folder)), Path(folder))
        for weight in WEIGHTS:
            font = source / "dist" / "public" / "static" / f"Pretendard-{weight}.otf"
            letters = set(TTFont(font).getBestCmap()) - PRIVATE
            cut(font, WHOLE / f"StagebookSans-{weight}.otf", letters, weight)
            for name, part in parts_of(letters).items():
                cut(font, WEB / f"stagebook-sans-{name}-{WEIGHTS[weight]}.woff2", part, weight)
        licence = (source / "dist" / "LICENSE.txt").read_bytes()
    for target in (WEB, WHOLE):
        (target / "OFL.txt").write_bytes(licence)


def parts_of(letters: set[int]) -> dict[str, set[int]]:
    """Share the letters out among the files that a page loads as it needs them."""
    latin = inside(letters, LATIN_RANGES)
    daily = {each for each in HANGUL if len(chr(each).encode("euc_kr", "ignore")) == 2}
    korean = daily | inside(letters, KOREAN_RANGES)
    hangul = HANGUL - daily
    return {"latin": latin | IN_BOTH, "korean": korean, "hangul": hangul, "more": letters - latin - korean - hangul}


def inside(letters: Iterable[int], ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Return those letters that lie in one of the ranges."""
    return {each for each in letters if any(low <= each <= high for low, high in ranges)}


def cut(source: Path, target: Path, letters: set[int], weight: str) -> None:
    """Write a font with these letters alone, under our name."""
    options = subset.Options(
        flavor="woff2" if target.suffix == ".woff2" else None, layout_features=list(FEATURES), hinting=False,
        name_IDs=list(KEPT_NAMES), name_languages=[0x409, 0x412], notdef_outline=True, recalc_timestamp=False,
    )  # fmt: skip
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    rename(font, weight)
    subset.save_font(font, str(target), options)


def rename(font: TTFont, weight: str) -> None:
    """Take the reserved name out of what a reader or a program is shown."""
    script = f"{FAMILY.replace(' ', '')}-{weight}"
    version = "Version 1.309"
    for number, text in {1: FAMILY, 2: weight, 3: f"{version};{script}", 4: f"{FAMILY} {weight}", 5: version,
                         6: script}.items():  # fmt: skip
        font["name"].setName(text, number, 3, 1, 0x409)
    outlines = font["CFF "].cff
    outlines.fontNames = [script]
    outlines[0].FamilyName, outlines[0].FullName = FAMILY, f"{FAMILY} {weight}"
    for group, each in enumerate(outlines[0].FDArray):
        each.FontName = f"{script}-{group}"


def fetched(folder: Path) -> Path:
    """Have npm fetch the package into a folder."""
    done = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True)
    return folder / done.stdout.split()[-1]


def unpacked(package: Path, folder: Path) -> Path:
    """Unpack the package's file. Raises `SystemExit` where it is not the one that the fonts were cut from."""
    found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if found != INTEGRITY:
        sys.exit(f"{package.name} is not {PACKAGE}: its SHA-512 is {found}")
    with tarfile.open(package) as file:
        file.extractall(folder, filter="data")
    return folder / "package"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
