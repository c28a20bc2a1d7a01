"""The measures of a sheet on paper: the one table that style sheet, Typst and the working out of room (`fit`) go by.

`docs/generate.py` writes the style sheet's part of it; a PDF's templates are handed it as data. Lengths are
millimetres, sizes of type points, heights of lines shares of the size of their type.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Annotated, get_type_hints

MM_PER_POINT = 25.4 / 72


Mm = Annotated[float, "mm"]
"""A length in millimetres."""
Pt = Annotated[float, "pt"]
"""A size of type in points."""
Ratio = Annotated[float, "em"]
"""A height of lines, as a share of the size of their type."""


def mm_of(points: Pt) -> Mm:
    """A size of type in millimetres."""
    return points * MM_PER_POINT


@dataclass(frozen=True)
class Measures:
    """Each measure under the name that style sheet (`--m-body-line`) and Typst (`m.body-line`) have for it."""

    body: Pt = 9.0
    label: Pt = 7.5
    book: Pt = 8.0
    """The playbook's title above a sheet's own."""
    sheet_title: Pt = 15.0
    block_title: Pt = 10.0
    block_number: Pt = 8.5
    letter: Pt = 14.0
    """Before an element of a framework."""
    legend: Pt = 8.0
    """The figure in a box of the scores' legend."""

    body_line: Ratio = 1.25
    body_line_ko: Ratio = 1.35
    """Hangul fills its square: its lines need more between them."""
    label_line: Ratio = 1.2
    sheet_title_line: Ratio = 1.15
    block_title_line: Ratio = 1.25
    foot_line: Ratio = 1.25
    plan_line: Ratio = 1.15

    rule: Mm = 0.2
    edge: Mm = 0.35

    head_gap: Mm = 6.0
    """Between the sheet's name, the deal and the number of the side."""
    head_inset: Mm = 1.2
    head_rule: Mm = 0.6
    head_below: Mm = 2.0
    deal_gap: Mm = 2.0
    """Between the label of the deal and its line, in the head of a later side."""
    foot_gap: Mm = 4.0
    foot_above: Mm = 2.0
    foot_inset: Mm = 1.0

    block_gap: Mm = 2.0
    """Between blocks, at least: what is left of a side goes there."""
    beside: Mm = 6.0
    """Between blocks, or parts of one, that stand side by side."""
    number_box: Mm = 4.4
    number_gap: Mm = 1.8
    title_below: Mm = 0.8

    field_gap: Mm = 4.0
    field_above: Mm = 0.7
    entry_inset: Mm = 0.6

    cell_inset: Mm = 1.2
    deals_inset: Mm = 0.8
    column_below: Mm = 0.5
    """Below the names of columns."""
    text_above: Mm = 0.7
    text_below: Mm = 0.6
    row_above: Mm = 0.7
    row_below: Mm = 0.6
    row_right: Mm = 1.5
    criteria_above: Mm = 1.3
    criteria_below: Mm = 1.2
    criteria_right: Mm = 2.0
    blockers_above: Mm = 1.0
    blockers_below: Mm = 0.9
    plan_above: Mm = 0.5
    plan_below: Mm = 0.4
    plan_right: Mm = 1.0

    box: Mm = 4.2
    """A box to tick."""
    box_column: Mm = 6.6
    """What a box in front of a text takes of its width."""
    proof_above: Mm = 0.6
    letter_column: Mm = 5.0
    score: Mm = 6.0
    """The height of a score's boxes."""
    score_gap: Mm = 0.8
    legend_box: Mm = 4.0
    legend_above: Mm = 1.2
    option_above: Mm = 1.8
    option_gap: Mm = 2.0

    def items(self) -> Iterator[tuple[str, float, str]]:
        """Yield each measure: its name in style sheet and Typst, its number, its unit (mm, pt, or em)."""
        hints = get_type_hints(type(self), include_extras=True)
        for each in fields(self):
            unit: str = hints[each.name].__metadata__[0]
            yield each.name.replace("_", "-"), getattr(self, each.name), unit

    def line(self, language: str) -> float:
        """Height of a line of body type in millimetres."""
        return mm_of(self.body) * (self.body_line_ko if language == "ko" else self.body_line)


MEASURES = Measures()

MARGIN_ABOVE, MARGIN_BESIDE = 9.0, Mm(10)
"""Of the paper; most printers can't print nearer to its edge."""

FOOT = 7.6
"""What a PDF keeps below its text, above the margin: the foot, with an address of two lines at most."""

_SLACK = 0.5
"""Printers and browsers round; so much of a side's height is never counted on."""


@dataclass(frozen=True)
class Paper:
    """A size of paper."""

    name: str
    full_width: float
    full_height: float
    pitch: float
    """From one writing line to the next."""
    least: float
    """The height that a side takes at least: its foot lies there."""

    @property
    def width(self) -> float:
        """What is left between the margins."""
        return self.full_width - 2 * MARGIN_BESIDE

    @property
    def height(self) -> float:
        """What is left between the margins, and can be counted on."""
        return self.full_height - 2 * MARGIN_ABOVE - _SLACK


A4 = Paper("A4", 210, 297, pitch=7.5, least=273)
LETTER = Paper("Letter", 215.9, 279.4, pitch=6.8, least=256)
PAPERS = (A4, LETTER)

_LONGER_FROM = 285
"""A sheet that is printed learns which paper it is on by its height."""
_SCREEN_PITCH = 7
_SCOPE = ".sb-side, .sb-check__foot"


def style_sheet() -> str:
    """The style sheet's part of the table. `--u` is a millimetre, `--pt` a point, on screen and on paper."""
    lines = [f"  --m-{name}: {_css(number, unit)};" for name, number, unit in MEASURES.items()]
    return "\n".join(
        [
            "/* Made by docs/generate.py from generator/stagebook/sheets/measures.py; change it there. */",
            f"@page {{ margin: {MARGIN_ABOVE:g}mm {MARGIN_BESIDE:g}mm; }}",
            f"{_SCOPE} {{",
            *lines,
            "}",
            f".sb-side {{ --pitch: calc(var(--u) * {_SCREEN_PITCH}); }}",
            f"@media print {{ .sb-side {{ {_paper_css(LETTER)} }} }}",
            f"@media print and (min-height: {_LONGER_FROM}mm) {{ .sb-side {{ {_paper_css(A4)} }} }}",
            "",
        ]
    )


def _paper_css(paper: Paper) -> str:
    return f"--pitch: {paper.pitch:g}mm; --least: {paper.least:g}mm;"


def _css(number: float, unit: str) -> str:
    scale = {"pt": "pt", "mm": "u"}
    return f"calc(var(--{scale[unit]}) * {number:g})" if unit in scale else f"{number:g}"


def for_typst() -> dict[str, tuple[float, str]]:
    """The table as plain values: number and unit of each measure, by name."""
    return {name: (number, unit) for name, number, unit in MEASURES.items()}
