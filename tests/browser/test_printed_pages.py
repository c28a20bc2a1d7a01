"""What every printed page carries, sheet or not: its address, and no hint that looks like an answer."""

from playwright.sync_api import Browser

STAGE = "new-business/stages/goals-confirmed/"
PAGES = (
    "",
    "new-business/",
    STAGE,
    f"{STAGE}checklist/",
    f"{STAGE}full-review/",
    "tools/",
    "situations/",
    "ko/glossary/",
)

WRITTEN = """() => {
  const seen = (each) => each.getClientRects().length > 0;
  const fields = [...document.querySelectorAll("[placeholder]")].filter(seen);
  const entries = [...document.querySelectorAll("[data-placeholder]:empty")].filter(seen);
  return {
    addresses: [...document.querySelectorAll("[data-address]")].filter(seen).map((each) => each.textContent),
    hints: [
      ...fields.map((each) => getComputedStyle(each, "::placeholder").color),
      ...entries.map((each) => getComputedStyle(each, "::before").content),
    ],
  };
}"""


def test_every_printed_page_carries_its_address_and_no_hints(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    hints = []
    for where in PAGES:
        page.goto(address + where)
        assert where.startswith(STAGE + "c") or page.locator(".sb-keeper__address:visible").count() == 0
        page.emulate_media(media="print")
        written = page.evaluate(WRITTEN)
        page.emulate_media(media="screen")
        assert set(written["addresses"]) == {address + where}, where
        hints += written["hints"]
    context.close()
    assert hints, "a checklist has fields with hints"
    assert set(hints) <= {"rgba(0, 0, 0, 0)", "none"}
