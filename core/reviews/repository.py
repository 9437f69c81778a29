"""Writing weekly reviews; every look-up names the owner."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.errors import NotFound
from core.reviews.models import ReviewPlanRow, WeeklyReview


@dataclass(slots=True, frozen=True)
class ReviewRepository:
    session: AsyncSession

    async def add(self, review: WeeklyReview) -> None:
        self.session.add(review)
        await self.session.flush()

    async def find(self, user_id: UUID, week: date) -> WeeklyReview | None:
        """The person's review of that week, locked."""
        return await self.session.get(WeeklyReview, (user_id, week), with_for_update=True)

    async def get(self, user_id: UUID, week: date) -> WeeklyReview:
        """The same. Raises NotFound."""
        review = await self.find(user_id, week)
        if review is None:
            raise NotFound("review")
        return review

    async def save_plan(self, user_id: UUID, weekday: int, at: time) -> None:
        await self.session.merge(ReviewPlanRow(user_id=user_id, weekday=weekday, at=at))

    async def delete_plan(self, user_id: UUID) -> None:
        await self.session.execute(delete(ReviewPlanRow).where(ReviewPlanRow.user_id == user_id))
