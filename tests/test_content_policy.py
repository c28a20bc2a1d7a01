"""Nothing on a page needs an exception from a strict content policy, whatever the theme is asked for."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from justhtml import JustHTML

from sites import ROOT, here
from stagebook.outputs.mkdocs.content_policy import IN_PAGES
from stagebook.prose.guide_markdown import PLAIN_GUIDES
from stagebook.prose.page_html import forbidden
from stagebook.templating.size_classes import MOST, count_class, share_class

SMALL = ROOT / "tests" / "playbooks" / "good" / "small"
EVERYTHING = """\
site_name: Small
docs_dir: playbook
theme:
  name: material
  features: [announce.dismiss, content.action.edit, content.code.annotate, content.code.copy, content.code.select,
    content.tabs.link, content.tooltips, header.autohide, navigation.footer, navigation.indexes, navigation.instant,
    navigation.instant.preview, navigation.instant.progress, navigation.path, navigation.prune, navigation.tabs,
    navigation.tabs.sticky, navigation.top, navigation.tracking, search.highlight, search.share, search.suggest,
    toc.follow]
  icon:
    admonition: {note: material/star, tip: material/check}
    annotation: material/plus
    tag: {default: material/tag, deal: material/handshake}
extra:
  consent: {title: Cookies, description: None of ours, actions: [accept, reject, manage], cookies: {choice: Choices}}
  version: {provider: mike}
extra_css: [own.css]
markdown_extensions:
  - pymdownx.highlight: {anchor_linenums: true, line_spans: __span, pygments_lang_class: true}
  - pymdownx.inlinehilite
plugins:
  - search
  - stagebook: {policy: true}
"""
GUIDE = """\
---
title: Talk
---

| left | middle | right | none |
|:--|:-:|--:|---|
| a | b | c | d |

=== "One"

    text (1)

=== "Two"

    ```python linenums="1" hl_lines="1"
    print("<b>")  # (1)!
    ```

    1. note

!!! note
    - [x] done ++ctrl+c++ ==mark== `#!python print()`

Word[^1]

[^1]: foot
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a site whose mkdocs.yml asks the theme for everything that it can do by itself."""
    home = tmp_path_factory.mktemp("policy")
    for path in SMALL.rglob("*.yml"):
        target = home / "playbook" / path.relative_to(SMALL)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (home / "mkdocs.yml").write_text(EVERYTHING, "utf-8")
    (home / "playbook" / "own.css").write_text(".own { color: inherit; }", "utf-8")
    (home / "playbook" / "guides").mkdir()
    (home / "playbook" / "guides" / "talk.md").write_text(GUIDE, "utf-8")
    done = here("build", "playbook", "--site", "site", cwd=home)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "--md-admonition-icon--note" in (home / "site/assets/stagebook/theme-icons.css").read_text("utf-8")
    assert "own.css" in (home / "site/index.html").read_text("utf-8")
    return {path.relative_to(home).as_posix(): path.read_text("utf-8") for path in home.rglob("*.html")}


def needing_an_exception(html: str) -> list[str]:
    """What on a page a policy without `unsafe-inline` would stop."""
    found: list[str] = []
    for element in JustHTML(html, sanitize=False).query("*"):
        attributes = dict(element.attrs or {})
        is_data = attributes.get("type") == "application/json"
        if element.name == "style" or (element.name == "script" and "src" not in attributes and not is_data):
            found.append(f"<{element.name}>")
        found += [name for name in attributes if name == "style" or name.startswith("on")]
        found += [value for value in attributes.values() if value and re.match(r"\s*(javascript|data):", value, re.I)]
    return found


def test_no_page_needs_an_exception(pages: dict[str, str]) -> None:
    assert len(pages) > 15
    assert {name: found for name, html in pages.items() if (found := needing_an_exception(html))} == {}
    assert needing_an_exception('<p style="a"><a href="javascript:x" onclick=x></a><script>x</script>') != []


def test_the_policy_stands_in_the_pages_where_it_is_wanted(pages: dict[str, str], tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    assert f"Content-Security-Policy: {IN_PAGES}; frame-ancestors 'none'\n" in manual
    meta = f'<meta http-equiv="content-security-policy" content="{IN_PAGES}">'
    for name, html in pages.items():
        head = html.partition("</head>")[0]
        assert meta in head, name
        if not name.endswith("404.html"):  # It first looks for the site's root.
            assert "<script" not in head.partition(meta)[0], name


def test_what_the_theme_does_with_its_own_scripts_is_still_asked_for(pages: dict[str, str]) -> None:
    html = pages["site/guides/talk/index.html"]
    config = json.loads(re.search(r'id="__config" type="application/json">(.*?)</script>', html, re.S)[1])
    assert {"content.tabs.link", "announce.dismiss"} <= set(config["features"])
    assert 'name="consent"' in html
    assert "data-search-open" in html  # Our search stands for the theme's, which would offer to share.
    assert re.findall(r'<t[hd] class="sb-align-(\w+)"', html) == ["left", "center", "right"] * 2
    assert "<td>d</td>" in html


def test_columns_align_without_style_attributes() -> None:
    html = PLAIN_GUIDES.html("| a | b |\n|--:|---|\n| c{: .own } | d |\n")
    assert '<th class="sb-align-right">a</th>' in html
    assert "style" not in html
    assert list(forbidden("| a |\n|:-:|\n| b |\n")) == []


@pytest.mark.parametrize(
    "text", ['<td style="text-align: center;">', "**b**{: style='color:red' }", "<p style=''>x</p>"]
)
def test_a_style_attribute_in_a_page_is_refused(text: str) -> None:
    text = f"<table><tr>{text}x</td></tr></table>" if text.startswith("<td") else text
    (found,) = forbidden(text)
    assert found.words == "style"
    assert "style sheet" in found.hint


@pytest.mark.parametrize(
    ("share", "classes"),
    [(0, "sb-n-0"), (0.5, "sb-n-50"), (0.27027, "sb-n-27 sb-h-3"), (1, "sb-n-100"), (1.2, "sb-n-100"), (-1, "sb-n-0")],
)
def test_a_share_reaches_the_style_sheet_exact_to_a_hundredth(share: float, classes: str) -> None:
    assert share_class(share) == classes


def test_a_count_has_a_class_that_the_style_sheet_knows() -> None:
    style = (ROOT / "templates/assets/bundles/page.css").read_text("utf-8").replace("\n", "")
    for count in (0, 1, 12, MOST, 1000):
        assert f".{count_class(count)}{{" in style
    assert count_class(1000) == f"sb-n-{MOST}"


def test_a_file_of_sheets_names_its_style_and_script_by_hash(tmp_path: Path) -> None:
    done = here("worksheets", SMALL, "--kind", "close-plan", "--output", tmp_path / "plan.html")
    assert done.returncode == 0, done.stderr + done.stdout
    html = (tmp_path / "plan.html").read_text("utf-8")
    policy = re.search(r'http-equiv="content-security-policy" content="([^"]*)"', html)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        (text,) = re.findall(rf"<{name}>(.*?)</{name}>", html, re.S)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in allowed
    assert ' style="' not in html
