"""A strict HTML parser finds nothing to mend on any page. It belongs to the slow tests, beside those of browsers."""

from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from hostile import write_hostile_playbook
from sites import PLAYBOOK, ROOT, here

pytestmark = pytest.mark.browser
PLAYBOOKS = [PLAYBOOK, *sorted(path.parent for path in (ROOT / "examples").rglob("playbook.yml"))]


def mistakes(html: str) -> list[str]:
    """What a browser would have to mend, with the lines."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    lines = html.split("\n")
    return [f"{code}: {lines[min(line, len(lines)) - 1][:120]}" for (line, _), code, _ in parser.errors]


def mistakes_of(site: Path) -> dict[str, list[str]]:
    """The mistakes of each page that has any."""
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert len(pages) > 20
    return {str(path.relative_to(site)): found for path, html in pages.items() if (found := mistakes(html))}


@pytest.mark.parametrize("playbook", PLAYBOOKS, ids=lambda path: path.name)
def test_no_page_has_a_mistake(site_of: Callable[[Path], Path], playbook: Path) -> None:
    assert mistakes_of(site_of(playbook)) == {}


def test_no_text_makes_one(tmp_path: Path) -> None:
    root = tmp_path / "playbook"
    root.mkdir()
    write_hostile_playbook(root)
    done = here("build", "playbook", "--site", "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert mistakes_of(tmp_path / "site") == {}


def test_a_mistake_would_be_found() -> None:
    assert mistakes("<!doctype html><title>x</title><p><h4>x</h4></p><i a=1 a=2>&nosuch;") != []
