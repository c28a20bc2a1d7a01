"""From sheets to a PDF: hands data, fonts and templates to Typst, which is imported here alone.

What a sheet holds goes to Typst as an input of the document and never lies on disk; templates do, in a folder of their
own while the PDF is made.
"""

from __future__ import annotations

import datetime
import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from stagebook.model import Playbook
from stagebook.outputs.pdf.fonts import Chosen, NoFontError, chosen_for
from stagebook.outputs.pdf.problems import BrokenSheetTemplateError, NoPdfError, UnsetTextError
from stagebook.outputs.pdf.typst_input import packet_of, with_marked
from stagebook.outputs.unfinished import scratch
from stagebook.resources import templates
from stagebook.sheets.form import Sheet
from stagebook.sheets.measures import FOOT, MARGIN_ABOVE, MARGIN_BESIDE, PAPERS, for_typst
from stagebook.sheets.missing_letters import Foreign, foreign_in, foreign_letters
from stagebook.words import Words

if TYPE_CHECKING:
    import typst

PaperName = Literal["a4", "letter"]
_TYPST_PAPERS: Mapping[PaperName, str] = {"a4": "a4", "letter": "us-letter"}

_PARTS = frozenset({"sheet", "block", "parts"})
"""The files that draw no block of that name."""

_POSITION = re.compile(r"┌─ (.+?):(\d+):\d+")
_UNKNOWN = re.compile(r'the text (?:`"(.+?)"` could not be displayed|contains the disallowed codepoint `"(.+?)"`)')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True)
class Borrowed:
    """Letters of one text that the shipped font lacks, and what they were set in."""

    letters: Foreign
    family: str
    """The font of this computer; empty where none has them, and boxes stand in their place."""

    def __str__(self) -> str:
        """Say it as a problem of the run."""
        if self.family:
            return f"{self.letters}, which the shipped font lacks; set in {self.family}"
        return f"{self.letters}, which no font on this computer has; a box is drawn in its place"


@dataclass(frozen=True)
class Pdf:
    """A PDF, and what is to be known of its letters."""

    content: bytes
    source: str
    """What it was drawn from: all words that Typst was handed, and the text of the site's own templates."""
    borrowed: tuple[Borrowed, ...]


def write_pdf(
    sheets: Iterable[Sheet],
    playbook: Playbook,
    words: Words,
    paper: PaperName = "a4",
    *,
    title: str,
    own_templates: Path | None = None,
    addresses: Callable[[Sheet], str] = lambda sheet: "",
    font_paths: Sequence[Path] = (),
) -> Pdf:
    """The sheets as a tagged PDF (PDF/UA-1) with bookmarks; the same input gives the same bytes.

    `playbook` is a view in the language of `words`. `own_templates` is the site's folder of templates: a file
    `sheets/<block>.typ` in it draws the blocks of that id. `addresses` gives what stands in a sheet's foot.
    `font_paths` are folders with fonts besides those of the computer, for letters that the shipped font lacks.

    Raises `NoPdfError` where Typst is not installed, and its subclasses `NoFontError`, where a template writes a letter
    that no font has, and `BrokenSheetTemplateError`.
    """
    with opened(
        sheets, playbook, words, paper, title=title, own_templates=own_templates, addresses=addresses,
        font_paths=font_paths,
    ) as drawing:  # fmt: skip
        content = _compiled(drawing, _moment(str(playbook.settings.updated)))
        return Pdf(content, drawing.source, drawing.borrowed)


@dataclass(frozen=True)
class Drawing:
    """A packet that lies ready to be drawn: the document, the folder and fonts it needs, and what it is handed."""

    document: bytes
    root: Path
    fonts: typst.Fonts
    setup: Mapping[str, Any]
    packet: dict[str, Any]
    source: str
    borrowed: tuple[Borrowed, ...]

    def compiler(self, **inputs: str) -> typst.Compiler:
        """A Typst compiler with the packet's files and fonts.

        The input `trace` lets the templates leave a mark for each input that they draw.
        """
        given = {"setup": _json(self.setup), "packet": _json(self.packet), **inputs}
        made: typst.Compiler = _typst().Compiler(self.document, root=self.root, font_paths=self.fonts, sys_inputs=given)
        return made


@contextmanager
def opened(
    sheets: Iterable[Sheet],
    playbook: Playbook,
    words: Words,
    paper: PaperName,
    *,
    title: str,
    own_templates: Path | None = None,
    addresses: Callable[[Sheet], str] = lambda sheet: "",
    font_paths: Sequence[Path] = (),
) -> Iterator[Drawing]:
    """Make ready what `write_pdf` draws, with the same arguments and errors; the templates' folder lasts as long."""
    size = next(each for each in PAPERS if each.name.lower() == paper)
    settings = playbook.settings
    book = f"{settings.title} · {words.edition_of(settings.version, settings.updated)}"
    drawn = list(sheets)
    setup = {
        "paper": _TYPST_PAPERS[paper],
        "pitch": size.pitch,
        "language": words.language,
        "measures": for_typst(),
        "margins": {"above": MARGIN_ABOVE, "beside": MARGIN_BESIDE, "foot": MARGIN_ABOVE + FOOT},
        "words": _words(words, str(settings.title)),
    }
    packet = packet_of(drawn, playbook, size, title, book, addresses)
    source = _json((setup, packet)) + _texts_of(own_templates)
    chosen = chosen_for(foreign_letters(source), font_paths)
    setup["fonts"], setup["missing"] = list(chosen.families), bool(chosen.missing)
    # Typst can't set letters from right to left without kerning in every font; ours has none of them.
    setup["kerning"] = any(unicodedata.bidirectional(char) in ("R", "AL") for char in chosen.borrowed)
    if chosen.missing:
        setup["words"] = with_marked(setup["words"], chosen.missing)
        packet = with_marked(packet, chosen.missing)
    with scratch() as root:
        lay_out(root, own_templates)
        names = sorted(_blocks_of(packet) - _PARTS)
        main = document(name for name in names if (root / f"{name}.typ").is_file())
        yield Drawing(main, root, chosen.fonts, setup, packet, source, tuple(_borrowed(drawn, chosen)))


def _blocks_of(packet: dict[str, Any]) -> set[str]:
    """The ids of the blocks on the sheets: a site may draw each by a file `sheets/<id>.typ` of its own."""
    sides = [side for each in packet["skeletons"] for side in each["sides"]]
    return {str(block["id"]) for side in sides for row in side for block in row}


def _borrowed(sheets: Iterable[Sheet], chosen: Chosen) -> Iterator[Borrowed]:
    if not chosen.borrowed and not chosen.missing:
        return
    for each in foreign_in(sheets):
        families = [chosen.borrowed.get(letter, "") for letter in each.letters]
        for family in dict.fromkeys(families):
            own = (letter for letter, found in zip(each.letters, families, strict=True) if found == family)
            yield Borrowed(replace(each, letters="".join(own)), family)


def _own_files(own_templates: Path | None) -> list[Path]:
    return sorted((own_templates / "sheets").rglob("*.typ")) if own_templates else []


def _texts_of(own_templates: Path | None) -> str:
    """The text of a site's own templates: letters in it need a font too."""
    return "".join(path.read_text(encoding="utf-8", errors="replace") for path in _own_files(own_templates))


def lay_out(root: Path, own_templates: Path | None) -> None:
    """Fill Typst's folder: the built-in templates with the site's own in their place, and all built-in ones below."""
    built_in = sorted((templates() / "sheets").glob("*.typ"))
    own = _own_files(own_templates)
    (root / "stagebook").mkdir()
    for path in built_in:
        shutil.copyfile(path, root / "stagebook" / path.name)
        shutil.copyfile(path, root / path.name)
    for path in own:
        assert own_templates is not None
        target = root / path.relative_to(own_templates / "sheets")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def document(own_blocks: Iterable[str]) -> bytes:
    """The document that draws a packet; `own_blocks` are the ids of blocks that have a file of their own."""
    lines, entries = ['#import "/sheet.typ": packet'], []
    for number, name in enumerate(own_blocks):
        lines.append(f'#import "/{name}.typ" as own-{number}')
        entries.append(f'"{name}": own-{number}.draw')
    own = f"({', '.join(entries)},)" if entries else "(:)"
    return "\n".join([*lines, f"#packet(json(bytes(sys.inputs.packet)), {own})", ""]).encode()


def _words(words: Words, book: str) -> dict[str, Any]:
    sheet = words.sheet
    return {
        "book": book,
        "side": sheet["side"],
        "page": sheet["page"],
        "ticked": sheet["ticked"],
        "score": words.score,
        "scale": list(words.scale),
        "proof": words.proof,
        "waivable": words.waivable,
        "verified_by": dict(words.verified_by),
    }


def _typst() -> Any:
    try:
        import typst
    except ImportError as error:
        hint = "no PDF without Typst; install it with: pip install 'stagebook[pdf]'"
        raise NoPdfError(hint) from error
    return typst


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _moment(updated: str) -> datetime.datetime:
    """When the playbook was last changed: the clock has no place in a file that is to be the same each time."""
    try:
        day = datetime.date.fromisoformat(updated)
    except ValueError:
        day = datetime.date(2000, 1, 1)
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)


def _compiled(drawing: Drawing, moment: datetime.datetime) -> bytes:
    try:
        made = drawing.compiler().compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment)
    except _typst().TypstError as error:
        unknown = _unknown_chars(error)
        if not unknown:
            raise BrokenSheetTemplateError(_message_of(error)) from error
        letters = ", ".join(f"{char} (U+{ord(char):04X})" for char in sorted(unknown))
        raise NoFontError(
            f"no font on this computer has {letters}, which a template in templates/sheets writes"
        ) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # A defect of Typst itself; its class can't be imported.
            raise
        raise UnsetTextError(f"Typst could not set these sheets ({error}); write .html, or leave out a deal") from error
    assert isinstance(made, bytes)
    return made


def _unknown_chars(error: typst.TypstError) -> set[str]:
    texts = ("".join(groups) for groups in _UNKNOWN.findall(error.diagnostic))
    return {char for text in texts for char in _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)}


def _message_of(error: typst.TypstError) -> str:
    """Typst's message with the first place that it names in a template."""
    places = [(path, line) for path, line in _POSITION.findall(error.diagnostic) if "__typst_py_bytes__" not in path]
    where = f"{Path(places[0][0]).name}:{places[0][1]}: " if places else ""
    hints = "".join(f" ({hint})" for hint in error.hints[:1])
    return f"templates/sheets/{where}{error.message}{hints}" if where else f"{error.message}{hints}"
