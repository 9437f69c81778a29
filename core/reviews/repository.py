"""Writing weekly reviews; every look-up names the owner."""

from datetime import time
from uuid import UUID

from sqlalchemy import delete

from core.kit.repositories import KeyedRepository
from core.reviews.models import ReviewPlanRow, WeeklyReview


class ReviewRepository(KeyedRepository[WeeklyReview]):
    """The key is the person's id and the week's Monday."""

    model, name = WeeklyReview, "review"

    async def save_plan(self, user_id: UUID, weekday: int, at: time) -> None:
        await self.session.merge(ReviewPlanRow(user_id=user_id, weekday=weekday, at=at))

    async def delete_plan(self, user_id: UUID) -> None:
        await self.session.execute(delete(ReviewPlanRow).where(ReviewPlanRow.user_id == user_id))
