"""Reading tasks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Select, Uuid, any_, bindparam, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.selectable import TextualSelect

from core.tasks import ranking
from core.tasks import selects as s
from core.tasks.contracts import Label, Labels, Quadrant, TaskCard, TaskPage
from core.tasks.models import Task, card_of
from core.tasks.ranking import Place
from core.tasks.selects import Only

__all__ = ["Only", "TaskQueries"]
LABELS = 20
_EVERYTHING = Only()


@dataclass(slots=True, frozen=True)
class TaskQueries:
    session: AsyncSession

    async def card(self, task_id: UUID, user_id: UUID) -> TaskCard | None:
        """The owner's task, or None; deleted ones are shown so that they can be restored."""
        mine = s.cards_of(user_id).where(Task.id == task_id, Task.user_id == user_id)
        found = await self._read(mine)
        return found[0] if found else None

    async def cards(
        self, asked: Collection[tuple[UUID, UUID]]
    ) -> dict[tuple[UUID, UUID], TaskCard]:
        """Of the pairs (task, owner) those that are; deleted tasks too."""
        theirs = s.cards_of(None).where(Task.id == any_(_ids([task_id for task_id, _ in asked])))
        rows = (await self.session.execute(theirs)).all()
        standing = await self._standing(rows)
        return {(row.id, row.user_id): card_of(row, standing) for row in rows}

    async def due_by(self, user_id: UUID, day: date) -> tuple[TaskCard, ...]:
        """Open tasks due on `day` or earlier and those without a date, but for those that wait
        until a later day."""
        return await self._read(s.cards_of(user_id).where(*s.of_today(user_id, day)))

    async def today(
        self, user_id: UUID, day: date, now: datetime, offset: int, limit: int
    ) -> TaskPage:
        """A page of `due_by`, most urgent first at the local, naive `now`."""
        asked = Place(user_id, now).today(day, offset, limit)
        return await self._ranked(ranking.OF_TODAY, asked)

    async def count_due(self, user_id: UUID, day: date) -> int:
        """How many open tasks are due on `day` or earlier and do not wait until a later day."""
        return await self._count(
            Task.user_id == user_id, Task.due_date <= day, s.not_waiting(day), *s.OPEN
        )

    async def page(
        self, user_id: UUID, offset: int, limit: int, only: Only = _EVERYTHING
    ) -> TaskPage:
        """Open tasks by day and time, undated last."""
        wanted = (Task.user_id == user_id, *s.OPEN, *only.conditions())
        order = (Task.due_date.nulls_last(), Task.due_time.nulls_last(), Task.created_at, Task.id)
        listed = s.cards_of(user_id).where(*wanted).order_by(*order).offset(offset).limit(limit)
        return TaskPage(await self._read(listed), await self._count(*wanted))

    async def quadrants(self, user_id: UUID, now: datetime) -> dict[Quadrant, int]:
        """How many open tasks stand in each square of the Eisenhower board."""
        found = await self.session.execute(ranking.SQUARES, Place(user_id, now).squares())
        return ranking.named(found.one())

    async def quadrant(
        self, user_id: UUID, quadrant: Quadrant, now: datetime, offset: int, limit: int
    ) -> TaskPage:
        """One square of the board, most urgent first."""
        asked = Place(user_id, now).square(offset, limit)
        return await self._ranked(ranking.OF_SQUARE[quadrant], asked)

    async def _ranked(self, statement: TextualSelect, asked: dict[str, Any]) -> TaskPage:
        rows = (await self.session.execute(statement, asked)).all()
        shown = await self._shown([row for row in rows if row.id is not None])
        return TaskPage(shown, rows[0].total, rows[0].dated)

    async def freed_by(self, task_id: UUID, user_id: UUID) -> tuple[TaskCard, ...]:
        """Open tasks that waited for this one, and now, that it is done, for no other."""
        waited = await self.session.execute(_WAITED, {"owner": user_id, "blockers": [task_id]})
        return tuple(one for one in await self._shown(waited.all()) if not one.blocked_by)

    async def labels(self, user_id: UUID) -> Labels:
        """The tags and projects of open tasks, at most LABELS of each."""
        mine = (Task.user_id == user_id, *s.OPEN)
        tags = select(func.unnest(Task.tags).label("name")).where(*mine).subquery()
        projects = select(Task.project.label("name")).where(*mine, Task.project.is_not(None))
        return Labels(await self._labels(tags), await self._labels(projects.subquery()))

    async def _labels(self, names: Any) -> tuple[Label, ...]:
        count = func.count()
        counted = (
            select(names.c.name, count)
            .group_by(names.c.name)
            .order_by(count.desc(), names.c.name)
            .limit(LABELS)
        )
        return tuple(Label(name, many) for name, many in await self.session.execute(counted))

    async def chains(
        self, task_ids: Collection[UUID], user_id: UUID
    ) -> dict[UUID, tuple[tuple[UUID, bool], ...]]:
        """Of each of the person's tasks the occurrences it brought and brings, itself the first:
        (id, done) of those that are not deleted."""
        first = select(Task.id.label("first"), Task.id, literal(0).label("step"))
        mine = first.where(Task.id == any_(_ids(task_ids)), Task.user_id == user_id)
        chain = mine.cte("chain", recursive=True)
        further = select(chain.c.first, Task.id, chain.c.step + 1)
        chain = chain.union_all(further.where(Task.spawned_by == chain.c.id))
        rows = select(chain.c.first, Task.id, Task.completed_at).join(Task, Task.id == chain.c.id)
        ordered = rows.where(Task.deleted_at.is_(None)).order_by(chain.c.step)
        found: dict[UUID, tuple[tuple[UUID, bool], ...]] = {}
        for first_id, task_id, completed_at in await self.session.execute(ordered):
            found[first_id] = (*found.get(first_id, ()), (task_id, completed_at is not None))
        return found

    async def _count(self, *wanted: ColumnElement[bool]) -> int:
        return await self.session.scalar(select(func.count()).where(*wanted)) or 0

    async def _read(self, query: Select[Any]) -> tuple[TaskCard, ...]:
        return await self._shown((await self.session.execute(query)).all())

    async def _shown(self, rows: Sequence[Any]) -> tuple[TaskCard, ...]:
        standing = await self._standing(rows)
        return tuple(card_of(row, standing, blocking=row.blocking) for row in rows)

    async def _standing(self, rows: Sequence[Any]) -> Collection[UUID]:
        """The blockers of the tasks that are still to be done."""
        blockers = {one for row in rows for one in row.blocked_by}
        if not blockers:
            return ()
        still = select(Task.id).where(Task.id == any_(_ids(blockers)), *s.OPEN)
        return set((await self.session.execute(still)).scalars())


_WAITED = s.cards_of(None).where(
    Task.user_id == bindparam("owner"),
    s.has_blockers(Task),
    Task.blocked_by.contains(bindparam("blockers", type_=ARRAY(Uuid()))),
    *s.OPEN,
)


def _ids(ids: Collection[UUID]) -> Any:
    """One parameter, however many they are."""
    return bindparam("ids", list(ids), type_=ARRAY(Uuid()))
