"""The words of a link that has none of its own, and texts without marks for descriptions."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from stagebook.model import Playbook
from stagebook.prose.links import Link, replace_links

_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")


def link_label(playbook: Playbook, link: Link) -> str:
    """What a `[[…]]` shows: its label, the vendor's name, or the title of what it names."""
    if link.is_vendor:
        return playbook.settings.vendor or link.target
    if link.label:
        return link.label
    found = playbook.named_by(link)
    return str(found[0].title) if found else link.target


def plain(playbook: Playbook, text: str) -> str:
    """A text on one line without Markdown: links as their words, no emphasis, no code marks."""
    words = replace_links(text, lambda link: link_label(playbook, link))
    words = _MARKDOWN_LINK.sub(r"\1", words)
    return " ".join(words.replace("*", "").replace("`", "").split())


def plain_texts(playbook: Playbook) -> Callable[[object], str]:
    """`plain` for one playbook, worked out once for each text: the same titles stand on page after page."""
    known = cache(partial(plain, playbook))
    return lambda text: known(str(text))
