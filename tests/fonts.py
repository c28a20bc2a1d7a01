"""Fonts for tests: none of the computer's, or one made here that has letters which the shipped font lacks."""

import struct
from pathlib import Path

from stagebook.resources import own_font

LETTERS = (0x05D0, 0x0E5B)
"""From Hebrew over Arabic to Thai."""
FOREIGN = "Elsewhere Sans"


def only_fonts_in(folder: Path) -> dict[str, str]:
    """An environment in which a program sees the fonts of one folder alone (on Linux)."""
    folder.mkdir(parents=True, exist_ok=True)
    conf = folder / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": str(conf)}


def add_foreign_font(folder: Path) -> Path:
    """Write a font of another name with letters from Hebrew to Thai, all drawn as the shipped font draws its first."""
    folder.mkdir(parents=True, exist_ok=True)
    data = bytearray(own_font().read_bytes())
    for encoding in ("utf-16-be", "latin-1"):
        data = data.replace("Stagebook Sans".encode(encoding), FOREIGN.encode(encoding))
    tables = {tag: at for tag, _, at, _ in struct.iter_unpack(">4sIII", data[12 : 12 + 16 * data[5]])}
    cmap = tables[b"cmap"]
    records = [(cmap + 4 + 8 * n) for n in range(struct.unpack_from(">H", data, cmap + 2)[0])]
    offsets = [struct.unpack_from(">I", data, each + 4)[0] for each in records]
    full = next(each for each in offsets if struct.unpack_from(">H", data, cmap + each)[0] == 12)
    struct.pack_into(">IIII", data, cmap + full + 12, 1, *LETTERS, 1)
    for each in records:
        struct.pack_into(">I", data, each + 4, full)
    path = folder / "ElsewhereSans-Regular.otf"
    path.write_bytes(data)
    return path
