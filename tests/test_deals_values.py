"""What CRMs write into cells and headers, one by one."""

import datetime
import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS, TODAY
from sites import ROOT
from stagebook.deals import DealMapping, UnreadableDealsError
from stagebook.deals.cells import unwrapped
from stagebook.deals.crms import BadCrmError, known_crms, read_crms
from stagebook.deals.facts import Fact
from stagebook.deals.headers import meaning, money_header, spare_meaning
from stagebook.deals.names import plain
from stagebook.deals.problems import rows_in_words
from stagebook.deals.stages import StageNames
from stagebook.deals.values.amounts import (
    Amount,
    currency_code,
    decimal_mark,
    has_percent,
    read_amount,
    read_count,
    read_share,
)
from stagebook.deals.values.dates import CERTAIN, days_of, evidence, read_day, settle
from stagebook.deals.values.formulas import looks_like_formula
from stagebook.model.load import load
from stagebook.problems.diagnostics import did_you_mean
from test_deals import playbook_of

DAY = datetime.date(2026, 11, 22)
MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]

# --- dates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-22", "2026/11/22", "2026.11.22", "2026. 11. 22.", "2026년 11월 22일", "2026년11월22일", "20261122"),
        *("2026-11-22T14:03:00.000+0000", "2026-11-22T14:03:00Z", "2026-11-22 14:03", "2026-11-22 14:03:00 UTC"),
        *(
            "2026. 11. 22. 오후 2:03",
            "2026년 11월 22일 (일) 오전 10시 3분",
            "2026-11-22 2:03 PM",
            "２０２６－１１－２２",
        ),
        *("22.11.2026", "22. 11. 2026", "22.11.2026 14:03", "22-Nov-2026", "22 November 2026", "Nov 22, 2026"),
        *("November 22nd, 2026 2:03 p.m.", " 2026-11-22 ", "2026-11-22T14:03:00+09:00"),
    ],
)
def test_a_date_that_can_mean_one_day(text: str) -> None:
    assert set(days_of(text).values()) == {DAY}


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_by_its_english_name(month: int) -> None:
    day = datetime.date(2026, month, 3)
    name = MONTHS[month - 1]
    for text in (f"3 {name} 2026", f"{name} 3, 2026", f"03-{name[:3]}-2026", f"{name[:3]}. 3, 2026"):
        assert days_of(text) == {CERTAIN: day}, text


def test_dots_and_a_full_year_mean_the_day_comes_first() -> None:
    """A short year says less: then it may come first or last."""
    assert days_of("03.02.2026") == {CERTAIN: datetime.date(2026, 2, 3)}
    assert days_of("03.02.26") == {"day-first": datetime.date(2026, 2, 3), "year-first": datetime.date(2003, 2, 26)}
    assert set(days_of("03/02/2026")) == {"month-first", "day-first"}


@pytest.mark.parametrize(
    ("text", "order"),
    [
        *(("11/22/2026", "month-first"), ("11-22-26", "month-first"), ("11/22/2026, 2:03 PM", "month-first")),
        *(("22/11/2026", "day-first"), ("22/11/26", "day-first"), ("22.11.26", "day-first")),
        *(("26/11/22", "year-first"), ("26.11.22", "year-first")),
    ],
)
def test_a_date_in_an_order(text: str, order: str) -> None:
    assert read_day(text, order) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "31/02/2026", "2026-02-30", "2026-13-01", "0026-11-22", "1889-11-22", "9999-12-31", "11.22.2026"),
        *("2026-11-221", "12/2026", "1470145673504", "2026-11-22 and more", "22 Foo 2026", "2026-11-22" * 20),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert days_of(text) == {}


COLUMNS: list[tuple[dict[str, list[str]], str | None, dict[str, str], tuple[str, ...]]] = [
    # a column's own dates show it, and one slip among them does not
    ({"close": ["03/04/2026", "22/11/2026"]}, None, {"close": "day-first"}, ()),
    ({"close": ["11/22/2026", "11/23/2026", "24/11/2026"]}, "day-first", {"close": "month-first"}, ()),
    ({"close": ["2026-11-22", "2026-11-23", "22/11/2026"]}, None, {"close": "day-first"}, ()),
    # else the mapping file says it, else another column shows it, else it is guessed and told
    ({"close": ["03/04/2026"]}, "day-first", {"close": "day-first"}, ()),
    ({"close": ["03/04/2026"], "made": ["22/11/2025"]}, None, {"close": "day-first", "made": "day-first"}, ()),
    ({"close": ["03/04/2026"]}, None, {"close": "month-first"}, ("close",)),
    # two-digit years: the order that lies nearer to today
    ({"close": ["26.11.22", "27.01.05"]}, None, {"close": "year-first"}, ("close",)),
    ({"close": ["22.11.26", "05.01.27"]}, None, {"close": "day-first"}, ("close",)),
    # nothing depends on it
    ({"close": ["11/11/2026", "2026-11-22"]}, None, {"close": "month-first"}, ()),
    ({"close": []}, None, {"close": "month-first"}, ()),
]


@pytest.mark.parametrize(("columns", "wish", "orders", "guessed"), COLUMNS)
def test_the_order_of_a_column(
    columns: Mapping[str, list[str]], wish: str | None, orders: dict[str, str], guessed: tuple[str, ...]
) -> None:
    mapping = DealMapping.model_validate({"dates": wish})
    seen = {name: evidence(texts, TODAY) for name, texts in columns.items()}
    assert settle(seen, mapping.dates) == (orders, guessed)


# --- amounts and numbers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("120000", "120000"),
        ("120000.50", "120000.50"),
        ("1,200,000", "1200000"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1 234 567,89", "1234567.89"),
        ("1'234'567.89", "1234567.89"),
        ("12,34,567", "1234567"),
        ("1.234", "1234"),
        ("1,5", "1.5"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1.2E+7", "12000000"),
        ("1,200만", "12000000"),
        ("1.2억", "120000000"),
        ("3억 5천만", "350000000"),
        ("2천", "2000"),
        ("-1,200", "-1200"),
        ("(1,200)", "-1200"),
        ("1,200-", "-1200"),
        ("−5", "-5"),
        ("+5", "5"),
        ("0", "0"),
    ],
)
def test_an_amount(text: str, amount: str) -> None:
    assert read_amount(text) == Amount(Decimal(amount))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("₩1,200,000", Amount(Decimal(1200000), symbol="KRW")),
        ("￦1,200,000", Amount(Decimal(1200000), symbol="KRW")),
        ("1,200만원", Amount(Decimal(12000000), symbol="KRW")),
        ("1.234.567,89 €", Amount(Decimal("1234567.89"), symbol="EUR")),
        ("-$1,200", Amount(Decimal(-1200), symbol="USD")),
        ("A$ 5", Amount(Decimal(5), symbol="AUD")),
        ("USD 120,000.00", Amount(Decimal("120000.00"), code="USD")),
        ("120000 KRW", Amount(Decimal(120000), code="KRW")),
        ("EUR 100.00 (USD 116.20)", Amount(Decimal("100.00"), code="EUR")),
    ],
)
def test_an_amount_with_a_currency(text: str, amount: Amount) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    "text", ["", "about 5", "1,2,3", "1.2.3,4,5", "1,23.45.67", "5-6", "--5", "1,,200", "١٢٣", "9" * 30, "NaN", "1e999"]
)
def test_what_is_no_amount(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    ("text", "digits"), [("1.5e3", "1500"), ("1.25e1", "12.5"), ("2E+6", "2000000"), ("1.5억", "150000000")]
)
def test_an_amount_is_written_out_however_it_came(text: str, digits: str) -> None:
    """Equal decimals can differ in their digits, which a sheet shows."""
    amount = read_amount(text)
    assert amount
    assert str(amount.value) == digits


def test_a_column_of_amounts_shows_its_decimal_mark() -> None:
    assert decimal_mark(["1.234", "99.5"]) == "."
    assert decimal_mark(["1.234", "1.234,50", "2,5"]) == ","
    assert decimal_mark(["1.234", "5"]) == ""
    assert decimal_mark(["1,234", "5"]) == "", "one mark before three digits may be either"
    assert decimal_mark(["1,234.567"]) == ".", "the last of two"
    assert read_amount("1.234", ".") == Amount(Decimal("1.234"))
    assert read_amount("1.234", ",") == Amount(Decimal(1234))


def test_currencies_in_words() -> None:
    assert [currency_code(each) for each in ("US Dollar (USD)", "KRW - 대한민국 원", "원", "€", "Taler", "")] == [
        *("USD", "KRW", "KRW", "EUR", "Taler", "")
    ]


def test_counts() -> None:
    good = {"45": 45, "45.0": 45, "1,234": 1234, "12 days": 12, "12일": 12, "3회": 3, "49:30:00": 2, "0": 0}
    assert {text: read_count(text) for text in good} == good
    assert {read_count(text) for text in ("", "-3", "1.5", "two", "99999999", "1,23")} == {None}


def test_shares() -> None:
    assert [read_share(text, is_percent=True) for text in ("60", "60%", "12,5 %", "0", "100", "1")] == [
        *(0.6, 0.6, 0.125, 0.0, 1.0, 0.01)
    ]
    assert [read_share(text, is_percent=False) for text in ("0.6", "60%", "1", "1.2")] == [0.6, 0.6, 1.0, None]
    assert {read_share(text, is_percent=True) for text in ("", "160", "-5", "high")} == {None}
    assert has_percent(["1", "60"])
    assert not has_percent(["0.1", "1"])


# --- cells ----------------------------------------------------------------------------------------------------------


def test_formulas() -> None:
    bad = ("=cmd|' /C calc'!A0", "+SUM(A1)", "-call", "@dana", "\t=1+1", "=", "-1+1=x")
    fine = ("-5", "+5", "-₩1,200", "-USD 5", "+82 2-555-0100", "-", "--", "5-6", "a=b", "", "\t", "\t5", "-2.5%")
    assert [each for each in bad if not looks_like_formula(each)] == []
    assert [each for each in fine if looks_like_formula(each)] == []


def test_excels_way_of_writing_text() -> None:
    assert unwrapped('="00123"') == "00123"
    assert unwrapped('="A"&"B"') == '="A"&"B"'


def test_rows_in_words() -> None:
    assert rows_in_words([3]) == "row 3"
    assert rows_in_words([3, 4, 9]) == "rows 3, 4 and 9"
    assert rows_in_words([1, 2, 3, 4, 5, 6]) == "rows 1, 2, 3, 4, 5 and 6"
    assert rows_in_words([*range(1, 3001)]) == "rows 1, 2, 3, 4, 5 and 2,995 more"


# --- headers --------------------------------------------------------------------------------------------------------


def test_no_header_means_two_things() -> None:
    known = [
        (plain(header), fact)
        for crm in known_crms()
        for table in (crm.headers, crm.makeshift)
        for fact, headers in table.items()
        for header in headers
    ]
    assert len(known) > 250
    assert len({name for name, _ in known}) == len(set(known)), "a header of two facts"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("- Acme\n", "crms.yml: not a mapping"),
        ("Acme: {headers: {stage: [Step]}}\n", "crms.yml:1:1: Acme: `source` must say where its names were found"),
        ("Acme: {source: x, spare: {}}\n", "crms.yml:1:1: Acme: there is no 'spare' of a CRM"),
        ("Acme: {source: x, headers: [Step]}\n", "crms.yml:1:1: Acme: headers stand by the fact that they mean"),
        ("Acme: {source: x, headers: {step: [S]}}\n", "crms.yml:1:1: Acme: no fact of a deal is called 'step'"),
        ("Acme: {source: x, headers: {stage: Step}}\n", "crms.yml:1:1: Acme, stage: a list of texts stands here"),
        ("Acme: {source: x, closed: [1]}\n", "crms.yml:1:1: Acme: a list of texts stands here"),
    ],
)
def test_a_table_of_crms_that_cannot_work_is_refused(tmp_path: Path, table: str, message: str) -> None:
    (tmp_path / "crms.yml").write_text(table, "utf-8")
    with pytest.raises(BadCrmError) as refused:
        read_crms(tmp_path / "crms.yml")
    assert str(refused.value) == message


def test_each_known_crm_is_named_in_the_manual() -> None:
    manual = (ROOT / "docs" / "worksheets.md").read_text("utf-8")
    assert [crm.name for crm in known_crms() if crm.name not in manual and crm.name != "Other"] == []


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        *(("StageName", "stage"), ("DEAL STAGE", "stage"), ("Deal - Stage", "stage")),
        *(("거래 – 확률", "probability"), ("거래 - 단계", "stage"), ("Opportunity: Stage", "stage")),
        *(("Amount (KRW)", "amount"), ("금액 (원)", "amount"), ("Stage (KRW)", None)),
        *(("Original_Close_Date__c", "original_close_date"), ("Ｓｔａｇｅ", "stage"), ("Closing", None)),
        *(("CloseDate", "close_date"), ("LastStageChangeDate", "stage_entered"), ("Push_Count", "pushes")),
    ],
)
def test_a_header(header: str, wanted: str | None) -> None:
    found = meaning(header)
    assert (found[0].key if found else None) == wanted


def test_the_currency_in_a_header_and_makeshift_columns() -> None:
    assert money_header("Amount (KRW)") == ("Amount", "KRW")
    assert money_header("Amount (converted)") == ("Amount (converted)", "")
    assert spare_meaning("AccountId") is Fact.ACCOUNT
    assert meaning("AccountId") is None


# --- stages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        *("2 – Goals Confirmed", "2 - goals confirmed", "Goals Confirmed", "goals-confirmed", "목표 확인", "적격 기회"),
        *("new-business/goals-confirmed", "2. Goals Confirmed", "Stage 2 - Goals Confirmed", "[2] Goals Confirmed"),
        *(
            "2단계: 목표 확인",
            "S2 Goals Confirmed",
            "Goals Confirmed (Sales Pipeline)",
            "목표　확인",
            "20% - Goals Confirmed",
        ),
        *("4 - Goals Confirmed", "Stage 2: Needs assessment (New Business)"),
    ],
)
def test_a_stage_by_one_of_its_names(cell: str) -> None:
    found = StageNames(playbook_of("new-business"), "", DealMapping()).find(cell)
    assert [str(place.id) for place in found.stages] == ["goals-confirmed"]


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "Closed Won",
            "Closed - lost",
            "closedwon",
            "Closed Won (Sales Pipeline)",
            "7. Closed Won",
            "성사",
            "실주",
            "수주",
        ),
        *("Closed Lost - price", "종료", "Won", "lost"),
    ],
)
def test_a_stage_of_deals_that_are_over(cell: str) -> None:
    assert StageNames(playbook_of("new-business"), "", DealMapping()).find(cell).is_closed


def test_a_title_comes_before_a_word_for_closed_deals() -> None:
    found = StageNames(playbook_of("seven-step-cycle"), "", DealMapping()).find("거래 성사")
    assert [str(place.id) for place in found.stages] == ["close"]


def test_an_alias_comes_before_a_number_with_a_title(tmp_path: Path) -> None:
    """`1 Talk` is the alias of the second stage, though the first one is called Talk."""
    folder = shutil.copytree(PLAYBOOKS / "good" / "small", tmp_path / "playbook")
    sign = folder / "stages" / "sign.yml"
    sign.write_text("aliases: [1 Talk]\n" + sign.read_text("utf-8"), "utf-8")
    playbook = load(folder).playbook
    assert playbook
    names = StageNames(playbook, "", DealMapping())
    found = {cell: [str(stage.id) for stage in names.find(cell).stages] for cell in ("1 Talk", "2 Sign", "Talk")}
    assert found == {"1 Talk": ["sign"], "2 Sign": ["sign"], "Talk": ["talk"]}


def test_the_mapping_comes_before_a_title() -> None:
    mapping = DealMapping.model_validate({"stages": {"goals confirmed": "qualified-lead", "Negotiation": "closed"}})
    names = StageNames(playbook_of("new-business"), "", mapping)
    assert [str(place.id) for place in names.find("Goals Confirmed").stages] == ["qualified-lead"]
    assert names.find("Negotiation").is_closed


@pytest.mark.parametrize("cell", ["Stage 3", "3", "???", "Goals", "★"])
def test_what_is_no_name_of_a_stage(cell: str) -> None:
    found = StageNames(playbook_of("new-business"), "", DealMapping()).find(cell)
    assert not found.stages
    assert not found.is_closed


@pytest.mark.parametrize(
    ("cell", "nearest"),
    [
        *(("9-Unqualified", None), ("Not qualified lead", None), ("Non-Qualified Lead", None), ("부적격 기회", None)),
        *(("Qualifed Lead", "qualified-lead"), ("Goals Confirmd", "goals-confirmed")),
    ],
)
def test_the_nearest_name_is_never_the_opposite(cell: str, nearest: str | None) -> None:
    found = StageNames(playbook_of("new-business"), "", DealMapping()).nearest(cell)
    assert (str(found.id) if found else None) == nearest


def test_no_hint_leads_to_the_opposite() -> None:
    assert did_you_mean("unqualified-lead", ["qualified-lead", "won"]) == "known here: qualified-lead, won"
    assert did_you_mean("qualifed-lead", ["qualified-lead", "won"]) == "did you mean 'qualified-lead'?"


def test_only_a_process_that_exists_can_be_asked_for() -> None:
    with pytest.raises(UnreadableDealsError):
        StageNames(playbook_of("new-business"), "sales", DealMapping())
