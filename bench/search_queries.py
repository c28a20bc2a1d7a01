"""Queries made from what a playbook can find: names as they are written, bent, mistyped, cut; criteria by some words.

Everything is drawn by a seed, so that two runs ask the same.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stagebook.site.search_entries import Entry

SEED = 15
CRITERIA = ("criterion",)
_FUNCTION = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in on at for from by with and or but is are was were be been have has had we our us you your "
        "they their them it its this that these those who which what when how not no into on as than so if each at "
        "least one says said told",
    )
)
_HANGUL = re.compile("[\uac00-\ud7a3]")


@dataclass(frozen=True)
class Query:
    """What is typed, and which entries answer it: any one of them will do."""

    category: str
    text: str
    answers: frozenset[int]
    within: int = 3
    """Among how many of the first hits the answer must be."""


def queries_of(entries: tuple[Entry, ...], language: str, seed: int = SEED) -> list[Query]:
    """The queries of a language, category by category."""
    draw = random.Random(seed)
    known = _Known(entries)
    made: list[Query] = []
    for at, entry in enumerate(entries):
        if entry.is_part:
            if entry.part in CRITERIA:
                words = _four_words(entry.title, draw)
                made.append(Query("criteria", words, known.titled(entry.title) | known.criteria_with(words)))
            continue
        made.append(Query("titles", entry.title, known.called(entry.title), 1))
        made += (Query("aliases", name, known.called(name), 1) for name in entry.names)
        made += (Query("other language", name, known.called(name), 1) for name in entry.foreign)
        for name in (entry.title, *entry.names):
            made += (Query(what, text, known.called(name)) for what, text in _bent(name, language, draw))
        made += (Query("parts", word, known.holding(word) | {at}) for word in _part(entry.title, draw))
    return made


class _Known:
    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self._called: dict[str, set[int]] = {}
        self._titled: dict[str, set[int]] = {}
        self._criteria = {at: _words(entry.title) for at, entry in enumerate(entries) if entry.part in CRITERIA}
        self._titles = [_squeezed(entry.title) for entry in entries]
        for at, entry in enumerate(entries):
            self._titled.setdefault(_squeezed(entry.title), set()).add(at)
            for name in (entry.title, *entry.names, *entry.foreign):
                self._called.setdefault(_squeezed(name), set()).add(at)

    def called(self, name: str) -> frozenset[int]:
        return frozenset(self._called[_squeezed(name)])

    def titled(self, title: str) -> frozenset[int]:
        return frozenset(self._titled[_squeezed(title)])

    def criteria_with(self, words: str) -> frozenset[int]:
        """The criteria that hold all of these words: nobody could say which of them was meant."""
        wanted = _words(words)
        return frozenset(at for at, held in self._criteria.items() if wanted <= held)

    def holding(self, word: str) -> frozenset[int]:
        return frozenset(at for at, title in enumerate(self._titles) if _squeezed(word) in title)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'’-]+", text.casefold()))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _bent(name: str, language: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    bare = re.sub(r"\s*\([^)]*\)", "", name).strip() or name
    if language == "ko":
        yield "particles", bare + _particle(bare, draw)
        if " " in bare:
            yield "spacing", bare.replace(" ", "")
        elif len(_HANGUL.findall(bare)) > 3:
            cut = draw.randrange(2, len(bare) - 1)
            yield "spacing", f"{bare[:cut]} {bare[cut:]}"
    elif _HANGUL.search(bare) is None:
        yield "plurals", _other_number(bare)
        if "-" in bare:
            yield "hyphens", bare.replace("-", " ")
            yield "hyphens", bare.replace("-", "")
        elif " " in bare:
            yield "hyphens", bare.replace(" ", "-", 1)
    if (mistyped := _mistyped(bare, draw)) != bare:
        yield "typos", mistyped


def _particle(name: str, draw: random.Random) -> str:
    """A particle as it stands behind this name: after a vowel another than after a consonant."""
    last = name[-1]
    closed = bool(_HANGUL.match(last)) and (ord(last) - 0xAC00) % 28 > 0
    return draw.choice(("은", "이", "을", "과", "으로", "의", "에서", "이랑") if closed else
                       ("는", "가", "를", "와", "로", "의", "에서", "랑"))  # fmt: skip


def _other_number(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    if re.search(r"[^su]s$", name):
        return name[:-1]
    if re.search(r"[^aeiou]y$", name):
        return f"{name[:-1]}ies"
    return f"{name}es" if re.search(r"(?:s|x|ch|sh)$", name) else f"{name}s"


def _mistyped(name: str, draw: random.Random) -> str:
    """The name with one letter of one word of five letters or more left out, doubled, changed or swapped."""
    words = list(re.finditer(r"[A-Za-z]{5,}", name))
    if not words:
        return name
    word = draw.choice(words)
    at = draw.randrange(word.start() + 1, word.end() - 1)
    how = draw.randrange(4)
    if how == 0:
        return name[:at] + name[at + 1 :]
    if how == 1:
        return name[:at] + name[at] + name[at:]
    if how == 2:
        return name[:at] + draw.choice("abcdefghijklmnopqrstuvwxyz") + name[at + 1 :]
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _part(title: str, draw: random.Random) -> Iterable[str]:
    words = [word for word in re.findall(r"\w+", title) if len(word) > (1 if _HANGUL.search(word) else 3)]
    return [draw.choice(words)] if len(words) > 1 else []


def _four_words(text: str, draw: random.Random) -> str:
    """Four words in their order, all where there are fewer; at least two that are no function words."""
    words = re.findall(r"[\w'’-]+", text)
    if len(words) <= 4:
        return " ".join(words)
    while True:
        chosen = sorted(draw.sample(range(len(words)), 4))
        drawn = [words[at] for at in chosen]
        content = [word for word in words if word.casefold() not in _FUNCTION]
        if sum(word.casefold() not in _FUNCTION for word in drawn) >= min(2, len(content)):
            return " ".join(drawn)


def questions_of(lines: Iterable[str], entries: tuple[Entry, ...]) -> Iterator[Query]:
    """Yield the questions of a file whose lines are `question = key key`; a key of a sheet names all sheets of it."""
    by_key: dict[str, set[int]] = {}
    for at, entry in enumerate(entries):
        kind, _, name = entry.key.partition(":")
        by_key.setdefault(f"{kind}:{name.rpartition('/')[2]}", set()).add(at)
        by_key.setdefault(f"worksheet:{kind}", set()).add(at)
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        text, _, keys = line.partition(" = ")
        answers = frozenset(at for key in keys.split() for at in by_key.get(key, ()))
        if not answers:
            raise ValueError(f"no entry has the key of '{text}': {keys}")
        yield Query("questions", text.strip(), answers)
