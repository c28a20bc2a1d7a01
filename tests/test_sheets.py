"""Worksheets as data: which kinds there are, what is filled in, what is left to write, and how much room there is."""

import functools
from dataclasses import replace
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS, playbook_in
from sites import PLAYBOOK, ROOT
from stagebook.model import Phase, Playbook, Stage, Worksheet
from stagebook.model.builtin import built_in
from stagebook.reading.yaml import read_yaml
from stagebook.sheets.build import blank_sheet, fit_of, kinds_of, main_kind, subjects_of
from stagebook.sheets.fit import MOST_LINES, PAPERS, SPARE, Overrun, overruns, side_height, taller
from stagebook.sheets.form import Block, Cell, Entry, Field, Fields, Sheet, Side, Table
from stagebook.sheets.heights import Heights, More
from stagebook.sheets.text_width import lines
from stagebook.views import view
from stagebook.words import words

EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.is_dir())
HEADER = (
    *("account", "opportunity", "rep", "manager", "date", "amount", "stage", "days-in-stage"),
    *("close-date", "original-close-date", "pushes", "forecast", "next-step"),
)


@functools.cache
def seen_in(folder: Path, audience: str = "", language: str = "en") -> Playbook:
    return view(playbook_in(folder), audience, language)


@pytest.fixture(scope="module")
def whole() -> Playbook:
    return seen_in(PLAYBOOK)


def sheets(playbook: Playbook, kind: str) -> dict[str, Sheet]:
    found = playbook.worksheets[kind]
    return {
        str(subject.id): blank_sheet(playbook, found, subject, words(playbook.language))
        for subject in subjects_of(playbook, found)
    }


def block(sheet: Sheet, name: str) -> Block:
    return next(each for side in sheet.sides for each in side.blocks if each.id == name)


def table(sheet: Sheet, name: str) -> Table:
    return next(part for part in block(sheet, name).parts if isinstance(part, Table))


def fields(sheet: Sheet, name: str) -> tuple[Field, ...]:
    return tuple(field for part in block(sheet, name).parts if isinstance(part, Fields) for field in part.fields)


def blocks(sheet: Sheet) -> list[list[str]]:
    return [[each.id for each in side.blocks] for side in sheet.sides]


# --- kinds ----------------------------------------------------------------------------------------------------------


def test_a_playbook_without_worksheets_yml_has_six_kinds(whole: Playbook) -> None:
    kinds = {str(kind.id): (kind.of, len(kind.sides)) for kind in whole.worksheets.values()}
    assert kinds == {
        "full-review": ("stage", 2),
        "light-review": ("stage", 1),
        "portfolio": ("process", 1),
        "close-plan": ("process", 1),
        "process-design": ("process", 2),
        "exercise": ("procedure", 1),
    }
    assert main_kind(whole) is whole.worksheets["full-review"]


def test_worksheets_yml_says_which_kinds_exist_and_leaves_the_rest_to_the_built_in_ones() -> None:
    playbook = seen_in(PLAYBOOKS / "good" / "worksheets")
    assert list(playbook.worksheets) == ["light-review", "handover"]
    light = sheets(playbook, "light-review")["first"]
    assert str(light.kind.title) == "Light review"  # not said there: as built in
    assert blocks(light) == [["deal", "criteria", "security", "manager"]]
    assert [field.key for field in fields(light, "deal")] == ["deal/account", "deal/opportunity", "deal/date"]
    own = fields(light, "security")
    assert [(field.label, field.lines, field.width) for field in own] == [
        ("Where must the data stay?", 1, 6),
        ("Who reviews us, and how long does it take?", 1, 6),
        ("What they found", 3, 12),
    ]
    assert len(table(light, "manager").rows) == 2
    assert blocks(sheets(playbook, "handover")["sales"]) == [["promised", "plan", "actions"]]


def test_an_audience_sees_built_in_kinds_and_of_the_playbooks_own_those_that_name_it() -> None:
    assert [*seen_in(PLAYBOOK, "partner").worksheets] == [*built_in("worksheets", ("en",))]


def test_a_process_without_stages_has_its_reviews_by_phase() -> None:
    playbook = seen_in(ROOT / "examples" / "buyer-journey")
    phase = playbook.phases[0]
    assert [str(kind.id) for kind in kinds_of(playbook, phase)] == ["full-review", "light-review"]
    sheet = sheets(playbook, "full-review")[str(phase.id)]
    assert [row.head.id for row in table(sheet, "criteria").rows] == [str(each.id) for each in phase.ends_when]
    assert kinds_of(seen_in(PLAYBOOK), seen_in(PLAYBOOK).phases[0]) == ()


# --- what is on them ------------------------------------------------------------------------------------------------


def test_the_header_says_what_a_review_asks_and_knows_the_stage(whole: Playbook) -> None:
    for stage, sheet in sheets(whole, "full-review").items():
        assert tuple(field.key.removeprefix("deal/") for field in fields(sheet, "deal")) == HEADER
        known = {key: entry for key, entry in sheet.entries.items() if key.startswith("deal/")}
        assert isinstance(sheet.subject, Stage)
        assert known == {"deal/stage": Entry(f"{sheet.subject.number} {sheet.subject.title}")}, stage


def test_fields_fill_their_rows(whole: Playbook) -> None:
    for kind in ("full-review", "light-review", "close-plan"):
        for sheet in sheets(whole, kind).values():
            assert sum(field.width for field in fields(sheet, "deal")) % 12 == 0


def test_days_in_stage_stand_against_the_maximum(whole: Playbook) -> None:
    hint = {field.key: field.hint for field in fields(sheets(whole, "full-review")["goals-confirmed"], "deal")}
    assert hint["deal/days-in-stage"] == "of at most 60 days"


def test_the_close_plan_holds_what_is_still_to_come_and_ends_at_the_anchor(whole: Playbook) -> None:
    found = sheets(whole, "full-review")
    plans = {s: [row.head.id for row in table(sheet, "plan").rows if not row.head.write] for s, sheet in found.items()}
    assert len(plans["qualified-lead"]) == len(whole.milestones)
    assert "qualified-opportunity" not in plans["confirm-value-and-process"]
    for plan in plans.values():
        assert "contract-signed" in plan  # S06: the signing date is a milestone of every worksheet
        assert whole.milestones[plan[-1]].go_live
    assert all(len(table(sheet, "plan").rows) >= 7 for sheet in found.values())


def test_a_tick_and_its_evidence_are_one_thing_and_a_score_knows_its_evidence(whole: Playbook) -> None:
    sheet = sheets(whole, "full-review")["solution-development"]
    for row in table(sheet, "criteria").rows:
        assert row.head.tick == row.cells[0].key
    for row in table(sheet, "grid").rows:
        score, evidence, _ = row.cells
        assert (score.kind, evidence.evidence) == ("score", True)
        assert evidence.key == f"{score.key}/evidence"


@pytest.mark.parametrize(("name", "letters"), [("meddic", "MEDDIC"), ("meddpicc", "MEDDPICC"), ("spiced", "SPICED")])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_well_known_frameworks_need_not_be_written(tmp_path: Path, name: str, letters: str, language: str) -> None:
    for file in (PLAYBOOKS / "good" / "minimal").iterdir():
        text = file.read_text("utf-8")
        if file.name == "playbook.yml":
            text = text.replace("    stages:", f"    framework: {name}\n    stages:") + f"languages: [{language}]\n"
        (tmp_path / file.name).write_text(text, "utf-8")
    playbook = seen_in(tmp_path, language=language)
    sheet = sheets(playbook, "full-review")["first"]
    assert "".join(row.head.letter for row in table(sheet, "grid").rows) == letters
    assert list(playbook.frameworks) == [name]


def test_another_audience_gets_no_blockers_that_are_not_for_it(whole: Playbook) -> None:
    assert all(sheet.has_block("blockers") for sheet in sheets(whole, "full-review").values())
    partner = seen_in(PLAYBOOK, "partner")
    assert not any(sheet.has_block("blockers") for sheet in sheets(partner, "full-review").values())


@pytest.mark.parametrize("folder", [PLAYBOOK, *EXAMPLES], ids=lambda path: path.name)
def test_every_place_to_write_has_a_key_of_its_own_the_same_in_every_language(folder: Path) -> None:
    english, korean = seen_in(folder), seen_in(folder, language="ko")
    for kind in english.worksheets.values():
        for name, sheet in sheets(english, str(kind.id)).items():
            keys = list(keys_of(sheet))
            assert len(keys) == len(set(keys)), (kind.id, name)
            assert set(keys_of(sheets(korean, str(kind.id))[name])) == set(keys) or kind.id in SIZED


SIZED = {"portfolio", "close-plan", "process-design", "exercise"}
"""Kinds that fill their side with rows: how many there are hangs on the language."""


def keys_of(sheet: Sheet) -> list[str]:
    found = []
    for each in (part for side in sheet.sides for block in side.blocks for part in block.parts):
        if isinstance(each, Fields):
            found += [field.key for field in each.fields]
        elif isinstance(each, Table):
            found += [row.head.write for row in each.rows if row.head.write]
            cells: list[Cell] = [cell for row in each.rows for cell in row.cells if cell.kind in ("write", "score")]
            found += [cell.key for cell in cells]
    return found


# --- room -----------------------------------------------------------------------------------------------------------


def test_papers_are_as_large_as_their_standards_say() -> None:
    """ISO 216 and ANSI Y14.1 (8.5 by 11 inches); working out the room would not notice a wrong one."""
    sizes = {paper.name: (paper.full_width, paper.full_height) for paper in PAPERS}
    assert sizes == {"A4": (210, 297), "Letter": (215.9, 279.4)}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("folder", [PLAYBOOK, *EXAMPLES], ids=lambda path: path.name)
def test_every_sheet_of_the_five_processes_fits(folder: Path, language: str) -> None:
    playbook = seen_in(folder, language=language)
    for kind in playbook.worksheets.values():
        for name, sheet in sheets(playbook, str(kind.id)).items():
            assert list(overruns(sheet, playbook, language)) == [], (kind.id, name)


@pytest.mark.parametrize("count", [6, 7, 12])
def test_what_runs_over_is_known_before_lines_to_write_on_are_laid_out(whole: Playbook, count: int) -> None:
    """`check` asks the blocks alone; it must find what the sheet that is drawn has."""
    kind, stage = whole.worksheets["full-review"], stage_with_criteria(whole, count)
    before = list(fit_of(replace(whole), kind, stage, words("en")).overruns())
    drawn = blank_sheet(replace(whole), kind, stage, words("en"))

    def found(each: Overrun) -> tuple[int, str, float, str, str]:
        return each.side, each.paper, each.by, str(each.block.id), each.longest

    assert list(map(found, before)) == list(map(found, overruns(drawn, whole, "en")))
    assert bool(before) == (count > 6)


def test_a_sheet_that_was_checked_is_drawn_like_one_that_was_not(whole: Playbook) -> None:
    for kind in whole.worksheets.values():
        for subject in subjects_of(whole, kind):
            one, other = replace(whole), replace(whole)
            assert list(fit_of(one, kind, subject, words("en")).overruns()) == []
            drawn = blank_sheet(one, kind, subject, words("en"))
            assert drawn == blank_sheet(other, kind, subject, words("en"))
            assert drawn is blank_sheet(one, kind, subject, words("en"))


@pytest.mark.parametrize("kind", sorted(SIZED))
@pytest.mark.parametrize("folder", [PLAYBOOK, PLAYBOOKS / "good" / "small"], ids=lambda path: path.name)
def test_rows_fill_a_side_and_no_more(folder: Path, kind: str) -> None:
    """A table has as many spare rows as the side has room for: with one more, too little would be left."""
    playbook = seen_in(folder)

    def room(sheet: Sheet, side: Side) -> float:
        return min(paper.height - side_height(sheet, side, playbook, "en", paper) for paper in PAPERS)

    for sheet in sheets(playbook, kind).values():
        for side in sheet.sides:
            assert room(sheet, side) >= SPARE
            growing = [
                table for table in tables(side) if table.spare and len(table.rows) < MOST_ROWS.get(table.kind, 99)
            ]
            if growing:
                longer = replace(side, blocks=tuple(map(with_one_more_row, side.blocks)))
                assert room(sheet, longer) < SPARE, (kind, [len(table.rows) for table in tables(side)])


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_side_is_as_high_with_more_lines_reckoned_as_with_them_in_it(language: str) -> None:
    """Lines are tried in numbers; the side made with them in the end must be the one that was found to fit."""
    playbook = seen_in(PLAYBOOK, language=language)
    measures = [Heights(playbook, language, paper) for paper in PAPERS]
    higher = 0
    for kind in playbook.worksheets:
        for sheet in sheets(playbook, kind).values():
            for side in sheet.sides:
                more = {each.id: More(2, MOST_LINES.get(each.id, 9)) for each in side.blocks}
                longer = replace(side, blocks=tuple(taller(each, more[each.id]) for each in side.blocks))
                for each in measures:
                    assert each.side(sheet, side, more) == each.side(sheet, longer)
                    higher += each.side(sheet, longer) > each.side(sheet, side)
    assert higher


MOST_ROWS = {"measures": 8, "actions": 20}
"""Tables that are as long as they get before their side is full."""


def tables(side: Side) -> list[Table]:
    return [part for each in side.blocks for part in each.parts if isinstance(part, Table)]


def with_one_more_row(block: Block) -> Block:
    """The block whose tables with spare rows have one more like the last."""
    parts = tuple(
        replace(part, rows=(*part.rows, part.rows[-1])) if isinstance(part, Table) and part.spare else part
        for part in block.parts
    )
    return replace(block, parts=parts)


def test_rows_that_the_playbook_counts_are_as_many_as_it_says(tmp_path: Path) -> None:
    for file in (PLAYBOOKS / "good" / "worksheets").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    kinds = ["portfolio:", "  sides: [[{id: deals, rows: 5}]]", "close-plan:", "  sides: [[{id: plan, rows: 2}]]"]
    kinds += ["full-review:", "  sides: [[{id: plan, rows: 4}, {id: manager, rows: 1}]]"]
    (tmp_path / "worksheets.yml").write_text("\n".join([*kinds, ""]), "utf-8")
    playbook = seen_in(tmp_path)
    found = {
        f"{kind} {part.kind}": len(part.rows)
        for kind in playbook.worksheets
        for sheet in sheets(playbook, str(kind)).values()
        for side in sheet.sides
        for part in tables(side)
    }
    assert found == {"portfolio deals": 5, "close-plan plan": 2, "full-review plan": 4, "full-review actions": 1}


def stage_with_criteria(playbook: Playbook, count: int) -> Stage:
    """The first stage with `count` exit criteria."""
    stage = playbook.stages[0]
    criteria = tuple(stage.exit_criteria[0].model_copy(update={"id": f"criterion-{n}"}) for n in range(count))
    return stage.model_copy(update={"exit_criteria": criteria})


def with_criteria(playbook: Playbook, count: int) -> Sheet:
    """The full review of that stage."""
    changed = stage_with_criteria(playbook, count)
    # A playbook keeps its sheets by what they are about, so that this stage needs one of its own.
    return blank_sheet(replace(playbook), playbook.worksheets["full-review"], changed, words("en"))


def test_more_criteria_leave_fewer_lines_each_and_in_the_end_too_few(whole: Playbook) -> None:
    lines_of = {}
    for count in range(1, 13):
        sheet = with_criteria(whole, count)
        lines_of[count] = table(sheet, "criteria").rows[0].cells[0].lines
        is_too_long = bool(list(overruns(sheet, whole, "en")))
        assert is_too_long == (count > 6), count
    assert lines_of[1] == 8
    assert sorted(lines_of.values(), reverse=True) == list(lines_of.values())
    assert lines_of[6] == 2


def test_what_proves_a_criterion_goes_before_anything_runs_over(whole: Playbook) -> None:
    proofs = {n: any(row.head.proof for row in table(with_criteria(whole, n), "criteria").rows) for n in (3, 8)}
    assert proofs == {3: True, 8: False}


def test_what_is_too_long_is_named(whole: Playbook) -> None:
    (each,) = overruns(with_criteria(whole, 12), whole, "en")
    assert (each.side, each.paper, each.block.id) == (1, "Letter", "criteria")
    assert each.longest == str(whole.stages[0].exit_criteria[0].text)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("", 10, 0),
        ("one two", 10, 1),
        ("mmm mmm mmm", 6, 2),
        ("한국어 문장", 3, 2),
        ("m" * 100, 10, 9),
        ("é" * 4, 3, 1),
    ],
)
def test_how_many_lines_a_text_takes(text: str, room: float, expected: int) -> None:
    assert lines(text, room) == expected


def test_both_languages_have_the_same_words_for_sheets() -> None:
    def keys(value: object, at: str = "") -> set[str]:
        if not isinstance(value, dict):
            return {at}
        return {name for key, each in value.items() for name in keys(each, f"{at}.{key}")}

    found = []
    for language in ("en", "ko"):
        path = ROOT / "templates" / "language" / f"{language}.yml"
        found.append(keys(dict(read_yaml(path, path.name)[0].data["sheet"])))
    assert found[0] == found[1]


def test_phases_and_stages_are_both_places(whole: Playbook) -> None:
    kind: Worksheet = whole.worksheets["full-review"]
    assert all(isinstance(each, Stage) for each in subjects_of(whole, kind))
    journey = seen_in(ROOT / "examples" / "buyer-journey")
    assert all(isinstance(each, Phase) for each in subjects_of(journey, journey.worksheets["full-review"]))
