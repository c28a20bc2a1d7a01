"""Our search entries are those of the theme's own parser, page by page and piece by piece."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from material.plugins.search.plugin import Parser, SearchIndex, SearchPlugin

from playbooks_on_disk import FIVE, bodies
from stagebook.outputs.mkdocs import search_entries
from stagebook.outputs.mkdocs.generated_page import GeneratedPage
from stagebook.outputs.mkdocs.search_entries import UnreadableError, sections, speed_up

Found = list[tuple[str | None, list[str], list[str], bool]]


def theirs(html: str) -> Found:
    """What the theme finds in a page."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [(each.id, each.title, each.text, each.is_excluded()) for each in parser.data]


def ours(html: str) -> Found:
    """What we find in it."""
    return [(each.id, each.title, each.text, each.excluded) for each in sections(html)]


@pytest.mark.parametrize("folder", FIVE, ids=lambda folder: folder.name)
def test_every_page_has_the_entries_that_the_theme_would_make(folder: Path) -> None:
    pages = bodies(folder, "en")
    assert pages
    for src, html in pages.items():
        assert ours(html) == theirs(html), src


@pytest.mark.parametrize(
    "html",
    [
        "",
        "only text",
        "text & more &amp; &lt;b&gt; &#10; at the end &amp",
        "<p>a\nb</p>\n\n<p>  </p> <p>c</p>",
        "<ul><li></li><li>a</li><li> </li></ul>",
        "<pre>a\n  b\n</pre> c\n d <pre> </pre>",
        "<pre><code>a\n\n</code>\n\n</pre>",
        '<h1 id="a">A</h1><p>b</p><h2 id="c">C <code>d</code></h2>e',
        '<p>before</p><h2 id="c">C</h2>',
        '<h2 id="c">C<a class="headerlink" href="#c">#</a></h2>',
        '<h2 id="c"><a class="other" href="#c">C</a> <a class="headerlink">#<b>x</b></a> D</h2>',
        "<h2>no id</h2><p>a</p>",
        '<h2 id>a</h2><h2 id="">b</h2><h2 id="x&amp;y">c</h2>',
        '<h1 id="a">A</h1><section><h2 id="b">B</h2><p>in</p></section><p>after</p>',
        '<section><div><h2 id="a">A</h2></div><p>b</p><div><h3 id="c">C</h3>d</div></section> e <h2 id="f">F</h2>',
        '<h1 id="a">A</h1><div data-search-exclude><p>x</p><div>y</div>z</div><p>b</p>',
        '<h1 id="a">A</h1><p data-search-exclude="true">x</p><p>y</p>',
        '<h1 id="a">A</h1><h2 id="b" data-search-exclude>B</h2><p>c</p><h2 id="d">D</h2>',
        '<table><tr><td class="linenodiv">1</td><td>a</td></tr></table>',
        '<td class="lineno&#100;iv">1</td><td>a</td>',
        "<script>if (a < b) { '<p>' }</script><p>a</p>",
        "<object><p>a</p></object><style>p > a {}</style><p>b</p>",
        '<p title="a > b < c">x</p><p data-x=\'{"a": "b"}\'>y</p>',
        '<svg viewBox="0 0 1 1"><title>t &amp; u</title><path d="M0 0"/></svg> a <br/><img src="x" /> b',
        "<P>a</P><DIV DATA-SEARCH-EXCLUDE>b</DIV>",
        "<p>a</b></p></div><em>b<p>c</em></p>",
        "<textarea>a &amp; b</textarea> c <input value='d'> e",
        '<h2 id="a">A<sub>1</sub><sup> </sup></h2><h2>other<p>a</p></h2>',
        "<li>a<ol><li>b</li></ol><ol> </ol></li>",
    ],
)
def test_the_same_of_any_strict_html(html: str) -> None:
    assert ours(html) == theirs(html)


@pytest.mark.parametrize(
    "html",
    [
        "a <!-- b --> c",
        "<!doctype html><p>a",
        "<p class=a>b</p>",
        "a < b",
        "<p>a</p class='b'>",
        "<iframe><p>a</p></iframe>",
        "<textarea><p>a</p></textarea>",
        "<script>'</p>'</script>",
        "<script>a",
        '<ul><li>a<h2 id="b">B</h2></ul>',
        "<p",
        '<p><h2 id="a">A</h2></p><li>x<h2 id="b">B</li>',
    ],
)
def test_what_is_not_strict_is_never_read_in_another_way(html: str) -> None:
    try:
        found = ours(html)
    except UnreadableError:
        return
    assert found == theirs(html)


def index(*plugins: Any) -> SimpleNamespace:
    """The settings of a site with plugins."""
    return SimpleNamespace(plugins=dict(enumerate(plugins)))


def page(html: str, kind: type = GeneratedPage, **meta: Any) -> Any:
    """A page as the theme's index sees it."""
    made = kind.__new__(kind)
    made.__dict__.update(content=html, toc=[], file=SimpleNamespace(url="a/"), meta=meta, title="A")
    return made


def entries(pages: list[Any], *, fast: bool) -> list[dict[str, Any]]:
    """What the theme's index holds of pages."""
    plugin = SearchPlugin()
    plugin.search_index = SearchIndex(lang=["en"])
    if fast:
        speed_up(index(plugin))  # type: ignore[arg-type]
    for each in pages:
        plugin.search_index.add_entry_from_context(each)
    return plugin.search_index.entries


def test_the_index_is_the_same_in_order_whoever_reads_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [
        page('<h1 id="a">A</h1><p>b</p><h2 id="c" data-search-exclude>C</h2>', tags=["x"]),
        page("<!-- c --><p>not strict</p>"),
        page("<p>left out</p>", search={"exclude": True}),
        page('<h1 id="a">A</h1><h2 id="d">D</h2>e', search={"boost": 2}),
    ]
    plain = entries(pages, fast=False)
    asked: list[str] = []
    monkeypatch.setattr(search_entries, "sections", lambda html: asked.append(html) or sections(html))
    assert entries(pages, fast=True) == plain
    assert pages[0].content in asked
    assert [each["text"] for each in plain] == ["<p>b</p>", "<p>not strict</p>", "", "e"]


@pytest.mark.parametrize("change", [{"keep": {"p"}}, {"skip": {"code"}}], ids=["keeps less", "leaves more out"])
def test_a_theme_that_reads_otherwise_reads_itself(
    change: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Other(Parser):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.__dict__.update(change)

    monkeypatch.setattr("material.plugins.search.plugin.Parser", Other)
    pages = [page('<h1 id="a">A <code>b</code></h1><p>c <code>d</code></p>')]
    asked: list[str] = []
    monkeypatch.setattr(search_entries, "_indexing", lambda *_: asked.append("ours"))
    entries(pages, fast=True)
    assert asked == []


def test_another_search_plugin_is_left_alone() -> None:
    class Another(SearchPlugin):  # type: ignore[misc]
        pass

    plugin = Another()
    plugin.search_index = SearchIndex(lang=["en"])
    speed_up(index(plugin, SimpleNamespace()))  # type: ignore[arg-type]
    assert "add_entry_from_context" not in vars(plugin.search_index)
