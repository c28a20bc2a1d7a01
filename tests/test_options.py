"""Each option of each command does what it says: with it something is seen that is not seen without it.

A row names the words of a call, the option that is added, and what then appears in the output, in the file that is
written or in what the engine is asked for. An option without a row fails, and so does one that is ignored.
"""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from pypdf import PdfReader

from playbooks_on_disk import PLAYBOOKS
from sites import here
from stagebook.cli.main import main
from stagebook.outputs.mkdocs import commands

FILES = {
    "en.csv": "Deal Name,Company,Deal Stage,Close Date\nPortal,Acme,Talk,2026-12-01\nSecond,Beta,Sign,2027-01-11\n",
    "unknown.csv": "Deal Name,Deal Stage\nPortal,Chatting\n",
    "two.csv": "Deal Name,Deal Stage\nPortal,First\n",
    "cp949.csv": "Deal Name,Deal Stage\n거래,Talk\n",
    "crm.yml": "stages: {Chatting: talk}\n",
}
HIDDEN_CRITERION = "    - {id: card, text: The Battlecard was used., verified_by: buyer, visible_to: [employee]}\n"
SHEETS = ("worksheets", "small", "-o", "out.html", "--today", "2026-11-22")
PLAN = ("worksheets", "small", "--close-plan", "--go-live", "2027-01-29", "--today", "2026-12-01")
TWO = ("worksheets", "two-processes", "-o", "out.html")


class Case(NamedTuple):
    """A call without the option, the option, and what is seen only with it."""

    call: tuple[str, ...]
    option: tuple[str, ...]
    seen: str


ROWS = (
    Case(("check", "warning"), ("--strict",), "exit 1"),
    Case(("check", "warning"), ("--format", "json"), '"warnings": 1'),
    Case(("check", "warning"), ("--format", "github"), "::warning file="),
    Case(("check", "many"), ("--all",), "unknown tool 'tol-7'"),
    Case(("check", "small"), ("--explain", "no-owner"), "no-owner"),
    Case(("check", "mendable"), ("--fix",), "+title: Sign\n"),
    Case(("check", "mendable", "--fix"), ("--yes",), "1 file changed"),
    Case(("build", "small"), ("--site", "elsewhere"), "1 pages in elsewhere"),
    Case(("build", "audiences", "--site", "s"), ("--audience", "partner"), "audience='partner'"),
    Case(("build", "small", "--site", "s"), ("--strict",), "strict=True"),
    Case(("build", "warning", "--site", "s"), ("--strict",), "stagebook: nothing was written"),
    Case(("build", "small", "--site", "s"), ("--pdf",), "pdf=True"),
    Case(("build", "small", "--site", "s"), ("--offline",), "offline=True"),
    Case(("build", "small", "--site", "s"), ("--verbose",), "verbose=True"),
    Case(("serve", "small"), ("--address", "127.0.0.1:9999"), "127.0.0.1:9999"),
    Case(("serve", "small"), ("--open",), "open_browser=True"),
    Case(("serve", "audiences"), ("--audience", "partner"), "audience='partner'"),
    Case(("write", "out.md", "audiences"), ("--audience", "partner"), "without Battlecard"),
    Case(("new",), ("--list",), "exit 0"),
    Case(("new", "ours"), ("--from", "seven-step-cycle"), "a playbook like 'seven-step-cycle'"),
    Case(("new", "ours"), ("--language", "ko"), "languages: [ko, en]"),
    Case(("worksheets", "small"), ("-o", "out.html"), "7 sheets in out.html"),
    Case(SHEETS, ("--kind", "light-review"), "2 sheets in out.html"),
    Case(SHEETS, ("--deals", "en.csv"), "2 sheets in out.html, from 2 of 2 rows"),
    Case((*SHEETS, "--deals", "unknown.csv"), ("--mapping", "crm.yml"), "1 sheet in out.html"),
    Case((*SHEETS, "--deals", "cp949.csv"), ("--encoding", "windows-1252"), "°Å·¡"),
    Case(("worksheets", "small", "-o", "out.pdf", "--kind", "light-review"), ("--paper", "letter"), "612 x 792"),
    Case(("worksheets", "korean", "-o", "out.html"), ("--language", "ko"), '<html lang="ko">'),
    Case(("worksheets", "audiences", "-o", "out.html", "--kind", "light-review"), ("--audience", "partner"),
        "without Battlecard"),
    Case(("worksheets", "small", "--go-live", "2027-01-29", "--today", "2026-12-01"), ("--close-plan",), "2027-01-27"),
    Case(SHEETS, ("--close-plan",), "1 sheet in out.html"),
    Case((*SHEETS, "--close-plan"), ("--go-live", "2027-01-29"), "2027-01-27"),
    Case(("worksheets", "small", "--close-plan", "--today", "2026-12-01"), ("--go-live", "2027-01-29"), "2027-01-27"),
    Case(TWO, ("--process", "renewal"), "5 sheets in out.html"),
    Case((*TWO, "--deals", "two.csv"), ("--process", "renewal"), "from 1 of 1 rows"),
    Case(("worksheets", "two-processes", "--close-plan", "--go-live", "2027-01-29"), ("--process", "sales"),
        "the process 'sales' has no milestone"),
    Case(SHEETS, ("--stage", "talk"), "2 sheets in out.html"),
    Case((*SHEETS, "--deals", "en.csv"), ("--stage", "sign"), "1 sheet in out.html, from 1 of 2 rows"),
    Case(PLAN, ("--stage", "sign"), "The first step must begin by 2027-01-22."),
    Case(PLAN[:-2], ("--today", "2027-01-28"), "This can't be kept"),
    Case(PLAN, ("--buyer-country", "CN"), "Public holidays of 2027 are not all known"),
    Case((*SHEETS[:-2], "--deals", "en.csv"), ("--today", "2026-12-24"), "2026-12-24"),
    Case(PLAN, ("--format", "json"), '"go_live": "2027-01-29"'),
    Case(("migrate", "old"), ("--write",), "1 name in 1 file of old changed"),
)  # fmt: skip


def options() -> Iterator[tuple[str, str]]:
    """Every option of every command, by its long name."""
    for name, command in main.commands.items():
        for each in command.params:
            if isinstance(each, click.Option):
                yield name, next(flag for flag in reversed(each.opts) if flag.startswith("--"))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with playbooks and exports; the engine writes down what it is asked for."""
    folder = tmp_path_factory.mktemp("options")
    for name in ("small", "audiences", "two-processes"):
        shutil.copytree(PLAYBOOKS / "good" / name, folder / name)
    shutil.copytree(PLAYBOOKS / "bad" / "seller-only", folder / "warning")
    shutil.copytree(PLAYBOOKS / "bad" / "many-problems", folder / "many")
    for name in ("korean", "old", "mendable"):
        shutil.copytree(PLAYBOOKS / "good" / "small", folder / name)
    change(folder / "old" / "stages" / "sign.yml", "title: Sign\n", "title: Sign\nwithout_it: Nothing is agreed.\n")
    change(folder / "mendable" / "stages" / "sign.yml", "title: Sign\n", "title: Sign,\n")
    change(folder / "korean" / "playbook.yml", "title: Small\n", "title: Small\nlanguages: [en, ko]\n")
    change(folder / "audiences" / "stages.yml", "  exit_criteria:\n", f"  exit_criteria:\n{HIDDEN_CRITERION}")
    for name, content in FILES.items():
        (folder / name).write_bytes(content.encode("cp949" if name == "cp949.csv" else "utf-8"))

    def asked(*words: object, **named: object) -> None:
        click.echo(f"{words} {', '.join(f'{name}={value!r}' for name, value in named.items())}")

    def build(root: Path, site: Path, **named: object) -> None:
        (site / "index.html").write_text("page", "utf-8")
        asked(root, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(commands, "build", build)
        patch.setattr(commands, "serve", asked)
        yield folder


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@cache
def seen(folder: Path, *words: str) -> str:
    """Everything a call leaves: exit code, output, and what its file holds."""
    for old in [*folder.glob("out.*"), *folder.glob("ours")]:
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    done = here(*words, cwd=folder)
    found = [f"exit {done.returncode}", done.stdout, done.stderr]
    for path in [*folder.glob("out.html"), *folder.glob("out.md/**/*.md"), *folder.glob("ours/playbook/playbook.yml")]:
        found.append(path.read_text("utf-8"))
    for path in folder.glob("out.pdf"):
        found += [f"{page.mediabox.width:.0f} x {page.mediabox.height:.0f}" for page in PdfReader(path).pages]
    text = "\n".join(found)
    return text if "Battlecard" in text else f"{text}\nwithout Battlecard"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.call[0]} {' '.join(row.option)}")
def test_an_option_shows(files: Path, row: Case) -> None:
    assert row.seen not in seen(files, *row.call)
    assert row.seen in seen(files, *row.call, *row.option)


def test_no_option_is_left_out() -> None:
    flags = {(row.call[0], "--output" if row.option[0] == "-o" else row.option[0]) for row in ROWS}
    assert set(options()) - flags == set()
