"""Mapping files on disk under `deals/mappings/`; beside each, what its author is shown."""

import dataclasses
from pathlib import Path

import pytest

from playbooks_on_disk import TODAY
from stagebook.deals import Deal, DealMapping, read_deals, read_mapping
from stagebook.deals.facts import Fact, Kind
from stagebook.deals.mapping import DealColumns
from stagebook.problems.diagnostics import Report
from stagebook.problems.formats import text_report
from stagebook.words import words
from test_deals import DEALS, playbook_of

FILES = sorted((DEALS / "mappings").glob("*.yml"))
HEAD = "Deal Name,Company,Owner,Stage,Amount,Close Date\n"


def shown(path: Path) -> str:
    """The problems of a mapping file as the command line shows them."""
    mapping, problems = read_mapping(path, playbook_of("new-business"))
    assert mapping is None
    lines = tuple(path.read_text("utf-8").split("\n")) if path.is_file() else ()
    return text_report(Report.of(problems), {path.name: lines}) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_shown_where_it_stands(path: Path) -> None:
    assert shown(path) == path.with_suffix(".txt").read_text("utf-8")


def test_a_file_that_is_not_there_is_a_problem_too(tmp_path: Path) -> None:
    mapping, problems = read_mapping(tmp_path / "none.yml", playbook_of("new-business"))
    assert mapping is None
    assert [each.code for each in problems] == ["file-unreadable"]


def test_an_id_of_two_processes_must_say_which(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yml"
    path.write_text('stages: {"Start": first}\n', "utf-8")
    _, problems = read_mapping(path, playbook_of("two-processes"))
    assert [(each.code, each.hint) for each in problems] == [
        ("ambiguous-reference", "write 'sales/first' or 'renewal/first'")
    ]


def test_a_phase_can_be_named_where_there_are_no_stages(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yml"
    path.write_text('stages: {"Looking": consideration}\n', "utf-8")
    mapping, problems = read_mapping(path, playbook_of("buyer-journey"))
    assert problems == ()
    deals = tmp_path / "deals.csv"
    deals.write_text(HEAD + "A,B,C,looking,5,2026-12-01\n", "utf-8")
    export = read_deals(deals, playbook_of("buyer-journey"), today=TODAY, mapping=mapping)
    assert [deal.stage.id for deal in export.deals] == ["consideration"]


def test_every_field_can_be_mapped() -> None:
    assert list(DealColumns.model_fields) == [fact.key for fact in Fact]
    assert all(field.description for field in DealColumns.model_fields.values())
    assert DealMapping().required == ("opportunity", "account", "owner", "amount", "close_date")


def test_a_fact_is_an_attribute_of_a_deal_unless_it_only_says_where_the_deal_stands() -> None:
    """The other half of a new fact: its row says how it is read, the attribute of which type it is."""
    of_the_row = {"row", "line", "stage", "fields", "missing", "amount_text"}
    read = {fact.key for fact in Fact if fact.kind is not Kind.PLACEMENT}
    assert {field.name for field in dataclasses.fields(Deal)} == of_the_row | read


def test_every_fact_that_a_sheet_shows_has_its_field_there() -> None:
    for language in ("en", "ko"):
        fields = words(language).sheet["blocks"]["deal"]["fields"]
        assert {fact.sheet for fact in Fact if fact.sheet} <= set(fields)


def test_the_hint_for_an_unknown_stage_is_yaml_that_can_be_pasted(tmp_path: Path) -> None:
    deals = tmp_path / "deals.csv"
    deals.write_text(HEAD + 'A,B,C,"Goals ""very"" \\ confirmed: yes",5,2026-12-01\n', "utf-8")
    playbook = playbook_of("new-business")
    hint = read_deals(deals, playbook, today=TODAY).problems[0].hint
    pasted = hint.removeprefix("add it to the mapping file: ").partition("}")[0] + "}"
    path = tmp_path / "mapping.yml"
    path.write_text(pasted.replace("…", "goals-confirmed"), "utf-8")
    mapping, problems = read_mapping(path, playbook)
    assert problems == ()
    assert len(read_deals(deals, playbook, today=TODAY, mapping=mapping).deals) == 1
