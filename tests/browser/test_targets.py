"""What one presses on a phone is 44 px high and wide, unless it stands within a sentence."""

import pytest
from playwright.sync_api import Browser

SMALL = """() => {
  const pressed = "a[href], button, summary, select, input:not([type=hidden]), label.md-header__button, .sb-check__box";
  const small = [];
  for (const element of document.querySelectorAll(pressed)) {
    // A link may cover the row or column in which it stands.
    const after = getComputedStyle(element, "::after"), covers = after.position === "absolute" && after.top === "0px";
    const target = element.closest(".sb-check__box, .sb-tick, .sb-score") ?? (covers ? element.offsetParent : element);
    const box = target.getBoundingClientRect(), style = getComputedStyle(element);
    if (box.width < 3 || style.visibility === "hidden" || style.opacity === "0") continue;
    if (style.display === "inline" && element.closest("p, li, dd, td, th, blockquote, h1, h2, h3")) continue;
    if (Math.min(box.width, box.height) < 43.9) {
      small.push(`${element.className || element.tagName} ${element.textContent.trim()}: ${box.width} x ${box.height}`);
    }
  }
  return small;
}"""
LISTS = (
    *("tools/", "tools/demo/", "situations/", "frameworks/", "frameworks/meddpicc/", "worksheets/", "milestones/"),
    *("glossary/", "coverage/", "guides/", "guides/use-this-playbook/", "print/"),
)
NAMED = ".md-header__button:visible, .sb-find, .sb-languages a, .sb-rail a"


@pytest.mark.parametrize("language", ["", "ko/"])
def test_targets_on_a_phone_are_44_px(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    stage = "new-business/stages/goals-confirmed/"
    found = {}
    sheets = (f"{stage}checklist/", f"{stage}light-review/", f"{stage}full-review/", "new-business/close-plan/")
    for where in ("", "new-business/", "new-business/phases/evaluation/", stage, *sheets, *LISTS):
        page.goto(address + language + where)
        assert page.locator(NAMED).count() >= (11 if stage in where else 4)
        found[where] = page.evaluate(SMALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
    assert {where: small for where, small in found.items() if small} == {}


def test_the_header_is_pressed_as_easily_on_a_laptop(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address)
    targets = page.locator(".md-header__button:visible, .sb-languages a, .sb-find")
    sizes = targets.evaluate_all(
        "all => all.map((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height))"
    )
    context.close()
    assert len(sizes) == 5
    assert min(sizes) >= 43.9
