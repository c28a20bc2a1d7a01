"""Which files of a playbook's folder may reach readers: one rule for every way that leads to a file.

It holds for the `path` of a tool, links and pictures in texts and pages, what a page includes, what mkdocs.yml names,
templates, and what a build publishes unasked. It is asked for paths relative to the folder, decoded, with `/`.
"""

from __future__ import annotations

import os
import posixpath
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from stagebook.problems.diagnostics import shortened
from stagebook.problems.rule import ERROR, Rule

UNPUBLISHABLE_FILE = Rule(
    "unpublishable-file",
    ERROR,
    "A file that readers must not get, or could not",
    "What lies outside of the folder, hidden files and what the playbook is made from are nobody else's business; "
    "names that differ by case alone, or that Windows refuses, work on some computers only.",
    fixed=True,
)

TEMPLATES = "templates"
YAML = (".yml", ".yaml")
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings that an engine may publish as pages; only the first is read."""

ASSETS = (
    *(".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf"),
    *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".mp4", ".webm", ".mp3"),
)
"""Endings of what templates and styles may need: published unasked. All else only where a page leads to it: a CRM's
export or a packet of deals that lies about is nobody's page."""

_REFUSED_LETTERS = re.compile(r'[<>:"|?*\\]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\..*)?", re.IGNORECASE)
_INSIDE = "put the file itself into the playbook's folder"


@dataclass(frozen=True)
class Refusal:
    """Why a file may not reach readers: the end of a sentence that starts with the file, and how to mend it."""

    why: str
    hint: str
    is_missing: bool = False
    """Whether there simply is no such file."""


class Publishable:
    """Says which files of one folder may reach readers; what was looked at once is kept."""

    def __init__(self, root: Path) -> None:
        """Look at nothing yet."""
        self._root = root
        self._real_root = Path(os.path.realpath(root))
        self._names: dict[Path, frozenset[str]] = {}
        self._refusals: dict[str, Refusal | None] = {}

    def refusal(self, path: str) -> Refusal | None:
        """Why the file at `path` may not reach readers; None where it may."""
        if path not in self._refusals:
            self._refusals[path] = _refused_name(path) or self._refused_on_disk(posixpath.normpath(path))
        return self._refusals[path]

    def identity(self, path: str) -> str:
        """The file that `path` leads to, after all links: two paths with one identity lead to one file."""
        try:
            return os.path.realpath(self._real_root / path)
        except ValueError:  # a character that no path has
            return path

    def leads_out(self, path: str) -> bool:
        """Whether a path is a link to something outside of the folder, or to what is hidden in it."""
        way = self._inside(path)
        return way is None or any(part.startswith(".") for part in way.split("/"))

    def _refused_on_disk(self, path: str) -> Refusal | None:
        if missing := self._missing(path):
            return missing
        way = self._inside(path)
        if way is None:
            return Refusal("is a link that leads out of the playbook's folder", _INSIDE)
        if way != path and (behind := _refused_name(way)):
            return Refusal(f"is a link to '{shortened(way)}', which {behind.why}", _INSIDE)
        return _unreadable(self._real_root / way)

    def _inside(self, path: str) -> str | None:
        """The way from the folder to what `path` leads to, after all links; None where that lies outside."""
        way = os.path.relpath(self.identity(path), self._real_root).replace(os.sep, "/")
        return None if way == ".." or way.startswith("../") or Path(way).is_absolute() else way

    def _missing(self, path: str) -> Refusal | None:
        """Whether a part of the path is not listed just so: systems differ in which other spellings they accept."""
        folder = self._real_root
        written: list[str] = []
        for part in path.split("/"):
            names = self._listed(folder)
            if part not in names:
                near = next((name for name in sorted(names) if _folded(name) == _folded(part)), "")
                if near:
                    better = "/".join([*written, near, *path.split("/")[len(written) + 1 :]])
                    hint = "write it just so: upper and lower case count"
                    return Refusal(f"is spelt '{shortened(better)}' on disk", hint)
                return Refusal("does not exist in the playbook's folder", "put it there", is_missing=True)
            written.append(part)
            folder /= part
        return None

    def _listed(self, folder: Path) -> frozenset[str]:
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(each.name for each in folder.iterdir())
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]


def _refused_name(path: str) -> Refusal | None:
    """Whether a path alone says that the file may not reach readers."""
    if "://" in path:
        return Refusal("is an address, not a file", "write the path of a file, or the address as `url`")
    if path.startswith("/"):
        return Refusal("starts with '/'", "write the way from the playbook's folder (from the page's own in a page)")
    clean = posixpath.normpath(path)
    if clean == ".." or clean.startswith("../"):
        return Refusal("lies outside of the playbook's folder", _INSIDE)
    if clean == ".":
        return Refusal("is the playbook's folder itself", "name a file in it")
    parts = clean.split("/")
    hidden = next((part for part in parts if part.startswith(".")), "")
    if hidden:
        return Refusal(
            f"is hidden, since '{shortened(hidden)}' starts with a dot", "rename it, if readers shall have it"
        )
    if why := next(filter(None, map(refused_by_windows, parts)), ""):
        return (
            _with_backslash(clean, why)
            if "\\" in clean
            else Refusal(why, "rename it, so that it can be used on every computer")
        )
    if parts[0].casefold() == TEMPLATES:
        return Refusal("lies in templates/, which is not published", "put the file elsewhere in the playbook's folder")
    if parts[-1].lower().endswith((*YAML, *PAGES)):
        hint = "a page of the site is linked as in [[tool:battlecard]]"
        return Refusal("is what the playbook is made from, and is not published", hint)
    return None


def _with_backslash(path: str, why: str) -> Refusal:
    """Refuse a path as Windows writes it, with what to write instead."""
    if re.match(r"[A-Za-z]:|\\\\", path):
        return Refusal(why, "put the file into the playbook's folder, and write the way from there: files/deck.pdf")
    return Refusal(why, f"write {path.replace(chr(92), '/')}")


def refused_by_windows(name: str) -> str:
    """Why Windows would refuse the name of a file or folder; empty where it does not."""
    if "\\" in name:
        return "has a '\\' in its name; folders are parted by '/'"
    if letter := _REFUSED_LETTERS.search(name):
        return f"has a '{letter[0]}' in its name, which Windows refuses"
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in name):
        return "has an invisible character in its name"
    if name.endswith((".", " ")):
        return "has a name that ends in a dot or a space, which Windows refuses"
    if _DEVICE.fullmatch(name):
        return f"has a name that Windows keeps for a device, '{shortened(name)}'"
    return ""


def _unreadable(file: Path) -> Refusal | None:
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            what = "is a folder" if file.is_dir() else "is no regular file"
            return Refusal(what, "name a file; a page of the site is linked as in [[tool:battlecard]]")
        with file.open("rb"):
            return None
    except OSError as error:
        return Refusal(f"can't be read: {error.strerror}", "make it readable")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def printable(path: str) -> str:
    """A path with `?` for each character that would break a line or an encoding."""
    clean = path.encode("utf-8", "replace").decode()
    return "".join(char if char.isprintable() else "?" for char in clean)
