"""The names that every template can use, in a page, a sheet or a macro.

The renderer gives exactly these; `check` refuses others, and the manual lists them.
"""

from __future__ import annotations

from collections.abc import Mapping

COMPONENTS: Mapping[str, str] = {
    "marks": "small marks: who verifies, how binding, what is missing",
    "lists": "one macro per list of a stage or phase",
    "tools": "tools at work, and where a tool is",
    "tool_texts": "what a tool holds itself: a text with its blanks, a calculator",
    "map": "the process map, the rail of stages, the bar of durations",
    "selling": "the seller's craft: techniques, channels, practices, objections",
    "journey": "the buyer's side and the shape of a process",
    "registers": "many items of a kind in little space, for the print page",
    "sheet": "fields, lines and boxes of checklists and worksheets",
}
"""The macro files in `components/`, by the name under which templates reach them."""

NAMES: Mapping[str, str] = {
    "pb": "the playbook, as this audience sees it in this language",
    "site": "all pages and the navigation",
    "w": 'the words of the page\'s language: `w.tools`, `w.count(8, "tools")`, `w.fill(pattern, one, two)`',
    "page": "the page being made: `title`, `description`, `src`, `kind`; none in a file of sheets",
    "item": "the item that the page shows; none on pages that show many",
    "process": "the process of the item, or none",
    "links": 'addresses: `links.to(item)`, `links.to(item, "checklist")`, `links.list(src)`, `links.file(path)`',
    "heading": "`heading(level, id, title)` writes a heading; it stands outside of every element",
    "rich": "`rich(text)`: a text with its inline Markdown and links",
    "prose": "`prose(text, first_heading=3)`: a text of paragraphs, lists and headings",
    "t": "`t(text)`: a plain text, marked where it is not translated",
    "plain": "`plain(text)`: a text without marks and links",
    "embed": "`embed(kind, item, id_prefix, deeper=1)`: the body of another page, headings deeper, ids prefixed",
    "embedded": "true where the page's body stands on another page, such as the print page",
    "id_prefix": "what begins the id of every list entry; empty but in an embedded page",
    "for_authors": "true while serving: show what only authors need",
    "shows_derived": "true where readers see what is derived, as `show_provenance` says",
    "derived_mark": "the mark of what is derived",
    "is_derived": '`is_derived(item)`, `is_derived(item, "lead_time")`: whether an item, text or field is derived',
    "papers": "the papers for which a worksheet's PDF lies beside its page",
    "pdf_of": "`pdf_of(src, paper)`: the address of such a PDF",
    "stagebook_version": "the version of Stagebook",
    "type_name": "`type_name(type)`: the name of a type of tool",
    "matrix": "`matrix(process)`: types of tools by stage",
    "derived_items": "`derived_items()`: items that are derived, with how many parts",
    "derived_parts": "`derived_parts(item)`: what of an item is derived, each with its field and name",
    "situations": "`situations()`: signals, warnings, challenges and questions of all stages",
    "likeliest_situations": "`likeliest_situations()`: the same as a list, the most likely first",
    "first_situations": "`first_situations(kinds, most)`: a few of them, one of each stage in turn",
    "map_of": "`map_of(item)`: the bands of the map of a process or phase, with the half columns that each takes",
    "headline": "`headline(stage)`: the exit criterion that stands for a stage where one line has to do",
    "sourced": "`sourced(criteria)`: the mandatory ones of the source, or all where it has none",
    "plan_data": "`plan_data(process)`: what the close-plan calculator counts with",
    "compare": "`compare(side)`: moments by process",
    "kinds_of": "`kinds_of(item)`: the kinds of worksheets of an item",
    "worksheet": "`worksheet(kind, subject)`: a blank worksheet",
    "blanks": "`blanks(tool, text)`: the subject or body of a tool's text, with an element for each blank",
    "unfilled": "`unfilled(tool, text)`: a tool's text for paper, each blank as its name in brackets",
    "text_size": "`text_size(tool, text)`: how long a tool's text is, in words or minutes",
    "calculator_of": "`calculator_of(tool)`: a tool's results and formulas with what stands there by default, or none",
    "weight": "`weight(block)`: how wide a block of a sheet is beside its neighbour",
    "count_class": "`count_class(count)`: the class by which a count reaches the style sheet, as `--n`",
    "share_class": "`share_class(share)`: the classes by which a share of a width, from 0 to 1, does",
}
"""What a name holds, for the author of a template."""

PACKET_NAMES: Mapping[str, str] = {
    "sheets": "the sheets of a file of sheets",
    "packet": "what such a file says besides",
    "address_of": "`address_of(sheet)`: the address printed on a sheet; only in a file of sheets",
}
"""What `sheets/packet.html`, and what it includes, can use besides."""
