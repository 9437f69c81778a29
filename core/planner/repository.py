"""Writing plans; every look-up names the owner."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.owned import find_owned_row
from core.planner.contracts import Rituals
from core.planner.models import Plan, RitualsRow


@dataclass(slots=True, frozen=True)
class PlannerRepository:
    """Implements the Plans port, too."""

    session: AsyncSession

    def add(self, plan: Plan) -> None:
        self.session.add(plan)

    async def find(self, plan_id: UUID, user_id: UUID) -> Plan | None:
        """The owner's plan, locked, or None. Raises NotFound if it is somebody else's."""
        return await find_owned_row(self.session, Plan, plan_id, user_id, "plan")

    async def is_active(self, plan_id: UUID, user_id: UUID) -> bool:
        mine = select(Plan.undone_at).where(Plan.id == plan_id, Plan.user_id == user_id)
        found = (await self.session.execute(mine.with_for_update(read=True))).first()
        return found is not None and found.undone_at is None

    async def get_rituals(self, user_id: UUID) -> Rituals:
        row = await self.session.get(RitualsRow, user_id)
        return row.build_view() if row else Rituals()

    async def save_rituals(self, user_id: UUID, rituals: Rituals) -> None:
        await self.session.merge(
            RitualsRow(
                user_id=user_id, morning_at=rituals.morning_at, evening_at=rituals.evening_at
            )
        )
