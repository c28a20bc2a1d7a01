"""Numbers of a page's layout as classes: a strict content policy forbids `style` attributes.

An element gets `sb-n-<whole number>`, and for a share of a width `sb-h-<hundredths>` beside it; the style sheet made
here turns them into the properties `--n` and `--h`, and says what these mean on which element.
"""

from __future__ import annotations

MOST = 100
"""The highest number that has a class: shares are percents, and no row on a page has more places."""

_HUNDREDTHS = 100
_MEANINGS = """\
.sb-lined { --lines: var(--n); }
.sb-field { --span: var(--n); }
:where(.sb-share, .sb-table col, .sb-bar > li) { --h: 0; }
.sb-share { flex: calc(var(--n) + var(--h) / 100) 1 0; display: grid; }
.sb-table col { width: calc((var(--n) + var(--h) / 100) * 1%); }
.sb-bar > li { --part: calc(var(--n) + var(--h) / 100); }
"""


def count_class(count: int) -> str:
    """The class that hands a count to the style sheet, at least 1 and at most `MOST`."""
    return f"sb-n-{min(max(count, 1), MOST)}"


def share_class(share: float) -> str:
    """The classes that hand a share, from 0 to 1, to the style sheet: in percent, exact to a hundredth of it."""
    whole, hundredths = divmod(round(min(max(share, 0), 1) * MOST * _HUNDREDTHS), _HUNDREDTHS)
    return f"sb-n-{whole} sb-h-{hundredths}" if hundredths else f"sb-n-{whole}"


def style_sheet() -> str:
    """The rules behind the classes."""
    rules = [f".sb-n-{number} {{ --n: {number}; }}\n" for number in range(MOST + 1)]
    rules += [f".sb-h-{number} {{ --h: {number}; }}\n" for number in range(1, _HUNDREDTHS)]
    head = "/* Made by docs/generate.py from generator/stagebook/templating/size_classes.py; change it there. */\n"
    return head + _MEANINGS + "".join(rules)
