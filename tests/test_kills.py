"""A run can be killed at any moment: there is always one whole site, and the next run clears the litter away."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS
from sites import here as in_this_process
from stagebook.outputs.folder import replacing
from stagebook.outputs.folder_swap import exchange
from stagebook.outputs.unfinished import PREFIX, draft_of, put_in_place, scratch, sweep

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills by POSIX signals")
MINIMAL = PLAYBOOKS / "good" / "links"
MARK = {".stagebook": b"Made by stagebook; the next build replaces this folder.\n"}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but the one that is not reproducible."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"
    }


def litter(folder: Path) -> list[str]:
    """What drafts are left in a folder."""
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


# --- random kills of the real command -------------------------------------------------------------------------------

WORDS = {
    "build": ("build", "playbook", "--site", "out"),
    "write": ("write", "out", "playbook"),
    "packet": ("worksheets", "playbook", "-o", "out.html", "--today", "2026-11-27"),
    "pdf": ("worksheets", "playbook", "-o", "out.pdf", "--today", "2026-11-27"),
}


def whole(here: Path) -> dict[str, bytes] | bytes:
    """What the command made, as far as it stands there."""
    file = next((path for path in here.iterdir() if path.name.startswith("out.")), None)
    return file.read_bytes() if file else tree(here / "out")


FORKS = """
import json, os, sys, traceback
import stagebook.outputs.mkdocs.commands, typst
from stagebook.cli.main import main

def run(words, cwd, said):
    code = 1
    os.chdir(cwd)
    for stream in (1, 2):
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    try:
        main(words)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)

for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        run(*json.loads(line))
    print(pid, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""
"""Forks runs that have loaded what they need, so that a kill meets their work. It is a process without threads of its
own, and never sets a PDF itself: what forks beside the threads of a browser or of Typst may wait for ever."""


class Forked:
    """One run of the command, forked by `FORKS`."""

    def __init__(self, forks: subprocess.Popen[str], words: tuple[str, ...], cwd: Path) -> None:
        self._forks = forks
        self._said = cwd / "said"
        assert forks.stdin
        forks.stdin.write(json.dumps([words, str(cwd), str(self._said)]) + "\n")
        forks.stdin.flush()
        self.pid = self._number()

    def _number(self) -> int:
        assert self._forks.stdout
        return int(self._forks.stdout.readline())

    def ended(self) -> tuple[int, bytes]:
        """How the process ended, as `subprocess` has it, and what it said."""
        code = self._number()
        said = self._said.read_bytes() if self._said.is_file() else b""
        self._said.unlink(missing_ok=True)
        return code, said


@pytest.fixture(scope="module")
def forks() -> Iterator[subprocess.Popen[str]]:
    """The process that forks runs."""
    with subprocess.Popen(
        [sys.executable, "-c", FORKS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        assert process.stdin
        process.stdin.close()


def test_a_run_killed_at_any_moment_leaves_the_last_output_and_no_litter(
    tmp_path: Path, pytestconfig: pytest.Config, forks: subprocess.Popen[str]
) -> None:
    kills = pytestconfig.getoption("--kills")
    chance = random.Random(20261127)
    ready: dict[str, tuple[float, dict[str, bytes] | bytes]] = {}
    for number in range(kills):
        name = list(WORDS)[number % len(WORDS)]
        here = tmp_path / name
        if name not in ready:
            shutil.copytree(MINIMAL, here / "playbook")
            start = time.monotonic()
            done = in_this_process(*WORDS[name], cwd=here)
            assert done.returncode == 0, done.stderr
            ready[name] = (time.monotonic() - start, whole(here))
        lasts, before = ready[name]
        run = Forked(forks, WORDS[name], here)
        time.sleep(chance.random() * lasts * 1.1)
        sent = chance.choice([signal.SIGKILL, signal.SIGTERM])
        with suppress(ProcessLookupError):  # It may have ended before.
            os.kill(run.pid, sent)
        code, said = run.ended()
        assert b"Traceback" not in said, said.decode()
        assert whole(here) == before
        if sent == signal.SIGTERM and code == 128 + sent:
            assert not [left for left in litter(here) if str(run.pid) in left]
    for name, (_, before) in ready.items():
        here = tmp_path / name
        assert in_this_process(*WORDS[name], cwd=here).returncode == 0
        assert (whole(here), litter(here)) == (before, [])


# --- aimed at the swap ----------------------------------------------------------------------------------------------

SWAP = """
import os, signal, sys
from pathlib import Path
import stagebook.outputs.unfinished as drafts
from stagebook.outputs.folder import replacing

target, exchanging, kill_at = Path(sys.argv[1]), sys.argv[2] == "exchange", int(sys.argv[3])
calls = 0
def kill_before(call):
    def killing(*words, **options):
        global calls
        calls += 1
        if calls == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*words, **options)
    return killing
if not exchanging:
    drafts.exchange = lambda one, other: False
else:
    drafts.exchange = kill_before(drafts.exchange)
Path.rename = kill_before(Path.rename)
drafts.shutil.rmtree = kill_before(drafts.shutil.rmtree)
with replacing(target) as fresh:
    (fresh / "index.html").write_text("new")
"""


@pytest.mark.parametrize("way", ["exchange", "two steps"])
@pytest.mark.parametrize("kill_at", [1, 2, 3])
def test_a_kill_inside_the_swap_leaves_one_whole_site(tmp_path: Path, way: str, kill_at: int) -> None:
    target = tmp_path / "site"
    with replacing(target) as fresh:
        (fresh / "index.html").write_text("old")
    done = subprocess.run([sys.executable, "-c", SWAP, str(target), way, str(kill_at)], check=False)
    swaps = 1 if way == "exchange" else 2
    assert done.returncode == (-signal.SIGKILL if kill_at <= swaps + 1 else 0)
    sweep(tmp_path)
    assert tree(target) in ({"index.html": b"old"} | MARK, {"index.html": b"new"} | MARK)
    assert litter(tmp_path) == []


# --- whose litter is it ---------------------------------------------------------------------------------------------


def test_the_draft_of_a_run_that_lives_is_left_alone(tmp_path: Path) -> None:
    with draft_of(tmp_path / "site") as made:
        made.mkdir()
        sweep(tmp_path)
        assert made.is_dir()
        code = (
            f"from pathlib import Path; from stagebook.outputs.unfinished import sweep; sweep(Path({str(tmp_path)!r}))"
        )
        subprocess.run([sys.executable, "-c", code], check=True)
        assert made.is_dir()
    assert litter(tmp_path) == []


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}notes").mkdir()
    (tmp_path / ".site-old").mkdir()
    (tmp_path / f"{PREFIX}1-file").write_text("x")
    before = litter(tmp_path)
    sweep(tmp_path)
    assert litter(tmp_path) == before


def dead_draft(folder: Path) -> Path:
    """A draft as a killed run leaves it."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    draft = folder / f"{PREFIX}{gone.pid}-x"
    draft.mkdir()
    (draft / "target").write_text("site")
    return draft


def test_a_site_that_was_moved_away_comes_back(tmp_path: Path) -> None:
    (dead_draft(tmp_path) / "old").mkdir()
    sweep(tmp_path)
    assert (tmp_path / "site").is_dir()
    assert litter(tmp_path) == []


def test_a_site_that_stands_is_not_replaced_by_what_was_moved_away(tmp_path: Path) -> None:
    draft = dead_draft(tmp_path)
    (draft / "old").mkdir()
    (draft / "old" / "index.html").write_text("old")
    (tmp_path / "site").mkdir()
    sweep(tmp_path)
    assert tree(tmp_path / "site") == {}
    assert litter(tmp_path) == []


def test_a_process_that_has_our_number_by_chance_does_not_keep_its_litter(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}{os.getpid()}-x").mkdir()
    sweep(tmp_path)
    assert litter(tmp_path) == []


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if exchange(tmp_path / "a", tmp_path / "b"):
        assert (tmp_path / "a" / "b").exists()
        assert (tmp_path / "b" / "a").exists()
    assert not exchange(tmp_path / "a", tmp_path / "none")


def test_a_scratch_folder_is_gone_after_use() -> None:
    with scratch() as folder:
        (folder / "x").touch()
    assert not folder.parent.exists()


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch], ids=["folder", "file"])
def test_what_is_made_takes_the_place_of_nothing_too(tmp_path: Path, make: Callable[[Path], None]) -> None:
    with draft_of(tmp_path / "out") as made:
        make(made)
        put_in_place(made, tmp_path / "out")
    assert (tmp_path / "out").exists()
    assert litter(tmp_path) == []
