"""Templates compiled directly give what Jinja's own code gives; where they can't, Jinja's own code is used."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from sites import PLAYBOOK
from stagebook.model import Playbook
from stagebook.model.load import load
from stagebook.site.edition import Edition, edition
from stagebook.site.pages import Page
from stagebook.templating import direct_code
from stagebook.templating.direct_code import DirectCode
from stagebook.templating.environment import environment, vars_of


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The reference playbook."""
    loaded = load(PLAYBOOK)
    assert loaded.playbook is not None
    return loaded.playbook


@pytest.fixture(scope="module")
def korean(playbook: Playbook) -> Edition:
    """In Korean, where texts that are not translated are marked."""
    return edition(playbook, PLAYBOOK, language="ko")


def test_every_page_is_as_jinja_makes_it(korean: Edition) -> None:
    renderer = korean.renderer
    direct, plain = renderer._direct, renderer._environment
    assert direct is not None
    kinds: dict[tuple[str, object], list[Page]] = {}
    for page in korean.site.pages:
        kinds.setdefault((page.kind, page.sheet), []).append(page)
    assert len(kinds) > 20
    for page in (page for (kind, _), pages in kinds.items() if kind != "guide" for page in pages[:2]):
        assert renderer._rendered(direct, page) == renderer._rendered(plain, page), page.src


def test_no_name_of_a_template_asks_for_jinjas_context(korean: Edition) -> None:
    """A call passes what stands in it, and nothing else."""
    renderer = korean.renderer
    page = next(iter(korean.site.pages))
    names = renderer._names(renderer._environment, page, None, None)  # type: ignore[arg-type]
    for name, value in (renderer._environment.globals | names).items():
        for each in (value, getattr(value, "__call__", None)):  # noqa: B004
            assert not hasattr(each, "jinja_pass_arg"), name


# --- one template at a time ---


class Row:
    """Something with an attribute, an item, and a method."""

    text = "a < b"
    html = Markup("<b>c</b>")

    def __getitem__(self, name: object) -> str:
        if name != 0:
            raise KeyError(name)
        return "d > e"

    def of(self, left: object, right: object = "-") -> str:
        return f"{left}{right}"


def both(source: str, **names: Any) -> tuple[str, str]:
    """What a template gives directly and with Jinja's own code."""
    found = []
    for generator in (DirectCode, Environment.code_generator_class):
        made = Environment(autoescape=True, undefined=StrictUndefined)
        made.code_generator_class = generator
        found.append(made.from_string(source).render(row=Row(), none=None, **names))
    return found[0], found[1]


SAME = {
    "text, HTML, number, nothing": "{{ row.text }}{{ row.html }}{{ 3 }}{{ row.text|length }}{{ none }}{{ 1.5 }}",
    "an item and a call": "{{ row[0] }}{{ row.of(1, right='&') }}{{ row.of(*[1, 2]) }}{{ row.of(**{'left': 1}) }}",
    "what a test or filter looks at": "{{ row.x is defined }}{{ row.x|default('f') }}{{ row['x'] is undefined }}",
    "a part of a text": "{{ 'abc'.upper() }}{{ 'abc'[1] }}{{ 'abc'[1:] }}",
    "defaults of a macro": "{% macro m(a, b=2, c=a) %}{{ [a, b, c] }}{% endmacro %}{{ m(1) }}{{ m(c='<', a=2) }}",
    "a missing argument": "{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }}",
    "more than a macro names": "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, d='>') }}",
    "a caller": "{% macro m(a) %}{{ caller('<') }}{% endmacro %}{% call(x) m(1) %}{{ x }}{{ row[0] }}{% endcall %}",
    "a block of text": "{% set x %}{{ row.text }}<{% endset %}{{ x }}{{ x ~ row.text }}",
    "a word of Python": "{{ row.class is defined }}{% set loop = 1 %}{% for a in [1] %}{{ loop.index }}{% endfor %}",
}


@pytest.mark.parametrize("source", SAME.values(), ids=SAME)
def test_the_same_html(source: str) -> None:
    direct, plain = both(source)
    assert direct == plain


@pytest.mark.parametrize(
    "source",
    ["{{ row.x }}", "{% set d = {'a': row} %}{{ d.a }}", "{{ row['text'] }}", "{{ missing.a }}", "{{ missing() }}"],
)
def test_what_would_be_looked_up_in_a_second_way_raises(source: str) -> None:
    made = Environment(autoescape=True, undefined=StrictUndefined)
    made.code_generator_class = DirectCode
    with pytest.raises((AttributeError, LookupError, TypeError, UndefinedError)):
        made.from_string(source).render(row=Row())


@pytest.mark.parametrize("call", ["m(1, 2)", "m(1, b=2)", "m(1, a=2)"])
def test_a_macro_refuses_what_jinjas_refuses(call: str) -> None:
    with pytest.raises(TypeError):
        both(f"{{% macro m(a) %}}{{{{ a }}}}{{% endmacro %}}{{{{ {call} }}}}")


# --- the way out ---

OWN = (
    '{% extends "stagebook/pages/base.html" %}{% block body %}{% set d = {"key": links} %}{{ d.key.src }}{% endblock %}'
)


def test_a_page_that_needs_jinjas_own_code_gets_it(
    playbook: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates" / "pages").mkdir(parents=True)
    (tmp_path / "templates" / "pages" / "glossary.html").write_text(OWN, "utf-8")
    made = edition(playbook, tmp_path)
    page = next(each for each in made.site.pages if each.kind == "glossary")
    assert page.src in made.renderer.body(page).html()
    assert made.renderer._not_direct == {page.kind}
    monkeypatch.setenv(direct_code.SWITCH, "off")
    assert edition(playbook, tmp_path).renderer._direct is None


def test_both_kinds_of_code_are_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are compiled from the same sources."""
    monkeypatch.setenv("STAGEBOOK_CACHE", str(tmp_path / "kept"))
    for is_direct in (True, False, True):
        made = environment(tmp_path, direct=is_direct)
        macro = vars_of(made.get_template("components/marks.html").module)["verifier"]
        assert (type(macro).__name__ == "DirectMacro") == is_direct
