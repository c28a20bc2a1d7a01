"""The rules that need more than one shape: references, the house rule, audiences, cycles, upkeep."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from stagebook.checks import (
    audiences,
    criteria,
    external_loads,
    files,
    hidden_titles,
    house_rule,
    identity,
    kinds,
    own_nav,
    processes,
    references,
    renames,
    schedule,
    setting_links,
    sheets,
    site_settings,
    slips,
    synonyms,
    templates,
    texts,
    tool_texts,
    upkeep,
    words,
)
from stagebook.checks.context import Context
from stagebook.checks.definition import Check
from stagebook.checks.engine import PLAIN_ENGINE, EngineSettings
from stagebook.checks.extensions import extensions, known_rules, run
from stagebook.checks.rule_settings import apply_rule_settings
from stagebook.checks.today import current_day
from stagebook.model import Playbook
from stagebook.model.load import Loaded, load
from stagebook.problems.consequences import without_consequences
from stagebook.problems.diagnostics import Report
from stagebook.schema.registry import Registry

CHECKS: tuple[Check, ...] = (
    identity.check,
    kinds.check,
    references.check,
    texts.check,
    tool_texts.check,
    slips.check,
    synonyms.check,
    schedule.check,
    processes.check,
    house_rule.check,
    criteria.check,
    audiences.check,
    hidden_titles.check,
    upkeep.check,
    sheets.check,
    words.check,
    templates.check,
    renames.check,
    external_loads.check,
    site_settings.check,
    setting_links.check,
    files.check,
    own_nav.check,
)


@dataclass(frozen=True)
class Checked:
    """A playbook that was read and checked once, for whoever builds from it."""

    loaded: Loaded
    report: Report
    engine: EngineSettings
    """With which it was checked."""

    def holds_for(self, root: Path, engine: EngineSettings) -> bool:
        """Whether checking the folder `root` with those settings would find the same."""
        return self.engine in (PLAIN_ENGINE, engine) and self.loaded.root.resolve() == root.resolve()

    @property
    def playbook(self) -> Playbook:
        """The playbook; there is one, or the run has ended."""
        assert self.loaded.playbook is not None
        return self.loaded.playbook


def check(loaded: Loaded, today: datetime.date | None = None, engine: EngineSettings = PLAIN_ENGINE) -> Report:
    """Report what reading and all checks found in a loaded playbook, with `checks:` and `accept:` applied.

    `today` decides what is overdue; the default is `current_day`. `engine` is what the site's mkdocs.yml decides.
    """
    problems = without_consequences(loaded.report.problems)
    if loaded.playbook is not None:
        context = Context(loaded, loaded.playbook, today or current_day(), engine)
        loaded.lines.update(engine.lines)
        for each in CHECKS:
            problems += each.find(context)
        others = extensions()
        for extension in others:
            problems += run(extension, context)
        return apply_rule_settings(problems, context, known_rules(others))
    return Report.of(problems)


def load_and_check(
    root: Path,
    today: datetime.date | None = None,
    engine: EngineSettings = PLAIN_ENGINE,
    registry: Registry | None = None,
) -> tuple[Loaded, Report]:
    """Read the playbook in `root` and check it, as `check` does; `registry` as for `load`."""
    loaded = load(root, registry, own_pages=engine.own_pages(root))
    return loaded, check(loaded, today, engine)
