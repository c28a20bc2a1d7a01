"""What `stagebook worksheets -o FILE` writes: blank sheets, or one for each deal of a CRM's export."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from stagebook.cli.plan import WrongCallError
from stagebook.deals import DealExport, DealMapping, UnreadableDealsError, read_deals, read_mapping
from stagebook.model import Playbook, Worksheet
from stagebook.model.files import TEMPLATES
from stagebook.outputs.folder import is_ours
from stagebook.outputs.packet_file import About, write_sheet_file
from stagebook.outputs.pdf import NoPdfError, PaperName
from stagebook.problems import formats
from stagebook.problems.diagnostics import Report, did_you_mean
from stagebook.reading.yaml import UnreadableError, read_text
from stagebook.sheets.build import blank_sheet, main_kind, subjects_of
from stagebook.sheets.fill import NotForDealsError, deal_sheets, plan_entries
from stagebook.sheets.form import Entry, Sheet
from stagebook.site.edition import edition
from stagebook.site.render import BrokenTemplateError
from stagebook.view import view
from stagebook.words import Words, words

FINE, FOUND = 0, 1


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


def write_sheets(playbook: Playbook, root: Path, site: Path, wanted: Wanted, address: str = "") -> int:
    """Write the file; return 0, or 1 where something is wrong with deals or nothing could be written.

    `site` is where the site of the playbook goes: nothing is written there. `address` is where it is on the web, if
    that is known. Raises `WrongCallError`.
    """
    _refuse(wanted, root, site)
    language = _language(playbook, wanted.language)
    if wanted.audience and wanted.audience not in playbook.settings.audiences:
        known = ", ".join(playbook.settings.audiences) or "none"
        raise WrongCallError(f"unknown audience '{wanted.audience}'; the playbook has: {known}")
    seen = view(playbook, wanted.audience, language)
    kinds = _kinds(seen, wanted)
    _known_places(seen, wanted)
    today = wanted.today or datetime.date.today()
    export: DealExport | None = None
    try:
        if wanted.deals:
            mapping = _mapping(wanted.mapping, playbook)
            if mapping is None:
                return FOUND
            # Stages are found by their names in every language; the sheets are in one.
            export = _read(wanted, playbook, seen, mapping, today)
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
        return _stop(_nothing(export))
    is_kept = True
    if wanted.go_live:
        sheets, is_kept = _with_plans(sheets, seen, words(language), wanted.go_live, today)
    shown = edition(playbook, root, wanted.audience, language)
    about = About(
        title=f"{seen.settings.title}: {wanted.deals.name if wanted.deals else shown.words.worksheets}",
        line=f"{today.isoformat()} · {shown.words.version} {playbook.settings.version}",
        export=wanted.deals.read_bytes() if wanted.deals else b"",
        problems=tuple(str(each) for each in export.errors) if export else (),
        base=address if language == playbook.settings.languages[0] else f"{address}{language}/",
        paper=wanted.paper,
    )
    try:
        write_sheet_file(wanted.output, sheets, shown, root / TEMPLATES, about)
    except (NoPdfError, BrokenTemplateError, OSError) as error:
        return _stop(f"nothing was written: {error}")
    click.echo(_summary(wanted.output, sheets, export))
    return FOUND if not is_kept or (export and export.errors) else FINE


def _stop(message: str) -> int:
    click.echo(f"stagebook: {message}", err=True)
    return FOUND


def _summary(output: Path, sheets: list[Sheet], export: DealExport | None) -> str:
    count = f"{len(sheets):,} sheet{'s' if len(sheets) != 1 else ''} in {output.name}"
    if export is None:
        return count
    closed = f", {export.closed:,} won or lost" if export.closed else ""
    return f"{count}, from {len(export.deals):,} of {export.rows:,} rows{closed}; {len(export.errors):,} problems"


def _nothing(export: DealExport | None) -> str:
    if export is None:
        return "there is no such sheet"
    if export.closed and export.closed == export.rows:
        return f"there is no deal to print: all {export.closed:,} are won or lost"
    return "there is no deal to print" if export.rows else "there is no deal to print: no row below the header"


def _with_plans(
    sheets: list[Sheet], playbook: Playbook, said: Words, go_live: datetime.date, today: datetime.date
) -> tuple[list[Sheet], bool]:
    """Return the sheets with the dates of their close plans, and whether all can be kept; say which can't."""
    if not any(sheet.has_block("plan") for sheet in sheets):
        raise WrongCallError("--go-live: no such sheet has a close plan; leave it out, or take --kind close-plan")
    planned: dict[tuple[str, str, str], tuple[Mapping[str, Entry], str]] = {}
    for sheet in sheets:
        if sheet.subject.key not in planned:
            planned[sheet.subject.key] = plan_entries(sheet, playbook, said, go_live, today)
    for problem in dict.fromkeys(problem for _, problem in planned.values() if problem):
        click.echo(f"error: {problem}", err=True)
    filled = [replace(s, entries={**s.entries, **planned[s.subject.key][0]}) for s in sheets]
    return filled, not any(problem for _, problem in planned.values())


def _refuse(wanted: Wanted, root: Path, site: Path) -> None:
    """Deal data never enters the site, nor the folder that it is made from; and no input is overwritten."""
    output = wanted.output
    if output.suffix.lower() not in (".html", ".pdf"):
        raise WrongCallError(f"-o '{output.name}': the name must end in .html or .pdf")
    target = Path(os.path.realpath(output))
    if target.is_dir():
        raise WrongCallError(f"-o {output.name}: this is a folder; name a file")
    if not target.parent.is_dir():
        raise WrongCallError(f"-o {output}: there is no folder '{output.parent}'")
    if any(each and Path(os.path.realpath(each)) == target for each in (wanted.deals, wanted.mapping)):
        raise WrongCallError(f"-o {output.name}: this is the file that is read; name another one")
    inside = next((folder for folder in target.parents if is_ours(folder)), None)
    if inside or target.is_relative_to(os.path.realpath(site)):
        raise WrongCallError("-o names a file in the site, where everybody can read it; name one outside of it")
    if target.is_relative_to(os.path.realpath(root)):
        raise WrongCallError("-o names a file in the playbook's folder; name one outside of it")
    if wanted.deals is None and (wanted.mapping or wanted.encoding):
        raise WrongCallError("--mapping and --encoding are about an export; name it with --deals")


def _known_places(playbook: Playbook, wanted: Wanted) -> None:
    processes = [str(each.id) for each in playbook.processes]
    if wanted.process and wanted.process not in processes:
        raise WrongCallError(f"there is no process '{wanted.process}'; {did_you_mean(wanted.process, processes)}")
    stages = [str(place.id) for each in playbook.processes for place in each.places]
    if wanted.stage and wanted.stage not in stages:
        raise WrongCallError(f"there is no stage '{wanted.stage}'; {did_you_mean(wanted.stage, stages)}")


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
        try:
            lines = {path.name: tuple(read_text(path, path.name).split("\n"))}
        except UnreadableError:
            lines = {}
        click.echo(formats.text_report(Report.of(problems), lines), err=True)
    return mapping


def _read(wanted: Wanted, playbook: Playbook, seen: Playbook, mapping: DealMapping, today: datetime.date) -> DealExport:
    """Read the export by all names of all stages; keep the deals that the sheets are for."""
    assert wanted.deals is not None
    export = read_deals(
        wanted.deals,
        playbook,
        today=today,
        process=wanted.process,
        mapping=mapping,
        encoding=wanted.encoding,
        progress=_rows_read if sys.stderr.isatty() else None,
    )
    shown = [deal for deal in export.deals if seen.find(deal.stage.kind, str(deal.stage.id), deal.stage.scope)]
    if len(shown) < len(export.deals):
        rest = len(export.deals) - len(shown)
        click.echo(f"note: {rest:,} deals are in stages that '{wanted.audience}' does not see", err=True)
    return replace(export, deals=tuple(d for d in shown if not wanted.stage or str(d.stage.id) == wanted.stage))


def _rows_read(count: int) -> None:
    click.echo(f"\rreading: {count:,} rows ", err=True, nl=False)


def _blank(playbook: Playbook, kinds: Iterable[Worksheet], wanted: Wanted, language: str) -> Iterator[Sheet]:
    number = 0
    for kind in kinds:
        for subject in subjects_of(playbook, kind):
            if wanted.process and wanted.process not in (subject.home, ""):
                continue
            if wanted.stage and wanted.stage != subject.id:
                continue
            sheet = blank_sheet(playbook, kind, subject, words(language))
            if sheet.sides:  # of a kind may be left nothing that this audience sees
                number += 1
                yield replace(sheet, number=number)
