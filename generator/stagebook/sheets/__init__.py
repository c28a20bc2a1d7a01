"""Worksheets as data: built from the model, drawn by templates for the screen, for paper and as PDF."""
