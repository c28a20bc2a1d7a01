"""Whatever stands in any text of any kind is text on every page: as the plugin shows it and as `write` writes it."""

from collections.abc import Iterator
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from full_playbook import write_full_playbook
from stagebook.model import Guide
from stagebook.model.load import load
from stagebook.prose.guide_markdown import PLAIN_GUIDES
from stagebook.schema.text import RichText
from stagebook.site.body import Html, as_markdown
from stagebook.site.edition import Edition, edition

HARMLESS = "Harmless words"
TAGS = (
    "<script>alert('x')</script> <img src=x onerror=\"alert(1)\"> \"><svg/onload=alert(2)> '><b> "
    "</textarea></title></p> ]]> <!-- --> {{ 7 * 7 }} {% raw %} {# x #} ${x} <%= 1 %> {: onclick=alert(3) } "
    "{#id onclick=alert(4)} "
    "| a | b | \\ ' \" & &lt; &#60; 😀 👩\u200d👩\u200d👧 שלום \u202e 한글 é e\u0301 %3Cscript%3E"
)
MARKS = (
    "# x ## y --- === *a* **b** __c__ _d_ `e` ~~f~~ [g](javascript:alert(5)) ![h](i.png) <javascript:alert(6)> - j "
    "1. k > l ``` m"
)
LINES = "one\n\n# two\n\n---\n\n    three\n\n<script>\n\n```\n\nfour"
MARKDOWN = (
    "Text\n\n# Heading\n\n---\n\n- item\n\n1. one\n\n> quote\n\n```\n<script>\n\n\n</script>\n```\n\n"
    "| a | b |\n|---|---|\n| c | <b> |\n"
)
MADE_BY_MARKDOWN = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "p"),
    *("table", "thead", "tbody", "tr", "th", "td", "span", "a", "img"),
}


class Structure(HTMLParser):
    """Elements with the names of their attributes, and the text."""

    VOID = frozenset(["br", "hr", "img", "input", "wbr"])

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.addresses: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *sorted(name for name, _ in attrs)))
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self.tags.append((f"/{tag}",))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment",))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("declaration",))

    def handle_data(self, data: str) -> None:
        self.words += data

    @property
    def letters(self) -> str:
        """The text without spaces, which mean nothing between blocks."""
        return "".join(self.words.split())


@cache
def engine() -> Markdown:
    """The engine that `stagebook write` writes for."""
    return Markdown(extensions=PLAIN_GUIDES.extensions, extension_configs=dict(PLAIN_GUIDES.settings))


def filled(folder: Path, plain: str, rich: str) -> Edition:
    """A site whose every plain text and every text in Markdown is the given one."""

    def text(kind: type, name: str) -> Any:
        words = rich if kind is RichText else plain
        return words if kind is str else {"en": words, "ko": words}

    write_full_playbook(folder, text, text)
    for page in (folder / "guides").glob("*.md"):  # Markdown through and through, with a test of its own
        page.write_text(page.read_text("utf-8").partition("\n---\n")[0] + "\n---\n\nWords.\n", "utf-8")
    loaded = load(folder)
    assert loaded.playbook
    assert loaded.settings_read
    assert loaded.playbook.guides
    return edition(loaded.playbook, folder)


def pages(site: Edition) -> Iterator[tuple[str, Structure, Structure]]:
    """Every page as the plugin shows it, and as an engine renders what `stagebook write` wrote."""
    for page in site.site.pages:
        if isinstance(page.subject, Guide):
            shown = written = Structure(engine().reset().convert(site.renderer.guide(page.subject, page.src)))
        else:
            body = site.renderer.body(page)
            # A blank line ends a piece of HTML in most engines; this one is more forgiving.
            assert not [part for part in body.parts if isinstance(part, Html) and "\n\n" in part.html], page.src
            shown, written = Structure(body.html()), Structure(engine().reset().convert(body.markdown()))
        yield page.src, shown, written


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Structure]:
    """The pages of the site with harmless words everywhere."""
    return {src: page for src, page, _ in pages(filled(tmp_path_factory.mktemp("harmless"), HARMLESS, HARMLESS))}


def without_anchors(page: Structure) -> list[tuple[str, ...]]:
    """The elements but for the anchors beside headings, which each engine makes itself."""
    anchor = ("a", "aria-hidden", "class", "href", "tabindex", "title")
    kept: list[tuple[str, ...]] = []
    skipping = False
    for tag in page.tags:
        if tag == anchor:
            skipping = True
        elif skipping and tag == ("/a",):
            skipping = False
        else:
            kept.append(tag)
    return kept


def assert_same(src: str, shown: Structure, written: Structure) -> None:
    """What was written renders to what the plugin shows."""
    assert without_anchors(written) == without_anchors(shown), src
    assert written.letters == shown.letters, src


@pytest.mark.parametrize(
    ("plain", "rich"),
    [(f"{TAGS} {MARKS}", HARMLESS), (LINES, HARMLESS), (HARMLESS, TAGS)],
    ids=["plain", "plain-lines", "rich"],
)
def test_no_text_adds_an_element_or_an_attribute(
    harmless: dict[str, Structure], tmp_path: Path, plain: str, rich: str
) -> None:
    words = "".join((plain if rich == HARMLESS else unescape(rich)).split())
    found = 0
    for src, shown, written in pages(filled(tmp_path, plain, rich)):
        assert shown.tags == harmless[src].tags, src
        assert shown.addresses == harmless[src].addresses, src
        assert_same(src, shown, written)
        found += words in shown.letters or words.replace("*", "") in shown.letters
    assert found > 20, "the words themselves are there, as text"


@pytest.mark.parametrize("rich", [MARKDOWN, MARKS], ids=["blocks", "marks"])
def test_markdown_makes_only_what_markdown_makes(harmless: dict[str, Structure], tmp_path: Path, rich: str) -> None:
    own = {tag[0] for page in harmless.values() for tag in page.tags}
    for src, shown, written in pages(filled(tmp_path, HARMLESS, rich)):
        assert {tag[0].lstrip("/") for tag in shown.tags} - own <= MADE_BY_MARKDOWN, src
        assert not [tag for tag in shown.tags if any(name.startswith("on") for name in tag[1:])], src
        assert not [each for each in shown.addresses if each.lower().startswith(("javascript", "data"))], src
        assert_same(src, shown, written)


@pytest.mark.parametrize("title", [TAGS, MARKS, "".join(map(chr, range(33, 127)))])
def test_a_heading_is_shown_as_it_stands(title: str) -> None:
    page = Structure(engine().reset().convert(f"## {as_markdown(title)} {{#here}}\n"))
    assert page.tags == [("h2", "id"), ("/h2",)]
    assert page.words == title
