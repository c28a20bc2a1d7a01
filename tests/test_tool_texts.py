"""Texts and calculators of tools: what a page shows of them, in which language, for whom."""

import re
from pathlib import Path
from typing import get_args

import pytest
from markupsafe import Markup

from playbooks_on_disk import PLAYBOOKS
from stagebook.model import Playbook
from stagebook.model.load import load
from stagebook.prose.links import Link
from stagebook.prose.rich_text import RichTextRenderer
from stagebook.prose.slots import find_slots, minutes_of, shown_slots, words_in
from stagebook.schema.tool_texts import DealField
from stagebook.site.edition import edition
from stagebook.views import view
from stagebook.words import Vocabulary

TEXTS = PLAYBOOKS / "good" / "texts"
SCRIPT = Path(__file__).resolve().parents[1] / "templates/assets/src/scripts/tool-text.js"


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    found = load(TEXTS).playbook
    assert found
    return found


def test_each_tool_has_one_state(playbook: Playbook) -> None:
    assert {str(name): tool.state for name, tool in playbook.tools.items()} == {
        "first-mail": "text",
        "opening": "text",
        "cost-of-delay": "calculator",
        "map": "path",
        "expert": "place",
        "contract": "none",
    }


@pytest.mark.parametrize(
    ("tool", "said"),
    [
        ("first-mail", ["To send", "about 32 words", "<b data-text-subject>How a supplier", 'data-slot="day"']),
        ("opening", ["To say", "about 0.5 minutes"]),
        ("cost-of-delay", ["To work out", 'value="120"', "Hours a week × Cost of an hour × 52 ÷ 12", ">–</td>"]),
        ("map", ["To open", '<img class="sb-picture" src="../../files/map.svg" alt="The way in one picture."']),
        ("expert", ["A place", "Room 4, or the channel deal-desk"]),
        ("contract", ["No file yet", "Legal keeps this tool and has not supplied a file."]),
    ],
)
def test_a_page_says_what_to_do_with_a_tool(playbook: Playbook, tool: str, said: list[str]) -> None:
    site = edition(playbook, TEXTS)
    html = site.renderer.body(site.site.by_src[f"tools/{tool}.md"]).html()
    assert [words for words in said if words not in html] == []


def test_a_variant_that_an_audience_may_not_see_takes_its_text_along(playbook: Playbook) -> None:
    mail = view(playbook, "partner", "ko").tools["first-mail"]
    assert [str(each.variant) for each in mail.texts] == ["operations"]
    assert [str(each.id) for each in mail.variants] == ["operations"]
    assert str(mail.texts[0].subject) == "주문을 메일함에서 꺼낸 방법"


def test_the_print_page_shows_texts_with_the_names_of_their_blanks(playbook: Playbook) -> None:
    site = edition(playbook, TEXTS, "", "en")
    html = site.renderer.body(site.site.by_src["print.md"]).html()
    assert "Hello [contact]," in html
    assert "It lead" not in html


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hello {account} and {day-of-call}.", ["account", "day-of-call"]),
        ("`{account}` is code, {account} is not", ["account"]),
        ("{Account} {accont} {day of call}", ["Account", "accont", "day of call"]),
        ("{two words} {} {{x}} {: .note} ${a(1)} {#id}", ["x"]),
    ],
)
def test_a_blank_is_a_name_in_braces(text: str, found: list[str]) -> None:
    assert [name for name, _, _ in find_slots(text, {"account", "day-of-call"})] == found


def test_a_blank_is_shown_wherever_it_stands_and_stays_as_written_in_an_attribute() -> None:
    class Nowhere:
        def link(self, link: Link) -> tuple[str, str]:
            return "", link.label

        def file(self, path: str) -> str:
            return path

    renderer = RichTextRenderer()
    text = "{a} first\n\n**{a}** and {a}\n\n- {a}\n\n| {a} |\n|---|\n| x |\n\n[it](https://example.com/?q={a})\n\n`{a}`"
    html = shown_slots(text, {"a"}, lambda words: renderer.block(words, Nowhere()), lambda name: Markup("<i>A</i>"))
    shown = ("<p><i>A</i> first", "<strong><i>A</i></strong> and <i>A</i>", "<li><i>A</i></li>", "<th><i>A</i></th>")
    assert [words for words in (*shown, "?q={a}", "<code>{a}</code>") if words not in html] == []
    assert html.count("<i>A</i>") == 5


def test_how_long_a_text_takes_goes_by_words_or_syllables() -> None:
    assert minutes_of("# Not said\n\n" + "word " * 130) == pytest.approx(1)
    assert minutes_of("가" * 300) == pytest.approx(1)
    assert minutes_of("가나다 word " * 100) == pytest.approx(1 + 100 / 130)
    assert words_in("# Heading\n\nIt's one well-known thing.") == 4


def test_every_field_of_a_deal_that_fills_a_blank_stands_on_a_sheet_and_in_the_script() -> None:
    blocks = Vocabulary().words("en").sheet["blocks"]
    found = {}
    for block, fields in re.findall(r"^  (\w+): \[(.*)\],$", SCRIPT.read_text("utf-8"), re.MULTILINE):
        for field in re.findall(r'"([^"]+)"', fields):
            assert field in blocks[block]["fields"], field
            found[field] = block
    assert sorted(found) == sorted(get_args(DealField))
