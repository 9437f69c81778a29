"""Goals as a whole."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import UNSET

from core.career.contracts import goals, parts
from core.career.contracts.goals import MAX_GOALS, MAX_LINKS
from core.career.models import Goal, GoalLinkRow
from core.career.rules import clean_title
from core.career.use_cases.goal_service import (
    GoalService,
    GoalUseCase,
    create_milestone,
    create_result,
)
from core.kit.errors import DomainError


@dataclass(slots=True, frozen=True, kw_only=True)
class AddGoal:
    service: GoalService

    async def __call__(self, command: goals.AddGoal) -> goals.GoalCard:
        known = await self.service.goals.find(command.goal_id, command.user_id)
        if known is not None:  # a second tap on the same draft
            return await self.service.load_card(known)
        await self.service.users.require_profile(command.user_id)
        if await self.service.goals.count(command.user_id) >= MAX_GOALS:
            raise DomainError("too-many-goals", limit=MAX_GOALS)
        return await self.service.load_card(await self._create_goal(command))

    async def _create_goal(self, command: goals.AddGoal) -> Goal:
        now = self.service.clock.now()
        goal = Goal(
            id=command.goal_id,
            user_id=command.user_id,
            title=clean_title(command.title),
            horizon=command.horizon,
            deadline=command.deadline,
            created_at=now,
        )
        await self.service.goals.insert(goal)
        for place, result in enumerate(command.results):
            await self.service.goals.insert(
                create_result(result, goal.id, _offset_time(now, place))
            )
        for place, milestone in enumerate(command.milestones):
            await self.service.goals.insert(
                create_milestone(milestone, goal.id, _offset_time(now, place))
            )
        added = goals.GoalAdded(user_id=goal.user_id, at=now, goal_id=goal.id, horizon=goal.horizon)
        self.service.outbox.add(added)
        return goal


def _offset_time(now: datetime, place: int) -> datetime:
    """What is made at once keeps its order."""
    return now + timedelta(microseconds=place)


class EditGoal(GoalUseCase[goals.EditGoal]):
    async def apply_change(self, goal: Goal, command: goals.EditGoal) -> None:
        if command.title is not UNSET:
            goal.title = clean_title(command.title)
        if command.horizon is not UNSET:
            goal.horizon = command.horizon
        if command.deadline is not UNSET:
            goal.deadline = command.deadline


class ReachGoal(GoalUseCase[goals.ReachGoal]):
    async def apply_change(self, goal: Goal, command: goals.ReachGoal) -> None:
        self.service.mark_reached(goal)


class ReopenGoal(GoalUseCase[goals.ReopenGoal]):
    async def apply_change(self, goal: Goal, command: goals.ReopenGoal) -> None:
        self.service.reopen_goal(goal)


class ArchiveGoal(GoalUseCase[goals.ArchiveGoal]):
    async def apply_change(self, goal: Goal, command: goals.ArchiveGoal) -> None:
        if goal.archived_at is None:
            goal.archived_at = now = self.service.clock.now()
            archived = goals.GoalArchived(user_id=goal.user_id, at=now, goal_id=goal.id)
            self.service.outbox.add(archived)


class UnarchiveGoal(GoalUseCase[goals.UnarchiveGoal]):
    async def apply_change(self, goal: Goal, command: goals.UnarchiveGoal) -> None:
        goal.archived_at = None


class DeleteGoal(GoalUseCase[goals.DeleteGoal]):
    accepts_deleted = True

    async def apply_change(self, goal: Goal, command: goals.DeleteGoal) -> None:
        if goal.deleted_at is None:
            goal.deleted_at = now = self.service.clock.now()
            self.service.outbox.add(
                goals.GoalDeleted(user_id=goal.user_id, at=now, goal_id=goal.id)
            )


class RestoreGoal(GoalUseCase[goals.RestoreGoal]):
    accepts_deleted = True

    async def apply_change(self, goal: Goal, command: goals.RestoreGoal) -> None:
        goal.deleted_at = None


class LinkToGoal(GoalUseCase[parts.LinkToGoal]):
    """The id is not looked up: it belongs to another domain, and only its owner's queries find
    anything behind it."""

    async def apply_change(self, goal: Goal, command: parts.LinkToGoal) -> None:
        feeds = await self.service.goals.list_links(goal.id)
        if all(feed.subject_id != command.subject_id for feed in feeds):
            if len(feeds) >= MAX_LINKS:
                raise DomainError("too-many-feeds", limit=MAX_LINKS)
            feed = GoalLinkRow(
                goal_id=goal.id,
                subject_id=command.subject_id,
                kind=command.kind,
                at=self.service.clock.now(),
            )
            await self.service.goals.insert(feed)


class UnlinkFromGoal(GoalUseCase[parts.UnlinkFromGoal]):
    async def apply_change(self, goal: Goal, command: parts.UnlinkFromGoal) -> None:
        for feed in await self.service.goals.list_links(goal.id):
            if feed.subject_id == command.subject_id:
                await self.service.goals.delete(feed)
