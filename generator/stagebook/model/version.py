"""A playbook can say for which versions of Stagebook it is written; under another one, nothing else is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stagebook import __version__
from stagebook.problems.diagnostics import Diagnostic, shortened
from stagebook.problems.rule import ERROR, Rule
from stagebook.reading.tree import Mapping
from stagebook.schema.requires import requirement

if TYPE_CHECKING:
    from packaging.specifiers import Specifier
    from packaging.version import Version

WRONG_VERSION = Rule(
    "wrong-version",
    ERROR,
    "A playbook for another version of Stagebook",
    "`requires` in playbook.yml names the versions that understand it. What another one says of it might be wrong.",
    fixed=True,
)


def wrong_version(settings: Any, version: str = __version__) -> Diagnostic | None:
    """Say that the data of playbook.yml asks for versions without `version`; what asks for nothing is for all."""
    written = settings.get("requires") if isinstance(settings, Mapping) else None
    if not isinstance(written, str):
        return None
    from packaging.version import Version

    asked, here = requirement(written), Version(version)
    if asked is None or asked.specifier.contains(here, prereleases=True):
        return None
    if any(_is_below(here, each) for each in asked.specifier):
        hint = f'update Stagebook, for example: pip install --upgrade "stagebook{asked.specifier}"'
    else:
        hint = "run `stagebook migrate`, read the change log, and then let `requires` include this version"
    message = f"the playbook asks for '{shortened(written)}', and this is Stagebook {version}"
    return WRONG_VERSION.found(message, settings.values_at["requires"], hint)


def _is_below(here: Version, asked: Specifier) -> bool:
    """Whether a version is older than what one condition starts from."""
    from packaging.version import Version

    start = Version(asked.version.removesuffix(".*"))
    return here < start if asked.operator in (">=", "==", "~=") else here <= start and asked.operator == ">"
