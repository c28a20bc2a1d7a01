"""A folder that `stagebook build --offline` made, opened as files: links, search, checklists and sheets."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from playbooks_on_disk import PLAYBOOKS
from search_panel import look_up
from sites import here


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("offline")
    shutil.copytree(PLAYBOOKS / "good" / "small", project / "playbook")
    with (project / "playbook" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("languages: [en, ko]\n")
    done = here("build", "--offline", "--site", "site", cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.mark.parametrize(("start", "word"), [("index.html", "contract"), ("ko/index.html", "contract")])
def test_a_reader_without_a_server(browser: Browser, folder: Path, start: str, word: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:")) else complaints.append(request.url),
    )
    # What a page no longer needs when it is left is no failure.
    page.on(
        "requestfailed",
        lambda request: request.failure == "net::ERR_ABORTED" or complaints.append(f"failed: {request.url}"),
    )
    page.goto((folder / start).as_uri())
    look_up(page, word).first.click()
    expect(page).to_have_url(re.compile(r"^file:.*contract.*\.html"))
    page.goto((folder / start).with_name("short").joinpath("stages", "talk", "checklist.html").as_uri())
    page.locator("article input[type=checkbox]").first.check()
    page.reload()
    expect(page.locator("article input[type=checkbox]").first).to_be_checked()
    page.goto((folder / start).with_name("short").joinpath("stages", "talk", "full-review.html").as_uri())
    expect(page.locator(".sb-sheet").first).to_be_visible()
    assert complaints == []
    context.close()
