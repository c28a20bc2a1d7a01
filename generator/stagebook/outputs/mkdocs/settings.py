"""What mkdocs.yml decides for a playbook. Where the playbook has none of its own, no engine is loaded to find out.

A file of that name in the folder above may belong to another project, and loading it can run code. It counts only where
it lists the plugin for this very playbook; until that is known it is looked at without being loaded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stagebook.checks.engine import PLAIN_ENGINE, EngineSettings
from stagebook.outputs.mkdocs.external_loads import external_loads
from stagebook.outputs.mkdocs.named_files import named_files
from stagebook.problems.errors import StagebookError
from stagebook.prose.guide_markdown import PLAIN_GUIDES, GuideMarkdown
from stagebook.reading.outline import outline, outlined
from stagebook.reading.site_settings import NO_SETTINGS, SiteSettings
from stagebook.resources import templates

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class EngineError(StagebookError):
    """MkDocs ended with an error; the message says which."""


PLUGIN = "stagebook"
MAX_PARENTS = 10
"""How many files may follow each other by `INHERIT`."""


def engine_config(root: Path) -> tuple[Path, dict[str, Any]]:
    """The mkdocs.yml for the playbook in `root` and what must be set on top of it.

    It is the one beside the folder that lists the plugin and whose `docs_dir` is the folder, or the built-in one.
    """
    root = root.resolve()
    own = root.parent / "mkdocs.yml"
    if own.is_file() and _is_for(own, root):
        return own, {}
    return templates() / "mkdocs.yml", {"docs_dir": str(root)}


def engine_settings(root: Path) -> EngineSettings:
    """What the engine's settings mean for a playbook: the built-in ones, or those of its own mkdocs.yml.

    Raises `EngineError`.
    """
    config_file, overrides = engine_config(root)
    return PLAIN_ENGINE if overrides else settings_of(_read(config_file))


def settings_of(config: MkDocsConfig) -> EngineSettings:
    """What a loaded configuration means for the playbook in its `docs_dir`."""
    markdown = GuideMarkdown.of(config.markdown_extensions, config.mdx_configs)
    own = written_settings(config)
    lines = {span.file: each.lines for each in own.chain for span in each.spans.values()}
    external = tuple(external_loads(config, own))
    files = tuple(named_files(config, own))
    if not own.chain and not external and not files and markdown == PLAIN_GUIDES:
        return PLAIN_ENGINE
    return EngineSettings(markdown, external, own, _excludes(config), files, lines)


def _excludes(config: MkDocsConfig) -> Callable[[str], bool]:
    patterns = [each for each in (config.exclude_docs, config.draft_docs) if each]
    return lambda src: any(each.match_file(src) for each in patterns)


def written_settings(config: MkDocsConfig) -> SiteSettings:
    """The configuration's file and those it inherits from, named from the playbook's folder; none for the built-in."""
    file = Path(config.config_file_path or "")
    if not config.config_file_path or file == templates() / "mkdocs.yml":
        return NO_SETTINGS
    folder = Path(config.docs_dir)
    return SiteSettings(tuple(outlined(each, _from(folder, each)) for each in _with_parents(file)))


def _from(folder: Path, file: Path) -> str:
    """The way from a folder to a file; the file's name where there is none, as between two drives."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return file.name


def _is_for(file: Path, root: Path) -> bool:
    """Whether an mkdocs.yml lists the plugin and is about the playbook in `root`."""
    settings = SiteSettings(tuple(outlined(each, each.name) for each in _with_parents(file)))
    written = settings.get("docs_dir")
    docs_dir = written.value if written and isinstance(written.value, str) else "docs"
    # Relative to the file that MkDocs loads, also where a parent says it.
    return (file.parent / docs_dir).resolve() == root and PLUGIN in settings.named("plugins")


def _with_parents(file: Path) -> Iterator[Path]:
    """Yield a file and those it inherits from, the nearest first, as far as they hold settings."""
    for _ in range(MAX_PARENTS):
        found = outline(file)
        if not isinstance(found, dict):
            return
        yield file
        parent = found.get("INHERIT")
        if not isinstance(parent, str):
            return
        file = file.parent / parent


def default_site(root: Path) -> Path:
    """The folder that the site goes to by default: `site_dir` of mkdocs.yml, else one beside the playbook.

    There it is `site` for a folder called `playbook`, and `site-<folder>` for others: several playbooks may lie in one
    folder, and the site of each has its own.
    """
    config_file, overrides = engine_config(root)
    if not overrides:
        return Path(_read(config_file).site_dir)
    folder = root.resolve()
    return folder.with_name("site" if folder.name == "playbook" else f"site-{folder.name}")


def site_address(root: Path) -> str:
    """Where the site is on the web, with a slash at the end; "" where no mkdocs.yml has a `site_url`."""
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
    except Exception as error:  # A tag in the file, or a plugin it names, can raise anything.
        raise EngineError(f"{file.name} can't be loaded: {type(error).__name__}: {error}") from error
