"""Stagebook: a sales process in YAML and Markdown becomes the playbook that reps open.

What other programs may use is what stands in `__all__`; it changes only with a note in the change log and, where it is
renamed, keeps its old name for one release. Everything else may move in any version.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stagebook.checks import check
    from stagebook.checks.context import Context
    from stagebook.checks.definition import finds
    from stagebook.model import Playbook
    from stagebook.model.load import Loaded, load
    from stagebook.problems.diagnostics import Diagnostic, Report, Severity, Span
    from stagebook.problems.rule import ERROR, WARNING, Rule
    from stagebook.site.edition import Edition, edition
    from stagebook.views import view

__version__ = "0.2.0"

__all__ = [
    "ERROR",
    "WARNING",
    "Context",
    "Diagnostic",
    "Edition",
    "Loaded",
    "Playbook",
    "Report",
    "Rule",
    "Severity",
    "Span",
    "check",
    "edition",
    "finds",
    "load",
    "view",
]

_MODULES = {
    "stagebook.checks": ("check",),
    "stagebook.checks.definition": ("finds",),
    "stagebook.checks.context": ("Context",),
    "stagebook.model": ("Playbook",),
    "stagebook.model.load": ("Loaded", "load"),
    "stagebook.problems.diagnostics": ("Diagnostic", "Report", "Severity", "Span"),
    "stagebook.problems.rule": ("ERROR", "WARNING", "Rule"),
    "stagebook.site.edition": ("Edition", "edition"),
    "stagebook.views": ("view",),
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: `import stagebook` alone reads one small file."""
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'stagebook' has no attribute '{name}'")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
