"""The PDF of every worksheet, published beside its page: `full-review-a4.pdf`, `full-review-letter.pdf`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from stagebook.outputs.pdf import PaperName, Pdf, write_pdf
from stagebook.sheets.build import blank_sheet
from stagebook.sheets.form import Sheet
from stagebook.site.edition import Edition
from stagebook.site.urls import pdf_of

PAPERS: tuple[PaperName, ...] = ("a4", "letter")


def pdf_files(
    edition: Edition, own_templates: Path | None, address_of: Callable[[str], str]
) -> Iterator[tuple[str, Pdf]]:
    """Yield place and file of each worksheet's PDF, on each paper.

    `address_of` turns a page's `src` into the address that is printed. Raises `NoPdfError`.
    """
    playbook, words = edition.site.playbook, edition.words
    for page in edition.site.pages:
        if page.sheet is None or page.subject is None:
            continue
        sheet = blank_sheet(playbook, page.sheet, page.subject, words)
        printed = _always(address_of(page.src))
        for paper in PAPERS:
            made = write_pdf(
                [sheet],
                playbook,
                words,
                paper,
                title=page.title,
                own_templates=own_templates,
                addresses=printed,
            )
            yield pdf_of(page.src, paper), made


def _always(address: str) -> Callable[[Sheet], str]:
    return lambda sheet: address
