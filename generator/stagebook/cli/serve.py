"""`stagebook serve`: the site in the browser while its files are written."""

from __future__ import annotations

from pathlib import Path

import click

from stagebook.cli.common import audience_option, folder_argument, playbook_folder


@click.command()
@folder_argument
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
@audience_option
def serve(folder: Path | None, address: str, open_browser: bool, audience: str) -> None:
    """Show the site in the browser and follow every change.

    A mistake shows its problems on a page of their own; the last good pages stay up.

    \b
    Examples:
      stagebook serve
      stagebook serve playbook --address 127.0.0.1:9000 --open
    """
    from stagebook.outputs.mkdocs import commands

    commands.serve(playbook_folder(folder), address, open_browser=open_browser, audience=audience)
