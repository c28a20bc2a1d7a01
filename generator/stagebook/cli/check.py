"""`stagebook check`: the problems of a playbook, as text or as another program reads them."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stagebook.cli.common import failing_as, folder_argument, playbook_folder
from stagebook.cli.explain import explained
from stagebook.problems.errors import FINE, FOUND
from stagebook.problems.formats import numbered

if TYPE_CHECKING:
    from stagebook.problems.diagnostics import Report


def _sarif(report: Report) -> str:
    from stagebook import __version__
    from stagebook.checks.extensions import extensions, known_rules
    from stagebook.problems.sarif import sarif_report

    return sarif_report(report, known_rules(extensions()), __version__)


def _fix(root: Path, *, yes: bool) -> None:
    """Show what can be mended safely, and mend it once somebody says so."""
    from stagebook.outputs.mending import mended

    mending = mended(root)
    if not mending.names and not mending.files:
        click.echo("nothing that is safe to mend", err=True)
        return
    click.echo(mending.diff(), err=True)
    if yes or (sys.stdin.isatty() and click.confirm("Change these files?", err=True)):
        with failing_as("not everything was changed", root):
            mending.write(root)
        click.echo(f"{numbered(len(mending.names) + len(mending.files), 'file')} changed", err=True)
    else:
        click.echo("nothing was changed; --yes changes the files without a question", err=True)


@click.command()
@folder_argument
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="How problems are shown.",
)
@click.option("--fix", "fixing", is_flag=True, help="Mend what is safe to mend: shown as a diff, then asked for.")
@click.option("--yes", is_flag=True, help="With --fix: change the files without a question.")
@click.option("--explain", "code", metavar="CODE", default="", help="Say what a rule looks for, with an example.")
@click.option("--all", "all_of_them", is_flag=True, help="Show each problem, however many of a rule there are.")
def check(folder: Path | None, strict: bool, shape: str, fixing: bool, yes: bool, code: str, all_of_them: bool) -> int:
    """Check a playbook and say what is wrong, where, and how to mend it.

    \b
    Examples:
      stagebook check
      stagebook check playbook --strict
      stagebook check --explain yaml-syntax
      stagebook check --fix                  (quotes, dashes, blanks, dates, endings)
      stagebook check --format github        (in a CI job)
      stagebook check --format sarif > stagebook.sarif
    """
    from stagebook.checks import load_and_check
    from stagebook.checks.summary import check_report
    from stagebook.outputs.mkdocs.settings import engine_settings
    from stagebook.problems import formats
    from stagebook.problems.paths import repository_of, seen_along, way_to

    if code:
        click.echo(explained(code))
        return FINE
    root = playbook_folder(folder)
    if fixing:
        _fix(root, yes=yes)
    engine = engine_settings(root)
    loaded, report = load_and_check(root, engine=engine)
    # A code host names files from the repository's root, a terminal from where it stands.
    start = repository_of(root) if shape in ("github", "sarif") else None
    report, lines = seen_along(report, loaded.lines, way_to(root, start))
    if shape == "json":
        click.echo(formats.json_report(report))
    elif shape == "github":
        click.echo(formats.github_report(report))
    elif shape == "sarif":
        click.echo(_sarif(report))
    else:
        click.echo(check_report(replace(loaded, lines=lines), report, all_of_them=all_of_them))
    return FOUND if report.blocks(strict=strict or engine.is_strict) else FINE
