"""The page for addresses that do not exist, in a folder of a host or not, at any depth, with `site_url` and without.

Static hosts answer with `404.html` of the site's root, some with the nearest one above the asked address.
"""

import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page

from playbooks_on_disk import PLAYBOOKS
from sites import here

HEAD = """\
site_name: x
docs_dir: playbook
theme: {name: material, font: false, features: [navigation.tabs, navigation.instant]}
extra: {generator: false}
"""
SETTINGS = {
    "unset": "",
    "slash": "site_url: https://sales.example/sub/\n",
    "files": "use_directory_urls: false\n",
    "files, no slash": "site_url: https://sales.example/sub\nuse_directory_urls: false\n",
}
DEPTHS = ("gone", "gone/", "tools/a/b/c/gone.html", "ko/gone", "ko/tools/a/b/gone/")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small playbook in two languages, built with each of the settings. Read only."""
    found = {}
    for name, text in SETTINGS.items():
        folder = tmp_path_factory.mktemp("lost")
        shutil.copytree(PLAYBOOKS / "good" / "minimal", folder / "playbook")
        with (folder / "playbook" / "playbook.yml").open("a", encoding="utf-8") as file:
            file.write("languages: [en, ko]\n")
        (folder / "mkdocs.yml").write_text(f"{HEAD}plugins: [stagebook, search]\n{text}", "utf-8")
        done = here("build", folder / "playbook", "--site", folder / "site")
        assert done.returncode == 0, done.stderr
        found[name] = folder / "site"
    return found


@contextmanager
def hosted(site: Path, mount: str, *, nearest: bool) -> Iterator[str]:
    """Serve a site below a path of a host that answers with its 404 page; yields the address of the site's root."""

    class Host(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def translate_path(self, path: str) -> str:
            return super().translate_path("/" + path.removeprefix(mount)) if path.startswith(mount) else str(site / "-")

        def send_error(self, code: int, *args: Any) -> None:
            in_korean = nearest and self.path.startswith(f"{mount}ko/")
            body = (site / ("ko/404.html" if in_korean else "404.html")).read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def handler(*args: Any) -> Host:
        return Host(*args, directory=str(site))

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{mount}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


SHOWN = """() => {
const seen = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.offsetParent);
const tongues = [...document.querySelectorAll(".sb-languages a")];
return {
  language: document.documentElement.lang,
  title: document.title,
  heading: seen("h1").map((each) => each.textContent),
  home: seen("article [data-not-found] a").map((each) => each.href),
  languages: Object.fromEntries(tongues.map((each) => [each.lang, each.href])),
  links: [...document.querySelectorAll("a[href]")].map((each) => each.href),
  styles: [...document.styleSheets].map((each) => each.cssRules.length > 0),
  theme: typeof globalThis.__md_scope === "object" && document.documentElement.classList.contains("js"),
}}"""
TITLES = {"en": "This page does not exist", "ko": "페이지를 찾을 수 없습니다"}


@pytest.mark.parametrize("nearest", [False, True], ids=["one page", "nearest page"])
@pytest.mark.parametrize(
    ("settings", "mount"),
    [
        ("unset", "/"),
        ("unset", "/sub/"),
        ("unset", "/ko/"),
        ("unset", "/a/b/"),
        ("files", "/sub/"),
        ("slash", "/sub/"),
        ("files, no slash", "/sub/"),
    ],
)
def test_the_page_leads_home_at_any_depth(
    page: Page, sites: dict[str, Path], settings: str, mount: str, nearest: bool
) -> None:
    site = sites[settings]
    index = "index.html" if "files" in settings else ""
    with hosted(site, mount, nearest=nearest) as root:
        for asked in DEPTHS:
            page.goto(root + asked, wait_until="load")
            shown = page.evaluate(SHOWN)
            language = "ko" if asked.startswith("ko/") else "en"
            assert shown["language"] == language, asked
            assert shown["heading"] == [TITLES[language]], asked
            assert shown["title"].startswith(TITLES[language]), asked
            assert shown["home"] == [f"{root}{'ko/' if language == 'ko' else ''}{index}"], asked
            assert shown["languages"] == {"en": f"{root}{index}", "ko": f"{root}ko/{index}"}, asked
            assert all(shown["styles"]) and len(shown["styles"]) >= 2, asked
            assert shown["theme"], asked
            for link in {urldefrag(each)[0] for each in shown["links"]}:
                target = site / link.removeprefix(root)
                assert link.startswith(root) and (target.is_file() or (target / "index.html").is_file()), (asked, link)


def test_its_link_can_be_followed(page: Page, sites: dict[str, Path]) -> None:
    with hosted(sites["unset"], "/sub/", nearest=False) as root:
        page.goto(f"{root}tools/x/y/gone")
        page.locator("article [data-not-found] a:visible").click()
        page.wait_for_url(root)
        assert page.locator("h1").first.text_content() == "Small playbook"


def test_without_a_script_all_languages_are_there(browser: Browser, sites: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with hosted(sites["slash"], "/sub/", nearest=False) as root:
        page.goto(f"{root}ko/tools/x/y/gone")
        assert page.locator("article h1").all_text_contents() == [TITLES["en"], TITLES["ko"]]
        page.locator("article [data-not-found] a").last.click()
        page.wait_for_url(f"{root}ko/")
    context.close()
