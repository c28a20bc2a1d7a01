"""Author text becomes HTML that holds what was written and nothing else."""

from html import unescape

import pytest

from stagebook.prose.links import Link
from stagebook.prose.page_html import forbidden
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
    assert len(RENDERER.addresses(text)[0]) == 1


def test_a_mail_address_in_brackets_stays_a_link() -> None:
    shown = unescape(RENDERER.inline("<a@example.com>", Site()))
    assert shown == '<a href="mailto:a@example.com">a@example.com</a>'


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
<video src=x>
<math><x></math>
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
<div class='x' data-y='z' markdown='1'>*a*</div>
1 < 2 & 3
<!-- x -->
"""


@pytest.mark.parametrize("line", ALLOWED.split("\n")[1:-1])
def test_a_page_by_hand_may_hold_what_is_harmless(line: str) -> None:
    assert list(forbidden(line.replace(r"\n", "\n"))) == []
