"""What mkdocs.yml decides for a playbook. Where the playbook has none of its own, no engine is loaded to find out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from stagebook.problems.errors import StagebookError
from stagebook.resources import templates

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class EngineError(StagebookError):
    """MkDocs ended with an error; the message says which."""


def engine_config(root: Path) -> tuple[Path, dict[str, Any]]:
    """Return the mkdocs.yml for the playbook in `root` and what must be set on top of it.

    It is the one beside the folder whose `docs_dir` is the folder, or the built-in one. Raises `EngineError`.
    """
    root = root.resolve()
    own = root.parent / "mkdocs.yml"
    if own.is_file() and Path(_read(own).docs_dir).resolve() == root:
        return own, {}
    return templates() / "mkdocs.yml", {"docs_dir": str(root)}


def default_site(root: Path) -> Path:
    """Return where the site goes by default: `site` beside the playbook, or what mkdocs.yml says."""
    config_file, overrides = engine_config(root)
    return root.resolve().parent / "site" if overrides else Path(_read(config_file).site_dir)


def site_address(root: Path) -> str:
    """Return where the site is on the web, with a slash at the end; "" where no mkdocs.yml has a `site_url`."""
    config_file, overrides = engine_config(root)
    url = "" if overrides else _read(config_file).site_url
    return f"{url.rstrip('/')}/" if url else ""


def _read(file: Path) -> MkDocsConfig:
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    try:
        return load_config(str(file))
    except (ConfigurationError, Abort) as error:
        raise EngineError(f"{file.name}: {error}") from error
