"""Where nothing can be written, each command says so in one sentence, and what stood there stays."""

import errno
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS
from sites import here
from stagebook.outputs import starter, unfinished
from stagebook.outputs.folder import replacing
from stagebook.outputs.unfinished import put_in_place, write_file
from stagebook.problems.errors import StagebookError, cause_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of POSIX systems")

COMMANDS = {
    "build": (("build", "playbook", "--site", "site"), "the site was not built: 'site'"),
    "write": (("write", "out", "playbook"), "the pages were not written: 'out'"),
    "packet": (("worksheets", "playbook", "-o", "out.html"), "nothing was written: 'out.html'"),
    "pdf": (("worksheets", "playbook", "-o", "out.pdf"), "nothing was written: 'out.pdf'"),
    "new": (("new", "mine"), "nothing was written: 'mine'"),
    "migrate": (("migrate", "old", "--write"), "not everything was changed: 'old/milestones.yml'"),
}


@contextmanager
def small_files_only() -> Iterator[None]:
    """No file may have more than 1,500 bytes: the disk is full in the middle of the first that does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1500, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, drafts too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_full_disk_is_named_in_one_sentence_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    words, outcome = COMMANDS[name]
    shutil.copytree(PLAYBOOKS / "good" / "links", tmp_path / "playbook")
    shutil.copytree(PLAYBOOKS / "good" / "small", tmp_path / "old")
    milestones = tmp_path / "old" / "milestones.yml"
    milestones.write_text(milestones.read_text("utf-8").replace("go_live", "anchor") + "#" * 1500 + "\n", "utf-8")
    before = files(tmp_path)
    monkeypatch.setenv("STAGEBOOK_CACHE", "off")
    with small_files_only():
        done = here(*words, cwd=tmp_path)
    said = [line for line in done.stderr.splitlines() if line.startswith("stagebook: ")]
    assert said == [f"stagebook: {outcome}: a file grew larger than this system lets it; name another place"]
    assert done.returncode == 1
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "'out': there is no space left on the disk; free some, or name another place"),
        (errno.EROFS, "'out': the disk can only be read; name another place"),
        (errno.EACCES, "'out': this user may not write there; name another place, or change its rights"),
        (errno.ENAMETOOLONG, "'out': file name too long"),
    ],
)
def test_what_the_system_refuses_is_said_in_words_that_help(number: int, sentence: str) -> None:
    draft = "/home/x/.stagebook-draft-1-a/new/index.html"
    refused = OSError(number, os.strerror(number), draft)
    assert cause_of(refused, Path("out")) == sentence
    if number == errno.ENOSPC:  # a copy of a folder raises a list of what failed
        assert cause_of(shutil.Error([("a", draft, str(refused)), ("b", draft, str(refused))]), Path("out")) == sentence


def test_output_that_goes_to_a_full_disk_is_an_error_too() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "stagebook", "schema", "stage"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.stderr == "stagebook: there is no space left on the disk; free some, or name another one\n"
    assert done.returncode == 1


# --- two at once ----------------------------------------------------------------------------------------------------


def test_two_that_start_a_playbook_in_one_folder_do_not_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    naming = starter._name_schemas

    def late(folder: Path, processes: int) -> None:
        naming(folder, processes)
        (mine / "theirs.txt").write_text("x")

    monkeypatch.setattr(starter, "_name_schemas", late)
    with pytest.raises(starter.NotEmptyError, match="not empty"):
        starter.create(mine, starter.starter("seven-step-cycle"))
    assert files(tmp_path) == {"mine/theirs.txt": b"x"}


def test_two_that_swap_at_once_without_an_exchange_leave_one_whole_and_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished, "exchange", lambda one, other: False)
    made, target = tmp_path / "draft" / "made", tmp_path / "site"
    for folder in (made, target):
        folder.mkdir(parents=True)
        (folder / folder.name).touch()
    moving = Path.rename

    def meanwhile(path: Path, to: Path) -> Path:
        moved = moving(path, to)
        if path == target:
            target.mkdir()
            (target / "theirs").touch()
        return moved

    monkeypatch.setattr(Path, "rename", meanwhile)
    with pytest.raises(StagebookError, match="another run put its own there at the same time; run the command anew"):
        put_in_place(made, target)
    assert [path.name for path in target.iterdir()] == ["theirs"]


AT_ONCE = """
import sys
from pathlib import Path
from stagebook.outputs.folder import replacing
for number in range(20):
    with replacing(Path(sys.argv[1])) as fresh:
        for name in "ab":
            (fresh / name).write_text(sys.argv[2])
"""


def test_two_runs_at_once_leave_one_whole_output_and_no_litter(tmp_path: Path) -> None:
    words = [sys.executable, "-c", AT_ONCE, str(tmp_path / "site")]
    runs = [subprocess.Popen([*words, who], stderr=subprocess.PIPE) for who in ("one", "two")]
    said = [run.communicate(timeout=60)[1] for run in runs]
    assert said == [b"", b""]
    assert {(tmp_path / "site" / name).read_text() for name in "ab"} in ({"one"}, {"two"})
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_keeps_its_rights_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.html", tmp_path / "link.html"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_file(link, (b"new", b"er"))
    assert (real.read_bytes(), real.stat().st_mode & 0o777, link.is_symlink()) == (b"newer", 0o640, True)


def test_a_failed_draft_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    def breaking() -> None:
        with replacing(tmp_path / "site") as fresh:
            (fresh / "a").write_text("new")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OSError, match="No space"):
        breaking()
    assert files(tmp_path) == {}
