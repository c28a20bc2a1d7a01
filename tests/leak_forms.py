"""One text in each of the ways in which a file that was written can hold it."""

import base64
import datetime
import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable

import typst

from stagebook.resources import own_font

Form = Callable[[str], bytes]


def _split(text: str, between: str) -> str:
    """The text with something between all its letters in the middle of words, and around its spaces."""
    return between.join(text[start : start + 3] for start in range(0, len(text), 3))


def _numbered(text: str) -> str:
    return "".join(f"&#{ord(char)};" if index % 2 else f"&#x{ord(char):X};" for index, char in enumerate(text))


def _escaped(text: str) -> str:
    return "".join(f"\\u{code:04x}" for code in struct.unpack(f">{len(text)}H", text.encode("utf-16-be")))


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def _png(kind: bytes, content: bytes) -> bytes:
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (kind, content), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def _jpeg(kind: int, content: bytes) -> bytes:
    end = b"\xff\xda\x00\x08" + bytes(range(6)) + b"\xff\xd9"
    return b"\xff\xd8" + struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content + end


def _exif(text: str) -> bytes:
    """A JPEG whose EXIF has the text as Windows writes a title: UTF-16, in the field 0x9C9B."""
    words = text.encode("utf-16-le") + b"\0\0"
    field = struct.pack("<HHII", 0x9C9B, 1, len(words), 26)
    return _jpeg(0xE1, b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + field + b"\0\0\0\0" + words)


def _xmp(text: str) -> bytes:
    packet = f'<?xpacket begin="\ufeff"?><dc:title>{text}</dc:title><?xpacket end="w"?>'
    return b"http://ns.adobe.com/xap/1.0/\0" + packet.encode()


def _zip(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        middle = len(text) // 2
        runs = f"<w:r><w:t>{text[:middle]}</w:t></w:r><w:r><w:t>{text[middle:]}</w:t></w:r>"
        archive.writestr("word/document.xml", f"<w:document>{runs}</w:document>")
    return file.getvalue()


def _pdf(source: str) -> bytes:
    day = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(own_font().parent)])
    styled = f'#set text(font: "Stagebook Sans")\n{source}'
    made = typst.Compiler(styled.encode(), font_paths=fonts).compile(format="pdf", timestamp=day)
    assert isinstance(made, bytes)
    return made


def _old_pdf(text: str) -> bytes:
    """A PDF as an office program writes it: its objects packed into streams, its properties in UTF-16."""
    title = f"<< /Title <feff{text.encode('utf-16-be').hex()}> >>".encode()
    packed = zlib.compress(b"7 0 " + title)
    head = f"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {len(packed)} >>".encode()
    return b"%PDF-1.5\n1 0 obj\n" + head + b"\nstream\n" + packed + b"\nendstream\nendobj\n%%EOF\n"


FORMS: dict[str, tuple[str, Form]] = {
    "html": ("a.html", lambda t: f"<p>{t}</p>".encode()),
    "capitals": ("a.html", lambda t: f"<p>{t.upper()}</p>".encode()),
    "comment": ("a.html", lambda t: f"<!-- {t} -->".encode()),
    "attribute": ("a.html", lambda t: f'<p title="1 > 0: {t}">x</p>'.encode()),
    "split by tags": ("a.html", lambda t: _split(t, "<wbr></wbr>").encode()),
    "split by white space": ("a.html", lambda t: t.replace(" ", "\n\t  ").encode()),
    "no-break spaces": ("a.html", lambda t: t.replace(" ", "\u00a0").encode()),
    "invisible letters": ("a.html", lambda t: _split(t, "\u200b\u00ad").encode()),
    "named entities": ("a.html", lambda t: t.replace(" ", "&nbsp;").encode()),
    "numbered entities": ("a.html", lambda t: _numbered(t).encode()),
    "entities in entities": ("a.xml", lambda t: _numbered(t).replace("&", "&amp;").encode()),
    "markup in an attribute": ("a.html", lambda t: f'<p data-x="{_split(t, "&lt;b&gt;&lt;/b&gt;")}">'.encode()),
    "link in a text": ("a.html", lambda t: f'<p>{t[:9]}<a href="../x/">{t[9:12]}</a>{t[12:]}</p>'.encode()),
    "address": ("a.html", lambda t: f'<a href="mailto:a@example.com?body={_percent(t)}">x</a>'.encode()),
    "picture in an address": (
        "a.html",
        lambda t: (
            b'<img src="data:image/svg+xml;base64,' + base64.b64encode(f"<svg><desc>{t}</desc></svg>".encode()) + b'">'
        ),
    ),
    "script": ("a.js", lambda t: f"var a='it\\'s {t}';".encode()),
    "script with codes": ("a.js", lambda t: "".join(f"\\u{{{ord(char):x}}}" for char in t).encode()),
    "json": ("a.json", lambda t: json.dumps({"a": t}, ensure_ascii=False).encode()),
    "json with codes": ("a.json", lambda t: f'{{"a": "{_escaped(t)}"}}'.encode()),
    "json with markup": ("a.json", lambda t: json.dumps({"a": _split(t, '<b class="c">')}).encode()),
    "xml": ("a.xml", lambda t: f"<a><![CDATA[{t}]]></a>".encode()),
    "markdown": ("a.md", lambda t: f"- **{t[:7]}**{t[7:]}".encode()),
    "style": ("a.css", lambda t: f'p::before {{ content: "{t}"; }}'.encode()),
    "utf-16": ("a.txt", lambda t: t.encode("utf-16")),
    "gzip": ("a.xml.gz", lambda t: gzip.compress(f"<a>{t}</a>".encode(), mtime=0)),
    "office": ("a.docx", _zip),
    "pdf": ("a.pdf", _pdf),
    "pdf, set in several fonts": ("a.pdf", lambda t: _pdf(f"{t[:6]}#strong[{t[6:]}]")),
    "pdf, title": ("a.pdf", lambda t: _pdf(f'#set document(title: "{t}")\nx')),
    "pdf, bookmark": ("a.pdf", lambda t: _pdf(f"#show heading: none\n= {t}")),
    "pdf, link": ("a.pdf", lambda t: _pdf(f'#link("mailto:a@example.com?body={_percent(t)}")[x]')),
    "pdf, packed": ("a.pdf", _old_pdf),
    "png tEXt": ("a.png", lambda t: _png(b"tEXt", b"Title\0" + t.encode())),
    "png zTXt": ("a.png", lambda t: _png(b"zTXt", b"Title\0\0" + zlib.compress(t.encode()))),
    "png iTXt": ("a.png", lambda t: _png(b"iTXt", b"Title\0\0\0ko\0\0" + t.encode())),
    "png iTXt, packed": ("a.png", lambda t: _png(b"iTXt", b"Title\0\1\0\0\0" + zlib.compress(t.encode()))),
    "jpeg comment": ("a.jpg", lambda t: _jpeg(0xFE, t.encode())),
    "jpeg EXIF": ("a.jpg", _exif),
    "jpeg XMP": ("a.jpg", lambda t: _jpeg(0xE1, _xmp(t))),
    "webp XMP": ("a.webp", lambda t: b"RIFF\0\0\0\0WEBPXMP " + struct.pack("<I", len(_xmp(t))) + _xmp(t)),
    "svg": ("a.svg", lambda t: f"<svg><title>{t}</title></svg>".encode()),
    "font": ("a.woff2", lambda t: b"wOF2\0\1\0\0" + t.encode()),
}
"""By what it shows: the name of the file, and the file."""
