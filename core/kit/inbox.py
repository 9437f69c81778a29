"""The inbox: a command id takes effect once, and its reply is kept for whoever asks again."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from sqlalchemy import LargeBinary, TextClause, Uuid, bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.exc import StaleDataError

from core.kit.changes import RowShape, build_bind_parameters, build_update_ctes, collect_changes
from core.kit.database import Base
from core.kit.outbox import ROWS_SQL, WAKE_SQL, Outbox


class InboxRow(Base):
    """One settled command; rows live longer than the stream keeps messages (8 days)."""

    __tablename__ = "inbox"

    command_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(index=True)
    reply: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)


@dataclass(slots=True, frozen=True)
class Inbox:
    """The inbox within the command's own transaction."""

    session: AsyncSession

    async def complete_command(
        self, command_id: UUID, user_id: UUID, reply: bytes, outbox: Outbox
    ) -> bool:
        """Keep the reply, write the changed rows and the outbox, in one round trip at the end of
        the transaction; the session knows its rows no more.

        False if the command was settled before (waiting for a rival's end if there is one):
        then the caller must roll back. Raises StaleDataError when a row is gone.
        """
        changes = await collect_changes(self.session)
        values = {"command_id": command_id, "command_user": user_id, "reply": reply}
        statement = _build_completion_statement(changes.shapes)
        done = await self.session.execute(
            statement, values | changes.values | outbox.take_parameters()
        )
        settled, changed, _ = done.one()
        if changed != len(changes.shapes):
            raise StaleDataError(f"{changed} of {len(changes.shapes)} changed rows were there")
        self.session.expunge_all()
        return bool(settled)

    async def find_reply(self, command_id: UUID, user_id: UUID) -> bytes | None:
        """The reply of the person's settled command."""
        found = select(InboxRow.reply).where(
            InboxRow.command_id == command_id, InboxRow.user_id == user_id
        )
        return (await self.session.execute(found)).scalar_one_or_none()


@lru_cache(maxsize=1024)
def _build_completion_statement(shapes: tuple[RowShape, ...]) -> TextClause:
    """The statement that settles a command which changed rows of these shapes."""
    found = [f"(SELECT count(*) FROM changed{row})" for row in range(len(shapes))]  # noqa: S608
    return text(
        f"""
        WITH settled AS (
            INSERT INTO inbox (command_id, user_id, reply)
            VALUES (:command_id, :command_user, :reply)
            ON CONFLICT DO NOTHING RETURNING command_id
        ), sent AS (
            INSERT INTO outbox (subject, message_id, user_id, payload, trace)
            SELECT * FROM {ROWS_SQL} WHERE EXISTS (SELECT FROM settled)
        ){"".join(f", {part}" for part in build_update_ctes(shapes))}
        SELECT (SELECT count(*) FROM settled), {" + ".join(found) or 0}, {WAKE_SQL}
        """  # noqa: S608 - put together from constants
    ).bindparams(
        bindparam("command_id", type_=Uuid()),
        bindparam("command_user", type_=Uuid()),
        bindparam("reply", type_=LargeBinary()),
        *build_bind_parameters(shapes),
    )
