"""Reading weekly reviews."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.reviews.contracts import ReviewPlan, ReviewView
from core.reviews.models import ReviewPlanRow, WeeklyReview
from core.reviews.rules import calculate_streak, get_review_week

_MAX_WEEKS = 520  # weeks a streak is counted back, ten years


@dataclass(slots=True, frozen=True)
class ReviewQueries:
    session: AsyncSession

    async def get_review(self, user_id: UUID, week: date) -> ReviewView | None:
        """The review of that week, or None while it has not begun."""
        row = await self.session.get(WeeklyReview, (user_id, week))
        return await self.build_view(row) if row else None

    async def build_view(self, row: WeeklyReview) -> ReviewView:
        """The row with what the reviews before it tell."""
        finished = await self._list_finished(row.user_id, row.week)
        weeks = {one.week for one in finished}
        before = next((one for one in finished if one.week < row.week), None)
        return ReviewView(
            week=row.week,
            step=row.step,
            started_at=row.started_at,
            finished_at=row.finished_at,
            facts=row.build_facts(),
            before=before.build_facts() if before else None,
            streak=calculate_streak(weeks, row.week),
        )

    async def get_streak(self, user_id: UUID, week: date) -> int:
        """Weeks reviewed in a row up to `week`."""
        return calculate_streak(
            {one.week for one in await self._list_finished(user_id, week)}, week
        )

    async def get_plan(self, user_id: UUID) -> ReviewPlan:
        row = await self.session.get(ReviewPlanRow, user_id)
        return row.build_plan() if row else ReviewPlan()

    async def get_due_plan(self, user_id: UUID, today: date) -> ReviewPlan | None:
        """The plan while the week that is looked back at on `today` is not reviewed; None when it
        is, or when the person wants no reminder."""
        plan, review = (
            await self.get_plan(user_id),
            await self.get_review(user_id, get_review_week(today)),
        )
        is_wanted = plan.weekday is not None and not (review and review.is_finished)
        return plan if is_wanted else None

    async def _list_finished(self, user_id: UUID, week: date) -> list[WeeklyReview]:
        """Finished reviews up to that week, the latest first."""
        mine = (
            select(WeeklyReview)
            .where(
                WeeklyReview.user_id == user_id,
                WeeklyReview.finished_at.is_not(None),
                WeeklyReview.week <= week,
            )
            .order_by(WeeklyReview.week.desc())
            .limit(_MAX_WEEKS)
        )
        return list((await self.session.execute(mine)).scalars())
