"""What lies packed inside a file: in gzip, in archives and office documents, in PDFs, in the notes of images."""

from __future__ import annotations

import base64
import binascii
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from stagebook.outputs.leaks.pdf_text import pdf_texts

MOST = 64 * 1024 * 1024
"""Bytes that are unpacked of one file at most: more is an attack or a film, and no text."""

_PNG = b"\x89PNG\r\n\x1a\n"
_DATA_ADDRESS = re.compile(rb"data:[\w/+.;=-]*;base64,([A-Za-z0-9+/=\s]+)")
_NOTE_SIZE = 64 * 1024
"""So much of an image of another kind than PNG, JPEG and WebP is looked through for notes in UTF-16."""


def is_text(data: bytes) -> bool:
    """Whether it can hold markup: no NUL byte at its start."""
    return b"\0" not in data[:1024]


def packed_in(data: bytes, *, pages: bool = True) -> Iterator[bytes]:
    """Yield what is packed in a file, each piece as bytes that may hold more; nothing where it is none of these.

    Without `pages`, of a PDF only what is not drawn: bookmarks, links, properties. What is broken or encrypted yields
    what can be read of it.
    """
    if data.startswith(b"\x1f\x8b"):
        yield from _inflated(data, zlib.MAX_WBITS | 16)
    elif data.startswith(b"PK\x03\x04"):
        yield from _members(data)
    elif data.startswith(b"%PDF-"):
        yield from pdf_texts(data, pages=pages)
    elif data.startswith(_PNG):
        yield from _png_notes(data)
    elif data.startswith(b"\xff\xd8\xff"):
        yield from _wide_texts(_jpeg_notes(data))
    elif data.startswith(b"RIFF"):
        yield from _wide_texts(_webp_notes(data))
    elif data.startswith((b"II*\0", b"MM\0*")) or data[4:8] == b"ftyp":
        yield from _wide_texts((data[:_NOTE_SIZE],))
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield data.decode("utf-16", "replace").encode()
    elif b";base64," in data:
        yield from _in_addresses(data)


def _inflated(data: bytes, kind: int) -> Iterator[bytes]:
    try:
        yield zlib.decompressobj(kind).decompress(data, MOST)
    except zlib.error:
        return


def _members(data: bytes) -> Iterator[bytes]:
    left = MOST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield member.filename.encode("utf-8", "replace")
                if member.flag_bits & 1 or left <= 0:  # encrypted, or too much
                    continue
                with archive.open(member) as file:
                    content = file.read(left)
                left -= len(content)
                yield content
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        return


def _png_notes(data: bytes) -> Iterator[bytes]:
    """Yield the compressed notes; those in plain letters are found in the file as it stands."""
    offset = len(_PNG)
    while offset + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[offset : offset + 8])
        chunk = data[offset + 8 : offset + 8 + length]
        offset += length + 12
        if kind == b"zTXt":
            yield from _inflated(chunk.partition(b"\0")[2][1:], zlib.MAX_WBITS)
        elif kind == b"iTXt":
            _, _, rest = chunk.partition(b"\0")
            text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
            if rest[:1] == b"\x01":
                yield from _inflated(text, zlib.MAX_WBITS)
        elif kind == b"eXIf":
            yield from _wide_texts((chunk,))


def _jpeg_notes(data: bytes) -> Iterator[bytes]:
    """Yield the segments before the picture itself: EXIF, XMP, comments."""
    offset = 2
    while data[offset : offset + 1] == b"\xff" and offset + 4 <= len(data):
        kind, length = struct.unpack(">BH", data[offset + 1 : offset + 4])
        if kind == 0xDA:
            return
        if 0xE0 <= kind <= 0xEF or kind == 0xFE:
            yield data[offset + 4 : offset + 2 + length]
        offset += 2 + length


def _webp_notes(data: bytes) -> Iterator[bytes]:
    offset = 12
    while offset + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[offset : offset + 8])
        if kind in (b"EXIF", b"XMP "):
            yield data[offset + 8 : offset + 8 + length]
        offset += 8 + length + length % 2


def _wide_texts(notes: Iterable[bytes]) -> Iterator[bytes]:
    """Yield notes read as UTF-16, each way: in the fields of EXIF that Windows writes, and in its comments."""
    for note in notes:
        for start in (0, 1):
            for way in ("utf-16-le", "utf-16-be"):
                yield note[start:].decode(way, "replace").encode("utf-8", "replace")


def _in_addresses(data: bytes) -> Iterator[bytes]:
    """Yield what stands in the file's own `data:` addresses."""
    for match in _DATA_ADDRESS.finditer(data):
        try:
            yield base64.b64decode(match[1], validate=False)
        except (binascii.Error, ValueError):
            continue
