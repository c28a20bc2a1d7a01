"""Material's instant navigation in a browser test: the site is made to know its address, then links are followed."""

from collections.abc import Callable, Iterable

from playwright.sync_api import Page, Route, expect

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def changed(page: Page, change: Callable[[str], str] = str, **headers: str) -> None:
    """Serve the pages to this reader with a change in their HTML, and with further headers."""

    def answer(route: Route) -> None:
        response = route.fetch()
        if "text/html" not in response.headers.get("content-type", ""):
            return route.fulfill(response=response)
        return route.fulfill(response=response, body=change(response.text()), headers={**response.headers, **headers})

    page.route("**/*", answer)


def instant(page: Page, address: str, places: Iterable[str]) -> None:
    """Make the site one that knows its address: only then does Material swap pages without loading them."""

    def with_canonical(html: str) -> str:
        return html.replace("<head>", f'<head><link rel="canonical" href="{address}">', 1)

    changed(page, with_canonical)
    urls = "".join(f"<url><loc>{address}{place}</loc></url>" for place in places)
    site = f'<?xml version="1.0"?><urlset xmlns="{SPACE}">{urls}</urlset>'
    page.route("**/sitemap.xml", lambda route: route.fulfill(content_type="application/xml", body=site))


def follow(page: Page, address: str, place: str) -> None:
    """Follow a link of the page, as a reader does, and see that nothing was loaded anew."""
    page.evaluate("window.marked = true")
    page.evaluate(
        """(href) => {
          const link = Object.assign(document.createElement("a"), { href, textContent: "there", id: "there" });
          document.querySelector("article").prepend(link);
        }""",
        address + place,
    )
    page.locator("#there").click()
    page.wait_for_url(address + place)
    expect(page.locator("#there")).to_have_count(0)
    assert page.evaluate("window.marked"), "this was no instant navigation"
