"""The day of the tests in the browser: no page of a test asks the computer for it."""

import datetime
from typing import TYPE_CHECKING, Any

from playbooks_on_disk import NOON

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

SCRIPT = """
(() => {
  const now = () => %d + Math.floor(performance.now()), Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (_, given, made) => Reflect.construct(Real, given.length ? given : [now()], made === Date ? Real : made),
    apply: () => new Real(now()).toString(),
    get: (_, name) => (name === "now" ? now : Reflect.get(Real, name)),
  });
})();
"""
"""Lets a page begin at a moment. Time goes on, since the theme counts by it, and timers and
measurements are the browser's, which under Playwright's clock they are not."""


def day_script(moment: datetime.datetime) -> str:
    """A script with which every page loaded after it begins at a moment; of several, the last holds."""
    return SCRIPT % round(moment.timestamp() * 1000)


def on_one_day(browser: "Browser") -> None:
    """Let every page of a browser have the day of the tests, whichever way it is opened."""
    script = day_script(NOON)
    new_context, new_page = browser.new_context, browser.new_page

    def context_on_that_day(**options: Any) -> "BrowserContext":
        context = new_context(**options)
        context.add_init_script(script)
        return context

    def page_on_that_day(**options: Any) -> "Page":
        page = new_page(**options)
        page.context.add_init_script(script)
        return page

    browser.new_context = context_on_that_day  # type: ignore[method-assign]
    browser.new_page = page_on_that_day  # type: ignore[method-assign]
