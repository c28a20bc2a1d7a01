"""Sheets filled in from a CRM's export, as the command writes them: what stands where, what is marked or refused."""

import datetime
import re
import shutil
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from playbooks_on_disk import playbook_in
from sites import PLAYBOOK, here
from stagebook.deals import Deal
from stagebook.model import Playbook
from stagebook.sheets.build import blank_sheet
from stagebook.sheets.deal_entries import amount_of, entries_of
from stagebook.sheets.fill import deal_sheets, plan_entries, sheet_plan
from stagebook.sheets.form import Entry, Table
from stagebook.views import view
from stagebook.words import words

TODAY = datetime.date(2026, 11, 22)
SHORT = Path(__file__).parent / "playbooks" / "good" / "small"
SMALL = """Opportunity Name,Account Name,Opportunity Owner,Amount,Stage,\
Close Date,Original Close Date,Stage Duration,Push Count
Portal 2027,Acme Widgets,Jane Kim,"KRW 120,000,000",3 – Solution Development,2026-12-18,2026-09-30,130,3
"<script>alert(1)</script>",=cmd|'/C calc'!A0,Jane Kim,"90,000",5 – Prove Business Value,2026-10-01,,20,
Lost in the CRM,Gamma,Jane Kim,12,Stage X,2026-12-01,,,
No date,Delta,,abc,2 – Goals Confirmed,31/02/2026,,,
"""


@pytest.fixture(scope="module")
def whole() -> Playbook:
    return playbook_in(PLAYBOOK)


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    path = tmp_path / "deals.csv"
    path.write_text(SMALL, encoding="utf-8")
    return path


def filled(html: str) -> list[tuple[str, str]]:
    """Every place to write that holds something, with its key."""
    found = re.findall(r'data-field="([^"]+)"[^>]*>([^<]+)</div>', html)
    return [(key, unescape(text)) for key, text in found]


def marks(html: str) -> list[tuple[str, str]]:
    """What is marked on the sheets, with the key of the entry."""
    found = re.findall(r'data-field="([^"]+)"[^>]*>[^<]*</div><span class="sb-entry-warning">([^<]+)</span>', html)
    return [(key, unescape(words)) for key, words in found]


def test_a_packet_has_one_sheet_for_each_deal_in_its_stage(deals: Path) -> None:
    done = here(
        "worksheets", PLAYBOOK, "--deals", deals, "-o", "review.html", "--today", "2026-11-22", cwd=deals.parent
    )
    assert done.returncode == 1  # something is wrong with two of the rows
    assert done.stdout == "3 sheets in review.html, from 3 of 4 rows; 3 problems\n"
    html = (deals.parent / "review.html").read_text("utf-8")
    assert re.findall(r'<article id="s\d" data-deal="([^"]+)">', html) == [
        "Portal 2027 / Acme Widgets / Jane Kim",
        "&lt;script&gt;alert(1)&lt;/script&gt; / =cmd|&#39;/C calc&#39;!A0 / Jane Kim",
        "No date / Delta",
    ]
    titles = re.findall(r'class="sb-side__title">([^<]+)<', html)
    assert titles[::2] == [
        "Full review: Solution Development",
        "Full review: Prove Business Value",
        "Full review: Goals Confirmed",
    ]
    assert filled(html)[:9] == [
        ("deal/account", "Acme Widgets"),
        ("deal/opportunity", "Portal 2027"),
        ("deal/rep", "Jane Kim"),
        ("deal/date", "2026-11-22"),
        ("deal/amount", "KRW 120,000,000"),
        ("deal/stage", "3 Solution Development"),
        ("deal/days-in-stage", "130"),
        ("deal/close-date", "2026-12-18"),
        ("deal/original-close-date", "2026-09-30"),
    ]
    assert marks(html) == [
        ("deal/days-in-stage", "10 days over the limit"),
        ("deal/pushes", "moved by 79 days"),
        ("deal/close-date", "overdue"),
        ("deal/rep", "not filled in"),
        ("deal/amount", "can't be read"),
        ("deal/close-date", "not filled in"),
    ]


def test_a_bad_row_is_named_and_stops_no_other(deals: Path) -> None:
    done = here(
        "worksheets", PLAYBOOK, "--deals", deals, "-o", "review.html", "--today", "2026-11-22", cwd=deals.parent
    )
    assert "error: deals.csv, row 4, column \"Stage\": 'Stage X' is no stage" in done.stderr
    assert "error: deals.csv, row 5, column \"Close Date\": '31/02/2026'" in done.stderr
    assert "note: deals.csv, row 3, column \"Account Name\": '=cmd|'/C calc'!A0' looks like a formula" in done.stderr


def test_what_the_export_holds_is_text_and_nothing_else(deals: Path) -> None:
    here("worksheets", PLAYBOOK, "--deals", deals, "-o", "review.html", cwd=deals.parent)
    html = (deals.parent / "review.html").read_text("utf-8")
    assert "<script>alert" not in html
    assert ("deal/opportunity", "<script>alert(1)</script>") in filled(html)
    assert ("deal/account", "=cmd|'/C calc'!A0") in filled(html)
    assert not re.search(r'(?:src|href)="(?!#)', html)  # it needs no other file, and leads nowhere


def test_without_problems_the_exit_code_is_0(tmp_path: Path) -> None:
    (tmp_path / "deals.csv").write_text("\n".join(SMALL.split("\n")[:2]), encoding="utf-8")
    done = here("worksheets", PLAYBOOK, "--deals", "deals.csv", "-o", "review.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "1 sheet in review.html, from 1 of 1 rows; 0 problems\n")


def test_a_mapping_file_says_what_the_crm_calls_things(deals: Path) -> None:
    mapping = deals.parent / "crm.yml"
    mapping.write_text('stages: {"Stage X": negotiate-and-sign}\ndates: day-first\n', encoding="utf-8")
    words_ = ("worksheets", PLAYBOOK, "--deals", deals, "--mapping", mapping, "--language", "ko", "-o", "review.html")
    assert "4 sheets" in here(*words_, cwd=deals.parent).stdout
    html = (deals.parent / "review.html").read_text("utf-8")
    assert "전체 검토: 협상 및 계약 체결" in html
    mapping.write_text('stages: {"Stage X": negotiate}\n', encoding="utf-8")
    done = here(*words_, cwd=deals.parent)
    assert done.returncode == 1
    assert "did you mean 'negotiate-and-sign'" in done.stderr
    assert "4 sheets" not in done.stdout


# --- where it may go ------------------------------------------------------------------------------------------------


def test_deal_data_never_enters_the_site(deals: Path, reference_site: Path) -> None:
    """The command writes into no site, and a site that is built beside the export holds nothing of it."""
    for place in (reference_site, reference_site / "tools"):
        done = here("worksheets", PLAYBOOK, "--deals", deals, "-o", place / "review.html", cwd=deals.parent)
        assert (done.returncode, done.stdout) == (2, "")
        assert "-o names a file in the site, where everybody can read it" in done.stderr
        assert not (place / "review.html").exists()
    done = here("worksheets", PLAYBOOK, "--deals", deals, "-o", PLAYBOOK / "review.html", cwd=deals.parent)
    assert (done.returncode, (PLAYBOOK / "review.html").exists()) == (2, False)
    assert "in the playbook's folder" in done.stderr


def test_a_site_built_beside_an_export_holds_nothing_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "playbook"
    folder.mkdir()
    for name in ("playbook.yml", "stages.yml", "tools.yml"):
        source = Path(__file__).parent / "playbooks" / "good" / "minimal" / name
        (folder / name).write_text(source.read_text("utf-8"), "utf-8")
    for name in ("deals.csv", "playbook/deals.csv", "playbook/pipeline export.txt", "playbook/deals.csv.bak"):
        (tmp_path / name).write_text("Deal Name,Deal Stage\nPortal Secretdeal,First\n", encoding="utf-8")
    assert here("worksheets", "--deals", "deals.csv", "-o", "review.html", cwd=tmp_path).returncode == 0
    packet = (tmp_path / "review.html").read_text("utf-8")
    assert "Secretdeal" in packet
    (folder / "review.html").write_text(packet, "utf-8")  # put there by hand
    (folder / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    assert here("build", cwd=tmp_path).returncode == 0
    pages = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert len(pages) > 20
    assert not [path for path in pages if b"Secretdeal" in path.read_bytes()]
    assert (tmp_path / "site" / "logo.svg").is_file()  # what a template may need is there


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("-o", "review.txt"), "-o 'review.txt': the name must end in .html or .pdf"),
        (("-o", "nowhere/review.html"), "there is no folder 'nowhere'"),
        (
            ("-o", "x.html", "--kind", "light-reveiw"),
            "there is no worksheet 'light-reveiw'; did you mean 'light-review'",
        ),
        (("-o", "x.html", "--language", "de"), "the playbook has no language 'de'; it has: en"),
        (("-o", "x.html", "--audience", "all"), "unknown audience 'all'"),
        (("-o", "x.html", "--deals", "deals.csv", "--kind", "process-design"), "has no place for a deal"),
        (("-o", "x.html", "--deals", "deals.csv", "--process", "new"), "there is no process 'new'"),
        (("-o", "x.html", "--go-live", "soon"), "--go-live 'soon' is no date"),
        (("--deals", "deals.csv"), "say what to write: -o review.html"),
        (("-o", "deals.csv.html", "--deals", "deals.csv.html"), "this is the file that is read"),
        (
            ("-o", "x.html", "--stage", "tal"),
            "there is no stage 'tal'; did you mean 'talk'",
        ),
        (("-o", "x.html", "--process", "new"), "there is no process 'new'"),
        (("-o", "x.html", "--mapping", "crm.yml"), "--mapping and --encoding are about an export"),
        (("-o", "x.html", "--encoding", "utf-8"), "--mapping and --encoding are about an export"),
        (("-o", "x.html", "--format", "json"), "--format is about a printed plan"),
        (("-o", "x.html", "--kind", "light-review", "--go-live", "2027-09-30"), "no such sheet has a close plan"),
        ((), "say what to write"),
    ],
)
def test_a_wrong_call_says_how_to_mend_it(deals: Path, options: tuple[str, ...], said: str) -> None:
    done = here("worksheets", SHORT, *options, cwd=deals.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert [path.name for path in deals.parent.iterdir()] == ["deals.csv"]


def test_a_plan_that_cannot_be_kept_is_said_on_the_sheet_too(tmp_path: Path) -> None:
    words_ = ("worksheets", "--close-plan", "--go-live", "2026-12-31", "--today", "2026-11-22", "-o", "plan.html")
    done = here(*words_, PLAYBOOK, cwd=tmp_path)
    assert done.returncode == 1
    assert "error: the plan of 'new-business': This can't be kept: the first step should have begun by" in done.stderr
    assert ("plan/start-by", "Too late") in marks((tmp_path / "plan.html").read_text("utf-8"))
    done = here(*words_, PLAYBOOK.parent / "examples" / "buyer-journey", cwd=tmp_path)
    assert done.returncode == 1
    assert "has no milestone with `go_live: true`" in done.stderr


def test_a_mapping_that_is_not_there_is_no_traceback(deals: Path) -> None:
    for name in ("nope.yml", "."):
        done = here("worksheets", PLAYBOOK, "--deals", deals, "--mapping", name, "-o", "x.html", cwd=deals.parent)
        assert (done.returncode, done.stdout) == (1, "")
        assert "file-unreadable" in done.stderr


def test_a_packet_is_private_until_its_owner_says_otherwise(deals: Path) -> None:
    call = ("worksheets", PLAYBOOK, "--deals", deals, "-o", "review.html")
    packet = deals.parent / "review.html"
    here(*call, cwd=deals.parent)
    assert packet.stat().st_mode & 0o777 == 0o600
    packet.chmod(0o644)
    here(*call, cwd=deals.parent)
    assert packet.stat().st_mode & 0o777 == 0o644


def test_no_two_exports_and_no_two_deals_share_what_is_typed(tmp_path: Path) -> None:
    """The browser keeps what is typed under the packet's id and the deal's name."""
    head = "Opportunity ID,Opportunity Name,Stage\n"
    found = []
    for name, row in (("a", "006,Alpha,2 – Goals Confirmed"), ("b", "006,Omega,2 – Goals Confirmed")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "deals.csv").write_text(
            f"{head}{row}\n{row}\n,Alpha,2 – Goals Confirmed\n", encoding="utf-8"
        )
        here("worksheets", PLAYBOOK, "--deals", "deals.csv", "-o", "review.html", cwd=tmp_path / name)
        html = (tmp_path / name / "review.html").read_text("utf-8")
        assert re.findall(r'data-deal="([^"]+)"', html) == ["006", "006 (2)", "Alpha"]
        found.append(re.findall(r'data-packet="([^"]+)"', html)[0])
    assert found[0] != found[1]


def test_who_sees_less_gets_the_deals_of_what_they_see(tmp_path: Path) -> None:
    """Stages are found by the CRM's names, which partners may not see."""
    book, home = tmp_path / "book", tmp_path / "home"
    book.mkdir()
    home.mkdir()
    for file in (Path(__file__).parent / "playbooks" / "good" / "audiences").iterdir():
        text = file.read_text("utf-8")
        (book / file.name).write_text(text, "utf-8")
    stages = (book / "stages.yml").read_text("utf-8")
    first = re.findall(r"^([a-z-]+):", stages, re.M)[0]
    crm = f"{first}:\n  crm: {{stage: CRM-1, visible_to: [employee]}}\n"
    (book / "stages.yml").write_text(stages.replace(f"{first}:\n", crm, 1), "utf-8")
    (home / "deals.csv").write_text("Deal Name,Deal Stage\nPortal,CRM-1\n", encoding="utf-8")
    done = here("worksheets", book, "--audience", "partner", "--deals", "deals.csv", "-o", "x.html", cwd=home)
    assert done.stdout.startswith("1 sheet in x.html"), done.stderr
    assert "CRM-1" not in (home / "x.html").read_text("utf-8").replace("deals.csv", "")


def test_problems_in_a_packet_name_no_stage_that_its_readers_do_not_see(tmp_path: Path) -> None:
    """Suggestions would, if they came from the whole playbook."""
    book, home = tmp_path / "book", tmp_path / "home"
    shutil.copytree(Path(__file__).parent / "playbooks" / "good" / "audiences", book)
    home.mkdir()
    hidden = (
        "{title: Internal Screening, purpose: x, visible_to: [employee], tools: [{tool: battlecard, how: x}], "
        "exit_criteria: [{id: a, text: A, verified_by: buyer}]}"
    )
    stages = (book / "stages.yml").read_text("utf-8")
    (book / "stages.yml").write_text(f"{stages}\nscreening: {hidden}\n", "utf-8")
    settings = (book / "playbook.yml").read_text("utf-8")
    (book / "playbook.yml").write_text(settings.replace("stages: [first]", "stages: [first, screening]"), "utf-8")
    rows = "Portal,First\nSecond,Internal Screenin\nThird,Unheard of\n"
    (home / "deals.csv").write_text(f"Deal Name,Deal Stage\n{rows}", encoding="utf-8")
    call = ("worksheets", book, "--deals", "deals.csv", "-o", "x.html")
    everyone, partner = here(*call, cwd=home), here(*call, "--audience", "partner", cwd=home)
    assert "the nearest is 'Internal Screening'" in everyone.stderr
    packet = (home / "x.html").read_text("utf-8")
    assert "Internal Screenin" in packet  # the export's own word
    for name in ("Internal Screening", "the nearest is", "screening"):
        assert name not in partner.stderr.replace("Internal Screenin'", "")
        assert name not in packet.replace("Internal Screenin&#39;", "")


@pytest.mark.parametrize("content", [b"", b"Deal Name,Amount\nx,1\n", b"Deal Name,Deal Stage\n"])
def test_an_export_of_which_nothing_can_be_made_is_no_traceback(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "deals.csv").write_bytes(content)
    (tmp_path / "review.html").write_text("last week's", encoding="utf-8")
    done = here("worksheets", SHORT, "--deals", "deals.csv", "-o", "review.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "stagebook: " in done.stderr
    assert (tmp_path / "review.html").read_text("utf-8") == "last week's"  # nothing is lost


# --- sheets and entries ---------------------------------------------------------------------------------------------


def deal(whole: Playbook, stage: str, **facts: object) -> Deal:
    return Deal(row=2, line=2, stage=whole.stage(stage), **facts)  # type: ignore[arg-type]


def test_blank_sheets_of_every_kind_are_one_file(tmp_path: Path) -> None:
    done = here("worksheets", PLAYBOOK, "-o", "blank.html", cwd=tmp_path)
    assert done.stdout == "17 sheets in blank.html\n"  # two for each of seven stages, three of the process
    done = here(
        "worksheets", PLAYBOOK, "-o", "blank.html", "--kind", "light-review", "--stage", "goals-confirmed", cwd=tmp_path
    )
    assert done.stdout == "1 sheet in blank.html\n"


def test_a_field_of_the_crm_ticks_its_criterion(whole: Playbook) -> None:
    stage = whole.stage("goals-confirmed")
    named = stage.exit_criteria[0].model_copy(update={"crm_field": "Goal Confirmed"})
    stage = stage.model_copy(update={"exit_criteria": (named,)})
    key = f"criteria/{named.id}"
    for value, expected in {
        "TRUE": Entry("CRM: Goal Confirmed", done=True),
        "예": Entry("CRM: Goal Confirmed", done=True),
        "false": None,
        "": None,
        "Mail of 3 November": Entry("Mail of 3 November"),
    }.items():
        one = Deal(row=2, line=2, stage=stage, fields={"goal confirmed ": value})
        assert entries_of(one, words("en"), TODAY).get(key) == expected, value


@pytest.mark.parametrize(
    ("facts", "key", "expected"),
    [
        ({"days_in_stage": 60}, "deal/days-in-stage", Entry("60")),
        ({"days_in_stage": 61}, "deal/days-in-stage", Entry("61", warning="1 day over the limit")),
        ({"close_date": TODAY}, "deal/close-date", Entry("2026-11-22")),
        ({"close_date": datetime.date(2026, 11, 21)}, "deal/close-date", Entry("2026-11-21", warning="overdue")),
        ({"pushes": 1}, "deal/pushes", Entry("1")),
        ({"pushes": 2}, "deal/pushes", Entry("2", warning="moved often")),
        ({"amount": Decimal("1200000"), "currency": "KRW"}, "deal/amount", Entry("KRW 1,200,000")),
        ({"missing": ("account",)}, "deal/account", Entry(warning="not filled in")),
        ({"amount_text": "abc", "missing": ("amount",)}, "deal/amount", Entry("abc", warning="can't be read")),
    ],
)
def test_what_is_marked(whole: Playbook, facts: dict[str, object], key: str, expected: Entry) -> None:
    assert entries_of(deal(whole, "goals-confirmed", **facts), words("en"), TODAY)[key] == expected


def test_amounts_are_grouped_or_left_as_they_are(whole: Playbook) -> None:
    one = deal(whole, "goals-confirmed", amount=Decimal("90000.50"), currency="EUR")
    assert amount_of(one, words("en")) == "EUR 90,000.50"
    assert amount_of(one, words("de")) == "90.000,50 EUR"
    assert amount_of(deal(whole, "goals-confirmed", amount_text="a lot"), words("en")) == "a lot"


def test_a_portfolio_lists_as_many_deals_as_have_room(whole: Playbook) -> None:
    seen = view(whole, "", "ko")
    kind = seen.worksheets["portfolio"]
    long = "A name that takes up more than a single line of its column"
    many = [deal(whole, "goals-confirmed", opportunity=f"{long} {n}" if n % 2 else f"Deal {n}") for n in range(60)]
    found = list(deal_sheets(seen, kind, many, words("ko"), TODAY))
    names = [entry.value for sheet in found for key, entry in sheet.entries.items() if key.endswith("/deal")]
    assert names == [each.opportunity for each in many]
    assert 3 <= len(found) <= 8
    assert found[0].entry("review/count").value == "60"
    for sheet in found:
        table = next(p for p in sheet.sides[0].blocks[1].parts if isinstance(p, Table))
        written = {row.head.write for row in table.rows}
        assert {key for key in sheet.entries if key.endswith("/deal")} <= written
    assert found[0].entry("deals/own-1/stage").value == "2 목표 확인"  # in the language of the sheets


def test_a_plan_on_a_sheet_has_the_dates_of_the_close_plan(whole: Playbook) -> None:
    seen = view(whole, "", "en")
    sheet = blank_sheet(seen, seen.worksheets["full-review"], seen.stage("prove-business-value"), words("en"))
    plan = sheet_plan(sheet, seen, datetime.date(2027, 9, 30), TODAY)
    assert plan is not None
    entries = plan_entries(plan, words("en"))
    done = here("worksheets", "--close-plan", "--go-live", "2027-09-30", "--stage", "prove-business-value", PLAYBOOK)
    for key, entry in entries.items():
        assert entry.value in done.stdout, key
    assert len(entries) == 9  # six gates, and go-live, signing and start
    assert plan.is_possible
