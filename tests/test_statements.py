"""What pages say of how strongly things hold: what is written, in its order, and nothing else."""

from dataclasses import replace

import pytest

from playbooks_on_disk import PLAYBOOKS, checked
from sites import text
from stagebook.site.edition import Edition, edition
from stagebook.words import words

FOLDER = PLAYBOOKS / "good" / "statements"
STAGE = "sales/stages/talk/index.md"


@pytest.fixture(scope="module")
def english() -> Edition:
    """The playbook's pages in English."""
    return edition(checked(FOLDER)[0].playbook, FOLDER)  # type: ignore[arg-type]


def html(pages: Edition, src: str) -> str:
    """The body of a page."""
    return pages.renderer.body(pages.site.by_src[src]).html()


def test_nothing_is_wrong_with_it() -> None:
    assert checked(FOLDER)[1].problems == ()


@pytest.mark.parametrize(
    ("src", "said"),
    [
        (STAGE, "Optional Call them. Listen. Must Thank them."),
        (STAGE, "If needed Script List No file yet Deck No file yet Important Menu List No file yet"),
        (STAGE, "The goal is known. The buyer named a date. Buyer verifies"),
        (STAGE, "They nod. Ready to move on They ask for terms. Possibly"),
        (STAGE, "Expected 5 days · at most 10 days Usually"),
        (STAGE, "It takes long. Lowered by: Call them."),
        (STAGE, "Nobody answers. Meaning: They chose another. In the whole phase: Search"),
        ("sales/stages/talk/checklist.md", "Call them. Optional Listen. Thank them. Must"),
        ("sales/index.md", "Two people Always Two of us go."),
        ("sales/index.md", "They have no money. Usually"),
        ("sales/index.md", "Holds for: small deals Often"),
        ("sales/phases/search.md", "Sometimes Shorter: They know us. Possibly"),
        ("sales/phases/search.md", "They ask for an offer. Sometimes On to: Choice"),
        ("sales/phases/search.md", "They read reviews. Criterion They compare prices."),
        ("tools/script.md", "No file yet List Internal only"),
        ("tools/menu.md", "List May be sent to customers"),
        ("print.md", "In the whole phase: Search"),
    ],
)
def test_it_says_what_is_written_in_the_order_in_which_it_is_written(english: Edition, src: str, said: str) -> None:
    assert said in text(html(english, src))


@pytest.mark.parametrize(
    ("src", "unsaid"),
    [
        (STAGE, "Often"),
        (STAGE, "Observation"),
        (STAGE, "Seller verifies"),
        (STAGE, "Real"),
        ("sales/stages/offer/index.md", "In the whole phase"),
        ("sales/stages/talk/full-review.md", "Seller verifies"),
        ("tools/deck.md", "Internal"),
        ("tools/deck.md", "Sharing"),
        ("sales/phases/search.md", "Action"),
    ],
)
def test_it_does_not_say_what_is_not_written(english: Edition, src: str, unsaid: str) -> None:
    assert unsaid not in text(html(english, src))


def test_a_list_without_any_mark_keeps_no_space_for_marks(english: Edition) -> None:
    assert '<ol class="sb-activities sb-rows--plain">' in html(english, "sales/stages/offer/index.md")
    assert '<ul class="sb-uses sb-rows--plain">' in html(english, "sales/stages/offer/index.md")
    assert '<ol class="sb-activities">' in html(english, STAGE)


def test_a_word_that_nobody_said_is_empty_in_templates_of_earlier_versions() -> None:
    assert words("ko").strength[None] == ""
    with pytest.raises(KeyError):
        words("ko").strength["never"]


def test_it_says_so_in_korean() -> None:
    korean = edition(checked(FOLDER)[0].playbook, FOLDER, language="ko")  # type: ignore[arg-type]
    read = text(html(korean, STAGE))
    assert "조건을 묻습니다. 그럴 수 있음" in read
    assert "구매 단계 전체: 탐색" in read


def test_lists_without_entries_have_no_page() -> None:
    folder = PLAYBOOKS / "good" / "phases-only"
    playbook = checked(folder)[0].playbook
    assert playbook is not None
    shown = {page.src for page in edition(replace(playbook, shared={}), folder).site.pages}
    assert {src for src in shown if "/" not in src} == {"index.md", "print.md"}
