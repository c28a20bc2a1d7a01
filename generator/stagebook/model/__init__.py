"""The resolved playbook: items, and the questions one may ask about them."""

from stagebook.model.items import (
    Anything,
    Case,
    Faq,
    Framework,
    Guide,
    Located,
    Metric,
    Milestone,
    Module,
    Moment,
    Phase,
    Procedure,
    Process,
    Programme,
    Role,
    Settings,
    Stage,
    Tool,
    Worksheet,
)
from stagebook.model.playbook import Playbook
from stagebook.model.usage import Usage

__all__ = [
    "Anything",
    "Case",
    "Faq",
    "Framework",
    "Guide",
    "Located",
    "Metric",
    "Milestone",
    "Module",
    "Moment",
    "Phase",
    "Playbook",
    "Procedure",
    "Process",
    "Programme",
    "Role",
    "Settings",
    "Stage",
    "Tool",
    "Usage",
    "Worksheet",
]
