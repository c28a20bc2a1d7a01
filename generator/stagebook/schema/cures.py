"""What to write instead: hints for a value that does not fit its field, each made from the value itself.

A hint that leads to the next error helps nobody, so what is proposed was tried on the field first.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from stagebook.problems.diagnostics import shortened

_YES = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}
_NUMBER = re.compile(r"\s*(?:[€$£¥₩]\s*)?(?P<number>\d{1,15}(?:[.,]\d{1,9})?)\s*(?P<unit>%|[^\W\d_]+\.?)?\s*\Z")
_AROUND_A_DATE = re.compile(
    r"^\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?|(?<=\d)(?:st|nd|rd|th)\b"
    r"|[T\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m|Z)?\s*$|\s*\([월화수목금토일]\)\s*$",
    re.IGNORECASE,
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−－", "-"))
_MONTH_ALONE = re.compile(r"(?P<y>\d{4})[-./](?P<m>0?[1-9]|1[0-2])\Z")
_SERIALS = range(36526, 73051)
"""What spreadsheets count days with, from 2000 to 2099."""
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})\s*(?P<sep>[./-])\s*(?P<m>\d{1,2})\s*(?P=sep)\s*(?P<y>\d{4})\.?\Z")
_YEAR_FIRST = re.compile(
    r"(?P<y>\d{4})(?:\s*[./년-]\s*(?P<m>\d{1,2})\s*[./월-]\s*(?P<d>\d{1,2})\s*[.일]?|(?P<m2>\d\d)(?P<d2>\d\d))\Z"
)
_IN_WORDS = re.compile(
    r"(?:(?P<d>\d{1,2})[.\s-]+)?(?P<month>[A-Za-z]{3,9})[.,\s-]+(?:(?P<d2>\d{1,2})[,\s]+)?(?P<y>\d{4})\Z"
)
_MONTHS = {name.lower()[:3]: number for number, name in enumerate(calendar.month_name) if name}


def as_field(name: str) -> str:
    """A name as fields are written, with what people put around or between its words taken away."""
    return re.sub(r"[\s-]+", "_", name.strip("-: ")).lower()


OTHER_NAMES = {
    "author": "owner",
    "date": "reviewed",
    "description": "summary",
    "desc": "summary",
    "kind": "type",
    "label": "title",
    "last_reviewed": "reviewed",
    "link": "url",
    "href": "url",
    "file": "path",
    "heading": "title",
    "name": "title",
    "objective": "purpose",
    "goal": "purpose",
    "synonyms": "aliases",
    "updated": "reviewed",
    "제목": "title",
    "이름": "title",
    "목적": "purpose",
    "요약": "summary",
    "설명": "summary",
    "담당": "owner",
    "담당자": "owner",
    "도구": "tools",
    "자료": "tools",
    "유형": "type",
    "종류": "type",
    "주소": "url",
    "버전": "version",
    "언어": "languages",
    "단계": "stages",
    "프로세스": "processes",
    "별칭": "aliases",
    "활동": "activities",
}
"""Names that other tools give to fields, with ours."""

WITHOUT = {
    "tags": "nothing has tags here: readers find things by search and by [[kind:id]] links; delete it",
    "categories": "nothing has categories here; delete it",
    "draft": "a page that nobody should see yet has `visible_to:`, or lies outside of the folder; delete it",
    "hide": "what a page shows is decided by its template; delete it",
}
"""What other tools have and playbooks do without, with what to do instead."""


OTHER_WORDS = {
    **dict.fromkeys(("customer", "client", "prospect", "고객", "고객사", "구매자", "바이어"), "buyer"),
    **dict.fromkeys(("rep", "sales", "vendor", "us", "we", "영업", "영업 담당자", "판매자", "당사"), "seller"),
    **dict.fromkeys(("buyer/seller", "seller/buyer", "all", "둘 다", "양쪽"), "both"),
    **dict.fromkeys(("no", "none", "false", "끔"), "off"),
}
"""Words that people write for those that a field takes."""


def word_for(value: Any, known: Iterable[str]) -> str:
    """The word that a field takes for what somebody wrote; empty where it is not clear."""
    several = {each.strip() for each in re.split(r"[,/&+]| and | or |및|과 |와 ", str(value)) if each.strip()}
    if isinstance(value, list):
        several = set(map(str, value))
    words = set(known)
    text = "" if value is None else str(value).strip().lower()
    meant = text if text in words else OTHER_WORDS.get(text, "")
    if {"buyer", "seller"} <= several:
        meant = "both"
    return meant if meant in words else ""


def list_of(value: Any, shape: type[BaseModel] | None = None) -> str:
    """How to write one value, or several with commas between them, as a list; of `shape` are its items, if of any."""
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9-]+", value) and shape is None:
        return f"write [{value}]"
    if isinstance(value, str) and re.match(r"-(?=[^\s-])", value):
        return f"after '-' a blank is missing: write '- {shortened(value[1:], 24)}'"
    if isinstance(value, str) and shape is not None and (fields := fields_of(shape, value)):
        return fields.replace("write '", "write '- ", 1)
    if isinstance(value, dict) and shape is not None and "id" in shape.model_fields and _are_mappings(value):
        return f"write '- id: {next(iter(value))}', and its fields below 'id:'"
    if isinstance(value, str) and "," in value and len(value) <= 60 and "\n" not in value:
        items = [each.strip() for each in value.strip(" []［］").split(",")]
        if all(re.fullmatch(r"[a-z0-9-]+", each) for each in items):
            return f"write [{', '.join(items)}]"
    if isinstance(value, dict) and value and all(str(key).startswith("-") for key in value):
        return f"after '-' a blank is missing: write '- {str(next(iter(value))).lstrip('-')}: …'"
    return "start each item on a line of its own with '- '"


def fields_of(shape: type[BaseModel] | None, value: Any) -> str:
    """How to write a value as the fields of the shape that belongs there; empty where that is not known."""
    if shape is None:
        return ""
    needed = [name for name, field in shape.model_fields.items() if field.is_required()]
    if not needed:
        return ""
    takes = next((name for name in (*needed, *shape.model_fields) if _fits(shape.model_fields[name], value)), "")
    if isinstance(value, str) and takes:
        rest = [f"{name}: …" for name in needed if name != takes]
        first = f"{takes}: {shortened(value)}"
        return f"write '{first}'" + (f", and below it {', '.join(map(repr, rest))}" if rest else "")
    return "write " + ", ".join(f"'{name}: …'" for name in needed)


def number_for(field: FieldInfo | None, value: Any) -> str:
    """How to write a number: without its unit, a percentage as a share; empty where the number itself is wrong."""
    match = _NUMBER.match(str(value))
    if match is None or field is None:
        return "write it without quotes and unit"
    number = float(match["number"].replace(",", "."))
    is_share = _fits(field, 1.0) and not _fits(field, 2.0)
    if is_share and (match["unit"] == "%" or number > 1):
        number /= 100
    short: int | float = int(number) if number == int(number) else number
    if _fits(field, short):
        return f"write {short:g}"
    return "" if _fits(field, 1) and isinstance(value, int | float) else "write it without quotes and unit"


def text_for(value: Any, file: str) -> str:
    """How to write something else as a text; in a page each language has a file of its own."""
    if isinstance(value, dict) and file.endswith(".md") and all(len(str(key)) < 12 for key in value):
        others = list(map(str, value))[1:] or ["ko"]
        return f"write one language here, and '{others[0]}' in {file.removesuffix('.md')}.{others[0]}.md"
    return "write a text" if isinstance(value, list | dict | None) else "put it in quotes"


def flag_for(value: Any) -> str:
    """How to write yes and no."""
    word = _YES.get(str(value).strip().lower())
    return f"write {word}" if word else "write true or false, without quotes"


def quoted_for(field: FieldInfo | None, value: Any) -> ErrorDetails | None:
    """What is still wrong with a number or word once it stands in quotes; None where quotes are the cure."""
    if field is None or not isinstance(value, bool | int | float):
        return None
    return _problem(field, str(value))


def date_for(value: str) -> str:
    """A date that somebody wrote in another way, as `2026-11-30`; empty where day and month can't be told apart."""
    text = _AROUND_A_DATE.sub("", value.translate(_DASHES)).strip()
    if text.isdigit() and int(text) in _SERIALS:
        return (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(text))).isoformat()
    for pattern in (_YEAR_FIRST, _DAY_FIRST):
        match = pattern.match(text)
        if match:
            parts = [int(each) for each in match.groups() if each and each.isdigit()]
            year, month, day = parts if pattern is _YEAR_FIRST else parts[::-1]
            if pattern is _DAY_FIRST and match["sep"] != ".":
                if month > 12 >= day:
                    month, day = day, month
                elif day <= 12 and day != month:
                    return ""
            return _iso(year, month, day)
    match = _IN_WORDS.match(text)
    if match and (match["d"] or match["d2"]):
        return _iso(int(match["y"]), _MONTHS.get(match["month"].lower()[:3], 0), int(match["d"] or match["d2"]))
    return ""


def date_hint(value: str, meant: str) -> str:
    """How to write a date, given what `date_for` made of it; for a day that does not exist, why."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)
    if match and 1 <= int(match[2]) <= 12 and int(match[1]) >= 1:
        days = calendar.monthrange(int(match[1]), int(match[2]))[1]
        return f"{calendar.month_name[int(match[2])]} {match[1]} has {days} days"
    if value.strip() in map(str, _SERIALS):
        return f"write {meant}; a spreadsheet counts the days so"
    month = _MONTH_ALONE.match(value.strip())
    if month:
        return f"add the day, as in {month['y']}-{int(month['m']):02}-01"
    return f"write {meant}" if meant else "write year, month and day, as in 2026-11-30"


def _are_mappings(value: dict[Any, Any]) -> bool:
    return bool(value) and all(isinstance(each, dict) for each in value.values())


def place_of(shape: type[BaseModel] | None, name: str) -> str:
    """The field of a shape below which one of that name belongs; empty where there is none, or several."""
    found = [
        outer
        for outer, field in (shape.model_fields if shape else {}).items()
        for inner in _shapes(field.annotation)
        if name in inner.model_fields
    ]
    return found[0] if len(found) == 1 and name not in ("id", "text", "title", "summary", "tools") else ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _fits(field: FieldInfo, value: Any) -> bool:
    return _problem(field, value) is None


def _problem(field: FieldInfo, value: Any) -> ErrorDetails | None:
    """What is wrong with a value for a field; None where nothing is."""
    kind: Any = field.annotation
    for each in field.metadata:
        kind = Annotated[kind, each]
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return error.errors(include_url=False)[0]
    return None


def _shapes(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes(part)
