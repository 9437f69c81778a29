"""Reading many people at once: how many they are, and their ids page by page."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.inbox import InboxRow
from core.users.contracts import Segment
from core.users.models import User


@dataclass(slots=True, frozen=True)
class AudienceQueries:
    """Implements the Audience port. All instants are by the database's clock."""

    session: AsyncSession

    async def get_current_time(self) -> datetime:
        """Now."""
        now: datetime = (await self.session.execute(select(func.now()))).scalar_one()
        return now

    async def count_users(self) -> tuple[int, int]:
        """How many people are known, and how many of them cannot be reached."""
        away = func.count().filter(User.unreachable_at.is_not(None))
        row = (await self.session.execute(select(func.count(), away).select_from(User))).one()
        return int(row[0]), int(row[1])

    async def get_names(self, people: Collection[UUID]) -> dict[UUID, str]:
        """What they call themselves; whoever is not known any more is left out."""
        known = select(User.id, User.name).where(User.id.in_(people))
        return {row.id: row.name for row in await self.session.execute(known)}

    async def count(self, segment: Segment, until: datetime) -> int:
        """How many reachable people of the segment had come by `until`."""
        meant = (
            select(func.count()).select_from(User).where(*_build_segment_conditions(segment, until))
        )
        return await self.session.scalar(meant) or 0

    async def list_page(
        self, segment: Segment, until: datetime, after: UUID | None, limit: int
    ) -> tuple[UUID, ...]:
        """Their ids in order, at most `limit`, from behind `after` on."""
        meant: Select[UUID] = select(User.id).where(*_build_segment_conditions(segment, until))
        if after is not None:
            meant = meant.where(User.id > after)
        return tuple((await self.session.scalars(meant.order_by(User.id).limit(limit))).all())


def _build_segment_conditions(segment: Segment, until: datetime) -> list[ColumnElement[bool]]:
    meant = [User.unreachable_at.is_(None), User.created_at <= until]
    if segment.locale is not None:
        meant.append(User.locale == segment.locale)
    if segment.onboarded:
        meant.append(User.onboarded_at.is_not(None))
    if segment.active_days is not None:
        meant.append(_build_active_condition(until - timedelta(days=segment.active_days)))
    return meant


def _build_active_condition(since: datetime) -> ColumnElement[bool]:
    """By the commands that the inbox still holds, or by the day of those it has forgotten."""
    lately = exists().where(InboxRow.user_id == User.id, InboxRow.received_at >= since)
    return or_(User.active_at >= since, lately)
