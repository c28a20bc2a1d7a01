"""Addresses: which page shows what, and how one page names another.

The only module that makes addresses. A page's `src` is the path of its Markdown file
(`new-business/stages/goals-confirmed/index.md`), from which every engine derives the same address.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote

from stagebook.model import Anything


@dataclass(frozen=True)
class PageAddress:
    """A page by its `src`, or with `anchor` the element of that id on it."""

    src: str
    anchor: str = ""


def address_of_item(item: Anything) -> PageAddress:
    """The address of an item, by the pattern `at` of its kind's row in the registry."""
    if item.row.files == "pages":  # One that lies elsewhere than its kind's pages do keeps its place.
        return PageAddress(item.file)
    src, _, anchor = item.row.at.format(id=item.id, process=item.scope).partition("#")
    return PageAddress(src, anchor)


def address_of_sheet(item: Anything, sheet: str) -> PageAddress:
    """The address of a stage's `checklist`, or of a worksheet (`sheet` is its kind's id) below its subject's page."""
    folder = address_of_item(item).src.removesuffix("index.md")
    return PageAddress(f"{folder.removesuffix('.md').rstrip('/')}/{sheet}.md")


def pdf_of(src: str, paper: str) -> str:
    """The file of a worksheet's PDF, from the site's root, for the page at `src`."""
    return f"{src.removesuffix('.md')}-{paper}.pdf"


@dataclass(frozen=True)
class UrlStyle:
    """How an address looks: a folder (`tools/deck/`) or, for `file://`, a file (`tools/deck.html`)."""

    folders: bool = True

    def url(self, src: str) -> str:
        """The address of a page from the site's root; the home page's is `""` in the folder style."""
        stem = src.removesuffix(".md")
        if not self.folders:
            return f"{stem}.html"
        if stem == "index":
            return ""
        return f"{stem.removesuffix('/index')}/"

    def relative(self, from_src: str, to: PageAddress) -> str:
        """The link from the page at `from_src` to `to`: relative, percent-encoded; on one page the anchor alone."""
        anchor = f"#{quote(to.anchor)}" if to.anchor else ""
        if from_src == to.src and anchor:
            return anchor
        return self.relative_url(from_src, self.url(to.src)) + anchor

    def relative_url(self, from_src: str, target: str) -> str:
        """The same for a page or file by its address from the site's root."""
        here = self.url(from_src)
        base = here if here.endswith("/") else posixpath.dirname(here)
        path = _relative(base, target)
        ends_in_slash = target.endswith("/") or not target
        return quote(path) + ("/" if ends_in_slash else "")


def _relative(base: str, target: str) -> str:
    """The path from a folder to a page or file; both from the site's root.

    As `posixpath.relpath`, which asks the system for the current folder twice, and a site has links by the thousand.
    """
    here, there = ([part for part in path.split("/") if part] for path in (base, target))
    if target.startswith("/") or base.startswith("/") or not {".", ".."}.isdisjoint([*here, *there]):
        return posixpath.relpath(target, base or ".")
    shared = 0
    for ours, theirs in zip(here, there, strict=False):
        if ours != theirs:
            break
        shared += 1
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."


def relative_src(from_src: str, to: PageAddress) -> str:
    """A link from one Markdown file to another, as engines resolve it."""
    path = posixpath.relpath(to.src, posixpath.dirname(from_src) or ".")
    return quote(path) + (f"#{quote(to.anchor)}" if to.anchor else "")
