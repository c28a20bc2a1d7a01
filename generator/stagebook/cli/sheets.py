"""`stagebook worksheets -o FILE`: blank sheets, or one for each deal of a CRM's export."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from stagebook.checks.today import current_day
from stagebook.cli.common import failing_as, require_audience, require_known
from stagebook.cli.output_file import require_writable
from stagebook.cli.plan import buyers_calendar, plan_problems
from stagebook.deals import DealExport, DealMapping, read_deals, read_mapping
from stagebook.model import Playbook, Worksheet
from stagebook.outputs.leaks.scan import scanner_for
from stagebook.outputs.packet_file import About, write_sheet_file
from stagebook.outputs.pdf import PaperName
from stagebook.problems import formats
from stagebook.problems.diagnostics import Report
from stagebook.problems.errors import FINE, FOUND, StagebookError, WrongCallError
from stagebook.reading.publishable import TEMPLATES
from stagebook.reading.yaml import UnreadableError, read_text
from stagebook.sheets.build import blank_sheet, main_kind, subjects_of
from stagebook.sheets.close_plan import NoPlanError
from stagebook.sheets.fill import deal_sheets, plan_entries, sheet_plan
from stagebook.sheets.form import Entry, Sheet
from stagebook.site.edition import Edition, sheets_edition


@dataclass(frozen=True)
class Request:
    """What to write, as the options of the command name it; an empty text means that the option was left out."""

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
    buyer_country: str = ""

    @property
    def day(self) -> datetime.date:
        """The day on which the sheets are true."""
        return self.today or current_day()


def write_sheets(playbook: Playbook, root: Path, site: Path, request: Request, address: str = "") -> int:
    """Write the file; the exit code is 1 where the export has errors or a close plan can't be kept.

    `root` is the playbook's folder, `site` where its site goes (nothing is written in either), `address` where the
    site is on the web, "" where that is not known. Raises `WrongCallError`, and `StagebookError` where there is
    nothing to write or it can't be written.
    """
    require_writable(request.output, root=root, site=site, inputs=(request.deals, request.mapping))
    _require_export(request)
    language = _language(playbook, request.language)
    require_audience(playbook, request.audience)
    edition = sheets_edition(playbook, root, request.audience, language)
    kinds = _kinds(edition.playbook, request)
    _require_subjects(edition.playbook, request)

    export = _deals(request, playbook, edition.playbook) if request.deals else None
    if export:
        sheets = list(deal_sheets(edition.playbook, kinds[0], export.deals, edition.words, request.day))
        _show_problems(export)
    else:
        sheets = list(_blank_sheets(edition, kinds, request))
    if not sheets:
        raise StagebookError(_why_none(export))
    is_kept = True
    if request.go_live is None and request.buyer_country:
        raise WrongCallError("--buyer-country is about a close plan; name its day with --go-live")
    if request.go_live:
        sheets, is_kept = _with_plans(sheets, edition, request.go_live, request)

    about = _about(edition, request, export, address, is_first=language == playbook.settings.languages[0])
    with failing_as("nothing was written", request.output):
        scanner = scanner_for(playbook, root, request.audience, address)
        letters = write_sheet_file(request.output, sheets, edition, root / TEMPLATES, about, scanner)
    for note in letters:
        click.echo(f"{'error' if note.is_problem else 'note'}: {note.text}", err=True)
    undrawn = sum(note.is_problem for note in letters)
    click.echo(_summary(request.output, sheets, export, undrawn))
    return FOUND if not is_kept or undrawn or (export and export.errors) else FINE


# --- what the options name ------------------------------------------------------------------------------------------


def _require_export(request: Request) -> None:
    if request.deals is None and (request.mapping or request.encoding):
        raise WrongCallError("--mapping and --encoding are about an export; name it with --deals")


def _require_subjects(playbook: Playbook, request: Request) -> None:
    require_known("process", request.process, (str(each.id) for each in playbook.processes))
    require_known("stage", request.stage, (str(place.id) for each in playbook.processes for place in each.positions))


def _language(playbook: Playbook, name: str) -> str:
    known = playbook.settings.languages
    if name and name not in known:
        raise WrongCallError(f"the playbook has no language '{name}'; it has: {', '.join(known)}")
    return name or known[0]


def _kinds(playbook: Playbook, request: Request) -> tuple[Worksheet, ...]:
    known = playbook.worksheets
    require_known("worksheet", request.kind, known)
    if request.kind:
        return (known[request.kind],)
    if not request.deals:
        return tuple(known.values())
    main = main_kind(playbook)
    if main is None:
        raise WrongCallError("the playbook has no worksheet of stages; say which one with --kind")
    return (main,)


# --- deals ----------------------------------------------------------------------------------------------------------


def _deals(request: Request, playbook: Playbook, seen: Playbook) -> DealExport:
    """Read the export by all names of all stages, in every language; keep the deals that the sheets are for."""
    assert request.deals is not None
    export = read_deals(
        request.deals,
        playbook,
        today=request.day,
        process=request.process,
        mapping=_mapping(request.mapping, playbook, seen),
        encoding=request.encoding,
        progress=_show_progress if sys.stderr.isatty() else None,
        shown=seen,
    )
    visible = [deal for deal in export.deals if seen.find(deal.stage.kind, str(deal.stage.id), deal.stage.scope)]
    if hidden := len(export.deals) - len(visible):
        click.echo(f"note: {hidden:,} deals are in stages that '{request.audience}' does not see", err=True)
    wanted = (deal for deal in visible if not request.stage or str(deal.stage.id) == request.stage)
    return replace(export, deals=tuple(wanted))


def _mapping(path: Path | None, playbook: Playbook, seen: Playbook) -> DealMapping:
    """Read the mapping file, if there is one. Raises `StagebookError` after showing what is wrong with it."""
    if path is None:
        return DealMapping()
    mapping, problems = read_mapping(path, playbook, seen)
    if problems:
        try:
            lines = {path.name: tuple(read_text(path, path.name).split("\n"))}
        except UnreadableError:
            lines = {}
        click.echo(formats.text_report(Report.of(problems), lines), err=True)
    if mapping is None:
        raise StagebookError
    return mapping


def _show_progress(count: int) -> None:
    click.echo(f"\rreading: {count:,} rows ", err=True, nl=False)


def _show_problems(export: DealExport) -> None:
    for each in export.problems:
        click.echo(f"{'error' if each.is_error else 'note'}: {each}", err=True)


# --- sheets ---------------------------------------------------------------------------------------------------------


def _blank_sheets(edition: Edition, kinds: Iterable[Worksheet], request: Request) -> Iterator[Sheet]:
    number = 0
    for kind in kinds:
        for subject in subjects_of(edition.playbook, kind):
            if request.process and request.process not in (subject.home, ""):
                continue
            if request.stage and request.stage != subject.id:
                continue
            sheet = blank_sheet(edition.playbook, kind, subject, edition.words)
            if sheet.sides:  # of a kind may be left nothing that this audience sees
                number += 1
                yield replace(sheet, number=number)


def _with_plans(
    sheets: list[Sheet], edition: Edition, go_live: datetime.date, request: Request
) -> tuple[list[Sheet], bool]:
    """Fill in the close plans; show what is wrong with them, and return whether all can be kept."""
    if not any(sheet.has_block("plan") for sheet in sheets):
        raise WrongCallError("--go-live: no such sheet has a close plan; leave it out, or take --kind close-plan")
    theirs = buyers_calendar(edition.playbook, request.buyer_country)
    entries: dict[tuple[str, str, str], dict[str, Entry]] = {}
    problems: dict[str, bool] = {}
    for sheet in sheets:
        subject = sheet.subject
        if subject.key in entries:
            continue
        entries[subject.key] = {}
        try:
            plan = sheet_plan(sheet, edition.playbook, go_live, request.day, theirs)
        except NoPlanError as error:
            problems[str(error)] = True
            continue
        if plan:
            entries[subject.key] = plan_entries(plan, edition.words)
            problems |= {f"the plan of '{subject.id}': {text}": is_late for text, is_late in plan_problems(plan)}
    for text, is_error in problems.items():
        click.echo(f"{'error' if is_error else 'warning'}: {text}", err=True)
    filled = [replace(sheet, entries={**sheet.entries, **entries[sheet.subject.key]}) for sheet in sheets]
    return filled, not any(problems.values())


# --- the file -------------------------------------------------------------------------------------------------------


def _about(edition: Edition, request: Request, export: DealExport | None, address: str, *, is_first: bool) -> About:
    """`is_first` tells whether the sheets are in the language whose pages lie at the site's root."""
    settings, words = edition.playbook.settings, edition.words
    return About(
        title=f"{settings.title}: {request.deals.name if request.deals else words.worksheets}",
        line=words.fill(words.printed, date=words.date(request.day), version=settings.version),
        export=request.deals.read_bytes() if request.deals else b"",
        problems=tuple(str(each) for each in export.errors) if export else (),
        base=address if is_first else f"{address}{edition.language}/",
        paper=request.paper,
    )


def _summary(output: Path, sheets: list[Sheet], export: DealExport | None, undrawn: int) -> str:
    count = f"{len(sheets):,} sheet{'s' if len(sheets) != 1 else ''} in {output.name}"
    if export is None:
        return count if not undrawn else f"{count}; {undrawn:,} problems"
    closed = f", {export.closed:,} won or lost" if export.closed else ""
    problems = len(export.errors) + undrawn
    return f"{count}, from {len(export.deals):,} of {export.rows:,} rows{closed}; {problems:,} problems"


def _why_none(export: DealExport | None) -> str:
    if export is None:
        return "there is no such sheet"
    if export.closed and export.closed == export.rows:
        return f"there is no deal to print: all {export.closed:,} are won or lost"
    return "there is no deal to print" if export.rows else "there is no deal to print: no row below the header"
