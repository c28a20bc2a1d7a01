"""The words of the pages: what a site's own tables have too much or wrong, and what its languages lack."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, Span, did_you_mean
from stagebook.problems.rule import ERROR, WARNING, Rule
from stagebook.reading.publishable import TEMPLATES
from stagebook.reading.tree import Mapping, Sequence
from stagebook.schema.registry import Registry
from stagebook.words import (
    FOLDER,
    OWN,
    Plural,
    Sentence,
    Table,
    Vocabulary,
    english,
    english_name,
    has,
    paths,
    placeholders_in,
    plural_categories,
)

MISSING_WORD = Rule(
    "missing-word",
    WARNING,
    "A language without some of the pages' words",
    "Labels and sentences of the pages come from `templates/language/<tag>.yml`; what a language lacks is shown in "
    "English.",
)

UNKNOWN_WORD = Rule(
    "unknown-word",
    WARNING,
    "A word that no page shows",
    "A word under another name is never shown, and the page keeps the English one. Words for templates of your own "
    "stand under `own`.",
)

BAD_WORD = Rule(
    "bad-word",
    ERROR,
    "A word that can't be shown",
    "A word is a text with the same places to fill, such as `{total}`, as the English one; under `counts` it is one "
    "text for each plural form that CLDR names for the language.",
    fixed=True,
)

NAMED = 12
"""So many missing words are named one by one."""


@finds(MISSING_WORD, UNKNOWN_WORD, BAD_WORD)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report unknown, wrong and missing words, each with its language."""
    vocabulary = context.playbook.vocabulary
    reference = _known(vocabulary, context.playbook.registry)
    for language, table in vocabulary.own.items():
        assert isinstance(table, Mapping)
        yield from islice(_group(table, reference, language, ()), MAX_PROBLEMS)
    if not context.loaded.settings_read:
        return
    used = context.playbook.settings.languages
    for language in dict.fromkeys((*used, *vocabulary.own)):
        file = f"{TEMPLATES}/{FOLDER}/{language}.yml"
        if language in vocabulary.own or file not in context.loaded.lines:
            span = Span(file) if language in vocabulary.own else context.playbook.settings.field_span("languages")
            yield from _missing(vocabulary, reference, language, span)


def _known(vocabulary: Vocabulary, registry: Registry) -> Table:
    """The words that a page can show: ours, the site's under `own`, and those that name kinds of other packages."""
    ours, found = english(), vocabulary.reference()
    kinds = {name for kind in registry.kinds for name in (kind.name, kind.plural)}
    names = {*kinds, *(page.name for page in registry.list_pages)}
    known = {name: word for name, word in found.items() if name in ours or name == OWN or name in names}
    about = {name: word for name, word in found["about"].items() if name in ours["about"] or name in names}
    return {**known, **{name: ours[name] for name in ours if isinstance(ours[name], dict)}, "about": about}


def _missing(vocabulary: Vocabulary, reference: Table, language: str, span: Span) -> Iterator[Diagnostic]:
    tables = vocabulary.tables(language)
    words = [*paths(reference)]
    missing = [".".join(path) for path in words if not any(has(table, path) for table in tables)]
    if not missing:
        return
    if len(missing) == len(words):
        message = f"there are no words for pages in {english_name(language)}; English ones are shown"
        hint = f"write {TEMPLATES}/{FOLDER}/{language}.yml beside playbook.yml; docs/words.md lists them all"
    else:
        more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
        named = ", ".join(missing[:NAMED])
        are = "word is" if len(missing) == 1 else "words are"
        message = f"{len(missing)} {are} missing in {english_name(language)}: {named}{more}"
        hint = f"pages show the English ones; write yours into {TEMPLATES}/{FOLDER}/{language}.yml (see docs/words.md)"
    yield MISSING_WORD.found(message, span, hint)


def _group(table: Mapping, reference: Table, language: str, above: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name, value in table.items():
        path = (*above, name)
        if name in reference:
            yield from _word(value, reference[name], language, path, table.values_at[name])
            continue
        message = f"no page shows a word '{'.'.join(path)}' ({english_name(language)})"
        near = did_you_mean(name, reference)
        yield UNKNOWN_WORD.found(message, table.keys_at[name], near or f"delete it, or put it under `{OWN}`")


def _word(value: Any, word: Any, language: str, path: tuple[str, ...], span: Span) -> Iterator[Diagnostic]:
    name = f"'{'.'.join(path)}' in {english_name(language)}"
    if isinstance(word, Plural):
        yield from _plural(value, word, language, path, span)
    elif isinstance(word, Sentence):
        yield from _sentence(value, word.placeholders, word.placeholders, name, span, may_be_empty=not word)
    elif isinstance(word, tuple):
        if not isinstance(value, Sequence) or len(value) != len(word):
            hint = f"as in English: {', '.join(word)}"
            yield BAD_WORD.found(f"{name} must be a list of {len(word)} texts", span, hint)
            return
        for each, at in zip(value, value.items_at, strict=True):
            yield from _sentence(each, (), (), name, at)
    elif isinstance(value, Mapping):
        yield from _group(value, word, language, path)
    else:
        hint = f"write below it, indented: {', '.join(list(word)[:6])}{' …' if len(word) > 6 else ''}"
        yield BAD_WORD.found(f"{name} is a group of words, not a text", span, hint)


def _plural(value: Any, word: Plural, language: str, path: tuple[str, ...], span: Span) -> Iterator[Diagnostic]:
    name = f"'{'.'.join(path)}' in {english_name(language)}"
    needed = plural_categories(language)
    example = "{" + ", ".join(f'{form}: "…"' for form in _in_order(needed)) + "}"
    if not isinstance(value, Mapping):
        yield BAD_WORD.found(f"{name} needs a text for each plural form", span, f"write {example}")
        return
    if frozenset(value) != needed:
        lacks, spare = needed - frozenset(value), frozenset(value) - needed
        parts = (f"{', '.join(_in_order(lacks))} missing" if lacks else "", f"no {', '.join(spare)}" if spare else "")
        forms = ", ".join(_in_order(needed))
        message = f"{name} has other plural forms than CLDR names for its language ({forms}): "
        yield BAD_WORD.found(message + ", ".join(filter(None, parts)), span, f"write {example}")
    for form, text in value.items():
        # "one" may say it in words: "a tool".
        required = word.placeholders if form == "other" else ()
        here = f"'{'.'.join((*path, form))}' in {english_name(language)}"
        yield from _sentence(text, word.placeholders, required, here, value.values_at[form])


def _in_order(forms: frozenset[str]) -> list[str]:
    return [form for form in ("zero", "one", "two", "few", "many", "other") if form in forms]


def _sentence(
    value: Any, known: tuple[str, ...], required: tuple[str, ...], name: str, span: Span, *, may_be_empty: bool = False
) -> Iterator[Diagnostic]:
    if not isinstance(value, str):
        yield BAD_WORD.found(f"{name} must be a text", span, 'write it between quotes: "…"')
        return
    if not value.strip() and not may_be_empty:
        yield BAD_WORD.found(f"{name} is empty", span, "write it, or delete the line: the English word is shown")
    used = placeholders_in(value)
    for name_in_braces in used:
        if name_in_braces not in known:
            shown = ", ".join(f"{{{each}}}" for each in known)
            hint = did_you_mean(name_in_braces, known) if known else "delete it: nothing is filled in here"
            message = f"{name} has no place {{{name_in_braces}}} to fill" + (f"; it has {shown}" if known else "")
            yield BAD_WORD.found(message, span, hint)
    lost = [f"{{{each}}}" for each in required if each not in used]
    if lost:
        yield BAD_WORD.found(f"{name} leaves out {', '.join(lost)}", span, "put it where the value is to stand")
