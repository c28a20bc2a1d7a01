"""Built sites for the tests: build once, serve on loopback, read the pages as a crawler does."""

import functools
import http.server
import os
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from click.testing import CliRunner

from playbooks_on_disk import bodies, read_once
from stagebook.cli.main import main
from stagebook.site.urls import UrlStyle

ROOT = Path(__file__).resolve().parents[1]
PLAYBOOK = ROOT / "playbook"


def stagebook(
    *words: str | Path, cwd: Path = ROOT, python: str | Path = sys.executable
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    return subprocess.run(
        [str(python), "-m", "stagebook", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def here(*words: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command in this process: the same, without the second it takes to start one (see `read_once` too)."""
    before = Path.cwd()
    os.chdir(cwd)
    try:
        with read_once():
            done = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    finally:
        os.chdir(before)
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)


def text(html: str) -> str:
    """What one reads, with one space between words."""
    return " ".join(unescape(re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", html, flags=re.S)).split())


@contextmanager
def served(folder: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Serve a folder on loopback, every answer with `headers`; yields the address, with a slash at the end."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Html:
    """What a crawler wants of a page."""

    links: list[str] = field(default_factory=list)
    content_links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    text: str = ""
    """The words of the article."""
    source: str = ""


TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style)\b(?P<head>[^>]*)>.*?</(?P=raw)>"
    r"""|<(?P<name>/?[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^>"']+|"[^"]*"|'[^']*')*)>""",
    re.S,
)
ATTRIBUTE = re.compile(r"""(?<=[\s"'])(id|href|src|rel)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
STYLES = ("stylesheet", "icon", "preconnect")


def read(path: Path) -> Html:
    """Parse one page of a site."""
    return parsed(path.read_text(encoding="utf-8"))


def parsed(html: str, *, is_article: bool = False) -> Html:
    """Parse a page, or what stands in its article: our HTML is regular, and Python's parser takes three times as long.

    `test_sites.py` holds what is found.
    """
    page, words, depth, end = Html(source=html), [], int(is_article), 0
    for token in TOKEN.finditer(html):
        if depth:
            words.append(html[end : token.start()])
        end = token.end()
        name, found = token["name"] or token["raw"], token["attributes"] or token["head"]
        if name == "article":
            depth += 1
        elif name == "/article":
            depth -= 1
        if found and "=" in found:
            _note(page, str(name), found, in_article=depth > 0)
    page.text = " ".join(unescape(" ".join(words)).split())
    return page


def _note(page: Html, tag: str, attributes: str, *, in_article: bool) -> None:
    """Add what a tag has that a crawler wants."""
    named = {name: unescape(one or two or three) for name, one, two, three in ATTRIBUTE.findall(attributes)}
    if "id" in named:
        page.ids[named["id"]] += 1
    if tag == "a" and "href" in named:
        page.links.append(named["href"])
        if in_article:
            page.content_links.append(named["href"])
    if tag in ("script", "img", "iframe", "source") and named.get("src"):
        page.sources.append(named["src"])
    if tag == "link" and named.get("href") and named.get("rel") in STYLES:
        page.sources.append(named["href"])


@functools.cache
def pages(site: Path) -> dict[str, Html]:
    """Every page of a site by its address from the root (`tools/deck/`), 404 and redirects left out."""
    return {
        path.parent.relative_to(site).as_posix().removeprefix(".") + ("/" if path.parent != site else ""): read(path)
        for path in sorted(site.rglob("index.html"))
    }


def listed_addresses(folder: Path) -> set[str]:
    """The addresses of a playbook's pages in its first language, as listed in `expected/pages` (see test_pages.py)."""
    lines = (ROOT / "tests" / "expected" / "pages" / f"{folder.name}.txt").read_text("utf-8").splitlines()
    sources = (line.split()[0].removesuffix(".md").removesuffix("index").rstrip("/") for line in lines)
    return {f"{source}/" if source else "" for source in sources}


def target_of(here: str, href: str) -> tuple[str, str] | None:
    """Where a link of a page leads, from the root, and to which anchor; None where it leads out of the site.

    As `urljoin`, which takes most of a crawler's time, for the relative addresses that a site is made of.
    """
    if "://" in href or urlsplit(href).scheme or href.startswith("//"):
        return None
    path, _, anchor = href.partition("#")
    if not path:
        return here, unquote(anchor)
    found = [] if path.startswith("/") else here.split("/")[:-1]
    steps = path.split("/")
    for step in steps:
        if step == "..":
            del found[-1:]
        elif step not in ("", "."):
            found.append(step)
    is_folder = steps[-1] in ("", ".", "..") and found
    return unquote("/".join(found) + ("/" if is_folder else "")), unquote(anchor)


def broken_links(site: Path) -> list[str]:
    """What leads nowhere: pages, files and anchors."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return broken_links_of(pages(site), files)


def broken_links_of(crawled: Mapping[str, Html], files: Collection[str] = ()) -> list[str]:
    """The same of pages by their address, beside which there are files."""
    problems = []
    for here, page in crawled.items():
        for href in dict.fromkeys((*page.links, *page.sources)):
            found = target_of(here, href)
            if found is None:
                continue
            target, anchor = found
            if target in crawled:
                if anchor and anchor not in crawled[target].ids and anchor != "__search":
                    problems.append(f"{here}: no anchor {href}")
            elif target.partition("?")[0] not in files:
                problems.append(f"{here}: {href}")
    return problems


def clicks_from(crawled: Mapping[str, Html], start: str = "") -> dict[str, int]:
    """How many clicks each page is away from `start`, by links in the pages' own content."""
    distance = {start: 0}
    queue = [start]
    while queue:
        here = queue.pop(0)
        for href in crawled[here].content_links:
            target, _ = target_of(here, href) or (None, "")
            if target in crawled and target not in distance:
                distance[target] = distance[here] + 1
                queue.append(target)
    return distance


def rendered(folder: Path, language: str, start: str = "") -> dict[str, Html]:
    """The content of every page that is made of the model, by address, at a third of the cost of a site.

    `start` is where the language begins in a site of several.
    """
    style = UrlStyle()
    return {start + style.url(src): parsed(html, is_article=True) for src, html in bodies(folder, language).items()}
