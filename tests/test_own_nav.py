"""An author's `nav`: own pages in every language, our sections where the author says, in tabs and side bar alike."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS, TODAY, checked
from sites import broken_links, here, pages
from stagebook.checks import load_and_check
from stagebook.checks.own_nav import GROUPS
from stagebook.outputs.mkdocs.settings import engine_settings
from stagebook.reading.outline import outlined
from stagebook.reading.site_settings import NavEntry, SiteSettings
from stagebook.site.edition import edition

HEAD = "site_name: x\ndocs_dir: playbook\ntheme: {name: material}\nplugins: [stagebook, search]\n"
NAV = """\
not_in_nav: /print.md
validation: {nav: {omitted_files: warn}}
nav:
  - index.md
  - Our company:
      - About us: about.md
      - legal/terms.md
      - Wiki: https://wiki.acme.example/?a=1&b=2
  - How we sell: stagebook:short
  - stagebook:tools
  - Guides: stagebook:guides
"""
PAGES = {
    "about.md": "---\ntitle: About\n---\n\nWe make [[tool:deck]]. See [[guide:legal-terms]] and [[guide:start]],\n"
    "[[guide:start#가격-협상|prices]] and [our way](#our-way).\n\n"
    "## Our way\n\nWords.\n",
    "about.ko.md": "---\ntitle: 회사 소개\n---\n\n우리는 [[tool:deck]]을 만듭니다.\n",
    "legal/terms.md": "---\ntitle: Terms\nvisible_to: [partner]\n---\n\nWords.\n",
    "guides/start.md": "---\ntitle: Start\n---\n\n## 가격 협상\n\nWords. [[guide:legal-terms]]\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook in two languages with pages of its own, and an mkdocs.yml that places them."""
    folder = tmp_path_factory.mktemp("own-nav")
    shutil.copytree(PLAYBOOKS / "good" / "small", folder / "playbook")
    with (folder / "playbook" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("languages: [en, ko]\naudiences: [employee, partner]\nchecks: {untranslated: off}\n")
    for name, text in PAGES.items():
        (folder / "playbook" / name).parent.mkdir(exist_ok=True)
        (folder / "playbook" / name).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(HEAD + NAV, "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    done = here("build", "--strict", cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


def part(site: Path, page: str, css: str) -> list[str]:
    """The words of the links inside the element with a class, in order."""
    html = (site / page / "index.html").read_text("utf-8")
    inside = html.partition(f'class="{css}')[2].partition("</nav>")[0]
    return [
        " ".join(unescape(re.sub("<[^>]+>", "", words)).split()) for words in re.findall(r"<a\b.*?</a>", inside, re.S)
    ]


def test_tabs_and_side_bar_are_as_the_author_says(site: Path) -> None:
    assert part(site, "", "md-tabs") == ["Process map", "Our company", "How we sell", "Tools", "Guides"]
    assert part(site, "about", "md-nav md-nav--primary")[1:] == [
        *("Process map", "About us", "Terms", "Wiki", "How we sell", "Tools", "Guides"),
    ]
    assert "https://wiki.acme.example/?a=1&b=2" in pages(site)["about/"].links


def test_a_page_of_the_sites_own_is_there_in_every_language(site: Path) -> None:
    assert "We make Deck" in pages(site)["about/"].text
    assert "우리는" in pages(site)["ko/about/"].text
    assert "See Terms and Start , prices and our way" in pages(site)["about/"].text
    assert "Words." in pages(site)["ko/legal/terms/"].text
    assert part(site, "ko", "md-tabs")[:3] == ["프로세스 맵", "Our company", "Short way"]
    assert "회사 소개" in part(site, "ko/about", "md-nav md-nav--primary")


def test_no_link_is_broken_and_no_page_is_lost(site: Path) -> None:
    assert broken_links(site) == []
    assert {"glossary/", "coverage/", "print/"} & set(pages(site)) == {"coverage/", "print/"}
    assert "about/" not in " ".join(pages(site)["guides/"].content_links)


def test_a_narrower_audience_sees_what_it_may(project: Path) -> None:
    done = here("build", "--audience", "partner", "--site", "partner", cwd=project)
    assert done.returncode == 0, done.stderr
    tabs = part(project / "partner", "", "md-tabs")
    assert not (project / "partner" / "about").exists()
    assert (project / "partner" / "legal" / "terms" / "index.html").exists()
    assert "Our company" in tabs


def nav_of(folder: Path, text: str) -> tuple[NavEntry, ...]:
    (folder / "nav.yml").write_text(text, "utf-8")
    return SiteSettings((outlined(folder / "nav.yml", "nav.yml"),)).nav()


OURS = ["Process map", "Short way", "Tools", "Worksheets", "Reference"]

ARRANGED = {
    "all of it by default": ("nav: [{Wiki: 'https://x.y'}]", ["Wiki", *OURS]),
    "what is named is not named again": (
        "nav: [tools/index.md, index.md]",
        ["Tools", "Process map", "Short way", *OURS[3:]],
    ),
    "the rest": ("nav: [stagebook:tools, stagebook:rest]", ["Tools", "Process map", "Short way", *OURS[3:]]),
    "the rest in a section": ("nav: [stagebook:tools, {More: [stagebook:rest]}]", ["Tools", "More"]),
    "a title for one": ("nav: [{Kit: stagebook:tools}]", ["Kit"]),
    "a title for several": ("nav: [{All: stagebook:rest}]", ["All"]),
    "processes and home": ("nav: [stagebook:home, stagebook:processes]", ["Process map", "Short way"]),
    "a part of the reference": ("nav: [stagebook:milestones, stagebook:home]", ["Milestones", "Process map"]),
    "what this playbook has not": ("nav: [stagebook:glossary, stagebook:home]", ["Process map"]),
    "an empty section": ("nav: [{Words: [stagebook:glossary]}, stagebook:home]", ["Process map"]),
}


@pytest.mark.parametrize("name", ARRANGED)
def test_sections_stand_where_the_author_says(tmp_path: Path, name: str) -> None:
    text, expected = ARRANGED[name]
    loaded, _ = checked(PLAYBOOKS / "good" / "small")
    assert loaded.playbook
    found = edition(loaded.playbook, loaded.root, nav=nav_of(tmp_path, text)).site
    assert [str(each.title) for each in found.nav] == expected
    assert len(found.by_src) == len(edition(loaded.playbook, loaded.root).site.by_src), "no page is lost"


def test_what_stands_elsewhere_is_no_longer_in_the_reference(tmp_path: Path) -> None:
    loaded, _ = checked(PLAYBOOKS / "good" / "small")
    assert loaded.playbook
    nav = edition(
        loaded.playbook, loaded.root, nav=nav_of(tmp_path, "nav: [stagebook:milestones, stagebook:rest]")
    ).site.nav
    assert nav[0].title == "Milestones"
    assert "Milestones" not in [each.title for each in nav[-1].children]


FAULTS: dict[str, tuple[str, str, str]] = {
    "section": ("stagebook:tolls", "there is no section 'tolls'", "did you mean 'tools'?"),
    "page": ("abuot.md", "there is no page 'abuot.md'", "write it"),
    "outside": ("../secret.md", "there is no page", "write it"),
    "a stage's companion": ("stages/talk.md", "no page of its own", "stagebook:tools"),
    "a page of the site": ("milestones.md", "a page of the site has the address", "rename the file"),
    "a process": ("short/x.md", "a page of the site has the address", "rename"),
    "a file": ("files/x.pdf", "is no page", "ends in .md"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_an_entry_that_leads_nowhere_is_named_at_its_line(tmp_path: Path, name: str) -> None:
    target, message, hint = FAULTS[name]
    root = tmp_path / "playbook"
    shutil.copytree(PLAYBOOKS / "good" / "small", root)
    for page in ("stages/talk.md", "milestones.md", "short/x.md"):
        if page == target:
            (root / page).parent.mkdir(exist_ok=True)
            (root / page).write_text(
                "---\ntitle: X\n---\n\nWords.\n" if "/" not in page or "x" in page else "Words.\n", "utf-8"
            )
    (tmp_path / "mkdocs.yml").write_text(f"{HEAD}nav:\n  - index.md\n  - Group:\n      - Entry: {target}\n", "utf-8")
    found = [each for each in load_and_check(root, TODAY, engine_settings(root))[1].errors if each.code == "nav-entry"]
    assert [(each.span.file, each.span.line) for each in found] == [("../mkdocs.yml", 8)]
    assert message in found[0].message
    assert hint in found[0].hint


def test_pages_of_the_sites_own_are_checked_as_guides_are(tmp_path: Path) -> None:
    root = tmp_path / "playbook"
    shutil.copytree(PLAYBOOKS / "good" / "small", root)
    (root / "about.md").write_text("---\ntitle: X\n---\n\n<script>1</script> [[tool:none]]\n", "utf-8")
    unnamed = load_and_check(root, TODAY)[1]
    assert [(each.code, "`nav`" in each.hint) for each in unnamed.errors] == [("unknown-file", True)]
    (tmp_path / "mkdocs.yml").write_text(f"{HEAD}nav: [about.md]\n", "utf-8")
    named = load_and_check(root, TODAY, engine_settings(root))[1]
    assert {(each.span.file, each.code) for each in named.errors} == {
        ("about.md", "raw-html"),
        ("about.md", "unknown-reference"),
    }


def test_two_pages_of_one_name_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "playbook"
    shutil.copytree(PLAYBOOKS / "good" / "small", root)
    for name in ("guides/about.md", "about.md"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("---\ntitle: X\n---\n\nWords.\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"{HEAD}nav: [about.md]\n", "utf-8")
    (found,) = load_and_check(root, TODAY, engine_settings(root))[1].errors
    assert (found.code, found.span.file) == ("duplicate-id", "about.md")


def test_the_manual_names_every_section() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "mkdocs-settings.md").read_text("utf-8")
    assert [name for name in GROUPS if f"`stagebook:{name}`" not in manual] == []
