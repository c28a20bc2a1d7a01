"""`docs/extending.md`, followed: its code is put into a copy of the checkout, where what the page promises comes true.

Blocks that begin with the name of a file are put where the page says: a new file as it stands, else after the line in
`AFTER`. `tests/test_new_kind.py` follows the part about kinds.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from sites import ROOT

PAGE = (ROOT / "docs" / "extending.md").read_text("utf-8")
EXAMPLE = ROOT / "tests" / "extending"
FOLDERS = ("generator", "templates", "docs", "tests", "playbook", "examples")
GERMAN = ROOT / "tests" / "playbooks" / "good" / "german" / "templates" / "language" / "de.yml"

AFTER = {
    "generator/stagebook/schema/knowledge.py, in `Case`": '    """What to learn from it."""\n',
    "templates/pages/cases.html, in the block `entry`": "{{ rich(each.lesson) }}</p>{% endif %}\n",
    "generator/stagebook/checks/__init__.py, in `CHECKS`": "CHECKS: tuple[Check, ...] = (\n",
    "generator/stagebook/checks/examples.py, in `_PROCESS`": "_PROCESS = _in_files(\n",
    "generator/stagebook/schema/registry.py, in `pages` of `REGISTRY`": "    pages=(\n",
    "generator/stagebook/site/pages.py, in `SHOWN`": "SHOWN: dict[str, Callable[[Playbook], bool]] = {\n",
    "generator/stagebook/sheets/process.py, in `BLOCKS`": "BLOCKS: dict[str, Builder] = {\n",
    "templates/language/en.yml, under `about`": "\nabout:\n",
    "templates/language/ko.yml, under `about`": "\nabout:\n",
    "templates/language/en.yml, under `sheet`, `blocks`": "\n  blocks:\n",
    "templates/language/ko.yml, under `sheet`, `blocks`": "\n  blocks:\n",
}
"""The text after which a piece stands; the others are new files, or stand at the end of theirs."""


@dataclass(frozen=True)
class Piece:
    """Some lines that the page tells to write, and where."""

    part: str
    """The heading of the page's part."""
    place: str
    """The name of the file, and where in it."""
    text: str

    @property
    def file(self) -> str:
        """The file's path in the checkout."""
        return self.place.split(",")[0]


def pieces() -> list[Piece]:
    """The code of the page, in order."""
    found = []
    for part in re.split(r"^## ", PAGE, flags=re.M)[1:]:
        for block in re.findall(r"^```\w+\n(.*?)^```$", part, re.M | re.S):
            named = re.split(r"^(?:# |\{# )((?:generator|templates)/[^\n]*?)(?: #\})?\n", block, flags=re.M)
            found += [
                Piece(part.splitlines()[0], place.split(", and ")[0], text)
                for place, text in zip(named[1::2], named[2::2], strict=True)
            ]
    return found


PIECES = pieces()
CHECKS = "generator/stagebook/checks/__init__.py"
SHEETS = "docs/worksheets.md"
DUTCH = "templates/language/nl.yml"


class Checkout:
    """A copy of what a maintainer works in."""

    def __init__(self, root: Path) -> None:
        """Copy it to `root`, without what takes long and plays no part; with what Python compiled of it."""
        skipped = shutil.ignore_patterns("browser", "ledger", "upgrade-0.1", "*.png")
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, root / folder, ignore=skipped)
        for file in ("pyproject.toml", "README.md", "manual.yml", "mkdocs.yml"):
            shutil.copy(ROOT / file, root)
        self.root = root

    def put(self, file: str, text: str, after: str = "") -> None:
        """Write a new file, or add to one: after a text that stands there once, or at its end."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8") if path.exists() else ""
        if after:
            assert before.count(after) == 1, f"{file} has {before.count(after)} of {after!r}"
            path.write_text(before.replace(after, after + text), "utf-8")
        else:
            path.write_text(before + text, "utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands there."""
        path = self.root / file
        assert old in path.read_text("utf-8"), f"{file} has no {old!r}"
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    def follow(self, piece: Piece) -> None:
        """Do what the page says."""
        self.put(piece.file, piece.text, AFTER.get(piece.place, ""))

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run Python in it, with its own package."""
        path = os.pathsep.join(str(self.root / each) for each in ("generator", "docs"))
        known = {**os.environ, "PYTHONPATH": path}
        return subprocess.run(
            [sys.executable, *words], cwd=self.root, env=known, capture_output=True, text=True, encoding="utf-8",
            check=False,
        )  # fmt: skip

    def failed(self, *words: str) -> set[str]:
        """The tests that fail, of those that pytest gets by these words."""
        slow = "tests/test_docs.py::test_generated_page_of_the_manual_is_fresh[template-names.md]"
        quiet = ("-n0", "-q", "-p", "no:cacheprovider", "--tb=no", "--deselect", slow)
        done = self.run("-m", "pytest", *quiet, *words)
        assert done.returncode in (0, 1), done.stdout + done.stderr
        assert "passed" in done.stdout
        return set(re.findall(r"^FAILED \S+?::(.+?)(?: - .*)?$", done.stdout, re.M))


def besides(checkout: Checkout) -> None:
    """Do what the page says in words: an import, examples, rows of the manual, the list of kinds, a language."""
    checkout.edit(CHECKS, "    audiences,\n", "    audiences,\n    capitals,\n")
    shutil.copytree(EXAMPLE / "capitals", checkout.root / "tests" / "playbooks" / "bad" / "capitals")
    shutil.copytree(EXAMPLE / "acme", checkout.root / "tests" / "deals" / "new-business" / "acme")
    kinds, blocks = "\n\nA process without stages has", "\n\nThe frameworks BANT"
    checkout.edit(SHEETS, kinds, f"\n| `handover` | process | 1 | those who deliver |{kinds}")
    checkout.edit(SHEETS, blocks, f"\n| `promises` | process | scope, by-when, who |{blocks}")
    checkout.edit(SHEETS, "Salesforce, HubSpot", "Acme, Salesforce, HubSpot")
    checkout.put(
        "tests/test_sheets.py", '        "handover": ("process", 1),\n', '        "exercise": ("procedure", 1),\n'
    )
    checkout.put("tests/expected/defaults.txt", "Case.contact = None\n", "Case.aliases = ()\n")
    pages = "tests/expected/pages/seven-step-cycle.txt"
    checkout.put(pages, "owners.md  owners\n", "glossary.md  glossary\n")
    checkout.put(pages, "seven-step-cycle/handover.md  worksheet\n", "seven-step-cycle/process-design.md  worksheet\n")
    checkout.edit("docs/words.md", "Korean (ko)", "Korean (ko), Dutch (nl)")
    checkout.put(DUTCH, 'contact: "Vraag:"\nowners: Per beheerder\n')
    checkout.put(DUTCH, "  owners: Wie welk hulpmiddel beheert.\n", "\nabout:\n")
    words = "    promises: {title: Toegezegd, fields: {scope: Omvang, by-when: Wanneer, who: Door wie}}\n"
    checkout.put(DUTCH, words, "\n  blocks:\n")
    for name in ("worksheets", "frameworks"):
        path = checkout.root / "templates" / "defaults" / f"{name}.yml"
        text = re.sub(r"^( +)en: (.+)$", r"\1en: \2\n\1nl: \2", path.read_text("utf-8"), flags=re.M)
        path.write_text(re.sub(r"\{en: (.+?), ko: ", r"{en: \1, nl: \1, ko: ", text), "utf-8")


REFERENCES = """
from generate import DOCS, PAGES

for name in ("all-words.md", "fields.md", "rules.md"):
    (DOCS / name).write_text(PAGES[name](), "utf-8")
"""
"""Does what `docs/generate.py` does, but for the page that takes longest."""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A copy in which everything was followed."""
    made = Checkout(tmp_path_factory.mktemp("followed"))
    # The German table of a test's playbook stands in for a translation; what counts is where it lies.
    shutil.copy(GERMAN, made.root / DUTCH)
    for piece in PIECES:
        made.follow(piece)
    besides(made)
    done = made.run("-c", REFERENCES)
    assert done.returncode == 0, done.stderr
    return made


def test_files_that_the_page_names_exist() -> None:
    tops = ("", "generator/stagebook", "templates")
    named = set(re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|yml|html|typ|md))`", PAGE))
    new = {"acme-…/deals.csv", *(piece.file for piece in PIECES)}
    missing = {each for each in named - new if not any((ROOT / top / each).exists() for top in tops)}
    assert {each for each in missing if not each.startswith(("competitors/", "templates/pages/competitor"))} == set()
    assert len(named) > 30


def test_names_that_the_page_uses_exist() -> None:
    """A name in the code's own type that is renamed there is renamed on the page."""
    prose = re.sub(r"^```.*?^```$", "", PAGE, flags=re.M | re.S)
    named = set(re.findall(r"`@?([A-Za-z][A-Za-z_]{3,})(?:\([^`]*)?`", prose))
    sources = [
        *(ROOT / "generator").rglob("*.py"),
        *(ROOT / "tests").glob("*.py"),
        *EXAMPLE.parent.glob("new_kind/*.py"),
    ]
    words = set(re.findall(r"\w+", " ".join(path.read_text("utf-8") for path in sources if path != Path(__file__))))
    assert len(named) > 20
    assert named - words == set()


def test_each_part_has_code_that_is_followed() -> None:
    parts = re.findall(r"^## (.+)$", PAGE, re.M)
    in_words = {"Add a kind of item", "Add a language"}
    assert set(parts) - {piece.part for piece in PIECES} == in_words
    assert set(AFTER) <= {piece.place for piece in PIECES}


def test_what_was_added_is_there(checkout: Checkout) -> None:
    playbook = checkout.root / "ours"
    shutil.copytree(ROOT / "tests" / "playbooks" / "good" / "minimal", playbook)
    checkout.put("ours/playbook.yml", "languages: [en, nl]\nchecks: {untranslated: off}\n")
    checkout.put("ours/cases.yml", "won: {title: WE WON, summary: They won., contact: Dana Kim}\n")
    done = checkout.run("-m", "stagebook", "check", str(playbook))
    assert "cases.yml:1:7: warning: the title of the case 'won' is in capitals [title-in-capitals]" in done.stdout
    assert "0 errors, 1 warning" in done.stdout, done.stdout + done.stderr
    done = checkout.run("-c", SHOW, str(playbook))
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    assert '<span class="sb-label">Ask:</span> Dana Kim' in shown["en/cases.md"]
    assert re.search(
        r'<h2 id="owner-1">Sales Ops.*<ul><li><a href="[^"]+">Deck</a></li></ul>', shown["en/owners.md"], re.S
    )
    assert "Who keeps which tool." in shown["en/owners.md"]
    assert {"Promised to the buyer", "Scope", "By when"} <= set(re.findall(r"[^<>]+", shown["en/sales/handover.md"]))
    assert "Vraag:" in shown["nl/cases.md"] and "Toegezegd" in shown["nl/sales/handover.md"]


SHOW = """
import json, sys
from pathlib import Path
from stagebook import edition, load

root = Path(sys.argv[1])
editions = {language: edition(load(root).playbook, root, language=language) for language in ("en", "nl")}
pages = [(f"{name}/{page.src}", each.renderer, page) for name, each in editions.items() for page in each.site.pages]
bodies = {src: renderer.body(page).html() for src, renderer, page in pages}
print(json.dumps(bodies))
"""
"""Prints all pages of a playbook in two languages."""


NAMED = (
    *("tests/test_docs.py", "tests/test_boundaries.py", "tests/test_words.py", "tests/test_registry.py"),
    *("tests/test_deals.py", "tests/test_deals_values.py", "tests/test_checks.py", "tests/test_sheets.py"),
    *("tests/test_defaults.py", "tests/test_pages.py"),
)
SPEAKING = (
    *("uses_a", "every_field", "generated_page", "manual_lists", "every_rule", "a_check_lists", "does_one_thing"),
    *("shipped", "list_has", "decides_whether", "two_things", "known_crm", "acme", "capitals", "six_kinds"),
    *("same_words", "every_default", "these_pages and seven-step"),
)
"""Parts of the names of tests that have a say in what the page adds; the others would only take their time."""


def test_the_tests_that_the_page_names_pass(checkout: Checkout) -> None:
    assert checkout.failed(*NAMED, "-k", " or ".join(SPEAKING)) == set()


def test_what_was_forgotten_is_named(tmp_path: Path) -> None:
    """Of each part something is left out, the rows of the manual and the fresh reference pages of all."""
    made = Checkout(tmp_path)
    forgotten = {
        "templates/pages/cases.html, in the block `entry`",
        "generator/stagebook/checks/__init__.py, in `CHECKS`",
        "templates/pages/owners.html",
        "templates/language/ko.yml",
        "templates/language/ko.yml, under `about`",
        "templates/language/ko.yml, under `sheet`, `blocks`",
    }
    for piece in PIECES:
        if piece.place not in forgotten:
            made.follow(piece)
    made.edit("generator/stagebook/checks/capitals.py", "@finds(TITLE_IN_CAPITALS)", "@finds()")
    made.edit("generator/stagebook/site/pages.py", '    "owners": lambda', '    "owner": lambda')
    made.edit("templates/defaults/crms.yml", "owner: [Owner GUID]", "owner: [Owner GUID, Topic]")
    shutil.copy(GERMAN, made.root / DUTCH)
    assert made.failed(*NAMED, "-k", " or ".join(SPEAKING)) == {
        "test_every_field_is_used_by_a_page_a_check_or_the_model",
        *(f"test_generated_page_of_the_manual_is_fresh[{page}]" for page in ("all-words.md", "fields.md", "rules.md")),
        "test_every_default_is_as_stated",
        *(f"test_a_playbook_has_these_pages[seven-step-cycle-{tag}]" for tag in ("en", "ko")),
        "test_every_rule_has_a_bad_example",
        "test_a_check_lists_the_rules_that_it_reports[generator/stagebook/checks/capitals.py]",
        *(f"test_a_shipped_language_has_every_word_and_no_other[{tag}]" for tag in ("ko", "nl")),
        *(f"test_each_kind_and_list_has_its_words_in_each_language[{tag}]" for tag in ("ko", "nl")),
        "test_each_list_has_its_template[owners]",
        "test_what_decides_whether_a_list_is_there_belongs_to_a_list",
        *(f"test_built_in_items_are_in_each_shipped_language[{kind}-nl]" for kind in ("worksheets", "frameworks")),
        "test_the_manual_names_the_shipped_languages",
        "test_no_header_means_two_things",
        "test_each_known_crm_has_an_export[Acme]",
        "test_each_known_crm_is_named_in_the_manual",
        "test_a_playbook_without_worksheets_yml_has_six_kinds",
        "test_both_languages_have_the_same_words_for_sheets",
        "test_the_manual_lists_every_built_in_kind_of_worksheet",
        "test_the_manual_lists_every_block_with_what_it_holds",
    }
