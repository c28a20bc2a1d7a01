"""A kind of item that Stagebook does not have is added by four things, and each of them is missed when it is not there.

The four stand in `tests/new_kind/`: the shape and the row in `competitor_kind.py` (found through the entry point
`stagebook.kinds`, as of any installed package), the template and the words in the `templates/` of the playbook beside
it. `docs/extending.md` tells the same as a tutorial.
"""

import json
import re
import shutil
import sys
from pathlib import Path

import generate
import pytest

from search_panel import data
from sites import ROOT, here
from stagebook.schema.registry import installed

EXAMPLE = ROOT / "tests" / "new_kind"
MODULE = "competitor_kind"


def install(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let Python find the package in `folder`, as after `pip install`."""
    patch.delitem(sys.modules, MODULE, raising=False)
    patch.syspath_prepend(folder)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The playbook with competitors, built."""
    target = tmp_path_factory.mktemp("competitors") / "site"
    with pytest.MonkeyPatch.context() as patch:
        install(EXAMPLE, patch)
        done = here("build", EXAMPLE / "playbook", "--site", target)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package and the playbook, for a test to spoil; the package is installed."""
    folder = shutil.copytree(EXAMPLE, tmp_path / "copy", ignore=shutil.ignore_patterns("__pycache__"))
    install(folder, monkeypatch)
    return folder


def article(site: Path, page: str) -> str:
    """The content of a page, without what the theme puts around it."""
    found = re.search(r"<article.*?</article>", (site / page / "index.html").read_text("utf-8"), re.DOTALL)
    assert found
    return found[0]


def spoil(file: Path, old: str, new: str) -> None:
    """Replace a part of a file that is there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


# --- with all four, it is everywhere --------------------------------------------------------------------------------


def test_it_has_a_page_and_an_index(site: Path) -> None:
    page = article(site, "competitors/acme")
    assert "The oldest vendor in the market." in page
    assert "They are known to everyone." in page
    assert '<a class="sb-use__name" href="../../tools/battlecard/">Battlecard</a>' in page
    assert 'href="../../sales/stages/first/">First talk</a>' in page
    assert "The big one" in page
    index = article(site, "competitors")
    assert "Who else the buyer talks to, and what helps against them." in index
    assert [*re.findall(r'href="(\w+)/"', index)] == ["acme", "globex"]


def test_it_is_linked_from_texts_and_guides(site: Path) -> None:
    assert '<a href="../../../competitors/acme/">Acme</a>' in article(site, "sales/stages/first")
    assert '<a href="../../competitors/globex/">Globex</a>' in article(site, "guides/rivals")


def test_what_it_names_knows_it_is_used_there(site: Path) -> None:
    used = article(site, "tools/battlecard")
    assert '<a href="../../competitors/acme/">Acme</a></div>\n<p>The oldest vendor in the market.</p>' in used
    assert '<a href="../../guides/rivals/">Talking about rivals</a>' in used
    assert '<a href="../../competitors/acme/">Acme</a>' in article(site, "tools/deck")  # by a link in a strength


def test_it_is_in_the_navigation_and_on_the_home_page(site: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    assert '<li><a href="competitors/">Competitors</a></li>' in home
    page = (site / "competitors" / "acme" / "index.html").read_text("utf-8")
    navigation = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', page, re.DOTALL)
    assert navigation
    assert [*re.findall(r"Competitors|Acme|Globex", navigation[0])][:1] == ["Competitors"]
    assert {"Acme", "Globex"} <= {*re.findall(r"Acme|Globex", navigation[0])}


def test_it_is_printed_by_its_own_template(site: Path) -> None:
    printed = article(site, "print")
    assert '<a href="#competitors">Competitors</a>' in printed
    assert '<h2 id="competitors">Competitors' in printed
    assert '<h3 id="competitor-acme">Acme' in printed
    assert '<h4 id="competitor-acme-strengths">Where they win' in printed
    assert '<h3 id="competitor-globex">Globex' in printed


def test_the_search_finds_it(site: Path) -> None:
    entries = data(site)["entries"]
    at = next(number for number, row in enumerate(entries) if row[3] == "competitors/acme/")
    summary, *_ = data(site, "texts-0")["texts"][at]
    assert "The oldest vendor" in summary


def test_it_has_a_schema_and_stands_in_the_field_reference(copy: Path) -> None:
    assert "competitors  competitors.yml" in here("schema").stdout
    schema = json.loads(here("schema", "competitor").stdout)
    assert schema["required"] == ["title", "summary"]
    assert schema["properties"]["strengths"]["description"] == "Where they win, one strength each."
    reference = generate.fields(installed())
    assert "## Competitor (`competitors`)" in reference
    assert "| `tools` | list of id of a tool | What helps against them. |" in reference


def test_what_it_names_is_checked_with_its_line(copy: Path) -> None:
    spoil(copy / "playbook" / "competitors.yml", "[battlecard]", "[battlecart]")
    spoil(copy / "playbook" / "stages.yml", "[[competitor:acme]]", "[[competitor:akme]]")
    said = here("check", copy / "playbook").stdout
    assert "competitors.yml:8:11: error: unknown tool 'battlecart' [unknown-reference]" in said
    assert "hint: did you mean 'battlecard'?" in said
    assert "stages.yml:3:58: error: unknown competitor 'akme' [unknown-reference]" in said
    assert "hint: did you mean 'acme'?" in said


def test_its_ids_take_no_address_of_a_process(copy: Path) -> None:
    spoil(copy / "playbook" / "playbook.yml", "id: sales", "id: competitors")
    assert "the process id 'competitors' is reserved [reserved-id]" in here("check", copy / "playbook").stdout


# --- without one of the four, something says which ------------------------------------------------------------------


def test_without_its_shape_the_row_says_so(copy: Path) -> None:
    spoil(copy / f"{MODULE}.py", "shape=Competitor,", "shape=None,")
    done = here("check", copy / "playbook")
    assert done.returncode == 1
    assert "the kind 'competitor' has no shape" in done.stdout + done.stderr


def test_without_its_row_its_file_and_its_links_are_named(copy: Path) -> None:
    (copy / "competitor_kind-1.0.dist-info" / "entry_points.txt").unlink()
    said = here("check", copy / "playbook").stdout
    assert "competitors.yml:1:1: error: nothing reads this file [unknown-file]" in said
    assert "stages.yml:3:58: error: unknown kind 'competitor' in a link [unknown-reference]" in said


def test_without_its_template_check_names_the_file(copy: Path) -> None:
    (copy / "playbook" / "templates" / "pages" / "competitor.html").unlink()
    said = here("check", copy / "playbook").stdout
    assert "competitors.yml:2:3: error: there is no template that shows a competitor [no-template]" in said
    assert "hint: write templates/pages/competitor.html" in said


@pytest.mark.parametrize("word", ["competitor: Competitor\n", "competitors: Competitors\n", "  competitors: Who"])
def test_without_its_words_check_names_them(copy: Path, word: str) -> None:
    spoil(copy / "playbook" / "templates" / "language" / "en.yml", word, "#")
    name = word.split(":")[0].strip()
    name = f"about.{name}" if word.startswith(" ") else name
    said = here("check", copy / "playbook").stdout
    assert f"error: the pages have no word '{name}' for the kind competitor [no-kind-word]" in said
