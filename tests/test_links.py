"""`[[kind:id|words]]`: what is a link, what is code, what only looks like a link."""

import pytest

from stagebook.prose.links import find_links, find_unclosed, replace_links
from stagebook.schema.registry import REGISTRY

KINDS = REGISTRY.link_words


def found(text: str) -> list[tuple[str, str, str]]:
    """Kind, target and label of each link."""
    return [(link.kind, link.target, link.label) for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[[tool:deck]]", [("tool", "deck", "")]),
        ("[[ tool : deck | the deck ]]", [("tool", "deck", "the deck")]),
        ("[[tool:deck|the\n  deck]]", [("tool", "deck", "the deck")]),
        ("[[stage:sales/first]][[vendor]]", [("stage", "sales/first", ""), ("", "vendor", "")]),
        ("[[tool:a|b|c]]", [("tool", "a", "b|c")]),
        ("**[[tool:deck]]** ([[role:buyer]])", [("tool", "deck", ""), ("role", "buyer", "")]),
        ("구매자에게 [[tool:deck]]을", [("tool", "deck", "")]),
        ("`[[tool:deck]]`", []),
        ("``a ` [[tool:deck]]`` [[tool:b]]", [("tool", "b", "")]),
        ("`a\n[[tool:deck]]`", []),
        ("`a\n\n[[tool:deck]]`", [("tool", "deck", "")]),
        ("```\n[[tool:deck]]\n```\n[[tool:b]]", [("tool", "b", "")]),
        ("~~~ yaml\n[[tool:deck]]\n~~~", []),
        ("````\n```\n[[tool:deck]]\n```\n````\n", []),
        ("```\n[[tool:deck]]", [("tool", "deck", "")]),
        ("[tool:deck]] [[tool:deck] [[]", []),
        ("[[a]](b)", [("", "a", "")]),
        ("[[tool:deck|a\n\nb]]", []),
    ],
)
def test_what_is_a_link(text: str, links: list[tuple[str, str, str]]) -> None:
    assert found(text) == links


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("see [[tool:deck] there", ["[[tool:deck"]),
        ("see [[tool:deck", ["[[tool:deck"]),
        ("[[vendor sells [[tool:deck]]", ["[[vendor sells"]),
        ("`[[tool:deck]`", []),
        ("[[x](y)", []),
        ("[[tool:deck]] [[role:buyer|b]]", []),
    ],
)
def test_what_only_looks_like_one(text: str, words: list[str]) -> None:
    assert [shown for shown, _ in find_unclosed(text, KINDS)] == words


def test_the_rest_of_a_text_stays() -> None:
    text = "a [[tool:x]] b `[[tool:y]]` [[role:z]] c"
    assert replace_links(text, lambda link: link.target) == "a x b `[[tool:y]]` z c"


@pytest.mark.parametrize("fence", ["```", "~~~", "~~~~"])
def test_each_fence_of_a_text_is_code_and_what_stands_between_is_not(fence: str) -> None:
    text = f"{fence}\n[[tool:a]]\n{fence}\n\n[[tool:b]]\n\n{fence}\n[[tool:c]]\n{fence}\n[[tool:d]]"
    assert [link.target for link in find_links(text)] == ["b", "d"]


LONG = {
    "brackets": "[[" * 300_000,
    "ticks": "[[tool:" + "` " * 200_000,
    "fences": "[[a]]" + "```\n" * 100_000,
    "lines": "[[a|" + "\n" * 500_000,
    "run": "[[" + "`" * 500_000,
}


@pytest.mark.parametrize("name", LONG)
def test_no_text_takes_long(name: str) -> None:
    list(find_links(LONG[name]))
    list(find_unclosed(LONG[name], KINDS))
