"""What tools hold themselves: texts with their blanks and length, formulas, and one state for each tool."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import islice

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Tool
from stagebook.model.items import ToolText
from stagebook.model.load import DUPLICATE_ID
from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, did_you_mean, shortened
from stagebook.problems.rule import ERROR, WARNING, Rule
from stagebook.prose.slots import find_slots, is_blank, minutes_of
from stagebook.schema.formula import names_in
from stagebook.schema.shape_problems import WRONG_VALUE
from stagebook.schema.tool_texts import Calculator

UNKNOWN_SLOT = Rule(
    "unknown-slot",
    ERROR,
    "A blank that the tool does not declare",
    "Nothing would fill it, and a mail would leave with braces in it. Braces that are no blank stand in backticks.",
    fixed=True,
)

UNUSED_SLOT = Rule(
    "unused-slot",
    WARNING,
    "A blank that stands in no text",
    "Readers would be asked for something that goes nowhere.",
)

SLOTS_DIFFER = Rule(
    "slots-differ",
    WARNING,
    "A blank that one language of a text has and another lacks",
    "Readers of one language would send less than the others.",
)

UNKNOWN_FIGURE = Rule(
    "unknown-figure",
    ERROR,
    "A formula that names no figure",
    "The calculator could not work it out. A formula may name inputs, and results that stand above it.",
    fixed=True,
)

TEXT_TOO_LONG = Rule(
    "text-too-long",
    WARNING,
    "A spoken text that takes longer than it may",
    "At 130 words a minute, or 300 syllables of Korean; the buyer's time is over before the point is made.",
)

NO_SUBJECT = Rule(
    "no-subject",
    WARNING,
    "A mail without a subject",
    "The subject decides whether it is opened.",
)

SEVERAL_STATES = Rule(
    "several-states",
    WARNING,
    "A tool that is two things at once",
    "A page says once what to do with a tool: open it, send or say it, work something out, or go there.",
)

_FIELDS = {"calculator": "calculator", "text": "title", "url": "url", "path": "path", "place": "place"}
_NAMES = {"calculator": "a calculator", "text": "a text", "url": "an address", "path": "a file", "place": "a place"}


@finds(
    UNKNOWN_SLOT,
    UNUSED_SLOT,
    SLOTS_DIFFER,
    UNKNOWN_FIGURE,
    TEXT_TOO_LONG,
    NO_SUBJECT,
    SEVERAL_STATES,
    DUPLICATE_ID,
    WRONG_VALUE,
)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report texts and calculators of tools that do not hold together."""
    for tool in context.playbook.tools.values():
        if len(tool.states) > 1:
            first, *others = tool.states
            message = f"the tool '{tool.id}' is {_NAMES[first]} and {', '.join(_NAMES[each] for each in others)}"
            hint = f"make two tools of it, one `made_from` the other; pages show it as {_NAMES[first]}"
            yield SEVERAL_STATES.found(message, tool.field_span(_FIELDS[others[0]]), hint)
        if tool.calculator:
            yield from _figures(tool.calculator)
        yield from _named_twice(tool)
        yield from _slots(context, tool)
        for text in tool.texts:
            yield from _length(context, tool, text)
            if tool.channel == "email" and text.subject is None:
                yield NO_SUBJECT.found(
                    f"the mail '{text.variant or tool.id}' has no subject",
                    text.body.span,
                    "start its file with three lines: '---', 'subject: …', '---'",
                )


def _named_twice(tool: Tool) -> Iterator[Diagnostic]:
    """What can stand between braces has one meaning."""
    seen: set[str] = set()
    for each in tool.blanks:
        if each.id in seen:
            yield DUPLICATE_ID.found(f"there is a second blank or figure '{each.id}'", each.id.span, "rename one")
        seen.add(str(each.id))


def _figures(calculator: Calculator) -> Iterator[Diagnostic]:
    known = {str(each.id) for each in calculator.inputs}
    for figure in calculator.inputs:
        least, most = figure.minimum, figure.maximum
        if least is not None and most is not None and least > most:
            yield WRONG_VALUE.found("'minimum' is above 'maximum'", figure.field_span("minimum"), "exchange them")
        elif figure.default is not None and not (
            (least is None or least <= figure.default) and (most is None or figure.default <= most)
        ):
            message = f"'default' is outside of what '{figure.id}' may be"
            yield WRONG_VALUE.found(message, figure.field_span("default"), "change it, or the range")
    for result in calculator.results:
        for name in dict.fromkeys(names_in(result.tree)):
            if name not in known:
                parts = " - ".join(name.split("-"))
                minus = f"write '{parts}' to subtract" if set(name.split("-")) <= known else ""
                hint = minus or did_you_mean(name, known)
                message = f"the formula of '{result.id}' names '{shortened(name)}', which is no figure above it"
                yield UNKNOWN_FIGURE.found(message, result.field_span("formula"), hint)
        known.add(str(result.id))


def _slots(context: Context, tool: Tool) -> Iterator[Diagnostic]:
    known = {str(each.id) for each in tool.blanks}
    used: set[str] = set()
    for text in tool.texts:
        by_language: dict[str, Set[str]] = {}
        for words in (text.subject, text.body):
            for lang, version in words.versions.items() if words else ():
                names = dict.fromkeys(find_slots(version, known))
                by_language[lang] = by_language.get(lang, set()) | {name for name, _, _ in names}
                for name, start, written in islice(names, MAX_PROBLEMS):
                    if not is_blank(name, known):
                        hint = did_you_mean(name.lower().replace(" ", "-"), known) if known else ""
                        yield UNKNOWN_SLOT.found(
                            f"'{written}' is no blank of the tool '{tool.id}'",
                            context.within(version, written, start),
                            hint or "declare it under `slots` of the tool, or put it in backticks",
                        )
        used |= set().union(*by_language.values())
        yield from _differing(text, by_language, known)
    for slot in tool.slots if tool.texts else ():
        if slot.id not in used:
            hint = f"write {{{slot.id}}} where it belongs, or delete it"
            yield UNUSED_SLOT.found(f"the blank '{slot.id}' stands in no text of the tool '{tool.id}'", slot.span, hint)


def _differing(text: ToolText, by_language: dict[str, Set[str]], known: Set[str]) -> Iterator[Diagnostic]:
    for lang, version in text.body.versions.items():
        others = {name: other for other, names in by_language.items() if other != lang for name in names & known}
        for name in sorted(set(others) - by_language.get(lang, set())):
            message = f"'{{{name}}}' stands in the text in '{others[name]}' and not in that in '{lang}'"
            yield SLOTS_DIFFER.found(message, version.span, "write it here too, or in neither")


def _length(context: Context, tool: Tool, text: ToolText) -> Iterator[Diagnostic]:
    if tool.channel != "spoken" or tool.minutes is None:
        return
    for version in text.body.versions.values():
        takes = minutes_of(_with_examples(tool, version, version.lang))
        if takes > tool.minutes:
            message = f"it takes {takes:.1f} minutes to say this, and may take {tool.minutes:g}"
            yield TEXT_TOO_LONG.found(message, version.span, "shorten it, or raise `minutes` of the tool")


def _with_examples(tool: Tool, text: str, lang: str) -> str:
    """A text with an example in each blank, or the blank's name."""
    for slot in tool.slots:
        words = (slot.example or slot.title).in_language(lang)
        text = text.replace(f"{{{slot.id}}}", str(words))
    return text
