"""What other programs may import: the list, that each name is explained, and that the manual's examples run."""

import inspect
import re
import subprocess
import sys

import pytest

import stagebook
from sites import ROOT
from stagebook.checks.definition import Check

MANUAL = (ROOT / "docs" / "python.md").read_text("utf-8")

PUBLIC = [
    "ERROR", "WARNING", "Context", "Diagnostic", "Edition", "Loaded", "Playbook", "Report", "Rule", "Severity", "Span",
    "check", "edition", "finds", "load", "view",
]  # fmt: skip
"""A name that is taken from this list breaks the programs of others: keep it for a release, with a warning."""


def test_the_public_names_are_these() -> None:
    assert stagebook.__all__ == PUBLIC
    assert set(dir(stagebook)) == {*PUBLIC, "__version__"}


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there_explained_and_in_the_manual(name: str) -> None:
    found = getattr(stagebook, name)
    assert len((inspect.getdoc(found) or "").split()) >= 4
    assert re.search(rf"^\| .*`{name}`", MANUAL, re.M)


def test_a_name_that_is_not_there_is_named() -> None:
    with pytest.raises(AttributeError, match="module 'stagebook' has no attribute 'laod'"):
        stagebook.laod  # noqa: B018


def test_importing_stagebook_alone_loads_nothing() -> None:
    code = "import sys, stagebook; print(*(name for name in sys.modules if name.startswith(('stagebook', 'pydantic'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["stagebook"]


def test_the_examples_of_the_manual_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    first, second = re.findall(r"```python\n(.*?)```", MANUAL, re.S)
    names: dict[str, object] = {}
    exec(first, names)
    stages = [line for line in capsys.readouterr().out.splitlines() if "·" in line]
    assert len(stages) == len(stagebook.load(ROOT / "playbook").playbook.stages)
    assert "<h1" in str(names["html"])
    exec(second, names)
    assert isinstance(names["prices"], Check)
    assert [rule.code for rule in names["prices"].rules] == ["acme-no-price"]


def test_every_public_name_in_the_manual_is_public() -> None:
    imported = re.findall(r"^from stagebook import (.+)$", MANUAL, re.M)
    assert {name.strip() for line in imported if "…" not in line for name in line.split(",")} <= set(PUBLIC)
