"""Whether letters that look like an id stand as one: in an address, behind its kind, in an attribute or string of ids.

`deck` in a sentence is a word; in `href="../deck/"`, `tool:deck`, `data-tool="deck"` and `{"id": "deck"}` it is an id.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from stagebook.outputs.leaks.secrets import HiddenId

_BEFORE, _AFTER = 240, 120
"""Bytes around an id that are looked at."""
_ENDS = rb"[^\s\"'<>()=,;{}\[\]|`]*"
_TOKEN_BEFORE = re.compile(_ENDS + rb"\Z")
_TOKEN_AFTER = re.compile(_ENDS)
_ATTRIBUTE = re.compile(rb"([A-Za-z][\w:-]*)\s*=\s*(?:\"[^\"<>]*|'[^'<>]*|[^\s\"'<>]*)\Z")
_ELEMENT = re.compile(rb"<([A-Za-z][\w-]*)[^<>]*\Z")
_OF_IDS = re.compile(
    rb"id|for|name|value|form|list|headers|aria-(?:controls|labelledby|describedby|owns|details|flowto)"
    rb"|data-(?!md-)[\w-]+",
    re.IGNORECASE,
)
"""The attributes whose values can be ids; those of Material's own machinery are none of ours."""
_PAGE_ENDS = ("/index.html", "/index.md", ".html", ".md")


@dataclass(frozen=True)
class Standing:
    """Judges ids in what one run has written."""

    languages: tuple[str, ...]
    """Each may be the name of a folder with a site of its own."""
    base: str
    """The site's address, with a slash at the end; empty where it is not known."""
    is_ours: Callable[[str], bool]
    """Whether a word stands in what ships with Stagebook or the theme; then it is no evidence by itself."""

    def stands(self, hidden: HiddenId, name: str, data: bytes) -> bool:
        """Whether an id stands as one in the file `name` of a site; `data` has its escapes undone."""
        written = re.compile(rb"(?<![A-Za-z0-9_-])" + hidden.id.encode() + rb"(?![A-Za-z0-9_-])")
        return any(self._is_id(hidden, name, data, match) for match in written.finditer(data))

    def is_named(self, hidden: HiddenId, name: str) -> bool:
        """Whether a file's path in the site is that of a hidden item, or holds its id as a whole name."""
        place = self._place(name)
        if not hidden.is_part and "#" not in hidden.at and _is_below(place, hidden.at):
            return True
        names = {part for each in name.split("/") for part in (each, each.partition(".")[0])}
        return hidden.is_alone and hidden.id in names and not self.is_ours(hidden.id)

    def _is_id(self, hidden: HiddenId, name: str, data: bytes, match: re.Match[bytes]) -> bool:
        left, right = data[max(0, match.start() - _BEFORE) : match.start()], data[match.end() : match.end() + _AFTER]
        before, after = _found(_TOKEN_BEFORE.search(left)), _found(_TOKEN_AFTER.match(right))
        if b"://" not in before and any(_ends_with(before, each) for each in hidden.qualifiers):
            return True
        token = (before + match[0] + after).decode("utf-8", "replace")
        if any(_is_address_of(hidden, place, anchor) for place, anchor in self._meant(token, name)):
            return True
        return hidden.is_alone and self._is_bare_id(hidden, left, right, before, after)

    def _is_bare_id(self, hidden: HiddenId, left: bytes, right: bytes, before: bytes, after: bytes) -> bool:
        """Whether it is an attribute's or string's whole value, or the first or last name of one: `criteria/budget`."""
        if (before and not before.endswith((b"/", b":"))) or (after and not after.startswith((b"/", b":"))):
            return False
        outside = left[: len(left) - len(before)]
        attribute = _ATTRIBUTE.search(left)
        if attribute:
            element = _ELEMENT.search(left)
            of_heading = element is not None and re.fullmatch(rb"h[1-6]", element[1].lower()) is not None
            found = _OF_IDS.fullmatch(attribute[1]) is not None and not of_heading
        else:
            quote = outside[-1:]
            found = quote in (b'"', b"'") and right[len(after) : len(after) + 1] == quote
        return found and not self.is_ours(hidden.id)

    def _meant(self, token: str, name: str) -> Iterator[tuple[str, str]]:
        """Yield which pages, with anchors, a token can mean as an address, from the site's root."""
        path, mark, anchor = token.partition("#")
        path = path.partition("?")[0]
        if not (mark or "/" in path or path.endswith(_PAGE_ENDS)):
            return
        if "://" in path:
            if self.base and path.startswith(self.base):
                yield self._place(path[len(self.base) :]), anchor
        elif path.startswith("/"):
            yield self._place(path), anchor
        elif not path:
            yield self._place(name), anchor
        else:
            yield self._place(posixpath.normpath(posixpath.join(posixpath.dirname(name), path))), anchor
            if not name.endswith(".html"):  # an index of the search, a navigation, a list of pages
                yield self._place(path), anchor

    def _place(self, path: str) -> str:
        """A page's path as patterns of addresses have it: without languages, folders of engines and endings."""
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        while parts and (parts[0] in self.languages or parts[0] == "docs"):
            del parts[0]
        place = "/".join(parts)
        ending = next((each for each in _PAGE_ENDS if f"/{place}".endswith(each)), "")
        return f"/{place}".removesuffix(ending).removeprefix("/")


def _found(match: re.Match[bytes] | None) -> bytes:
    return match[0] if match else b""


def _ends_with(before: bytes, qualifier: str) -> bool:
    """Whether a token so far ends in a qualifier as a whole word and a colon or slash."""
    word = before[:-1]
    if before[-1:] not in (b":", b"/") or not word.endswith(qualifier.encode()):
        return False
    return not re.search(rb"[A-Za-z0-9_-]", word[: len(word) - len(qualifier)][-1:])


def _is_address_of(hidden: HiddenId, place: str, anchor: str) -> bool:
    page, _, own_anchor = hidden.at.partition("#")
    if hidden.is_part:
        return anchor == hidden.id and _is_below(place, page)
    if own_anchor:
        return place == page and anchor == own_anchor
    return _is_below(place, page)


def _is_below(place: str, page: str) -> bool:
    return place == page or place.startswith(f"{page}/")


def whole_words(texts: Iterable[bytes]) -> frozenset[str]:
    """The words of texts that could be ids."""
    found: set[bytes] = set()
    for text in texts:
        found.update(re.findall(rb"[a-z0-9]+(?:-[a-z0-9]+)*", text))
    return frozenset(each.decode() for each in found)
