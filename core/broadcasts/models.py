"""The table of broadcasts."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, String, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from core.broadcasts.contracts import (
    BroadcastCard,
    BroadcastState,
    BroadcastTally,
)
from core.kit.database import ANONYMIZE_STATEMENTS, Base, IndexedUserId, PrimaryKey
from core.kit.views import build_view
from core.users.contracts import Segment

# Whoever is gone gets nothing: counted as failed, as those are whom delivery does not know.
_NOT_WAITED_FOR = text(
    "UPDATE broadcasts SET waiting = array_remove(waiting, :person), failed = failed + 1"
    " WHERE :person = ANY (waiting)"
)
# People are gone through in the order of their ids, so the id before theirs is as good a place.
_JUST_BEHIND = text("UPDATE broadcasts SET cursor = :before WHERE cursor = :person")


class Broadcast(Base):
    """People are gone through in the order of their ids: those up to `cursor` were written to the
    outbox, and the send of those in `waiting` has not ended yet.

    `audience_until` (the database's clock) is the instant by which one had to be known. `moved_at`
    is when a figure last changed.
    """

    __tablename__ = "broadcasts"
    __table_args__ = ({"info": {ANONYMIZE_STATEMENTS: (_NOT_WAITED_FOR, _JUST_BEHIND)}},)

    id: Mapped[PrimaryKey]
    owner_id: Mapped[IndexedUserId]
    state: Mapped[BroadcastState] = mapped_column(String)
    letter: Mapped[dict[str, Any]]
    segment: Mapped[dict[str, Any]]
    audience_until: Mapped[datetime | None]
    cursor: Mapped[UUID | None]
    enumerated: Mapped[bool] = mapped_column(default=False)
    waiting: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()), default=list)
    total: Mapped[int] = mapped_column(default=0)
    sent: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    unknown: Mapped[int] = mapped_column(default=0)
    silenced: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    moved_at: Mapped[datetime | None]

    @property
    def audience_segment(self) -> Segment:
        return msgspec.convert(self.segment, Segment)

    @property
    def current_tally(self) -> BroadcastTally:
        return build_view(BroadcastTally, self, waiting=len(self.waiting))

    def build_card(self) -> BroadcastCard:
        return build_view(BroadcastCard, self, tally=self.current_tally)
