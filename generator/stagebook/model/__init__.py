"""The resolved playbook: items, and the questions one may ask about them."""

from stagebook.model.items import (
    Anything,
    Framework,
    Guide,
    Located,
    Milestone,
    Phase,
    Process,
    Role,
    Stage,
    Term,
    Tool,
)
from stagebook.model.playbook import Playbook, Usage

__all__ = [
    "Anything",
    "Framework",
    "Guide",
    "Located",
    "Milestone",
    "Phase",
    "Playbook",
    "Process",
    "Role",
    "Stage",
    "Term",
    "Tool",
    "Usage",
]
