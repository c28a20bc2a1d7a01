"""A folder that was named as a playbook and is none: what was meant may lie in it, or have another name."""

from __future__ import annotations

from pathlib import Path

from stagebook.model.misplaced import nearly_playbook
from stagebook.problems.diagnostics import Diagnostic, Span, shortened
from stagebook.problems.rule import ERROR, Rule

NO_PLAYBOOK = Rule(
    "no-playbook",
    ERROR,
    "The folder has no playbook.yml",
    "Every command takes the folder that holds playbook.yml; title, languages, audiences and processes stand there.",
    fixed=True,
)

PLAYBOOK = "playbook.yml"
NO_SECTION = (
    "A playbook is a site of its own, not a section of another; the manual's page 'Beside another site' shows how both "
    "are linked"
)


def no_playbook(root: Path) -> Diagnostic:
    """Report a folder without playbook.yml."""
    near = nearly_playbook(root)
    below = next((path for depth in ("*", "*/*") for path in sorted(root.glob(f"{depth}/{PLAYBOOK}"))), None)
    hint = "name the folder that holds it, in mkdocs.yml by `docs_dir`"
    if near:
        hint = f"rename {near} to {PLAYBOOK}"
    elif below:
        folder = below.parent.relative_to(root).as_posix()
        hint = f"there is one in '{shortened(folder)}': name that folder, in mkdocs.yml by `docs_dir`. {NO_SECTION}"
    return NO_PLAYBOOK.found(f"there is no {PLAYBOOK} in this folder", Span(PLAYBOOK), hint)
