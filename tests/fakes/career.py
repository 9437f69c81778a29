"""Goals and skills in memory, as far as advice and the weekly review see them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
from dishka import Provider

from core.career import contracts as c
from core.career.movement import MovementQueries
from core.career.queries import GoalQueries, SkillQueries
from core.career.rules import answered, result_progress
from core.kit.clock import Clock


@dataclass(slots=True)
class FakeCareer:
    """Stands for the worker (answers), for MovementQueries, and holds goals and skills."""

    clock: Clock
    goals: dict[UUID, c.GoalCard] = field(default_factory=dict)
    skills: dict[UUID, c.SkillLine] = field(default_factory=dict)
    moves: dict[UUID, tuple[UUID, float]] = field(default_factory=dict)
    said: dict[tuple[UUID, int], c.SkillLine] = field(default_factory=dict)

    def answers(self) -> dict[Any, Any]:
        return {
            c.MoveKeyResult: self._move,
            c.UndoMove: self._unmove,
            c.TickMilestone: self._tick,
            c.UntickMilestone: self._untick,
            c.AnswerCheckIn: self._answer,
            c.TakeBackAnswer: self._take_back,
        }

    def provide(self, queries: Provider) -> None:
        queries.provide(lambda: _Goals(self), provides=GoalQueries)
        queries.provide(lambda: _Skills(self), provides=SkillQueries)
        queries.provide(lambda: self, provides=MovementQueries)

    async def since(self, *_: Any) -> Counter[UUID]:
        return Counter()

    def aim(self, number: int, title: str, *results: c.KeyResult, milestone: str = "") -> None:
        """A goal with these key results, and one milestone if it has a name."""
        goal_id = UUID(int=number)
        stones = (c.Milestone(id=UUID(int=number + 500), title=milestone),) if milestone else ()
        self.goals[goal_id] = c.GoalCard(
            id=goal_id,
            title=title,
            horizon="year",
            deadline=None,
            created_at=self.clock.now() - timedelta(days=20),
            reached_at=None,
            progress=0.4 if results else None,
            results=results,
            milestones=stones,
            feeds=(),
        )

    def learn(self, number: int, title: str, level: int, check_on: date | None) -> None:
        """A skill, asked about from `check_on` on."""
        self.skills[UUID(int=number)] = c.SkillLine(
            id=UUID(int=number),
            title=title,
            level=level,
            target=5,
            minutes=90,
            turn=7,
            step=0,
            check_on=check_on,
            check_ins=True,
            created_at=self.clock.now() - timedelta(days=20),
        )

    def _move(self, command: c.MoveKeyResult) -> c.GoalCard:
        [result] = [r for r in self.goals[command.goal_id].results if r.id == command.result_id]
        if command.move_id in self.moves:
            return self.goals[command.goal_id]
        self.moves[command.move_id] = (result.id, result.current)
        return self._put(command.goal_id, result.id, command.value)

    def _unmove(self, command: c.UndoMove) -> c.GoalCard:
        result_id, before = self.moves.pop(command.move_id)
        return self._put(command.goal_id, result_id, before)

    def _put(self, goal_id: UUID, result_id: UUID, value: float) -> c.GoalCard:
        goal = self.goals[goal_id]
        results = tuple(
            msgspec.structs.replace(
                one, current=value, progress=result_progress(one.start, one.target, value)
            )
            if one.id == result_id
            else one
            for one in goal.results
        )
        self.goals[goal_id] = msgspec.structs.replace(goal, results=results)
        return self.goals[goal_id]

    def _tick(self, command: c.TickMilestone) -> c.GoalCard:
        return self._mark(command.goal_id, done=True)

    def _untick(self, command: c.UntickMilestone) -> c.GoalCard:
        return self._mark(command.goal_id, done=False)

    def _mark(self, goal_id: UUID, *, done: bool) -> c.GoalCard:
        goal, at = self.goals[goal_id], self.clock.now() if done else None
        stones = tuple(msgspec.structs.replace(one, done_at=at) for one in goal.milestones)
        self.goals[goal_id] = msgspec.structs.replace(goal, milestones=stones)
        return self.goals[goal_id]

    def _answer(self, command: c.AnswerCheckIn) -> c.SkillLine:
        skill = self.skills[command.skill_id]
        if command.turn == skill.turn:
            self.said[skill.id, skill.turn] = skill
            level, step = answered(skill.level, skill.step, command.answer)
            later = self.clock.now().date() + timedelta(days=3)
            self.skills[skill.id] = msgspec.structs.replace(
                skill, level=level, step=step, turn=skill.turn + 1, check_on=later
            )
        return self.skills[skill.id]

    def _take_back(self, command: c.TakeBackAnswer) -> c.SkillLine:
        self.skills[command.skill_id] = self.said.pop((command.skill_id, command.turn))
        return self.skills[command.skill_id]


@dataclass(slots=True, frozen=True)
class _Goals:
    """GoalQueries of one person."""

    career: FakeCareer

    async def active(self, *_: Any) -> tuple[c.GoalCard, ...]:
        return tuple(self.career.goals.values())

    async def card(self, goal_id: UUID, _: UUID) -> c.GoalCard | None:
        return self.career.goals.get(goal_id)


@dataclass(slots=True, frozen=True)
class _Skills:
    """SkillQueries of one person."""

    career: FakeCareer

    async def active(self, *_: Any) -> tuple[c.SkillLine, ...]:
        return tuple(self.career.skills.values())

    async def practised(self, *_: Any) -> dict[UUID, int]:
        return dict.fromkeys(self.career.skills, 45)
