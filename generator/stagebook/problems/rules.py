"""Every rule of Stagebook: its code, how bad a breach is, and why the rule exists.

The reference page of rules (`docs/rules.md`) is generated from this list; a test says when it is stale.
"""

from __future__ import annotations

from dataclasses import dataclass

from stagebook.problems.diagnostics import Diagnostic, Severity, Span

ERROR, WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True)
class Rule:
    """One rule: `title` in a line, `why` in a sentence or two."""

    code: str
    severity: Severity
    title: str
    why: str


_ALL = (
    Rule(
        "no-playbook",
        ERROR,
        "The folder has no playbook.yml",
        "Every command takes the folder that holds playbook.yml; title, languages, audiences and processes "
        "stand there.",
    ),
    Rule(
        "file-unreadable",
        ERROR,
        "A file cannot be read",
        "It is missing, a folder, or closed to this user.",
    ),
    Rule(
        "file-too-large",
        ERROR,
        "A file is too large",
        "A playbook file is prose. Something that large was put here by mistake, and reading it would only "
        "take memory.",
    ),
    Rule(
        "file-encoding",
        ERROR,
        "A file is not clean UTF-8",
        "Other encodings turn Korean into noise on someone else's machine; control characters are invisible "
        "and break pages.",
    ),
    Rule(
        "empty-file",
        ERROR,
        "A file is empty",
        "An empty file says nothing and is usually an editor's leftover.",
    ),
    Rule(
        "unknown-file",
        ERROR,
        "Nothing reads this file",
        "A misplaced or misspelt file would silently be missing from the site, or be published unchecked.",
    ),
    Rule(
        "yaml-syntax",
        ERROR,
        "The YAML cannot be parsed",
        "The marked place is where the parser gave up; the mistake is there or just above.",
    ),
    Rule(
        "yaml-refused",
        ERROR,
        "A YAML feature that playbooks do without",
        "Anchors, aliases, tags, several documents and very deep nesting make a file mean something else than "
        "it shows, or a few lines fill the memory.",
    ),
    Rule(
        "duplicate-key",
        ERROR,
        "A key stands twice",
        "Most parsers keep the last and drop the first without a word.",
    ),
    Rule(
        "unknown-field",
        ERROR,
        "A field that does not exist",
        "A misspelt field would be ignored, and its content missing from every page.",
    ),
    Rule(
        "missing-field",
        ERROR,
        "A field that must be there is missing",
        "The pages cannot be made without it.",
    ),
    Rule(
        "wrong-type",
        ERROR,
        "A value of the wrong type",
        "A list where text belongs, a number without quotes, or the other way round.",
    ),
    Rule(
        "wrong-value",
        ERROR,
        "A value outside what is allowed",
        "The field takes one of a few words, a number in a range, a date or an address.",
    ),
    Rule(
        "bad-id",
        ERROR,
        "An id that is no id",
        "Ids become addresses and file names: lower-case ASCII letters, digits and single hyphens.",
    ),
    Rule(
        "bad-language",
        ERROR,
        "A language the playbook does not have",
        "`languages` in playbook.yml lists them; the first must be there for every text.",
    ),
    Rule(
        "duplicate-id",
        ERROR,
        "Two items with one id",
        "Links and ticks could not tell them apart.",
    ),
    Rule(
        "reserved-id",
        ERROR,
        "An id that the site needs itself",
        "It would take the address of another page, such as `tools`, `index` or a language.",
    ),
    Rule(
        "unlisted",
        ERROR,
        "A phase or stage that its process does not list",
        "The process gives the order; what is not listed would be on no page.",
    ),
    Rule(
        "unknown-reference",
        ERROR,
        "A reference to something that does not exist",
        "The link would be dead.",
    ),
    Rule(
        "ambiguous-reference",
        ERROR,
        "A reference that means two things",
        "Two processes have a stage or phase of that id; write `process/id`.",
    ),
    Rule(
        "unknown-audience",
        ERROR,
        "An audience the playbook does not have",
        "A misspelt audience would hide the item from those it is for.",
    ),
    Rule(
        "leak",
        ERROR,
        "A text shows an audience something hidden from it",
        "What an audience may not see must not reach it through a link's words either.",
    ),
    Rule(
        "no-tool",
        ERROR,
        "A stage without a tool",
        "The rule of the house: every stage links to at least one tool, in each audience's view.",
    ),
    Rule(
        "no-exit-criterion",
        ERROR,
        "A stage without an exit criterion",
        "The rule of the house: every stage has at least one exit criterion, in each audience's view; "
        "otherwise nobody can say when the deal moves on.",
    ),
    Rule(
        "cycle",
        ERROR,
        "Items that depend on themselves in a circle",
        "No plan can be counted back through it.",
    ),
    Rule(
        "duration-sum",
        ERROR,
        "Durations that do not add up",
        "The phases' durations make up the process's worked example; maximum days are at least the expected ones.",
    ),
    Rule(
        "sheet-too-long",
        WARNING,
        "A worksheet that does not fit its sides",
        "A worksheet is one side or one sheet of paper, A4 or Letter, in every language; what does not fit runs to a "
        "further page. Nothing is clipped or set smaller, so the words have to be fewer.",
    ),
    Rule(
        "unsafe-link",
        ERROR,
        "A link that could run code",
        "Links in texts lead to http, https, mailto, tel or a place on the site, nowhere else.",
    ),
    Rule(
        "raw-html",
        ERROR,
        "Something that runs, or is loaded from elsewhere",
        "The site loads nothing from elsewhere and runs no inline script, so that it works under a strict "
        "security policy.",
    ),
    Rule(
        "missing-file",
        ERROR,
        "A file that a tool or a text leads to does not exist",
        'The reader would get a dead link. Without `path` and `url` the tool is shown as "no file yet".',
    ),
    Rule(
        "unused-tool",
        WARNING,
        "A tool that nothing uses",
        "Reps find tools through their stages; this one is only in the library.",
    ),
    Rule(
        "no-owner",
        WARNING,
        "A tool without an owner",
        "Nobody will notice when it is out of date.",
    ),
    Rule(
        "verify-overdue",
        WARNING,
        "A tool that is due for checking",
        "`verified` lies longer ago than `verify_every` days.",
    ),
    Rule(
        "expired",
        WARNING,
        "A tool past its last day",
        "`expires` is over; reps may still send it.",
    ),
    Rule(
        "untranslated",
        WARNING,
        "A text without a translation",
        "Readers of that language see the first language, marked as not translated.",
    ),
    Rule(
        "no-phase",
        WARNING,
        "A stage outside every phase",
        "The process has buyer phases, and this stage belongs to none, so it is missing from the map's bands.",
    ),
    Rule(
        "no-stage",
        WARNING,
        "A phase without a stage",
        "The process has stages, and none belongs to this phase.",
    ),
    Rule(
        "stage-count",
        WARNING,
        "More or fewer stages than usual",
        "`stage_range` says how many are usual: enough to see where a deal is, few enough to manage.",
    ),
    Rule(
        "seller-only",
        WARNING,
        "Exit criteria that only the seller verifies",
        "A checklist of the seller's own activity says little about the buyer's decision.",
    ),
)

RULES = {rule.code: rule for rule in _ALL}
"""All rules by code."""


def problem(code: str, message: str, span: Span, hint: str = "") -> Diagnostic:
    """Make a diagnostic with the severity its rule has."""
    return Diagnostic(code, message, span, hint, RULES[code].severity)
