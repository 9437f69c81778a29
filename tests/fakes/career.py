"""Goals and skills in memory: the domain's own use cases over rows that no database holds."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, get_type_hints
from uuid import UUID

from dishka import Provider

from core.career import models as m
from core.career.contracts.goals import GoalCard, GoalLink, GoalSummary, KeyResultValue
from core.career.contracts.skills import PracticePage, SkillCard, SkillSummary
from core.career.queries import GoalQueries, SkillQueries
from core.career.use_cases.goal_service import GoalService
from core.career.use_cases.skill_service import SkillService
from core.career.views import (
    LATEST_PRACTICES,
    build_goal_card,
    build_goal_summary,
    build_practice,
    build_skill_card,
    build_skill_summary,
)
from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.kit.messages import Event
from core.users.contracts import Profile
from core.wiring import build_command_registry


class FakeOutbox:
    """Remembers what was told."""

    def __init__(self) -> None:
        self.told: list[Event] = []

    def add(self, event: Event) -> None:
        self.told.append(event)


class _Book:
    """Reminders nobody is reminded of."""

    async def schedule(self, *_: Any) -> None:
        return None

    async def cancel(self, _: UUID, *__: UUID) -> None:
        return None


@dataclass(slots=True)
class FakeCareer:
    """Stands for the worker (answers), for both repositories and, by `goals` and `skills`, for
    both queries."""

    clock: Clock
    whose: Callable[[], Profile]
    rows: list[Any] = field(default_factory=list)
    outbox: FakeOutbox = field(default_factory=FakeOutbox)

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self.goals, provides=GoalQueries)
        provider.provide(lambda: self.skills, provides=SkillQueries)

    def answers(self) -> dict[Any, Any]:
        """What each command of career comes to."""
        shared: Any = {"users": self, "outbox": self.outbox, "clock": self.clock}
        goals: Any = GoalService(goals=self, **shared)  # type: ignore[arg-type]
        skills: Any = SkillService(skills=self, scheduler=_Book(), **shared)  # type: ignore[arg-type]
        return {
            command: _answering(use_case, goals, skills)
            for command, use_case in build_command_registry().values()
            if command.__module__.startswith("core.career.")
        }

    async def get_profile(self, user_id: UUID) -> Profile | None:
        return self.whose() if user_id == self.whose().id else None

    async def require_profile(self, user_id: UUID) -> Profile:
        assert user_id == self.whose().id
        return self.whose()

    async def insert(self, *rows: Any) -> None:
        self.rows += [row for row in rows if row not in self.rows]

    async def delete(self, row: Any) -> None:
        self.rows.remove(row)

    def of(self, kind: type[Any], **fields: Any) -> list[Any]:
        """The rows of a table that have these values, the oldest first."""
        return [
            row
            for row in self.rows
            if isinstance(row, kind) and all(getattr(row, k) == v for k, v in fields.items())
        ]

    async def find(self, thing_id: UUID, user_id: UUID) -> Any:
        found = self.of(m.Goal, id=thing_id) + self.of(m.Skill, id=thing_id)
        if found and found[0].user_id != user_id:
            raise NotFound("goal")
        return found[0] if found else None

    async def count(self, _: UUID) -> int:
        return len(self.of(m.Goal, deleted_at=None))

    async def list_results(self, goal_id: UUID) -> Sequence[Any]:
        return self.of(m.KeyResultRow, goal_id=goal_id)

    async def list_milestones(self, goal_id: UUID) -> Sequence[Any]:
        return self.of(m.MilestoneRow, goal_id=goal_id)

    async def list_links(self, goal_id: UUID) -> Sequence[Any]:
        return self.of(m.GoalLinkRow, goal_id=goal_id)

    async def list_values(self, result_id: UUID) -> Sequence[Any]:
        return self.of(m.ResultValue, result_id=result_id)

    async def find_value(self, move_id: UUID) -> Any:
        return next(iter(self.of(m.ResultValue, id=move_id)), None)

    async def find_turn(self, skill_id: UUID, turn: int) -> Any:
        return next(iter(self.of(m.SkillTurn, skill_id=skill_id, turn=turn)), None)

    async def find_practice(self, practice_id: UUID) -> Any:
        return next(iter(self.of(m.PracticeRow, id=practice_id)), None)

    async def list_practices(self, skill_id: UUID, limit: int) -> Sequence[Any]:
        return self.of(m.PracticeRow, skill_id=skill_id, removed_at=None)[::-1][:limit]

    async def sum_minutes(self, skill_id: UUID) -> int:
        kept = self.of(m.PracticeRow, skill_id=skill_id, removed_at=None)
        return sum(row.minutes for row in kept)

    async def list_evidence(self, skill_id: UUID) -> Sequence[Any]:
        return self.of(m.EvidenceRow, skill_id=skill_id)

    @property
    def goals(self) -> "FakeGoalQueries":
        return FakeGoalQueries(self)

    @property
    def skills(self) -> "FakeSkillQueries":
        return FakeSkillQueries(self)


def _answering(use_case: Any, goals: Any, skills: Any) -> Callable[[Any], Any]:
    desk = goals if get_type_hints(use_case)["service"] is GoalService else skills
    return lambda command: _done(use_case(service=desk)(command))


def _done(work: Any) -> Any:
    """What a coroutine that never waits returns."""
    try:
        work.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("it waits for something")


@dataclass(slots=True, frozen=True)
class FakeGoalQueries:
    """GoalQueries over the rows."""

    kept: FakeCareer

    def _line(self, goal: m.Goal) -> GoalSummary:
        return build_goal_summary(
            goal,
            self.kept.of(m.KeyResultRow, goal_id=goal.id),
            self.kept.of(m.MilestoneRow, goal_id=goal.id),
        )

    async def list_active(self, user_id: UUID) -> tuple[GoalSummary, ...]:
        mine = self.kept.of(m.Goal, user_id=user_id, archived_at=None, deleted_at=None)
        return tuple(self._line(goal) for goal in mine)

    async def list_archived(self, user_id: UUID) -> tuple[GoalSummary, ...]:
        mine = self.kept.of(m.Goal, user_id=user_id, deleted_at=None)
        return tuple(self._line(goal) for goal in mine if goal.archived_at)

    async def get_card(self, goal_id: UUID, user_id: UUID) -> GoalCard | None:
        for goal in self.kept.of(m.Goal, id=goal_id, user_id=user_id):
            return build_goal_card(
                goal,
                self.kept.of(m.KeyResultRow, goal_id=goal_id),
                self.kept.of(m.MilestoneRow, goal_id=goal_id),
                self.kept.of(m.GoalLinkRow, goal_id=goal_id),
            )
        return None

    async def list_links(self, _: UUID) -> dict[UUID, tuple[GoalLink, ...]]:
        found: dict[UUID, tuple[GoalLink, ...]] = {}
        for row in self.kept.of(m.GoalLinkRow):
            found[row.goal_id] = (*found.get(row.goal_id, ()), GoalLink(row.kind, row.subject_id))
        return found

    async def list_linked_goals(self, subject_id: UUID, user_id: UUID) -> tuple[GoalSummary, ...]:
        led = {row.goal_id for row in self.kept.of(m.GoalLinkRow, subject_id=subject_id)}
        return tuple(goal for goal in await self.list_active(user_id) if goal.id in led)

    async def list_values(self, goal_id: UUID, _: UUID) -> tuple[KeyResultValue, ...]:
        results = {row.id for row in self.kept.of(m.KeyResultRow, goal_id=goal_id)}
        return tuple(
            KeyResultValue(move_id=row.id, result_id=row.result_id, at=row.at, value=row.value)
            for row in self.kept.of(m.ResultValue)
            if row.result_id in results
        )


@dataclass(slots=True, frozen=True)
class FakeSkillQueries:
    """SkillQueries over the rows."""

    kept: FakeCareer

    def _line(self, skill: m.Skill) -> SkillSummary:
        return build_skill_summary(skill, _done(self.kept.sum_minutes(skill.id)))

    async def list_active(self, user_id: UUID) -> tuple[SkillSummary, ...]:
        mine = self.kept.of(m.Skill, user_id=user_id, archived_at=None, deleted_at=None)
        return tuple(self._line(skill) for skill in mine)

    async def list_archived(self, user_id: UUID) -> tuple[SkillSummary, ...]:
        mine = self.kept.of(m.Skill, user_id=user_id, deleted_at=None)
        return tuple(self._line(skill) for skill in mine if skill.archived_at)

    async def get_summaries(
        self, asked: Collection[tuple[UUID, UUID]]
    ) -> dict[tuple[UUID, UUID], SkillSummary]:
        mine = [row for row in self.kept.of(m.Skill) if (row.id, row.user_id) in asked]
        return {(row.id, row.user_id): self._line(row) for row in mine}

    async def get_card(self, skill_id: UUID, user_id: UUID) -> SkillCard | None:
        for skill in self.kept.of(m.Skill, id=skill_id, user_id=user_id):
            return build_skill_card(
                skill,
                await self.kept.sum_minutes(skill_id),
                self.kept.of(m.EvidenceRow, skill_id=skill_id, removed_at=None),
                await self.kept.list_practices(skill_id, LATEST_PRACTICES),
            )
        return None

    async def list_practices(
        self, skill_id: UUID, _: UUID, offset: int, limit: int
    ) -> PracticePage:
        kept = await self.kept.list_practices(skill_id, 10_000)
        page = tuple(build_practice(row) for row in kept[offset : offset + limit])
        return PracticePage(page, len(kept))

    async def sum_practice(
        self, _: UUID, since: datetime, until: datetime | None = None
    ) -> dict[UUID, int]:
        found: dict[UUID, int] = {}
        for row in self.kept.of(m.PracticeRow, removed_at=None):
            if row.at >= since and (until is None or row.at < until):
                found[row.skill_id] = found.get(row.skill_id, 0) + row.minutes
        return found
