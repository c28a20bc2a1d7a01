"""Other plugins beside ours, each with `--strict`: it works, or a rule says why not and what to do.

Those of Material are always there. The others are tried where they are installed:

    pip install mkdocs-print-site-plugin mkdocs-redirects mkdocs-awesome-nav mkdocs-section-index mkdocs-minify-plugin \
        mkdocs-git-revision-date-localized-plugin mike mkdocs-macros-plugin
"""

import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from playbooks_on_disk import PLAYBOOKS, TODAY
from sites import broken_links, here, read
from stagebook.checks import load_and_check
from stagebook.checks.engine import EngineSettings
from stagebook.checks.site_settings import CONFLICTS
from stagebook.reading.outline import outlined
from stagebook.reading.site_settings import SiteSettings

INSTALLED = {point.name.rpartition("/")[2] for point in entry_points(group="mkdocs.plugins")}
HEAD = "site_name: x\ndocs_dir: playbook\ntheme: {name: material}\n"


@dataclass(frozen=True)
class Case:
    """A plugin's name, its line under `plugins`, and the words that only a page which it helped to make holds."""

    name: str
    line: str
    page: str
    shows: str


CASES = (
    Case("offline", "offline", "tools/deck.html", "data-search-open"),
    Case("tags", "tags", "tools/deck/index.html", "Deck"),
    Case("print-site", "print-site", "print_page/index.html", "Contract"),
    Case("redirects", "redirects: {redirect_maps: {old.md: tools/deck.md}}", "old/index.html", "../tools/deck/"),
    Case("awesome-nav", "awesome-nav", "index.html", ">The start<"),
    Case("section-index", "section-index", "tools/deck/index.html", "Deck"),
    Case("minify", "minify: {minify_html: true}", "tools/deck/index.html", "<meta charset=utf-8>"),
    Case("git-revision-date-localized", "git-revision-date-localized", "guides/start/index.html", "March 4, 2024"),
    Case("mike", "mike", "tools/deck/index.html", "Deck"),
    Case("macros", "macros", "guides/start/index.html", "Words 12."),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_plugin_works_beside_ours(tmp_path: Path, case: Case) -> None:
    if case.name not in INSTALLED:
        pytest.skip("not installed; tests/test_plugins.py says how")
    shutil.copytree(PLAYBOOKS / "good" / "small", tmp_path / "playbook")
    with (tmp_path / "playbook" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("languages: [en, ko]\nchecks: {untranslated: off}\n")
    own_main = HEAD.replace("}", ", custom_dir: ours}")
    words = "Words {{ price }}." if case.name == "macros" else "Words."
    files = {
        "ours/main.html": '{% extends "base.html" %}{% block announce %}<b>New</b>{{ super() }}{% endblock %}',
        "playbook/guides/start.md": f"---\ntitle: Start\n---\n\n{words}\n\n- [ ] open\n",
        "mkdocs.yml": f"{own_main}extra: {{price: 12}}\nplugins:\n  - stagebook\n  - search\n  - {case.line}\n",
        "playbook/.nav.yml": "nav:\n  - index.md\n  - The start: guides/start.md\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    if case.name.startswith("git-"):
        _commit(tmp_path)
    done = here("build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "site" / case.page).read_text("utf-8")
    assert case.shows in html
    if case.name != "redirects":  # A template of the site's own changes our frame, and does not replace it.
        assert "New</b>" in html
        assert "assets/stagebook/page.js" in html
    assert (_broken_files if case.name == "offline" else broken_links)(tmp_path / "site") == []
    assert "unpkg.com" not in html


def _commit(folder: Path) -> None:
    date = {
        "GIT_AUTHOR_DATE": "2024-03-04T12:00:00Z",
        "GIT_COMMITTER_DATE": "2024-03-04T12:00:00Z",
        "HOME": str(folder),
    }
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@y.z", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=folder, env={"PATH": "/usr/bin:/bin:/usr/local/bin", **date}, check=True)


def _broken_files(site: Path) -> list[str]:
    """What leads nowhere from pages that are opened as files."""
    found = {path.relative_to(site).as_posix(): read(path) for path in site.rglob("*.html") if path.name != "404.html"}
    problems = []
    for name, page in found.items():
        for href in (*page.links, *page.sources):
            target, anchor = urldefrag(unquote(urljoin(f"/{name}", href)))
            if urlsplit(href).scheme:
                continue
            elif not (site / target.lstrip("/")).is_file():
                problems.append(f"{name}: {href}")
            elif anchor and anchor != "__search" and anchor not in found[target.lstrip("/")].ids:
                problems.append(f"{name}: no anchor {href}")
    return problems


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_plugin_that_can_not_work_is_named_with_what_to_do(tmp_path: Path, name: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"{HEAD}plugins:\n  - stagebook\n  - material/{name}: {{x: 1}}\n", "utf-8")
    engine = EngineSettings(written=SiteSettings((outlined(file, "../mkdocs.yml"),)))
    (found,) = load_and_check(PLAYBOOKS / "good" / "small", TODAY, engine)[1].errors
    assert (found.code, found.span.line, found.span.column) == ("plugin-conflict", 6, 5)
    assert found.hint.startswith("delete it; ")


HOSTS = {
    "no address": "",
    "a folder without a slash": "site_url: https://acme.example/sales/book\n",
    "files": "use_directory_urls: false\nsite_url: https://acme.example/sales/book/\n",
}
ADDRESS = re.compile(r"""\s(?:href|src|content)=["']?([^"'\s>]+)["']?""")


@pytest.mark.parametrize("name", HOSTS)
def test_every_address_leads_somewhere_on_every_host(tmp_path: Path, name: str) -> None:
    shutil.copytree(PLAYBOOKS / "good" / "small", tmp_path / "playbook")
    with (tmp_path / "playbook" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("languages: [en, ko]\nchecks: {untranslated: off}\n")
    (tmp_path / "mkdocs.yml").write_text(f"{HEAD}{HOSTS[name]}plugins: [stagebook, search]\n", "utf-8")
    done = here("build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    site, folder = tmp_path / "site", "/sales/book/" if "sales" in HOSTS[name] else "/"
    problems = []
    for path in site.rglob("*.html"):
        at = folder + path.relative_to(site).as_posix().removesuffix("index.html")
        html = path.read_text("utf-8")
        base = re.search('<base href="([^"]*)"', html)
        assert not base or base[1] == folder or base[1] == f"{folder}ko/"
        for address in ADDRESS.findall(html):
            is_ours = address.startswith(("https://acme.example/", "/", ".", "#")) or re.fullmatch(r"[\w/.-]+", address)
            if address.endswith("not-found.js"):  # It is sought in several folders, and lies in one.
                continue
            if not is_ours or ("content=" in html[: html.index(address)][-12:] and "/" not in address):
                continue
            target = urlsplit(urljoin(urljoin(f"https://acme.example{at}", base[1] if base else ""), address))
            inside = unquote(target.path).removeprefix(folder)
            if not target.path.startswith(folder) or not any((site / inside / x).is_file() for x in ("", "index.html")):
                problems.append(f"{at}: {address}")
        if path.name != "404.html":
            alternates = re.findall('<link rel="alternate " href="([^"]*)" hreflang="([^"]*)"', html)
            page = at.removeprefix(folder).removeprefix("ko/")
            named = {(urljoin(f"https://acme.example{at}", link), language) for link, language in alternates}
            assert {(link.removesuffix("index.html"), language) for link, language in named} == {
                (f"https://acme.example{folder}{page}", "en"),
                (f"https://acme.example{folder}ko/{page}", "ko"),
            }
    assert problems == []
