"""Which pages a site has: a list per playbook beside this file, so that none goes or comes without anyone noticing.

After a change that is meant: STAGEBOOK_WRITE_EXPECTED=1, then read the difference.
"""

import os
from pathlib import Path

import pytest

from playbooks_on_disk import FIVE, edition_of
from sites import PLAYBOOK, ROOT, listed_addresses, pages

WRITE = os.environ.get("STAGEBOOK_WRITE_EXPECTED") == "1"
EXPECTED = ROOT / "tests" / "expected" / "pages"


def expected(folder: Path) -> list[str]:
    """The pages that a playbook has in each of its languages."""
    return (EXPECTED / f"{folder.name}.txt").read_text("utf-8").split("\n")[:-1]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("folder", FIVE, ids=lambda folder: folder.name)
def test_a_playbook_has_these_pages(folder: Path, language: str) -> None:
    found = [f"{page.src}  {page.kind}" for page in edition_of(folder, language).site.pages]
    if WRITE and language == "en":
        EXPECTED.mkdir(parents=True, exist_ok=True)
        (EXPECTED / f"{folder.name}.txt").write_text("\n".join([*found, ""]), "utf-8")
    assert found == expected(folder)


def test_a_page_knows_when_what_it_shows_was_last_looked_at() -> None:
    """A guide says `reviewed`, a tool `verified`; either is enough."""
    site = edition_of(PLAYBOOK, "en").site
    days = {page.src: page.reviewed for page in site.pages if page.subject is not None and not page.sheet}
    said = {
        page.src: day
        for page in site.pages
        for day in (getattr(page.subject, "reviewed", None), getattr(page.subject, "verified", None))
        if day and not page.sheet
    }
    assert len({src.partition("/")[0] for src in said}) > 1, "of both sorts"
    assert {src: day for src, day in days.items() if day} == said


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_built_is_what_is_listed(reference_site: Path, language: str) -> None:
    start = "" if language == "en" else f"{language}/"
    found = {each for each in pages(reference_site) if each.startswith("ko/") == bool(start)}
    assert found == {f"{start}{address}" for address in listed_addresses(PLAYBOOK)}
