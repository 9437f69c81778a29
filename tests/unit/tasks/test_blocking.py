"""Tasks that wait for each other never wait in a circle."""

from graphlib import CycleError, TopologicalSorter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.errors import DomainError
from core.tasks.blocking import check_no_cycle

TASKS = st.integers(0, 7).map(lambda number: UUID(int=number))
STEPS = st.lists(st.tuples(TASKS, st.lists(TASKS, max_size=4)), max_size=20)


def circular(waiting: dict[UUID, list[UUID]]) -> bool:
    try:
        TopologicalSorter(waiting).prepare()
    except CycleError:
        return True
    return False


@given(STEPS)
def test_a_wish_is_refused_exactly_when_it_would_close_a_circle(
    wishes: list[tuple[UUID, list[UUID]]],
) -> None:
    waiting: dict[UUID, list[UUID]] = {}
    for task, blockers in wishes:
        wished = waiting | {task: blockers}
        if circular(wished):
            with pytest.raises(DomainError, match="task-cycle"):
                check_no_cycle(task, blockers, waiting)
        else:
            check_no_cycle(task, blockers, waiting)
            waiting = wished


def test_a_chain_of_thousands_is_looked_through_without_recursion() -> None:
    chain = {UUID(int=number): [UUID(int=number + 1)] for number in range(20_000)}
    with pytest.raises(DomainError, match="task-cycle"):
        check_no_cycle(UUID(int=20_000), [UUID(int=0)], chain)
