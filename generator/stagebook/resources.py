"""Where the files that ship with Stagebook lie: in the installed package, or in the checkout beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def templates() -> Path:
    """The folder of built-in templates, styles, scripts and words.

    Raises `RuntimeError` where the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "templates", package.parents[1] / "templates"):
        if (folder / "pages").is_dir():
            return folder
    raise RuntimeError("Stagebook's templates are missing; install it again")


@cache
def starters() -> dict[str, Path]:
    """The playbooks that `stagebook new --from` offers: their folders by name."""
    package = Path(__file__).resolve().parent
    shipped = package / "starters"
    folders = list(shipped.iterdir()) if shipped.is_dir() else []
    if not folders:
        checkout = package.parents[1]
        folders = [*(checkout / "examples").iterdir(), checkout / "playbook"]
    found = {folder.name: folder for folder in folders if (folder / "playbook.yml").is_file()}
    # In the checkout the reference playbook lies where an author's own would; it is named after its process.
    return {("new-business" if name == "playbook" else name): folder for name, folder in found.items()}


def own_font(bold: bool = False) -> Path:
    """The font that ships with Stagebook, with all of its letters."""
    return templates() / "fonts" / f"StagebookSans-{'Bold' if bold else 'Regular'}.otf"
