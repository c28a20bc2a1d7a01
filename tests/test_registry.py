"""The rows of the registry: what each needs is there, what can't work is refused with its cure."""

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from full_playbook import SEEN, plain_text, write_full_playbook
from sites import ROOT
from stagebook.checks import load_and_check
from stagebook.model import walk
from stagebook.model.items import Located, item_class
from stagebook.model.load import load
from stagebook.problems.errors import StagebookError
from stagebook.schema.base import Shape
from stagebook.schema.headed import Headed
from stagebook.schema.ids import Ref
from stagebook.schema.kind import Kind, ListPage, Printed
from stagebook.schema.registry import REGISTRY, Registry, installed
from stagebook.schema.text import RichText
from stagebook.site.edition import edition
from stagebook.site.pages import SHOWN
from stagebook.words import languages
from stagebook.words.vocabulary import shipped

TEMPLATES = ROOT / "templates"
ALL = {kind.name: kind for kind in REGISTRY.kinds}


@pytest.mark.parametrize("kind", [kind for kind in ALL.values() if kind.files in ("own", "per-process")])
def test_each_kind_has_its_template(kind: Kind) -> None:
    assert (TEMPLATES / REGISTRY.template(kind)).is_file()


@pytest.mark.parametrize("page", REGISTRY.list_pages, ids=lambda page: page.name)
def test_each_list_has_its_template(page: ListPage) -> None:
    """That of its own, or for the index of a kind the one that all such share."""
    assert (TEMPLATES / "pages" / f"{page.name}.html").is_file() or page.name in REGISTRY.indexed


def test_what_decides_whether_a_list_is_there_belongs_to_a_list() -> None:
    assert set(SHOWN) <= {page.name for page in REGISTRY.list_pages}


@pytest.mark.parametrize("language", languages())
def test_each_kind_and_list_has_its_words_in_each_language(language: str) -> None:
    table: Any = shipped(language)
    for kind in REGISTRY.kinds:
        for path in kind.words if kind.linked else ():
            assert path[0] in table and (len(path) == 1 or path[1] in table[path[0]]), (language, path)
    for page in REGISTRY.list_pages:
        assert page.name in table and page.name in table["about"], (language, page.name)


def test_what_a_kind_names_is_where_its_row_says(tmp_path: Path) -> None:
    """Every item of a full playbook is on a page of the site, and every list of a row too."""
    write_full_playbook(tmp_path, plain_text("x"), plain_text("y"))
    playbook = load_and_check(tmp_path)[0].playbook
    assert playbook
    shown = edition(playbook, tmp_path)
    links = {kind: len(items) for kind, items in playbook.shared.items()}
    assert set(links) == {kind.name for kind in REGISTRY.shared} and min(links.values()) >= 2
    assert {page.src for page in REGISTRY.list_pages} <= set(shown.site.by_src)
    pages = {page.subject.key for page in shown.site.pages if page.subject}
    assert {item.key for item in playbook.items() if item.row.has_pages} <= pages
    # The print page: a section for each kind, in the order of the rows.
    printed = shown.renderer.body(shown.site.by_src["print.md"]).html()
    lists = [kind.index.name for kind in REGISTRY.printed if kind.index]
    found = [id for id in re.findall(r'<h2 id="([^"]+)"', printed) if id in lists]
    assert found == [name for name in lists if name != "procedures"]  # which has a section for each
    for kind in REGISTRY.printed:
        assert f'id="{kind.name}-{SEEN}-{kind.name}"' in printed, kind.name


# --- what can't work ------------------------------------------------------------------------------------------------


class Rival(Headed):
    """A shape."""

    summary: RichText


class Nameless(Shape):
    """A shape without a title."""


class GadgetRef(Ref):
    """A reference to a kind that nobody declares."""

    __slots__ = ()
    kind = "gadget"


class Curious(Headed):
    """A shape that refers to it."""

    gadgets: tuple[GadgetRef, ...] = ()


GOOD = Kind("rival", "rivals", Rival, "rivals/{id}.md", index=ListPage("rivals", "rivals/index.md"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"shape": None}, "the kind 'rival' has no shape"),
        ({"shape": Nameless}, "the shape Nameless of the kind 'rival' has no field `title`"),
        ({"plural": "Rivals!"}, "'rival' and 'Rivals!' must be names such as 'tool' and 'tools'"),
        ({"at": "rivals/{id}/"}, "the address 'rivals/{id}/' of the kind 'rival' must end in .md or .md#{id}"),
        ({"index": None, "printed": Printed()}, "'rival' is printed and has no index page"),
        ({"name": "tools"}, "two kinds are called 'tools'"),
        ({"plural": "tool"}, "two kinds are called 'tool'"),
        ({"at": "others.md#{id}"}, "the kind 'rival' is shown on 'others.md', which is no list: add an index"),
        ({"shape": Curious}, "the shape of the kind 'rival' refers to 'gadget', which has no row"),
        ({"files": "pages"}, "the kind 'rival' must have files of its own"),
    ],
)
def test_a_row_that_cannot_work_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(StagebookError, match=re.escape(said)):
        REGISTRY.with_kinds(replace(GOOD, **change))
    assert REGISTRY.with_kinds(GOOD)["rival"] is GOOD


@pytest.mark.parametrize(
    ("attribute", "said"),
    [
        ("NOTHING", "the kind 'thing' of the package 'odd_kind': module 'odd_kind' has no attribute 'NOTHING'"),
        ("NUMBER", "the kind 'thing' of the package 'odd_kind': NUMBER is no Kind"),
    ],
)
def test_a_package_whose_kind_cannot_be_used_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attribute: str, said: str
) -> None:
    (tmp_path / "odd_kind.py").write_text("NUMBER = 3\n", "utf-8")
    info = tmp_path / "odd_kind-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: odd-kind\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[stagebook.kinds]\nthing = odd_kind:{attribute}\n", "utf-8")
    monkeypatch.delitem(sys.modules, "odd_kind", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(StagebookError, match=re.escape(said)):
        installed()


# --- a registry is a value ------------------------------------------------------------------------------------------


def test_kinds_of_one_run_are_not_those_of_another(tmp_path: Path) -> None:
    for file in ("playbook.yml", "stages.yml", "tools.yml"):
        source = ROOT / "tests" / "playbooks" / "good" / "minimal" / file
        (tmp_path / file).write_bytes(source.read_bytes())
    (tmp_path / "rivals.yml").write_text("acme: {title: Acme, summary: Old.}\n", "utf-8")
    more: Registry = REGISTRY.with_kinds(GOOD)
    playbook = load(tmp_path, more).playbook
    assert playbook
    (acme,) = playbook.find("rival", "acme")
    assert (acme.key, acme.row, type(acme).__mro__[1:3]) == (("rival", "", "acme"), GOOD, (Rival, Headed))
    assert isinstance(acme, Located)
    assert item_class(GOOD) is type(acme)
    assert [each.code for each in load(tmp_path, REGISTRY).report.problems] == ["unknown-file"]


def test_the_visitor_looks_only_into_fields_that_can_hold_something() -> None:
    names = [field.name for field in walk.fields(REGISTRY["tool"].shape)]
    assert {"title", "aliases", "type", "summary", "made_from", "parts"} <= set(names)
    assert not {"shareable", "owner", "verify_every", "url"} & set(names)
