"""Where an event is, as far as PostgreSQL knows."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.activity.contracts import DeadLetterState, EventLocation, EventState
from core.activity.models import DeadLetter, EventId


class EventLocator:
    """Looks an id up in the ledger, then among the dead letters."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def __call__(self, event_id: UUID) -> EventLocation | None:
        """Stored or dead; None if PostgreSQL has not seen it (yet)."""
        ledger = select(EventId.first_seen).where(EventId.event_id == event_id)
        if (since := await self._session.scalar(ledger)) is not None:
            return EventLocation(event_id, EventState.STORED, since)
        wanted = (DeadLetter.event_id == event_id) & (
            DeadLetter.state == DeadLetterState.OPEN.value
        )
        letters = select(DeadLetter.received_at, DeadLetter.reason).where(wanted).limit(1)
        found = (await self._session.execute(letters)).one_or_none()
        if found is None:
            return None
        return EventLocation(event_id, EventState.DEAD, found.received_at, found.reason)
