"""What Windows does to a playbook: its line ends, and paths with backslashes."""

from pathlib import Path

from playbooks_on_disk import PLAYBOOKS
from sites import here

GOOD = PLAYBOOKS / "good" / "links"
TEXTS = {".yml", ".md", ".html", ".css"}


def copied(target: Path, change: bytes) -> Path:
    """The playbook with other line ends."""
    for path in GOOD.rglob("*"):
        if path.is_file():
            text = path.read_bytes()
            made = target / path.relative_to(GOOD)
            made.parent.mkdir(parents=True, exist_ok=True)
            made.write_bytes(text.replace(b"\r\n", b"\n").replace(b"\n", change) if path.suffix in TEXTS else text)
    return target


def written(root: Path, out: Path) -> dict[str, bytes]:
    done = here("write", out, root)
    assert done.returncode == 0, done.stderr + done.stdout
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_line_ends_of_windows_change_no_page(tmp_path: Path) -> None:
    unix = written(copied(tmp_path / "unix", b"\n"), tmp_path / "out-unix")
    windows = written(copied(tmp_path / "windows", b"\r\n"), tmp_path / "out-windows")
    pages = [name for name in unix if name.endswith(".md")]
    assert len(pages) > 5
    assert windows.keys() == unix.keys()
    assert [name for name in pages if windows[name] != unix[name]] == []
    assert not any(b"\r" in windows[name] for name in pages)
