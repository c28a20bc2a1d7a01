"""What commands share: their arguments, how a playbook is found and checked, how a wrong name is answered.

Nothing here loads the model at import: `stagebook --help` has to answer at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stagebook.problems.diagnostics import did_you_mean
from stagebook.problems.errors import StagebookError, WrongCallError, cause_of

if TYPE_CHECKING:
    from stagebook.checks import Checked
    from stagebook.model import Playbook

folder_argument = click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
audience_option = click.option("--audience", default="", help="Build what this audience sees (default: everything).")


def playbook_folder(folder: Path | None) -> Path:
    """Find the folder with playbook.yml: `folder` or the `playbook` in it; by default the current one.

    Raises `WrongCallError` where none is named and there is none.
    """
    from stagebook.model.no_playbook import PLAYBOOK

    if folder is not None:
        if (folder / PLAYBOOK).is_file() or not (folder / "playbook" / PLAYBOOK).is_file():
            return folder
        return folder / "playbook"
    for candidate in (Path(), Path("playbook")):
        if (candidate / PLAYBOOK).is_file():
            return candidate
    raise WrongCallError(f"there is no {PLAYBOOK} here or in ./playbook; name the folder that holds it")


def loaded_and_checked(root: Path, *, strict: bool = False) -> Checked:
    """Load and check the playbook in `root`, and show its problems on stderr.

    Raises `StagebookError` where they stand in the way: errors always, warnings if `strict`.
    """
    from stagebook.checks import Checked, load_and_check
    from stagebook.outputs.mkdocs.settings import engine_settings
    from stagebook.problems import formats
    from stagebook.problems.paths import seen_along, way_to

    engine = engine_settings(root)
    loaded, report = load_and_check(root, engine=engine)
    if report.problems or report.has_exceptions:
        click.echo(formats.text_report(*seen_along(report, loaded.lines, way_to(root))), err=True)
    if loaded.playbook is None or report.blocks(strict=strict):
        raise StagebookError("nothing was written")
    return Checked(loaded, report, engine)


def checked(root: Path, *, strict: bool = False) -> Playbook:
    """The playbook in `root`, as `loaded_and_checked`, for commands that need nothing else of it."""
    return loaded_and_checked(root, strict=strict).playbook


def require_audience(playbook: Playbook, audience: str) -> None:
    """Raise `WrongCallError` where the playbook has no such audience; empty means everybody."""
    known = playbook.settings.audiences
    if audience and audience not in known:
        raise WrongCallError(f"unknown audience '{audience}'; the playbook has: {', '.join(known) or 'none'}")


def require_known(noun: str, name: str, known: Iterable[str]) -> None:
    """Raise `WrongCallError`, with the nearest name, where `name` is given and not known."""
    names = tuple(known)
    if name and name not in names:
        raise WrongCallError(f"there is no {noun} '{name}'; {did_you_mean(name, names)}")


@contextmanager
def failing_as(outcome: str, place: Path) -> Iterator[None]:
    """Put the outcome before the cause: "the site was not built: 'site': there is no space left …". Wrong calls stay.

    `place` is what was to be written.
    """
    try:
        yield
    except WrongCallError:
        raise
    except StagebookError as error:
        raise StagebookError(f"{outcome}: {error}") from error
    except OSError as error:
        raise StagebookError(f"{outcome}: {cause_of(error, Path(from_here(place)))}") from error


def from_here(path: Path) -> str:
    """A path as the user would write it: relative to the current folder where it lies below."""
    try:
        return Path(os.path.realpath(path)).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
