"""The wheel, installed in a clean environment and used from another folder."""

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from sites import ROOT, broken_links, stagebook


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of what git would hold, so that no stray file of the checkout helps."""
    copy = tmp_path_factory.mktemp("source") / "project"
    anywhere = shutil.ignore_patterns(".*_cache", "__pycache__")
    at_the_top = {".git", ".venv", "node_modules", "site", "dist"}  # stagebook.site is a package
    shutil.copytree(
        ROOT,
        copy,
        ignore=lambda folder, names: anywhere(folder, names) | (at_the_top if Path(folder) == ROOT else set()),
    )
    out = copy / "dist"
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def clean_python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel; its dependencies are borrowed from this one, the checkout is not."""
    home = tmp_path_factory.mktemp("clean") / "env"
    venv.create(home, with_pip=False)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    purelib = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    # A line in a .pth adds the folder, but does not follow the .pth files in it: the editable install stays out.
    Path(purelib, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        purelib,
        str(wheel),
    ]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return python


def test_wheel_holds_the_templates_and_no_playbook(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "stagebook/templates/pages/stage.html" in names
    assert "stagebook/templates/language/ko.yml" in names
    assert "stagebook/templates/mkdocs.yml" in names
    assert "stagebook/py.typed" in names
    assert not [name for name in names if name.startswith(("playbook/", "tests/"))]
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()}
    sources = {name for name in ours if name.startswith(("templates/assets/src/", "templates/assets/bundle.mjs"))}
    shipped = {name.removeprefix("stagebook/") for name in names if name.startswith("stagebook/templates/")}
    assert shipped == ours - sources, "pyproject.toml, force-include, lists what ships"


def test_installed_wheel_builds_a_playbook_from_another_folder(clean_python: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [str(clean_python), "-c", "import stagebook; print(stagebook.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert str(clean_python.parents[1]) in where.stdout
    shutil.copytree(ROOT / "tests" / "playbooks" / "good" / "small", tmp_path / "our-way")
    with (tmp_path / "our-way" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("languages: [en, ko]\n")
    done = stagebook("build", "our-way", cwd=tmp_path, python=clean_python)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site-our-way" / "ko" / "index.html").is_file()
    assert broken_links(tmp_path / "site-our-way") == []
