"""What mkdocs.yml would load from elsewhere is an error at its line, unless the playbook allows it by name."""

import shutil
from pathlib import Path
from typing import get_args

import pytest
from mkdocs.config import load_config

from playbooks_on_disk import PLAYBOOKS, TODAY
from sites import stagebook
from stagebook.checks import load_and_check
from stagebook.checks.external_loads import LOADED_FROM_ELSEWHERE
from stagebook.outputs.mkdocs.defaults import fill_in
from stagebook.outputs.mkdocs.settings import engine_settings, written_settings
from stagebook.schema.playbook import ExternalSetting

OURS = "site_name: x\ndocs_dir: playbook\nplugins: [stagebook]\n"
MATERIAL = f"{OURS}theme:\n  name: material\n"

LOADS = {
    "repo_url": f"{OURS}repo_url: https://github.com/acme/playbook\n",
    "repo_url on GitLab": f"{OURS}repo_url: https://gitlab.acme.example/sales/playbook\n",
    "theme.font": f"{MATERIAL}  font: {{text: Inter}}\n",
    "theme.font: nothing": f"{MATERIAL}  font:\n",
    "theme.logo": f"{MATERIAL}  font: false\n  logo: https://acme.example/logo.svg\n",
    "theme.favicon": f"{MATERIAL}  favicon: //acme.example/icon.png\n",
    "theme.highlightjs": f"{OURS}theme: {{name: mkdocs, highlightjs: true}}\n",
    "theme.custom_dir": f"{MATERIAL}  custom_dir: overrides\n",
    "theme.custom_dir, giscus": f"{MATERIAL}  custom_dir: comments\n",
    "extra_css": f"{OURS}extra_css:\n  - brand.css\n  - https://cdn.example/brand.css\n",
    "extra_css that imports": f"{OURS}extra_css: [imports.css]\n",
    "extra_css that names a font": f"{OURS}extra_css: [font.css]\n",
    "extra_javascript": f"{OURS}extra_javascript:\n  - {{path: 'HTTPS://cdn.example/mathjax.js', async: true}}\n",
    "extra_javascript without a scheme": f"{OURS}extra_javascript: [//cdn.example/x.js]\n",
    "extra.analytics": f"{OURS}extra:\n  analytics: {{provider: google, property: G-1}}\n",
    "extra.polyfills": f"{OURS}extra: {{polyfills: ['https://cdn.example/p.js']}}\n",
    "plugins.social": OURS.replace("[stagebook]", "[stagebook, material/offline, material/social]")
    + "theme: material\n",
    "copyright": f"{OURS}copyright: 'Acme <img src=https://acme.example/pixel.png>'\n",
    "markdown_extensions.pymdownx.emoji": f"{OURS}markdown_extensions: [pymdownx.emoji]\n",
    "markdown_extensions.pymdownx.emoji, pictures": f"{OURS}markdown_extensions:\n  - pymdownx.emoji:\n"
    "      emoji_generator: !!python/name:pymdownx.emoji.to_svg\n",
    "markdown_extensions.pymdownx.snippets": f"{OURS}markdown_extensions:\n"
    "  - pymdownx.snippets: {url_download: true}\n",
}

LOADS_NOTHING = {
    "nothing said": MATERIAL,
    "a repository elsewhere": f"{OURS}repo_url: https://code.acme.example/sales/playbook\n",
    "an edit link": f"{OURS}edit_uri: https://github.com/acme/playbook/edit/main/playbook/\n",
    "local files": f"{MATERIAL}  font: false\n  logo: logo.svg\n  custom_dir: links\nextra_css: [brand.css]\n"
    "extra_javascript: [x.js]\n",
    "links in the footer": f"{OURS}copyright: '<a href=https://acme.example>Acme</a>'\n"
    "extra: {social: [{icon: a/b, link: 'https://acme.example'}], version: {provider: mike}, consent: {title: x}}\n",
    "emoji inside the page": f"{OURS}theme: material\nmarkdown_extensions:\n  - pymdownx.emoji:\n"
    "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    "      emoji_generator: !!python/name:material.extensions.emoji.to_svg\n",
    "a plugin that is off": OURS.replace("[stagebook]", "[stagebook, material/social: {enabled: false}]")
    + "theme: material\n",
}


def setting_of(name: str) -> str:
    """The setting that an example is about; the rest of its name tells it from others."""
    return name.partition(" ")[0].rstrip(",:")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook in `playbook`, styles in it, and folders of theme overrides beside it."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(PLAYBOOKS / "good" / "links", folder / "playbook")
    files = {
        "playbook/brand.css": "@import 'more.css'; a { background: url(data:image/gif;base64,R0) } /* https://x.y */",
        "playbook/imports.css": "@import 'https://fonts.example/css';",
        "playbook/font.css": "@font-face { src: url( //fonts.example/a.woff2 ) }",
        "overrides/main.html": "<link rel=canonical href='//a.example'>\n<script async\n src=https://cdn.example/x.js>",
        "comments/partials/comments.html": '<script src="https://giscus.app/client.js" data-repo="x"></script>',
        "links/main.html": '<a href="https://a.b">x</a><link rel="alternate" href="//a.b"><img src="a//b.png">',
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def external(project: Path, text: str) -> dict[str, tuple[str, str]]:
    """What such an mkdocs.yml would load, by setting: the file and the words at its span."""
    (project / "mkdocs.yml").write_text(text, "utf-8")
    engine = engine_settings(project / "playbook")
    return {
        each.setting: (
            each.span.file,
            engine.lines[each.span.file][each.span.line - 1][each.span.column - 1 : each.span.end_column - 1],
        )
        for each in engine.external
    }


@pytest.mark.parametrize("name", LOADS)
def test_a_setting_that_loads_from_elsewhere_is_found_at_its_place(project: Path, name: str) -> None:
    setting = setting_of(name)
    file, words = external(project, LOADS[name])[setting]
    assert file == "../mkdocs.yml"
    last = setting.removeprefix("markdown_extensions.").rpartition(".")[2]
    assert last in words or "/" in words or "css" in words or words == "provider"


@pytest.mark.parametrize("name", LOADS_NOTHING)
def test_what_stays_on_the_site_is_none(project: Path, name: str) -> None:
    assert external(project, LOADS_NOTHING[name]) == {}


def test_a_playbook_allows_settings_by_name(project: Path) -> None:
    (project / "mkdocs.yml").write_text(f"{LOADS['repo_url']}extra_css: [//cdn.example/a.css]\n", "utf-8")
    root = project / "playbook"
    engine = engine_settings(root)
    settings = root / "playbook.yml"
    before = settings.read_text("utf-8")
    codes: list[list[str]] = []
    for allowed in ("", "repo_url", "repo_url, extra_css"):
        settings.write_text(f"{before}\nallow_external: [{allowed}]\n", "utf-8")
        problems = load_and_check(root, TODAY, engine)[1].problems
        codes.append([each.message.split("`")[1] for each in problems if each.code == LOADED_FROM_ELSEWHERE.code])
    settings.write_text(before, "utf-8")
    assert codes == [["repo_url", "extra_css"], ["extra_css"], []]


def test_every_setting_that_can_be_allowed_is_tried_or_needs_a_plugin_that_is_not_here() -> None:
    tried = set(map(setting_of, LOADS))
    assert set(get_args(ExternalSetting)) - tried == {"plugins.drawio", "plugins.git-committers", "plugins.mermaid2"}


def test_a_setting_is_named_in_the_file_that_holds_it(project: Path) -> None:
    (project / "base.yml").write_text("extra_css: [https://cdn.example/a.css]\n", "utf-8")
    assert external(project, f"INHERIT: base.yml\n{OURS}") == {
        "extra_css": ("../base.yml", "https://cdn.example/a.css")
    }


def test_the_themes_own_fonts_are_not_loaded_where_nothing_is_said(project: Path) -> None:
    (project / "mkdocs.yml").write_text(MATERIAL, "utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    assert config.theme["font"]
    fill_in(config, written_settings(config))
    assert config.theme["font"] is False


def test_a_build_stops_with_the_line(project: Path) -> None:
    (project / "mkdocs.yml").write_text(LOADS["repo_url"], "utf-8")
    done = stagebook("build", "playbook", cwd=project)
    assert done.returncode == 1
    assert "mkdocs.yml:4:1: error: `repo_url` makes every page ask the code host" in done.stderr
    assert "    repo_url: https://github.com/acme/playbook" in done.stderr
    assert not (project / "site").exists()
