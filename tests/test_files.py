"""One rule for every way that leads to a file: each way, with each sort of file that readers must not or can't have."""

import datetime
import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.commands.build import build
from mkdocs.config import load_config

from sites import here
from stagebook.checks import load_and_check
from stagebook.outputs.markdown_files import write
from stagebook.outputs.mkdocs.settings import engine_settings
from stagebook.prose.guide_markdown import GuideMarkdown, Included
from stagebook.prose.page_html import included
from stagebook.reading.publishable import Publishable

TODAY = datetime.date(2026, 11, 22)
CANARY = "canary-7f3a"
"""Stands in every file that nobody may get."""

FORBIDDEN = {
    "the settings": "playbook.yml",
    "tools": "tools.yml",
    "a stage": "stages.yml",
    "a page": "guides/start.md",
    "a mapping": "crm.yaml",
    "a page of another ending": "notes.mkd",
    "a template": "templates/pages/home.html",
    "words": "templates/language/ko.yml",
    "a hidden folder": ".git/config",
    "a hidden file": "files/.env",
    "outside": "../secret.pdf",
    "a link to outside": "files/out.pdf",
    "a link to the model": "files/model.pdf",
    "a link to a hidden file": "files/dot.pdf",
    "a link to nothing": "files/dead.pdf",
    "a link to itself": "files/loop.pdf",
    "a folder": "files/folder",
    "no regular file": "files/pipe.pdf",
    "nothing": "files/none.pdf",
    "another case": "Files/OK.pdf",
    "a device of Windows": "files/con.pdf",
    "a numbered device": "files/COM1",
    "a dot at the end": "files/end.",
    "a space at the end": "files/end /ok.pdf",
    "a colon": "files/a:b.pdf",
    "a question mark": "files/what?.pdf",
    "a backslash": "files\\ok.pdf",
    "a control character": "files/a\x07.pdf",
}

FORMS = [
    "./{}",
    "files/../{}",
    ".//{}",
    "%74{1}",
    "{}?page=1",
    "{}#top",
    "/{}",
    "files\\..\\{}",
    "file:{}",
    "FILE:///{}",
]
"""Ways to write `tools.yml` in an address."""

IN_TEXT = {"link": "[x](<{}>)", "picture": "![x](<{}>)", "reference": "[x][y]\n\n[y]: <{}>"}
IN_PAGE = {**IN_TEXT, "href": '<a href="{}">x</a>', "src": '<img src="{}" alt="">', "quoted": '<q cite="{}">x</q>'}


HEAD = "---\ntitle: X\nvisible_to: [partner]\n---\n"
"""Of a page; what follows is line 5."""


def quoted(text: str) -> str:
    """A text as a YAML string on one line."""
    return '"' + "".join(rf"\{c}" if c in '"\\' else c for c in text) + '"'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A playbook in `project/playbook` that has every sort of file, and leads to none of them."""
    folder = tmp_path / "project" / "playbook"
    shutil.copytree(Path(__file__).parent / "playbooks" / "good" / "files", folder)
    names = [".git/config", "files/.env", "../secret.pdf", "files/con.pdf", "files/COM1", "files/end."]
    names += ["files/end /ok.pdf", "files/a:b.pdf", "files/what?.pdf", "files\\ok.pdf", "files/folder/x.txt"]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(CANARY, "utf-8")
    links = {"out": "../../secret.pdf", "model": "../tools.yml", "dot": "../.git/config", "dead": "gone"}
    for name, target in {**links, "loop": "loop.pdf"}.items():
        (folder / "files" / f"{name}.pdf").symlink_to(target)
    (folder / "files" / "ok.pdf").write_text("ok", "utf-8")
    (folder / "guides").mkdir()
    (folder / "guides" / "start.md").write_text(f"{HEAD}Some words.\n", "utf-8")
    os.mkfifo(folder / "files" / "pipe.pdf")
    return folder


def add_tool(root: Path, number: int, line: str) -> None:
    with (root / "tools.yml").open("a", encoding="utf-8") as file:
        file.write(f"t{number}:\n  title: T{number}\n  type: deck\n  summary: x.\n  owner: Ops\n  {line}\n")


def errors(root: Path) -> set[tuple[str, int]]:
    """File and line of each error."""
    report = load_and_check(root, TODAY, engine_settings(root))[1]
    return {(each.span.file, each.span.line) for each in report.errors}


def addresses() -> list[str]:
    """Every forbidden file as an address in a page or text, and every way to write one of them."""
    return [
        *(quote(path, safe="/.\\" if "\\" in path else "/") for path in FORBIDDEN.values()),
        *(form.format("tools.yml", "ools.yml") for form in FORMS),
    ]


def test_the_files_are_there_and_the_playbook_is_good(root: Path) -> None:
    assert (root / "files" / "out.pdf").read_text() == CANARY
    assert errors(root) == set()


def test_every_file_is_refused_as_a_path(root: Path) -> None:
    expected = set()
    paths = [path for path in FORBIDDEN.values() if path.isprintable()]  # YAML files hold no other letters
    for number, path in enumerate([*paths, "/etc/passwd", "https://example.org/a.pdf", "C:\\a.pdf"]):
        expected.add(("tools.yml", len((root / "tools.yml").read_text("utf-8").splitlines()) + 6))
        add_tool(root, number, f"path: {quoted(path)}")
    assert errors(root) == expected


@pytest.mark.parametrize("way", IN_TEXT)
def test_every_file_is_refused_in_a_text(root: Path, way: str) -> None:
    expected = set()
    for number, address in enumerate(addresses()):
        line = IN_TEXT[way].format(address).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        expected.add(("tools.yml", len((root / "tools.yml").read_text("utf-8").splitlines()) + 6))
        add_tool(root, number, f'when: "{line}"')
    assert errors(root) == expected


@pytest.mark.parametrize("way", IN_PAGE)
def test_every_file_is_refused_in_a_page(root: Path, way: str) -> None:
    expected = set()
    for number, address in enumerate(addresses()):
        from_page = address if address.startswith(("/", "file:", "FILE:")) else f"../{address}"
        (root / "guides" / f"g{number}.md").write_text(HEAD + IN_PAGE[way].format(from_page), "utf-8")
        expected.add((f"guides/g{number}.md", 7 if way == "reference" else 5))
    assert errors(root) == expected


OPEN = "\n  name: material\n  font: false"
SETTINGS = {
    "theme.logo": "  logo: {}",
    "theme.favicon": "  favicon: {}",
    "extra_css": "extra_css: [{}]",
    "extra_javascript": "extra_javascript: [{{path: {}, defer: true}}]",
}
ENGINE = "site_name: x\ndocs_dir: playbook\nplugins: [stagebook]\ntheme: {name: material, font: false}\n"


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_mkdocs_yml_names_obeys_the_same_rule(root: Path, setting: str) -> None:
    """All sorts are tried as paths above; here, that the rule is asked at all."""
    for path, found in [
        ("files/out.pdf", {("../mkdocs.yml", 7)}),
        ("files/gone.pdf", {("../mkdocs.yml", 7)}),
        ("files/ok.pdf", set()),
    ]:
        (root.parent / "mkdocs.yml").write_text(
            f"{ENGINE.replace('{name: material, font: false}', OPEN)}{SETTINGS[setting].format(path)}\n", "utf-8"
        )
        assert errors(root) == found, path


def test_an_included_file_obeys_the_same_rule(root: Path) -> None:
    (root.parent / "mkdocs.yml").write_text(
        f"{ENGINE}markdown_extensions:\n  - pymdownx.snippets: {{base_path: ['{root}'], restrict_base_path: false, "
        "check_paths: true}\n",
        "utf-8",
    )
    page = root / "guides" / "start.md"
    for path in ["tools.yml", "../secret.pdf", ".git/config", "files/out.pdf", "files/none.txt", "files/folder"]:
        page.write_text(f'{HEAD}Words.\n\n--8<-- "{path}"\n', "utf-8")
        assert errors(root) == {("guides/start.md", 7)}, path
    (root / "files" / "good.txt").write_text("Some words.", "utf-8")
    page.write_text(f'{HEAD}--8<-- "files/good.txt"\n', "utf-8")
    assert errors(root) == set()
    (root / "files" / "good.txt").write_text("<script>x</script>", "utf-8")
    page.write_text(f'{HEAD}Once more:\n\n--8<-- "files/good.txt"\n', "utf-8")
    assert errors(root) == {("guides/start.md", 5)}


def test_templates_obey_the_same_rule(root: Path) -> None:
    home = root / "templates" / "pages" / "home.html"
    home.parent.mkdir(parents=True)
    home.write_text(
        '{% extends "stagebook/pages/home.html" %}\n{% block body %}\n{{ links.file("files/ok.pdf") }}\n'
        "{{ links.file('tools.yml') }}{% endblock %}\n",
        "utf-8",
    )
    (root / "templates" / "pages" / "tool.html").symlink_to("../../tools.yml")
    assert {("templates/pages/home.html", 4), ("templates/pages/tool.html", 1)} <= errors(root)


@pytest.mark.parametrize("name", ["images/unlinked.png", "images/con.png", "tools/x.yml", "stages.ko.md"])
def test_what_is_read_or_published_unasked_obeys_the_same_rule(root: Path, name: str) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    if name == "images/con.png":
        (root / name).write_text("x", "utf-8")
    else:
        (root / name).symlink_to("../../secret.pdf" if "/" in name else "../secret.pdf")
    problems = load_and_check(root, TODAY)[1].errors
    assert [(each.span.file, each.code) for each in problems] == [(name, "unpublishable-file")]


def test_an_encoded_address_leads_to_its_file(root: Path, tmp_path: Path) -> None:
    (root / "files" / "a b#.pdf").write_text("x", "utf-8")
    add_tool(root, 1, 'when: "[x](files/a%20b%23.pdf#page=2)"')
    (root / "guides" / "start.md").write_text(f"{HEAD}[x](../files/a%20b%23.pdf)\n", "utf-8")
    loaded, report = load_and_check(root, TODAY)
    assert report.errors == ()
    assert loaded.playbook is not None
    write(loaded.playbook, root, tmp_path / "out")
    assert (tmp_path / "out" / "docs" / "files" / "a b#.pdf").is_file()
    assert 'href="../../files/a%20b%23.pdf#page=2"' in texts_below(tmp_path / "out" / "docs" / "tools")


def test_a_file_system_that_ignores_case_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *args: real(Path(str(path).replace("OK", "ok")), *args))
    refusal = Publishable(root).refusal("files/OK.pdf")
    assert refusal is not None
    assert refusal.why == "is spelt 'files/ok.pdf' on disk"
    assert not refusal.is_missing


def mkdocs(*words: str) -> int:
    return CliRunner().invoke(cli, list(words)).exit_code


COMMANDS: dict[str, Callable[[Path], int]] = {
    "check": lambda project: here("check", "playbook", cwd=project).returncode,
    "build": lambda project: here("build", "playbook", "--site", "out", cwd=project).returncode,
    "build --audience": lambda project: (
        here("build", "playbook", "--site", "out", "--audience", "partner", cwd=project).returncode
    ),
    "write": lambda project: here("write", "out", "playbook", cwd=project).returncode,
    "write --audience": lambda project: (
        here("write", "out", "playbook", "--audience", "partner", cwd=project).returncode
    ),
    "worksheets": lambda project: here("worksheets", "playbook", "-o", "out.html", cwd=project).returncode,
    "mkdocs build": lambda project: mkdocs("build", "-f", str(project / "mkdocs.yml"), "-d", str(project / "out")),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_refuses_and_writes_nothing(root: Path, command: str) -> None:
    """Each way and sort is one to `check`, by the tests above; every command asks it."""
    (root.parent / "mkdocs.yml").write_text(ENGINE, "utf-8")
    add_tool(root, 1, "visible_to: [partner]\n  when: '[a](tools.yml) [b](.git/config) [c](files/out.pdf)'")
    assert COMMANDS[command](root.parent) == 1
    assert not [path for path in root.parent.glob("out*") if path.is_file() or any(path.iterdir())]


def texts_below(folder: Path) -> str:
    return "".join(path.read_text("utf-8", "replace") for path in folder.rglob("*") if path.is_file())


def test_writing_does_not_rest_on_the_check(root: Path, tmp_path: Path) -> None:
    """A file may have become a link since."""
    for number, path in enumerate(FORBIDDEN.values()):
        if path.isprintable():
            add_tool(root, number, f"path: {quoted(path)}")
    loaded, _ = load_and_check(root, TODAY)
    assert loaded.playbook is not None
    write(loaded.playbook, root, tmp_path / "out")
    assert CANARY not in texts_below(tmp_path / "out")
    written = {path.name for path in (tmp_path / "out" / "docs" / "files").iterdir()}
    assert written == {"battlecard.txt", "deck.txt", "form.txt", "map.svg", "numbers.txt"}


def test_serving_never_publishes_what_became_forbidden(root: Path, tmp_path: Path) -> None:
    (root / "images").mkdir()
    (root / "images" / "map.png").write_text("map", "utf-8")
    (root.parent / "mkdocs.yml").write_text(ENGINE, "utf-8")
    config = load_config(str(root.parent / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert (tmp_path / "site" / "images" / "map.png").is_file()
    (root / "images" / "map.png").unlink()
    (root / "images" / "map.png").symlink_to("../../secret.pdf")
    again = load_config(str(root.parent / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    again.plugins = config.plugins
    build(again)
    assert (tmp_path / "site" / "index.html").is_file()
    assert CANARY not in texts_below(tmp_path / "site")


def test_a_narrower_audience_gets_only_the_files_that_it_is_led_to(root: Path, tmp_path: Path) -> None:
    """Not those of hidden items, nor by another name of the same file; but those that the settings name."""
    add_tool(root, 1, "visible_to: [partner]\n  path: files/ok.pdf")
    add_tool(root, 2, "path: files/secret.pdf")
    for name in ("files/secret.pdf", "images/unlinked.png", "images/logo.png", "images/back.png", "brand.css"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(CANARY, "utf-8")
    (root / "images" / "logo.png").write_text("logo", "utf-8")
    (root / "images" / "back.png").write_text("back", "utf-8")
    (root / "brand.css").write_text("a { background: url('images/back.png?v=1') }", "utf-8")
    (root.parent / "mkdocs.yml").write_text(
        ENGINE.replace("false", "false, logo: images/logo.png") + "extra_css: [brand.css]\n", "utf-8"
    )
    done = here("build", "playbook", "--site", "out", "--audience", "partner", cwd=root.parent)
    assert done.returncode == 0, done.stderr
    site = root.parent / "out"
    assert CANARY not in texts_below(site)
    names = ("files/ok.pdf", "images/logo.png", "images/back.png", "brand.css", "images/unlinked.png")
    assert [(site / name).is_file() for name in names] == [True] * 4 + [False]
    done = here("write", "written", "playbook", "--audience", "partner", cwd=root.parent)
    assert done.returncode == 0, done.stderr
    assert CANARY not in texts_below(root.parent / "written")
    (root / "files" / "same.pdf").symlink_to("secret.pdf")
    add_tool(root, 3, "visible_to: [partner]\n  when: '[x](files/same.pdf)'")
    problems = load_and_check(root, TODAY)[1].errors
    assert [each.code for each in problems] == ["leak"]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("files/con", "has a name that Windows keeps for a device, 'con'"),
        ("files/NUL.tar.gz", "has a name that Windows keeps for a device, 'NUL.tar.gz'"),
        ("files/lpt¹.pdf", "has a name that Windows keeps for a device, 'lpt¹.pdf'"),
        ("files/x ", "has a name that ends in a dot or a space, which Windows refuses"),
        ('files/"x".pdf', "has a '\"' in its name, which Windows refuses"),
        ("files/x\u0085.pdf", "has an invisible character in its name"),
        ("TEMPLATES/x.png", "lies in templates/, which is not published"),
        ("a/../../playbook/files/ok.pdf", "lies outside of the playbook's folder"),
        (".", "is the playbook's folder itself"),
        ("..", "lies outside of the playbook's folder"),
    ],
)
def test_why_a_path_is_refused(root: Path, path: str, why: str) -> None:
    refusal = Publishable(root).refusal(path)
    assert refusal is not None
    assert refusal.why == why


@pytest.mark.parametrize(
    "path",
    ["files/ok.pdf", "./files/ok.pdf", "files/../files//ok.pdf", "files/inside.pdf", "files/한글 (1) #2 50%.pdf"],
)
def test_what_may_be_published(root: Path, path: str) -> None:
    (root / "files" / "inside.pdf").symlink_to("ok.pdf")
    (root / "files" / "한글 (1) #2 50%.pdf").write_text("x", "utf-8")
    (root / "files" / "console.pdf").write_text("x", "utf-8")
    assert Publishable(root).refusal(path) is None
    assert Publishable(root).refusal("files/console.pdf") is None


def test_a_snippet_is_noted_with_the_file_that_the_extension_finds(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    file = tmp_path / "parts" / "a.md"
    file.write_text("Words.", "utf-8")
    markdown = GuideMarkdown.of(["pymdownx.snippets"], {"pymdownx.snippets": {"base_path": [str(file.parent)]}})
    found = included('--8<-- "a.md"\n\n--8<-- "none.md"\n', markdown)
    assert found == [Included("a.md", str(file)), Included("none.md", "")]
