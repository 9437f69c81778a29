"""Writing plans; every look-up names the owner."""

from uuid import UUID

from sqlalchemy import select

from core.kit.repositories import OwnedRepository
from core.planner.contracts import Rituals
from core.planner.models import Plan, RitualsRow


class PlannerRepository(OwnedRepository[Plan]):
    """Implements the PlanReader port, too."""

    model, name = Plan, "plan"

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
