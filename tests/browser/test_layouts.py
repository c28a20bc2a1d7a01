"""Maps, rails and the home page hold at every size: nothing overlaps, nothing is cut, nothing lies beside the window.

The pages stand in the frame of the reference site: what they hold is made from playbooks of extreme shapes.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from layout_playbook import Shape, write_layout_playbook
from playbooks_on_disk import TODAY
from stagebook.checks import load_and_check
from stagebook.site.edition import edition

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8").partition("\n\n")[2]
SHAPES = {
    "home": [Shape(8, 12, 60)],
    "processes": [
        *(Shape(1, 2, 3), Shape(8, 2, 60), Shape(1, 12, 60), Shape(8, 12, 3), Shape(5, 9, 60), Shape(0, 12, 60)),
        *(Shape(8, 0, 60), Shape(6, 8, 30, shared=True), Shape(3, 7, 60, shared=True), Shape(2, 2, 60)),
        *(Shape(1, 2, 60), Shape(3, 7, 3)),
    ],
}
WIDTHS = (360, 768, 1280, 1920)
PAPER = 680
"""The width of A4 within its margins."""
FRAMES = {"home": "", "process": "new-business/", "stage": "new-business/stages/goals-confirmed/"}


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str, str]]]:
    """Per playbook the pages to look at: name, frame, HTML."""
    found = {}
    for name, shapes in SHAPES.items():
        root = tmp_path_factory.mktemp(name)
        write_layout_playbook(root, shapes)
        loaded, report = load_and_check(root, TODAY)
        assert not report.errors
        assert loaded.playbook
        pages = []
        for language in ("en", "ko"):
            made = edition(loaded.playbook, root, language=language)
            for page in made.site.pages:
                kind = page.kind if page.kind in FRAMES else ""
                # Of each process the first stage, and a middle one where there are many.
                if kind == "stage" and not page.src.endswith(("stage-0/index.md", "stage-6/index.md")):
                    continue
                if kind and (kind != "stage" or name == "home"):
                    html = made.renderer.body(page).html()
                    pages.append((f"{language} {page.src}", FRAMES[kind], f'<div lang="{language}">{html}</div>'))
        found[name] = pages
    return found


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A window in which the page is a test's own."""
    with browser.new_context() as context:
        yield context.new_page()


def show(page: Page, frame: str, html: str) -> None:
    """Put a body in the place of the reference page's."""
    page.evaluate(
        """(html) => {
          const article = document.querySelector("article");
          article.innerHTML = html;
          document.documentElement.lang = article.firstElementChild.lang;
          article.replaceChildren(...article.firstElementChild.childNodes);
        }""",
        html,
    )


@pytest.mark.parametrize("width", [*WIDTHS, PAPER])
@pytest.mark.parametrize("name", SHAPES)
def test_no_text_is_cut_or_covered(
    window: Page, address: str, bodies: dict[str, list[tuple[str, str, str]]], name: str, width: int
) -> None:
    window.set_viewport_size({"width": width, "height": 9000})
    if width == PAPER:
        window.emulate_media(media="print")
    wrong, at = {}, None
    for page, frame, html in bodies[name]:
        if frame != at:
            window.goto(address + frame)
            at = frame
        show(window, frame, html)
        found = window.evaluate(MEASURE)
        if found:
            wrong[page] = found[:5]
    assert wrong == {}
