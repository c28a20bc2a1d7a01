"""A browser's page on which nothing may run that nobody wrote as a script: what happened there, and what it holds."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

SETTLED = """() => {
  const bad = []
  for (const element of document.querySelectorAll('*')) {
    for (const {name, value} of element.attributes) {
      const leads = ['href', 'src', 'action', 'data', 'srcset'].includes(name)
      if (name.startsWith('on') || leads && /^\\s*(javascript|vbscript|data:text)|^[^?]*\\/evil/i.test(value))
        bad.push(`<${element.localName} ${name}=${value}>`)
    }
    if (/^(iframe|object|embed|base|marquee|math)$/.test(element.localName)) bad.push(element.localName)
  }
  return bad
}"""


@dataclass
class Watched:
    """A page, where the site is, and what must not have happened: dialogs, errors, requests that leave."""

    page: Page
    address: str
    happened: list[str] = field(default_factory=list)

    def seen(self) -> list[str]:
        """What happened since the last question, and what the page holds now that it must not."""
        found = [*self.happened, *self.page.evaluate(SETTLED)]
        self.happened.clear()
        return found

    def visit(self, places: Iterable[str]) -> dict[str, list[str]]:
        """Open pages one after the other; what was wrong on which."""
        found: dict[str, list[str]] = {}
        for place in places:
            self.page.goto(f"{self.address}{place}", wait_until="load")
            if seen := self.seen():
                found[place] = seen
        return found


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """Yields a page of a browser without any policy, so that whatever could run would."""
    page = browser.new_page()
    watch = Watched(page, address)
    note = watch.happened.append
    page.on("dialog", lambda dialog: (note(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: note(f"error {error}"))
    page.on("console", lambda line: note(f"console {line.text}") if line.type == "error" else None)

    def leaves(url: str) -> bool:
        return "/evil" in url.partition("?")[0] or not url.startswith((address, "data:", "blob:"))

    page.on("request", lambda request: note(request.url) if leaves(request.url) else None)
    yield watch
    page.close()
