"""Run MkDocs for `stagebook build` and `stagebook serve`."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from stagebook.checks import Checked
from stagebook.outputs.mkdocs.plugin import StagebookPlugin
from stagebook.outputs.mkdocs.settings import EngineError, configuration, engine_config
from stagebook.outputs.unfinished import scratch


def build(
    checked: Checked,
    site: Path,
    *,
    audience: str = "",
    strict: bool = False,
    verbose: bool = False,
    pdf: bool = False,
    offline: bool = False,
) -> None:
    """Build the site of a playbook that was read and checked into the folder `site`, which MkDocs empties first.

    With `pdf`, each worksheet is published as PDF too; with `offline`, the pages work when they are opened as files.

    Raises `EngineError`.
    """
    _log(verbose)
    try:
        config = configuration(checked.loaded.root, site_dir=str(site.resolve()), strict=strict or None)
        _choose(config, audience, pdf=pdf, offline=offline, checked=checked)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
            _choose(config, "")  # MkDocs hands the same plugin to the next site that this process builds
    except (MkDocsException, Abort) as error:
        raise EngineError(_cause(error)) from error


def serve(root: Path, address: str, *, open_browser: bool = False, audience: str = "") -> None:
    """Serve the playbook in `root` at `address` (host:port), rebuilding on every change.

    Raises `EngineError`.
    """
    config_file, overrides = engine_config(root)
    _log(verbose=True)
    try:
        _choose(configuration(root), audience)
        with scratch() as folder, _temporary_files_in(folder):
            mkdocs_serve(str(config_file), dev_addr=address, open_in_browser=open_browser, **overrides)
    except (MkDocsException, Abort) as error:
        raise EngineError(_cause(error)) from error


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Let MkDocs make the folder that it serves where a later run clears it away, should this one be killed."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _choose(
    config: MkDocsConfig,
    audience: str,
    *,
    pdf: bool = False,
    offline: bool = False,
    checked: Checked | None = None,
) -> None:
    plugin = next((each for each in config.plugins.values() if isinstance(each, StagebookPlugin)), None)
    if plugin is None:
        raise EngineError("mkdocs.yml does not list the plugin 'stagebook'; add it under `plugins:`")
    plugin.for_audience = audience
    plugin.with_pdf = pdf
    plugin.offline = offline
    plugin.checked = checked


def _log(verbose: bool) -> None:
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
    logger.propagate = False


def _cause(error: Exception) -> str:
    """What went wrong: MkDocs' own "Aborted" says nothing, the error it handled does."""
    return str(error.__context__ or error) if isinstance(error, Abort) else str(error)
