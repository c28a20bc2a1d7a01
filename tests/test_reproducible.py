"""The same playbook gives the same bytes: whenever, wherever, in whichever time zone, language and hash order."""

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from playbooks_on_disk import NOON, PLAYBOOKS
from sites import ROOT

ENGINE = "site_name: x\nsite_url: https://example.org/sales/\ndocs_dir: playbook\nplugins: [stagebook, search]\n"
EXPORT = "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date\n1,Portal,Acme,talk,1000,2027-03-01\n"
COMMANDS = [
    ["build", "playbook", "--site", "out/site"],
    ["write", "out/written", "playbook"],
    ["worksheets", "playbook", "-o", "out/deals.html", "--deals", "deals.csv"],
    ["worksheets", "playbook", "-o", "out/blank.pdf", "--kind", "light-review"],
]
RUN = f"""
from click.testing import CliRunner
from stagebook.cli.main import main
for words in {COMMANDS!r}:
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, (words, done.output, done.stderr, done.exception)
"""
"""All commands in one process: starting each takes longer than the work."""

HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"}
THERE = {"TZ": "Pacific/Pago_Pago", "LC_ALL": "ko_KR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"}
"""Two days apart for most of a day."""


def made(folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """What all commands write in such an environment: each file with its bytes."""
    shutil.copytree(PLAYBOOKS / "good" / "small", folder / "playbook")
    (folder / "mkdocs.yml").write_text(f"{ENGINE}theme: {{name: material}}\n", "utf-8")
    (folder / "deals.csv").write_text(EXPORT, "utf-8")
    path = os.pathsep.join([str(ROOT / "generator"), os.environ.get("PYTHONPATH", "")])
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=folder,
        env={**clean, "PYTHONPATH": path, **environment},
        check=True,
        timeout=200,
    )
    out = folder / "out"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The outputs of two environments."""
    first = made(tmp_path_factory.mktemp("a"), HERE)
    return first, made(tmp_path_factory.mktemp("b") / "other place" / "한글", THERE)


def test_two_environments_give_the_same_bytes(both: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    first, second = both
    assert {"site/index.html", "site/sitemap.xml.gz", "written/mkdocs.yml", "deals.html", "blank.pdf"} <= set(first)
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_every_date_is_that_of_the_variable(both: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    """Also in the header of what is packed; it is the day that `SOURCE_DATE_EPOCH` names, in UTC."""
    files = both[0]
    packed = files["site/sitemap.xml.gz"]
    assert gzip.decompress(packed) == files["site/sitemap.xml"]
    assert b"<lastmod>2026-11-22</lastmod>" in files["site/sitemap.xml"]
    midnight = NOON.replace(hour=0)
    assert int.from_bytes(packed[4:8], "little") == midnight.timestamp()
    assert "Nov 22, 2026" in files["deals.html"].decode()
