"""Reading plans."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.planner.contracts import PlanView, Rituals
from core.planner.models import Plan, RitualsRow


@dataclass(slots=True, frozen=True)
class PlannerQueries:
    session: AsyncSession

    async def get_by_day(self, user_id: UUID, day: date) -> PlanView | None:
        """The plan of `day` that holds."""
        mine = (
            select(Plan)
            .where(
                Plan.user_id == user_id,
                Plan.day == day,
                Plan.kind == "day",
                Plan.undone_at.is_(None),
            )
            .order_by(Plan.accepted_at.desc())
            .limit(1)
        )
        plan = (await self.session.execute(mine)).scalar_one_or_none()
        return plan.build_view() if plan else None

    async def get_plan(self, plan_id: UUID, user_id: UUID) -> PlanView | None:
        """The owner's plan, undone ones too."""
        plan = await self.session.get(Plan, plan_id)
        return plan.build_view() if plan is not None and plan.user_id == user_id else None

    async def get_rituals(self, user_id: UUID) -> Rituals:
        row = await self.session.get(RitualsRow, user_id)
        return row.build_view() if row else Rituals()
