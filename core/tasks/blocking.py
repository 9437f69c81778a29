"""Pure rules of what waits for what."""

from collections.abc import Collection, Mapping
from uuid import UUID

from core.kit.errors import DomainError


def check_no_cycle(
    task: UUID, blockers: Collection[UUID], blocked_by: Mapping[UUID, Collection[UUID]]
) -> None:
    """Whether `task` may wait for `blockers`, given what the others wait for.

    Raises DomainError `task-cycle` when a blocker waits for the task itself, directly or through
    others.
    """
    seen: set[UUID] = set()
    ahead = list(blockers)
    while ahead:
        one = ahead.pop()
        if one == task:
            raise DomainError("task-cycle")
        if one not in seen:
            seen.add(one)
            ahead += blocked_by.get(one, ())
