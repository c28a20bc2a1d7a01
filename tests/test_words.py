"""The words of pages: every language has each, a site's own stand over ours, and numbers follow CLDR."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest
from markupsafe import Markup

from playbooks_on_disk import PLAYBOOKS, report
from sites import ROOT
from stagebook.reading.tree import Mapping
from stagebook.reading.yaml import read_yaml
from stagebook.resources import templates
from stagebook.words import Vocabulary, english, has, languages, paths, plural_categories, shipped, words
from stagebook.words.table import Plural, placeholders_in

DAY = datetime.date(2026, 11, 27)


@pytest.mark.parametrize("language", languages())
def test_a_shipped_language_has_every_word_and_no_other(language: str) -> None:
    table = shipped(language)
    assert isinstance(table, Mapping)
    assert [".".join(path) for path in paths(english()) if not has(table, path)] == []
    known = {".".join(path) for path in paths(english())}
    plurals = [f"counts.{name}" for name in english()["counts"]]
    written = {".".join(path) for path in paths(table)}
    assert {each for each in written if each not in known and each.rpartition(".")[0] not in plurals} == set()


@pytest.mark.parametrize("language", languages())
def test_a_shipped_language_has_its_plural_forms_and_all_places(language: str) -> None:
    ours = words(language)
    for name, plural in english()["counts"].items():
        own = ours.counts[name]
        assert isinstance(own, Plural)
        assert own.language == language, f"{name} is passed over: other forms than {plural_categories(language)}"
        assert {*placeholders_in(own.forms["other"])} == {*plural.placeholders}, name
    for path in paths(english()):
        word, here = english(), ours
        for step in path:
            word, here = word[step], here[step]
        if isinstance(word, str):
            assert {*placeholders_in(here)} == {*placeholders_in(word)}, path


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", ["worksheets", "frameworks"])
def test_built_in_items_are_in_each_shipped_language(kind: str, language: str) -> None:
    path = templates() / "defaults" / f"{kind}.yml"
    texts = [*localised(read_yaml(path, path.name)[0].data)]
    assert texts
    assert [str(text["en"]) for text in texts if language not in text] == []


def localised(data: object) -> Iterator[dict[str, object]]:
    """The texts in several languages, wherever they stand."""
    if isinstance(data, dict) and "en" in data:
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from localised(each)


def test_the_manual_names_the_shipped_languages() -> None:
    first = (ROOT / "docs" / "words.md").read_text("utf-8").partition("\n## ")[0]
    assert re.findall(r"\w+ \(([a-zA-Z-]+)\)", first) == [*languages()]


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("en", 1, "1 tool"),
        ("en", 0, "0 tools"),
        ("en", 12345, "12,345 tools"),
        ("ko", 1, "도구 1개"),
        ("fr", 1, "1 tool"),
        ("fr", 0, "0 tools"),  # French has its singular for 0, but these are English words
        ("fr", 12345, "12\u202f345 tools"),
        ("xx", 1, "1 tool"),
    ],
)
def test_a_count_takes_the_form_of_its_words_language(language: str, number: int, expected: str) -> None:
    assert words(language).count(number, "tools") == expected


def test_a_sites_own_words_stand_over_ours_word_by_word() -> None:
    own = {
        "de": {
            "tools": "Werkzeuge",
            "counts": {"tools": {"one": "{count} Werkzeug", "other": "{count} Werkzeuge"}},
            "sheet": {"blocks": {"deal": {"title": "Geschäft"}}},
        },
        "de-AT": {"tools": "Werkzeug und Zeug"},
        "en": {"glossary": "Terms"},
        "ko": {"tools": "연장"},
    }
    site = Vocabulary(own)
    german = site.words("de")
    assert (german.tools, german.frameworks, german.glossary) == ("Werkzeuge", "Frameworks", "Terms")
    assert german.count(1, "tools") == "1 Werkzeug"
    assert german.sheet["blocks"]["deal"]["title"] == "Geschäft"
    assert german.sheet["blocks"]["deal"]["fields"]["account"] == "Account"
    assert site.words("de-AT").tools == "Werkzeug und Zeug"
    assert site.words("de-AT").count(2, "tools") == "2 Werkzeuge"
    assert (site.words("ko").tools, site.words("ko").glossary) == ("연장", "용어집")
    assert words("ko").tools == "도구"


@pytest.mark.parametrize(
    "wrong",
    [
        {"tools": {"one": "x"}},
        {"tools": 7},
        {"tools": " "},
        {"scale": ["only one"]},
        {"counts": {"tools": {"other": "{count}"}}},
        {"counts": "many"},
        {"sheet": "sheet"},
    ],
)
def test_what_a_word_cannot_be_is_passed_over(wrong: dict[str, object]) -> None:
    german = Vocabulary({"de": wrong}).words("de")
    assert (german.tools, german.scale[0], german.count(2, "tools")) == ("Tools", "Not identified", "2 tools")
    assert german.sheet["side"] == "Side {number} of {total}"


def test_check_counts_what_a_language_lacks_and_names_its_plural_forms(tmp_path: Path) -> None:
    folder = tmp_path / "playbook"
    copytree(PLAYBOOKS / "good" / "minimal", folder)
    table = folder / "templates" / "language" / "pl.yml"
    table.parent.mkdir(parents=True)
    table.write_text(
        'tools: Narzędzia\ncounts:\n  days: {one: "{count} dzień", other: "{count} dni"}\n'
        '  tools: {one: narzędzie, few: "{count} narzędzia", many: "{count} narzędzi", other: "{count} narzędzia"}\n',
        "utf-8",
    )
    missing, wrong = report(folder).problems
    assert (missing.code, wrong.code) == ("missing-word", "bad-word")
    lacking = len([*paths(english())]) - 3
    assert missing.message.startswith(f"{lacking} words are missing in Polish (pl): home, process, phase")
    assert wrong.message.endswith("than CLDR names for its language (one, few, many, other): few, many missing")
    assert (wrong.span.file, wrong.span.line) == ("templates/language/pl.yml", 3)


def test_own_words_serve_templates_in_every_language() -> None:
    site = Vocabulary({"ko": {"own": {"motto": "천천히", "more": {"a": "가"}}}, "de": {"own": {"motto": "Langsam"}}})
    assert (site.words("de").own["motto"], site.words("de").own["more"]["a"]) == ("Langsam", "가")
    assert site.words("en").own["motto"] == "천천히"


def test_a_kind_of_another_package_has_its_words_in_the_sites_tables() -> None:
    own = {"en": {"rivals": "Rivals", "counts": {"rivals": {"one": "{count} rival", "other": "{count} rivals"}}}}
    german = Vocabulary(own | {"de": {"rivals": "Rivalen"}}).words("de")
    assert (german.rivals, german.count(1, "rivals"), german.count(2, "tools")) == ("Rivalen", "1 rival", "2 tools")


def test_an_unknown_word_is_an_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="no word 'competitors'"):
        _ = words("ko").competitors


def test_sentences_are_filled_by_name() -> None:
    english_, korean = words("en"), words("ko")
    assert english_.fill(english_.shown_of, shown=3, total=1200) == "3 of 1,200 tools"
    assert korean.fill(korean.shown_of, shown=3, total=1200) == "도구 1,200개 중 3개"
    # As the templates of 0.1 did: by the order of the English sentence, in every language.
    assert korean.fill(korean.shown_of, 3, 40) == "도구 40개 중 3개"
    assert english_.fill("{a} and {b}", a="{b}", b="<") == "{b} and <"
    assert english_.fill("{a} & {b}", a=Markup("<i>x</i>"), b="<") == Markup("<i>x</i> &amp; &lt;")
    assert english_.fill("{a} of {b}", a=1) == "1 of {b}"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("1,234,567.50", "15%", "Nov 27, 2026", "KRW 1,200,000", "South Korea", "Germany (BY)", "English")),
        ("ko", ("1,234,567.50", "15%", "2026. 11. 27.", "KRW 1,200,000", "대한민국", "독일 (BY)", "한국어")),
        ("de", ("1.234.567,50", "15\xa0%", "27.11.2026", "1.200.000 KRW", "Südkorea", "Deutschland (BY)", "Deutsch")),
        ("pl", ("1\xa0234\xa0567,50", "15%", "27 lis 2026", "1\xa0200\xa0000 KRW", "Korea Południowa", "Niemcy (BY)",
                "Polski")),
        ("xx", ("1,234,567.50", "15%", "Nov 27, 2026", "KRW 1,200,000", "South Korea", "Germany (BY)", "xx")),
    ],
)  # fmt: skip
def test_numbers_dates_money_and_names_are_those_of_cldr(language: str, expected: tuple[str, ...]) -> None:
    w = words(language)
    found = (
        w.number(Decimal("1234567.50")), w.percent(0.15), w.date(DAY), w.money(Decimal(1200000), "KRW"),
        w.country("KR"), w.country("DE-BY"), w.language_name(language),
    )  # fmt: skip
    assert found == expected


def test_numbers_keep_the_decimals_they_were_given() -> None:
    w = words("en")
    assert [w.number(each) for each in (Decimal(1), Decimal("1.0"), Decimal("1.00"), 1.0, 2.5)] == [
        "1", "1.0", "1.00", "1", "2.5",
    ]  # fmt: skip
    assert (w.date("2026-11-27"), w.date("soon"), w.money(5, "")) == ("Nov 27, 2026", "soon", "5")
