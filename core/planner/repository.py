"""Writing plans; every look-up names the owner."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.errors import NotFound
from core.planner.contracts import Rituals
from core.planner.models import Plan, RitualsRow


@dataclass(slots=True, frozen=True)
class PlannerRepository:
    session: AsyncSession

    def add(self, plan: Plan) -> None:
        self.session.add(plan)

    async def find(self, plan_id: UUID, user_id: UUID) -> Plan | None:
        """The owner's plan, locked, or None. Raises NotFound if it is somebody else's."""
        plan = await self.session.get(Plan, plan_id, with_for_update=True)
        if plan is not None and plan.user_id != user_id:
            raise NotFound("plan")
        return plan

    async def rituals(self, user_id: UUID) -> Rituals:
        row = await self.session.get(RitualsRow, user_id)
        return row.view() if row else Rituals()

    async def keep(self, user_id: UUID, rituals: Rituals) -> None:
        await self.session.merge(
            RitualsRow(
                user_id=user_id, morning_at=rituals.morning_at, evening_at=rituals.evening_at
            )
        )
