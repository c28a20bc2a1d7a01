"""What a rule is. Each rule is declared in the module that finds its breaches; here is only the type.

`stagebook.checks.all_rules` collects the rules of all modules; `docs/rules.md` and `stagebook explain` show them.
"""

from __future__ import annotations

from dataclasses import dataclass

from stagebook.problems.diagnostics import Diagnostic, Severity, Span

ERROR, WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True)
class Rule:
    """One rule, and the only maker of its diagnostics: `NO_OWNER.found("the tool …", span, "add …")`."""

    code: str
    """Words in lower case, joined by hyphens: `no-owner`. It is what `checks:` and reports show."""
    severity: Severity
    """How bad a breach is, unless the playbook's `checks:` say otherwise."""
    title: str
    """The mistake in a line, without a full stop."""
    why: str
    """Why it matters, in a sentence or two."""
    fixed: bool = False
    """True where a playbook may neither switch the rule off nor accept a breach, since the site would be
    broken, unsafe, or no playbook as it is meant here."""

    def found(self, message: str, span: Span, hint: str = "", fix: str = "", together: str = "") -> Diagnostic:
        """Make the diagnostic of one breach: what is wrong, where, and how to mend it (`fix`: by these words alone).

        `together` is what several of them in one file say in one line: `{count} texts have no text in: ko`.
        """
        return Diagnostic(self.code, message, span, hint, self.severity, fix, together)
