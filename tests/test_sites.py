"""The crawler of the tests sees what is broken."""

import itertools
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from sites import broken_links, clicks_from, pages, read, target_of

HOME = """<!doctype html><head><link rel=stylesheet href="a.css"><script src='b.js'></script></head>
<nav><a id="top" href="one/#x">One</a></nav><!-- <a href="none/">not there</a> -->
<article id=main><p title="a > b">R&amp;D <a href="one/">first</a></p><script>"<a href='no/'>"</script>
<a href="one/#y">y</a> <a href="two/">two</a> <a href="https://example.org/">out</a> <img src="c%20d.png" alt></article>
"""
ONE = '<article><h2 id="x">X</h2><a href="../">home</a> <a href="./#z">z</a> <img src="../none.png"></article>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two pages with their files, some of which are missing."""
    (tmp_path / "one").mkdir()
    (tmp_path / "index.html").write_text(HOME, "utf-8")
    (tmp_path / "one" / "index.html").write_text(ONE, "utf-8")
    for name in ("a.css", "c d.png"):
        (tmp_path / name).touch()
    return tmp_path


def test_pages_files_and_anchors_that_are_missing_are_found(site: Path) -> None:
    assert broken_links(site) == [
        *(": no anchor one/#y", ": two/", ": b.js"),
        *("one/: no anchor ./#z", "one/: ../none.png"),
    ]


def test_a_page_is_read_as_a_browser_reads_it(site: Path) -> None:
    page = read(site / "index.html")
    assert page.links == ["one/#x", "one/", "one/#y", "two/", "https://example.org/"]
    assert page.content_links == page.links[1:]
    assert page.sources == ["a.css", "b.js", "c%20d.png"]
    assert page.ids == {"top": 1, "main": 1}
    assert page.text == "R&D first y two out"


def test_clicks_are_counted_by_links_in_the_content(site: Path) -> None:
    assert clicks_from(pages(site)) == {"": 0, "one/": 1}


def test_an_address_leads_where_the_standard_says() -> None:
    places = ("", "a/", "ko/a/b/")
    starts = ("", "../", "../../", "../../../../", "./", ".", "..", "/")
    ends = ("", "x/", "x/../y/", "x.html", "%41/#%42", "/x/?q=1")
    for here, start, end in itertools.product(places, starts, ends):
        target, anchor = urldefrag(unquote(urljoin(f"/{here}", start + end)))
        if not (start + end).startswith("//"):
            assert target_of(here, start + end) == (target.lstrip("/"), anchor), (here, start + end)


@pytest.mark.parametrize("href", ["https://example.org/", "//example.org/x", "mailto:a@b.c", "data:,"])
def test_what_leads_out_is_left(href: str) -> None:
    assert target_of("", href) is None
