"""A site's own templates: one block replaced, the rest of the page as it was; mistakes in them named."""

import shutil
from pathlib import Path

import pytest

from sites import ROOT, here, read

OVERRIDE = """{% extends "stagebook/pages/tool.html" %}
{% block when %}{{ heading(2, "our-rule", "Our rule") }}<p>Ask your manager about {{ t(item.title) }}.</p>{% endblock %}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "playbooks" / "good" / "small", tmp_path / "playbook")
    (tmp_path / "playbook" / "templates" / "pages").mkdir(parents=True)
    return tmp_path / "playbook"


def test_one_block_is_replaced_and_the_rest_stays(small: Path, tmp_path: Path) -> None:
    (small / "templates" / "pages" / "tool.html").write_text(OVERRIDE, encoding="utf-8")
    done = here("build", small, "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    tool = next(path for path in (tmp_path / "site" / "tools").iterdir() if path.is_dir())
    text = read(tool / "index.html").text
    assert "Our rule" in text
    assert "Ask your manager about" in text
    assert "Used in" in text
    assert not list((tmp_path / "site").rglob("tool.html")), "templates are not published"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% block when %}\n{{ nothing.here }}", "tool.html:"),
        (
            "{% extends 'stagebook/pages/tool.html' %}\n{% block when %}\n{{ nothing.here }}{% endblock %}",
            "pages/tool.html:3:4: error: nothing gives the name 'nothing' here",
        ),
        ("{% extends 'pages/none.html' %}", "pages/none.html"),
    ],
)
def test_a_mistake_in_a_template_is_named(small: Path, tmp_path: Path, template: str, said: str) -> None:
    (small / "templates" / "pages" / "tool.html").write_text(template, encoding="utf-8")
    for command in (("build", small, "--site", tmp_path / "site"), ("write", tmp_path / "out", small)):
        done = here(*command)
        assert done.returncode == 1
        assert said in done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "site").exists()
        assert not (tmp_path / "out").exists()


def test_what_only_rendering_can_find_is_named_too(small: Path, tmp_path: Path) -> None:
    """`check` does not know what an item holds; the last good site stays."""
    text = "{% extends 'stagebook/pages/tool.html' %}\n{% block when %}\n{{ item.nothing }}{% endblock %}"
    (small / "templates" / "pages" / "tool.html").write_text(text, encoding="utf-8")
    done = here("build", small, "--site", tmp_path / "site")
    assert done.returncode == 1
    assert "pages/tool.html:3: " in done.stderr and "has no attribute 'nothing'" in done.stderr
    assert not (tmp_path / "site").exists()


BLOCK = """{% extends "stagebook/sheets/block.html" %}
{% block title %}{{ super() }}<p>Read the buyer's own words.</p>{% endblock %}
"""


def test_a_block_of_a_worksheet_is_replaced_on_the_page_and_in_a_packet(small: Path, tmp_path: Path) -> None:
    (small / "templates" / "sheets").mkdir()
    (small / "templates" / "sheets" / "criteria.html").write_text(BLOCK, encoding="utf-8")
    assert here("build", small, "--site", tmp_path / "site").returncode == 0
    sheet = next(path for path in (tmp_path / "site").rglob("full-review/index.html"))
    assert here("worksheets", small, "-o", "blank.html", cwd=tmp_path).returncode == 0
    for path in (sheet, tmp_path / "blank.html"):
        html = path.read_text("utf-8")
        assert "Read the buyer's own words." in html
        assert "What is missing, what we do" in html  # the block's body is as it was
        assert html.count("Read the buyer's own words.") == html.count('class="sb-block sb-block--criteria"')
    (small / "templates" / "sheets" / "criteria.html").write_text("{{ nothing.here }}", encoding="utf-8")
    (tmp_path / "blank.html").write_text("before", encoding="utf-8")
    done = here("worksheets", small, "-o", "blank.html", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "blank.html").read_text("utf-8")) == (1, "before")
    assert "sheets/criteria.html:1:4: error: nothing gives the name 'nothing' here" in done.stderr
