"""Goals as a whole."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import UNSET

from core.career import contracts as c
from core.career.contracts.goals import FEEDS, GOALS
from core.career.models import Goal, GoalFeed
from core.career.rules import clean
from core.career.use_cases.goal_desk import GoalDesk, new_milestone, new_result
from core.kit.errors import DomainError, NotFound


@dataclass(slots=True, frozen=True, kw_only=True)
class AddGoal:
    desk: GoalDesk

    async def __call__(self, command: c.AddGoal) -> c.GoalCard:
        known = await self.desk.goals.find(command.goal_id, command.user_id)
        if known is not None:  # a second tap on the same draft
            return await self.desk.card(known)
        if await self.desk.people.profile(command.user_id) is None:
            raise NotFound("user")
        if await self.desk.goals.count(command.user_id) >= GOALS:
            raise DomainError("too-many-goals", limit=GOALS)
        return await self.desk.card(await self._made(command))

    async def _made(self, command: c.AddGoal) -> Goal:
        now = self.desk.clock.now()
        goal = Goal(
            id=command.goal_id,
            user_id=command.user_id,
            title=clean(command.title),
            horizon=command.horizon,
            deadline=command.deadline,
            created_at=now,
        )
        await self.desk.goals.add(goal)
        for place, result in enumerate(command.results):
            await self.desk.goals.add(new_result(result, goal.id, _after(now, place)))
        for place, milestone in enumerate(command.milestones):
            await self.desk.goals.add(new_milestone(milestone, goal.id, _after(now, place)))
        added = c.GoalAdded(user_id=goal.user_id, at=now, goal_id=goal.id, horizon=goal.horizon)
        self.desk.outbox.add(added)
        return goal


def _after(now: datetime, place: int) -> datetime:
    """What is made at once keeps its order."""
    return now + timedelta(microseconds=place)


@dataclass(slots=True, frozen=True, kw_only=True)
class EditGoal:
    desk: GoalDesk

    async def __call__(self, command: c.EditGoal) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        if command.title is not UNSET:
            goal.title = clean(command.title)
        if command.horizon is not UNSET:
            goal.horizon = command.horizon
        if command.deadline is not UNSET:
            goal.deadline = command.deadline
        return await self.desk.card(goal)


@dataclass(slots=True, frozen=True, kw_only=True)
class ReachGoal:
    desk: GoalDesk

    async def __call__(self, command: c.ReachGoal) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        self.desk.reach(goal)
        return await self.desk.card(goal)


@dataclass(slots=True, frozen=True, kw_only=True)
class ReopenGoal:
    desk: GoalDesk

    async def __call__(self, command: c.ReopenGoal) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        self.desk.reopen(goal)
        return await self.desk.card(goal)


@dataclass(slots=True, frozen=True, kw_only=True)
class ArchiveGoal:
    desk: GoalDesk

    async def __call__(self, command: c.ArchiveGoal) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        if goal.archived_at is None:
            goal.archived_at = now = self.desk.clock.now()
            archived = c.GoalArchived(user_id=goal.user_id, at=now, goal_id=goal.id)
            self.desk.outbox.add(archived)
        return await self.desk.card(goal)


@dataclass(slots=True, frozen=True, kw_only=True)
class UnarchiveGoal:
    desk: GoalDesk

    async def __call__(self, command: c.UnarchiveGoal) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        goal.archived_at = None
        return await self.desk.card(goal)


@dataclass(slots=True, frozen=True, kw_only=True)
class DeleteGoal:
    desk: GoalDesk

    async def __call__(self, command: c.DeleteGoal) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id, deleted=True)
        if goal.deleted_at is None:
            goal.deleted_at = now = self.desk.clock.now()
            self.desk.outbox.add(c.GoalDeleted(user_id=goal.user_id, at=now, goal_id=goal.id))
        return await self.desk.card(goal)


@dataclass(slots=True, frozen=True, kw_only=True)
class RestoreGoal:
    desk: GoalDesk

    async def __call__(self, command: c.RestoreGoal) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id, deleted=True)
        goal.deleted_at = None
        return await self.desk.card(goal)


@dataclass(slots=True, frozen=True, kw_only=True)
class LinkToGoal:
    """The id is not looked up: it belongs to another domain, and only its owner's queries find
    anything behind it."""

    desk: GoalDesk

    async def __call__(self, command: c.LinkToGoal) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        feeds = await self.desk.goals.feeds(goal.id)
        if all(feed.subject_id != command.subject_id for feed in feeds):
            if len(feeds) >= FEEDS:
                raise DomainError("too-many-feeds", limit=FEEDS)
            feed = GoalFeed(
                goal_id=goal.id,
                subject_id=command.subject_id,
                kind=command.kind,
                at=self.desk.clock.now(),
            )
            await self.desk.goals.add(feed)
        return await self.desk.card(goal)


@dataclass(slots=True, frozen=True, kw_only=True)
class UnlinkFromGoal:
    desk: GoalDesk

    async def __call__(self, command: c.UnlinkFromGoal) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        for feed in await self.desk.goals.feeds(goal.id):
            if feed.subject_id == command.subject_id:
                await self.desk.goals.drop(feed)
        return await self.desk.card(goal)
