"""Rules are switched off, weighed, accepted and added; each of it is counted, and mistakes in it have names."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS, TODAY, printed, report
from sites import ROOT, here, stagebook
from stagebook.checks import load_and_check
from stagebook.outputs.markdown_files import write
from stagebook.problems.formats import json_report

EXCEPTIONS = PLAYBOOKS / "good" / "exceptions"


def test_every_exception_is_counted() -> None:
    assert printed(EXCEPTIONS).endswith(
        "0 errors, 0 warnings; 2 rules changed (1 problem switched off), 5 problems accepted\n"
    )
    counts = json.loads(json_report(report(EXCEPTIONS)))
    assert counts["rules_changed"] == ["verify-overdue", "no-owner"]
    assert (counts["problems_off"], counts["problems_accepted"]) == (1, 5)


@pytest.mark.parametrize(
    ("file", "taken_out", "found"),
    [
        ("tools.yml", "    no-owner: The vendor keeps it.\n", [("tools.yml", "no-owner", "error")]),
        (
            "tools.yml",
            "    untranslated: The vendor writes it.\n",
            [("tools.yml", "untranslated", "warning")],
        ),
        ("playbook.yml", "verify-overdue: off, ", [("tools.yml", "verify-overdue", "warning")]),
        (
            "stages.yml",
            ', accept: {untranslated: "Only the sales team in Boston uses it."}',
            [("stages.yml", "untranslated", "warning")],
        ),
        (
            "guides/history.md",
            'accept: {untranslated: "Nobody in Seoul needs the history."}\n',
            [("guides/history.md", "untranslated", "warning")],
        ),
    ],
)
def test_without_the_exception_its_problem_is_back(
    tmp_path: Path, file: str, taken_out: str, found: list[tuple[str, str, str]]
) -> None:
    shutil.copytree(EXCEPTIONS, tmp_path / "playbook")
    text = (tmp_path / "playbook" / file).read_text("utf-8")
    assert taken_out in text
    (tmp_path / "playbook" / file).write_text(text.replace(taken_out, ""), "utf-8")
    assert [(p.span.file, p.code, str(p.severity)) for p in report(tmp_path / "playbook").problems] == found


def test_an_acceptance_holds_for_its_item_alone(tmp_path: Path) -> None:
    """Two parts on one line of a list in brackets: the reason of the first is not one for the second."""
    shutil.copytree(EXCEPTIONS, tmp_path / "playbook")
    stages = tmp_path / "playbook" / "stages.yml"
    text = stages.read_text("utf-8")
    both = (
        '[{id: goal, text: The goal., accept: {untranslated: "Boston only."}, verified_by: buyer}, '
        "{id: budget, text: The budget., verified_by: buyer}]"
    )
    start, stop = text.index("exit_criteria:"), text.index("  tools:")
    stages.write_text(f"{text[:start]}exit_criteria: {both}\n{text[stop:]}", "utf-8")
    found = report(tmp_path / "playbook").problems
    assert [(p.code, p.message) for p in found] == [("untranslated", "'The budget.' has no text in: ko")]


def test_no_page_shows_a_reason(tmp_path: Path) -> None:
    loaded, _ = load_and_check(EXCEPTIONS, TODAY)
    assert loaded.playbook is not None
    write(loaded.playbook, EXCEPTIONS, tmp_path)
    texts = [path.read_text("utf-8") for path in tmp_path.rglob("*.md")]
    assert any("Where deals are kept." in text for text in texts)
    for reason in ("The vendor", "Everybody has it open", "Only the sales team", "Nobody in Seoul"):
        assert not any(reason in text for text in texts)


# --- rules of other packages ----------------------------------------------------------------------------------------

RULES = """
from stagebook import WARNING, Rule, finds

NO_SLIDES = Rule("acme-no-slides", WARNING, "A deck", "At Acme nobody shows slides.")

@finds(NO_SLIDES)
def decks(context):
    for tool in context.playbook.tools.values():
        if tool.type == "deck":
            yield NO_SLIDES.found(f"'{tool.id}' is a deck", tool.field_span("type"), "talk instead")
"""


def installed(folder: Path, code: str, target: str = "acme_rules:decks") -> Path:
    """A folder that holds an installed package with an entry point, as pip leaves it."""
    info = folder / "acme_rules-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[stagebook.rules]\nslides = {target}\n", "utf-8")
    (folder / "acme_rules.py").write_text(code, "utf-8")
    return folder


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path, as `site-packages` is."""
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    monkeypatch.delitem(sys.modules, "acme_rules", raising=False)
    yield tmp_path / "packages"
    sys.modules.pop("acme_rules", None)


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """A good playbook to check."""
    return Path(shutil.copytree(PLAYBOOKS / "good" / "minimal", tmp_path / "playbook"))


def test_a_rule_of_another_package_is_run_set_and_explained(packages: Path, minimal: Path) -> None:
    installed(packages, RULES)
    found = here("check", minimal)
    assert "tools.yml:3:3: warning: 'deck' is a deck [acme-no-slides]" in found.stdout
    assert "hint: talk instead" in found.stdout
    assert "acme-no-slides         warning  A deck" in here("explain").stdout
    explained = here("explain", "acme-no-slides").stdout
    assert "At Acme nobody shows slides." in explained
    assert "'slides' of acme-rules" in explained
    settings = minimal / "playbook.yml"
    settings.write_text(settings.read_text("utf-8") + "checks: {acme-no-slides: error}\n", "utf-8")
    assert "error: 'deck' is a deck [acme-no-slides]" in here("check", minimal).stdout
    with (minimal / "tools.yml").open("a", encoding="utf-8") as file:
        file.write("  accept: {acme-no-slides: The board asks for it.}\n")
    assert "0 errors, 0 warnings; 1 rule changed, 1 problem accepted" in here("check", minimal).stdout


def test_the_command_finds_an_installed_package(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(installed(packages, RULES)))
    done = stagebook("explain", "acme-no-slides")
    assert done.returncode == 0, done.stderr
    assert "At Acme nobody shows slides." in done.stdout


@pytest.mark.parametrize(
    ("code", "target", "said"),
    [
        ("import no_such_module", "acme_rules:decks", "acme_rules:decks can't be loaded: ModuleNotFoundError"),
        (RULES, "acme_rules:deks", "acme_rules:deks can't be loaded: AttributeError"),
        (RULES, "acme_rules:NO_SLIDES", "acme_rules:NO_SLIDES is no check"),
        (RULES.replace("acme-no-slides", "no-owner"), "acme_rules:decks", "there is a rule 'no-owner' already"),
        (RULES.replace("tool.type ==", "tool.typ =="), "acme_rules:decks", "it ended with AttributeError"),
        (RULES.replace("NO_SLIDES.found", "print"), "acme_rules:decks", "it found None, which none of its rules made"),
        (
            RULES.replace("NO_SLIDES.found", 'Rule("acme-other", WARNING, "", "").found'),
            "acme_rules:decks",
            "it found Diagnostic(code='acme-other'",
        ),
        (RULES.replace("@finds(NO_SLIDES)", "@finds('no-slides')"), "acme_rules:decks", "acme_rules:decks is no check"),
        (RULES.replace("\ndef decks", "\nasync def decks"), "acme_rules:decks", "it ended with TypeError"),
        ("raise SystemExit(3)", "acme_rules:decks", "acme_rules:decks can't be loaded: SystemExit"),
    ],
)
def test_a_broken_package_of_rules_is_named(packages: Path, minimal: Path, code: str, target: str, said: str) -> None:
    installed(packages, code, target)
    done = here("check", minimal)
    assert done.returncode == 1
    assert f"error: the rules 'slides' of acme-rules don't work: {said}" in done.stdout
    assert "[broken-rule]" in done.stdout
    assert "1 error, 0 warnings" in done.stdout


def test_a_broken_package_of_rules_can_be_made_a_warning(packages: Path, minimal: Path) -> None:
    installed(packages, "import no_such_module")
    settings = minimal / "playbook.yml"
    settings.write_text(settings.read_text("utf-8") + "checks: {broken-rule: warning}\n", "utf-8")
    assert here("check", minimal).returncode == 0


# --- explain --------------------------------------------------------------------------------------------------------


def test_explain_names_the_nearest_rule() -> None:
    done = here("explain", "no-onwer")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no rule 'no-onwer'; did you mean 'no-owner'?" in done.stderr


def test_explain_says_what_can_be_changed() -> None:
    assert "It can't be switched off." in here("explain", "no-tool").stdout
    assert "checks: {no-owner: off}   (or error)" in here("explain", "no-owner").stdout
    assert "checks: {missing-file: off}   (or warning)" in here("explain", "missing-file").stdout


def test_explain_lists_what_the_page_of_rules_lists() -> None:
    listed = [line.split()[0] for line in here("explain").stdout.splitlines()]
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")] == listed
