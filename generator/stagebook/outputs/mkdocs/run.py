"""Run MkDocs for `stagebook build` and `stagebook serve`."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from stagebook.outputs.mkdocs.plugin import StagebookPlugin
from stagebook.resources import templates


class EngineError(Exception):
    """MkDocs ended with an error; the message says which."""


def engine_config(root: Path) -> tuple[Path, dict[str, Any]]:
    """Return the mkdocs.yml for the playbook in `root` and what must be set on top of it.

    It is the one beside the folder whose `docs_dir` is the folder, or the built-in one.
    """
    root = root.resolve()
    own = root.parent / "mkdocs.yml"
    if own.is_file():
        try:
            config = load_config(str(own))
        except (ConfigurationError, Abort) as error:
            raise EngineError(f"{own.name}: {error}") from error
        if Path(config.docs_dir).resolve() == root.resolve():
            return own, {}
    return templates() / "mkdocs.yml", {"docs_dir": str(root.resolve())}


def default_site(root: Path) -> Path:
    """Return where the site goes by default: `site` beside the playbook, or what mkdocs.yml says."""
    config_file, overrides = engine_config(root)
    if overrides:
        return root.resolve().parent / "site"
    return Path(load_config(str(config_file)).site_dir)


def site_address(root: Path) -> str:
    """Return where the site is on the web, as `site_url` in mkdocs.yml says; empty where it says nothing."""
    config_file, overrides = engine_config(root)
    url = load_config(str(config_file), **overrides).site_url
    return f"{url.rstrip('/')}/" if url else ""


def build(
    root: Path, site: Path, *, audience: str = "", strict: bool = False, verbose: bool = False, pdf: bool = False
) -> None:
    """Build the site for the playbook in `root` into the folder `site`, which MkDocs empties first.

    With `pdf`, each worksheet is published as PDF too.

    Raises `EngineError`.
    """
    config_file, overrides = engine_config(root)
    _log(verbose)
    try:
        config = load_config(str(config_file), site_dir=str(site.resolve()), strict=strict or None, **overrides)
        _choose(config, audience, pdf=pdf)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        raise EngineError(_cause(error)) from error


def serve(root: Path, address: str, *, open_browser: bool = False, audience: str = "") -> None:
    """Serve the playbook in `root` at `address` (host:port), rebuilding on every change.

    Raises `EngineError`.
    """
    config_file, overrides = engine_config(root)
    _log(verbose=True)
    try:
        _choose(load_config(str(config_file), **overrides), audience)
        mkdocs_serve(str(config_file), dev_addr=address, open_in_browser=open_browser, **overrides)
    except (MkDocsException, Abort) as error:
        raise EngineError(_cause(error)) from error


def _choose(config: MkDocsConfig, audience: str, *, pdf: bool = False) -> None:
    plugin = next((each for each in config.plugins.values() if isinstance(each, StagebookPlugin)), None)
    if plugin is None:
        raise EngineError("mkdocs.yml does not list the plugin 'stagebook'; add it under `plugins:`")
    plugin.for_audience = audience
    plugin.with_pdf = pdf


def _log(verbose: bool) -> None:
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
    logger.propagate = False


def _cause(error: Exception) -> str:
    """Return what went wrong: MkDocs' own "Aborted" says nothing, the error it handled does."""
    return str(error.__context__ or error) if isinstance(error, Abort) else str(error)
