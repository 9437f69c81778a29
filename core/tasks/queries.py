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
from core.tasks.contracts.views import Label, Labels, Quadrant, TaskCard, TaskPage
from core.tasks.models import Task, build_card_from_row
from core.tasks.ranking import RankingContext
from core.tasks.selects import TaskFilter

__all__ = ["TaskFilter", "TaskQueries"]
MAX_LABELS = 20
_NO_FILTER = TaskFilter()


@dataclass(slots=True, frozen=True)
class TaskQueries:
    session: AsyncSession

    async def get_card(self, task_id: UUID, user_id: UUID) -> TaskCard | None:
        """The owner's task, or None; deleted ones are shown so that they can be restored."""
        mine = s.select_cards(user_id).where(Task.id == task_id, Task.user_id == user_id)
        found = await self._read_cards(mine)
        return found[0] if found else None

    async def get_cards(
        self, requested: Collection[tuple[UUID, UUID]]
    ) -> dict[tuple[UUID, UUID], TaskCard]:
        """Of the pairs (task, owner) those that are; deleted tasks too."""
        theirs = s.select_cards(None).where(
            Task.id == any_(_build_ids_parameter([task_id for task_id, _ in requested]))
        )
        rows = (await self.session.execute(theirs)).all()
        streak_state = await self._find_open_blockers(rows)
        return {(row.id, row.user_id): build_card_from_row(row, streak_state) for row in rows}

    async def list_due_by(self, user_id: UUID, day: date) -> tuple[TaskCard, ...]:
        """Open tasks due on `day` or earlier and those without a date, but for those that wait
        until a later day."""
        return await self._read_cards(
            s.select_cards(user_id).where(*s.build_today_conditions(user_id, day))
        )

    async def get_today_page(
        self, user_id: UUID, day: date, now: datetime, offset: int, limit: int
    ) -> TaskPage:
        """A page of `due_by`, most urgent first at the local, naive `now`."""
        asked = RankingContext(user_id, now).build_today(day, offset, limit)
        return await self._read_page(ranking.TODAY_PAGE, asked)

    async def count_due(self, user_id: UUID, day: date) -> int:
        """How many open tasks are due on `day` or earlier and do not wait until a later day."""
        return await self._count_tasks(
            Task.user_id == user_id, Task.due_date <= day, s.is_not_waiting(day), *s.OPEN_CONDITIONS
        )

    async def get_page(
        self, user_id: UUID, offset: int, limit: int, only: TaskFilter = _NO_FILTER
    ) -> TaskPage:
        """Open tasks by day and time, undated last."""
        wanted = (Task.user_id == user_id, *s.OPEN_CONDITIONS, *only.build_conditions())
        order = (Task.due_date.nulls_last(), Task.due_time.nulls_last(), Task.created_at, Task.id)
        listed = s.select_cards(user_id).where(*wanted).order_by(*order).offset(offset).limit(limit)
        return TaskPage(await self._read_cards(listed), await self._count_tasks(*wanted))

    async def count_quadrants(self, user_id: UUID, now: datetime) -> dict[Quadrant, int]:
        """How many open tasks stand in each square of the Eisenhower board."""
        found = await self.session.execute(
            ranking.QUADRANT_COUNTS, RankingContext(user_id, now).build_quadrants()
        )
        return ranking.name_counts(found.one())

    async def get_quadrant_page(
        self, user_id: UUID, quadrant: Quadrant, now: datetime, offset: int, limit: int
    ) -> TaskPage:
        """One square of the board, most urgent first."""
        asked = RankingContext(user_id, now).build_quadrant(offset, limit)
        return await self._read_page(ranking.QUADRANT_PAGES[quadrant], asked)

    async def _read_page(self, statement: TextualSelect, asked: dict[str, Any]) -> TaskPage:
        rows = (await self.session.execute(statement, asked)).all()
        shown = await self._build_cards([row for row in rows if row.id is not None])
        return TaskPage(shown, rows[0].total, rows[0].dated)

    async def list_freed_by(self, task_id: UUID, user_id: UUID) -> tuple[TaskCard, ...]:
        """Open tasks that waited for this one, and now, that it is done, for no other."""
        waited = await self.session.execute(_WAITED, {"owner": user_id, "blockers": [task_id]})
        return tuple(one for one in await self._build_cards(waited.all()) if not one.blocked_by)

    async def get_labels(self, user_id: UUID) -> Labels:
        """The tags and projects of open tasks, at most LABELS of each."""
        mine = (Task.user_id == user_id, *s.OPEN_CONDITIONS)
        tags = select(func.unnest(Task.tags).label("name")).where(*mine).subquery()
        projects = select(Task.project.label("name")).where(*mine, Task.project.is_not(None))
        return Labels(await self._count_labels(tags), await self._count_labels(projects.subquery()))

    async def _count_labels(self, names: Any) -> tuple[Label, ...]:
        count = func.count()
        counted = (
            select(names.c.name, count)
            .group_by(names.c.name)
            .order_by(count.desc(), names.c.name)
            .limit(MAX_LABELS)
        )
        return tuple(Label(name, many) for name, many in await self.session.execute(counted))

    async def get_chains(
        self, task_ids: Collection[UUID], user_id: UUID
    ) -> dict[UUID, tuple[tuple[UUID, bool], ...]]:
        """Of each of the person's tasks the occurrences it brought and brings, itself the first:
        (id, done) of those that are not deleted."""
        first = select(Task.id.label("first"), Task.id, literal(0).label("step"))
        mine = first.where(Task.id == any_(_build_ids_parameter(task_ids)), Task.user_id == user_id)
        chain = mine.cte("chain", recursive=True)
        further = select(chain.c.first, Task.id, chain.c.step + 1)
        chain = chain.union_all(further.where(Task.spawned_by == chain.c.id))
        rows = select(chain.c.first, Task.id, Task.completed_at).join(Task, Task.id == chain.c.id)
        ordered = rows.where(Task.deleted_at.is_(None)).order_by(chain.c.step)
        found: dict[UUID, tuple[tuple[UUID, bool], ...]] = {}
        for first_id, task_id, completed_at in await self.session.execute(ordered):
            found[first_id] = (*found.get(first_id, ()), (task_id, completed_at is not None))
        return found

    async def find_open_occurrence(self, task_id: UUID, user_id: UUID) -> TaskCard | None:
        """The first occurrence of the person's task that is not done."""
        chain = (await self.get_chains([task_id], user_id)).get(task_id, ())
        coming = next((one for one, done in chain if not done), None)
        return await self.get_card(coming, user_id) if coming else None

    async def _count_tasks(self, *wanted: ColumnElement[bool]) -> int:
        return await self.session.scalar(select(func.count()).where(*wanted)) or 0

    async def _read_cards(self, query: Select[Any]) -> tuple[TaskCard, ...]:
        return await self._build_cards((await self.session.execute(query)).all())

    async def _build_cards(self, rows: Sequence[Any]) -> tuple[TaskCard, ...]:
        streak_state = await self._find_open_blockers(rows)
        return tuple(build_card_from_row(row, streak_state, blocking=row.blocking) for row in rows)

    async def _find_open_blockers(self, rows: Sequence[Any]) -> Collection[UUID]:
        """The blockers of the tasks that are still to be done."""
        blockers = {one for row in rows for one in row.blocked_by}
        if not blockers:
            return ()
        still = select(Task.id).where(
            Task.id == any_(_build_ids_parameter(blockers)), *s.OPEN_CONDITIONS
        )
        return set((await self.session.execute(still)).scalars())


_WAITED = s.select_cards(None).where(
    Task.user_id == bindparam("owner"),
    s.has_blockers(Task),
    Task.blocked_by.contains(bindparam("blockers", type_=ARRAY(Uuid()))),
    *s.OPEN_CONDITIONS,
)


def _build_ids_parameter(ids: Collection[UUID]) -> Any:
    """One parameter, however many they are."""
    return bindparam("ids", list(ids), type_=ARRAY(Uuid()))
