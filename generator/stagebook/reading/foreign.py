"""Files of other programs where a playbook's own should be: documents, spreadsheets, web pages, other encodings."""

from __future__ import annotations

import re

from stagebook.problems.diagnostics import Diagnostic, Span
from stagebook.problems.rule import ERROR, Rule

FOREIGN_FILE = Rule(
    "foreign-file",
    ERROR,
    "A document of another program under the name of a playbook's file",
    "A word processor, a spreadsheet or a browser saves its own format, whatever the file's name says. Only plain text "
    "can be read.",
    fixed=True,
)

FILE_ENCODING = Rule(
    "file-encoding",
    ERROR,
    "A file is not clean UTF-8",
    "Other encodings turn Korean into noise on someone else's machine; control characters are invisible and "
    "break pages.",
    fixed=True,
)

_STARTS = (
    (b"PK\x03\x04", "a document or spreadsheet (as .docx, .xlsx or .odt), or an archive"),
    (b"\xd0\xcf\x11\xe0", "a document or spreadsheet of old Office (as .doc or .xls)"),
    (b"{\\rtf", "a document of a word processor (RTF)"),
    (b"%PDF-", "a PDF"),
)
_WEB_PAGE = re.compile(rb"\s*(?:<!doctype html|<html)[\s>]", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE = "save it as UTF-8 (in VS Code: click the encoding in the status bar, then 'Save with Encoding')"
_REOPEN = (
    "in VS Code click the encoding in the status bar, 'Reopen with Encoding', {name}, and once the letters are right "
    "'Save with Encoding', UTF-8"
)
_KOREAN = re.compile("[가-힣]")
_NO_KOREAN = re.compile("[^\x00-\x7f가-힣ㄱ-ㅣ\u2000-\u206f\u3000-\u303f·…％-／：；（），．“”‘’]")
_LEAST_SHARE = 0.9
"""So much of what the guess makes of the letters has to be Korean as people write it, for the guess to be said."""


def foreign(raw: bytes, file: str) -> Diagnostic | None:
    """What a file is, if it is none of plain text; None where nothing tells."""
    what = next((words for start, words in _STARTS if raw.startswith(start)), "")
    if not what and _WEB_PAGE.match(raw):
        what = "a web page"
    if not what:
        return None
    hint = "copy its text into an editor such as VS Code, and save that as plain text under this name"
    return FOREIGN_FILE.found(f"this is {what}, not plain text", Span(file), hint)


def not_utf8(raw: bytes, offset: int, file: str) -> Diagnostic:
    """Report bytes that are no UTF-8 from `offset` on, with the encoding that they most likely have."""
    if raw.startswith(_UTF_16) or raw.count(b"\0") > len(raw) // 5:
        return FILE_ENCODING.found("the file is UTF-16, not UTF-8", Span(file), _SAVE)
    lines = raw[:offset].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    column = len(lines[-1]) + 1
    span = Span(file, len(lines), column, column + 1)
    if is_korean_of_windows(raw):
        message = "the file is in the Korean encoding of Windows (CP949), not UTF-8"
        return FILE_ENCODING.found(message, span, _REOPEN.format(name="'Korean (EUC-KR)'"))
    return FILE_ENCODING.found(f"the file is not UTF-8 (byte 0x{raw[offset]:02X})", span, _SAVE)


def is_korean_of_windows(raw: bytes) -> bool:
    """Whether bytes that are no UTF-8 read as Korean in CP949.

    Nearly all that is not ASCII is Hangul then, of the 2,350 syllables that texts are made of; Japanese and Chinese
    read so give rare ones.
    """
    try:
        text = raw.decode("cp949")
    except UnicodeDecodeError:
        return False
    syllables = _KOREAN.findall(text)
    usual = sum(len(each.encode("euc_kr")) == len("덱".encode("euc_kr")) for each in syllables)
    return usual > 1 and usual >= _LEAST_SHARE * (len(syllables) + len(_NO_KOREAN.findall(text)))
