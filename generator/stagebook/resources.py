"""Where the files that ship with Stagebook lie: in the installed package, or in the checkout beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def templates() -> Path:
    """Return the folder of built-in templates, styles, scripts and words.

    Raises `RuntimeError` where the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "templates", package.parents[1] / "templates"):
        if (folder / "pages").is_dir():
            return folder
    raise RuntimeError("Stagebook's templates are missing; install it again")
