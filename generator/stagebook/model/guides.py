"""Markdown files: pages written by hand, and the companions of stages, in all their languages."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from stagebook.diagnostics import Diagnostic, Span, did_you_mean
from stagebook.model.files import GUIDES, Files
from stagebook.model.items import Guide
from stagebook.schema.kinds import GuideHead
from stagebook.schema.problems import shape_problems
from stagebook.schema.text import RichText, Text

T = TypeVar("T", bound=Text)


def read_guides(files: Files, languages: tuple[str, ...], problems: list[Diagnostic]) -> dict[str, Guide]:
    """Read `guides/<id>.md` and `guides/<id>.<language>.md`; the head of the first language speaks for all."""
    heads: dict[str, dict[str, GuideHead]] = {}
    bodies: dict[str, dict[str, RichText]] = {}
    for name, written, file, head, body, line in files.markdown(GUIDES):
        language = _language(written, languages, file, problems)
        if language is None:
            continue
        try:
            checked = GuideHead.model_validate(head if head is not None else {})
        except ValidationError as error:
            problems += shape_problems(error, GuideHead, head, Span(file))
            continue
        heads.setdefault(name, {})[language] = checked
        bodies.setdefault(name, {})[language] = RichText(body, language, Span(file, line))
    guides: dict[str, Guide] = {}
    for name, by_language in heads.items():
        main = _main(name, GUIDES, by_language, languages, problems)
        if main is None:
            continue
        titles = {each: Text(head.title, each, head.field_span("title")) for each, head in by_language.items()}
        summaries = {
            each: Text(head.summary, each, head.field_span("summary"))
            for each, head in by_language.items()
            if head.summary
        }
        guides[name] = Guide.promote(by_language[main], id=name, file=f"{GUIDES}/{name}.md").model_copy(
            update={
                "title": _joined(titles, main),
                "summary": _joined(summaries, main) if main in summaries else None,
                "body": _joined(bodies[name], main),
            }
        )
    return guides


def read_bodies(
    files: Files, folder: str, languages: tuple[str, ...], problems: list[Diagnostic]
) -> dict[str, RichText]:
    """Read the companions in a folder: `<stage>.md` and `<stage>.<language>.md`."""
    bodies: dict[str, dict[str, RichText]] = {}
    for name, written, file, _head, body, line in files.markdown(folder):
        language = _language(written, languages, file, problems)
        if language is not None and body.strip():
            bodies.setdefault(name, {})[language] = RichText(body, language, Span(file, line))
    found = {name: _main(name, folder, by_language, languages, problems) for name, by_language in bodies.items()}
    return {name: _joined(bodies[name], main) for name, main in found.items() if main}


def _joined(versions: dict[str, T], main: str) -> T:
    text = versions[main]
    text.versions = versions
    return text


def _language(written: str, languages: tuple[str, ...], file: str, problems: list[Diagnostic]) -> str | None:
    language = written or languages[0]
    if language in languages:
        return language
    hint = did_you_mean(language, languages)
    problems.append(
        Diagnostic("bad-language", f"'{language}' is not one of the playbook's languages", Span(file), hint)
    )
    return None


def _main(
    name: str,
    folder: str,
    versions: dict[str, GuideHead] | dict[str, RichText],
    languages: tuple[str, ...],
    problems: list[Diagnostic],
) -> str | None:
    if languages[0] in versions:
        return languages[0]
    span = Span(f"{folder}/{name}.{next(iter(versions))}.md")
    problems.append(
        Diagnostic(
            "bad-language",
            f"'{name}' has no version in the first language, '{languages[0]}'",
            span,
            f"write {folder}/{name}.md",
        )
    )
    return None
