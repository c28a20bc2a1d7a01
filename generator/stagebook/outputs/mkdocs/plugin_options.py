"""What can be set for the plugin in an mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as options


class StagebookConfig(base.Config):
    """Options in mkdocs.yml; everything else has its home in playbook.yml."""

    audience = options.Optional(options.Type(str))
    """Build for this audience; without it for the first, which sees all."""

    pdf = options.Type(bool, default=False)
    """Publish each worksheet as PDF too; needs `stagebook[pdf]`. Left out while serving."""

    policy = options.Type(bool, default=False)
    """Write the content policy into the pages, for hosts that send no headers. Left out while serving."""
