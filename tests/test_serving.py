"""`stagebook serve` and plain MkDocs: a broken playbook shows its problems, keeps the last good pages, and heals."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sites import ROOT

PATIENCE = 40


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        return f"HTTP {error.code}"
    except OSError as error:
        return f"no answer: {error}"


def eventually(what: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8")[-3000:]
        time.sleep(0.2)


@contextmanager
def serving(command: list[str], cwd: Path, log: Path) -> Iterator[None]:
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(command, cwd=cwd, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small playbook of the tests, free to be broken."""
    shutil.copytree(ROOT / "tests" / "playbooks" / "good" / "small", tmp_path / "playbook")
    return tmp_path / "playbook"


def test_mistakes_show_and_heal(small: Path, tmp_path: Path) -> None:
    """Served is what is broken from the start, what is good, and what was good and is broken."""
    port = free_port()
    home, log = f"http://127.0.0.1:{port}/", tmp_path / "log"
    stage = next((small / "stages").glob("*.yml"))
    good, settings = stage.read_text(encoding="utf-8"), (small / "playbook.yml").read_text(encoding="utf-8")
    (small / "playbook.yml").write_text("title: [", encoding="utf-8")
    command = [sys.executable, "-m", "stagebook", "serve", "playbook", "--address", f"127.0.0.1:{port}"]
    with serving(command, tmp_path, log):
        eventually(lambda: "sb-problem" in fetch(home), log)
        (small / "playbook.yml").write_text(settings, encoding="utf-8")
        eventually(lambda: "sb-map" in fetch(home), log)
        assert fetch(f"{home}problems/") == "HTTP 404"
        stage.write_text(good.replace("purpose:", "purpos:"), encoding="utf-8")
        eventually(lambda: "problems/" in fetch(home), log)
        problems = fetch(f"{home}problems/")
        assert "there is no field &#39;purpos&#39; here" in problems
        assert f"stages/{stage.name}:" in problems
        assert "sb-map" in fetch(home), "the last good page stays up"
        stage.write_text(good, encoding="utf-8")
        eventually(lambda: fetch(f"{home}problems/") == "HTTP 404", log)
        assert "problems/" not in fetch(home)
        (small / "templates" / "pages").mkdir(parents=True)
        time.sleep(1)  # the folder is seen before its first file is, as when an author makes both by hand
        override = '{% extends "stagebook/pages/home.html" %}{% block title %}<p>Made while serving</p>{% endblock %}'
        (small / "templates" / "pages" / "home.html").write_text(override, encoding="utf-8")
        eventually(lambda: "Made while serving" in fetch(home), log)
        shutil.rmtree(small / "templates")
        eventually(lambda: "Made while serving" not in fetch(home), log)


def test_plain_mkdocs_builds_every_language(tmp_path: Path) -> None:
    """With the settings of the reference playbook, for another one that has two languages too."""
    shutil.copytree(ROOT / "tests" / "playbooks" / "good" / "exceptions", tmp_path / "playbook")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "ko" / "tools" / "crm" / "index.html").is_file()


def test_plain_mkdocs_leaves_the_last_site_when_the_playbook_is_broken(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "playbooks" / "good" / "small", tmp_path / "playbook")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    (tmp_path / "playbook" / "playbook.yml").write_text("title: 1\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "playbook.yml:1:8: error" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"
