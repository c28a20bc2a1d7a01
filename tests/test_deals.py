"""Exports of CRMs on disk, and what is read from them.

`deals/<playbook>/<case>/deals.csv` is an export as real bytes, `expected.txt` what comes of it; a `mapping.yml` beside
them is used. The playbook is the reference one, an example, or a small one of `playbooks/good/`.
STAGEBOOK_WRITE_EXPECTED=1 writes the expected texts, to be read before they are committed.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS, TODAY
from stagebook.deals import Deal, DealExport, DealMapping, read_deals, read_mapping
from stagebook.deals.crms import known_crms
from stagebook.deals.names import plain
from stagebook.model import Playbook
from stagebook.model.load import load

ROOT = Path(__file__).resolve().parent.parent
DEALS = Path(__file__).resolve().parent / "deals"
CASES = sorted(path.parent for path in DEALS.glob("*/*/deals.csv"))
WRITE = os.environ.get("STAGEBOOK_WRITE_EXPECTED") == "1"
HIDDEN = ("row", "line", "stage", "fields", "missing")


@cache
def playbook_of(name: str) -> Playbook:
    """The playbook of that name, without errors."""
    places = {"new-business": ROOT / "playbook", "two-processes": PLAYBOOKS / "good" / name}
    loaded = load(places.get(name, ROOT / "examples" / name))
    assert loaded.playbook is not None
    assert not loaded.report.errors
    return loaded.playbook


def mapping_of(folder: Path, playbook: Playbook) -> DealMapping | None:
    """The case's mapping file."""
    path = folder / "mapping.yml"
    if not path.exists():
        return None
    mapping, problems = read_mapping(path, playbook)
    assert problems == ()
    return mapping


def shown(export: DealExport) -> str:
    """What an export came to, as text."""
    return "\n".join(
        [
            f"{export.rows} rows, {export.closed} closed",
            *(_deal(deal) for deal in export.deals),
            *(f"{'error' if each.is_error else 'remark'}: {each}" for each in export.problems),
            "",
        ]
    )


def _deal(deal: Deal) -> str:
    values = {name: value for name, value in vars(deal).items() if name not in HIDDEN and value not in (None, "")}
    lines = [f"  {name}: {value}" for name, value in values.items()]
    place = f"\nrow {deal.row}, line {deal.line}: {deal.stage.process}/{deal.stage.id}"
    return "\n".join([place, *lines, f"  missing: {', '.join(deal.missing) or '-'}"])


@pytest.mark.parametrize("folder", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_an_export(folder: Path) -> None:
    playbook = playbook_of(folder.parent.name)
    export = read_deals(folder / "deals.csv", playbook, today=TODAY, mapping=mapping_of(folder, playbook))
    if WRITE:
        (folder / "expected.txt").write_text(shown(export), "utf-8")
    assert shown(export) == (folder / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("crm", [crm.name for crm in known_crms() if crm.name != "Other"])
def test_each_known_crm_has_an_export(crm: str) -> None:
    assert [folder for folder in CASES if folder.name.partition("-")[0] == plain(crm)]
