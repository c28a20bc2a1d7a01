"""`stagebook check`: the problems of a playbook, as text or as another program reads them."""

from __future__ import annotations

from pathlib import Path

import click

from stagebook.cli.common import folder_argument, from_here, playbook_folder
from stagebook.problems.errors import FINE, FOUND


@click.command()
@folder_argument
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "github"]), default="text", help="How problems are shown."
)
@click.option("--all", "all_of_them", is_flag=True, help="Show each problem, however many of a rule there are.")
def check(folder: Path | None, strict: bool, shape: str, all_of_them: bool) -> int:
    """Check a playbook and say what is wrong, where, and how to mend it.

    \b
    Examples:
      stagebook check
      stagebook check playbook --strict
      stagebook check --format github        (in a CI job)
    """
    from stagebook.checks import load_and_check
    from stagebook.checks.summary import check_report
    from stagebook.outputs.mkdocs.settings import engine_settings
    from stagebook.problems import formats

    root = playbook_folder(folder)
    loaded, report = load_and_check(root, engine=engine_settings(root))
    if shape == "json":
        click.echo(formats.json_report(report))
    elif shape == "github":
        click.echo(formats.github_report(report, from_here(root)))
    else:
        click.echo(check_report(loaded, report, all_of_them=all_of_them))
    return FOUND if report.blocks(strict=strict) else FINE
