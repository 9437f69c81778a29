"""Writing the ledger. Delivery is its only writer and commits each step on its own:
`sending` before the HTTP call, the outcome after it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.messages import Notification
from core.notifications.contracts import Delivery, Outcome
from core.notifications.models import DeliveryRow


@dataclass(slots=True, frozen=True)
class Ledger:
    session: AsyncSession

    async def begin(self, note: Notification, now: datetime) -> Delivery | None:
        """Record that `note` is being sent. Returns the earlier row if its key is known."""
        row = insert(DeliveryRow).values(
            key=note.key,
            user_id=note.user_id,
            kind=note.kind,
            outcome=Outcome.SENDING,
            due_at=note.due_at,
            updated_at=now,
        )
        begun = row.on_conflict_do_nothing().returning(DeliveryRow.key)
        if (await self.session.execute(begun)).first() is not None:
            return None
        known = select(DeliveryRow).where(DeliveryRow.key == note.key)
        return (await self.session.execute(known)).scalar_one().delivery()

    async def finish(
        self,
        key: str,
        outcome: Outcome,
        now: datetime,
        *,
        message_id: int | None = None,
        reason: str | None = None,
    ) -> None:
        """Write how the send ended."""
        ended = (
            update(DeliveryRow)
            .where(DeliveryRow.key == key)
            .values(outcome=outcome, message_id=message_id, reason=reason, updated_at=now)
        )
        await self.session.execute(ended)
