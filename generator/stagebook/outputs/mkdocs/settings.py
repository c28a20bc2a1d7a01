"""What mkdocs.yml decides for a playbook. Where the playbook has none of its own, no engine is loaded to find out.

A file of that name in the folder above may belong to another project, and loading it can run code. It counts only where
it lists the plugin for this very playbook; until that is known it is looked at without being loaded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stagebook.checks.engine import PLAIN_ENGINE, EngineSettings, RefusedSetting
from stagebook.outputs.mkdocs.external_loads import external_loads
from stagebook.outputs.mkdocs.named_files import named_files
from stagebook.outputs.mkdocs.refusals import PLUGIN, refused, unknown_options, unnoticed, unreadable
from stagebook.problems.errors import StagebookError
from stagebook.prose.guide_markdown import PLAIN_GUIDES, GuideMarkdown
from stagebook.reading.outline import outline, outlined
from stagebook.reading.site_settings import NO_SETTINGS, SiteSettings
from stagebook.resources import templates

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class EngineError(StagebookError):
    """MkDocs ended with an error; the message says which."""


NAMES = ("mkdocs.yml", "mkdocs.yaml")
"""Those that MkDocs looks for, in its order."""
MAX_PARENTS = 10
"""How many files may follow each other by `INHERIT`."""


def engine_config(root: Path) -> tuple[Path, dict[str, Any]]:
    """The mkdocs.yml for the playbook in `root` and what must be set on top of it.

    It is the one beside the folder that lists the plugin and whose `docs_dir` is the folder, or the built-in one.
    """
    root = root.resolve()
    own = _beside(root)
    if own and _is_for(own, root):
        return own, {}
    return templates() / "mkdocs.yml", {"docs_dir": str(root)}


def _beside(root: Path) -> Path | None:
    """The file of settings beside a folder, whomever it is for."""
    return next((file for name in NAMES if (file := root.parent / name).is_file()), None)


def engine_settings(root: Path) -> EngineSettings:
    """What the engine's settings mean for a playbook: the built-in ones, or those of its own mkdocs.yml.

    What MkDocs refuses or does not know is among them.
    """
    config_file, overrides = engine_config(root)
    if overrides:
        return _broken(root.resolve()) or PLAIN_ENGINE
    config, faults = _validated(root)
    if any(each.is_fatal for each in faults):
        written = _written(config_file, root)
        return EngineSettings(written=written, refused=faults, lines=_lines(written))
    settings = settings_of(config)
    return replace(settings, refused=(*settings.refused, *faults))


def _broken(root: Path) -> EngineSettings | None:
    """The fault of a file beside the playbook that is no YAML, where its words are about this playbook."""
    file = _beside(root)
    broken = outlined(file, _from(root, file)) if file else None
    if file is None or broken is None or broken.broken is None:
        return None
    text = "\n".join(broken.lines)
    found = re.search(r"^docs_dir:\s*[\"']?([^\"'#\n]+)", text, re.MULTILINE)
    docs_dir = file.parent / (found[1].strip() if found else "docs")
    if not re.search(rf"\b{PLUGIN}\b", text) or docs_dir.resolve() != root:
        return None
    fault = broken.broken
    lines = {fault.span.file: broken.lines}
    return EngineSettings(refused=(RefusedSetting(fault.message, fault.span, fault.hint),), lines=lines)


def settings_of(config: MkDocsConfig) -> EngineSettings:
    """What a loaded configuration means for the playbook in its `docs_dir`."""
    markdown = GuideMarkdown.of(config.markdown_extensions, config.mdx_configs)
    own = written_settings(config)
    external = tuple(external_loads(config, own))
    files = tuple(named_files(config, own))
    if not own.chain and not external and not files and markdown == PLAIN_GUIDES:
        return PLAIN_ENGINE
    faults = tuple(unknown_options(own))
    return EngineSettings(
        markdown, external, own, _excludes(config), files, faults, _lines(own), is_strict=bool(config.strict)
    )


def _lines(written: SiteSettings) -> dict[str, tuple[str, ...]]:
    return {span.file: each.lines for each in written.chain for span in each.spans.values()}


def _excludes(config: MkDocsConfig) -> Callable[[str], bool]:
    patterns = [each for each in (config.exclude_docs, config.draft_docs) if each]
    return lambda src: any(each.match_file(src) for each in patterns)


def written_settings(config: MkDocsConfig) -> SiteSettings:
    """The configuration's file and those it inherits from, named from the playbook's folder; none for the built-in."""
    file = Path(config.config_file_path or "")
    if not config.config_file_path or file == templates() / "mkdocs.yml":
        return NO_SETTINGS
    return _written(file, Path(config.docs_dir))


def _written(file: Path, root: Path) -> SiteSettings:
    return SiteSettings(tuple(outlined(each, _from(root.resolve(), each)) for each in _with_parents(file)))


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
    folder, and the site of each has its own. Raises `EngineError`.
    """
    if not engine_config(root)[1]:
        return Path(configuration(root).site_dir)
    folder = root.resolve()
    return folder.with_name("site" if folder.name == "playbook" else f"site-{folder.name}")


def site_address(root: Path) -> str:
    """Where the site is on the web, with a slash at the end; "" where no mkdocs.yml has a `site_url`.

    Raises `EngineError`.
    """
    url = "" if engine_config(root)[1] else configuration(root).site_url
    return f"{url.rstrip('/')}/" if url else ""


def configuration(root: Path, **options: Any) -> MkDocsConfig:
    """MkDocs' configuration for the playbook in `root`, with `options` on top. Raises `EngineError`."""
    config, faults = _validated(root, **options)
    if fatal := [each for each in faults if each.is_fatal]:
        raise EngineError("; ".join(f"mkdocs.yml:{each.span.line}: {each.message}" for each in fatal))
    return config


def _validated(root: Path, **options: Any) -> tuple[MkDocsConfig, tuple[RefusedSetting, ...]]:
    """The configuration for a playbook and what MkDocs says against it; of no use where something of that is fatal."""
    from mkdocs.config.defaults import MkDocsConfig

    file, overrides = engine_config(root)
    config, written = MkDocsConfig(config_file_path=str(file)), _written(file, root)
    try:
        with file.open("rb") as text:
            config.load_file(text)
        config.load_dict({**overrides, **{name: value for name, value in options.items() if value is not None}})
        errors, warnings = config.validate()
    except Exception as error:  # A tag in the file, or a plugin it names, can raise anything.
        return config, (unreadable(error, file, written),)
    return config, (*refused(errors, written), *unnoticed(warnings, config, written))
