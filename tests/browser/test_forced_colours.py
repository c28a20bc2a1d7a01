"""Pages where the reader's own colours replace ours, as in Windows' high contrast.

What colour tells elsewhere is told by an edge, a line, a sign or a word.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

STAGE = "new-business/stages/goals-confirmed/"
BARE = ["0px"] * 4 + ["none", "none"]
"""An element with neither edge nor line."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page in forced colours; its browser's storage is that of all tests here."""
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def edges(elements: Locator, part: str = "") -> list[list[str]]:
    """What is drawn around and under each element, or its `::before`, without colours: edges, outline, lines."""
    found: list[list[str]] = elements.evaluate_all(
        """(elements, part) => elements.map((element) => {
          const style = getComputedStyle(element, part || null);
          const sides = ["Top", "Right", "Bottom", "Left"].map((side) => style[`border${side}Width`]);
          return [...sides, style.outlineStyle, style.textDecorationLine];
        })""",
        part,
    )
    assert found, "the page has none of them"
    return found


def picture(page: Page, element: Locator) -> bytes:
    """The element as it is drawn, with the pointer elsewhere and without a focus ring."""
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    return element.screenshot(animations="disabled")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_checklist_shows_what_is_ticked_and_how_much(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{address}{STAGE}checklist/")
    page.evaluate("localStorage.clear()")
    page.reload()
    boxes, meter = page.locator(".sb-check__box input"), page.locator(".sb-meter")
    assert edges(boxes, "::before") == [BARE] * boxes.count(), "a transparent sign is drawn in the reader's colour"
    unticked, no_progress = picture(page, boxes.first), picture(page, meter)
    boxes.first.check()
    page.wait_for_function("document.querySelector('.sb-meter i').getAnimations().length === 0")
    assert picture(page, boxes.first) != unticked
    assert picture(page, meter) != no_progress
    ticked, *others = edges(boxes, "::before")
    assert ticked[:4] == ["0px", "0px", "3px", "3px"]
    assert others == [BARE] * len(others)
    assert "0px" not in edges(meter)[0][:4], "what is left is seen as well"


def test_a_sheet_shows_what_is_ticked_and_scored(page: Page, address: str) -> None:
    page.goto(f"{address}{STAGE}full-review/")
    boxes = page.locator(".sb-tick__box")
    assert edges(boxes, "::before") == [BARE] * boxes.count()
    unticked = picture(page, boxes.first)
    boxes.first.check()
    assert picture(page, boxes.first) != unticked
    scores = page.locator(".sb-scores").first.locator(".sb-score")
    before = [picture(page, scores.nth(at)) for at in (1, 2)]
    scores.nth(2).locator("input").check(force=True)
    after = [picture(page, scores.nth(at)) for at in (1, 2)]
    assert [was == now for was, now in zip(before, after, strict=True)] == [True, False]
    zero, one, two, three = edges(scores)
    assert zero == one == three != two
    assert BARE not in edges(page.locator(".sb-block__title"), "::before"), "the number of a block is in a box"


@pytest.mark.parametrize("end", ["", "checklist/", "full-review/"])
def test_the_current_stage_differs_from_the_others(page: Page, address: str, end: str) -> None:
    page.goto(address + STAGE + end)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        current = edges(page.locator(".sb-rail__step[aria-current]"))
        others = edges(page.locator(".sb-rail__step:not([aria-current])"))
        assert len(current) == 1
        assert current[0] not in others
        assert BARE not in edges(page.locator(".sb-rail .sb-number")), "a number is in a circle"


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ("", (".sb-band__head", ".sb-step .sb-number", ".sb-chips a")),
        ("new-business/", (".sb-bar li",)),
        (STAGE, (".sb-strength--must, .sb-strength--important", ".sb-phase-tag", ".sb-card")),
        (
            "tools/",
            (
                ".sb-library a.sb-number",
                ".sb-nav a[aria-current]",
                ".sb-languages a[aria-current]",
                ".md-tabs__item--active .md-tabs__link",
            ),
        ),
    ],
)
def test_what_a_fill_or_shadow_shows_has_an_edge_or_a_line(
    page: Page, address: str, where: str, shown: tuple[str, ...]
) -> None:
    page.goto(address + where)
    assert [name for name in shown if BARE in edges(page.locator(name))] == []
    plain = ".sb-nav a:not([aria-current]), .sb-languages a:not([aria-current]), .sb-strength--often"
    assert edges(page.locator(plain)) == [BARE] * page.locator(plain).count(), "or all would look chosen"


def test_each_verifier_has_a_shape_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}print/")
    shapes = [edges(page.locator(f".sb-ver--{who}"), "::before")[0] for who in ("buyer", "seller", "both")]
    turned = page.locator(".sb-ver--seller").first.evaluate("each => getComputedStyle(each, '::before').transform")
    assert shapes[2] not in shapes[:2], "half a disc"
    assert turned != "none", "a diamond; the buyer's is a disc"


def test_nothing_moves_for_those_who_asked_for_that(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}{STAGE}checklist/")
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter((element) => {
          const style = getComputedStyle(element);
          const longest = `${style.transitionDuration}, ${style.animationDuration}`.split(", ").map(parseFloat);
          return Math.max(...longest) > 0.001;
        }).map((element) => element.className)"""
    )
    page.emulate_media(reduced_motion="no-preference")
    assert moving == []
