"""Worksheets as PDF, drawn by Typst from the same data as the pages' HTML."""

from stagebook.outputs.pdf.fonts import NoFontError
from stagebook.outputs.pdf.problems import BrokenSheetTemplateError, NoPdfError
from stagebook.outputs.pdf.write import PaperName, write_pdf

__all__ = ["BrokenSheetTemplateError", "NoFontError", "NoPdfError", "PaperName", "write_pdf"]
