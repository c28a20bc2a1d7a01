"""`stagebook report`: what readers tell the keepers of a playbook."""

from __future__ import annotations

from pathlib import Path

import click

from stagebook.cli.common import checked, folder_argument, playbook_folder
from stagebook.problems.errors import FINE, FOUND


@click.group()
def report() -> None:
    """Report on what readers did and did not find."""


@report.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@folder_argument
def misses(file: Path, folder: Path | None) -> int:
    """Propose aliases for what readers searched in vain.

    FILE is what a reader saved from the search of the site. Nothing is written: an alias is worth adding where the
    proposal is what the reader meant; else the word may belong into search.yml, or be missing from the playbook.
    Exit code 1 says that there are misses.

    \b
    Examples:
      stagebook report misses search-misses.json
      stagebook report misses search-misses.json playbook
    """
    from stagebook.site.edition import edition
    from stagebook.site.misses import proposals, read_misses

    language, found = read_misses(file)
    root = playbook_folder(folder)
    playbook = checked(root)
    known = language if language in playbook.settings.languages else playbook.settings.languages[0]
    for each in proposals(edition(playbook, root, language=known), found):
        times = f"{each.miss.text} ({each.miss.count})"
        if each.entry is None:
            click.echo(f"{times}: nothing is near; a tool, a term or a group in search.yml may be missing")
        else:
            click.echo(f"{times}: {each.entry.key}, {each.entry.title}\n  aliases: [{{{known}: {each.miss.text!r}}}]")
    if not found:
        click.echo("no misses")
    return FOUND if found else FINE
