"""Marks behind texts: one that is not in the page's language, one that the source does not state."""

from __future__ import annotations

from markupsafe import Markup

from stagebook.schema.text import Text
from stagebook.words import Words


def not_translated(text: Text, html: Markup, tag: str, words: Words) -> Markup:
    """A text that fell back to another language: told to screen readers by an attribute, and quietly to eyes."""
    badge = Markup('<span class="sb-badge sb-badge--quiet">{}</span>').format(words.not_translated)
    return Markup('<{0} lang="{1}">{2}</{0}> {3}').format(Markup(tag), text.lang, html, badge)


def derived_mark(words: Words) -> Markup:
    """The mark of what is derived: a shape with a word for screen readers, and a sentence for who points at it."""
    mark = Markup('<span class="sb-derived" role="img" aria-label="{}" title="{}"></span>')
    return mark.format(words.derived, words.derived_hint)


def explained(rendered: str, words: Words) -> Markup:
    """The line below a page that says once what the mark on it means; nothing where it has none."""
    if 'class="sb-derived"' not in rendered:
        return Markup("")
    return Markup('<p class="sb-sub sb-derived-note">{} {}</p>\n').format(derived_mark(words), words.derived_hint)
