"""Where a file of sheets may be written: deals belong to whoever exported them, and to no reader of the site."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from stagebook.outputs.folder import is_ours
from stagebook.problems.errors import WrongCallError

ENDINGS = (".html", ".pdf")


def require_writable(output: Path, *, root: Path, site: Path, inputs: Iterable[Path | None]) -> None:
    """Raise `WrongCallError` where `output` is no place for deals; nothing is written yet.

    `root` is the playbook's folder, `site` where its site goes; `inputs` are the files that the run reads, if any.
    """
    target = Path(os.path.realpath(output))
    _require_file_name(output, target)
    if any(each and Path(os.path.realpath(each)) == target for each in inputs):
        raise WrongCallError(f"-o {output.name}: this is the file that is read; name another one")
    _require_private(target, root, site)


def _require_file_name(output: Path, target: Path) -> None:
    if output.suffix.lower() not in ENDINGS:
        raise WrongCallError(f"-o '{output.name}': the name must end in .html or .pdf")
    if target.is_dir():
        raise WrongCallError(f"-o {output.name}: this is a folder; name a file")
    if not target.parent.is_dir():
        raise WrongCallError(f"-o {output}: there is no folder '{output.parent}'")


def _require_private(target: Path, root: Path, site: Path) -> None:
    """Neither a site, which everybody reads, nor the folder that it is made from."""
    if any(map(is_ours, target.parents)) or target.is_relative_to(os.path.realpath(site)):
        raise WrongCallError("-o names a file in the site, where everybody can read it; name one outside of it")
    if target.is_relative_to(os.path.realpath(root)):
        raise WrongCallError("-o names a file in the playbook's folder; name one outside of it")
