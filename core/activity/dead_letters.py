"""Dead letters: found, read, mended, and sent through the pipeline once more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

import msgspec
from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.activity.contracts import DeadLetterState, DeadLetterView, Envelope
from core.activity.models import DeadLetter
from core.activity.rules import InvalidEvent, parse_event
from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.kit.outbox import Outbox

RAW_SUBJECT_PREFIX = "activity.raw."


class DeadLetterFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which letters: of a state and reason, with `text` in payload, error or source, older than
    `before`; the newest first, at most `limit` after the first `skip`."""

    state: DeadLetterState | None = DeadLetterState.OPEN
    reason: str | None = None
    text: str | None = None
    before: datetime | None = None
    limit: int = 50
    skip: int = 0


class _Identity(msgspec.Struct):
    event_id: UUID | None = None


class DeadLetterRepository:
    """The dead letters in PostgreSQL; never commits."""

    def __init__(self, session: AsyncSession, clock: Clock, outbox: Outbox) -> None:
        self._session, self._clock, self._outbox = session, clock, outbox

    async def find(self, wanted: DeadLetterFilter) -> list[DeadLetterView]:
        """The letters that fit."""
        page = _select_letters(wanted).limit(wanted.limit).offset(wanted.skip)
        rows = (await self._session.execute(page)).all()
        return [msgspec.convert(row._mapping, DeadLetterView) for row in rows]

    async def count(self, wanted: DeadLetterFilter) -> int:
        """How many fit in all."""
        found = _select_letters(wanted).order_by(None).subquery()
        return await self._session.scalar(select(func.count()).select_from(found)) or 0

    async def get(self, letter_id: UUID) -> DeadLetterView:
        """One letter. Raises NotFound."""
        rows = await self._session.execute(select(*_COLUMNS).where(DeadLetter.id == letter_id))
        row = rows.one_or_none()
        if row is None:
            raise NotFound("dead letter")
        return msgspec.convert(row._mapping, DeadLetterView)

    async def edit_payload(self, letter_id: UUID, payload: str) -> DeadLetterView:
        """Put another payload in its place; it is judged when it is replayed. Raises NotFound."""
        payload = payload.replace("\0", "\\x00")
        await self._session.execute(
            update(DeadLetter).where(DeadLetter.id == letter_id).values(payload=payload)
        )
        return await self.get(letter_id)

    async def replay_letter(self, letter_id: UUID) -> UUID:
        """Send its payload through the pipeline again; gives the event's id.

        It leaves by the outbox, with the letter's new state: both happen or neither. What fails
        again opens the letter again. Raises NotFound, rules.Refusal, rules.Malformed.
        """
        letter, now = await self.get(letter_id), self._clock.now()
        item = parse_event(letter.payload.encode(), now)
        if isinstance(item, InvalidEvent):
            raise item
        if msgspec.json.decode(letter.payload, type=_Identity).event_id is None:
            # One of its own that a second replay has as well: pressed twice is stored once.
            identity = uuid5(letter_id, letter.payload)
            item = msgspec.structs.replace(item, event_id=identity)
        body = msgspec.json.encode(Envelope(letter.source, now, [item]))
        # A new id of the message: the stream remembers the old one and would drop it.
        self._outbox.add_message(RAW_SUBJECT_PREFIX + letter.source, str(uuid4()), letter_id, body)
        await self._mark_letters([letter_id], DeadLetterState.REPLAYED)
        await self._outbox.flush()
        return item.event_id

    async def dismiss_letter(self, letter_id: UUID) -> None:
        """Somebody saw it and nothing is to be done. Raises NotFound."""
        await self.get(letter_id)
        await self._mark_letters([letter_id], DeadLetterState.DISMISSED)

    async def _mark_letters(self, ids: Sequence[UUID], state: DeadLetterState) -> None:
        update_state = update(DeadLetter).where(DeadLetter.id.in_(ids)).values(state=state.value)
        await self._session.execute(update_state)


def _select_letters(wanted: DeadLetterFilter) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(*_COLUMNS).order_by(
        DeadLetter.received_at.desc(), DeadLetter.id
    )
    if wanted.state is not None:
        query = query.where(DeadLetter.state == wanted.state.value)
    if wanted.reason is not None:
        query = query.where(DeadLetter.reason == wanted.reason)
    if wanted.before is not None:
        query = query.where(DeadLetter.received_at < wanted.before)
    if wanted.text:
        places = (DeadLetter.payload, DeadLetter.error, DeadLetter.source)
        query = query.where(or_(*(p.icontains(wanted.text, autoescape=True) for p in places)))
    return query


_COLUMNS = (
    DeadLetter.id,
    DeadLetter.event_id,
    DeadLetter.reason,
    DeadLetter.payload,
    DeadLetter.error,
    DeadLetter.source,
    DeadLetter.received_at,
    DeadLetter.state,
)
