"""What is derived: any item, part and field; shown to whom the playbook says, explained once, listed by name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from full_playbook import plain_text, write_full_playbook
from playbooks_on_disk import PLAYBOOKS, TODAY, checked
from sites import text
from stagebook.checks import load_and_check
from stagebook.model import Playbook
from stagebook.resources import templates
from stagebook.schema.base import Item, Shape
from stagebook.schema.ids import LocalRef, Ref
from stagebook.schema.playbook import GuideHead
from stagebook.schema.process import Process
from stagebook.schema.registry import REGISTRY
from stagebook.schema.text import Text
from stagebook.site.coverage import derived_parts
from stagebook.site.edition import Edition, edition
from stagebook.views import view

FOLDER = PLAYBOOKS / "good" / "provenance"
STAGE = "sales/stages/talk/index.md"
MARK = '<span class="sb-derived" role="img" aria-label="{}" title="'

NOT_ON_PAGES = {
    *("Blocker", "Worksheet", "SheetBlock", "SheetField"),  # on sheets alone, which have no space for marks
    *("Playbook", "GuideHead"),  # settings of the site; a guide's page is its author's own text
    "TextVariant", "TextVariant.by", "TextHead", "TextHead.subject",  # the text itself, as it is copied
    "Tool.url", "Tool.path", "Module.url",  # what a button leads to
    "Process.phases", "Process.stages", "Stage.phases",  # names of files
    "Phase.owner", "Phase.reviewed", "Stage.owner", "Stage.reviewed", "Framework.owner", "Framework.reviewed",
    "Procedure.owner", "Procedure.reviewed",  # in the theme's frame
    "Tool.minutes", "Tool.channel",  # there are none where a tool has no text
    "Stage.type",  # there is none of an open stage
    "Milestone.signing", "Faq.variant", "Metric.formula_provenance",  # shown as nothing of their own
}  # fmt: skip


def playbook_of(folder: Path) -> Playbook:
    """A playbook on disk."""
    playbook = checked(folder)[0].playbook
    assert playbook is not None
    return playbook


def shown_to(who: str, *, serving: bool = False, language: str = "en", audience: str = "") -> Edition:
    """The pages with another `show_provenance`."""
    playbook = playbook_of(FOLDER)
    settings = playbook.settings.model_copy(update={"show_provenance": who})
    changed = replace(playbook, settings=settings)
    return edition(changed, FOLDER, audience, language, for_authors=serving)


def html(pages: Edition, src: str) -> str:
    """The body of a page."""
    return pages.renderer.body(pages.site.by_src[src]).html()


@pytest.fixture(scope="module")
def english() -> Edition:
    """The pages that all readers see the marks on."""
    return shown_to("readers")


def marked(page: str) -> list[str]:
    """What stands before each mark on a page."""
    shapes = re.sub(r'<span class="sb-derived"[^>]*></span>', "◇", page)
    return [each.strip()[-40:].strip() for each in text(shapes).split("◇")[:-1]]


def test_nothing_is_wrong_with_it() -> None:
    assert checked(FOLDER)[1].problems == ()


def test_each_mark_stands_behind_what_is_derived(english: Edition) -> None:
    expected = [
        "2 - Talk · 40%",
        "5 days · at most 10 days",
        "The budget is fixed.",
        "A mail from the buyer.",
        "Two, if they are large.",
        "What else?",
        "They want it soon.",
        "We guess.",
        "Next stage 2 Offer",  # the end of the page; then the line that says what the mark means
    ]
    found = marked(html(english, STAGE))
    assert len(found) == len(expected)
    assert [each for each, end in zip(found, expected, strict=True) if not each.endswith(end)] == []
    assert marked(html(english, "milestones.md"))[0].endswith("45 working days")
    assert marked(html(english, "sales/phases/search.md"))[1].endswith("It may cost too much.")


def test_a_page_explains_the_mark_once_and_only_where_it_has_one(english: Edition) -> None:
    explained = "Proposed by the authors of this playbook, not stated in its source"
    for src in (STAGE, "print.md", "sales/stages/talk/checklist.md"):
        assert html(english, src).count('<p class="sb-sub sb-derived-note">') == 1, src
        assert text(html(english, src)).endswith(explained), src
    assert "sb-derived" not in html(english, "sales/stages/offer/index.md")


def test_sheets_have_no_marks(english: Edition) -> None:
    assert "sb-derived" not in html(english, "sales/stages/talk/full-review.md")


@pytest.mark.parametrize(
    ("who", "serving", "seen"),
    [
        ("readers", False, True),
        ("readers", True, True),
        ("authors", False, False),
        ("authors", True, True),
        ("nobody", False, False),
        ("nobody", True, False),
    ],
)
def test_who_sees_the_marks(who: str, serving: bool, seen: bool) -> None:
    assert ("sb-derived" in html(shown_to(who, serving=serving), STAGE)) is seen


def test_the_mark_speaks_the_reader_s_language() -> None:
    assert MARK.format("파생") in html(shown_to("readers", language="ko"), STAGE)


def test_home_prefers_what_the_source_says_and_demands(english: Edition) -> None:
    home = text(html(english, "index.md"))
    assert "The buyer named a date." in home
    for passed_over in ("The budget is fixed.", "The buyer met us."):
        assert passed_over not in home
    assert "Ends when: The buyer wants an offer." in home


def test_coverage_names_what_is_derived(english: Edition) -> None:
    stage = english.playbook.stages[0]
    assert [tuple(each) for each in derived_parts(english.playbook, stage)] == [
        ("if_skipped", "We guess."),
        ("crm", "crm: probability"),
        ("pace", "pace"),
        ("exit_criteria", "The budget is fixed."),
        ("exit_criteria", "A mail from the buyer."),
        ("tools", "Two, if they are large."),
        ("questions", "What else?"),
        ("signals", "They want it soon."),
    ]
    page = text(html(english, "coverage.md"))
    assert "lead_time" in page
    assert "It may cost too much." in page


def test_a_narrower_audience_sees_the_marks_of_what_it_sees() -> None:
    seen = view(playbook_of(FOLDER), "partner", "en")
    assert [str(each.name) for each in derived_parts(seen, seen.stages[0])] == ["We guess."]


# --- every kind and part --------------------------------------------------------------------------------------------


def inside(annotation: Any) -> Iterator[type]:
    """The classes in an annotation."""
    if isinstance(annotation, type):
        yield annotation
    for each in get_args(annotation):
        yield from inside(each)


def shapes_of(shape: type[Shape], found: dict[str, type[Shape]]) -> dict[str, type[Shape]]:
    """A shape and those inside it, by name."""
    if shape.__name__ not in found:
        found[shape.__name__] = shape
        for field in shape.model_fields.values():
            for each in inside(field.annotation):
                if issubclass(each, Shape):
                    shapes_of(each, found)
    return found


def bare_fields(shape: type[Item]) -> Iterator[str]:
    """The fields of a shape that hold no text, no reference and no part."""
    for name, field in shape.model_fields.items():
        holds = [*inside(field.annotation)]
        if name not in ("id", *Item.model_fields) and not any(
            issubclass(each, Text | Ref | LocalRef | Shape) for each in holds
        ):
            yield name


def test_every_part_and_field_that_can_be_derived_has_its_mark_on_some_page(tmp_path: Path) -> None:
    write_full_playbook(tmp_path, plain_text("Seen"), plain_text("Hidden"))
    marks = (templates() / "components" / "marks.html").read_text("utf-8")
    name = "{{ item.__class__.__name__ }}"
    spies = (
        "{% macro derived(item) -%}§" + name + "§{%- endmacro %}"
        "{% macro derived_field(item, field, other='') -%}"
        "§" + name + ".{{ field }}§{% if other %}§" + name + ".{{ other }}§{% endif %}{%- endmacro %}"
    )
    own = tmp_path / "templates" / "components"
    own.mkdir(parents=True)
    others = re.sub(r"{% macro derived(_field)?\(.*?{%- endmacro %}", "", marks, flags=re.S)
    (own / "marks.html").write_text(others + spies, "utf-8")
    playbook = load_and_check(tmp_path, TODAY)[0].playbook
    assert playbook is not None
    made = edition(replace(playbook, settings=playbook.settings), tmp_path, language="en", for_authors=True)
    bodies = [made.renderer.body(page).html() for page in made.site.pages if page.kind not in ("guide", "worksheet")]
    marked = {each for body in bodies for each in re.findall(r"§([\w.]+)§", body)}
    shapes: dict[str, type[Shape]] = {}
    for row in REGISTRY.kinds:
        shapes_of(row.shape, shapes)
    items = {name: shape for name, shape in shapes.items() if issubclass(shape, Item)}
    expected = {*items} | {f"{name}.{field}" for name, shape in items.items() for field in bare_fields(shape)}
    missing = {each for each in expected if each not in marked and each.partition(".")[0] not in NOT_ON_PAGES}
    assert missing - NOT_ON_PAGES == set()
    assert Process.__name__ in marked and GuideHead.__name__ not in marked
