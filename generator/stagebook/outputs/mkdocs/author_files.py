"""Which files of the playbook's folder are published: nothing that authors write, and nothing that no page needs."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from mkdocs.structure.files import Files, InclusionLevel

from stagebook.reading.publishable import ASSETS, Publishable


def take_out(files: Files, root: Path, wanted: Collection[str] | None, *, restricted: bool) -> None:
    """Take out what must not be published of the folder `root`.

    `wanted` are the files that pages and settings lead to, None while there is no good site. For a `restricted`
    audience nothing else stays. Hidden files may hold what other plugins read: they stay, and nobody publishes them.
    """
    publishable = Publishable(root)
    for file in list(files):
        if file.generated_by or file.src_dir is None or Path(file.src_dir) != root:
            continue
        src = file.src_uri
        if any(part.startswith(".") for part in src.split("/")):
            file.inclusion = InclusionLevel.EXCLUDED
        elif wanted is None or publishable.refusal(src) or not (src in wanted or _is_free(src, restricted=restricted)):
            files.remove(file)


def _is_free(src: str, *, restricted: bool) -> bool:
    """Whether a file may be published though nothing leads to it."""
    return not restricted and src.lower().endswith(ASSETS)
