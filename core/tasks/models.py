"""The table of tasks."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Index, Integer, String, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base, IndexedUserId, PrimaryKey
from core.kit.views import build_view
from core.language.values import Priority, RepeatFrom
from core.tasks.contracts.views import TaskCard
from core.tasks.rules import find_usual_time


class Task(Base):
    """Due date and time are local to the person, and so are `remind_on` and `snoozed_to`, the
    latest moments it was put off to, one a day; `spawned_by` is the completion it came from.
    `blocked_by` are the tasks that have to be done first, those that are done included."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index(
            "ix_tasks_open",
            "user_id",
            "due_date",
            postgresql_where=text("completed_at IS NULL AND deleted_at IS NULL"),
        ),
        Index("ix_tasks_blocked", "user_id", postgresql_where=text("blocked_by <> '{}'")),
    )

    id: Mapped[PrimaryKey]
    user_id: Mapped[IndexedUserId]
    title: Mapped[str]
    priority: Mapped[Priority | None] = mapped_column(String)
    due_date: Mapped[date | None]
    due_time: Mapped[time | None]
    rrule: Mapped[str | None]
    repeat_from: Mapped[RepeatFrom] = mapped_column(String, server_default=text("'due'"))
    tags: Mapped[list[str]] = mapped_column(ARRAY(String), default=list)
    project: Mapped[str | None]
    duration_minutes: Mapped[int | None]
    notes: Mapped[str | None]
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    waiting_until: Mapped[date | None]
    blocked_by: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()), server_default=text("'{}'"))
    remind_before: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    remind_at: Mapped[datetime | None]
    remind_on: Mapped[list[datetime]] = mapped_column(
        ARRAY(DateTime(timezone=False)), server_default=text("'{}'")
    )
    snoozes: Mapped[int] = mapped_column(default=0)
    snoozed_to: Mapped[list[datetime]] = mapped_column(
        ARRAY(DateTime(timezone=False)), server_default=text("'{}'")
    )
    spawned_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("tasks.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]

    blocking = False  # whether an open task waits for it, where that was asked with it

    def build_card(self, open_blockers: Collection[UUID] = ()) -> TaskCard:
        return build_card_from_row(self, open_blockers, blocking=self.blocking)


def build_card_from_row(
    task: Any, open_blockers: Collection[UUID] = (), *, blocking: bool = False
) -> TaskCard:
    """From a Task, or from a row with the same columns; `standing` are the blockers, its own or
    of others too, that are still to be done."""
    return build_view(
        TaskCard,
        task,
        deleted=task.deleted_at is not None,
        usual_time=find_usual_time(task.snoozed_to, task.due_time),
        blocked_by=[one for one in task.blocked_by if one in open_blockers],
        blocking=blocking,
    )
