"""Links and HTML in the settings of mkdocs.yml, which themes write into every page as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.problems.diagnostics import Diagnostic, Span, shortened
from stagebook.prose.page_html import RAW_HTML, UNSAFE_LINK, forbidden_html
from stagebook.reading.addresses import is_malformed
from stagebook.reading.outline import Outline, Way

_RUNS = re.compile(r"(?:javascript|vbscript):|data:[\w.+-]*(?:/[\w.+-]+)?[;,]", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f]+")
"""What browsers drop at the start of an address, and inside of its scheme."""

_TEXTS = ("site_name", "site_description", "site_author")
"""Settings that are shown as text wherever they stand."""

_HTML = ("copyright", "extra.consent.", "extra.analytics.feedback.")
"""How the names of settings begin that may hold HTML, as the manuals of MkDocs and Material say."""

_OTHERS_BUSINESS = ("plugins", "markdown_extensions")
"""Whose options may be patterns of addresses rather than addresses."""

_SAFE_HINT = "link to https://…, mailto:…, tel:… or a page of the site"


@finds(UNSAFE_LINK, RAW_HTML)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report settings that lead to code, hold it, or lead where no browser can go."""
    for file in context.engine.written.chain:
        for way, value in _scalars(file.data, ()):
            yield from _faults(way, value, _span(file, way))


def _faults(way: Way, value: str, span: Span) -> Iterator[Diagnostic]:
    name = ".".join(str(key) for key in way if not isinstance(key, int))
    if name.startswith(_HTML):
        for each in forbidden_html(value):
            yield each.rule.found(f"{shortened(each.what, 80)} has no place in `{name}`", span, each.hint)
    elif name not in _TEXTS and _RUNS.match(_UNSEEN.sub("", value)):
        yield UNSAFE_LINK.found(f"the address '{shortened(value)}' could run code", span, _SAFE_HINT)
    elif way[0] not in _OTHERS_BUSINESS and is_malformed(value):
        yield UNSAFE_LINK.found(f"'{shortened(value)}' is no address that a browser can read", span, _SAFE_HINT)


def _scalars(value: Any, way: Way) -> Iterator[tuple[Way, str]]:
    if isinstance(value, str):
        yield way, value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _scalars(each, (*way, name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _scalars(each, (*way, index))


def _span(file: Outline, way: Way) -> Span:
    """The place of a value's key or entry."""
    return file.spans[way]
