"""Worksheets as PDF, drawn by Typst from the same data as the pages' HTML."""

from stagebook.outputs.pdf.fonts import NoFontError
from stagebook.outputs.pdf.problems import BrokenSheetTemplateError, NoPdfError
from stagebook.outputs.pdf.write import Borrowed, PaperName, Pdf, write_pdf

__all__ = ["Borrowed", "BrokenSheetTemplateError", "NoFontError", "NoPdfError", "PaperName", "Pdf", "write_pdf"]
