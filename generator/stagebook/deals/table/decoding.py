"""From bytes to text: which encoding an export is in.

A byte order mark settles it. Without one: UTF-16 shows in its NULs; what is clean UTF-8 is UTF-8; else CP949
(Excel in Korean) and Windows-1252 (Excel in western Europe) are distinguished by how bytes above 127 stand. Korean
letters take two of them, while a western letter with an accent mostly stands alone.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from stagebook.deals.deal import UnreadableDealsError
from stagebook.problems.diagnostics import did_you_mean

MAX_BYTES = 64 * 1024 * 1024
"""5,000 deals with all their notes take some 10 MB."""

ENCODINGS = {
    **{"utf-8": "utf-8-sig", "utf-8-sig": "utf-8-sig", "utf8": "utf-8-sig"},
    **{"utf-16": "utf-16", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be"},
    **{"cp949": "cp949", "euc-kr": "cp949", "ms949": "cp949", "windows-949": "cp949"},
    **{"windows-1252": "cp1252", "cp1252": "cp1252", "latin-1": "cp1252", "iso-8859-1": "cp1252"},
}
"""The encodings that can be asked for, and Python's codecs that read them and what is often mistaken for them."""

LOST = "\ufffd"
"""What stands in the text for bytes that could not be read."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NO_CSV = (
    (b"PK\x03\x04", "an Excel workbook (.xlsx)"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"%PDF", "a PDF file"),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
SAVE_AS = "save it as “CSV UTF-8” and try again"


def read_export(path: Path, encoding: str = "") -> str:
    """The text of an export; bytes that can't be read become `LOST`.

    Raises `UnreadableDealsError` for what is no file, empty, too large, no text, or in no known encoding.
    """
    raw = _read_bytes(path)
    for start, what in _NO_CSV:
        if raw.startswith(start):
            raise UnreadableDealsError(f"{path.name} is {what}, not CSV; open it in its program and {SAVE_AS}")
    if raw.lstrip()[:5].lower() in (b"<html", b"<!doc"):
        raise UnreadableDealsError(f"{path.name} is a web page, not CSV; open it in Excel and {SAVE_AS}")
    codec = _asked(encoding) if encoding else _guessed(raw)
    if not codec:
        raise UnreadableDealsError(
            f"{path.name}: the encoding can't be told; {SAVE_AS}, or name it: utf-8, utf-16, cp949 or windows-1252"
        )
    text = raw.decode(codec, "replace")
    if not text.strip("\ufeff\0 \t\r\n"):
        raise UnreadableDealsError(f"{path.name} is empty; export the deals again, with their header row")
    return text.removeprefix("\ufeff")


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableDealsError(f"{path.name} is a folder; name the CSV file in it")
        if path.exists() and not path.is_file():
            raise UnreadableDealsError(f"{path.name} is no ordinary file; name the CSV file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            most = MAX_BYTES // 1048576
            raise UnreadableDealsError(
                f"{path.name} has {size / 1048576:,.0f} MB; at most {most} MB are read. Export fewer columns or deals"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDealsError(f"{path.name} can't be read: {error.strerror or error}") from error


def _asked(encoding: str) -> str:
    name = encoding.strip().lower().replace("_", "-")
    if name not in ENCODINGS:
        raise UnreadableDealsError(f"'{encoding}' is no encoding known here; {did_you_mean(name, ENCODINGS)}")
    return ENCODINGS[name]


def _guessed(raw: bytes) -> str:
    """The codec; "" where nothing fits."""
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return codec
    if codec := _utf16(raw[:4096]):
        return codec
    if _fits(raw, "utf-8"):
        return "utf-8"
    runs = [len(run) for run in _HIGH.findall(raw)]
    high, alone = sum(runs), sum(run for run in runs if run == 1)
    in_sequences = sum(len(found) for found in _SEQUENCE.findall(raw))
    if in_sequences >= 0.9 * high:
        return "utf-8"
    if alone >= 0.7 * high:
        # A stray byte that Windows-1252 does not know stands in an otherwise plain file.
        return "cp1252" if _fits(raw, "cp1252") else "utf-8"
    lost = raw.decode("cp949", "replace").count(LOST)
    return "cp949" if lost <= 0.1 * high else ""


def _utf16(start: bytes) -> str:
    """UTF-16's codec where every second byte is often NUL: commas, digits and line ends are in any export."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    pairs = len(start) // 2
    if odd > 0.02 * pairs and odd > 8 * even:
        return "utf-16-le"
    if even > 0.02 * pairs and even > 8 * odd:
        return "utf-16-be"
    return ""


def _fits(raw: bytes, codec: str) -> bool:
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
