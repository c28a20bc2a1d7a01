"""Which versions of Stagebook a playbook asks for: `requires: stagebook >= 0.2`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from stagebook.problems.diagnostics import shortened

if TYPE_CHECKING:
    from packaging.requirements import Requirement

EXAMPLE = "stagebook >= 0.2"


def requirement(text: str) -> Requirement | None:
    """Read the versions asked for; None where the text asks for anything but versions of Stagebook."""
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        found = Requirement(text)
    except InvalidRequirement:
        return None
    other = found.url or found.extras or found.marker
    return found if found.name.lower() == "stagebook" and found.specifier and not other else None


def _checked(text: str) -> str:
    line = " ".join(text.split())
    if requirement(line) is None:
        raise PydanticCustomError(
            "requirement",
            "'{value}' names no versions of Stagebook",
            {"value": shortened(line), "hint": f"write '{EXAMPLE}', or '{EXAMPLE}, < 1'"},
        )
    return line


Requires = Annotated[str, Field(strict=True, min_length=1), AfterValidator(_checked)]
"""Versions of Stagebook, as in `stagebook >= 0.2, < 1`."""
