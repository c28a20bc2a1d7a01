"""The PDF of the worksheets holds what their HTML holds, on as many sides, in type and rows that one can use."""

import datetime
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from playbooks_on_disk import FIVE, edition_of
from sites import PLAYBOOK, ROOT
from stagebook.model import Playbook
from stagebook.outputs.pdf import BrokenSheetTemplateError, NoPdfError, write_pdf
from stagebook.outputs.pdf.typst_input import typed
from stagebook.outputs.pdf.write import opened
from stagebook.sheets.build import blank_sheet, subjects_of
from stagebook.sheets.form import Entry, Sheet
from stagebook.site.render import Packet
from stagebook.words import words

LANGUAGES = ("en", "ko")
LEAST_ROW = 6.5
"""Millimetres."""
Drawn = tuple[str, str, str]
"""What kind of place it is, its key, its label."""


@cache
def blank(folder: Path, language: str, kinds: tuple[str, ...] = ()) -> tuple[Sheet, ...]:
    playbook = edition_of(folder, language).site.playbook
    wanted = [kind for kind in playbook.worksheets.values() if not kinds or kind.id in kinds]
    return tuple(blank_sheet(playbook, k, each, words(language)) for k in wanted for each in subjects_of(playbook, k))


def one(language: str = "en", **entries: Entry) -> list[Sheet]:
    """One full review of the reference playbook, filled in."""
    sheet = blank(PLAYBOOK, language, ("full-review",))[2]
    return [sheet.filled({f"deal/{key}": entry for key, entry in entries.items()})]


def playbook_of(language: str = "en") -> Playbook:
    return edition_of(PLAYBOOK, language).site.playbook


def pdf(sheets: list[Sheet], language: str = "en", **options: Any) -> bytes:
    return write_pdf(sheets, playbook_of(language), words(language), title="Sheets", **options).content


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


# --- the same as HTML -------------------------------------------------------------------------------------------------


class Inputs(HTMLParser):
    """The places to write, to tick and to choose on sheets of HTML, in order, with their labels."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self._found: list[tuple[str, str, str]] = []
        self._label = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in ("input", "br", "col", "meta", "img"):
            self._open.append((tag, values.get("id", "")))
        by = values.get("aria-labelledby", "").split()
        if key := values.get("data-field"):
            self._found.append(("write", key, by[0]))
        elif key := values.get("data-tick"):
            self._found.append(("tick", key, by[0]))
        elif (key := values.get("data-choice")) and "aria-label" in values:
            if ("score", key, "") not in self._found[-4:]:
                self._found.append(("score", key, ""))
        elif key:
            name = by[-1] if by else f"option-{len(self._found)}"
            self._label = "" if by else name
            self._found.append(("choice", f"{key}={values['value']}", name))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for name in filter(None, (name for _, name in self._open)):
            self.texts[name] = self.texts.get(name, "") + data
        if self._label and self._open[-1][0] == "span":
            self.texts[self._label] = data
            self._label = ""

    @property
    def found(self) -> Iterator[Drawn]:
        for kind, key, label in self._found:
            yield kind, key, bare(self.texts.get(label, ""))


def in_html(folder: Path, language: str) -> list[Drawn]:
    places = Inputs()
    packet = Packet("", "", "", (), (), (), (), lambda sheet: sheet.storage_key)
    places.feed("".join(edition_of(folder, language).renderer.packet(blank(folder, language), packet)))
    return list(places.found)


@cache
def in_pdf(folder: Path, language: str, paper: Any) -> tuple[int, list[dict[str, Any]], list[int]]:
    """How many pages there are, what was drawn where, and the pages on which sides begin."""
    playbook = edition_of(folder, language).site.playbook
    ask = "(query(<drawn>).map(it => (..it.value, it.location().page(), it.location().position().y / 1mm)),"
    ask += " query(<side>).map(it => it.location().page()))"
    with opened(blank(folder, language), playbook, words(language), paper, title="x") as drawing:
        drawn, sides = json.loads(drawing.compiler(trace="yes").eval(ask))
    marks = [dict(zip(("kind", "key", "label", "page", "y"), each, strict=True)) for each in drawn]
    feet = [each for each in marks if each["kind"] == "page"]
    return len(feet), [each for each in marks if each["kind"] != "page"], sides


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FIVE, ids=lambda path: path.name)
def test_every_place_of_the_html_is_in_the_pdf(folder: Path, language: str) -> None:
    _, drawn, _ = in_pdf(folder, language, "a4")
    places = [
        (each["kind"], each["key"], bare(each["label"]) if each["kind"] != "score" else "")
        for each in drawn
        if each["kind"] != "end"
    ]
    assert places == in_html(folder, language)
    assert {"write", "tick", "choice"} <= {kind for kind, _, _ in places}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FIVE, ids=lambda path: path.name)
def test_sides_are_kept_and_rows_are_high_enough(folder: Path, language: str, paper: str) -> None:
    pages, drawn, sides = in_pdf(folder, language, paper)
    assert pages == len(sides) == sum(len(sheet.sides) for sheet in blank(folder, language))
    assert sides == list(range(1, pages + 1))
    begun: dict[str, dict[str, Any]] = {}
    for each in drawn:
        if each["kind"] == "write":
            begun[each["key"]] = each
        elif each["kind"] == "end":
            start = begun[each["key"]]
            height = each["y"] - start["y"]
            assert each["page"] == start["page"]
            assert height >= each["label"] * LEAST_ROW - 0.01, each


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_stand_in_the_pdf_in_readable_type(language: str) -> None:
    sheets = list(blank(PLAYBOOK, language, ("full-review", "process-design")))
    sizes: dict[float, str] = {}

    def seen(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            height = round(size * abs(cm[3] * tm[3]) or size, 1)
            sizes[height] = sizes.get(height, "") + bare(text)

    reader = PdfReader(io.BytesIO(pdf(sheets, language)))
    text = bare("".join(page.extract_text(visitor_text=seen) for page in reader.pages))
    assert min(sizes) >= 7.5
    at = 0
    with opened(sheets, playbook_of(language), words(language), "a4", title="x") as drawing:
        skeletons = drawing.packet["skeletons"]
    body = "".join(text for size, text in sizes.items() if size >= 9)
    for skeleton in skeletons:
        for block in (block for side in skeleton["sides"] for row in side for block in row):
            at = text.index(bare(block["title"]), at)
            for row in (row for part in block["parts"] for row in part.get("rows", ()) if isinstance(row, dict)):
                for words_of in (row["head"]["title"], row["head"]["text"], row["head"]["proof"]):
                    at = text.index(bare(words_of), at)
                    assert all(bare(word) in body for word in words_of.split())


# --- what stands in it ------------------------------------------------------------------------------------------------


def test_what_is_known_of_a_deal_is_drawn_and_grows() -> None:
    long = " ".join(f"word{n}" for n in range(900))
    entries = {
        "deal/account": Entry("Acme\u0007 <Industries> & Söhne"),
        "deal/rep": Entry("", warning="missing"),
        "deal/manager": Entry("W" * 60),
        "manager/1/what": Entry(long),
        "manager/decision": Entry("hold"),
        "grid/meddpicc/champion": Entry("2"),
    }
    sheet = one()[0].filled(entries)
    reader = PdfReader(io.BytesIO(pdf([sheet], addresses=lambda sheet: f"https://example.org/{sheet.storage_key}")))
    pages = [page.extract_text() for page in reader.pages]
    text = "".join(pages)
    assert "Acme <Industries> & Söhne" in text
    assert "missing" in text
    assert "W" * 60 in text.replace("\u200b", "").replace("\n", "")
    assert all(f"word{n}" in text for n in range(900))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "https://example.org/new-business/solution-development" in bare(page)
    alternatives = re.findall(rb"/Alt\s*\((.*?)\)", b"".join(objects(reader)))
    assert b"ticked" in alternatives
    assert b"Score: 2 Confirmed by the buyer" in alternatives


def objects(reader: PdfReader) -> Iterator[bytes]:
    """Every element of the tree of tags, as it would be written."""
    for number in range(1, len(reader.xref[0]) + 1 if reader.xref else 0):
        found = reader.get_object(number)
        if isinstance(found, dict) and found.get("/Type") == "/StructElem":
            yield b"".join(f"{key} ({value})".encode() for key, value in found.items() if key in ("/S", "/Alt"))


def test_it_is_tagged_with_title_language_bookmarks_and_heads_of_columns() -> None:
    reader = PdfReader(io.BytesIO(pdf(one("ko", account=Entry("Acme")), "ko")))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ko"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Sheets"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    outline: Any = reader.outline
    first, blocks = outline
    assert str(first.title).endswith("· Acme")
    assert [str(each.title) for each in blocks][:2] == ["거래", "구매 이유"]
    tags = re.findall(rb"/S \(/(\w+)\)", b"".join(objects(reader)))
    assert {b"H1", b"H2", b"Table", b"TH", b"TD"} <= set(tags)
    assert tags.count(b"H1") == 1


def test_the_same_input_gives_the_same_bytes() -> None:
    script = "import sys\nsys.path[:0] = ['tests']\nfrom test_pdf import one, pdf\nsys.stdout.buffer.write(pdf(one()))"
    elsewhere = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True)
    content = pdf(one())
    assert elsewhere.stdout == content
    day = datetime.date.fromisoformat(str(playbook_of().settings.updated))
    assert f"(D:{day:%Y%m%d}000000Z)".encode() in content


def test_the_packet_is_not_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    name = "Secret & Co"
    with opened(one(account=Entry(name)), playbook_of(), words("en"), "a4", title="x") as drawing:
        assert name in json.dumps(drawing.packet)
        drawing.compiler().compile(format="pdf")
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert files
        assert not any(name in path.read_text(encoding="utf-8") for path in files)
    assert list(tmp_path.iterdir()) == []


# --- templates, fonts, characters -------------------------------------------------------------------------------------


def own(folder: Path, name: str, text: str) -> Path:
    (folder / "sheets").mkdir(parents=True, exist_ok=True)
    (folder / "sheets" / name).write_text(text, encoding="utf-8")
    return folder


def test_a_site_draws_a_block_its_own_way(tmp_path: Path) -> None:
    source = '#import "stagebook/block.typ": heading-of, body-of\n'
    source += "#let draw(part, entries) = heading-of(part) + [Ask the champion first.] + body-of(part, entries)\n"
    content = pdf(one(), own_templates=own(tmp_path, "people.typ", source))
    text = text_of(content)
    assert "Ask the champion first." in text
    assert "Economic buyer" in text


def test_a_broken_template_is_named_with_its_line(tmp_path: Path) -> None:
    templates = own(tmp_path, "people.typ", "#let draw(part, entries) = {\n  part.nothing\n}\n")
    with pytest.raises(BrokenSheetTemplateError, match=r"people\.typ:2: .*nothing"):
        pdf(one(), own_templates=templates)


def test_control_characters_are_left_out_of_what_is_typed() -> None:
    assert typed("a\x00b\r\nc\ufeff\td") == "ab\nc\td"


def test_without_typst_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NoPdfError, match=r"stagebook\[pdf\]"):
        pdf(one())
