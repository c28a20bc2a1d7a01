"""`stagebook new`: a playbook to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stagebook.cli.common import failing_as, from_here, require_known
from stagebook.problems.errors import FINE, WRONG_CALL, WrongCallError

if TYPE_CHECKING:
    from stagebook.outputs.starter import Starter


@click.command()
@click.argument("directory", required=False, type=click.Path(path_type=Path))
@click.option("--from", "name", default="", metavar="NAME", help="The playbook to start from; --list shows them.")
@click.option("--language", default="", help="The language that comes first, such as ko (default: en).")
@click.option("--list", "listing", is_flag=True, help="List the playbooks one can start from.")
def new(directory: Path | None, name: str, language: str, listing: bool) -> int:
    """Start a playbook in DIRECTORY, a new or empty folder; it checks and builds at once.

    \b
    Examples:
      stagebook new our-playbook
      stagebook new our-playbook --from seven-stage-pipeline --language ko
      stagebook new --list
    """
    from stagebook.outputs.starter import DEFAULT, create

    if listing or directory is None:
        _list_starters()
        return FINE if listing else WRONG_CALL
    name = name or DEFAULT
    chosen = _starter(name)
    _require_language(chosen, language)
    with failing_as("nothing was written", directory):
        create(directory, chosen, language)
    there = from_here(directory)
    click.echo(f"{there}: a playbook like '{name}'. Next: cd {there} && stagebook serve")
    return FINE


def _list_starters() -> None:
    from stagebook.outputs.starter import names, starter

    for each in map(starter, names()):
        click.echo(f"{each.name:28} {each.summary}")


def _starter(name: str) -> Starter:
    from stagebook.outputs.starter import names, starter

    require_known("starter", name, names())
    return starter(name)


def _require_language(starter: Starter, language: str) -> None:
    if language and language not in starter.languages:
        known = ", ".join(starter.languages)
        raise WrongCallError(f"the starter '{starter.name}' has no language '{language}'; it has: {known}")
