"""Items that every playbook can use without writing them: kinds of worksheets, well-known frameworks.

They are written like an author's own, in `templates/defaults/`, in English and Korean. A playbook in a
further language gets the English words.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from stagebook.problems.diagnostics import Span
from stagebook.reading.tree import Mapping, Scalar, Sequence
from stagebook.reading.yaml import read_yaml
from stagebook.resources import templates

WRITTEN_IN = "en"


@cache
def _read(kind: str) -> Mapping:
    path = templates() / "defaults" / f"{kind}.yml"
    document, problems = read_yaml(path, path.name)
    if problems or not isinstance(document.data, Mapping):
        raise RuntimeError(f"{path.name}: {problems[0].message if problems else 'not a mapping'}")
    return document.data


def built_in(kind: str, languages: tuple[str, ...]) -> dict[str, Mapping]:
    """The built-in items of a kind (`worksheets`, `frameworks`) by id, their texts in `languages`."""
    return {name: _in_languages(data, languages or (WRITTEN_IN,)) for name, data in _read(kind).items()}


def completed(written: Any, like: Mapping | None) -> Any:
    """What an author wrote of an item, its missing fields taken from the built-in one of that id, if there is one."""
    if like is None or not isinstance(written, Mapping):
        return written
    merged = _copy(written)
    for name, value in like.items():
        if name not in merged:
            # What is wrong with it is to be shown where the author wrote, not in a file of ours.
            merged[name] = _at_one_span(value, written.span)
            merged.keys_at[name] = merged.values_at[name] = written.span
    return merged


def _at_one_span(data: Any, span: Span) -> Any:
    """A copy of data in which every value stands at `span`."""
    if isinstance(data, Scalar):
        return Scalar(str(data), span)
    if isinstance(data, Mapping):
        copy = Mapping(span)
        for name, value in data.items():
            copy[name] = _at_one_span(value, span)
            copy.keys_at[name] = copy.values_at[name] = span
        return copy
    if isinstance(data, Sequence):
        items = Sequence(span)
        items.extend(_at_one_span(each, span) for each in data)
        items.items_at = [span] * len(data)
        return items
    return data


def _copy(data: Mapping) -> Mapping:
    copy = Mapping(data.span)
    copy.update(data)
    copy.keys_at.update(data.keys_at)
    copy.values_at.update(data.values_at)
    return copy


def _in_languages(data: Any, languages: tuple[str, ...]) -> Any:
    if isinstance(data, Mapping) and WRITTEN_IN in data:
        text = Mapping(data.span)
        for language in languages:
            version = data.get(language, data[WRITTEN_IN])
            text[language] = version
            span = version.span if isinstance(version, Scalar) else data.span
            text.keys_at[language] = text.values_at[language] = span
        return text
    if isinstance(data, Mapping):
        copy = _copy(data)
        copy.update({name: _in_languages(value, languages) for name, value in data.items()})
        return copy
    if isinstance(data, Sequence):
        items = Sequence(data.span)
        items.extend(_in_languages(each, languages) for each in data)
        items.items_at = data.items_at
        return items
    return data
