"""What all commands share: their arguments, how they find a playbook, how they end."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from stagebook.checks import load_and_check
from stagebook.model.load import PLAYBOOK, Loaded
from stagebook.problems import formats

FINE, FOUND, WRONG_CALL = 0, 1, 2
"""Exit codes."""

folder_argument = click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
audience_option = click.option("--audience", default="", help="Build what this audience sees (default: everything).")


def playbook_folder(folder: Path | None) -> Path:
    """Find the folder with playbook.yml, or end the run."""
    if folder is not None:
        if (folder / PLAYBOOK).is_file() or not (folder / "playbook" / PLAYBOOK).is_file():
            return folder
        return folder / "playbook"
    for candidate in (Path(), Path("playbook")):
        if (candidate / PLAYBOOK).is_file():
            return candidate
    stop(f"there is no {PLAYBOOK} here or in ./playbook; name the folder that holds it", WRONG_CALL)


def checked(root: Path, strict: bool) -> Loaded:
    """Load and check the playbook in `root`; show its problems, and end the run where they stand in the way."""
    loaded, report = load_and_check(root)
    if report.problems:
        click.echo(formats.text_report(report, loaded.lines), err=True)
    if loaded.playbook is None or report.blocks(strict=strict):
        stop("nothing was written", FOUND)
    return loaded


def known_audience(loaded: Loaded, audience: str) -> None:
    """End the run where the playbook has no such audience."""
    known = loaded.playbook.settings.audiences if loaded.playbook else ()
    if audience and audience not in known:
        stop(f"unknown audience '{audience}'; the playbook has: {', '.join(known) or 'none'}", WRONG_CALL)


def shown(path: Path) -> str:
    """Return a path as the user would write it, from the current folder."""
    try:
        return Path(os.path.realpath(path)).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def stop(message: str, code: int) -> NoReturn:
    """Say why, and end the run."""
    click.echo(f"stagebook: {message}", err=True)
    sys.exit(code)
