"""Every worksheet of all five playbooks on paper: as many sides as it says, nothing too small, nothing cut off.

All sheets of one language are put into one file and printed once for each size of paper.
"""

import functools
import io
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from sites import PLAYBOOK, ROOT, here, served
from stagebook.model import Playbook
from stagebook.model.load import load
from stagebook.sheets.build import blank_sheet, subjects_of
from stagebook.sheets.fit import side_height
from stagebook.sheets.form import Sheet
from stagebook.sheets.measures import MARGIN_ABOVE, MARGIN_BESIDE, MEASURES, PAPERS, mm_of
from stagebook.views import view
from stagebook.words import words

FOLDERS = (PLAYBOOK, *sorted(path for path in (ROOT / "examples").iterdir() if path.is_dir()))
LANGUAGES = ("en", "ko")
SIZES = {paper.name: (paper.full_width, paper.full_height) for paper in PAPERS}
SIDE, TOP = MARGIN_BESIDE, MARGIN_ABOVE
PIXELS_PER_MM = 96 / 25.4
PIXELS_PER_POINT = 96 / 72
LINE_OF_FOOT = mm_of(MEASURES.label) * MEASURES.foot_line

MEASURE = """() => [...document.querySelectorAll(".sb-sheet")].map((sheet) => {
  const LABELS = ".sb-field__label, thead, .sb-side__head, .sb-side__foot, .sb-gate-owners, .sb-score";
  const texts = new Map(), rows = [], cut = [];
  const walk = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement, style = getComputedStyle(element);
    if (!node.data.trim() || element.closest(".sb-visually-hidden") || style.display === "none") continue;
    const label = element.closest(LABELS);
    const kind = label ? "label" : "body", size = parseFloat(style.fontSize);
    if (size < (texts.get(kind)?.[0] ?? Infinity)) texts.set(kind, [size, node.data.trim()]);
  }
  for (const place of sheet.querySelectorAll(".sb-lined")) {
    const lines = [...place.querySelectorAll(".sb-rules i")].map((rule) => rule.getBoundingClientRect().height);
    const last = place.getBoundingClientRect().height - lines.reduce((sum, height) => sum + height, 0);
    rows.push(...lines, last);
  }
  for (const side of sheet.querySelectorAll(".sb-side")) {
    const edge = side.getBoundingClientRect();
    for (const part of side.querySelectorAll("*:not(.sb-visually-hidden)")) {
      const box = part.getBoundingClientRect();
      const out = box.right > edge.right + 1 || box.left < edge.left - 1 || box.bottom > edge.bottom + 1;
      if (out || part.scrollWidth > part.clientWidth + 1 && part.clientWidth) cut.push(part.className || part.tagName);
    }
  }
  const heights = [...sheet.querySelectorAll(".sb-side")].map((side) => side.getBoundingClientRect().height);
  return { texts: Object.fromEntries(texts), row: Math.min(...rows), rows: rows.length, cut, heights };
})"""


GATHER = """async (urls) => {
  const last = () => [...document.querySelectorAll("article")].pop();
  for (const url of urls) {
    const other = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
    for (const each of other.querySelectorAll("article")) last().after(document.adoptNode(each));
  }
}"""

NATURAL = """() => {
  const style = "<style>@media print { .sb-side { min-height: 0 !important } }</style>";
  document.head.insertAdjacentHTML("beforeend", style);
  return [...document.querySelectorAll(".sb-side")].map((side) => side.getBoundingClientRect().height);
}"""


@functools.cache
def seen(folder: Path, language: str) -> Playbook:
    loaded = load(folder)
    assert loaded.playbook is not None
    return view(loaded.playbook, "", language)


@functools.cache
def sheets(language: str) -> list[tuple[Playbook, Sheet]]:
    """Every sheet of every playbook, in the order in which the command writes them."""
    return [
        (playbook, blank_sheet(playbook, kind, subject, words(language)))
        for playbook in (seen(folder, language) for folder in FOLDERS)
        for kind in playbook.worksheets.values()
        for subject in subjects_of(playbook, kind)
    ]


@pytest.fixture(scope="module")
def packets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("packets")
    for playbook, language in product(FOLDERS, LANGUAGES):
        name = f"{playbook.name}-{language}.html"
        done = here("worksheets", playbook, "--language", language, "-o", name, cwd=folder)
        assert done.returncode == 0, done.stderr
    with served(folder) as url:
        yield url


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    # The sheets of all playbooks are fetched into one page, which their own policy forbids.
    with browser.new_context(bypass_csp=True) as context:
        yield context


@pytest.fixture(scope="module")
def gathered(context: BrowserContext, packets: str) -> dict[str, Page]:
    """One page for each language, with all sheets on it."""
    pages = {}
    for language in LANGUAGES:
        page = context.new_page()
        first, *others = (f"{packets}{folder.name}-{language}.html" for folder in FOLDERS)
        page.goto(first)
        page.evaluate(GATHER, others)
        page.evaluate("document.fonts.ready.then(() => null)")
        pages[language] = page
    return pages


def unspaced(text: str) -> str:
    """Where a PDF has gaps between Korean words and figures is up to the reader of the PDF."""
    return "".join(text.split())


def on_paper(page: Page, paper: str) -> None:
    """Lay the page out as for a printer; the height decides between the papers, the width is what is left of it."""
    width, height = SIZES[paper]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int((width - 2 * SIDE) * PIXELS_PER_MM), "height": int(height * PIXELS_PER_MM)})


@pytest.mark.parametrize(("paper", "language"), list(product(SIZES, LANGUAGES)))
def test_every_sheet_has_as_many_sides_as_it_says(gathered: dict[str, Page], paper: str, language: str) -> None:
    pdf = gathered[language].pdf(format=paper, prefer_css_page_size=False, print_background=False)
    sides = PdfReader(io.BytesIO(pdf)).pages
    for side in sides:
        assert float(side.mediabox.width) == pytest.approx(SIZES[paper][0] * 72 / 25.4, abs=1)
        assert float(side.mediabox.height) == pytest.approx(SIZES[paper][1] * 72 / 25.4, abs=1)
    assert len(sides) == sum(len(sheet.sides) for _, sheet in sheets(language))
    if paper == "A4":
        return  # reading all texts takes a while; the shorter paper is the one on which something could run over
    texts = iter(unspaced(side.extract_text()) for side in sides)
    for playbook, sheet in sheets(language):
        settings, count = playbook.settings, len(sheet.sides)
        for number in range(1, count + 1):
            text = next(texts)
            w = words(language)
            numbered = w.fill(w.sheet["side"], number=number, total=count) if count > 1 else ""
            updated = w.date(settings.updated)
            for expected in (sheet.title, settings.title, settings.version, updated, sheet.kind.id, numbered):
                where = f"{sheet.storage_key}, {sheet.kind.id}, side {number}"
                assert unspaced(str(expected)) in text, f"{where}: no '{expected}'"


@pytest.mark.parametrize(("paper", "language"), list(product(SIZES, LANGUAGES)))
def test_sheets_can_be_read_and_written_on(gathered: dict[str, Page], paper: str, language: str) -> None:
    page = gathered[language]
    on_paper(page, paper)
    found: list[dict[str, Any]] = page.evaluate(MEASURE)
    assert len(found) == len(sheets(language))
    for (_, sheet), each in zip(sheets(language), found, strict=True):
        where = f"{sheet.storage_key}, {sheet.kind.id}"
        for kind, least in (("body", 9), ("label", 7)):
            size, text = each["texts"][kind]
            assert size / PIXELS_PER_POINT >= least - 0.01, f"{where}: '{text}'"
        assert each["rows"] > 10
        assert each["row"] / PIXELS_PER_MM >= 6.5, where
        assert each["cut"] == [], where
        assert max(each["heights"]) / PIXELS_PER_MM <= SIZES[paper][1] - 2 * TOP, where
    page.emulate_media(media="screen")


@pytest.mark.parametrize(("paper", "language"), list(product(SIZES, LANGUAGES)))
def test_the_room_that_is_worked_out_is_the_room_that_is_taken(
    gathered: dict[str, Page], paper: str, language: str
) -> None:
    """`stagebook check` works without a browser; what it says of a sheet's height must be so on paper."""
    page = gathered[language]
    on_paper(page, paper)
    heights = [pixels / PIXELS_PER_MM for pixels in page.evaluate(NATURAL)]
    size = next(each for each in PAPERS if each.name == paper)
    expected = [
        (sheet, side, side_height(sheet, side, playbook, language, size))
        for playbook, sheet in sheets(language)
        for side in sheet.sides
    ]
    for real, (sheet, side, worked_out) in zip(heights, expected, strict=True):
        where = f"{sheet.storage_key}, {sheet.kind.id}, side {sheet.sides.index(side) + 1}"
        # Of the foot the address is not known: without it there is a line less. And a browser breaks words at hyphens.
        assert worked_out - LINE_OF_FOOT - MEASURES.line(language) - 0.6 < real < worked_out + 0.5, where
    page.emulate_media(media="screen")
