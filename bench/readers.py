"""What a reader or an author waits for: the page after an edit, the first load, the first result of a search."""

from __future__ import annotations

import gzip
import http.server
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from bench.environment import PYTHON, ROOT, clean_environ
from bench.measure import StepError

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 900
"""Seconds for which a page is waited for: a large playbook is built whole before it is served."""
STEP = 0.05
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
FONTS = (".woff", ".woff2", ".ttf", ".otf")
RESULT = ".md-search-result__item, [data-search-result], .sb-search [role=option]"
"""A hit in the list of the search, Material's or another."""


# --- edit, then the page ---


def edit_to_served(playbook: Path, stage: Path, page: str, edits: int) -> list[float]:
    """Serve a playbook, change a stage so many times; return the seconds from each save until its page shows it.

    `stage` is the file that is changed and at the end is as it was; `page` the address of its page. Raises `StepError`.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [str(PYTHON), "-m", "stagebook", "serve", str(playbook), "--address", f"127.0.0.1:{port}"]
    before = stage.read_text("utf-8")
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(command, cwd=playbook.parent, env=clean_environ(), stdout=log, stderr=log)
        try:
            url = f"http://127.0.0.1:{port}/{page}"
            _wait_for(url, "<html", server)
            return [_one_edit(stage, before, url, number, server) for number in range(1, edits + 1)]
        finally:
            stage.write_text(before, "utf-8", newline="\n")
            server.terminate()
            server.wait()


def _one_edit(stage: Path, before: str, url: str, number: int, server: subprocess.Popen[bytes]) -> float:
    mark = f"Changed for the {number}th time"
    changed = before.replace("aliases: [", f"aliases: [{mark}, ").replace("aliases:\n", f"aliases:\n  - {mark}\n")
    if changed == before:
        raise StepError(f"{stage.name} has no aliases to change")
    stage.write_text(changed, "utf-8", newline="\n")
    start = time.perf_counter()
    _wait_for(url, mark, server)
    return time.perf_counter() - start


def _wait_for(url: str, words: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while words not in _fetched(url):
        if server.poll() is not None:
            raise StepError(f"stagebook serve ended with {server.returncode}")
        if time.monotonic() > deadline:
            raise StepError(f"the page did not show the change within {PATIENCE} s")
        time.sleep(STEP)


def _fetched(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except (urllib.error.URLError, OSError):
        return ""


# --- in the browser ---


@dataclass(frozen=True)
class FirstVisit:
    """What the first reader of a day waits for; sizes as sent, compressed, without fonts."""

    load: float
    """Seconds until the home page's `load` event."""
    load_size: int
    """Bytes sent for it."""
    result: float
    """Seconds from opening the search until its first result shows."""
    result_size: int
    """Bytes sent for that."""


def first_visits(site: Path, query: str, runs: int) -> list[FirstVisit]:
    """Open a built site in Chromium so many times, each with an empty cache; raises `StepError` without a browser."""
    sys.path.insert(0, str(ROOT / "tests"))
    import browser_setup

    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise StepError("the package playwright is not installed") from error
    found = browser_setup.find()
    if found.missing:
        raise StepError(found.missing)
    arguments = ["--disable-gpu", "--disable-background-networking"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    try:
        with _served(site) as server, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=found.path, args=arguments)
            visits = []
            for _ in range(runs):
                context = chromium.new_context(viewport={"width": 1280, "height": 900})
                visits.append(_visit(context.new_page(), server, query))
                context.close()
            chromium.close()
            return visits
    except Error as error:
        raise StepError(f"the browser: {error.message.splitlines()[0]}") from error


def _visit(page: Page, server: Server, query: str) -> FirstVisit:
    sent = server.sent
    start = time.perf_counter()
    page.goto(server.url, wait_until="load")
    loaded = time.perf_counter() - start
    # What a page fetches right after `load` without being asked is part of the first load too.
    page.wait_for_load_state("networkidle")
    at_rest = server.sent
    start = time.perf_counter()
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.locator(RESULT).first.wait_for(state="visible", timeout=PATIENCE * 1000)
    return FirstVisit(loaded, at_rest - sent, time.perf_counter() - start, server.sent - at_rest)


class Server(http.server.ThreadingHTTPServer):
    """A folder on loopback, texts compressed as any host does."""

    def __init__(self, folder: Path) -> None:
        """Start listening on a free port."""
        super().__init__(("127.0.0.1", 0), _Compressing)
        self.folder = folder
        self.sent = 0
        """Bytes of all bodies sent so far, fonts apart."""
        self.packed: dict[Path, bytes] = {}
        """Each file compressed once, so that the time is the browser's and not gzip's."""

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"http://127.0.0.1:{self.server_port}/"


@contextmanager
def _served(folder: Path) -> Iterator[Server]:
    server = Server(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class _Compressing(http.server.SimpleHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        """Send a file of the folder."""
        path = self.server.folder / unquote(urlsplit(self.path).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        is_text = path.suffix in COMPRESSED
        content = self._packed(path) if is_text else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        if path.suffix not in FONTS:
            self.server.sent += len(content)

    def _packed(self, path: Path) -> bytes:
        packed = self.server.packed
        if path not in packed:
            packed[path] = gzip.compress(path.read_bytes(), 6)
        return packed[path]
