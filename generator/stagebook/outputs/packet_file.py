"""Sheets become one file, HTML or PDF, written completely or not at all."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
from markupsafe import Markup

from stagebook.outputs.assets import sheet_script, sheet_style
from stagebook.outputs.font_faces import font_faces
from stagebook.outputs.leaks.scan import LeakScanner
from stagebook.outputs.pdf import PaperName, Pdf, write_pdf
from stagebook.outputs.unfinished import write_file
from stagebook.sheets.form import Sheet
from stagebook.sheets.missing_letters import foreign_in, letters_of
from stagebook.site.edition import Edition
from stagebook.site.render import Packet
from stagebook.site.urls import UrlStyle, address_of_sheet
from stagebook.words import Words


@dataclass(frozen=True)
class About:
    """What a file of sheets says besides the sheets."""

    title: str
    line: str
    """Below the title: day and version."""
    export: bytes = b""
    """The CRM's export as it was read; what is typed into the file is kept under it."""
    problems: tuple[str, ...] = ()
    """What is wrong with the export."""
    base: str = ""
    """The address of the site, of this language; empty where it is not known."""
    paper: PaperName = "a4"


@dataclass(frozen=True)
class LetterNote:
    """What is to be known of letters that the shipped font lacks."""

    text: str
    is_problem: bool = False
    """True where no font here has the letter."""


def write_sheet_file(
    target: Path,
    sheets: Sequence[Sheet],
    edition: Edition,
    own_templates: Path,
    about: About,
    scanner: LeakScanner | None = None,
) -> tuple[LetterNote, ...]:
    """Write the sheets as HTML or PDF, as the ending of `target` says; show how far it is.

    Deals are nobody else's business: a new file can be read by the user only. `scanner` looks for what the sheets'
    audience must not see. Returns which letters on them the shipped font lacks, each with its deal or item.
    Raises `NoPdfError`, `BrokenTemplateError`, `LeakError` or `OSError`; the old file then stays as it was.
    """
    address_of = partial(_address, about.base)
    if target.suffix.lower() == ".pdf":
        with _progress(sheets) as drawn:
            made = _pdf(drawn, edition, own_templates, about, address_of)
        if scanner:
            scanner.drawn(target.name, made.content, made.source)
        _replace(target, (made.content,), scanner)
        return tuple(LetterNote(str(each), is_problem=not each.family) for each in made.borrowed)
    packet = Packet(
        title=about.title,
        id=_packet_id(about.export, sheets),
        about=about.line,
        contents=tuple(_content(sheet, edition.words) for sheet in sheets),
        problems=about.problems,
        styles=(Markup(font_faces(letters_of(sheets))), Markup(sheet_style())),
        scripts=(Markup(sheet_script()),),
        address_of=address_of,
    )
    with _progress(sheets) as drawn:
        _replace(target, (piece.encode() for piece in edition.renderer.packet(drawn, packet)), scanner)
    return tuple(
        LetterNote(f"{each}, which the shipped font lacks; a font of the reader's computer draws it, if one has it")
        for each in foreign_in(sheets)
    )


def _pdf(
    sheets: Iterable[Sheet], edition: Edition, own_templates: Path, about: About, address_of: Callable[[Sheet], str]
) -> Pdf:
    return write_pdf(
        sheets,
        edition.playbook,
        edition.words,
        about.paper,
        title=about.title,
        own_templates=own_templates,
        addresses=address_of,
    )


def _progress(sheets: Sequence[Sheet]) -> AbstractContextManager[Iterable[Sheet]]:
    return click.progressbar(sheets, label="drawing", file=sys.stderr, show_pos=True)


def _content(sheet: Sheet, words: Words) -> dict[str, object]:
    names = [sheet.entry(key).value for key in ("deal/opportunity", "deal/account")]
    labels = words.sheet["blocks"]["deal"]["fields"]
    warnings = [
        f"{labels[key.removeprefix('deal/')]}: {entry.warning}"
        for key, entry in sheet.entries.items()
        if entry.warning and key.removeprefix("deal/") in labels
    ]
    return {"name": ", ".join(filter(None, names)) or sheet.title, "title": sheet.title, "warnings": warnings}


def _address(base: str, sheet: Sheet) -> str:
    return base + UrlStyle().url(address_of_sheet(sheet.subject, str(sheet.kind.id)).src)


def _packet_id(export: bytes, sheets: Iterable[Sheet]) -> str:
    """What the browser keeps typed text under.

    Another export is another packet: what was typed into the last one must not hide what the CRM knows by now.
    """
    digest = hashlib.sha256(export)
    for sheet in sheets:
        digest.update(f"{sheet.kind.id}/{sheet.storage_key}/{sheet.deal}\n".encode())
    return digest.hexdigest()[:24]


def _replace(target: Path, pieces: Iterable[bytes], scanner: LeakScanner | None) -> None:
    def scan(made: Path) -> None:
        if scanner:
            scanner.content(target.name, made.read_bytes())
            scanner.require_none()

    write_file(target, pieces, scan)
