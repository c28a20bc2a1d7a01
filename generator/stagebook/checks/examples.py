"""An example of each rule: how it is broken, and the same written right. `stagebook check --explain` shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """A few lines of a file, or what lies where."""

    wrong: str
    right: str


def _in_files(*rows: tuple[str, str, str]) -> dict[str, Example]:
    return {code: Example(wrong, right) for code, wrong, right in rows}


_SYNTAX = _in_files(
    ("merge-conflict", "<<<<<<< HEAD\ntitle: Deck\n=======\ntitle: Slides\n>>>>>>> branch", "title: Deck"),
    ("text-cut", "summary: Ticket #1 and seat", 'summary: "Ticket #1 and seat"'),
    ("look-alike-sign", "title: {en: Deck， ko：덱}", "title: {en: Deck, ko: 덱}"),
    ("curly-quotes", "title: “Deck”", 'title: "Deck"'),
    ("comma-at-end", "title: Deck,", "title: Deck"),
    ("invisible-character", "tool: deck<U+200B>", "tool: deck"),
    (
        "head-ends-early",
        "---\ntitle: Start\n---\nowner: Sales Ops\n---",
        "---\ntitle: Start\nowner: Sales Ops\n---",
    ),
    ("foreign-file", "tools.yml, saved by a word processor as a document", "tools.yml, saved as plain text"),
    ("file-encoding", "tools.yml, saved as CP949 or UTF-16", "tools.yml, saved as UTF-8"),
    ("unpublishable-file", "path: ../contracts/price-list.pdf", "path: files/price-list.pdf"),
    ("file-unreadable", "tools.yml is a folder", "tools.yml is a file, or tools/ a folder of files"),
    ("file-too-large", "one tools.yml of 3 MB", "tools/deck.yml, tools/quote.yml … of some lines each"),
    ("yaml-syntax", "purpose:To learn the goal", "purpose: To learn the goal"),
    ("yaml-refused", "deck: &deck\n  title: Deck\nslides: *deck", "deck:\n  title: Deck\nslides:\n  title: Slides"),
    ("duplicate-key", "owner: Sales Ops\nowner: Marketing", "owner: Sales Ops"),
    ("too-intricate", "> > > > > > > > > > > quoted too often", "> quoted once"),
    ("empty-file", "tools/deck.yml without a line", "tools/deck.yml with title, type and summary"),
)

_SHAPES = _in_files(
    ("unknown-field", "discription: Slides", "summary: Slides"),
    (
        "missing-field",
        "deck:\n  type: deck",
        "deck:\n  title: Deck\n  type: deck\n  summary: Slides for the first call.",
    ),
    ("wrong-type", "aliases: slides", "aliases: [slides]"),
    ("wrong-value", "verified_by: customer", "verified_by: buyer"),
    ("bad-id", "tool: Price List", "tool: price-list"),
    ("bad-language", "title: {en: Deck, kr: 덱}", "title: {en: Deck, ko: 덱}"),
    (
        "renamed",
        "a field by the name that it had in an older version",
        "its name of today: `stagebook migrate` writes it",
    ),
    ("unknown-file", "tool.yml", "tools.yml"),
    ("no-playbook", "playbook.yaml", "playbook.yml"),
    ("wrong-version", "requires: stagebook >= 9", "requires: stagebook >= 0.2"),
    ("duplicate-id", "tools.yml holds 'deck:', and tools/deck.yml is there too", "one of them"),
    ("reserved-id", "guides/index.md", "guides/start.md"),
)

_REFERENCES = _in_files(
    ("unknown-reference", "- tool: quoet", "- tool: quote"),
    ("ambiguous-reference", "[[stage:talk]], where two processes have a stage 'talk'", "[[stage:new-logo/talk]]"),
    ("unsafe-link", "[prices](javascript:open())", "[prices](https://example.com/prices)"),
    ("dead-anchor", "[agenda](#agend)", "[agenda](#agenda)"),
    ("raw-html", "<script>…</script>", "plain Markdown, or an image that lies in the playbook's folder"),
    ("unlisted", "stages/demo.yml, and no process names 'demo'", "stages: [talk, demo, offer]"),
    ("missing-file", "path: files/deck.pdf, which is not there", "path: files/deck.pdf, with the file put there"),
    ("cycle", "milestone a: needs: [b]\nmilestone b: needs: [a]", "milestone a: needs: [b]\nmilestone b: no needs"),
    ("single-bracket", "See [tool:deck].", "See [[tool:deck]]."),
    ("ends-at-colon", 'text: "Ask for these three:"', 'text: "Ask for budget, date and owner."'),
    ("accidental-heading", "A paragraph.\n---", "A paragraph.\n\n---"),
    ("synonym-unused", "en: [[zeppelin, airship]]", "en: [[zeppelin, airship, deck]]"),
    ("untranslated", "title: Price talk", "title: {en: Price talk, ko: 가격 협상}"),
)

_TEXTS_OF_TOOLS = _in_files(
    ("missing-text", "a mail without text and without tools/intro-mail.md", "tools/intro-mail.md holds the mail"),
    ("unknown-slot", "Hello {champoin},", "Hello {champion},"),
    ("unused-slot", "a declared blank {seats} that no text shows", "the blank in the text, or not declared"),
    ("slots-differ", "en: Hello {champion}\nko: 안녕하세요", "en: Hello {champion}\nko: 안녕하세요, {champion}님"),
    ("unknown-figure", "a formula that names 'seat' where the figure is 'seats'", "a formula that names 'seats'"),
    ("text-too-long", "a spoken text of 400 words that may take one minute", "one of 130 words"),
    ("no-subject", "a mail whose text begins without a subject", "the same with its subject"),
    ("several-states", "path: files/deck.pdf\nurl: https://example.com/deck", "path: files/deck.pdf"),
)

_PROCESS = _in_files(
    ("no-tool", "a stage without `tools:`", "tools:\n  - tool: deck"),
    (
        "no-exit-criterion",
        "a stage without `exit_criteria:`",
        "exit_criteria:\n  - id: goal\n    text: The buyer told us their goal.\n    verified_by: buyer",
    ),
    ("seller-only", "verified_by: seller, at every criterion of a stage", "verified_by: buyer, at one at least"),
    ("seller-activity", "text: We have sent the deck.", "text: The buyer has told us what in the deck speaks to them."),
    ("vague-criterion", "text: The buyer is interested.", "text: The buyer has named a date for the next meeting."),
    ("duplicate-criterion", "the same text at two stages", "what the second stage adds to it"),
    ("too-many-criteria", "a stage of twelve exit criteria", "the five without which the deal must not move on"),
    ("no-phase", "a stage without `phases:` in a process with phases", "phases: [decide]"),
    ("no-stage", "a phase that no stage names", "phases: [decide], in a stage"),
    ("stage-count", "a process of 19 stages", "one of five to nine, with activities inside them"),
    ("duration-sum", "a process of 60 days whose stages take 90", "durations that add up"),
    ("sheet-too-long", "a review of one side with forty criteria", "fewer, or a sheet of two sides"),
    ("unused-tool", "a tool that no stage names", "- tool: battlecard, in the stage where it helps"),
    ("no-owner", "deck:\n  title: Deck", "deck:\n  title: Deck\n  owner: Sales Ops"),
    ("verify-overdue", "verified: 2020-01-01\nverify_every: 90", "verified: 2026-11-20\nverify_every: 90"),
    ("expired", "expires: 2020-12-31", "a new price list, with its own last day"),
)

_AUDIENCES = _in_files(
    ("unknown-audience", "visible_to: [partnr]", "visible_to: [partner]"),
    ("leak", "a stage for partners that names a tool hidden from them", "visible_to: [employee, partner], at the tool"),
    ("hidden-title", "a text for partners with the title of a hidden tool", "a text without that title"),
    ("unused-acceptance", "accept: {no-owner: …}, at a tool with an owner", "no `accept`"),
    ("unknown-rule", "checks: {no-onwer: off}", "checks: {no-owner: off}"),
    ("fixed-rule", "checks: {no-tool: off}", "a tool at each stage"),
    ("broken-rule", "a package of rules that ends in an error", "the package mended, or not installed"),
)

_SITE = _in_files(
    ("loaded-from-elsewhere", "theme: {font: {text: Roboto}}", "theme: {name: material}"),
    ("nav-entry", "nav: [Start: guides/strat.md]", "nav: [Start: guides/start.md]"),
    ("wrong-theme", "theme: {name: readthedocs}", "theme: {name: material}"),
    ("ignored-setting", "site_name, where playbook.yml gives the title", "title: Our playbook, in playbook.yml"),
    ("excluded-page", "exclude_docs: guides/", "no exclude_docs for what the playbook holds"),
    ("plugin-conflict", "plugins: [stagebook, offline]", "plugins: [stagebook]"),
    ("refused-setting", "use_directory_url: false", "use_directory_urls: false"),
    ("no-template", "a kind of another package without templates/pages/<kind>.html", "that file"),
    ("no-kind-word", "a kind without its word in templates/language/en.yml", "the word in that file"),
    ("template-syntax", "{% if stage.tools %}", "{% if stage.tools %} … {% endif %}"),
    ("unknown-template", '{% include "parts/exit.html" %}', '{% include "parts/exits.html" %}, a file that is there'),
    ("unknown-block", "{% block exits %}", "a block of docs/template-names.md"),
    ("unknown-name", "{{ stgae.title }}", "{{ stage.title }}"),
    ("missing-word", "templates/language/de.yml without `tools`", "tools: Werkzeuge"),
    ("unknown-word", "toools: Werkzeuge", "tools: Werkzeuge"),
    ("bad-word", "tools: [Werkzeuge]", "tools: Werkzeuge"),
)

EXAMPLES: Mapping[str, Example] = {
    **_SYNTAX, **_SHAPES, **_REFERENCES, **_TEXTS_OF_TOOLS, **_PROCESS, **_AUDIENCES, **_SITE
}  # fmt: skip
"""By the code of the rule."""
