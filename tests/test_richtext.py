"""Author text becomes HTML that holds what was written and nothing else."""

import re
from html import unescape

import pytest

from stagebook.prose.links import Link
from stagebook.prose.markdown_limits import Totals, excess
from stagebook.prose.page_html import addresses, forbidden
from stagebook.prose.rich_text import RichTextRenderer


class Site:
    """Stands in for the site: everything can be linked but `gone`."""

    def link(self, link: Link) -> tuple[str, str]:
        """Address and words."""
        return ("" if link.target == "gone" else f"../{link.target}/"), link.label or 'A "deck" <b>'

    def file(self, path: str) -> str:
        """The address of a file."""
        return f"../{path}"


RENDERER = RichTextRenderer()
DECK = "A &quot;deck&quot; &lt;b&gt;"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain & simple < here", "Plain &amp; simple &lt; here"),
        ("*one* **two** `three`", "<em>one</em> <strong>two</strong> <code>three</code>"),
        ("[[tool:deck|the *deck*]]", '<a href="../deck/">the *deck*</a>'),
        ("[[tool:deck]]", '<a href="../deck/">A &#34;deck&#34; &lt;b&gt;</a>'),
        ("[[tool:gone|words]]", "words"),
        ("`[[tool:deck]]`", "<code>[[tool:deck]]</code>"),
        ("[words]([[tool:deck]])", '<a href="../deck/">words</a>'),
        ("[a [[tool:deck|b]]](https://example.com)", '<a href="https://example.com">a b</a>'),
        ('![[[tool:deck]]](a.png "[[tool:deck]]")', f'<img alt="{DECK}" src="../a.png" title="{DECK}">'),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<!-- x --> <?x?> <b>", "&lt;!-- x --&gt; &lt;?x?&gt; &lt;b&gt;"),
        ("[x](mailto:a@example.com)", '<a href="mailto:a@example.com">x</a>'),
        ("[x](files/a.pdf?b#c)", '<a href="../files/a.pdf?b#c">x</a>'),
        ("[x](/files/a.pdf)", '<a href="../files/a.pdf">x</a>'),
        ("[x](#here)", '<a href="#here">x</a>'),
        ("<https://example.com>", '<a href="https://example.com">https://example.com</a>'),
        ("![x](https://example.com/x.png)", '<img alt="x">'),
    ],
)
def test_one_text(text: str, html: str) -> None:
    assert RENDERER.inline(text, Site()) == html


UNSAFE = r"""
[x](javascript:alert(1))
[x](JAVASCRIPT:alert(1))
[x](<javascript:alert(1)>)
[x]( javascript:alert(1))
[x](javascript\:alert(1))
[x](&#106;avascript:alert(1))
[x](&#x6A;avascript:alert(1))
[x](java&Tab;script:alert(1))
[x](vbscript:a)
[x](data:text/html,y)
[x](ftp://example.com)
[x](//example.com)
[x](\\\\example.com)
[x][y]\n\n[y]: javascript:alert(1)
"""


@pytest.mark.parametrize("line", UNSAFE.split("\n")[1:-1])
def test_an_address_that_could_run_code_is_taken_out_and_named(line: str) -> None:
    text = line.replace(r"\n", "\n")
    assert RENDERER.inline(text, Site()) == "<span>x</span>"
    assert len(RENDERER.unsafe(text)) == 1


def test_a_mail_address_in_brackets_stays_a_link() -> None:
    shown = unescape(RENDERER.inline("<a@example.com>", Site()))
    assert shown == '<a href="mailto:a@example.com">a@example.com</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("#1 priority", "#1 priority"),
        ("# x", "# x"),
        ("> 30 %", "&gt; 30 %"),
        ("- *x*", "- <em>x</em>"),
        ("2026. A year", "2026. A year"),
        ("---", "---"),
        ("[x]: y", "[x]: y"),
        ("**x** y", "<strong>x</strong> y"),
        ("1.5 x", "1.5 x"),
    ],
)
def test_a_line_inside_a_sentence_begins_no_block(text: str, html: str) -> None:
    assert RENDERER.inline(text, Site()) == html


def test_headings_of_a_text_come_below_those_of_its_page() -> None:
    assert RENDERER.block("# One\n\n## Two", Site(), 3) == "<h3>One</h3>\n<h4>Two</h4>"
    assert RENDERER.inline("# One\n\nText", Site()) == "<h4>One</h4>\n<p>Text</p>"


FORBIDDEN = r"""
<script>a</script>
<script>alert(1)
<img src=x onerror=a>
<img/onerror=a src=x>
<svg/onload=a>
<iframe src=x>
<b onclick=a>
<p\nonclick=a>x</p>
# T {onclick=a}
[x](y){: onclick="a"}
[x](javascript:a)
<a href='javascript:a'>x</a>
<a href='java\nscript:a'>x</a>
<a href=x ping=y>
<button formaction=x>
<style>a</style>
<p style='color: red'>x</p>
<form action=x>
<link rel=x href=y>
<meta http-equiv=refresh>
<base href=x>
<?php 1 ?>
<!DOCTYPE html>
![x](https://example.com/x.png)
<img src='//example.com/x.png'>
<math><x></math>
<!--><script>alert(1)</script>-->
x <!--><img src=x onerror=a>-->
<!-- x -->
<p aria-[[vendor]]="alert(1)">x</p>
<p title=x[[tool:deck]] class=[[tool:deck]]>x</p>
**hi**{: data-[[vendor]]="x" }
<[[vendor]]>x
<a href="[[tool:deck]]x">y</a>
[x]([[tool:deck]])
<div data-md-component="source"></div>
**x**{: .md-search }
<pre class="mermaid"><code>a</code></pre>
<div id="__search">x</div>
<input type=text>
<input type=checkbox>
<noscript><p title="</noscript><img src=x onerror=a>">
<svg><style><img src=x onerror=a></style></svg>
<math><mtext><table><mglyph><style><img src=x onerror=a>
<a href="javas&#99;ript:a">x</a>
<img srcset="//example.com/x.png 1x" src=x.png>
<object data=x></object>
<p style="background:url(//example.com)">x</p>
<template><img src=x onerror=a></template>
<video src=https://example.com/x.mp4></video>
<details ontoggle=a open>x</details>
<a is=x href=y>z</a>
<p slot=x part=y contenteditable>z</p>
<body onload=alert(1)>
a <html onclick=alert(1)> b
</main></body>
<div data-tabs="1:1"></div>
<div data-tabs="1:1"><input type=radio name=__tabbed_1 id=a><div class=tabbed-labels><label for=b>x</label></div></div>
<label for="__drawer">x</label>
<a href=x target=other>x</a>
<a href=x rel="noreferrer opener" target=_blank>x</a>
a\n{: id='a"]' }
<p id="a b">x</p>
# x {: id="%zz" }
<p id=a>x</p><p id=a>y</p>
<a class="&#26;7&#27;">x</a>
![x](&#x0e;5&#15;)
x</div>
<section>x
<p>a <a href=x>b</p>\n\nc
<b>x
[x](http://[)
<a href="https://[::1/">x</a>
![x](http://a]b/c.png)
"""


@pytest.mark.parametrize("line", FORBIDDEN.split("\n")[1:-1])
def test_a_page_by_hand_runs_and_loads_nothing(line: str) -> None:
    assert list(forbidden(line.replace(r"\n", "\n")))


ALLOWED = r"""
`<script>`
```\n<script>\n```
|a|b|\n|:-:|-:|\n|c|d|
<details><summary>a</summary>b</details>
!!! note\n    x
a[^1]\n\n[^1]: b
[[tool:deck]] [x](mailto:a@b.de)
<div class='x' aria-label='z' markdown='1'>*a*</div>
1 < 2 & 3
<video src=x.mp4 controls></video>
<p align=center><kbd>Ctrl</kbd> <mark>x</mark> <ruby>a<rt>b</rt></ruby></p>
[x](y.pdf){: .button title="z" }
[[vendor]] **[[tool:deck]]** [[tool:deck|a *b* `c`]]
=== "One"\n\n    a\n\n=== "Two"\n\n    b
`&#26;` &#10; &#65; &#169;
<p><div>x</div></p><ul><li>x<li>y</ul>
<a href="https://x.y" target="_blank" rel="noopener">x</a>
<figure markdown><img src=x.png alt="a" width=200 loading=lazy></figure>
"""


@pytest.mark.parametrize("line", ALLOWED.split("\n")[1:-1])
def test_a_page_by_hand_may_hold_what_is_harmless(line: str) -> None:
    assert list(forbidden(line.replace(r"\n", "\n"))) == []


# --- what takes the engine too long ---------------------------------------------------------------------------------

TOO_MUCH = {
    "brackets": "[" * 4000,
    "images": "![a](" * 4000,
    "nested list": "\n".join(f"{'    ' * level}- a" for level in range(300)),
    "quotes": "> " * 300 + "a",
    "list on one line": "1. " * 1000,
    "boxes": "\n".join(f"{'    ' * level}!!! note\n" for level in range(300)),
    "definitions": "a\n: b\n" * 1600,
    "rules": "---\n" * 5000,
    "fences": "~~~\n" * 4000,
    "footnotes": "".join(f"[^{number}]: a\n\n" for number in range(1600)),
    "table": ("|a" * 500 + "|\n") * 200,
    "tags": "<b>\n\n{" * 50_000,
    "items": "- !!! note\n" * 27_000,
    "angles": "<a " * 1600,
    "links": "[a](b) " * 2100,
    "code": "`a ` " * 1100,
    "marks in a long paragraph": "*a " * 300 + "word " * 20_000,
    "marks of many paragraphs": ("*a* " * 500 + "\n\n") * 25,
    "paragraphs": "a\n\n" * 10_100,
    "nested paragraphs": "> > > > a\n\n" * 2_100,
    "lines": "a\n" * 51_000,
    "headings": "# a\n\n" * 1_010,
    "references to one footnote": "[^1]: a\n\n" + "a[^1]\n\n" * 1_010,
    "columns": "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + "b\n" * 100,
    "addresses": "a@b.c " * 2_100,
    "line breaks": "a  \n" * 2_100,
    "a long heading": "# " + "a" * 2_100,
    "number signs": "# a" + "#" * 300 + "b",
    "backticks": "`" * 300,
    "spaces": "# a" + " " * 1_100 + "b",
    "tags that stay open": "<b>a\n\n" * 500,
    "comments that stay open": ("<!-- a\n\n" + "b " * 2_000 + "\n\n") * 200,
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_would_take_the_engine_minutes_is_refused_by_counting(name: str) -> None:
    assert list(excess(TOO_MUCH[name]))
    assert list(forbidden(TOO_MUCH[name])) == []
    assert RENDERER.files(f"{TOO_MUCH[name]}\n\n[x](y)") == []


JUST_ENOUGH = {
    "lists, quotes or boxes are nested more than 20 levels deep": ("> " * 20 + "a", "> " * 21 + "a"),
    "lists, quotes or boxes are nested more than 20 levels deep, by blanks": (" " * 83 + "a", " " * 84 + "a"),
    "more than 40 '[' stand open in one paragraph": ("[" * 40, "[" * 41),
    "more than 40 '(' stand open in one paragraph": ("(" * 40 + ")" + "(", "(" * 40 + ")" + "(("),
    "more than 300 headings, rules or definitions stand in a row": ("# a\n" * 300 + "b", "# a\n" * 301),
    "one list holds more than 3,000 items": ("- a\n" * 3000 + "b", "- a\n" * 3001),
    "one paragraph holds more than 300 HTML tags": ("<b>" * 300 + "<1>", "<b>" * 301),
    "one paragraph holds more than 2,000 marks of emphasis, links or code": ("a*" * 2000, "a*" * 2001),
    "there are more than 1,000 code blocks in one file": ("~~~\n\n" * 1000, "~~~\n\n" * 1001),
    "there are more than 500 footnotes in one file": ("[^1]: a\n\n" * 500, "[^1]: a\n\n" * 501),
    "there are more than 12,000 table cells in one file": ("|" * 12_000, "|" * 12_001),
    "there are more than 5,000 HTML tags in one file": ("</b>\n\n" * 5000, "</b>\n\n" * 5001),
}


@pytest.mark.parametrize(
    "text",
    [
        "> " + " " * 200,
        "a\n" * 3002,
        "1 <2> " * 302,
        "- a\n\n" * 3002,
        "# a\n\n" * 302,
        "|a|\n|-|\n" + ("|" + "a*" * 1999 + "|\n") * 2,
    ],
)
def test_what_only_looks_like_much_is_fine(text: str) -> None:
    """Blanks alone, lines that are no items, signs that are no tags, items apart from each other, marks in a table."""
    assert list(excess(text)) == []


@pytest.mark.parametrize("what", JUST_ENOUGH)
def test_as_much_as_is_allowed_is_fine_and_one_more_is_named(what: str) -> None:
    fine, too_much = JUST_ENOUGH[what]
    assert list(excess(fine)) == []
    assert [each.what for each in excess(too_much)] == [what.partition(", by")[0]]


def test_a_page_s_own_addresses_are_found_and_others_left() -> None:
    page = """
[a](x.pdf) ![b](pictures/y.png "title") <a href="z.html#there">c</a> <img src="w.svg">
[d](https://example.org/) [e](HTTPS://example.org/) [f](//example.org/) [g](#here) [h](mailto:a@b.c) [i]()
[[tool:deck]] [[vendor]] `[j](code.pdf)`
"""
    assert addresses(page) == ["x.pdf", "pictures/y.png", "z.html", "w.svg"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("<!-- x -->", ["a comment"]),
        ("<?php 1 ?>", ["an instruction '<?…>'"]),
        ("a <script>b</script> c", ["the element <script>"]),
    ],
)
def test_what_is_forbidden_is_named_once(text: str, named: list[str]) -> None:
    assert [each.what for each in forbidden(text)] == named


def test_a_long_page_is_not_intricate() -> None:
    paragraph = "The buyer **told** us the [goal](https://x.y), see [[tool:deck]] `[` and (so on).\n" * 20
    table = "| a | b |\n|---|---|\n" + "| [x](y) | `z` |\n" * 500
    nested = "\n".join(f"{'    ' * level}- a" for level in range(8))
    page = f"# A\n\n{nested}\n\n{table}\n\n" + f"{paragraph}\n\n" * 60
    assert list(excess(page)) == []


def test_texts_of_one_file_are_counted_together() -> None:
    totals, text = Totals(), ("*a* " * 45 + "\n\n") * 20
    found = [[each.what for each in excess(text, totals)] for _ in range(13)]
    assert found[:11] == [[]] * 11
    assert found[11:] == [["there are more than 20,000 marks of emphasis, links or code in one file"], []]


def test_an_excess_is_named_with_its_line() -> None:
    assert [(each.line, each.what) for each in excess("a\n\nb\n" + "(" * 50)] == [
        (3, "more than 40 '(' stand open in one paragraph")
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[[tool:deck]] says "no" to it, doesn\'t it?',
        "See [[tool:deck|the (new) deck]].",
        "1900. [[tool:deck]] a year",
        "[[tool:deck]]",
        "a -- b --- c [[tool:deck]]: d; e ‘f’ 한국어",
        "--- [[tool:deck]]",
        "a\tb [[tool:deck]]",
        "  [[tool:deck]]  two  blanks",
        "= [[tool:deck]] =",
    ],
)
def test_a_text_with_nothing_but_links_is_as_markdown_makes_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such texts skip Markdown; the plain way is Markdown for all."""
    short = RichTextRenderer().inline(text, Site())
    monkeypatch.setattr("stagebook.prose.rich_text._MARKS", re.compile(""))
    assert short == RichTextRenderer().inline(text, Site())


class Elsewhere(Site):
    """Another page."""

    def link(self, link: Link) -> tuple[str, str]:
        """Address and words, from one level further down."""
        address, words = super().link(link)
        return f"../{address}", words


def test_what_a_text_became_is_kept_but_not_its_links() -> None:
    renderer = RichTextRenderer()
    text = "*Only* [[tool:deck]]"
    first = renderer.inline(text, Site())
    second = renderer.inline(text, Elsewhere())
    assert second == str(first).replace('href="', 'href="../')
