"""What the browser tests share: the reference site on loopback, and a reader's browser that is empty at first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from sites import served


@pytest.fixture(scope="session")
def address(reference_site: Path) -> Iterator[str]:
    """Where the reference site is served."""
    with served(reference_site) as url:
        yield url


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A reader's browser; an error or a request that leaves the machine fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    complaints: list[str] = []
    ours = (address, "data:", "blob:", "file:")
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", lambda request: None if request.url.startswith(ours) else complaints.append(request.url))
    yield context
    context.close()
    assert complaints == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that browser."""
    return context.new_page()
