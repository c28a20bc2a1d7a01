"""`stagebook check`: the problems of a playbook, as text or as another program reads them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stagebook.cli.common import folder_argument, playbook_folder
from stagebook.problems.errors import FINE, FOUND

if TYPE_CHECKING:
    from stagebook.problems.diagnostics import Report


def _sarif(report: Report) -> str:
    from stagebook import __version__
    from stagebook.checks.extensions import extensions, known_rules
    from stagebook.problems.sarif import sarif_report

    return sarif_report(report, known_rules(extensions()), __version__)


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
@click.option("--all", "all_of_them", is_flag=True, help="Show each problem, however many of a rule there are.")
def check(folder: Path | None, strict: bool, shape: str, all_of_them: bool) -> int:
    """Check a playbook and say what is wrong, where, and how to mend it.

    \b
    Examples:
      stagebook check
      stagebook check playbook --strict
      stagebook check --format github        (in a CI job)
      stagebook check --format sarif > stagebook.sarif
    """
    from stagebook.checks import load_and_check
    from stagebook.checks.summary import check_report
    from stagebook.outputs.mkdocs.settings import engine_settings
    from stagebook.problems import formats
    from stagebook.problems.paths import repository_of, seen_along, way_to

    root = playbook_folder(folder)
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
