"""The functions with which templates ask about the playbook; `stagebook.templating.names` says what each is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stagebook.model import Playbook
from stagebook.schema.provenance import is_derived
from stagebook.sheets.build import kinds_of
from stagebook.sheets.close_plan import plan_data
from stagebook.site.compare import compare
from stagebook.site.coverage import derived_items, derived_parts, matrix
from stagebook.site.process_map import headline, map_of, sourced
from stagebook.site.situations import first_situations, likeliest_situations, situations


def questions(playbook: Playbook) -> dict[str, Callable[..., Any]]:
    """What templates can ask about the playbook."""
    return {
        "matrix": lambda process: matrix(playbook, process),
        "derived_items": lambda: derived_items(playbook),
        "situations": lambda: situations(playbook),
        "likeliest_situations": lambda: likeliest_situations(playbook),
        "first_situations": lambda kinds, most: first_situations(playbook, kinds, most),
        "map_of": lambda item: map_of(playbook, item),
        "headline": headline,
        "sourced": sourced,
        "is_derived": is_derived,
        "derived_parts": lambda item: derived_parts(playbook, item),
        "plan_data": lambda process: plan_data(playbook, process),
        "compare": lambda side: compare(playbook, side),
        "kinds_of": lambda item: kinds_of(playbook, item),
    }
