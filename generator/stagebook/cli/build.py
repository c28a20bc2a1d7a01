"""`stagebook build`: the site, put in place in one step once it is whole."""

from __future__ import annotations

from pathlib import Path

import click

from stagebook.cli.common import (
    audience_option,
    failing_as,
    folder_argument,
    from_here,
    loaded_and_checked,
    playbook_folder,
    require_audience,
)
from stagebook.problems.errors import StagebookError


@click.command()
@folder_argument
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    help="Where the site goes (default: site beside the folder playbook, site-NAME beside a folder of another name; "
    "or site_dir in mkdocs.yml).",
)
@audience_option
@click.option("--strict", is_flag=True, help="Warnings stop the build.")
@click.option("--offline", is_flag=True, help="Make a folder whose pages open as files, without a server.")
@click.option("--pdf", is_flag=True, help="Publish each worksheet as PDF too, for A4 and Letter.")
@click.option("--verbose", is_flag=True, help="Show what the engine does.")
def build(
    folder: Path | None, site: Path | None, audience: str, strict: bool, offline: bool, pdf: bool, verbose: bool
) -> None:
    """Build the site. A failed build leaves the last good site as it was.

    \b
    Examples:
      stagebook build
      stagebook build playbook --site public --strict
      stagebook build --audience partner --site site-partner
      stagebook build --offline --site for-the-train
    """
    from stagebook.outputs.folder import replacing
    from stagebook.outputs.mkdocs import commands, settings

    root = playbook_folder(folder)
    found = loaded_and_checked(root, strict=strict)
    if found.engine.is_strict and found.report.warnings:
        raise StagebookError("nothing was written: mkdocs.yml says `strict: true`, and there are warnings")
    require_audience(found.playbook, audience)
    target = site or settings.default_site(root)
    with failing_as("the site was not built", target), replacing(target, root) as fresh:
        commands.build(found, fresh, audience=audience, strict=strict, verbose=verbose, pdf=pdf, offline=offline)
        pages = sum(1 for _ in fresh.rglob("*.html"))
    click.echo(f"{pages} pages in {from_here(target)}")
