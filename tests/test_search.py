"""The search: what can be found, what it finds, and that its data hold nothing but what readers may see."""

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from bench.search import Searched, searched
from search_panel import data
from sites import PLAYBOOK, ROOT
from stagebook.model.load import load
from stagebook.outputs.search_files import NAMES, search_files
from stagebook.site.edition import edition
from stagebook.site.synonyms import built_in

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="the search runs in Node here; install it")


@cache
def results() -> dict[str, Searched]:
    return {each.language: each for each in searched(PLAYBOOK, "new-business")}


LEAST = {
    "titles": (0.98, 1),
    "aliases": (0.98, 1),
    "other language": (0.98, 1),
    "particles": (0.98, 3),
    "spacing": (0.98, 3),
    "plurals": (0.98, 3),
    "hyphens": (0.98, 3),
    "typos": (0.92, 3),
    "criteria": (0.95, 3),
    "questions": (0.90, 3),
}
"""Which share of the queries of a category must have their answer among so many first hits."""


@needs_node
@pytest.mark.parametrize("language", ["en", "ko"])
def test_it_finds_what_it_must(language: str) -> None:
    answered = results()[language].answered
    for category, (share, within) in LEAST.items():
        ranks = [each.rank for each in answered if each.query.category == category]
        found = sum(1 <= rank <= within for rank in ranks)
        assert found >= share * len(ranks), f"{category}: {found} of {len(ranks)}"
    assert {each.query.category for each in answered} - {"parts"} <= set(LEAST)


@pytest.mark.parametrize("folder", ["", "ko"])
def test_every_hit_leads_to_something_that_is_there(reference_site: Path, folder: str) -> None:
    site = reference_site / folder
    page, missing = "", []
    for title, _, _, url, *_ in data(site)["entries"]:
        page = page if url.startswith("#") else url.partition("#")[0]
        anchor = url.partition("#")[2]
        html = _read(site / page / "index.html")
        if anchor and f' id="{anchor}"' not in html:
            missing.append(f"{title}: {page}#{anchor}")
    assert missing == []


@cache
def _read(path: Path) -> str:
    return path.read_text("utf-8")


def test_a_narrower_audience_finds_only_its_own() -> None:
    playbook = load(PLAYBOOK).playbook
    assert playbook is not None
    seen = edition(playbook, PLAYBOOK, "partner")
    keys = {entry.key for entry in seen.search_entries()}
    hidden = {"process:new-business#no-decision-maker", "tool:price-details"} - keys
    assert "process:new-business#no-decision-maker" in hidden
    assert len(keys) < len(edition(playbook, PLAYBOOK).search_entries())


def test_data_are_a_script_that_breaks_out_of_nothing(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/playbooks/good/small", tmp_path / "small")
    tool = next((tmp_path / "small/tools").glob("*.yml"), None) or tmp_path / "small/tools.yml"
    text = tool.read_text("utf-8")
    tool.write_text(re.sub(r"(title: ).*", r"\1'</script><b>`${x}'", text, count=1), "utf-8")
    playbook = load(tmp_path / "small").playbook
    assert playbook is not None
    script = search_files(edition(playbook, tmp_path / "small"))[NAMES]
    assert "<" not in script
    assert script.count("\n") == 1
    held = json.loads(script[script.index("(", script.index("push")) + 1 : script.rindex(")")])
    assert any(row[0].startswith("</script>") for row in held[1]["entries"])


def test_each_built_in_group_has_several_words_and_none_twice() -> None:
    for language, groups in built_in().items():
        for group in groups:
            assert len(group) > 1, (language, group)
            assert len(set(group)) == len(group), (language, group)
