"""Nothing of a hidden item is in any byte that is written for a narrower audience; what is, ends the run."""

import re
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from full_playbook import HIDDEN, plain_text, write_full_playbook
from leak_forms import FORMS
from playbooks_on_disk import PLAYBOOKS, TODAY
from sites import here
from stagebook.checks import load_and_check
from stagebook.model import Playbook, walk
from stagebook.outputs.leaks.pdf_text import pdf_texts
from stagebook.outputs.leaks.scan import LeakError, LeakScanner, scanner_for
from stagebook.outputs.leaks.shipped import is_shipped
from stagebook.resources import templates
from stagebook.schema.base import Shape
from stagebook.schema.text import Text
from stagebook.views import view

CANARY = re.compile(r"(?:Canary|카나리아) (\d{4})")


class Canaries:
    """Writes another text into each field: in English and Korean where it can have both."""

    def __init__(self) -> None:
        """Start counting."""
        self.count = 0

    def __call__(self, kind: type, name: str) -> str | dict[str, str]:
        self.count += 1
        english = f"Canary {self.count:04} sings of what is hidden"
        if kind is str:
            return english
        return {"en": english, "ko": f"카나리아 {self.count:04} 마리가 어두운 갱도에서 노래합니다"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook with every field of every kind filled, once for all and once for employees, with a canary each."""
    folder = tmp_path_factory.mktemp("canaries")
    write_full_playbook(folder, plain_text("Plain words"), Canaries())
    return folder


@pytest.fixture(scope="module")
def full(root: Path) -> Playbook:
    """It, loaded."""
    loaded, report = load_and_check(root, TODAY)
    assert not report.errors
    assert loaded.playbook
    return loaded.playbook


@pytest.fixture(scope="module")
def scanner(full: Playbook, root: Path) -> LeakScanner:
    """What looks for all of them."""
    return LeakScanner(full, root, "partner", "https://example.com/play/")


def found(scanner: LeakScanner, name: str, data: bytes) -> list[str]:
    """The problems of one file."""
    scanner.content(name, data)
    try:
        scanner.require_none()
    except LeakError as error:
        return [line for line in str(error).split("\n") if line.endswith("[leak]")]
    return []


def canaries(playbook: Playbook) -> dict[str, str]:
    """Every text with a canary, by it, and where it stands: kind and shape."""
    return {
        CANARY.search(text)[0]: text  # type: ignore[index]
        for item in (playbook.settings, *playbook.items())
        for text, _ in walk.strings(item)
        if CANARY.search(text)
    }


# --- what is searched for -------------------------------------------------------------------------------------------


def test_a_canary_in_every_field_of_every_kind_is_found(full: Playbook, scanner: LeakScanner) -> None:
    """The visitor finds the fields, so a new one comes in by itself."""
    planted = canaries(full)
    assert len(planted) > 600
    assert not canaries(view(full, "partner"))
    for canary, text in planted.items():
        assert len(found(scanner, "x/index.html", f"<p>{text}</p>".encode())) == 1, canary


def test_every_field_that_holds_words_has_a_canary(full: Playbook) -> None:
    """What the test above stands on: no field of a hidden item is passed over."""
    for item in full.items():
        for shape in walk.shapes(item) if item.id.startswith(HIDDEN) else ():
            for name, value in values(shape):
                if isinstance(value, Text):
                    assert CANARY.search(value), f"{type(shape).__name__}.{name}"


def values(shape: Shape) -> Iterator[tuple[str, object]]:
    """The values of a shape's fields, those in lists one by one."""
    for name in type(shape).model_fields:
        value = getattr(shape, name)
        yield from ((name, each) for each in (value if isinstance(value, tuple) else (value,)))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("form", FORMS)
def test_a_text_is_found_in_whatever_form_it_was_written(
    full: Playbook, scanner: LeakScanner, form: str, language: str
) -> None:
    term = next(item for item in full.items() if item.kind == "term" and item.id.startswith(HIDDEN))
    text = str(term.definition.versions[language])  # type: ignore[attr-defined]
    name, make = FORMS[form]
    assert len(found(scanner, name, make(text))) == 1
    assert found(scanner, name, make(text.translate(str.maketrans("0123456789", "9876543210")))) == []


# --- ids, files and addresses ---------------------------------------------------------------------------------------

TOOL = "zzsecret-tool"
IDS = {
    "address": ("index.html", f'<a href="tools/{TOOL}/">'),
    "address from its neighbour": ("tools/seen-tool/index.html", f'<a href="../{TOOL}/">'),
    "address in another language": ("ko/tools/seen-tool/index.html", f'<a href="../{TOOL}/#x">'),
    "address of a file": ("tools/seen-tool.html", f'<a href="{TOOL}.html">'),
    "address without quotes": ("index.html", f"<a href=tools/{TOOL}/ class=x>"),
    "address of the site": ("sitemap.xml", f"<loc>https://example.com/play/tools/{TOOL}/</loc>"),
    "address of its sheet": ("index.html", '<a href="seen-process/stages/zzsecret-stage/checklist/">'),
    "source in a navigation": ("mkdocs.yml", f'{{"nav": ["tools/{TOOL}.md"]}}'),
    "source in markdown": ("docs/index.md", f"[a tool](tools/{TOOL}.md)"),
    "location in a search index": ("search/search_index.json", f'{{"location":"tools/{TOOL}/#x"}}'),
    "anchor elsewhere": ("index.html", '<a href="glossary/#zzsecret-term">'),
    "anchor here": ("glossary/index.html", '<a href="#zzsecret-term">'),
    "anchor of a part": ("seen-process/stages/seen-stage/index.html", '<a href="#zzsecret-criterion">'),
    "id": ("seen-process/stages/seen-stage/index.html", '<li class="a" id="zzsecret-criterion">'),
    "id without quotes": ("index.html", "<li id=zzsecret-criterion class=a>"),
    "attribute": ("index.html", f'<b data-tool="{TOOL}">'),
    "key of a sheet": ("index.html", '<b data-field="criteria/zzsecret-criterion">'),
    "key of a stage": ("index.html", '<b data-keep="seen-process/zzsecret-stage">'),
    "value": ("index.html", f"<option value='{TOOL}'>"),
    "json": ("a.json", f'{{"id": "{TOOL}"}}'),
    "json in an attribute": ("index.html", f'<b data-all="{{&quot;id&quot;:&quot;{TOOL}&quot;}}">'),
    "script": ("a.js", f"open('{TOOL}')"),
    "link as written": ("docs/index.md", f"see [[tool:{TOOL}]]"),
}
NO_IDS = {
    "words": ("index.html", f"<p>the {TOOL} is new</p>"),
    "quoted words": ("index.html", f'<p>the "{TOOL} of all" is new</p>'),
    "part of another": ("index.html", f'<b id="{TOOL}-2" data-x="my-{TOOL}">'),
    "class": ("index.html", f'<p class="{TOOL}">'),
    "heading of a page": ("index.html", f'<h2 id="{TOOL}">A tool</h2>'),
    "elsewhere": ("index.html", f'<a href="https://other.example.org/tools/{TOOL}/">'),
    "another kind's page": ("index.html", f'<a href="guides/{TOOL}/">'),
    "anchor of another page": ("roles/index.html", '<a href="#zzsecret-term">'),
}


@pytest.mark.parametrize("case", IDS)
def test_an_id_is_found_where_it_stands_as_one(scanner: LeakScanner, case: str) -> None:
    name, content = IDS[case]
    problems = found(scanner, name, content.encode())
    assert problems
    assert all("the id of the" in each and f" is in {name}," in each for each in problems)


@pytest.mark.parametrize("case", NO_IDS)
def test_letters_that_look_like_an_id_are_none(scanner: LeakScanner, case: str) -> None:
    name, content = NO_IDS[case]
    assert found(scanner, name, content.encode()) == []


NAMES = ("tools/zzsecret-tool/index.html", "docs/tools/zzsecret-tool.md", "ko/zzsecret-process/index.html",
         "files/zzsecret.pdf", "images/zzsecret-term.png", "canary-0453-sings-of-what-is-hidden.png")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_is_looked_at(scanner: LeakScanner, tmp_path: Path, name: str) -> None:
    (tmp_path / "out" / name).parent.mkdir(parents=True)
    (tmp_path / "out" / name).write_text("x", "utf-8")
    scanner.folder(tmp_path / "out")
    with pytest.raises(LeakError, match=f" is in {name},"):
        scanner.require_none()


def test_the_file_of_a_hidden_tool_is_known_by_its_content(scanner: LeakScanner) -> None:
    (problem,) = found(scanner, "other.bin", HIDDEN.encode())
    assert "the file of the tool 'zzsecret-tool', “files/zzsecret.pdf”, is in other.bin" in problem


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A playbook whose partners do not see the tool `search`: a word of the theme's own."""
    folder = shutil.copytree(PLAYBOOKS / "good" / "files", tmp_path / "playbook")
    secret = (
        "search:\n  title: Search\n  type: quote\n  owner: Sales Ops\n  url: https://intra.example.com/search\n"
        "  summary: Our floor price is nineteen percent below the list. Say so to nobody.\n"
    )
    with (folder / "tools.yml").open("a", encoding="utf-8") as file:
        file.write(secret)
    return folder


def small_scanner(folder: Path) -> LeakScanner:
    """What looks for its secrets."""
    loaded, _ = load_and_check(folder, TODAY)
    assert loaded.playbook
    scanner = scanner_for(loaded.playbook, folder, "partner")
    assert scanner
    return scanner


def test_a_word_of_the_theme_is_an_id_only_where_its_kind_is_named(small: Path) -> None:
    scanner = small_scanner(small)
    theirs = '<div data-md-component="search" id="search"><a href="search/">a</a>{"search": "search"}'
    assert found(scanner, "index.html", theirs.encode()) == []
    assert len(found(scanner, "index.html", b'<a href="tools/search/">a</a>')) == 1


@pytest.mark.parametrize(
    ("written", "is_found"),
    [
        ("https://intra.example.com/search", True),
        ("https://intra.example.com/search/", True),
        ("https:\\/\\/intra.example.com\\/search", True),
        ("https://intra.example.com/search?q=1", False),
        ("https://intra.example.com/search/more", False),
        ("https://intra.example.com/searching", False),
        ("files/battlecard.txt", True),
        ("../battlecard.txt", True),
        ("my-battlecard.txt", False),
        ("battlecard.txtual", False),
    ],
)
def test_files_and_addresses_are_found_whole(small: Path, written: str, is_found: bool) -> None:
    assert bool(found(small_scanner(small), "index.html", f'<a href="{written}">x</a>'.encode())) == is_found


def test_what_a_visible_item_says_too_is_no_secret(small: Path) -> None:
    text = "Our floor price is nineteen percent below the list."
    assert found(small_scanner(small), "index.html", text.encode())
    tools = small / "tools.yml"
    tools.write_text(tools.read_text("utf-8").replace("Slides for the first call.", f"It says: *{text}*"), "utf-8")
    assert found(small_scanner(small), "index.html", text.encode()) == []
    assert found(small_scanner(small), "index.html", b"Say so to nobody.") == [], "shorter than 25 letters"


def test_who_sees_everything_pays_nothing(small: Path) -> None:
    loaded, _ = load_and_check(small, TODAY)
    assert loaded.playbook
    assert scanner_for(loaded.playbook, small, "") is None
    assert scanner_for(loaded.playbook, small, "employee") is None


# --- runs -----------------------------------------------------------------------------------------------------------

MESSAGE = (
    "tools.yml:19:12: error: a text of the tool 'search', “Our floor price is nineteen percent below the list”, "
    "is in {}, and the audience 'partner' does not see it [leak]"
)


def leak_by_a_picture(folder: Path) -> None:
    """Write a hidden text into a picture that partners get."""
    text = "our floor price is\nnineteen percent below the list."
    picture = f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{text}</desc></svg>"
    (folder / "files" / "map.svg").write_text(picture, "utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    """All that lies below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("command", "file"), [("build", "files/map.svg"), ("write", "docs/files/map.svg")])
def test_a_site_with_something_hidden_in_it_never_takes_the_last_one_s_place(
    small: Path, command: str, file: str
) -> None:
    target = small.parent / "out" / "site"

    def run() -> tuple[int, str]:
        words = ("write", target, small) if command == "write" else ("build", small, "--site", target)
        done = here(*words, "--audience", "partner")
        return done.returncode, done.stderr

    assert run()[0] == 0
    before = files_of(target)
    leak_by_a_picture(small)
    code, said = run()
    assert code == 1
    assert MESSAGE.format(file) in said
    assert files_of(target) == before
    assert [path.name for path in target.parent.iterdir()] == ["site"], "no litter"


def plain_mkdocs(folder: Path, site: Path) -> None:
    """Build as `mkdocs build` does."""
    config = folder.parent / "mkdocs.yml"
    config.write_text(
        f"site_name: x\ndocs_dir: {folder}\nsite_dir: {site}\ntheme: {{name: material, font: false}}\n"
        "plugins: [{stagebook: {audience: partner}}, search]\n",
        "utf-8",
    )
    loaded = load_config(str(config))
    loaded.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(loaded)
    assert loaded.site_dir == str(site), "as `mkdocs gh-deploy` expects it"


def test_plain_mkdocs_too_keeps_the_last_site(small: Path) -> None:
    site = small.parent / "out" / "site"
    site.mkdir(parents=True)
    (site / ".nojekyll").write_text("", "utf-8")
    (site / "old.html").write_text("", "utf-8")
    plain_mkdocs(small, site)
    before = files_of(site)
    assert {".nojekyll", "index.html", "files/map.svg"} <= set(before)
    assert "old.html" not in before
    leak_by_a_picture(small)
    with pytest.raises(Abort):
        plain_mkdocs(small, site)
    assert files_of(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["sheets.html", "sheets.pdf"])
def test_a_packet_with_something_hidden_in_it_is_not_written(
    small: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Were there a hole in the view, the scan would be left."""
    target = small.parent / name
    words = ("worksheets", small, "-o", target, "--audience", "partner")
    stages = small / "stages.yml"
    note = "Our floor price is nineteen percent below the list."
    hidden = f"    - id: floor\n      text: {note}\n      verified_by: seller\n      visible_to: [employee]\n  notes:"
    stages.write_text(stages.read_text("utf-8").replace("  notes:", hidden), "utf-8")
    assert here(*words).returncode == 0
    before = target.read_bytes()
    monkeypatch.setattr("stagebook.site.edition.view", everything)
    done = here(*words)
    assert done.returncode == 1
    assert f"is in {name}, and the audience 'partner' does not see it" in done.stderr
    assert "a text of the stage 'first'" in done.stderr
    assert target.read_bytes() == before


def everything(playbook: Playbook, audience: str, language: str) -> Playbook:
    """A view that leaves nothing out."""
    return view(playbook, "", language)


def hostile(stream: bytes) -> bytes:
    """A PDF with one page that a search could be lost in."""
    packed = zlib.compress(stream)
    head = f"<< /Filter /FlateDecode /Length {len(packed)} >>".encode()
    return b"%PDF-1.5\n1 0 obj\n" + head + b"\nstream\n" + packed + b"\nendstream\nendobj\n"


HOSTILE = {
    "fonts": b"%PDF-1.5\n1 0 obj\n<< " + b"/Font<<" * 50_000,
    "contents": b"%PDF-1.5\n1 0 obj\n<< /Resources 1 0 R /Font<</f 1 0 R>> " + b"/Contents[" * 50_000,
    "strings": b"%PDF-1.5\n1 0 obj\n" + b"(" * 200_000,
    "strings in strings": b"%PDF-1.5\n1 0 obj\n" + b"(a(a" * 50_000,
    "codes": b"%PDF-1.5\n1 0 obj\n<< /Font << /f 2 0 R >> >>\n2 0 obj\n<< /ToUnicode 3 0 R >>\n3 0 obj\n<< >>\nstream\n"
    + b"beginbfchar" * 50_000
    + b"\nendstream\n4 0 obj\n<< >>\nstream\n/f 1 Tf (a)Tj\nendstream",
    "drawn": hostile(b"[(a" * 100_000 + b"TJ"),
    "much": hostile(b"\0" * 70_000_000),
    "objects in objects": b"%PDF-1.5\n1 0 obj\n<< /ObjStm /First 99999999999 >>\nstream\n1 2 3\nendstream",
    "png": b"\x89PNG\r\n\x1a\n" + b"\xff" * 100,
    "jpeg": b"\xff\xd8\xff\xe1\x00\x00" + b"\xff" * 100,
    "zip": b"PK\x03\x04" + b"\0" * 100,
    "gzip": b"\x1f\x8b" + b"\0" * 100,
    "address": b"data:" * 100_000 + b"data:;base64,A",
    "escapes": b"\\u" * 100_000 + b"\\u{110000}\\ud800\\xff&#9999999;&#xFFFFFF;%FF",
    "slashes": b"/" * 300_000 + b" ",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_no_file_breaks_the_search_or_keeps_it(scanner: LeakScanner, case: str) -> None:
    """Each of these would take minutes, or gigabytes, where a part of it is read once for each other part."""
    assert found(scanner, "a.bin", HOSTILE[case]) == []


def test_a_text_of_nothing_but_slashes_is_no_trap(tmp_path: Path) -> None:
    folder = shutil.copytree(PLAYBOOKS / "good" / "audiences", tmp_path / "playbook")
    tools = folder / "tools.yml"
    tools.write_text(tools.read_text("utf-8").replace("What not to say.", "/" * 200_000 + " x"), "utf-8")
    assert found(small_scanner(folder), "index.html", b"x") == []


# --- broken PDFs ----------------------------------------------------------------------------------------------------

FONT = b"1 0 obj <</Font<</F 2 0 R>>/Contents 3 0 R>> 2 0 obj <</ToUnicode 4 0 R>> "
DRAWN = b"3 0 obj <<>>\nstream\nBT /F 1 Tf (ab\\)c) Tj [(d)-5<6566>] TJ ET\nendstream endobj "
TABLE = b"4 0 obj <<>>\nstream\nbegincmap %s endcmap\nendstream endobj "
BROKEN_PDFS = {
    "nothing in it": (b"", b""),
    "text and no font": (DRAWN, b"ab)cdef"),
    "brackets that stay open": (b"1 0 obj " + b"\\(" * 400_000, b""),
    "odd digits": (FONT + TABLE % b"beginbfchar <61> <0041> <6> <42 > endbfchar" + DRAWN, b"A"),
    "no digits": (FONT + TABLE % b"beginbfrange <> <> [<> <>] endbfrange" + DRAWN, b""),
    "codes past the last": (FONT + TABLE % b"beginbfrange <61> <ffff> <0041> endbfrange" + DRAWN, b"ABCDEF"),
    "a list past the last": (FONT + TABLE % b"beginbfrange <ff> <ff> [<0041> <0042>] endbfrange" + DRAWN, b""),
    "many long ranges": (
        FONT + TABLE % (b"beginbfrange " + b"<0000> <ffff> <0041> " * 2_000 + b"endbfrange") + DRAWN,
        b"",
    ),
    "large numbers": (b"1 0 obj <</Type/ObjStm/First %s>>\nstream\n%s" % (b"9" * 5_000, b"1 " * 9), b""),
}
"""The objects of a PDF that no program writes, and what is still read of it. Two of these took minutes, the rest ended
the run in a traceback."""


@pytest.mark.parametrize("name", BROKEN_PDFS)
def test_a_broken_pdf_is_read_as_far_as_it_goes(name: str) -> None:
    objects, text = BROKEN_PDFS[name]
    assert text in b"".join(pdf_texts(b"%PDF-1.7 " + objects))


@pytest.mark.parametrize(
    "written", ["What not to say to anybody outside", "“what not to say to anybody  outside”, they wrote"]
)
def test_a_sentence_is_found_without_its_full_stop(tmp_path: Path, written: str) -> None:
    root = Path(shutil.copytree(PLAYBOOKS / "good" / "audiences", tmp_path / "playbook"))
    tools = root / "tools.yml"
    tools.write_text(
        tools.read_text("utf-8").replace("What not to say.", "What not to say to anybody outside."), "utf-8"
    )
    playbook = load_and_check(root, TODAY)[0].playbook
    assert playbook
    scanner = LeakScanner(playbook, root, "partner")
    scanner.content("brand.css", f"/* {written} */".encode())
    with pytest.raises(LeakError, match="battlecard"):
        scanner.require_none()


def test_only_what_ships_as_it_is_needs_no_look() -> None:
    """Byte for byte, under the folder of assets where it is published."""
    (bundle, *_) = (templates() / "assets" / "bundles").glob("*.js")
    data = bundle.read_bytes()
    assert is_shipped(f"assets/stagebook/{bundle.name}", data)
    assert is_shipped(f"ko/assets/stagebook/{bundle.name}", data)
    for name, content in (
        (bundle.name, data),
        (f"assets/stagebook/{bundle.name}", data + b" "),
        (f"assets/stagebook/{bundle.name}", data[:-1] + b"?"),
        ("assets/stagebook/other.js", data),
    ):
        assert not is_shipped(name, content), name
