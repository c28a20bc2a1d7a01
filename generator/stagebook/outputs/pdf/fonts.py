"""Which of the fonts on this computer a sheet is set in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stagebook.outputs.pdf.problems import NoPdfError

LATIN = (
    *("Segoe UI", "Roboto", "Helvetica Neue", "Arial", "Pretendard"),
    *("Liberation Sans", "Noto Sans", "DejaVu Sans", "Libertinus Serif"),
)
"""The site's own stack as far as it names fonts, then what other systems have; the last one comes with Typst."""

KOREAN = (
    *("Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic"),
    *("Nanum Gothic", "NanumBarunGothic", "Spoqa Han Sans Neo", "Source Han Sans KR", "UnDotum", "Baekmuk Dotum"),
)
"""Sans-serif fonts with Hangul, the best first."""

HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")

_NO_KOREAN = """no Korean font was found, and there is Korean text to set. Install one of: {fonts}.
  Windows: add "Korean Supplemental Fonts" under Settings > System > Optional features (Malgun Gothic)
  macOS: Apple SD Gothic Neo is part of the system; turn it on in Font Book
  Debian, Ubuntu: apt install fonts-noto-cjk
  Fedora: dnf install google-noto-sans-cjk-fonts"""


class NoFontError(NoPdfError):
    """A text can't be set with the fonts on this computer; the message says how to get one."""


def stack(families: Iterable[str], texts: str) -> list[str]:
    """Return the fonts for `texts`, the preferred ones first.

    `families` are those that Typst found. Raises `NoFontError` where there is Korean text and no Korean font.
    """
    here = frozenset(families)
    korean = [name for name in KOREAN if name in here]
    if not korean and HANGUL.search(texts):
        raise NoFontError(_NO_KOREAN.format(fonts=", ".join(KOREAN)))
    # One font of each is enough; Typst itself looks further for a letter that neither has.
    latin = [name for name in LATIN if name in here]
    return list(dict.fromkeys((*latin[:1], *korean[:1])))
