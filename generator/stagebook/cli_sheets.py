"""What `stagebook worksheets -o FILE` writes: blank sheets, or one for each deal of a CRM's export."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

import click
from markupsafe import Markup

from stagebook import formats
from stagebook.cli_plan import WrongCallError
from stagebook.deals import DealExport, DealMapping, UnreadableDealsError, read_deals, read_mapping
from stagebook.diagnostics import Report, did_you_mean
from stagebook.language import Words, words
from stagebook.model import Playbook, Stage, Worksheet
from stagebook.packet import NotForDealsError, deal_sheets, plan_entries
from stagebook.pdf import NoPdfError, PaperName, write_pdf
from stagebook.render import BrokenTemplateError, Packet
from stagebook.resources import templates
from stagebook.sheets.build import blank_sheet, main_kind, subjects_of
from stagebook.sheets.shapes import Sheet
from stagebook.site import edition
from stagebook.swap import is_ours
from stagebook.urls import UrlStyle, sheet_of
from stagebook.view import view

FINE, FOUND = 0, 1
STYLES = (
    "assets/css/a-stagebook.css",
    "assets/css/b-components.css",
    "assets/css/sheet.css",
    "assets/css/print.css",
    "sheets/packet.css",
)
SCRIPTS = ("assets/js/a-base.js", "assets/js/b-ticks.js", "assets/js/c-keep.js", "assets/js/worksheet.js")


@dataclass(frozen=True)
class Wanted:
    """What to write, as the command line says it."""

    output: Path
    kind: str = ""
    process: str = ""
    stage: str = ""
    deals: Path | None = None
    mapping: Path | None = None
    encoding: str = ""
    paper: PaperName = "a4"
    language: str = ""
    audience: str = ""
    go_live: datetime.date | None = None
    today: datetime.date | None = None


def write_sheets(playbook: Playbook, root: Path, site: Path, wanted: Wanted) -> int:
    """Write the file; return 0, or 1 where something is wrong with deals or nothing could be written.

    `site` is where the site of the playbook goes: nothing is written there. Raises `WrongCallError`.
    """
    _refuse(wanted.output, root, site)
    language = _language(playbook, wanted.language)
    if wanted.audience and wanted.audience not in playbook.settings.audiences:
        known = ", ".join(playbook.settings.audiences) or "none"
        raise WrongCallError(f"unknown audience '{wanted.audience}'; the playbook has: {known}")
    seen = view(playbook, wanted.audience, language)
    kinds = _kinds(seen, wanted)
    today = wanted.today or datetime.date.today()
    export: DealExport | None = None
    try:
        if wanted.deals:
            mapping = _mapping(wanted.mapping, playbook)
            if mapping is None:
                return FOUND
            # Stages are found by their names in every language; the sheets are in one.
            export = _read(wanted, view(playbook, wanted.audience), mapping, today)
            sheets = list(deal_sheets(seen, kinds[0], export.deals, words(language), today))
        else:
            sheets = list(_blank(seen, kinds, wanted, language))
    except UnreadableDealsError as error:
        return _stop(str(error))
    except NotForDealsError as error:
        raise WrongCallError(str(error)) from error
    problems = export.problems if export else ()
    for each in problems:
        click.echo(f"{'error' if each.is_error else 'note'}: {each}", err=True)
    if not sheets:
        return _stop("there is no deal to print" if wanted.deals else "there is no such sheet")
    if wanted.go_live:
        day = wanted.go_live
        sheets = [replace(s, entries={**s.entries, **plan_entries(s, seen, day, today)}) for s in sheets]
    try:
        _write(playbook, root, wanted, language, sheets, today, export)
    except (NoPdfError, BrokenTemplateError, OSError) as error:
        return _stop(f"nothing was written: {error}")
    click.echo(_summary(wanted.output, sheets, export))
    return FOUND if export and export.errors else FINE


def _stop(message: str) -> int:
    click.echo(f"stagebook: {message}", err=True)
    return FOUND


def _summary(output: Path, sheets: list[Sheet], export: DealExport | None) -> str:
    count = f"{len(sheets):,} sheet{'s' if len(sheets) != 1 else ''} in {output.name}"
    if export is None:
        return count
    closed = f", {export.closed:,} won or lost" if export.closed else ""
    return f"{count}, from {len(export.deals):,} of {export.rows:,} rows{closed}; {len(export.errors):,} problems"


def _refuse(output: Path, root: Path, site: Path) -> None:
    """Deal data never enters the site, nor the folder that it is made from."""
    if output.suffix.lower() not in (".html", ".pdf"):
        raise WrongCallError(f"-o {output.name}: the name must end in .html or .pdf")
    target = Path(os.path.realpath(output))
    if target.is_dir():
        raise WrongCallError(f"-o {output.name}: this is a folder; name a file")
    if not target.parent.is_dir():
        raise WrongCallError(f"-o {output}: there is no folder '{output.parent}'")
    inside = next((folder for folder in target.parents if is_ours(folder)), None)
    if inside or target.is_relative_to(os.path.realpath(site)):
        raise WrongCallError("-o names a file in the site, where everybody can read it; name one outside of it")
    if target.is_relative_to(os.path.realpath(root)):
        raise WrongCallError("-o names a file in the playbook's folder; name one outside of it")


def _language(playbook: Playbook, name: str) -> str:
    known = playbook.settings.languages
    if name and name not in known:
        raise WrongCallError(f"the playbook has no language '{name}'; it has: {', '.join(known)}")
    return name or known[0]


def _kinds(playbook: Playbook, wanted: Wanted) -> tuple[Worksheet, ...]:
    known = playbook.worksheets
    if wanted.kind and wanted.kind not in known:
        raise WrongCallError(f"there is no worksheet '{wanted.kind}'; {did_you_mean(wanted.kind, known)}")
    if wanted.kind:
        return (known[wanted.kind],)
    main = main_kind(playbook)
    if wanted.deals and main is None:
        raise WrongCallError("the playbook has no worksheet of stages; say which one with --kind")
    return (main,) if wanted.deals and main else tuple(known.values())


def _mapping(path: Path | None, playbook: Playbook) -> DealMapping | None:
    """Read the mapping file; None, after saying why, where it is broken."""
    if path is None:
        return DealMapping()
    mapping, problems = read_mapping(path, playbook)
    if problems:
        lines = {problems[0].span.file: tuple(path.read_text("utf-8", "replace").split("\n"))}
        click.echo(formats.text_report(Report.of(problems), lines), err=True)
    return mapping


def _read(wanted: Wanted, playbook: Playbook, mapping: DealMapping, today: datetime.date) -> DealExport:
    assert wanted.deals is not None
    if wanted.process and wanted.process not in {str(each.id) for each in playbook.processes}:
        names = [str(each.id) for each in playbook.processes]
        raise WrongCallError(f"there is no process '{wanted.process}'; {did_you_mean(wanted.process, names)}")
    export = read_deals(
        wanted.deals, playbook, today=today, process=wanted.process, mapping=mapping, encoding=wanted.encoding
    )
    if wanted.stage:
        kept = tuple(deal for deal in export.deals if str(deal.stage.id) == wanted.stage)
        export = replace(export, deals=kept)
    return export


def _blank(playbook: Playbook, kinds: Iterable[Worksheet], wanted: Wanted, language: str) -> Iterator[Sheet]:
    number = 0
    for kind in kinds:
        for subject in subjects_of(playbook, kind):
            if wanted.process and wanted.process not in (subject.home, ""):
                continue
            if wanted.stage and isinstance(subject, Stage) and wanted.stage != subject.id:
                continue
            number += 1
            yield replace(blank_sheet(playbook, kind, subject, words(language)), number=number)


def _write(
    playbook: Playbook,
    root: Path,
    wanted: Wanted,
    language: str,
    sheets: list[Sheet],
    today: datetime.date,
    export: DealExport | None,
) -> None:
    shown = edition(playbook, root, wanted.audience, language)
    title = f"{shown.site.playbook.settings.title}: {wanted.deals.name if wanted.deals else shown.words.worksheets}"
    if wanted.output.suffix.lower() == ".pdf":
        own = root / "templates"
        with _progress(sheets, "drawing") as drawn:
            content = write_pdf(
                drawn, shown.site.playbook, shown.words, wanted.paper, title=title, own_templates=own,
                addresses=_address,
            )  # fmt: skip
        _replace(wanted.output, (content,))
        return
    packet = Packet(
        title=title,
        # A later export is another packet: what was typed into this one must not hide what the CRM knows by then.
        id=f"{playbook.settings.title}/{wanted.deals.name if wanted.deals else 'blank'}/{today.isoformat()}",
        about=f"{today.isoformat()} · {shown.words.version} {playbook.settings.version}",
        contents=tuple(_content(sheet, shown.words) for sheet in sheets),
        problems=tuple(str(each) for each in export.errors) if export else (),
        styles=tuple(map(_asset, STYLES)),
        scripts=tuple(map(_asset, SCRIPTS)),
        address_of=_address,
    )
    with _progress(sheets, "drawing") as drawn:
        _replace(wanted.output, (piece.encode() for piece in shown.renderer.packet(drawn, packet)))


def _progress(sheets: list[Sheet], label: str) -> AbstractContextManager[Iterable[Sheet]]:
    return click.progressbar(sheets, label=label, file=sys.stderr, show_pos=True)


def _content(sheet: Sheet, words: Words) -> dict[str, object]:
    names = [sheet.entry(key).value for key in ("deal/opportunity", "deal/account")]
    labels = words.sheet["blocks"]["deal"]["fields"]
    warnings = [
        f"{labels[key.removeprefix('deal/')]}: {entry.warning}"
        for key, entry in sheet.entries.items()
        if entry.warning and key.removeprefix("deal/") in labels
    ]
    return {"name": ", ".join(filter(None, names)) or sheet.title, "title": sheet.title, "warnings": warnings}


def _address(sheet: Sheet) -> str:
    return UrlStyle().url(sheet_of(sheet.subject, str(sheet.kind.id)).src)


def _asset(name: str) -> Markup:
    return Markup((templates() / name).read_text(encoding="utf-8"))


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all; what was there stays until the new one is written."""
    target = Path(os.path.realpath(target))
    new = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with new.open("xb") as file:
            file.writelines(pieces)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
