"""Every file that `run.py bench --worst` tries: pages and texts, YAML, templates, exports, mapping files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.markdown_shapes import MARKDOWN
from bench.shapes import EXPORT, MAPPING, PLAYBOOK, Piece, Shape, filled, fitting
from stagebook.prose.markdown_limits import excess
from stagebook.reading.yaml import MAX_BYTES, UnreadableError, parse_yaml

HEAD = "---\ntitle: Page\n---\n"
Row = tuple[str, Piece, str, str]
"""Name, piece, head and tail."""

ANY_YAML: tuple[Row, ...] = (
    ("open brackets", "[", "", ""),
    ("open braces", "{a: ", "", ""),
    ("dashes", "- ", "", ""),
    ("question marks", "? ", "", ""),
    ("flow sequence", "a,", "a: [", "a]"),
    ("flow sequence of mappings", "{a: b},", "a: [", "a]"),
    ("flow mapping", lambda n: f"a{n}: b, ", "{", "a: b}"),
    ("keys", lambda n: f"a{n}: b\n", "", ""),
    ("keys of mappings", lambda n: f"a{n}: {{b: c}}\n", "", ""),
    ("keys of empty mappings", lambda n: f"a{n}: {{}}\n", "", ""),
    ("keys of one item", lambda n: f"  a{n}: b\n", "a:\n", ""),
    ("one key again and again", "a: b\n", "", ""),
    ("one long text", "a ", "a: ", ""),
    ("one long key", "a", "", ": b"),
    ("comments", "# a\n", "", ""),
    ("aliases", lambda n: f"b{n}: *b\n", "a: &b c\n", ""),
    ("documents", "---\n", "", ""),
    ("escapes", "\\u00e9", 'a: "', '"'),
    ("folded text", "  a\n\n", "a: >\n", ""),
    ("numbers", "1e308,", "a: [", "1]"),
)

_STAGE, _SETTINGS = PLAYBOOK["stages.yml"], PLAYBOOK["playbook.yml"]
_CRITERIA, _TOOLS = _STAGE.split("  tools:")[0], "  tools: [{tool: deck}]\n"
_SHEET = "a:\n  title: A\n  summary: s\n  of: process\n  sides:\n"
_FIELDS = f"{_SHEET}    - - id: b\n        title: T\n        fields:\n"
YAML: dict[str, tuple[Row, ...]] = {
    "tools.yml": (
        ("tools", lambda n: f"a{n}: {{title: A, type: deck, summary: S}}\n", "", ""),
        ("tools of unknown types", lambda n: f"a{n}: {{title: A, type: dek{n}, summary: S}}\n", "", ""),
        ("tools with unknown fields", lambda n: f"a{n}: {{title: A, type: deck, summary: S, owne{n}: x}}\n", "", ""),
        ("tools with links", lambda n: f"a{n}: {{title: A, type: deck, summary: '[[tool:b{n}]]'}}\n", "", ""),
        ("tools with addresses", lambda n: f"a{n}: {{title: A, type: deck, summary: '[a](b{n})'}}\n", "", ""),
        ("tools with paths", lambda n: f"a{n}: {{title: A, type: deck, summary: S, path: f/{n}.pdf}}\n", "", ""),
        ("tools for audiences", lambda n: f"a{n}: {{title: A, type: deck, summary: S, visible_to: [p{n}]}}\n", "", ""),
        ("former ids", lambda n: f"a{n}, ", "deck: {title: A, type: deck, summary: S, formerly: [", "a]}"),
    ),
    "stages.yml": (
        ("tools of one stage", lambda n: f"    - tool: a{n}\n", _STAGE, ""),
        ("one tool again and again", "    - tool: deck\n", _STAGE, ""),
        ("criteria", lambda n: f"    - {{id: g{n}, text: T{n}, verified_by: buyer}}\n", _CRITERIA, _TOOLS),
        ("unknown verifiers", lambda n: f"    - {{id: g{n}, text: T{n}, verified_by: b{n}}}\n", _CRITERIA, _TOOLS),
        ("activities", lambda n: f"    - text: Call {n}\n", f"{_CRITERIA}  activities:\n", _TOOLS),
    ),
    "playbook.yml": (
        ("processes", lambda n: f"  - {{id: s{n}, title: S, summary: s, stages: [first]}}\n", _SETTINGS, ""),
        ("stages of one process", lambda n: f"s{n}, ", _SETTINGS.replace("[first]\n", "[first, "), "]\n"),
        ("languages", lambda n: f"a{n}, ", "languages: [en, ", f"]\n{_SETTINGS}"),
        ("audiences", lambda n: f"a{n}, ", "audiences: [e, ", f"]\n{_SETTINGS}"),
        ("checks", lambda n: f"no-owner{n}: off, ", "checks: {", f"}}\n{_SETTINGS}"),
    ),
    "worksheets.yml": (
        ("blocks", lambda n: f"      - {{id: b{n}, title: T, rows: 1}}\n", f"{_SHEET}    -\n", ""),
        ("sides", lambda n: f"    - [{{id: b{n}, title: T, rows: 1}}]\n", _SHEET, ""),
        ("fields", lambda n: f"          - {{id: f{n}, label: L{n}}}\n", _FIELDS, ""),
        ("a long label", "word ", f"{_FIELDS}          - {{id: f, label: '", "'}\n"),
        ("a long word", "w", f"{_FIELDS}          - {{id: f, label: '", "'}\n"),
        ("kinds", lambda n: f"k{n}: {{title: A, summary: s, of: stage, sides: [[criteria]]}}\n", "", ""),
    ),
    "templates/language/en.yml": (
        ("words of its own", lambda n: f"  w{n}: x\n", "own:\n", ""),
        ("counts", lambda n: f"  w{n}: {{one: a, other: b}}\n", "counts:\n", ""),
        ("unknown words", lambda n: f"w{n}: x\n", "", ""),
        ("places", lambda n: f"{{a{n}}} ", "own: {a: '", "'}"),
        ("open places", "{", "own: {a: '", "'}"),
    ),
    MAPPING: (
        ("stages", lambda n: f'  "a{n}": first\n', "stages:\n", ""),
        ("unknown stages", lambda n: f'  "a{n}": b{n}\n', "stages:\n", ""),
        ("headers", lambda n: f"a{n}, ", "columns: {account: [", "a]}"),
        ("unknown columns", lambda n: f"a{n}: b, ", "columns: {", "a: b}"),
        ("required", lambda n: f"a{n}, ", "required: [", "a]"),
    ),
}

TEMPLATES: tuple[Row, ...] = (
    ("outputs", "{{ item.title }}", "", ""),
    ("unknown names", lambda n: f"{{{{ n{n} }}}}", "", ""),
    ("parentheses", "(", "{{ ", ""),
    ("sums", "a+", "{{ ", "a }}"),
    ("filters", "|e", "{{ a", " }}"),
    ("attributes", ".b", "{{ a", " }}"),
    ("calls", "()", "{{ a", " }}"),
    ("blocks", lambda n: f"{{% block b{n} %}}{{% endblock %}}", "", ""),
    ("blocks of a child", lambda n: f"{{% block b{n} %}}{{% endblock %}}", "{% extends 'pages/tool.html' %}", ""),
    ("loops", "{% for a in b %}" * 15 + "{% endfor %}" * 15, "", ""),
    ("open loops", "{% for a in b %}", "", ""),
    ("conditions", "{% if a %}b{% endif %}", "", ""),
    ("other conditions", "{% elif a %}", "{% if a %}", "{% endif %}"),
    ("includes", lambda n: f"{{% include 'x{n}.html' %}}", "", ""),
    ("macros", lambda n: f"{{% macro a{n}() %}}{{% endmacro %}}", "", ""),
    ("sets", lambda n: f"{{% set a{n} = 1 %}}", "", ""),
    ("comments", "{# a #}", "", ""),
    ("open comments", "{# ", "", ""),
    ("text", "a ", "", ""),
    ("braces", "{", "", ""),
    ("powers", "2**", "{{ ", "2 }}"),
    ("constants", "{{ 9 ** 9 ** 8 }}", "", ""),
    ("long constants", "{{ 'a' * 9999999999 }}", "", ""),
)  # fmt: skip

_HEADER = "Deal Name,Company,Owner,Stage,Amount,Close Date\n"
EXPORTS: tuple[Row, ...] = (
    ("deals", lambda n: f"A{n},B,C,First,5,2026-12-01\n", _HEADER, ""),
    ("unknown stages", lambda n: f"A{n},B,C,Frist{n},5,2026-12-01\n", _HEADER, ""),
    ("short rows", "A\n", _HEADER, ""),
    ("quotes", '"', _HEADER, ""),
    ("rows of one quote", '"\n', _HEADER, ""),
    ("quotes that open cells", '"a\n', _HEADER, ""),
    ("quotes that close late", '"a\n"b,c,d,e,f,g\n', _HEADER, ""),
    ("doubled quotes", '""""\n', _HEADER, ""),
    ("separators", ",", _HEADER, ""),
    ("rows of separators", ",,,,,\n", _HEADER, ""),
    ("columns", lambda n: f"Stage{n},", "", "\n"),
    ("columns of one name", "Stage,", "", "\n"),
    ("headers", _HEADER, "", ""),
    ("empty lines", "\n", _HEADER, ""),
    ("one long cell", "a", _HEADER, ",B,C,First,5,2026-12-01\n"),
    ("one long amount", "9", f"{_HEADER}A,B,C,First,", ",2026-12-01\n"),
    ("amounts", lambda n: f"A,B,C,First,{'1' * 300},2026-12-01\n", _HEADER, ""),
    ("spaces", " ", f"{_HEADER}A,B,C,First,5", "x,2026-12-01\n"),
    ("formulas", "=1+1,=1,=2,First,=3,=4\n", _HEADER, ""),
    ("invisible characters", "\u200b\u200f\x01,B,C,First,5,2026-12-01\n", _HEADER, ""),
    ("no header", "a;b|c\td,e\n", "", ""),
)


def shapes() -> Iterator[Shape]:
    """Yield every file, sort by sort; of what a bound refuses, also as much as is accepted."""
    for name, piece in MARKDOWN.items():
        yield from _fitted("page", name, "guides/page.md", (piece, HEAD, ""))
        yield from _text(name, piece)
    for file in ("tools.yml", "stages.yml", "playbook.yml", "worksheets.yml", "templates/language/en.yml", MAPPING):
        for name, piece, head, tail in (*ANY_YAML, *YAML[file]):
            sort = "mapping file" if file == MAPPING else "YAML"
            yield from _fitted(sort, f"{file}: {name}", file, (piece, head, tail))
    for name, piece, head, tail in TEMPLATES:
        yield from _fitted("template", name, "templates/pages/stage.html", (piece, head, tail))
    for name, piece, head, tail in EXPORTS:
        yield from _fitted("export", name, EXPORT, (piece, head, tail))


def _fitted(sort: str, name: str, file: str, parts: tuple[Piece, str, str]) -> Iterator[Shape]:
    yield Shape(sort, name, file, lambda: filled(*parts))
    if file.endswith((".md", ".yml")):
        yield Shape(sort, f"{name}, as far as accepted", file, lambda: fitting(*parts, is_refused=_is_refused(file)))


def _is_refused(file: str) -> Callable[[str], bool]:
    return _is_markdown_refused if file.endswith(".md") else _is_yaml_refused


def _is_markdown_refused(text: str) -> bool:
    return any(excess(text))


def _is_yaml_refused(text: str) -> bool:
    try:
        parse_yaml(text, "x.yml")
    except UnreadableError:
        return True
    return False


def _text(name: str, piece: Piece) -> Iterator[Shape]:
    """The same Markdown as one text of an item."""

    def text() -> str:
        inner = fitting(piece, "", "", is_refused=_is_markdown_refused)
        lines = "".join(f"    {line}" if line.strip() else line for line in inner.splitlines(keepends=True))
        full = PLAYBOOK["tools.yml"] + "  when: |\n    x\n" + lines
        return full.encode()[: MAX_BYTES - 2].decode("utf-8", "ignore") + "\n"

    yield Shape("text", f"{name}, as far as accepted", "tools.yml", text)
