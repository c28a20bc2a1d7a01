"""Whatever lies in a file, reading it ends soon, with data or with one clear diagnostic."""

import os
import shutil
from pathlib import Path

import pytest

from playbooks_on_disk import PLAYBOOKS, TODAY
from stagebook.checks import load_and_check
from stagebook.problems.diagnostics import Diagnostic
from stagebook.reading.tree import Mapping, Scalar, span_of
from stagebook.reading.yaml import MAX_BYTES, MAX_DEPTH, UnreadableError, front_matter, parse_yaml, read_yaml

ROOT = Path(__file__).resolve().parent.parent
FUZZ_RUNS = int(os.environ.get("STAGEBOOK_FUZZ", "100"))
posix = pytest.mark.skipif(os.name != "posix", reason="needs links, pipes and free file names")


def problems(path: Path) -> list[Diagnostic]:
    """What reading a file reports; it must not take long."""
    found = read_yaml(path, path.name)[1]
    return found


def one_problem(path: Path) -> tuple[str, str]:
    """Code and place of the only problem of a file."""
    (found,) = problems(path)
    assert found.message
    return found.code, str(found.span)


# --- bytes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("title: 덱\n".encode("cp949"), ("file-encoding", "x.yml:1:8")),
        ("a: 1\n# 한국어 ok\nb: 덱\n".encode("cp949"), ("file-encoding", "x.yml:2:3")),
        ("a: 1\r# ok\r\nb: 덱\r".encode("cp949"), ("file-encoding", "x.yml:3:4")),
        (b"\xef\xbb\xbfa: \xff\n", ("file-encoding", "x.yml:1:4")),
        ("title: Deck\n".encode("utf-16"), ("file-encoding", "x.yml:1:1")),
        ("title: Deck\n".encode("utf-16-be"), ("file-encoding", "x.yml:1:1")),
        (b"title: De\x00ck\n", ("file-encoding", "x.yml:1:10")),
        (b"a: 1\ntitle: De\x07ck\n", ("file-encoding", "x.yml:2:10")),
        ("title: 덱\u2028more\n".encode(), ("file-encoding", "x.yml:1:9")),
        ("title: De\ufeffck\n".encode(), ("file-encoding", "x.yml:1:10")),
        ("title: De\u0085ck\n".encode(), ("file-encoding", "x.yml:1:10")),
        (b'title: "De\\x1bck"\n', ("file-encoding", "x.yml:1:8")),
        (b'title: "De\\0ck"\n', ("file-encoding", "x.yml:1:8")),
        (b'"ti\\x1ctle": Deck\n', ("file-encoding", "x.yml:1:1")),
    ],
)
def test_what_is_no_clean_text_is_refused(tmp_path: Path, content: bytes, expected: tuple[str, str]) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(content)
    assert one_problem(file) == expected


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("title: 구매자가 예산을 말했습니다.\n".encode("cp949"), "CP949"),
        ("title: 資料スライド\n".encode("shift_jis"), "byte 0x8E"),
        ("title: Café\n".encode("cp1252"), "byte 0xE9"),
        ("title: 덱\nowner: Ops\n".encode("utf-16-le"), "UTF-16"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", ".xlsx"),
        (b"{\\rtf1\\ansi deck: title}", "RTF"),
        (b"\n<!DOCTYPE html>\n<p>deck</p>\n", "web page"),
    ],
)
def test_files_of_other_programs_are_called_what_they_are(tmp_path: Path, content: bytes, named: str) -> None:
    (tmp_path / "x.yml").write_bytes(content)
    (found,) = problems(tmp_path / "x.yml")
    assert named in found.message


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbftitle: Deck\n", b"title: Deck\r\nowner: Ops\r\n", b"title: Deck\rowner: Ops\r"]
)
def test_marks_and_line_ends_of_other_systems_are_fine(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(content)
    document, found = read_yaml(file, "x.yml")
    assert found == []
    assert document.data["title"] == "Deck"
    assert "\r" not in "".join(document.lines)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a remark\n", b"---\n", b"null\n"])
def test_an_empty_file_has_no_data(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(content)
    document, found = read_yaml(file, "x.yml")
    assert (document.data, found) == (None, [])


# --- files that are none --------------------------------------------------------------------------------------------


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    with file.open("wb") as opened:
        opened.truncate(50 * 1024 * 1024)
    (found,) = problems(file)
    assert found.code == "file-too-large"
    assert "50.0 MB" in found.message


@posix
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.yml").mkdir()
    (tmp_path / "broken.yml").symlink_to("nowhere.yml")
    (tmp_path / "circle.yml").symlink_to("circle.yml")
    (tmp_path / "endless.yml").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.yml")
    for name in ("folder", "broken", "circle", "endless", "pipe", "missing"):
        assert one_problem(tmp_path / f"{name}.yml") == ("file-unreadable", f"{name}.yml:1:1"), name


def test_a_file_closed_to_the_reader_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.yml"
    file.write_text("a: 1\n", "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert one_problem(file) == ("file-unreadable", "x.yml:1:1")


@pytest.fixture
def playbook(tmp_path: Path) -> Path:
    """A small good playbook to spoil."""
    return shutil.copytree(PLAYBOOKS / "good" / "minimal", tmp_path / "playbook")


@posix
def test_odd_things_in_the_folder_are_told(playbook: Path) -> None:
    (playbook / "tools").mkdir()
    (playbook / "tools" / "a.yml").mkdir()
    (playbook / "tools" / "circle").symlink_to("..")
    (playbook / "guides").symlink_to("/")
    (playbook / "tools" / "broken.yml").symlink_to("nowhere")
    (playbook / "terms.yml").write_bytes(b"")
    os.mkfifo(playbook / "roles.yml")
    report = load_and_check(playbook, TODAY)[1]
    assert [(each.code, each.span.file) for each in report.errors] == [
        ("unknown-file", "guides"),
        ("file-unreadable", "roles.yml"),
        ("empty-file", "terms.yml"),
        ("file-unreadable", "tools/a.yml"),
        ("file-unreadable", "tools/broken.yml"),
        ("unknown-file", "tools/circle"),
    ]


@posix
@pytest.mark.parametrize("name", [b"\xb5\xa6.yml", b"a\nb.yml", b"a\x1b[31mb.yml", "a\u202eb.yml".encode()])
def test_a_name_that_can_t_be_shown_is_told_without_showing_it(playbook: Path, name: bytes) -> None:
    (playbook / "tools").mkdir()
    Path(os.fsdecode(os.fsencode(playbook / "tools") + b"/" + name)).write_text("title: x\n", "utf-8")
    (found,) = load_and_check(playbook, TODAY)[1].errors
    assert found.code == "file-encoding"
    assert found.span.file.isprintable()
    found.span.file.encode()


def test_a_folder_closed_to_the_reader_is_told(playbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (playbook / "tools").mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("tools"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (found,) = load_and_check(playbook, TODAY)[1].errors
    assert (found.code, found.span.file) == ("file-unreadable", "tools")


# --- YAML -----------------------------------------------------------------------------------------------------------

DEEP = 100_000


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * DEEP,
        "a: " + "[" * DEEP + "]" * DEEP,
        "{a: " * DEEP,
        "- " * DEEP,
        "? " * DEEP,
        "a: " + "- " * DEEP,
        "\n".join(f"{' ' * n}a:" for n in range(1200)),
        "a: &a [x]\nb: *a\n",
        "a: &a [&b [*a]]\n",
        "a: !!binary aGVq\n",
        "!!set {a}\n",
        "<<: *x\n",
        "%YAML 1.1\n---\na: 1\n---\nb: 2\n",
        "a: 1\n...\nb: 2\n",
    ],
)
def test_what_may_explode_is_refused_early(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.yml"
    file.write_text(text, "utf-8")
    assert problems(file)[0].code in ("yaml-refused", "yaml-syntax")


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "x, " * (MAX_BYTES // 4) + "x]",
        "\n".join(f"k{n}: v" for n in range(MAX_BYTES // 12)),
        "a: 1\n" * (MAX_BYTES // 5 - 1),
        "a: '" + "x" * (MAX_BYTES - 10) + "'",
        "a: |\n" + "  word\n" * (MAX_BYTES // 8),
        "? " + "k" * (MAX_BYTES - 100) + "\n: v",
        "#" * (MAX_BYTES - 10),
        "\n" * (MAX_BYTES - 10),
        "a: [" * (MAX_BYTES // 8),
    ],
)
def test_the_largest_file_is_read_in_bounded_time(tmp_path: Path, text: str) -> None:
    file = tmp_path / "tools.yml"
    file.write_text(text, "utf-8")
    found = read_yaml(file, "tools.yml")[1]
    assert len(found) <= 51


def test_as_deep_as_is_allowed_is_fine() -> None:
    data, found = parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yml")
    assert found == []
    assert isinstance(data, list)
    with pytest.raises(UnreadableError, match="more than 32 levels"):
        parse_yaml("[" * (MAX_DEPTH + 1), "x.yml")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"),
        ("1", 1),
        ("-7", -7),
        ("007", "007"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("0o7", "0o7"),
        ("1.0", 1.0),
        ("1e3", 1000.0),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("+1", "+1"),
        ("'1'", "1"),
        ("'true'", "true"),
        ("1" * 40, "1" * 40),
        ("a b", "a b"),
    ],
)
def test_plain_values_are_those_of_json(written: str, value: object) -> None:
    data, found = parse_yaml(f"a: {written}\n", "x.yml")
    assert found == []
    assert data == {"a": value}
    assert type(data["a"]) is type(value) or isinstance(data["a"], Scalar)


def test_keys_are_texts() -> None:
    data, found = parse_yaml("1: a\ntrue: b\nnull: c\nno: d\n2026-11-22: e\n'': f\n", "x.yml")
    assert found == []
    assert list(data) == ["1", "true", "null", "no", "2026-11-22", ""]


# --- places ---------------------------------------------------------------------------------------------------------


def test_every_value_knows_its_place() -> None:
    data, _ = parse_yaml("제목: 덱\nlist:\n  - {a: 1, 나: '둘'}\ntext: >-\n  one\n  two\nend: x\n", "x.yml")
    assert isinstance(data, Mapping)
    assert str(span_of(data, ("제목",))) == "x.yml:1:5"
    assert str(span_of(data, ("list", 0, "나"))) == "x.yml:3:15"
    assert str(span_of(data, ("list", 0, "나"), key=True)) == "x.yml:3:12"
    assert str(span_of(data, ("list", 7, "x"))) == "x.yml:3:3"
    text = span_of(data, ("text",))
    assert text
    assert (text.line, text.column, text.last_line) == (4, 7, 6)


def test_a_list_after_an_empty_line_does_not_end_above_its_start() -> None:
    data, _ = parse_yaml("\n- a\n", "x.yml")
    assert (data.span.line, data.span.last_line) == (2, 2)


def test_the_head_of_a_page_keeps_its_lines() -> None:
    head, body, line, _ = front_matter("---\ntitle: Talk\n---\nText.\n", "x.md")
    assert str(head["title"].span) == "x.md:2:8"
    assert (body, line) == ("Text.\n", 4)
    assert front_matter("Text.\n", "x.md")[:3] == (None, "Text.\n", 1)
