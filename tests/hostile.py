"""Texts that try to become something else: some hundred, made from parts, each calling `alert` or loading `/evil`."""

import itertools
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from full_playbook import write_full_playbook

CALLS = ("alert(1)", "alert`1`", "(()=>{throw 1})()", "import('/evil.js')")
TAGS = (
    "<img src=/evil onerror={call}>",
    "<img/src=/evil/onerror={call}>",
    '<img src="/evil" onerror="{call}">',
    "<svg onload={call}>",
    "<svg/onload={call}//",
    "<svg><script>{call}</script>",
    "<script>{call}</script>",
    "<script src=/evil.js></script>",
    "<iframe srcdoc='<script>{call}</script>'>",
    "<iframe src=javascript:{call}>",
    "<object data=/evil>",
    "<embed src=/evil>",
    "<video src=/evil onerror={call}>",
    "<body onload={call}>",
    "<details open ontoggle={call}>",
    "<input autofocus onfocus={call}>",
    "<select autofocus onfocus={call}>",
    "<a href=javascript:{call}>x</a>",
    "<a href='java&#115;cript:{call}'>x</a>",
    "<form action=javascript:{call}><button>x",
    "<math><mtext><table><mglyph><style><img src=/evil onerror={call}>",
    "<link rel=stylesheet href=/evil.css>",
    "<meta http-equiv=refresh content='0;url=/evil'>",
    "<base href=/evil/>",
    "<style>@import '/evil.css';</style>",
    "<noscript><p title='</noscript><img src=/evil onerror={call}>'>",
    "<template><img src=/evil onerror={call}></template>",
    "<!--><img src=/evil onerror={call}>-->",
    "<![CDATA[<img src=/evil onerror={call}>]]>",
    "<p style='background:url(/evil)'>",
    "<x contenteditable onbeforeinput={call}>",
    "<marquee onstart={call}>",
    "<isindex action=javascript:{call}>",
)
BREAKS = (
    "{tag}",
    '"{tag}',
    "'{tag}",
    '">{tag}',
    "'>{tag}",
    "</title>{tag}",
    "</script>{tag}",
    "</style>{tag}",
    "</textarea>{tag}",
    "--> {tag}",
    "]]>{tag}",
    "</h1></main>{tag}",
    "\\u003cx {tag}",
    "`{tag}`",
    "{{{{ 7*7 }}}}{tag}",
)
OTHERS = (
    '" onmouseover="alert(1)" x="',
    "' onmouseover='alert(1)' x='",
    "x onclick=alert(1)",
    "&lt;img src=/evil onerror=alert(1)&gt;",
    "&#60;img src=/evil onerror=alert(1)&#62;",
    "&amp;lt;script&amp;gt;",
    "{{ config }} {% raw %} {# x #} ${alert(1)} <%= 1 %> #{1}",
    "{: onclick=alert(1) }",
    "{#id onclick=alert(1)}",
    "[[vendor]]",
    "R&D <5k> & \"quoted\" 'single' a<b>c",
    "\u202etxt.exe \u2066x\u2069",
    "</script><script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "@SUM(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "../../../etc/passwd",
    "..\\..\\x",
    "CON",
    "a/b:c*d?e",
    '\\"};alert(1);//',
    "';alert(1);//",
    '#panic("x") $x$ @ref <label> *b* _i_',
    "<<<<<<<",
    "\\<img src=/evil onerror=alert(1)>",
    "한글 <img src=/evil onerror=alert(1)> 가격 & 협상",
)


def vectors() -> Iterator[str]:
    """Yield every vector once, in a fixed order: tags behind each break, then what is no tag."""
    for number, tag in enumerate(TAGS):
        for index, around in enumerate(BREAKS):
            if (number + index) % 2 == 0 or index in (0, 3, 5):
                yield around.format(tag=tag.format(call=CALLS[(number + index) % len(CALLS)]))
    yield from OTHERS


def write_hostile_playbook(root: Path) -> None:
    """Fill every text of every kind with another vector, in both languages; guides hold what a check lets pass."""
    words = itertools.cycle(vectors())

    def text(kind: type, name: str) -> object:
        first, second = next(words), next(words)
        return first if kind is str else {"en": first, "ko": second}

    def hidden(kind: type, name: str) -> object:
        """Behind a word of its own: two visible vectors side by side may read as a third one, which is no leak."""
        found = text(kind, name)
        return {lang: f"zq {each}" for lang, each in found.items()} if isinstance(found, dict) else f"zq {found}"

    write_full_playbook(root, text, hidden)
    for page in (root / "guides").glob("*.md"):
        head = page.read_text("utf-8").partition("\n---\n")[0]
        page.write_text(f"{head}\n---\n\n{hostile_guide()}", "utf-8")


def hostile_guide() -> str:
    """A page written by hand that shows vectors as an author must write them: escaped, in code, beside links."""
    rows = ["## Heading &lt;one&gt; & two\n\n[[tool:seen-tool]] [[vendor]]\n"]
    for number, vector in enumerate(vectors()):
        if "[[" in vector or number % 4:
            continue
        line = re.sub(r"[\x00-\x1f]", " ", vector)
        rows.append(f"```\n{line}\n```\n")
        rows.append(f"### {escape(re.sub(r'([`*_{}#$~=+^|])', '', line))}\n")
    return "\n".join(rows)
