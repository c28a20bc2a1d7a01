"""`stagebook migrate`: today's names in place of those that were renamed."""

from __future__ import annotations

from pathlib import Path

import click

from stagebook.cli.common import failing_as, folder_argument, from_here, playbook_folder
from stagebook.problems.errors import FINE, FOUND


@click.command()
@folder_argument
@click.option("--write", "writing", is_flag=True, help="Change the files; without it, nothing is written.")
def migrate(folder: Path | None, writing: bool) -> int:
    """Show what this version of Stagebook calls otherwise, as a diff; with --write, change it.

    Fields in YAML files and page heads, and fields, blocks and macros in the playbook's own templates. Nothing but the
    names changes. Exit code 1 says that there is something to change, or that a file can't be read.

    \b
    Examples:
      stagebook migrate
      stagebook migrate playbook --write
    """
    from stagebook.checks.renames import old_names_in
    from stagebook.outputs.migration import rewritten
    from stagebook.problems.formats import numbered, text_report
    from stagebook.problems.paths import seen_along, way_to

    root = playbook_folder(folder)
    loaded, renamed, unread = old_names_in(root)
    files = rewritten(root, renamed)
    for each in files:
        click.echo(each.diff())
        if writing:
            with failing_as("not everything was changed", root / each.file):
                each.write(root)
    if unread.problems:
        click.echo(text_report(*seen_along(unread, loaded.lines, way_to(root))), err=True)
        click.echo("what can't be read was not looked at; mend it and run the command anew", err=True)
    if not files:
        click.echo("nothing to change")
        return FOUND if unread.problems else FINE
    count = f"{numbered(sum(each.changes for each in files), 'name')} in {numbered(len(files), 'file')}"
    if not writing:
        click.echo(f"{count} of {from_here(root)}; nothing was written: add --write")
        return FOUND
    click.echo(f"{count} of {from_here(root)} changed")
    return FOUND if unread.problems else FINE
