"""Which mkdocs.yml counts for a playbook, and that none is run before that is known."""

import shutil
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS
from sites import stagebook
from stagebook.outputs.mkdocs.settings import EngineError, engine_config, engine_settings
from stagebook.prose.page_html import forbidden

MINIMAL = PLAYBOOKS / "good" / "links"
OURS = "site_name: x\nplugins: [stagebook]\n"
EVIL = "site_name: x\ntheme: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path [RAN]]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A playbook in `project/playbook`, with no mkdocs.yml beside it."""
    folder = tmp_path / "project" / "playbook"
    shutil.copytree(MINIMAL, folder)
    return folder


def write(root: Path, text: str, name: str = "mkdocs.yml") -> None:
    (root.parent / name).write_text(text.replace("RAN", str(root.parent / "ran")), "utf-8")


FOREIGN = {
    "another project's": "site_name: x\ndocs_dir: playbook\n",
    "no plugins of ours": "site_name: x\ndocs_dir: playbook\nplugins: [search, {tags: {}}]\n",
    "another docs_dir": f"{OURS}docs_dir: docs\n",
    "no docs_dir": OURS,
    "code, not for us": f"{EVIL}docs_dir: playbook\n",
    "inherits code": "INHERIT: base.yml\ndocs_dir: playbook\n",
    "inherits itself": "INHERIT: mkdocs.yml\ndocs_dir: playbook\n",
    "inherits nothing": "INHERIT: gone.yml\n",
    "no YAML": "site_name: [x\n",
    "circle of aliases": "a: &a [*a]\nplugins: [stagebook]\ndocs_dir: playbook\n",
    "alias bomb": "a: &a [x,x,x,x,x,x,x,x]\n"
    + "".join(f"{new}: &{new} [{','.join([f'*{old}'] * 8)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True))
    + "plugins: [stagebook]\ndocs_dir: playbook\n",
    "empty": "",
    "a list": "- stagebook\n",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_that_is_not_ours_does_not_count_and_is_not_run(root: Path, name: str) -> None:
    write(root, EVIL, "base.yml")
    write(root, FOREIGN[name])
    file, overrides = engine_config(root)
    assert file.parent.name == "templates"
    assert overrides == {"docs_dir": str(root)}
    assert not (root.parent / "ran").exists()


def test_a_command_runs_nothing_of_a_file_that_is_not_ours(root: Path) -> None:
    write(root, EVIL, "base.yml")
    write(root, FOREIGN["inherits code"])
    done = stagebook("check", "playbook", cwd=root.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (root.parent / "ran").exists()


PARENTS = {
    "list": ("docs_dir: playbook\nplugins:\n  - search\n  - stagebook:\n      audience: x\n", ""),
    "mapping": ("docs_dir: playbook\nplugins:\n  stagebook: {}\n", ""),
    "inherited": ("INHERIT: base.yml\ndocs_dir: ./playbook/\n", OURS),
    "added to what is inherited": (
        "INHERIT: base.yml\nplugins: {search: {}}\n",
        "docs_dir: playbook\nplugins: {stagebook: {}}\n",
    ),
    "with tags": (f"{OURS}docs_dir: playbook\nextra: {{x: !ENV HOME, y: !!python/name:os.getcwd }}\n", ""),
}


@pytest.mark.parametrize("name", PARENTS)
def test_a_file_that_lists_the_plugin_for_this_folder_counts(root: Path, name: str) -> None:
    text, base = PARENTS[name]
    write(root, base, "base.yml")
    write(root, text)
    assert engine_config(root) == (root.parent / "mkdocs.yml", {})


def test_a_list_of_plugins_replaces_what_is_inherited(root: Path) -> None:
    write(root, OURS, "base.yml")
    write(root, "INHERIT: base.yml\ndocs_dir: playbook\nplugins: [search]\n")
    assert engine_config(root)[0].parent.name == "templates"


@pytest.mark.parametrize("line", ["theme: {name: no-such-theme}", "plugins: [stagebook, no-such-plugin]", "nav: 3"])
def test_a_mistake_in_a_file_of_ours_is_a_sentence(root: Path, line: str) -> None:
    write(
        root, f"{OURS}docs_dir: playbook\n{line}\n".replace(OURS, OURS if "plugins" not in line else "site_name: x\n")
    )
    with pytest.raises(EngineError, match=r"mkdocs\.yml"):
        engine_settings(root)


EXTENSIONS = """
markdown_extensions:
  - attr_list
  - pymdownx.tasklist
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
"""


def test_pages_are_judged_by_the_extensions_of_their_own_site(root: Path) -> None:
    write(root, f"{OURS}docs_dir: playbook\ntheme: material\n{EXTENSIONS}")
    page = ":material-map:{ onclick=x }\n\n- [ ] open\n"
    assert list(forbidden(page)) == []
    markdown = engine_settings(root).markdown
    assert [each.words for each in forbidden(page, markdown)] == ["onclick"]
    assert list(forbidden(page.replace("{ onclick=x }", ""), markdown)) == []


def test_check_takes_the_extensions_from_mkdocs_yml(root: Path) -> None:
    write(root, f"{OURS}docs_dir: playbook\ntheme: material\n{EXTENSIONS}")
    (root / "guides" / "talk.md").write_text("---\ntitle: Talk\n---\n\n:material-map:{ onclick=x }\n", "utf-8")
    done = stagebook("check", "playbook", cwd=root.parent)
    assert "the attribute 'onclick'" in done.stdout
