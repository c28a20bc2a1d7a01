"""All five processes in one site: nothing clashes, tools are shared, addresses stay, and a page sets them side by side.

The playbook is put together here from the five on disk, as its author would: phases and stages go to a folder per
process, processes follow one another, and of what they share the first of an id stays. A name that two processes
have is written with its process.
"""

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from playbooks_on_disk import checked, playbook_in, report
from sites import PLAYBOOK, ROOT, Html, broken_links_of, clicks_from, listed_addresses, rendered, served
from stagebook.checks.summary import check_report
from stagebook.model import Playbook
from stagebook.model.load import Loaded
from stagebook.problems.diagnostics import Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDERS = (
    PLAYBOOK,
    ROOT / "examples" / "seven-stage-pipeline",
    ROOT / "examples" / "buyer-journey",
    ROOT / "examples" / "seven-step-cycle",
    ROOT / "examples" / "buying-cycle-and-pipeline",
)
LINK = re.compile(r"(\[\[(?:stage|phase|checklist|worksheet):)")


def merged(folders: tuple[Path, ...], target: Path) -> Path:
    """Put several playbooks of one process each into one, with the title and the first page of the first."""
    settings: dict[str, Any] = {}
    shared: dict[str, dict[str, Any]] = {}
    for folder in folders:
        process = playbook_in(folder).processes[0].id
        for file in sorted(folder.rglob("*.*")):
            kind, *rest = file.relative_to(folder).with_suffix("").parts
            text = LINK.sub(rf"\1{process}/", file.read_text("utf-8"))
            if kind in ("phases", "stages"):
                write(target / "/".join((kind, process, *rest)), file.suffix, text)
            elif kind == "guides" or file.suffix == ".md":
                write(target / "/".join((kind, *rest)), file.suffix, text)
            elif kind == "playbook":
                own = yaml.safe_load(text)
                if settings and "audiences" not in own:  # a playbook that knows no partners shows them nothing
                    own["processes"][0]["visible_to"] = settings["audiences"][:1]
                settings = settings or own | {"processes": [], "tool_types": {}}
                # The playbooks were not written together: one says in words what another hides from partners.
                settings["checks"] = {"hidden-title": "off"}
                settings["processes"] += own["processes"]
                settings["tool_types"] |= own.get("tool_types", {})
            else:
                items = {rest[0]: yaml.safe_load(text)} if rest else yaml.safe_load(text)
                shared[kind] = {key: with_process(item, process) for key, item in items.items()} | shared.get(kind, {})
    for name, data in {"playbook": settings, **shared}.items():
        write(target / name, ".yml", yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    return target


def write(file: Path, suffix: str, text: str) -> None:
    """Write a file, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_name(file.name + suffix).write_text(text, "utf-8")


def with_process(item: dict[str, Any], process: str) -> dict[str, Any]:
    """A shared item whose references to stages say of which process."""
    named = {"stage": lambda name: f"{process}/{name}", "stages": lambda names: [f"{process}/{name}" for name in names]}
    return {key: named[key](value) if key in named else value for key, value in item.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The playbook of five processes. Read only."""
    return merged(FOLDERS, tmp_path_factory.mktemp("several"))


@pytest.fixture(scope="module")
def found(folder: Path) -> tuple[Loaded, Report]:
    """What it holds, and its problems."""
    return checked(folder)


@pytest.fixture(scope="module")
def playbook(found: tuple[Loaded, Report]) -> Playbook:
    """The same, loaded."""
    assert found[0].playbook
    return found[0].playbook


@pytest.fixture(scope="module")
def content(folder: Path) -> dict[str, Html]:
    """The content of its pages in both languages, by address. Read only."""
    return rendered(folder, "en") | rendered(folder, "ko", "ko/")


@pytest.fixture(scope="module")
def site(folder: Path, site_of: Callable[[Path], Path]) -> Path:
    """Its site, which a strict build makes. Read only."""
    return site_of(folder)


def test_several_processes_clash_in_nothing(found: tuple[Loaded, Report], playbook: Playbook) -> None:
    assert [f"{each.span}: {each.message}" for each in found[1].errors] == []
    assert len(playbook.processes) == 5
    assert len(playbook.stages) == 7 + 7 + 7 + 8
    assert len(playbook.phases) == 3 + 3 + 6
    titles = [str(phase.title) for phase in playbook.phases]
    assert titles.count("Evaluation") == titles.count("Awareness") == 2, "two processes may use the same word"


def test_a_name_that_two_processes_have_must_say_which(folder: Path, tmp_path: Path) -> None:
    """Three processes have a stage `negotiation`; a question is at home in none of them."""
    copy = shutil.copytree(folder, tmp_path / "playbook")
    file = copy / "faqs.yml"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("[[stage:seven-stage-pipeline/negotiation]]", "[[stage:negotiation]]", 1), "utf-8")
    (error,) = report(copy).errors
    assert error.code == "ambiguous-reference"
    assert "[[stage:seven-step-cycle/negotiation]]" in error.hint


def test_no_link_or_anchor_is_broken(content: dict[str, Html], playbook: Playbook) -> None:
    """Pages written by hand are the engine's to link; a strict build refuses theirs."""
    by_hand = {f"{start}guides/{guide}/" for guide in playbook.guides for start in ("", "ko/")}
    assert broken_links_of(content, by_hand) == []


@pytest.mark.parametrize("folder_alone", FOLDERS, ids=lambda folder: folder.name)
def test_addresses_are_those_of_the_process_alone(content: dict[str, Html], folder_alone: Path) -> None:
    """A bookmark lives on when a second process moves in. `test_pages.py` holds the lists that are kept."""
    alone = listed_addresses(folder_alone)
    assert len(alone) > 25
    made = {address for address in alone if not address.startswith("guides/")}
    assert {f"{start}{address}" for address in made for start in ("", "ko/")} <= set(content)


@pytest.mark.parametrize("start", ["", "ko/"])
def test_any_tool_is_three_clicks_from_home(content: dict[str, Html], playbook: Playbook, start: str) -> None:
    distance = clicks_from(content, start)
    assert len(playbook.tools) > 60
    far = {tool: distance.get(f"{start}tools/{tool}/") for tool in playbook.tools}
    assert {tool: clicks for tool, clicks in far.items() if clicks is None or clicks > 3} == {}


@pytest.mark.parametrize(
    ("tool", "places"),
    [
        ("contract", ("New Business", "Seven-Stage Pipeline", "Seven-Step Sales Cycle", "Buying Cycle")),
        ("demo", ("New Business", "Buyer's Journey", "Seven-Step Sales Cycle")),
        ("bant-questionnaire", ("Seven-Stage Pipeline", "Seven-Step Sales Cycle")),
        ("crm", ("Seven-Step Sales Cycle", "Buying Cycle")),
    ],
)
def test_a_shared_tool_lists_its_uses_in_each_process(
    content: dict[str, Html], tool: str, places: tuple[str, ...]
) -> None:
    text = content[f"tools/{tool}/"].text
    assert [place for place in places if place not in text] == []


SIDE_BY_SIDE = {
    "need-noticed": ("Solution Development", "", "Awareness", "", "Awareness"),
    "looking-for-ways": ("Solution Development", "", "Consideration", "2 Fit Check", "Information Search"),
    "comparing-options": ("Evaluation", "", "Consideration", "2 Fit Check", "Evaluation"),
    "choosing": ("Evaluation", "", "Decision", "", "Purchase Decision"),
    "buying": ("Commitment", "", "Decision", "", "Purchase"),
    "after-use": ("", "", "", "", "Post-Purchase Evaluation"),
    "prospecting": ("1 Qualified Lead", "1 Prospecting", "", "1 Initial Contact", "1 Lead Generation"),
    "fit": (
        "1 Qualified Lead, 2 Goals Confirmed",
        "2 Lead Qualification",
        "",
        "2 Fit Check, 3 Needs and Wants Analysis",
        "2 Lead Qualification Filtering",
    ),
    "first-contact": (
        "1 Qualified Lead",
        "3 Initial Contact",
        "",
        "2 Fit Check, 3 Needs and Wants Analysis",
        "3 Initial Contact",
    ),
    "needs": (
        "2 Goals Confirmed, 3 Solution Development",
        "4 Needs Assessment",
        "",
        "3 Needs and Wants Analysis",
        "4 Needs Assessment",
    ),
    "building-value": (
        "4 Establish Business Value",
        "5 Proposal / Quote",
        "",
        "4 Make the Pitch",
        "4 Needs Assessment, 5 Proposal and Quotation",
    ),
    "proof": ("5 Prove Business Value, 6 Confirm Value and Process", "", "", "5 Deliver the Proposal", ""),
    "proposal": ("", "5 Proposal / Quote", "", "5 Deliver the Proposal", "5 Proposal and Quotation"),
    "negotiation": ("7 Negotiate and Sign", "6 Negotiation", "", "6 Negotiation", "6 Negotiation"),
    "close": ("7 Negotiate and Sign", "7 Closing", "", "7 Close the Deal", "7 Closing"),
    "after-sale": ("", "", "", "", "8 Post-Sale Follow-Up"),
}
"""Which phases and stages answer a moment, process by process in the order of FOLDERS."""


def cells(page: Html) -> dict[str, list[str]]:
    """The rows of the comparison: by the id of the moment, the names in each process's cell."""
    rows = re.findall(r'<tr id="([a-z-]+)">(.*?)</tr>', page.source, re.S)
    return {moment: [names(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)] for moment, row in rows}


def names(cell: str) -> str:
    """The places named in a cell, each with its number, without the notes."""
    found = re.findall(r'(?:<span class="sb-number">(\d)</span> )?<a [^>]*>([^<]*)</a>', cell)
    return ", ".join(unescape(f"{number} {title}".strip()) for number, title in found)


@pytest.mark.parametrize("start", ["", "ko/"])
def test_processes_are_laid_side_by_side(content: dict[str, Html], playbook: Playbook, start: str) -> None:
    found = cells(content[f"{start}compare/"])
    assert list(found) == list(SIDE_BY_SIDE)
    if not start:
        assert {moment: tuple(row) for moment, row in found.items()} == SIDE_BY_SIDE
        return
    titles = {str(place.title): str(place.title.versions["ko"]) for place in (*playbook.phases, *playbook.stages)}
    assert {len(row) for row in found.values()} == {5}
    assert found["negotiation"][0] == f"7 {titles['Negotiate and Sign']}"
    assert found["needs"][0] == f"2 {titles['Goals Confirmed']}, 3 {titles['Solution Development']}"


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("", ("Fit and readiness. BANT follows in the next step.", "At the end of the phase.", "How they are built")),
        ("ko/", ("적합성과 준비 상태를 확인합니다.", "이 구매 단계가 끝날 때입니다.", "판매 후")),
    ],
)
def test_the_comparison_says_what_part_of_a_moment(
    content: dict[str, Html], start: str, words: tuple[str, ...]
) -> None:
    text = content[f"{start}compare/"].text
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_scrolls_sideways(site: Path, browser: "Browser", width: int) -> None:
    """Not even the tool that thirteen stages use, or five processes side by side."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    wide = []
    with served(site) as url:
        for address in ("", "compare/", "tools/", "tools/crm/", "worksheets/", "coverage/", "situations/"):
            page.goto(url + address, wait_until="domcontentloaded")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(address)
    page.close()
    assert wide == []


def test_the_command_counts_all_of_it(found: tuple[Loaded, Report]) -> None:
    assert "5 processes, 12 phases, 29 stages" in check_report(*found)
