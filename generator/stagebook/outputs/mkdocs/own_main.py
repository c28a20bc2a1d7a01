"""A `main.html` of the site's own stands on our frame, not in its place.

MkDocs takes the first `main.html` it finds, and one in `custom_dir` comes before ours. As every manual says, it extends
`base.html`; here that is our frame, which extends the theme's: it holds the content policy, escapes titles and keeps
the page's scripts out of the way. So blocks of an author's, with `super()` in them, work as in any site of the theme's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

BASE = "base.html"
FRAME = "stagebook.html"


def put_frame_below(environment: Environment) -> None:
    """Let whatever extends the theme's base in this environment extend our frame instead."""
    theirs = environment.join_path

    def join_path(template: str, parent: str) -> str:
        return FRAME if template == BASE and parent != FRAME else theirs(template, parent)

    environment.join_path = join_path  # type: ignore[method-assign]
