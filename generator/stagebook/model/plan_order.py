"""The milestones of each process in the order in which they are reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stagebook.model.items import Milestone, Stage


def plan_orders(
    milestones: Iterable[Milestone], stage_of: Callable[[Milestone], Stage]
) -> dict[str, tuple[Milestone, ...]]:
    """By the id of the process: each milestone after those it depends on, else by stage, and go-live last."""
    found: dict[str, list[Milestone]] = {}
    for each in milestones:
        found.setdefault(stage_of(each).process, []).append(each)
    return {
        process: _reached(sorted(own, key=lambda each: (each.go_live, stage_of(each).number)))
        for process, own in found.items()
    }


def _reached(waiting: list[Milestone]) -> tuple[Milestone, ...]:
    """Put each after those it depends on; where they depend on themselves, the first of them goes first."""
    done: list[Milestone] = []
    names = {str(each.id) for each in waiting}
    while waiting:
        earlier = {str(each.id) for each in done}
        ready = next((each for each in waiting if names.intersection(each.depends_on) <= earlier), waiting[0])
        waiting.remove(ready)
        done.append(ready)
    return tuple(done)
