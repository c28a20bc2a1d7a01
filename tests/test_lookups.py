"""What a playbook answers from an index is what going through all of its items would find."""

import pytest

from playbooks_on_disk import PLAYBOOKS, playbook_in
from sites import PLAYBOOK
from stagebook.model import Milestone, Playbook, Process
from stagebook.model.items import Located
from stagebook.model.memo import Memo


@pytest.fixture(scope="module", params=["two-processes", "reference"])
def playbook(request: pytest.FixtureRequest) -> Playbook:
    """One with names that two processes have, and one with many items."""
    return playbook_in(PLAYBOOK if request.param == "reference" else PLAYBOOKS / "good" / request.param)


def searched(playbook: Playbook, kind: str, name: str, process: str) -> list[Located]:
    """The items that a name can mean, sought among all of them."""
    scope, _, bare = name.rpartition("/") if playbook.registry[kind].per_process else ("", "", name)
    hits = [each for each in playbook.items() if (each.kind, each.id) == (kind, bare) and scope in ("", each.scope)]
    return [each for each in hits if each.scope and each.scope == process] or hits


def test_names_mean_what_a_search_finds(playbook: Playbook) -> None:
    homes = ["", *(str(each.id) for each in playbook.processes), "nowhere"]
    names = [name for each in playbook.items() for name in (str(each.id), f"{each.scope}/{each.id}", f"none/{each.id}")]
    for kind in ("stage", "phase", "tool"):
        for name in [*names, "", "/", "a/b/c"]:
            for home in homes:
                assert playbook.find(kind, name, home) == searched(playbook, kind, name, home), (kind, name, home)


def test_what_refers_to_an_item_is_of_the_kind_asked_for_and_names_it_in_a_field(playbook: Playbook) -> None:
    """What only links to it in a text is no part of that."""
    kinds = ("stage", "phase", "milestone", "situation", "tool")
    count = 0
    for item in playbook.items():
        sought = {
            (kind, edge.source.key)
            for kind in kinds
            for edge in playbook.edges.to(item)
            if edge.source.kind == kind and not edge.is_link
        }
        assert {(kind, each.key) for kind in kinds for each in playbook.referring(item, kind)} == sought
        count += len(sought)
    assert count


def planned(playbook: Playbook, process: Process) -> list[Milestone]:
    """The milestones of a process by stage, go-live last, each moved behind those it depends on."""
    own = [each for each in playbook.milestones.values() if playbook.stage(each.stage).process == process.id]
    waiting = sorted(own, key=lambda each: (each.go_live, playbook.stage(each.stage).number))
    found: list[Milestone] = []
    while waiting:
        missing = {each.id for each in waiting}
        found.append(next(each for each in waiting if not missing.intersection(each.depends_on)))
        waiting.remove(found[-1])
    return found


def test_milestones_stand_in_the_order_of_the_plan(playbook: Playbook) -> None:
    for process in playbook.processes:
        assert list(playbook.milestones_in(process)) == planned(playbook, process)
    assert sum(len(playbook.milestones_in(each)) for each in playbook.processes) == len(playbook.milestones)


def test_what_is_made_is_kept_until_its_last_use() -> None:
    memo, made = Memo(), []

    def make() -> int:
        made.append("made")
        return len(made)

    assert [memo.get("sheet", make), memo.get("sheet", make), memo.last("sheet", make)] == [1, 1, 1]
    assert memo.last("sheet", make) == 2
