"""Exports as bytes: encodings, delimiters, sizes, and files of which nothing can be made."""

import csv
import io
import shutil
import time
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS, TODAY
from stagebook.deals import DealExport, UnreadableDealsError, read_deals
from stagebook.deals.problems import Problems
from stagebook.deals.table.header import MAX_COLUMNS
from stagebook.deals.table.records import MAX_CELL
from stagebook.deals.table.rows import MAX_ROWS
from stagebook.model.load import load
from test_deals import DEALS, playbook_of

ENCODINGS = sorted((DEALS / "encodings").glob("*.csv"))
HEAD = "Deal Name,Company,Owner,Stage,Amount,Close Date,Notes\n"
ROW = "One,Acme,Dana,Goals Confirmed,5,2026-12-01,"


def read(path: Path, process: str = "", encoding: str = "") -> DealExport:
    return read_deals(path, playbook_of("new-business"), today=TODAY, process=process, encoding=encoding)


def read_bytes(folder: Path, data: bytes | str, encoding: str = "") -> DealExport:
    path = folder / "deals.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(path, encoding=encoding)


def refused(folder: Path, data: bytes | str, encoding: str = "") -> str:
    with pytest.raises(UnreadableDealsError) as caught:
        read_bytes(folder, data, encoding)
    return str(caught.value)


# --- encodings ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ENCODINGS, ids=lambda path: path.stem)
def test_the_same_deals_in_every_encoding(path: Path) -> None:
    export = read(path)
    assert [(deal.opportunity, deal.account, deal.owner, str(deal.stage.id)) for deal in export.deals] == [
        ("한빛전자 설비", "한빛전자", "김다나", "goals-confirmed"),
        ("Phoenix", "Contoso", "Dana", "solution-development"),
    ]
    assert [(deal.row, str(deal.close_date)) for deal in export.deals] == [(2, "2026-12-18"), (3, "2026-12-19")]
    assert export.problems == ()


@pytest.mark.parametrize("name", ["utf-8", "cp949"])
def test_broken_bytes_cost_one_cell(name: str) -> None:
    export = read(DEALS / "lost" / f"{name}.csv")
    assert [deal.opportunity for deal in export.deals] == ["한빛전자 설비", "Phoenix"]
    assert [deal.owner for deal in export.deals] == ["김다나", "Dana"]
    assert [(each.row, each.column, each.is_error) for each in export.problems] == [(2, "계정 이름", True)]
    assert "�" in export.deals[0].account


def test_western_letters_are_told_from_korean_ones() -> None:
    export = read(DEALS / "lost" / "windows-1252.csv")
    assert [(deal.opportunity, deal.account, deal.owner) for deal in export.deals] == [
        ("Müller & Söhne", "Öko-Bau", "Zoë"),
        ("Ångström", "Ærø", "José"),
    ]
    assert [deal.currency for deal in export.deals] == ["EUR", "EUR"]


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    export = read_bytes(tmp_path, (HEAD + ROW + "é").encode("cp1252"), "Windows-1252")
    assert export.deals[0].fields["Notes"] == "é"
    assert "did you mean 'cp949'" in refused(tmp_path, HEAD, "cp948")
    assert "'rot13' is no encoding known here" in refused(tmp_path, HEAD, "rot13")


# --- files of which nothing can be made ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "deals.csv is empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "deals.csv is empty"),
        (b"\0" * 1000, "deals.csv is empty"),
        (b"PK\x03\x04...", "an Excel workbook (.xlsx), not CSV"),
        (b"\xd0\xcf\x11\xe0...", "an old Excel workbook (.xls), not CSV"),
        (b"<html><table>", "a web page, not CSV"),
        (b"\xff\x80" * 50, "the encoding can't be told"),
        (b"Stage" + b"," * 20_000, "no row near the top looks like a header"),
        (b"1,2,3\n4,5,6\n", "no row near the top looks like a header"),
        (b"Deal Name,Amount,Close Date\nA,5,2026-12-01\n", "none of the columns is the stage: 'Deal Name', 'Amount'"),
    ],
)
def test_a_hopeless_file_is_refused_with_a_reason(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refused(tmp_path, data)


def test_what_is_no_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDealsError, match=r"none\.csv can't be read"):
        read(tmp_path / "none.csv")
    with pytest.raises(UnreadableDealsError, match="is a folder"):
        read(tmp_path)


def test_a_process_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDealsError, match="no process 'new-busines'; did you mean 'new-business'"):
        read(tmp_path / "none.csv", process="new-busines")


def test_a_process_can_be_asked_for(tmp_path: Path) -> None:
    case = DEALS / "two-processes" / "told-by-pipeline" / "deals.csv"
    export = read_deals(case, playbook_of("two-processes"), today=TODAY, process="renewal")
    assert [deal.opportunity for deal in export.deals] == ["Two", "Three", "Four", "Five", "Six"]
    assert {deal.stage.process for deal in export.deals} == {"renewal"}
    assert [str(each) for each in export.problems] == [
        "deals.csv: deals of another process than the one asked for are left out: row 2"
    ]


def test_deals_in_a_stage_that_is_won_are_closed(tmp_path: Path) -> None:
    shutil.copytree(PLAYBOOKS / "good" / "two-processes", tmp_path / "playbook")
    stage = tmp_path / "playbook" / "stages" / "renewal" / "first.yml"
    stage.write_text(stage.read_text("utf-8") + "type: won\n", "utf-8")
    playbook = load(tmp_path / "playbook").playbook
    assert playbook is not None
    case = DEALS / "two-processes" / "told-by-pipeline" / "deals.csv"
    export = read_deals(case, playbook, today=TODAY)
    assert (export.closed, [deal.opportunity for deal in export.deals]) == (3, ["One"])


def test_the_stage_alone_is_enough(tmp_path: Path) -> None:
    export = read_bytes(tmp_path, "Stage\n\nGoals Confirmed\nWon\n")
    assert [(deal.row, deal.missing[0]) for deal in export.deals] == [(3, "opportunity")]
    assert (export.closed, export.rows) == (1, 2)


def test_only_a_header_has_no_deals(tmp_path: Path) -> None:
    export = read_bytes(tmp_path, HEAD)
    assert (export.deals, export.problems, export.closed, export.rows) == ((), (), 0, 0)


# --- quantities -----------------------------------------------------------------------------------------------------


def test_five_thousand_rows_take_a_moment(tmp_path: Path) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*HEAD.strip().split(","), *(f"Extra {n}" for n in range(30))])
    stages = ("Goals Confirmed", "Closed Won", "Demo", "Negotiate and Sign", "5. Prove Business Value")
    for n in range(5000):
        row = [f"Deal {n}", "Acme, Inc.", "Dana", stages[n % 5], f"USD {n},000.50", f"{n % 12 + 1}/{n % 28 + 1}/2027"]
        writer.writerow([*row, 'two lines\nand "quotes"', *[f"value {n}"] * 30])
    told: list[int] = []
    path = tmp_path / "deals.csv"
    path.write_text(out.getvalue(), "utf-8")
    playbook = playbook_of("new-business")
    start = time.perf_counter()
    export = read_deals(path, playbook, today=TODAY, progress=told.append)
    assert time.perf_counter() - start < 10  # about 1 s on an ordinary machine; this one may be busy
    assert (export.rows, export.closed, len(export.deals)) == (5000, 1000, 3000)
    assert told == [*range(500, 5001, 500), 5000]
    assert len(export.problems) < 20
    unknown = next(each for each in export.problems if "'Demo'" in each.message)
    assert "(rows 4, 9, 14, 19, 24 and 995 more)" in unknown.message


@pytest.mark.parametrize("cell", ["x" * 10_000_000, '"' + "x" * 10_000_000 + '"', '"' + "a, b\n" * 300_000 + '"'])
def test_a_huge_cell_is_cut_and_the_row_below_is_read(tmp_path: Path, cell: str) -> None:
    export = read_bytes(tmp_path, HEAD + ROW + cell + "\n" + ROW + "short\n")
    first, second = export.deals
    assert MAX_CELL - 10 < len(first.fields["Notes"]) <= MAX_CELL
    assert (second.row, second.fields["Notes"]) == (3, "short")
    assert [(each.row, each.column) for each in export.problems] == [(2, "Notes")]


def test_many_columns_and_many_problems(tmp_path: Path) -> None:
    names = [*HEAD.strip().split(","), *(f"c{n}" for n in range(2000))]
    row = ROW.replace("2026-12-01", "31/02/2026") + "," * 2000
    export = read_bytes(tmp_path, "\n".join([",".join(names), *[row] * 100]))
    assert len(export.deals) == 100
    assert len(export.deals[0].fields) == 2007
    assert len(export.problems) == 11
    assert "in 90 more places: rows 12, 13, 14, 15, 16 and 85 more" in str(export.problems[-1])


@pytest.mark.parametrize("is_error", [True, False])
def test_problems_of_one_kind_are_listed_a_few_times_and_counted(is_error: bool) -> None:
    """Ten mistakes, three remarks; one more is listed too, since counting it would take a line as well."""
    most = 10 if is_error else 3
    for count in (most, most + 1, most + 2):
        problems = Problems("deals.csv")
        for row in range(2, count + 2):
            problems.add("kind", row, "Amount", "odd", is_error=is_error)
        rows = [each.row for each in problems.listed()]
        assert rows == [*range(2, min(count, most + 1) + 2)]
        assert ("in 2 more places" in problems.listed()[-1].message) == (count == most + 2)


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_a_header_has_as_many_columns_as_a_spreadsheet_at_most(tmp_path: Path, more: int, is_read: bool) -> None:
    commas = "," * (MAX_COLUMNS - HEAD.count(",") - 1 + more)
    try:
        export = read_bytes(tmp_path, f"{HEAD.strip()}{commas}\n{ROW}\n")
    except UnreadableDealsError:
        assert not is_read
    else:
        assert is_read
        assert [deal.opportunity for deal in export.deals] == ["One"]


@pytest.mark.parametrize(
    "line", ['x"y,"z\n', 'x","y\n', 'Two,"Acme,Dana,Goals Confirmed,,,\n', "\n", ",,,,,,\n", '"\n']
)
def test_quotes_that_never_fit_take_no_time(tmp_path: Path, line: str) -> None:
    start = time.perf_counter()
    export = read_bytes(tmp_path, HEAD + line * 20_000 + ROW + "\n")
    assert time.perf_counter() - start < 10
    assert [deal.opportunity for deal in export.deals] == ["One"]


# --- rows -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["Sales;Stage", "Stage;Sales", "Sales\tStage", "Sales|Stage", "Sales,Stage"])
def test_the_delimiter_is_that_of_the_header(tmp_path: Path, header: str) -> None:
    sign = next(each for each in ",;\t|" if each in header)
    export = read_bytes(tmp_path, f"{header}\nGoals Confirmed{sign}Goals Confirmed\n")
    assert list(export.deals[0].fields) == header.split(sign)


@pytest.mark.parametrize(
    ("above", "row"), [("", 2), ("sep=,\n", 2), ('"sep=,"\r\n', 2), ("Report\nShow: all\n\n", 5), ("\n\n", 4)]
)
def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path: Path, above: str, row: int) -> None:
    export = read_bytes(tmp_path, above + HEAD + ROW + '"a\nb"\n' + ROW + "\n")
    assert [deal.row for deal in export.deals] == [row, row + 1]
    assert [deal.line for deal in export.deals] == [above.count("\n") + 2, above.count("\n") + 4]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Total",
            "Grand Total",
            "Subtotals",
            "Sum",
            "Count",
            "Average",
            "3 Records",
            "합계",
            "총합계",
            "전체 합계",
        ),
        *("총계", "소계", "평균", "총 3건", "3건", "레코드 수", "Copyright 2026", "© Acme", "Confidential Information"),
        *("Generated by Dana", "Exported by Dana", "Exported on Monday", "As of today", "Filtered by owner"),
        *("기밀 정보", "작성자: 김"),
    ],
)
def test_a_line_of_a_report_is_no_deal(tmp_path: Path, line: str) -> None:
    """Also between rows, where a report has its subtotals; with a stage it is a deal of that name."""
    export = read_bytes(tmp_path, f"{HEAD}{line},,,,,,\n{ROW}\n")
    assert ([deal.opportunity for deal in export.deals], export.problems) == (["One"], ())
    export = read_bytes(tmp_path, f"{HEAD}{line},Acme,Dana,Goals Confirmed,5,2026-12-01,\n")
    assert [deal.opportunity for deal in export.deals] == [line]


def test_every_column_is_kept_by_its_header(tmp_path: Path) -> None:
    export = read_bytes(tmp_path, HEAD.replace("Notes", "Notes,,Champion__c,Notes") + ROW + ',no header,"Kim, Dana",x')
    fields = export.deals[0].fields
    assert fields["Champion__c"] == "Kim, Dana"
    assert fields["Notes"] == "x"  # the first of the two is empty
    assert list(fields) == ["Deal Name", "Company", "Owner", "Stage", "Amount", "Close Date", "Notes", "Champion__c"]


def test_no_text_holds_what_would_break_a_page(tmp_path: Path) -> None:
    nasty = "".join(map(chr, [*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, 0x85, 0x2028, 0x202E, 0x2066, 0xFEFF]))
    export = read_bytes(tmp_path, HEAD.replace("Notes", f"No{nasty}tes") + ROW.replace("Acme", f"A{nasty}cme 🦊 שלום"))
    deal = export.deals[0]
    assert deal.account.replace(" ", "") == "Acme🦊שלום"
    assert "Notes" in {name.replace(" ", "") for name in deal.fields}
    assert not any(ord(char) < 32 and char != "\n" for text in (*deal.fields, *deal.fields.values()) for char in text)


def test_an_export_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("Deal Name,Company,Stage\n" + "\n" * (MAX_ROWS + 2), "utf-8")
    with pytest.raises(UnreadableDealsError, match="more than 100,000 rows; export the open deals only"):
        read_deals(path, playbook_of("new-business"), today=TODAY)


def test_an_export_of_too_many_deals_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stagebook.deals.read.MAX_DEALS", 2)
    path = tmp_path / "deals.csv"
    path.write_text("Deal Name,Company,Stage\n" + "A,B,Qualified lead\n" * 3, "utf-8")
    with pytest.raises(UnreadableDealsError, match="3 open deals; at most 2 are read"):
        read_deals(path, playbook_of("new-business"), today=TODAY)
