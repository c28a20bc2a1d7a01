"""Markdown files: pages written by hand, companions of stages, texts of tools, in all their languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from stagebook.model.files import Files, Written
from stagebook.model.items import Guide
from stagebook.problems.diagnostics import Diagnostic, Span, did_you_mean, shortened
from stagebook.schema.base import Item
from stagebook.schema.playbook import GuideHead
from stagebook.schema.shape_problems import BAD_LANGUAGE, MISSING_FIELD, UNKNOWN_FIELD
from stagebook.schema.text import RichText, Text
from stagebook.schema.tool_texts import TextHead
from stagebook.schema.validate import validated

T = TypeVar("T", bound=Text)

SAME_IN_EVERY_LANGUAGE = ("visible_to", "owner", "reviewed", "provenance", "accept")
"""Fields of a page's head that hold for every language."""


def read_guides(
    pages: Iterable[Written], languages: tuple[str, ...], problems: list[Diagnostic]
) -> tuple[dict[str, Guide], set[str]]:
    """Make guides of pages: `<id>.md` and `<id>.<language>.md`; the head of the first language speaks for all.

    Returns the guides, and the ids of all that were found, broken ones too.
    """
    heads: dict[str, dict[str, GuideHead]] = {}
    bodies: dict[str, dict[str, RichText]] = {}
    seen: dict[str, set[str]] = {}
    stems: dict[str, str] = {}
    for page in pages:
        language = _language(page, languages, problems)
        if language is None:
            continue
        seen.setdefault(page.id, set()).add(language)
        stems[page.id] = page.stem
        checked = _head(page, problems) if page.readable else None
        if checked:
            heads.setdefault(page.id, {})[language] = checked
            bodies.setdefault(page.id, {})[language] = _body(page, language)
    guides: dict[str, Guide] = {}
    for name, found in seen.items():
        main = _main(stems[name], found, languages, problems)
        by_language = heads.get(name, {})
        if main not in by_language:
            continue
        for head in by_language.values():
            problems += _first_language_only(head, by_language[main], main)
        titles = {each: Text(head.title, each, head.field_span("title")) for each, head in by_language.items()}
        summaries = {
            each: Text(head.summary, each, head.field_span("summary"))
            for each, head in by_language.items()
            if head.summary
        }
        guides[name] = Guide.promote(by_language[main], id=name, file=f"{stems[name]}.md").model_copy(
            update={
                "title": _joined(titles, main),
                "summary": _joined(summaries, main) if main in summaries else None,
                "body": _joined(bodies[name], main),
            }
        )
    return guides, set(seen)


def _first_language_only(head: Item, main: Item | None, language: str) -> list[Diagnostic]:
    """Who may read a page, and who keeps it, stands once, in the head of the first language."""
    repeated = [] if head is main else [name for name in SAME_IN_EVERY_LANGUAGE if name in head.model_fields_set]
    hint = f"say it in the page's file for '{language}'; it holds for every language"
    return [
        UNKNOWN_FIELD.found(f"'{name}' does not belong in a translation", head.field_span(name), hint)
        for name in repeated
    ]


def _head(page: Written, problems: list[Diagnostic]) -> GuideHead | None:
    if page.head is None:
        problems.append(_no_head(page))
        return None
    head, found = validated(GuideHead, page.head, Span(page.file))
    problems += found
    return head


def _no_head(page: Written) -> Diagnostic:
    """Say that a page has no head, or what is wrong with the line that should open it."""
    hint = "start the file with three lines: '---', 'title: …', '---'"
    lines = page.body.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    mark = lines[first].strip()
    span = Span(page.file, page.line + first, 1, len(lines[first].rstrip()) + 1)
    if mark == "---":
        what = (
            "blanks stand before"
            if lines[first].startswith((" ", "\t")) and not first
            else "an empty line stands above"
        )
        message = f"{what} the '---' that should open the head"
        return MISSING_FIELD.found(message, span, "begin the file with '---', at the margin of its first line")
    if mark and not mark.strip("-–—―_=*"):
        return MISSING_FIELD.found(f"the head is opened by '{shortened(mark)}'", span, f"write '---'; {hint}")
    return MISSING_FIELD.found("the page has no head with its title", Span(page.file), hint)


def _body(page: Written, language: str) -> RichText:
    return RichText(page.body, language, Span(page.file, page.line, last_line=page.line + page.body.count("\n")))


@dataclass(frozen=True)
class Companion:
    """A Markdown file beside an item's YAML, in all its languages."""

    body: RichText
    file: str
    """Its path in the first language."""
    heads: Mapping[str, TextHead] = field(default_factory=dict)
    """What its files say before their texts, by language."""
    main: str = ""
    """The language that speaks for all."""

    def subject(self) -> Text | None:
        """The subject in every language that has one; None without one in the first."""
        found = {
            lang: Text(head.subject, lang, head.field_span("subject"))
            for lang, head in self.heads.items()
            if head.subject
        }
        return _joined(found, self.main) if self.main in found else None


def read_companions(
    files: Files, folder: str, languages: tuple[str, ...], problems: list[Diagnostic], *, with_heads: bool = False
) -> dict[str, Companion]:
    """Read the companions in a folder: `<id>.md` and `<id>.<language>.md`, by id.

    Their text may follow a head only `with_heads`.
    """
    bodies: dict[str, dict[str, RichText]] = {}
    heads: dict[str, dict[str, TextHead]] = {}
    seen: dict[str, set[str]] = {}
    for page in files.markdown(folder):
        language = _language(page, languages, problems)
        if language is None:
            continue
        seen.setdefault(page.id, set()).add(language)
        head = _companion_head(page, problems, with_heads=with_heads) if page.head is not None else None
        if head:
            heads.setdefault(page.id, {})[language] = head
        if page.readable:
            bodies.setdefault(page.id, {})[language] = _body(page, language)
    found = {name: _main(f"{folder}/{name}", versions, languages, problems) for name, versions in seen.items()}
    for name, by_language in heads.items():
        main = by_language.get(found[name])
        problems += (each for head in by_language.values() for each in _first_language_only(head, main, found[name]))
    return {
        name: Companion(_joined(bodies[name], main), f"{folder}/{name}.md", heads.get(name, {}), main)
        for name, main in found.items()
        if main in bodies.get(name, {})
    }


def _companion_head(page: Written, problems: list[Diagnostic], *, with_heads: bool) -> TextHead | None:
    if with_heads:
        head, found = validated(TextHead, page.head, Span(page.file))
        problems += found
        return head
    hint = "what it could say stands in the stage's own file; delete the head"
    problems.append(UNKNOWN_FIELD.found("a stage's companion has no head", Span(page.file, 1, 1, 4), hint))
    return None


def _joined(versions: dict[str, T], main: str) -> T:
    text = versions[main]
    text.versions = versions
    return text


def _language(page: Written, languages: tuple[str, ...], problems: list[Diagnostic]) -> str | None:
    if not languages:  # playbook.yml is broken
        return page.language
    language = page.language or languages[0]
    if language in languages:
        return language
    hint = did_you_mean(language, languages)
    message = f"'{language}' is not one of the playbook's languages"
    problems.append(BAD_LANGUAGE.found(message, Span(page.file), hint))
    return None


def _main(
    stem: str,
    versions: set[str],
    languages: tuple[str, ...],
    problems: list[Diagnostic],
) -> str:
    """The language that speaks for all versions: the first of the playbook."""
    main = languages[0] if languages else ""
    if main not in versions and languages:
        span = Span(f"{stem}.{min(versions)}.md")
        message = f"'{stem.rpartition('/')[2]}' has no version in the first language, '{main}'"
        problems.append(BAD_LANGUAGE.found(message, span, f"write {stem}.md"))
    return main
