"""The search's data as files of a site: names first, texts in shards, each a script that any page may load.

Scripts, since a page that is opened as a file can load nothing else, and a strict content policy allows them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from stagebook.site.edition import Edition
from stagebook.site.search_entries import Entry, Place
from stagebook.site.situations import situations

FOLDER = "assets/stagebook/search"
NAMES = f"{FOLDER}/names.js"
SHARD = 120_000
"""Letters of texts in one shard, about; some 40 KB where a server packs it."""
GROUPS = ("stages", "tools", "situations", "sheets", "guides")


def search_files(current: Edition, others: tuple[Entry, ...] = ()) -> dict[str, str]:
    """The files of one edition's search: path in the site → content.

    `names.js` has all that is needed for a first answer. Each `texts-N.js` has summary and text of the entries from a
    position on. `others` are entries beside those of the model.
    """
    entries = (*current.search_entries(), *others)
    shards = list(_shards(entries))
    kinds = list(dict.fromkeys(entry.kind for entry in entries))
    places = list(dict.fromkeys(entry.place for entry in entries if entry.place))
    settings = current.playbook.settings
    data = {
        "kinds": kinds,
        "places": [[place.label, place.title, place.tint] for place in places],
        "entries": list(_rows(entries, kinds, places)),
        "shards": len(shards),
        "synonyms": [list(group) for group in current.synonyms()],
        "words": _words(current),
        "ways": list(_ways(current)),
        "feedback": str(settings.feedback or ""),
        "owner": settings.owner or "",
    }
    files = {NAMES: _script("names", data)}
    for number, (first, texts) in enumerate(shards):
        files[f"{FOLDER}/texts-{number}.js"] = _script("texts", {"from": first, "texts": texts})
    return files


def _words(current: Edition) -> dict[str, Any]:
    words = current.words.search
    groups = [words["groups"][name] for name in GROUPS]
    rest = {name: word for name, word in words.items() if isinstance(word, str | tuple)}
    return rest | {"groups": groups, "directions": current.words.directions}


def _ways(current: Edition) -> Iterator[tuple[str, str, str, str]]:
    """Yield ways on where nothing is found or typed: title, what for, how much is there, address."""
    words, playbook = current.words, current.playbook
    counts = {
        "situations": words.count(sum(1 for _ in situations(playbook)), "situations"),
        "tools": words.count(len(playbook.tools), "tools"),
        "glossary": "",
    }
    lists = {page.kind: page for page in current.site.pages if page.kind in counts}
    for kind, count in counts.items():
        if page := lists.get(kind):
            yield page.title, page.description, count, current.renderer.style.url(page.src)


def _rows(entries: tuple[Entry, ...], kinds: list[str], places: list[Place]) -> Iterator[list[Any]]:
    """Yield `[title, kind, group, url, place, names, foreign, direction]`, shortened from the end where empty.

    The address of a part is its anchor: it stands on the page of the last entry that is none.
    """
    numbers = {place: at for at, place in enumerate(places)}
    for entry in entries:
        url = f"#{entry.url.rpartition('#')[2]}" if entry.is_part else entry.url
        row = [entry.title, kinds.index(entry.kind), GROUPS.index(entry.group), url]
        row += [numbers[entry.place] if entry.place else -1, list(entry.names), list(entry.foreign), entry.direction]
        while row[-1] in ("", [], -1):
            row.pop()
        yield row


def _shards(entries: tuple[Entry, ...]) -> Iterator[tuple[int, list[list[str]]]]:
    first, texts, size = 0, [], 0
    for at, entry in enumerate(entries):
        text = _words_once(entry)
        texts.append([entry.summary, text] if text else [entry.summary] if entry.summary else [])
        size += len(entry.summary) + len(text)
        if size > SHARD:
            yield first, texts
            first, texts, size = at + 1, [], 0
    if texts:
        yield first, texts


def _words_once(entry: Entry) -> str:
    """The words of the text that neither title nor summary has, each once: what is shown is not among them."""
    shown = set(f"{entry.title} {entry.summary}".casefold().split())
    return " ".join(word for word in dict.fromkeys(entry.text.casefold().split()) if word not in shown)


def _script(what: str, data: Mapping[str, Any]) -> str:
    text = json.dumps([what, data], ensure_ascii=False, separators=(",", ":"))
    # Ends of lines in JavaScript, and none in JSON.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
    return f"(globalThis.stagebookSearch??=[]).push({safe});\n"
