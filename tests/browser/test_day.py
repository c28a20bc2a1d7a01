"""Pages have the day of the tests, whichever way a test opens them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from playbooks_on_disk import TODAY

ASK = """
[new Date(Date.now()).toISOString(), new Date().toISOString(), new Date(Date()).toISOString()]
  .map((each) => each.slice(0, 10)).concat(new Date(2020, 0, 1).getFullYear(), new Date() instanceof Date)
"""
WAYS: dict[str, Callable[[Browser], Page]] = {
    "page": lambda browser: browser.new_page(),
    "context": lambda browser: browser.new_context().new_page(),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_page_has_one_day(browser: Browser, way: str) -> None:
    page = WAYS[way](browser)
    page.goto("data:text/html,<iframe srcdoc='x'></iframe>")
    day = TODAY.isoformat()
    assert [frame.evaluate(ASK) for frame in page.frames] == [[day, day, day, 2020, True]] * 2
    assert page.evaluate("(() => { class Day extends Date {} return new Day() instanceof Day; })()")
    page.context.close()
