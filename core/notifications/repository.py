"""Writing the ledger. Delivery is its only writer and commits each step on its own:
`sending` before the HTTP call, the outcome after it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.messages import Notification
from core.notifications.contracts import Outcome
from core.notifications.models import DeliveryRow

# An attempt that is older has died with its process: longer than the HTTP call may take.
LEASE = timedelta(seconds=45)
_OPEN = (Outcome.QUEUED, Outcome.SENDING)
_UNTIL = func.clock_timestamp() + LEASE


@dataclass(slots=True, frozen=True)
class Attempt:
    """The send is this caller's to make. `doubts` earlier attempts may have arrived."""

    doubts: int = 0


@dataclass(slots=True, frozen=True)
class Finished:
    """The key was dealt with before; nothing is left to do."""

    outcome: Outcome


@dataclass(slots=True, frozen=True)
class Busy:
    """Another instance is sending this very key; its lease ends in `seconds`."""

    seconds: float


@dataclass(slots=True, frozen=True)
class Ledger:
    session: AsyncSession

    async def ended(self, key: str) -> bool:
        """True when nothing is left to do for `key`."""
        found = select(DeliveryRow.outcome).where(DeliveryRow.key == key)
        outcome = await self.session.scalar(found)
        return outcome is not None and outcome not in _OPEN

    async def begin(self, note: Notification, now: datetime) -> Attempt | Finished | Busy:
        """Claim the send of `note`, to be committed before the HTTP call."""
        row = insert(DeliveryRow).values(
            key=note.key,
            user_id=note.user_id,
            kind=note.kind,
            outcome=Outcome.SENDING,
            due_at=note.due_at,
            attempts=1,
            doubts=0,
            leased_until=_UNTIL,
            updated_at=now,
        )
        begun = row.on_conflict_do_nothing().returning(DeliveryRow.key)
        if (await self.session.execute(begun)).first() is not None:
            return Attempt()
        return await self._again(note.key, now)

    async def _again(self, key: str, now: datetime) -> Attempt | Finished | Busy:
        """Take over what was put back, or what died on its way: then nobody knows its fate."""
        left = func.extract("epoch", DeliveryRow.leased_until - func.clock_timestamp())
        known = select(DeliveryRow, left).where(DeliveryRow.key == key).with_for_update()
        row, seconds = (await self.session.execute(known)).one()
        if row.outcome not in _OPEN:
            return Finished(Outcome(row.outcome))
        if row.outcome == Outcome.SENDING:
            if seconds > 0:
                return Busy(float(seconds))
            row.doubts += 1
        row.outcome, row.updated_at, row.leased_until = Outcome.SENDING, now, _UNTIL
        row.attempts += 1
        await self.session.flush()
        return Attempt(row.doubts)

    async def finish(
        self,
        key: str,
        outcome: Outcome,
        now: datetime,
        *,
        message_id: int | None = None,
        reason: str | None = None,
        doubts: int | None = None,
    ) -> None:
        """Write how the attempt ended; `doubts` replaces the count where it is given."""
        values = {
            "outcome": outcome,
            "message_id": message_id,
            "reason": reason,
            "updated_at": now,
        } | ({} if doubts is None else {"doubts": doubts})
        ended = update(DeliveryRow).where(DeliveryRow.key == key).values(values)
        await self.session.execute(ended)
