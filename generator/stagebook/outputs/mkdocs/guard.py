"""A site for a narrower audience is made in a draft, looked through, and put in its place when nothing hidden is in it.

`stagebook build` makes every site in a draft of its own; for a plain `mkdocs build`, which empties the site's folder
first, the guard makes one.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.utils import clean_directory

from stagebook.outputs.leaks.scan import LeakError, LeakScanner, scanner_for
from stagebook.outputs.unfinished import draft_of, put_in_place
from stagebook.problems.diagnostics import did_you_mean
from stagebook.problems.formats import Lines

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from stagebook.model.load import Loaded
    from stagebook.outputs.pdf import Pdf

log = logging.getLogger("mkdocs.plugins.stagebook")


def known_audience(wanted: str, known: Sequence[str], *, serving: bool) -> str:
    """The audience that is asked for. An unknown one raises `PluginError`; while serving it is named and ignored."""
    if not wanted or wanted in known:
        return wanted
    if serving:
        log.error("unknown audience '%s'; showing what the first one sees", wanted)
        return ""
    raise PluginError(f"unknown audience '{wanted}'; {did_you_mean(wanted, known) or 'the playbook has none'}")


class SiteGuard:
    """Of one run that builds all languages of a site; does nothing where the audience sees everything."""

    def __init__(self) -> None:
        """Start without a site."""
        self._scanner: LeakScanner | None = None
        self._lines: Lines = {}
        self._target: Path | None = None
        self._draft = ExitStack()

    def start(self, config: MkDocsConfig, loaded: Loaded, audience: str, *, in_draft: bool) -> None:
        """Take the playbook before anything is written; unless the site is `in_draft` anyway, let it be made in one."""
        self.drop()
        assert loaded.playbook is not None
        self._scanner = scanner_for(loaded.playbook, loaded.root, audience, config.site_url or "")
        self._lines = loaded.lines
        if self._scanner is not None and not in_draft:
            self._target = Path(os.path.realpath(config.site_dir))
            self._target.parent.mkdir(parents=True, exist_ok=True)
            draft = self._draft.enter_context(draft_of(self._target))
            draft.mkdir()
            config.site_dir = str(draft)

    @property
    def is_restricted(self) -> bool:
        """Whether the site is for an audience that does not see everything."""
        return self._scanner is not None

    def drawn(self, name: str, made: Pdf) -> None:
        """Take what a PDF of the site was drawn from."""
        if self._scanner is not None:
            self._scanner.drawn(name, made.content, made.source)

    def finish(self, config: MkDocsConfig, *, serving: bool) -> None:
        """Look through the whole site, and put it in place. Raises `PluginError` where something hidden is in it.

        Nothing of it stays then. While serving it is named, and stays: only its author sees it.
        """
        if self._scanner is None:
            return
        try:
            self._scanner.folder(Path(config.site_dir))
            self._scanner.require_none(self._lines)
        except LeakError as error:
            if serving:
                log.error("%s", error)
                return
            clean_directory(config.site_dir)
            raise PluginError(str(error)) from error
        if self._target is not None:
            _move(Path(config.site_dir), self._target)
            config.site_dir = str(self._target)
        self.drop()

    def drop(self) -> None:
        """Clear away a draft that did not become a site."""
        self._draft.close()
        self._scanner = self._target = None


def _move(made: Path, target: Path) -> None:
    """Put a site in place. As MkDocs does, leave hidden files that lie there; a folder that can't move is filled."""
    for each in target.glob(".*") if target.is_dir() else ():
        if not (made / each.name).exists():
            (shutil.copytree if each.is_dir() and not each.is_symlink() else shutil.copy2)(each, made / each.name)
    try:
        put_in_place(made, target)
    except OSError:  # a mounted volume
        clean_directory(str(target))
        shutil.copytree(made, target, dirs_exist_ok=True, symlinks=True)
