"""Row by row: what the five source documents say is carried by some item of a playbook, and can be read on its site.

`ledger/<playbook>.json` says where: the id of a row of the seed ledger, and the places that carry it, such as
`stages/goals-confirmed.yml#activities.offer-goal-menu`. The ids live here alone; no playbook knows of them.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from playbooks_on_disk import playbook_in
from sites import PLAYBOOK, ROOT, rendered
from stagebook.model.labels import plain
from stagebook.reading.tree import Mapping, Sequence
from stagebook.reading.yaml import read_yaml
from stagebook.views import view

LEDGER = Path(__file__).parent / "ledger"
LANGUAGES = ("en", "ko")
EXAMPLES = ROOT / "examples"
FOLDERS = {
    "A": PLAYBOOK,
    "B": EXAMPLES / "seven-stage-pipeline",
    "C": EXAMPLES / "buyer-journey",
    "D": EXAMPLES / "seven-step-cycle",
    "E": EXAMPLES / "buying-cycle-and-pipeline",
}
ROWS = {
    letter: json.loads((LEDGER / f"{folder.name if letter != 'A' else 'new-business'}.json").read_text("utf-8"))
    for letter, folder in FOLDERS.items()
}

COUNTS = {
    line.split()[0]: dict(zip(FOLDERS, map(int, line.split()[1:]), strict=True))
    for line in """\
        ACT 26 5 0 10 7
        AST 33 13 8 19 4
        BEN 0 11 3 2 2
        BP 0 11 0 3 0
        BTL 0 3 0 0 0
        BUY 0 0 0 0 15
        CASE 0 3 0 0 0
        CH 0 8 0 4 7
        CHAL 0 7 0 0 0
        DEF 0 3 3 1 2
        DQ 0 4 0 1 0
        DUR 6 0 0 0 0
        ENT 0 0 0 2 1
        EX 0 0 3 1 0
        EXIT 8 6 0 2 3
        FAQ 0 8 0 0 0
        GAP 4 5 3 6 5
        GL 4 0 0 0 0
        IMG 3 0 0 0 4
        LINK 7 0 0 0 0
        LOOP 0 0 0 1 4
        MAP 3 0 0 0 0
        MET 0 5 5 0 0
        META 4 4 4 4 2
        MOD 0 0 0 0 7
        MS 3 0 0 0 0
        NEG 0 0 0 2 3
        NOTE 1 0 0 0 0
        OBJ 0 0 0 2 0
        OBST 0 0 3 0 0
        PH 3 0 3 0 6
        PUR 6 2 0 1 0
        QST 0 0 9 1 0
        QUAL 0 5 0 1 3
        ROLE 6 0 6 0 0
        RULE 5 7 5 2 1
        SIG 3 3 0 5 0
        SLA 0 0 0 1 0
        ST 7 7 0 7 8
        STEP 0 0 6 0 0
        TEC 0 12 0 2 0
        TIP 0 0 5 7 0
        VAR 0 5 0 0 0
        WARN 3 0 1 1 0""".splitlines()
}
"""Rows per type and document. Hazards and advertisements of the documents are no content and have no place."""


@cache
def document(path: Path) -> Any:
    """A file of a playbook as plain data."""
    return read_yaml(path, path.name)[0].data


def step(value: Any, name: str) -> Any:
    """One step into a value: a field, a list item by its id or by what it refers to, else by its position."""
    if isinstance(value, Mapping):
        return value[name]
    for key in ("id", "tool", "role", "stage", "moment"):
        for item in value:
            if isinstance(item, Mapping) and item.get(key) == name:
                return item
    return name if name in value else value[int(name)]


def way(letter: str, place: str) -> list[Any]:
    """The values on the way to a place, from the whole file to the place itself."""
    file, _, dotted = place.partition("#")
    values = [document(FOLDERS[letter] / file)]
    for name in dotted.split(".") if dotted else ():
        values.append(step(values[-1], name))
    return values


def texts(value: Any) -> Iterator[Mapping]:
    """All texts in a value, in both languages."""
    if isinstance(value, Mapping) and "en" in value:
        yield value
    elif isinstance(value, Mapping | Sequence):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from texts(each)


def squeezed(text: str) -> str:
    """A text without white space, which pages put wherever a link starts or ends."""
    return "".join(text.split())


def test_every_row_of_the_ledger_is_mapped() -> None:
    mapped = {row: places for rows in ROWS.values() for row, places in rows.items()}
    for type_, counts in COUNTS.items():
        for letter, count in counts.items():
            numbers = sorted(int(row[-2:]) for row in mapped if re.fullmatch(rf"{letter}-{type_}-\d\d", row))
            assert len(numbers) == count, f"{letter}-{type_}"
            assert numbers in ([*range(1, count + 1)], [*range(count)]), f"{letter}-{type_}: a number is missing"
    types = Counter(row.split("-")[1] for row in mapped)
    assert set(types) == set(COUNTS)
    facts = {letter: sum("-GAP-" not in row for row in rows) for letter, rows in ROWS.items()}
    assert facts == {"A": 131, "B": 132, "C": 64, "D": 82, "E": 79}
    assert types["GAP"] == 23


@pytest.mark.parametrize("letter", FOLDERS)
def test_every_row_has_its_place(letter: str) -> None:
    missing = []
    for row, places in ROWS[letter].items():
        assert places, row
        for place in places:
            try:
                found = way(letter, place)[-1]
            except (KeyError, ValueError, IndexError, TypeError):
                found = None
            if found in (None, "", (), [], {}):
                missing.append(f"{row}: {place}")
    assert missing == []


@pytest.mark.parametrize("letter", FOLDERS)
def test_what_the_documents_do_not_say_is_marked_derived(letter: str) -> None:
    """A gap is filled by derived items; only what another row states as a fact may stand among them unmarked."""
    stated = {place for row, places in ROWS[letter].items() if "-GAP-" not in row for place in places}
    for row, places in ROWS[letter].items():
        if "-GAP-" not in row:
            continue
        marked, unmarked = [], []
        for place in places:
            *_, parent, item = (None, *way(letter, place))
            if place.endswith(".formula"):
                marks = parent.get("formula_provenance")
            elif isinstance(item, Mapping):
                marks = item.get("provenance")
            else:
                continue  # a list of names can't carry a mark; the rule or note beside it does
            (marked if marks == "derived" else unmarked).append(place)
        assert marked, f"{row} has no derived item"
        assert set(unmarked) <= stated, row


def test_no_playbook_knows_the_ledger() -> None:
    known = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for folder in (PLAYBOOK, EXAMPLES)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (found := re.search(r"\b[A-E]-[A-Z]{2,5}-\d\d\b", path.read_text("utf-8")))
    ]
    assert known == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", FOLDERS)
def test_every_row_can_be_read_on_a_page(letter: str, language: str) -> None:
    """Not on the print page alone, which holds everything. That a site shows what a page holds is tested elsewhere."""
    found = rendered(FOLDERS[letter], language)
    site = "\n".join(squeezed(page.text) for address, page in found.items() if address != "print/")
    shown = view(playbook_in(FOLDERS[letter]), language=language)
    missing = {
        f"{row}: {place}: {text[language]}"
        for row, places in ROWS[letter].items()
        for place in places
        if not place.endswith("#moments")  # read on the page that compares processes; see test_five_processes.py
        for text in texts(way(letter, place)[-1])
        if squeezed(plain(shown, text[language])) not in site
    }
    assert sorted(missing) == []
