"""The playbooks of this repository, each read once in a process: the five that ship, and the small ones of the tests.

`good/<name>/` has no errors. `bad/<name>/expected.txt` is what `stagebook check --all` prints for that folder,
`short.txt` beside it what it prints without.
"""

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch

from stagebook import checks
from stagebook.checks import load_and_check
from stagebook.checks.engine import PLAIN_ENGINE, EngineSettings
from stagebook.checks.summary import check_report
from stagebook.checks.today import VARIABLE
from stagebook.model import Playbook
from stagebook.model.load import Loaded, load
from stagebook.problems.diagnostics import Report
from stagebook.schema.registry import Registry
from stagebook.site.edition import Edition, edition

ROOT = Path(__file__).resolve().parents[1]
FIVE = (ROOT / "playbook", *sorted(path.parent for path in (ROOT / "examples").glob("*/playbook.yml")))
"""The reference playbook and the examples."""
PLAYBOOKS = Path(__file__).resolve().parent / "playbooks"
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
TODAY = NOON.date()


def names(kind: str) -> list[str]:
    """The cases of a kind, `good` or `bad`."""
    return sorted(folder.name for folder in (PLAYBOOKS / kind).iterdir() if folder.is_dir())


@cache
def _on_disk(folder: Path) -> tuple[Loaded, Report]:
    return load_and_check(folder, TODAY)


def checked(folder: Path) -> tuple[Loaded, Report]:
    """A playbook and its problems; those that lie here, which no test changes, are checked once."""
    return _on_disk(folder) if folder.is_relative_to(PLAYBOOKS) else load_and_check(folder, TODAY)


def report(folder: Path) -> Report:
    """All problems of a playbook."""
    return checked(folder)[1]


def printed(folder: Path, *, all_of_them: bool = True) -> str:
    """What `stagebook check` prints for a playbook, by default with `--all`."""
    loaded, found = checked(folder)
    return check_report(loaded, found, all_of_them=all_of_them) + "\n"


@cache
def playbook_in(folder: Path) -> Playbook:
    """A playbook, loaded and not checked; nobody changes its folder."""
    found = load(folder).playbook
    assert found
    return found


@cache
def edition_of(folder: Path, language: str) -> Edition:
    """Its pages in one language, not rendered."""
    return edition(playbook_in(folder), folder, language=language)


@cache
def bodies(folder: Path, language: str) -> dict[str, str]:
    """The HTML of its pages that are made of the model, by their source."""
    made = edition_of(folder, language)
    return {page.src: made.renderer.body(page).html() for page in made.site.pages if page.kind != "guide"}


_commands_read: list[tuple[tuple[Path, EngineSettings, str], tuple[Loaded, Report]]] = []


@contextmanager
def read_once() -> Iterator[None]:
    """Let commands that run in this process read and check each of the five once, as long as they ask for the same.

    Half of what drawing a sheet takes is reading its playbook; how commands read is tested with other folders.
    """

    def read(
        root: Path,
        today: datetime.date | None = None,
        engine: EngineSettings = PLAIN_ENGINE,
        registry: Registry | None = None,
    ) -> tuple[Loaded, Report]:
        if root not in FIVE or today is not None or registry is not None:
            return load_and_check(root, today, engine, registry)
        asked = (root, engine, os.environ.get(VARIABLE, ""))
        found = next((found for known, found in _commands_read if known == asked), None)
        if found is None:
            found = load_and_check(root, None, engine)
            _commands_read.append((asked, found))
        return found

    with patch.object(checks, "load_and_check", read):
        yield
