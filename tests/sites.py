"""Built sites for the tests: build once, serve on loopback, read the pages as a crawler does."""

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from click.testing import CliRunner

from stagebook.cli.main import main

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
    """Run the command in this process: the same, without the second it takes to start one."""
    before = Path.cwd()
    os.chdir(cwd)
    try:
        done = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    finally:
        os.chdir(before)
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)


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
class Html(HTMLParser):
    """What a crawler wants of a page."""

    links: list[str] = field(default_factory=list)
    content_links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _article: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "article":
            self._article += 1
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag == "a" and named.get("href") is not None:
            self.links.append(str(named["href"]))
            if self._article:
                self.content_links.append(str(named["href"]))
        if tag in ("script", "img", "iframe", "source") and named.get("src"):
            self.sources.append(str(named["src"]))
        if tag == "link" and named.get("href") and named.get("rel") in ("stylesheet", "icon", "preconnect"):
            self.sources.append(str(named["href"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._article -= 1

    def handle_data(self, data: str) -> None:
        if self._article:
            self._text.append(data)

    @property
    def text(self) -> str:
        """The words of the article."""
        return " ".join(" ".join(self._text).split())


def read(path: Path) -> Html:
    """Parse one page."""
    page = Html()
    page.feed(path.read_text(encoding="utf-8"))
    return page


@functools.cache
def pages(site: Path) -> dict[str, Html]:
    """Every page of a site by its address from the root (`tools/deck/`), 404 and redirects left out."""
    return {
        path.parent.relative_to(site).as_posix().removeprefix(".") + ("/" if path.parent != site else ""): read(path)
        for path in sorted(site.rglob("index.html"))
    }


def broken_links(site: Path) -> list[str]:
    """What leads nowhere: pages, files and anchors."""
    crawled = pages(site)
    problems = []
    for here, page in crawled.items():
        for href in (*page.links, *page.sources):
            if urlsplit(href).scheme or href.startswith("//"):
                continue
            target, anchor = urldefrag(unquote(urljoin(f"/{here}", href)))
            target = target.lstrip("/")
            if target in crawled:
                if anchor and anchor not in crawled[target].ids and anchor != "__search":
                    problems.append(f"{here}: no anchor {href}")
            elif not (site / target).is_file():
                problems.append(f"{here}: {href}")
    return problems


def clicks_from(site: Path, start: str = "") -> dict[str, int]:
    """How many clicks each page is away from `start`, by links in the pages' own content."""
    crawled = pages(site)
    distance = {start: 0}
    queue = [start]
    while queue:
        here = queue.pop(0)
        for href in crawled[here].content_links:
            target = urldefrag(unquote(urljoin(f"/{here}", href)))[0].lstrip("/")
            if target in crawled and target not in distance:
                distance[target] = distance[here] + 1
                queue.append(target)
    return distance
