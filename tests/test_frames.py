"""Pages from frames are those that the theme renders one by one; where they might not be, the theme renders them."""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from sites import PLAYBOOK, here
from stagebook.outputs.mkdocs import frames
from stagebook.outputs.mkdocs.frames import Frame, Frames
from stagebook.outputs.mkdocs.stand_ins import StandIn, UnknownError
from stagebook.outputs.mkdocs.tabs import Tabs
from stagebook.resources import templates


def test_every_page_is_as_the_theme_renders_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reference playbook in both languages, each page rendered in both ways."""
    different: list[str] = []
    filled: list[Frame] = []
    render, fill = Frames.render, Frame.filled

    def both(self: Frames, context: dict[str, Any]) -> str:
        output = render(self, context)
        if output != self.plain(context):
            different.append(context["page"].url)
        return output

    def counted(self: Frame, value: Callable[[str], str]) -> str:
        filled.append(self)
        return fill(self, value)

    monkeypatch.setattr(Frames, "render", both)
    monkeypatch.setattr(Frame, "filled", counted)
    done = here("build", PLAYBOOK, "--site", tmp_path / "site", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    assert different == []
    pages = len(list((tmp_path / "site").rglob("*.html")))
    assert len(filled) > pages * 0.7, f"only {len(filled)} of {pages} pages came from a frame"


# --- when a frame is used ---


def page(title: str, **more: Any) -> dict[str, Any]:
    """What MkDocs gives a template for a page."""
    known = {"content": "", "url": "a/b/", "meta": {}, "toc": [], "canonical_url": None, "edit_url": None}
    known |= {"previous_page": None, "next_page": None, "is_homepage": False, "title": title}
    return {"page": SimpleNamespace(**known | more), "base_url": "../.."}


class Theme:
    """Writes titles, and counts how often it is asked."""

    def __init__(self, frame: Callable[[], str]) -> None:
        self.frame_of = frame
        self.asked: list[str] = []

    def render(self, context: dict[str, Any]) -> str:
        self.asked.append(context["page"].title)
        return f"<h2>{context['page'].title}</h2>"

    def key(self, page: Any, context: object) -> tuple[object, ...]:
        return (page.url,)

    def frame(self, context: object) -> Frame:
        return Frame(tuple(self.frame_of().split("|")))

    def value(self, name: str, context: dict[str, Any]) -> str:
        return str(getattr(context["page"], name))


def frames_of(theme: Theme) -> Frames:
    """Frames for a theme, after the first look at the other plugins."""
    environment: Any = None
    made = Frames(environment, environment, theme.render)
    made._site = theme  # type: ignore[assignment]
    return made


def refusing() -> str:
    raise UnknownError("page.colour")


def test_the_third_page_comes_from_the_frame() -> None:
    theme = Theme(lambda: "<h2>|title|</h2>")
    made = frames_of(theme)
    assert [made.render(page(title)) for title in "ABCD"] == ["<h2>A</h2>", "<h2>B</h2>", "<h2>C</h2>", "<h2>D</h2>"]
    assert [title for title in theme.asked if len(title) == 1] == ["A", "B"]
    assert made.render(page("E", url="other/")) == "<h2>E</h2>"
    assert theme.asked[-1] == "E"


@pytest.mark.parametrize("frame", [lambda: "<h2>B</h2>", lambda: "<h2>|title|</h2> ", lambda: "|nothing|", refusing])
def test_a_frame_that_gives_anything_else_is_never_used(frame: Callable[[], str]) -> None:
    theme = Theme(frame)
    made = frames_of(theme)
    assert [made.render(page(title)) for title in "ABCD"] == ["<h2>A</h2>", "<h2>B</h2>", "<h2>C</h2>", "<h2>D</h2>"]
    assert [title for title in theme.asked if len(title) == 1] == ["A", "B", "C", "D"]


def test_a_frame_is_tried_with_awkward_texts() -> None:
    """A theme that takes the tags out of a title gives the same as the frame until a title has some."""
    theme = Theme(lambda: "<h2>|title|</h2>")
    plain = theme.render
    theme.render = lambda context: plain(context).replace("&lt;", "")  # type: ignore[method-assign]
    made = frames_of(theme)
    assert [made.render(page(title)) for title in ("A", "B", "C &lt;b")][-1] == "<h2>C b</h2>"


def test_a_stand_in_does_not_pretend_to_know() -> None:
    assert StandIn(title="A").title == "A"
    with pytest.raises(UnknownError):
        assert StandIn(title="A").colour
    with pytest.raises(AttributeError):
        StandIn(title="A").__html__()


# --- who else has a say ---


@pytest.fixture
def config() -> MkDocsConfig:
    """The built-in settings, as the plugin completes them."""
    found = load_config(str(templates() / "mkdocs.yml"), docs_dir=str(PLAYBOOK))
    found.theme.dirs.insert(0, str(templates() / "theme"))
    return found


def test_the_built_in_theme_is_ours(config: MkDocsConfig) -> None:
    assert frames._is_ours(config.theme.get_env(), config)


def own_templates(config: MkDocsConfig) -> None:
    config.theme.dirs.insert(0, os.fspath(PLAYBOOK))


def hook(config: MkDocsConfig) -> None:
    config.plugins.events["page_context"].append(lambda context, **_: context | {"page": None})


def plugin(config: MkDocsConfig) -> None:
    config.plugins.events["page_context"].append(SimpleNamespace(on=str).on)


@pytest.mark.parametrize("change", [own_templates, hook, plugin])
def test_whoever_has_a_say_gets_it(config: MkDocsConfig, change: Callable[[MkDocsConfig], None]) -> None:
    change(config)
    assert not frames._is_ours(config.theme.get_env(), config)


def test_another_filter_or_loader_is_not_ours(config: MkDocsConfig) -> None:
    environment = config.theme.get_env()
    environment.filters["url"] = str
    assert not frames._is_ours(environment, config)
    environment = config.theme.get_env()
    environment.loader = None
    assert not frames._is_ours(environment, config)


# --- tabs ---


def test_tabs_are_kept_where_two_pages_have_the_same() -> None:
    deck = SimpleNamespace(url="tools/deck/", ancestors=[], children=None)
    tools = SimpleNamespace(children=[deck])
    asked: list[str] = []

    def render(context: Any) -> str:
        asked.append(context["page"].url)
        return f"tabs in {context['page'].url.split('/')[0]}"

    nav: Any = SimpleNamespace(items=[tools])
    tabs = Tabs(nav, render)

    def html(url: str, top: Any = tools) -> str:
        return tabs.html({"page": SimpleNamespace(url=url, ancestors=[top]), "base_url": "../.."})

    assert {html(f"tools/{name}/") for name in "abcd"} == {"tabs in tools"}
    assert asked == ["tools/a/", "tools/b/"]
    html("tools/deck/")  # a link of the tabs begins as this address does
    html("tools/e/", top=deck)
    html("tools/e/f/")
    assert asked[2:] == ["tools/deck/", "tools/e/", "tools/e/f/"]
    assert [html(f"{name}/x/") for name in "abc"] == ["tabs in a", "tabs in b", "tabs in c"]
