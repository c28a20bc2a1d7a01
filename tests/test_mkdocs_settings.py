"""Which mkdocs.yml counts for a playbook, and that none is run before that is known."""

import shutil
from pathlib import Path

import pytest
from markdown.extensions.toc import slugify_unicode
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from playbooks_on_disk import PLAYBOOKS, TODAY
from sites import ROOT, stagebook
from stagebook.checks import load_and_check, setting_links
from stagebook.checks.context import Context
from stagebook.checks.engine import PLAIN_ENGINE, EngineSettings
from stagebook.model.load import load
from stagebook.outputs.mkdocs.defaults import fill_in
from stagebook.outputs.mkdocs.settings import (
    EngineError,
    configuration,
    engine_config,
    engine_settings,
    written_settings,
)
from stagebook.prose.guide_markdown import PLAIN_GUIDES, GuideMarkdown
from stagebook.prose.page_html import forbidden
from stagebook.reading.outline import outlined
from stagebook.reading.site_settings import NO_SETTINGS, SiteSettings
from stagebook.resources import templates

MINIMAL = PLAYBOOKS / "good" / "links"
OURS = "site_name: x\nplugins: [stagebook]\n"
EVIL = "site_name: x\ntheme: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path [RAN]]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A playbook in `project/playbook`, with no mkdocs.yml beside it."""
    folder = tmp_path / "project" / "playbook"
    shutil.copytree(MINIMAL, folder)
    return folder


def write(root: Path, text: str, name: str = "mkdocs.yml") -> None:
    (root.parent / name).write_text(text.replace("RAN", str(root.parent / "ran")), "utf-8")


FOREIGN = {
    "another project's": "site_name: x\ndocs_dir: playbook\n",
    "no plugins of ours": "site_name: x\ndocs_dir: playbook\nplugins: [search, {tags: {}}]\n",
    "another docs_dir": f"{OURS}docs_dir: docs\n",
    "no docs_dir": OURS,
    "code, not for us": f"{EVIL}docs_dir: playbook\n",
    "inherits code": "INHERIT: base.yml\ndocs_dir: playbook\n",
    "inherits itself": "INHERIT: mkdocs.yml\ndocs_dir: playbook\n",
    "inherits nothing": "INHERIT: gone.yml\n",
    "no YAML": "site_name: [x\n",
    "circle of aliases": "a: &a [*a]\nplugins: [stagebook]\ndocs_dir: playbook\n",
    "alias bomb": "a: &a [x,x,x,x,x,x,x,x]\n"
    + "".join(f"{new}: &{new} [{','.join([f'*{old}'] * 8)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True))
    + "plugins: [stagebook]\ndocs_dir: playbook\n",
    "empty": "",
    "a list": "- stagebook\n",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_that_is_not_ours_does_not_count_and_is_not_run(root: Path, name: str) -> None:
    write(root, EVIL, "base.yml")
    write(root, FOREIGN[name])
    file, overrides = engine_config(root)
    assert file.parent.name == "templates"
    assert overrides == {"docs_dir": str(root)}
    assert not (root.parent / "ran").exists()


def test_a_command_runs_nothing_of_a_file_that_is_not_ours(root: Path) -> None:
    write(root, EVIL, "base.yml")
    write(root, FOREIGN["inherits code"])
    done = stagebook("check", "playbook", cwd=root.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (root.parent / "ran").exists()


PARENTS = {
    "list": ("docs_dir: playbook\nplugins:\n  - search\n  - stagebook:\n      audience: x\n", ""),
    "mapping": ("docs_dir: playbook\nplugins:\n  stagebook: {}\n", ""),
    "inherited": ("INHERIT: base.yml\ndocs_dir: ./playbook/\n", OURS),
    "added to what is inherited": (
        "INHERIT: base.yml\nplugins: {search: {}}\n",
        "docs_dir: playbook\nplugins: {stagebook: {}}\n",
    ),
    "with tags": (f"{OURS}docs_dir: playbook\nextra: {{x: !ENV HOME, y: !!python/name:os.getcwd }}\n", ""),
}


@pytest.mark.parametrize("name", PARENTS)
def test_a_file_that_lists_the_plugin_for_this_folder_counts(root: Path, name: str) -> None:
    text, base = PARENTS[name]
    write(root, base, "base.yml")
    write(root, text)
    assert engine_config(root) == (root.parent / "mkdocs.yml", {})


def test_a_list_of_plugins_replaces_what_is_inherited(root: Path) -> None:
    write(root, OURS, "base.yml")
    write(root, "INHERIT: base.yml\ndocs_dir: playbook\nplugins: [search]\n")
    assert engine_config(root)[0].parent.name == "templates"


PLAIN = f"{OURS}docs_dir: playbook\ntheme: material\n"
REFUSED = {
    "option": (PLAIN.replace("[stagebook]", "[{stagebook: {audence: x}}]"), "audence", "did you mean 'audience'?"),
    "option's type": (PLAIN.replace("[stagebook]", "[{stagebook: {pdf: maybe}}]"), "pdf", "Settings of mkdocs.yml"),
    "section": (
        PLAIN.replace("[stagebook]", "[{stagebook: {folder: x}}]"),
        "folder",
        "name it by `docs_dir`. ",
    ),
    "theme": (PLAIN.replace("material", "no-such-theme"), "theme", "write `theme: {name: material}`"),
    "theme's name": (PLAIN.replace("material", "{name: materal}"), "name", "write `theme: {name: material}`"),
    "plugin": (PLAIN.replace("[stagebook]", "[stagebook, serch]"), "serch", "did you mean 'search'?"),
    "unlike any": (PLAIN.replace("[stagebook]", "[stagebook, x9]"), "x9", "install the package that brings it"),
    "extension": (f"{PLAIN}markdown_extensions: [admonitions]\n", "admonitions", "did you mean 'admonition'?"),
    "folder": (PLAIN.replace("material", "{name: material, custom_dir: gone}"), "custom_dir", "make it"),
    "value": (f"{PLAIN}site_url: acme\n", "site_url", "#site_url"),
    "tag": (f"{PLAIN}extra: !!python/name:no_such.thing\n", "!!python", "mend or delete it"),
    "parent": (f"INHERIT: gone.yml\n{PLAIN}", "INHERIT", "name one that is there"),
    "syntax": (f"{PLAIN}watch: [x\n", "[x", "write ']'"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_mkdocs_refuses_is_named_at_its_line_with_a_cure(root: Path, name: str) -> None:
    text, words, hint = REFUSED[name]
    write(root, text)
    loaded, report = load_and_check(root, TODAY, engine_settings(root))
    (found,) = report.errors
    assert (found.code, found.span.file) == ("refused-setting", "../mkdocs.yml")
    assert loaded.lines[found.span.file][found.span.line - 1][found.span.column - 1 :].startswith(words)
    assert hint in found.hint
    if name not in ("syntax", "option", "section"):  # What MkDocs does not refuse, the checks do.
        with pytest.raises(EngineError, match=rf"mkdocs\.yml:{found.span.line}: "):
            configuration(root)


def test_what_mkdocs_does_not_know_is_a_warning_at_its_line(root: Path) -> None:
    write(root, PLAIN.replace("[stagebook]", "[stagebook, {search: {lagn: en}}]") + "use_directory_url: false\n")
    found = load_and_check(root, TODAY, engine_settings(root))[1].warnings
    assert [(each.code, each.span.line, each.span.column, each.hint) for each in found] == [
        ("ignored-setting", 2, 32, "did you mean 'lang'?"),
        ("ignored-setting", 5, 1, "did you mean 'use_directory_urls'?"),
    ]


def test_a_broken_file_of_another_playbook_is_no_business_of_this_one(root: Path) -> None:
    write(root, f"{OURS}docs_dir: other\nwatch: [x\n")
    assert engine_settings(root) is PLAIN_ENGINE


def test_warnings_stop_a_build_where_mkdocs_yml_asks_for_it(root: Path) -> None:
    write(root, f"{PLAIN}strict: true\nplugin: x\n")
    assert stagebook("check", "playbook", cwd=root.parent).returncode == 1
    done = stagebook("build", "playbook", cwd=root.parent)
    assert done.returncode == 1
    assert done.stderr.count("[ignored-setting]") == 1
    assert done.stderr.endswith("nothing was written: mkdocs.yml says `strict: true`, and there are warnings\n")


def test_a_playbook_inside_of_another_site_is_named_with_the_way_out(root: Path) -> None:
    (found,) = load_and_check(root.parent, TODAY)[1].errors
    assert (found.code, found.span.file) == ("no-playbook", "playbook.yml")
    assert found.hint.startswith("there is one in 'playbook': name that folder, in mkdocs.yml by `docs_dir`")


def test_settings_in_a_file_that_ends_in_yaml_count_too(root: Path) -> None:
    write(root, PLAIN, "mkdocs.yaml")
    assert engine_config(root) == (root.parent / "mkdocs.yaml", {})


EXTENSIONS = """
markdown_extensions:
  - attr_list
  - pymdownx.tasklist
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
"""


def test_pages_are_judged_by_the_extensions_of_their_own_site(root: Path) -> None:
    write(root, f"{OURS}docs_dir: playbook\ntheme: material\n{EXTENSIONS}")
    page = ":material-map:{ onclick=x }\n\n- [ ] open\n"
    assert list(forbidden(page)) == []
    markdown = engine_settings(root).markdown
    assert [each.words for each in forbidden(page, markdown)] == ["onclick"]
    assert list(forbidden(page.replace("{ onclick=x }", ""), markdown)) == []


def test_check_takes_the_extensions_from_mkdocs_yml(root: Path) -> None:
    write(root, f"{OURS}docs_dir: playbook\ntheme: material\n{EXTENSIONS}")
    (root / "guides" / "talk.md").write_text("---\ntitle: Talk\n---\n\n:material-map:{ onclick=x }\n", "utf-8")
    done = stagebook("check", "playbook", cwd=root.parent)
    assert "the attribute 'onclick'" in done.stdout


MATERIAL = f"{OURS}docs_dir: playbook\ntheme:\n  name: material\n"
SAYS_NOTHING = {"theme alone": MATERIAL, "theme by its name": MATERIAL.replace(":\n  name:", ":")}


def completed(root: Path, text: str) -> MkDocsConfig:
    """A configuration as the plugin completes it."""
    write(root, text)
    config = load_config(str(root.parent / "mkdocs.yml"))
    fill_in(config, written_settings(config))
    return config


@pytest.mark.parametrize("text", SAYS_NOTHING.values(), ids=SAYS_NOTHING)
def test_what_the_author_leaves_open_is_as_built_in(root: Path, text: str) -> None:
    ours, built_in = completed(root, text), load_config(str(templates() / "mkdocs.yml"), docs_dir=str(root))
    fill_in(built_in, NO_SETTINGS)
    for name in ("font", "features", "palette", "icon"):
        assert ours.theme[name] == built_in.theme[name], name
    assert ours.theme["font"] is False
    assert len(ours.theme["palette"]) == 3
    assert engine_settings(root).markdown == PLAIN_GUIDES


def test_what_the_author_says_stays(root: Path) -> None:
    text = (
        f"{MATERIAL}  font: {{text: Inter}}\n  features: [navigation.footer, toc.integrate]\n"
        "  palette: {scheme: slate}\n  icon: {logo: material/star, repo: material/git}\n"
        "markdown_extensions:\n  - toc: {permalink: '#', baselevel: 2}\n"
        "  - markdown.extensions.tables\n  - abbr\n  - pymdownx.tabbed: {slugify: !!python/name:len }\n"
        "  - pymdownx.superfences: {custom_fences: [{name: plot, class: plot}]}\n"
    )
    config = completed(root, text)
    assert config.theme["font"] == {"text": "Inter"}
    assert config.theme["features"] == ["navigation.footer"]
    assert config.theme["palette"] == {"scheme": "slate"}
    assert config.theme["icon"] == {"logo": "material/star", "repo": "material/git"}
    assert "abbr" in config.markdown_extensions
    assert sum(name.endswith("tables") for name in config.markdown_extensions) == 2  # MkDocs' own, and as written
    settings = config.mdx_configs
    assert settings["toc"] == {"permalink": "#", "baselevel": 2, "slugify": slugify_unicode}
    assert settings["pymdownx.tabbed"] == {"slugify": len, "alternate_style": True}
    fences = [each["name"] for each in settings["pymdownx.superfences"]["custom_fences"]]
    assert fences == ["plot", "mermaid"]
    before = (list(config.markdown_extensions), dict(config.mdx_configs), dict(config.theme))
    fill_in(config, written_settings(config))
    assert before == (config.markdown_extensions, config.mdx_configs, dict(config.theme))


CONTRADICTIONS = {
    "theme: readthedocs": (f"{OURS}docs_dir: playbook\ntheme: readthedocs\n", "wrong-theme", "theme"),
    "no theme": (f"{OURS}docs_dir: playbook\n", "wrong-theme", "site_name: x"),
    "another theme": (f"{OURS}docs_dir: playbook\ntheme: {{name: mkdocs}}\n", "wrong-theme", "name"),
    "feature": (f"{MATERIAL}  features:\n    - navigation.expand\n", "ignored-setting", "navigation.expand"),
    "contents": (f"{MATERIAL}  features: [toc.integrate]\n", "ignored-setting", "toc.integrate"),
    "language": (f"{MATERIAL}  language: ko\n", "ignored-setting", "language"),
    "colours": (f"{MATERIAL}  palette: {{primary: indigo}}\n", "ignored-setting", "palette"),
    "colours of two": (f"{MATERIAL}  palette: [{{accent: red}}, {{scheme: slate}}]\n", "ignored-setting", "palette"),
    "tabs": (
        f"{MATERIAL}markdown_extensions:\n  - pymdownx.tabbed: {{alternate_style: false}}\n",
        "ignored-setting",
        "pymdownx.tabbed",
    ),
    "tooltips": (f"{MATERIAL}  features: [content.tooltips]\n", "ignored-setting", "content.tooltips"),
    "guides": (f"{MATERIAL}exclude_docs: guides/\n", "excluded-page", "exclude_docs"),
    "one guide": (f"{MATERIAL}draft_docs: talk.md\n", "excluded-page", "draft_docs"),
    "made pages": (f"{MATERIAL}exclude_docs: |\n  *.txt\n  /sales/\n", "excluded-page", "exclude_docs"),
    "inherited": ("INHERIT: base.yml\nsite_name: x\n", "ignored-setting", "toc.integrate"),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_what_contradicts_the_pages_is_named_at_its_line(root: Path, name: str) -> None:
    text, code, words = CONTRADICTIONS[name]
    write(root, CONTRADICTIONS["contents"][0], "base.yml")
    write(root, text)
    loaded, report = load_and_check(root, TODAY, engine_settings(root))
    (found,) = [each for each in report.problems if each.span.file.endswith(".yml") and each.code == code]
    line = loaded.lines[found.span.file][found.span.line - 1]
    assert line[found.span.column - 1 :].startswith(words)


IN_HARMONY = {
    "languages": f"{MATERIAL}  language: en\n  palette: [{{primary: custom}}]\nextra: {{alternate: []}}\n",
    "files that are no pages": f"{MATERIAL}exclude_docs: |\n  drafts/\n  *.docx\n",
    "links and HTML": f"{MATERIAL}copyright: '&copy; <a href=https://a.example>A</a> <a href=\"#__consent\">x</a>'\n"
    "site_description: 'javascript: the good parts'\nremote_name: 'data: x'\n"
    "extra: {social: [{icon: material/web, link: 'https://acme.example', name: <b>}]}\n",
    "features": f"{MATERIAL}  features: [navigation.tabs, content.code.copy]\n",
}


@pytest.mark.parametrize("name", IN_HARMONY)
def test_what_does_no_harm_is_not_named(root: Path, name: str) -> None:
    write(root, IN_HARMONY[name])
    assert [
        each for each in load_and_check(root, TODAY, engine_settings(root))[1].problems if "mkdocs" in each.span.file
    ] == []


LINKS = {
    "nav": (f"{MATERIAL}nav:\n  - index.md\n  - More:\n      - x: 'java\tscript:alert(1)'\n", "unsafe-link", "x"),
    "nav without a host": (f"{MATERIAL}nav:\n  - x: http://[\n", "unsafe-link", "x"),
    "social": (
        f"{MATERIAL}extra:\n  social:\n    - icon: material/web\n      link: data:text/html,<b>x</b>\n",
        "unsafe-link",
        "link",
    ),
    "homepage": (f"{MATERIAL}extra: {{homepage: ' VBScript:x'}}\n", "unsafe-link", "homepage"),
    "edit_uri": (f"{MATERIAL}edit_uri: javascript:alert(1)//\n", "unsafe-link", "edit_uri"),
    "redirects": (
        f"{MATERIAL}plugins: [stagebook, redirects: {{redirect_maps: {{a.md: 'javascript:x'}}}}]\n",
        "unsafe-link",
        "a.md",
    ),
    "a link in the copyright": (f"{MATERIAL}copyright: <a href=javascript:x>x</a>\n", "unsafe-link", "copyright"),
    "a handler in the copyright": (f"{MATERIAL}copyright: <b onclick=x>x</b>\n", "raw-html", "copyright"),
    "consent": (f"{MATERIAL}extra: {{consent: {{title: <script>x</script>}}}}\n", "raw-html", "title"),
}
"""A setting that leads to code or holds it; the rule; how its place begins."""


@pytest.mark.parametrize("name", LINKS)
def test_a_setting_that_would_run_code_is_named_at_its_line(root: Path, name: str) -> None:
    text, code, words = LINKS[name]
    # Looked at without the engine, which would want the plugins that are named.
    settings = SiteSettings((outlined(_written(root, text), "mkdocs.yml"),))
    loaded = load(root)
    assert loaded.playbook
    found = list(setting_links.check.find(Context(loaded, loaded.playbook, TODAY, EngineSettings(written=settings))))
    assert [each.code for each in found] == [code]
    line = text.split("\n")[found[0].span.line - 1]
    assert line[found[0].span.column - 1 :].startswith(words)


def _written(root: Path, text: str) -> Path:
    write(root, text)
    return root.parent / "mkdocs.yml"


def test_a_page_is_judged_beside_an_extension_that_works_within_mkdocs_only() -> None:
    markdown = GuideMarkdown.of((*PLAIN_GUIDES.extensions, "material.extensions.preview"), PLAIN_GUIDES.settings)
    assert list(forbidden("[[tool:deck]] and [more](https://example.com)\n", markdown)) == []


def test_no_rule_about_mkdocs_yml_without_one(root: Path) -> None:
    assert engine_settings(root) is PLAIN_ENGINE


WRITTEN = {
    "table": ("| a | b |\n|---|--:|\n| 1 | 2 |", "<table>"),
    "task list": ("- [ ] open\n- [x] done", '<input type="checkbox" disabled checked/>'),
    "admonition": ("!!! tip\n    Words.", '<div class="admonition tip">'),
    "folded": ('??? note "More"\n    Words.', "<details"),
    "footnote": ("Words[^1].\n\n[^1]: More.", 'class="footnote-ref"'),
    "tabs": ('=== "One"\n\n    Words.\n\n=== "Two"\n\n    More.', 'class="tabbed-set tabbed-alternate"'),
    "strike": ("~~gone~~, ~5 or ~6", "<del>gone</del>, ~5 or ~6"),
    "mark": ("==new==", "<mark>new</mark>"),
    "keys": ("++ctrl+c++", '<kbd class="key-control">'),
    "bare address": ("See https://example.com/a_b.", '<a href="https://example.com/a_b">'),
    "attribute list": ("Words\n{: .lead #top }", '<p class="lead" id="top">'),
    "definition": ("Term\n:   Words", "<dl>"),
    "fence": ("```python\nx = 1\n```", "<code>"),
    "Markdown in HTML": ('<div class="grid" markdown>\n**x**\n</div>', "<strong>x</strong>"),
    "heading": ("## 가격 협상", 'id="가격-협상"'),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_the_markdown_that_authors_expect_works_as_built_in_and_is_allowed(name: str) -> None:
    text, html = WRITTEN[name]
    assert html in PLAIN_GUIDES.html(text)
    assert list(forbidden(text)) == []


def test_the_manual_lists_what_works() -> None:
    manual = (ROOT / "docs" / "markdown.md").read_text("utf-8")
    assert [line for text, _ in WRITTEN.values() for line in text.split("\n") if line not in manual] == []


@pytest.mark.parametrize("fence", ["```mermaid", "~~~ mermaid", "``` { .mermaid }"])
def test_a_mermaid_fence_is_refused_with_a_hint(fence: str) -> None:
    (found,) = forbidden(f'=== "Tab"\n\n    {fence}\n    graph LR\n    {fence[:3]}\n')
    assert "a script from elsewhere" in found.what
    assert "draw it elsewhere" in found.hint
