"""The outbox: what happened is written in the transaction that made it happen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, Identity, Index, LargeBinary, func, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base
from core.kit.messages import ContactCodeMessage, ContactMessage, Event, Notification, encode
from core.kit.telemetry import get_current_trace

CHANNEL = "outbox"
BATCH_LANE = "batch"
NOTIFICATIONS_PER_MESSAGE = 50
MULTIPLE_USERS_ID = UUID(int=0)
"""The `user_id` of a row that speaks to more than one person."""


class OutboxRow(Base):
    """One message on its way to JetStream; `published_at` is set by the relay."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_waiting", "id", postgresql_where=text("published_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    message_id: Mapped[str]
    user_id: Mapped[UUID] = mapped_column(index=True)
    subject: Mapped[str]
    payload: Mapped[bytes] = mapped_column(LargeBinary)
    trace: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    published_at: Mapped[datetime | None] = mapped_column(index=True)


ROW_COLUMNS = ("subjects", "message_ids", "user_ids", "payloads", "traces")
ROWS_SQL = (
    "unnest(CAST(:subjects AS text[]), CAST(:message_ids AS text[]), CAST(:user_ids AS uuid[]),"
    " CAST(:payloads AS bytea[]), CAST(:traces AS text[]))"
)
WAKE_SQL = f"CASE WHEN :wake THEN pg_notify('{CHANNEL}', '') END"
_FLUSH_SQL = text(
    f"""
    WITH sent AS (
        INSERT INTO outbox (subject, message_id, user_id, payload, trace) SELECT * FROM {ROWS_SQL}
    )
    SELECT {WAKE_SQL}
    """  # noqa: S608 - put together from constants
)


@dataclass(slots=True)
class Outbox:
    """Collects messages, to be written with the rest of the transaction."""

    session: AsyncSession
    _rows: list[tuple[str, str, UUID, bytes, str]] = field(default_factory=list, init=False)

    def add(self, event: Event) -> None:
        self._add_row(f"events.{event.subject}", str(event.event_id), event.user_id, encode(event))

    def add_notification(self, notification: Notification) -> None:
        """Queue a message to a person; the same key is delivered once."""
        self._add_row(
            f"notify.{notification.kind}",
            notification.key or str(uuid4()),
            notification.user_id,
            encode([notification]),
        )

    def add_notifications(
        self, notifications: Sequence[Notification], *, lane: str = BATCH_LANE, repeat_key: str = ""
    ) -> None:
        """Queue many messages, NOTES_A_MESSAGE to a row, because the cost is per row.

        `lane` is the row's place under `notify.`. Notes that were queued before are taken for a
        repeat and dropped by JetStream, unless `again` tells this time from the others.
        """
        for first in range(0, len(notifications), NOTIFICATIONS_PER_MESSAGE):
            some = notifications[first : first + NOTIFICATIONS_PER_MESSAGE]
            if len(some) == 1 and lane == BATCH_LANE:
                self.add_notification(some[0])
            else:
                message_id = f"batch:{some[0].key}{repeat_key and ':'}{repeat_key}"
                self._add_row(
                    f"notify.{lane}", message_id, _find_common_user_id(some), encode(some)
                )

    def add_contact_message(self, letter: ContactMessage | ContactCodeMessage) -> None:
        """Queue a letter, by mail or SMS; the same key is sent once."""
        self._add_row(f"mail.{letter.channel}", letter.key, letter.user_id, encode(letter))

    def add_message(self, subject: str, message_id: str, about: UUID, body: bytes) -> None:
        """Queue any message; `about` is whom or what it concerns."""
        self._add_row(subject, message_id, about, body)

    def _add_row(self, subject: str, message_id: str, user_id: UUID, payload: bytes) -> None:
        self._rows.append((subject, message_id, user_id, payload, get_current_trace()))

    def take_parameters(self) -> dict[str, Any]:
        """What was collected as column arrays, the parameters of ROWS and WAKE; empties it."""
        rows, self._rows = self._rows, []
        columns = zip(*rows, strict=True) if rows else ((),) * len(ROW_COLUMNS)
        arrays: dict[str, Any] = {
            name: list(column) for name, column in zip(ROW_COLUMNS, columns, strict=True)
        }
        return arrays | {"wake": bool(rows)}

    async def flush(self) -> None:
        """Write what was collected; the relay is woken when the transaction commits."""
        if self._rows:
            await self.session.execute(_FLUSH_SQL, self.take_parameters())


def _find_common_user_id(notes: Sequence[Notification]) -> UUID:
    """The one person they all are for, else MANY_PEOPLE."""
    user_id = notes[0].user_id
    return user_id if all(note.user_id == user_id for note in notes) else MULTIPLE_USERS_ID
