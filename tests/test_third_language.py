"""Languages that Stagebook ships no words for: with a table of the site's own, with a part of one, with none."""

import datetime
import io
import re
from pathlib import Path
from shutil import copytree

import pytest
from pypdf import PdfReader

from playbooks_on_disk import PLAYBOOKS, report
from sites import here, text
from stagebook.model.load import load
from stagebook.outputs.pdf import write_pdf
from stagebook.resources import templates
from stagebook.sheets.build import blank_sheet
from stagebook.sheets.close_plan import close_plan
from stagebook.site.edition import Edition, edition
from stagebook.words import english, has, languages, paths

GERMAN = PLAYBOOKS / "good" / "german"
MINIMAL = PLAYBOOKS / "good" / "minimal"


def edition_of(folder: Path, language: str) -> Edition:
    """The pages of a playbook in a language."""
    playbook = load(folder).playbook
    assert playbook is not None
    return edition(playbook, folder, language=language)


def pages(folder: Path, language: str) -> dict[str, str]:
    """The texts of all pages, rendered, by source."""
    found = edition_of(folder, language)
    return {page.src: text(found.renderer.body(page).html()) for page in found.site.pages}


@pytest.fixture(scope="module")
def german() -> dict[str, str]:
    """The texts of the German playbook's pages."""
    return pages(GERMAN, "de")


@pytest.mark.parametrize(
    ("src", "expected"),
    [
        ("index.md", "1 Kriterium · 1 Werkzeug"),
        ("index.md", "1 Kriterium · 2 Werkzeuge"),
        ("index.md", "etwa 8 von 10 Monaten"),
        ("index.md", "Endet, wenn: Der Käufer hat sein Ziel genannt."),
        ("neugeschaeft/index.md", "10 Monate insgesamt · Gerechnet ab: erstes Gespräch · bis: Unterschrift"),
        ("neugeschaeft/index.md", "Gilt für: Neugeschäft mit großen Kunden"),
        ("neugeschaeft/index.md", "8 Monate · 80 %"),
        ("neugeschaeft/index.md", "Länger: Sehr viele Beteiligte im Konzern."),
        ("neugeschaeft/stages/gespraech/index.md", "Stufe 1"),
        ("neugeschaeft/stages/gespraech/index.md", "Gespräch · 15 % · Zugesagt"),
        ("neugeschaeft/stages/gespraech/index.md", "Zugesagt Dauer: erwartet 1 Tag · höchstens 30 Tage"),
        ("neugeschaeft/stages/gespraech/index.md", "Bedingung: Der Käufer spricht nicht von selbst davon."),
        ("neugeschaeft/stages/gespraech/index.md", "Folien Präsentation Noch keine Datei"),
        ("neugeschaeft/phases/bedarf/index.md", "Kaufphase 1 etwa 8 von 10 Monaten · 80 % der Zeit"),
        ("neugeschaeft/close-plan.md", "Wochenenden und Feiertage (Deutschland) zählen nicht."),
        ("neugeschaeft/stages/gespraech/full-review.md", "Seite 1 von 2"),
        ("neugeschaeft/stages/gespraech/full-review.md", "Tage in der Stufe von höchstens 30 Tage"),
        ("neugeschaeft/stages/gespraech/full-review.md", "Unser Vertrieb · Version 2026.2 · 22.11.2026"),
        ("milestones.md", "Vorlaufzeit 1 Arbeitstag"),
        ("milestones.md", "Vorlaufzeit 20 Arbeitstage"),
        ("tools/folien.md", "Zuletzt geprüft 02.11.2026 Geprüft alle 90 Tage Sprache Deutsch"),
        ("coverage.md", "2 von 2 Werkzeugen"),
        ("print.md", "Stufe 2: Abschluss"),
    ],
)  # fmt: skip
def test_pages_speak_german(german: dict[str, str], src: str, expected: str) -> None:
    assert expected in german[src.replace("/index.md", ".md") if src.replace("/index.md", ".md") in german else src]


def test_the_german_playbook_has_every_word_of_its_own() -> None:
    """Nothing of it comes from the package, and every word that English has was translated."""
    assert "de" not in languages()
    playbook = load(GERMAN).playbook
    assert playbook is not None
    table = playbook.vocabulary.own["de"]
    assert [path for path in paths(english()) if not has(table, path)] == []


def test_words_that_are_missing_are_english_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "playbook"
    copytree(GERMAN, folder)
    table = folder / "templates" / "language" / "de.yml"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    gone = ("exit_criteria:", "  criteria: {one", "  side:", "      title: Risiken")
    table.write_text("".join(line for line in lines if not line.startswith(gone)), "utf-8")
    found = report(folder).problems
    assert [(each.code, each.message) for each in found] == [
        ("missing-word", "3 words are missing in German (de): counts.criteria, exit_criteria, sheet.side")
    ]
    shown = pages(folder, "de")
    assert "1 criterion · 2 Werkzeuge" in shown["index.md"]
    assert "Side 1 of 2" in shown[next(src for src in shown if "gespraech/full-review" in src)]


@pytest.mark.parametrize("language", ["fr", "pl", "pt-BR", "zh-Hant", "xx"])
def test_a_language_without_a_table_shows_english_words(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "playbook"
    copytree(MINIMAL, folder)
    settings = folder / "playbook.yml"
    settings.write_text(f"languages: [{language}]\n{settings.read_text('utf-8')}", "utf-8")
    (found,) = report(folder).problems
    assert found.code == "missing-word"
    assert f"{language}" in found.message
    assert (found.span.file, found.span.line) == ("playbook.yml", 1)
    shown = pages(folder, language)
    assert "1 criterion · 1 tool" in shown["index.md"]
    assert all(shown.values())


def test_the_site_is_german_around_its_pages_too(tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = here("build", GERMAN, "--site", site, cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    home = (site / "index.html").read_text("utf-8")
    assert '<html lang="de"' in home
    assert "Zuständig: Vertriebsleitung" in text(home)
    assert "Version 2026.2 · 22.11.2026" in text(home)
    assert 'title="Automatisch"' in home
    assert "Diese Seite gibt es nicht" in text((site / "404.html").read_text("utf-8"))


def test_a_language_that_the_theme_does_not_speak_is_said_all_the_same(tmp_path: Path) -> None:
    folder, site = tmp_path / "playbook", tmp_path / "site"
    copytree(MINIMAL, folder)
    settings = folder / "playbook.yml"
    settings.write_text(f"languages: [ga, de-AT]\n{settings.read_text('utf-8')}", "utf-8")
    assert here("build", folder, "--site", site, cwd=tmp_path).returncode == 0
    home, austrian = ((site / name).read_text("utf-8") for name in ("index.html", "de-AT/index.html"))
    assert '<html lang="ga"' in home
    assert '<html lang="de-AT"' in austrian
    assert re.findall(r'hreflang="(?:ga|de-AT)" lang="[^"]*"\s*(aria-current="true")?\s*>([^<]*)</a>', home) == [
        ('aria-current="true"', "Gaeilge"), ("", "Deutsch (Österreich)"),
    ]  # fmt: skip
    assert 'aria-label="Kopfzeile"' in austrian  # the theme's nearest language


def test_sheets_and_pdfs_are_german() -> None:
    found = edition_of(GERMAN, "de")
    playbook = found.playbook
    (process,) = playbook.processes
    sheet = blank_sheet(playbook, playbook.worksheets["close-plan"], process, found.words)
    assert [block.title for side in sheet.sides for block in side.blocks] == ["Geschäft", "Abschlussplan", "Vereinbart"]
    pdf = write_pdf([sheet], playbook, found.words, title="Blätter")
    drawn = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages).split())
    assert "Unser Vertrieb · Version 2026.2 · 22.11.2026" in drawn
    assert "Blattseite 1 von 1" in drawn
    plan = close_plan(playbook, process, datetime.date(2027, 3, 31), datetime.date(2026, 11, 27))
    assert found.words.date(plan.start_by) == "02.03.2027"


def test_no_template_writes_per_cent_by_hand() -> None:
    written = [path.name for path in templates().rglob("*.html") if re.search(r"\}\} ?%[^}]", path.read_text("utf-8"))]
    assert written == []
