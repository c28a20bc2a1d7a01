"""The built reference site, read as files: every link, every language, nothing that does not belong there."""

import re
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from pypdf import PdfReader

from playbooks_on_disk import edition_of, playbook_in
from search_panel import data
from sites import PLAYBOOK, ROOT, broken_links, clicks_from, here, pages, read, target_of
from stagebook.model.load import load
from stagebook.site.edition import edition
from stagebook.site.urls import UrlStyle
from stagebook.words import words


def test_no_link_file_or_anchor_is_broken(reference_site: Path) -> None:
    assert broken_links(reference_site) == []


def test_every_id_stands_once_on_its_page(reference_site: Path) -> None:
    twice = {
        address: sorted(name for name, count in page.ids.items() if count > 1)
        for address, page in pages(reference_site).items()
    }
    assert {address: names for address, names in twice.items() if names} == {}


def test_both_languages_have_the_same_pages(reference_site: Path) -> None:
    addresses = set(pages(reference_site))
    korean = {address.removeprefix("ko/") for address in addresses if address.startswith("ko/")}
    assert korean == {address for address in addresses if not address.startswith("ko/")}
    assert len(korean) > 70


def test_korean_pages_are_korean(reference_site: Path) -> None:
    for address, page in pages(reference_site).items():
        if address.startswith("ko/"):
            assert words("ko").not_translated not in page.text
            letters = sum("가" <= letter <= "힣" for letter in page.text)
            assert letters > 20, f"{address} has hardly any Korean"
            assert '<html lang="ko"' in (reference_site / address / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("start", ["", "ko/"])
def test_any_tool_is_three_clicks_from_home(reference_site: Path, start: str) -> None:
    distance = clicks_from(pages(reference_site), start)
    for tool in playbook_in(PLAYBOOK).tools:
        assert distance[f"{start}tools/{tool}/"] <= 3


def test_every_page_is_reached_from_home(reference_site: Path) -> None:
    distance = clicks_from(pages(reference_site))
    english = {address for address in pages(reference_site) if not address.startswith("ko/")}
    assert english - set(distance) <= {"coverage/"}, "only the authors' page may hide in the navigation"


def test_pages_follow_one_another_as_the_navigation_lists_them(reference_site: Path) -> None:
    style = UrlStyle()
    shown = edition_of(PLAYBOOK, "en").site.nav
    order = list(dict.fromkeys(style.url(page.src) for section in shown for page in section.pages()))
    assert len(order) > 50
    for address, following in pairwise(order):
        named = re.search(r'<link rel="next" href="([^"]+)"', pages(reference_site)[address].source)
        assert named, address
        assert target_of(address, named[1]) == (following, "")


def test_no_model_file_is_published(reference_site: Path) -> None:
    published = [path for path in reference_site.rglob("*") if path.suffix in (".yml", ".yaml", ".md", ".py")]
    assert published == []


def test_nothing_is_loaded_from_elsewhere(reference_site: Path) -> None:
    for address, page in pages(reference_site).items():
        outside = [source for source in page.sources if urlsplit(source).netloc]
        assert outside == [], address
    for style in (reference_site / "assets" / "stagebook").glob("*.css"):
        assert "//" not in style.read_text(encoding="utf-8").replace("/*", ""), f"{style.name} names an address"


def test_stage_links_both_ways(reference_site: Path) -> None:
    stage = read(reference_site / "new-business/stages/prove-business-value/index.html")
    tool = read(reference_site / "tools/roi-calculation/index.html")
    assert "../../../tools/roi-calculation/" in stage.content_links
    assert "../../new-business/stages/prove-business-value/" in tool.content_links


def test_tool_without_a_file_says_so(reference_site: Path) -> None:
    assert "No file yet" in read(reference_site / "tools/certificates/index.html").text
    assert "파일 없음" in read(reference_site / "ko/tools/certificates/index.html").text
    assert "No file yet" not in read(reference_site / "tools/workshop-recording/index.html").text


def test_derived_marks_are_for_readers_as_the_playbook_says(reference_site: Path) -> None:
    page = (reference_site / "new-business/stages/negotiate-and-sign/index.html").read_text(encoding="utf-8")
    assert page.count("sb-derived-note") == 1
    assert page.count('class="sb-derived"') > 2


@pytest.mark.parametrize(("folder", "title"), [("", "Goals Confirmed"), ("ko", "목표 확인")])
def test_search_names_each_page_once(reference_site: Path, folder: str, title: str) -> None:
    entries = data(reference_site / folder)["entries"]
    assert [row[0] for row in entries if row[3] == "new-business/stages/goals-confirmed/"] == [title]
    assert not list(reference_site.rglob("search_index.json"))


def test_language_switcher_stays_on_the_page(reference_site: Path) -> None:
    page = read(reference_site / "tools/demo/index.html")
    assert "../../ko/tools/demo/" in page.links
    page = read(reference_site / "ko/tools/demo/index.html")
    assert "../../../tools/demo/" in page.links


def test_the_navigation_beside_the_pages_leads_where_it_says(reference_site: Path) -> None:
    """Every title of the top level leads to one page, from wherever it is written."""
    targets: dict[str, set[str]] = {}
    for address in pages(reference_site):
        text = (reference_site / address / "index.html").read_text(encoding="utf-8")
        for href, title in re.findall(r'<li class="sb-nav__item[^"]*"><a href="([^"]+)"[^>]*>([^<]+)</a>', text):
            language = "ko" if address.startswith("ko/") else "en"
            targets.setdefault(f"{language} {title}", set()).add(urljoin(f"/{address}", href))
    assert len(targets) > 100
    shared = {title: found for title, found in targets.items() if len(found) > 1}
    # Each stage has a checklist and worksheets of its own; a phase and a stage may share a title.
    allowed = {"en Checklist", "en Full review", "en Light review", "ko 체크리스트", "ko 전체 검토", "ko 간이 검토"}
    assert {t: f for t, f in shared.items() if t not in allowed and not any("/phases/" in each for each in f)} == {}


def test_a_site_with_pdfs_says_what_draws_them_where_it_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    done = here("build", ROOT / "tests" / "playbooks" / "good" / "minimal", "--site", tmp_path / "site", "--pdf")
    assert done.returncode == 1
    assert "stagebook[pdf]" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_worksheets_are_published_as_pdf_when_asked(tmp_path: Path) -> None:
    """Beside each worksheet's page, for both sizes of paper, with a link on the page; else neither file nor link."""
    small = ROOT / "tests" / "playbooks" / "good" / "small"
    for options, expected in ((("--pdf",), True), ((), False)):
        site = tmp_path / str(expected)
        assert here("build", small, "--site", site, *options).returncode == 0
        sheets = [page for address, page in pages(site).items() if address.endswith("-review/")]
        assert len(sheets) == 4
        links = [[href for href in page.links if href.endswith(".pdf")] for page in sheets]
        assert [len(each) for each in links] == ([2] * 4 if expected else [0] * 4)
        files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.pdf"))
        assert ("short/stages/talk/full-review-a4.pdf" in files) == expected
        assert broken_links(site) == []
        if expected:
            pdf = PdfReader(site / "short/stages/talk/full-review-letter.pdf")
            assert (len(pdf.pages), round(float(pdf.pages[0].mediabox.width))) == (2, 612)
            assert "Full review: Talk" in pdf.pages[0].extract_text()
            assert "Page 2 of 2" in pdf.pages[1].extract_text()


@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [("en", "Good for both sides", "Bad for both sides"), ("ko", "양쪽 모두에 좋은 결과", "양쪽 모두에 나쁜 결과")],
)
def test_an_outcome_says_in_words_for_whom_it_is_good(language: str, good: str, bad: str) -> None:
    folder = ROOT / "examples" / "seven-step-cycle"
    playbook = load(folder).playbook
    assert playbook is not None
    shown = edition(playbook, folder, language=language)
    page = shown.site.by_src["seven-step-cycle/stages/close/index.md"]
    html = shown.renderer.body(page).html()
    assert (html.count(good), html.count(bad)) == (2, 1)
