"""The shipped font: what it has, where it lies, what is said of letters that it lacks."""

import base64
import datetime
import io
import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from pypdf import PdfReader

from fonts import FOREIGN, add_foreign_font, only_fonts_in
from sites import ROOT
from stagebook.outputs.font_faces import font_faces
from stagebook.outputs.pdf.fonts import FAMILY, chosen_for
from stagebook.outputs.pdf.problems import UnsetTextError
from stagebook.outputs.pdf.write import Drawing, _compiled
from stagebook.reading.font_file import UnreadableFontError, letters_of, widths_of
from stagebook.resources import own_font
from stagebook.sheets.missing_letters import foreign_letters

WEB = ROOT / "templates" / "assets" / "fonts"
STYLE = (ROOT / "templates" / "assets" / "src" / "styles" / "fonts.css").read_text(encoding="utf-8")
FACES = re.findall(
    r'weight: (\d+);.*?fonts/(stagebook-sans-(\w+)-(\d+)\.woff2)".*?unicode-range: ([^;]*);', STYLE, re.S
)
SYMBOLS = "öñáşğİßøłčœÅ ₹€£¥₩¢ &+@#%§©®™°±×÷≥≤≠ …–—·•‘’“”„«»‹› →←↑↓⇒ ①②③ ■□●○◆◇▲▼★☆✓✗"


def in_ranges(char: str, ranges: str) -> bool:
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges)
    return any(int(low, 16) <= ord(char) <= int(high or low, 16) for low, high in found)


# --- what ships -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bold", [False, True])
def test_it_has_what_sales_teams_write(bold: bool) -> None:
    letters = letters_of(own_font(bold))
    hangul = "".join(map(chr, range(0xAC00, 0xD7A4)))
    assert [char for char in SYMBOLS + hangul + "ㄱㅏ㎡「」ЖдβΩ" if char != " " and char not in letters] == []
    assert [char for char in "漢ไ😀ꦶ☐" if char in letters] == []


def test_each_weight_has_four_files_and_no_file_is_left_over() -> None:
    parts = {(part, weight, named) for weight, _, part, named in ((f[0], f[1], f[2], f[3]) for f in FACES)}
    assert parts == {(p, w, w) for p in ("latin", "korean", "hangul", "more") for w in ("400", "700")}
    assert {face[1] for face in FACES} == {path.name for path in WEB.glob("*.woff2")}


def test_every_letter_is_in_the_range_of_a_file_and_latin_ones_in_that_of_one() -> None:
    letters = letters_of(own_font())
    ranges = {part: listed for _, _, part, _, listed in FACES}
    for code in (*range(0x20, 0xE000), *range(0xF900, 0xFFFE), *range(0x1F000, 0x1FB00)):
        if (char := chr(code)) not in letters or code == 0xFEFF:
            continue
        parts = [part for part, listed in ranges.items() if in_ranges(char, listed)]
        assert parts, f"U+{code:04X}"
        if "latin" in parts and char not in "한국어":
            assert parts == ["latin"], f"U+{code:04X}"


@pytest.mark.parametrize("folder", [WEB, own_font().parent], ids=["web", "pdf"])
def test_the_licence_lies_beside_the_files(folder: Path) -> None:
    text = (folder / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Reserved Font Name Pretendard" in text
    assert "pretendard 1.3.9" in (folder / "ORIGIN.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("bold", [False, True])
def test_the_reserved_name_is_in_none_of_the_fonts_own_names(bold: bool) -> None:
    names = names_of(own_font(bold).read_bytes())
    assert names[1] == {FAMILY}
    assert not any("pretendard" in text.casefold() for number in (1, 2, 3, 4, 5, 6, 16, 17) for text in names[number])
    assert "SIL Open Font License" in "".join(names[13])
    assert names[0]
    assert not [path for path in (*WEB.iterdir(), *own_font().parent.iterdir()) if "pretendard" in path.name.lower()]


def names_of(data: bytes) -> dict[int, set[str]]:
    """The name table: its texts by number."""
    tables = {tag: at for tag, _, at, _ in struct.iter_unpack(">4sIII", data[12 : 12 + 16 * data[5]])}
    table = data[tables[b"name"] :]
    count, start = struct.unpack_from(">HH", table, 2)
    found: dict[int, set[str]] = {number: set() for number in range(26)}
    for entry in range(count):
        platform, _, _, number, length, at = struct.unpack_from(">HHHHHH", table, 6 + 12 * entry)
        text = table[start + at : start + at + length]
        found.setdefault(number, set()).add(text.decode("utf-16-be" if platform in (0, 3) else "mac-roman"))
    return found


# --- reading fonts ----------------------------------------------------------------------------------------------------


def test_widths_are_those_of_the_font() -> None:
    widths = widths_of(own_font())
    assert widths["가"] == widths["힣"] == 1770 / 2048
    assert 0.2 < widths["i"] < widths["m"] < 1
    with pytest.raises(KeyError):
        widths["漢"]


def test_what_is_no_font_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    for content in (b"", b"no font at all", own_font().read_bytes()[:2000]):
        broken.write_bytes(content)
        letters_of.cache_clear()
        with pytest.raises(UnreadableFontError, match=r"broken\.ttf"):
            letters_of(broken)


# --- letters of other fonts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Acme", ""),
        ("Söhne \u1100\u1161 ş → ₹", ""),  # a syllable in parts is drawn in one piece
        ("한국어 뷁", ""),
        ("株式会社 株", "株式会社"),
        ("Smile 😀\ufe0f\u200d!", "😀"),
        ("a\u00adb\u200bc\u2028d\tе", ""),
        ("lost \ufffd", "\ufffd"),
    ],
)
def test_letters_that_the_font_lacks_are_found(text: str, foreign: str) -> None:
    assert foreign_letters(text) == foreign


def test_another_font_is_taken_for_them_alone(tmp_path: Path) -> None:
    add_foreign_font(tmp_path)
    found = chosen_for("ไ\ua9b6", (tmp_path,))
    assert found.borrowed["ไ"]  # in this font, or in one that the computer has
    assert chosen_for("").families == (FAMILY,)


Drawn = dict[tuple[str, str], tuple[bytes, list[str]]]
ENOUGH, THAI, NONE, BLANK = "Söhne 뷁 ₹", "Smile ไทย", "Java ꦶ Ltd ไ", "Java  Ltd "
LEFTWARDS = "שלום עולם Ltd مرحبا"
DRAW = """
import base64, json, sys
sys.path[:0] = ["tests"]
from dataclasses import replace
from test_pdf import one, playbook_of
from stagebook.outputs.pdf import write_pdf
from stagebook.sheets.form import Entry
from stagebook.words import words
made = {}
for account in sys.argv[1:]:
    sheet = replace(one(account=Entry(account))[0], deal="d1")
    pdf = write_pdf([sheet], playbook_of(), words("en"), title="Sheets")
    made[account] = (base64.b64encode(pdf.content).decode(), [str(each) for each in pdf.borrowed])
print(json.dumps(made))
"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """A deal's sheet by its account, on a computer with no font and on one with a Thai one: the PDF, what is said."""
    made = {}
    for fonts, accounts in {"none": (ENOUGH, NONE, BLANK), "some": (ENOUGH, THAI, LEFTWARDS)}.items():
        folder = tmp_path_factory.mktemp(fonts)
        if fonts == "some":
            add_foreign_font(folder)
        environment = {**os.environ, **only_fonts_in(folder)}
        command = [sys.executable, "-c", DRAW, *accounts]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment)
        for account, (content, borrowed) in json.loads(done.stdout).items():
            made[fonts, account] = (base64.b64decode(content), borrowed)
    return made


def test_other_fonts_on_the_computer_change_nothing_where_ours_is_enough(drawn: Drawn) -> None:
    assert drawn["some", ENOUGH] == drawn["none", ENOUGH]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a program can't be shown other fonts")
def test_a_letter_of_another_font_is_set_in_it_and_said(drawn: Drawn) -> None:
    _, borrowed = drawn["some", THAI]
    assert borrowed == [
        f"deal 'd1': 'Smile ไทย' has ไ (U+0E44), ท (U+0E17), ย (U+0E22), which the shipped font lacks; set in {FOREIGN}"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a program can't be shown other fonts")
def test_letters_from_right_to_left_are_set(drawn: Drawn) -> None:
    content, borrowed = drawn["some", LEFTWARDS]
    assert f"set in {FOREIGN}" in borrowed[0]
    assert content.startswith(b"%PDF")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a program can't be shown other fonts")
def test_a_letter_of_no_font_is_named_and_drawn_as_a_box(drawn: Drawn) -> None:
    content, borrowed = drawn["none", NONE]
    assert borrowed == [
        "deal 'd1': 'Java ꦶ Ltd ไ' has ꦶ (U+A9B6), ไ (U+0E44), which no font on this computer has; "
        "a box is drawn in its place"
    ]
    assert b"?" not in shown(content)
    assert len(content) > len(drawn["none", BLANK][0])


def shown(content: bytes) -> bytes:
    """The text of the first page of a PDF."""
    return PdfReader(io.BytesIO(content)).pages[0].extract_text().split("Account")[1][:80].encode()


# --- a file that needs no other ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "parts"),
    [
        ("", ["latin"]),
        ("Söhne → €", ["latin"]),
        ("거래", ["korean", "latin"]),
        ("뷁", ["hangul", "korean", "latin"]),
        ("β", ["more", "latin"]),
        ("漢ไ", ["latin"]),
    ],
)
def test_a_file_holds_the_parts_of_the_font_that_it_needs(letters: str, parts: list[str]) -> None:
    style = font_faces(frozenset(letters))
    data = re.findall(r"base64,([\w+/=]+)", style)
    known = {path.read_bytes(): path.name.split("-")[2] for path in WEB.glob("*.woff2")}
    assert [known[base64.b64decode(each)] for each in data[::2]] == parts
    assert len(data) == 2 * len(parts)
    assert "fonts/" not in style


def test_a_defect_of_typst_ends_in_a_sentence() -> None:
    class PanicException(BaseException):
        """What the binding raises; it exports no such name."""

    class Compiler:
        def compile(self, **_: object) -> bytes:
            raise PanicException("byte range starts at 2 but ends at 0")

    class Broken:
        def compiler(self) -> Compiler:
            return Compiler()

    moment = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    with pytest.raises(UnsetTextError, match="could not set these sheets"):
        _compiled(cast(Drawing, Broken()), moment)
