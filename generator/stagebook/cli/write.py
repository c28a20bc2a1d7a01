"""`stagebook write`: the pages as Markdown files, which any engine can build."""

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


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@folder_argument
@audience_option
def write(directory: Path, folder: Path | None, audience: str) -> None:
    """Write the pages as Markdown files into DIRECTORY, for any engine, without the plugin.

    \b
    Example:
      stagebook write out && mkdocs build --strict -f out/mkdocs.yml
    """
    from stagebook.outputs.folder import replacing
    from stagebook.outputs.leaks.scan import scanner_for
    from stagebook.outputs.markdown_files import write as write_pages

    root = playbook_folder(folder)
    found = loaded_and_checked(root)
    playbook = found.playbook
    require_audience(playbook, audience)
    with failing_as("the pages were not written", directory), replacing(directory, root) as fresh:
        pages = write_pages(playbook, root, fresh, audience, found.engine.written.nav())
        if scanner := scanner_for(playbook, root, audience):
            scanner.folder(fresh)
            scanner.require_none(found.loaded.lines)
    click.echo(f"{pages} pages in {from_here(directory)}")
