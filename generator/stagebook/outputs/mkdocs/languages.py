"""The configuration of the nested build that makes the pages of a further language."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


def nested_config(config: MkDocsConfig, language: str) -> MkDocsConfig:
    """The same configuration, for a folder below the site that is called as the language is."""
    nested = load_config(
        config.config_file_path,
        docs_dir=config.docs_dir,
        site_dir=str(Path(config.site_dir) / language),
        strict=config.strict,
        use_directory_urls=config.use_directory_urls,
    )
    if config.site_url:
        nested.site_url = f"{config.site_url.rstrip('/')}/{language}/"
    return nested
