"""Links between pages are relative paths, as the standard library would work them out."""

import posixpath
from urllib.parse import quote

import pytest

from stagebook.site.urls import UrlStyle

PATHS = (
    "",
    "a",
    "a/",
    "a/b/",
    "a/b/c.html",
    "a/bc/",
    "b/",
    "b/a/x.pdf",
    "ab/",
    "../",
    "../ko/a/",
    "./a",
    "a//b",
    "a b/ü/",
)


@pytest.mark.parametrize("folder", ["", "a", "a/b", "a/b/c", "a/bc", "ab", "b/a", "a b/ü"])
@pytest.mark.parametrize("target", [*PATHS, "/a", "a/../b"])
def test_a_link_is_the_relative_path(folder: str, target: str) -> None:
    path = posixpath.relpath(target or ".", folder or ".")
    expected = quote(path) + ("/" if target.endswith("/") or not target else "")
    assert UrlStyle().relative_url(f"{folder}/index.md" if folder else "index.md", target) == expected
