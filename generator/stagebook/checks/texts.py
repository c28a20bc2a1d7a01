"""What stands inside texts: links into the model, addresses, HTML, translations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice
from urllib.parse import unquote

from stagebook.checks.context import Context
from stagebook.checks.definition import finds
from stagebook.model import Guide, Located, Playbook, walk
from stagebook.model.items import Settings
from stagebook.problems.diagnostics import MAX_PROBLEMS, Diagnostic, Span, did_you_mean, shortened
from stagebook.problems.rule import WARNING, Rule
from stagebook.prose.links import AMBIGUOUS_REFERENCE, UNKNOWN_REFERENCE, Link, find_links, find_unclosed
from stagebook.prose.markdown_limits import TOO_INTRICATE
from stagebook.prose.page_html import DEAD_ANCHOR, RAW_HTML, UNSAFE_LINK, anchors_in, dead_anchors, forbidden
from stagebook.reading.addresses import is_malformed
from stagebook.schema.text import RichText, Text

UNTRANSLATED = Rule(
    "untranslated",
    WARNING,
    "A text without a translation",
    "Readers of that language see the first language, marked as not translated. Names and codes (LinkedIn, MEDDPICC, "
    "24/7) need none. A language that is being worked on stands in `translation: {ko: later}` of playbook.yml: it is "
    "then counted at the end, and stops nothing.",
)

_LINK_SLIP = re.compile(r"\s*(?P<kind>[A-Za-z]+)\s*[-=：/]\s*(?P<id>[A-Za-z0-9/-]+)\s*")
"""A kind and an id with another sign than a colon between them."""

_SAFE_HINT = "link to https://…, mailto:…, tel:… or a file of the playbook"


@finds(UNTRANSLATED, UNKNOWN_REFERENCE, AMBIGUOUS_REFERENCE, RAW_HTML, UNSAFE_LINK, DEAD_ANCHOR, TOO_INTRICATE)
def check(context: Context) -> Iterator[Diagnostic]:
    """Report dead links, unsafe addresses, active HTML in guides, and missing translations."""
    playbook = context.playbook
    can_be_told = context.loaded.settings_read
    # Its processes are items of their own.
    settings = playbook.settings.model_copy(update={"processes": ()})
    yield from _intricate(context)
    for item in (*playbook.items(), settings):
        for text in walk.texts(item):
            if isinstance(text, RichText) and text.span.file not in context.intricate:
                yield from islice(_links(context, text), MAX_PROBLEMS)
                if not isinstance(item, Guide) or text not in item.body.versions.values():
                    yield from islice(_addresses(context, text), MAX_PROBLEMS)
                    yield from islice(_anchors(context, text), MAX_PROBLEMS)
            if can_be_told and not isinstance(item, Guide):
                yield from _untranslated(text, playbook.settings)
        if isinstance(item, Guide):
            if can_be_told:
                yield from _untranslated(item.body, playbook.settings)
            for body in item.body.versions.values():
                if body.span.file not in context.intricate:
                    yield from islice(_html(context, body), MAX_PROBLEMS)
                    yield from islice(_dead_anchors(context, body), MAX_PROBLEMS)


def _intricate(context: Context) -> Iterator[Diagnostic]:
    for file, found in context.intricate.items():
        for text, each in found:
            span = text.span
            if file.endswith(".md"):  # In YAML the lines of a text need not be those of the file.
                span = Span(file, span.line + each.line - 1)
            yield TOO_INTRICATE.found(each.what, span, each.hint)


def _links(context: Context, text: Text) -> Iterator[Diagnostic]:
    for link in find_links(text):
        for rule, message, hint in _link_problem(context, link, text):
            yield rule.found(message, context.within(text, link.written, link.start), hint)
    for words, start in find_unclosed(text, context.playbook.registry.link_words):
        message = f"'{shortened(words)}' is no link: it is not closed with ']]'"
        yield UNKNOWN_REFERENCE.found(
            message, context.within(text, words, start), "write [[kind:id]] or [[kind:id|words]]"
        )


def _link_problem(context: Context, link: Link, text: Text) -> Iterator[tuple[Rule, str, str]]:
    target = shortened(link.target)
    if link.is_vendor:
        if not context.playbook.settings.vendor and context.loaded.settings_read:
            yield UNKNOWN_REFERENCE, "'[[vendor]]' stands for nothing", "write `vendor: …` in playbook.yml"
        return
    words = context.playbook.registry.link_words
    if not link.kind:
        slip = _LINK_SLIP.fullmatch(link.target)
        if slip and (kind := _kind_in(words, slip["kind"])):
            yield (
                UNKNOWN_REFERENCE,
                f"'[[{target}]]' has no ':' after the kind",
                f"write [[{kind}:{slip['id'].lower()}]]",
            )
            return
        hint = "to name an item write its kind too, as in [[tool:battlecard]]; else put the brackets in backticks"
        yield UNKNOWN_REFERENCE, f"'[[{target}]]' names no kind of item", hint
        return
    if link.kind not in words:
        kind = _kind_in(words, link.kind)
        hint = f"write [[{kind}:{target.lower()}]]" if kind else context.near(link.kind, "kind", words)
        yield UNKNOWN_REFERENCE, f"unknown kind '{shortened(link.kind)}' in a link", hint
        return
    kind = words[link.kind].name
    found = context.playbook.named_by(link)
    if len(found) > 1:
        several = " or ".join(f"[[{link.kind}:{each.scope}/{each.id}]]" for each in found)
        yield AMBIGUOUS_REFERENCE, f"'{target}' is a {kind} of several processes", f"write {several}"
    elif not found and not context.is_known(kind, link.target):
        yield (
            UNKNOWN_REFERENCE,
            f"unknown {kind} '{target}'",
            context.near_id(link.target, kind),
        )
    elif link.anchor and found:
        yield from _anchor_problem(context, link, found[0], text)


def _kind_in(words: Collection[str], name: str) -> str:
    """The word of links that somebody wrote with capitals, or in the plural; empty where there is none."""
    plain = name.strip().lower()
    return next((each for each in (plain, plain.removesuffix("s")) if each in words), "")


def _anchor_problem(context: Context, link: Link, item: Located, text: Text) -> Iterator[tuple[Rule, str, str]]:
    if not isinstance(item, Guide):
        yield DEAD_ANCHOR, "only a page written by hand has headings to link to", "write the link without '#…'"
        return
    body = item.body.versions.get(text.lang, item.body)
    there = anchors_in(body, context.markdown) if body.span.file not in context.intricate else {link.anchor}
    if link.anchor not in there:
        message = f"there is no heading '{shortened(link.anchor)}' on the page '{item.id}'"
        yield DEAD_ANCHOR, message, did_you_mean(link.anchor, there)


def _addresses(context: Context, text: RichText) -> Iterator[Diagnostic]:
    for address in context.renderer.unsafe(text):
        malformed = is_malformed(address)
        outside = not malformed and address.lower().startswith(("http:", "https:", "//"))
        what = "is loaded from elsewhere" if outside else "could run code"
        if malformed:
            what = "is none that a browser can read"
        rule = RAW_HTML if outside else UNSAFE_LINK
        yield rule.found(
            f"the address '{shortened(address)}' {what}",
            context.within(text, address),
            "put the image into the playbook's folder" if outside else _SAFE_HINT,
        )


def _anchors(context: Context, text: RichText) -> Iterator[Diagnostic]:
    for address in context.renderer.anchors(text):
        message = f"'{shortened(address)}' leads nowhere: the text stands on several pages"
        yield DEAD_ANCHOR.found(message, context.within(text, address), "write [[kind:id]], or [[guide:id#heading]]")


def _dead_anchors(context: Context, text: Text) -> Iterator[Diagnostic]:
    for address in dead_anchors(text, context.markdown):
        near = did_you_mean(unquote(address[1:]), anchors_in(text, context.markdown))
        message = f"there is no heading '{shortened(address)}' on this page"
        yield DEAD_ANCHOR.found(message, context.within(text, address), near)


def _html(context: Context, text: Text) -> Iterator[Diagnostic]:
    for each in forbidden(text, context.markdown):
        yield each.rule.found(
            f"{shortened(each.what, 80)} has no place in a page written by hand",
            context.within(text, each.words),
            _SAFE_HINT if each.rule is UNSAFE_LINK else each.hint,
        )


def _untranslated(text: Text, settings: Settings) -> Iterator[Diagnostic]:
    languages = settings.languages
    if text.lang != languages[0] or is_name_or_code(text):
        return
    missing = [lang for lang in languages if lang not in text.versions and lang not in settings.translation]
    if missing:
        several = ", ".join(missing)
        yield UNTRANSLATED.found(
            f"'{shortened(text)}' has no text in: {several}",
            text.span,
            f"write {text.span.file.removesuffix('.md')}.{missing[0]}.md"
            if text.span.file.endswith(".md")
            else "write it as {" + ", ".join(f"{lang}: …" for lang in languages) + "}",
            together=f"{{count}} texts have no text in: {several}",
        )


def to_translate(playbook: Playbook) -> Counter[str]:
    """How many texts lack each language that the playbook marks as being worked on."""
    later = playbook.settings.translation
    found: Counter[str] = Counter()
    for item in playbook.items() if later else ():
        texts = (item.body,) if isinstance(item, Guide) else walk.texts(item)
        originals = [
            text for text in texts if text.lang == playbook.settings.languages[0] and not is_name_or_code(text)
        ]
        found.update(lang for text in originals for lang in later if lang not in text.versions)
    return found


def is_name_or_code(text: str) -> bool:
    """Whether a text is written the same in every language: each word has figures, capitals inside, or no small letter.

    `MEDDPICC`, `LinkedIn`, `24/7`, `PoC` and `ISO 27001` are; `Discovery` is not, nor is a text in Korean.
    """
    words = text.split()
    return bool(words) and all(_is_code(word.strip(".,;:()[]'\"")) for word in words)


def _is_code(word: str) -> bool:
    if not word.isascii():
        return False
    return not any(c.islower() for c in word) or any(c.isdigit() for c in word) or any(c.isupper() for c in word[1:])
