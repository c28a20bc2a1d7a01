"""A tool's text and calculator in the reader's browser: filled from the deal, kept, copied, put into a mail."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from playbooks_on_disk import PLAYBOOKS
from sites import here, served


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("texts") / "site"
    built = here("build", PLAYBOOKS / "good" / "texts", "--site", folder)
    assert built.returncode == 0, built.stderr
    with served(Path(folder)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda each: None if each.url.startswith(site) else complaints.append(each.url))
    yield page
    context.close()
    assert complaints == []


def copied(page: Page, button: str = "[data-copy-text]:visible") -> str:
    page.click(button)
    expect(page.locator(button)).to_have_text("Copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_mail_is_filled_from_the_deal_copied_and_opened(page: Page, site: str) -> None:
    page.goto(f"{site}tools/first-mail/")
    # What the deal's sheet would keep.
    ticks = (
        '{"short":{"people/champion":{"done":false,"note":"Ms Seo"},"deal/account":{"done":false,"note":"<b>& Co"}}}'
    )
    page.evaluate(
        "(ticks) => localStorage.setItem('stagebook:/:ticks', JSON.stringify({format: 'stagebook-ticks', version: 1,"
        " deals: {Acme: JSON.parse(ticks)}}))",
        ticks,
    )
    page.reload()
    expect(page.locator("[data-left]:visible")).to_contain_text("[contact], [day of the call], [account]")
    page.fill("input[name=deal]", "Acme")
    page.keyboard.press("Tab")
    page.fill("[data-slot-input=day]", "Tuesday")
    expect(page.locator("[data-left]:visible")).to_have_text("Every blank is filled.")
    words = "Hello Ms Seo,\n\non Tuesday you said that an order waits two days. A supplier had the same problem."
    assert copied(page).startswith(words)
    html = "navigator.clipboard.read().then(([i]) => i.getType('text/html')).then((b) => b.text())"
    assert "reached &lt;b&gt;&amp; Co complete" in page.evaluate(html)
    assert "<strong>A supplier</strong>" in page.evaluate(html)
    mail = parse_qs(urlsplit(page.get_attribute("a[data-mail]:visible", "href") or "").query)
    assert mail["subject"] == ["How a supplier got its orders out of the inbox"]
    assert mail["body"][0].startswith("Hello Ms Seo,\r\n\r\non Tuesday")
    page.get_by_text("IT lead", exact=True).first.click()
    page.reload()
    expect(page.locator("[data-text]:visible")).to_contain_text("one portal instead of three systems")
    expect(page.locator("[data-slot-input=day]")).to_have_value("Tuesday")
    expect(page.locator(".sb-slot-row:has([data-slot-input=account]) [data-from]")).to_have_text("from the deal")


def test_a_calculator_says_what_follows_and_whose_figures_they_are(page: Page, site: str) -> None:
    page.goto(f"{site}tools/cost-of-delay/")
    result = page.locator("[data-result=per-month]")
    expect(result).to_have_text("–")
    page.fill("#figure-rate", "1,038.5")
    expect(result).to_have_text("540,020\u00a0EUR")
    expect(page.locator("[data-guess]")).to_have_text("Our guess")
    page.fill("#figure-who", "Ms Seo")
    page.fill("#figure-day", "2026-11-19")
    expect(page.locator("[data-guess]")).to_have_text("Stated by Ms Seo, 2026-11-19")
    assert "every month later costs [account] 540,020 EUR." in copied(page)
    page.fill("#figure-hours", "20000")
    expect(page.locator("#figure-hours")).to_have_attribute("aria-invalid", "true")
    expect(result).to_have_text("–")
    page.fill("#figure-hours", "many")
    expect(page.locator("#range-hours")).to_have_text("Write a number.")
    page.reload()
    expect(page.locator("#figure-rate")).to_have_value("1,038.5")
    page.goto(f"{site}ko/tools/cost-of-delay/")
    page.fill("#figure-hours", "120")
    expect(result).to_have_text("540,020유로")


def test_a_text_stands_there_where_no_script_runs(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}tools/first-mail/")
    expect(page.locator("[data-text]:visible")).to_have_count(2)
    expect(page.locator("[data-slot=day]").first).to_have_text("day of the call")
    expect(page.locator("[data-tool] button:visible")).to_have_count(0)
    context.close()
