"""The table of tasks."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Index, Integer, String, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base
from core.tasks.contracts import Priority, TaskCard
from core.tasks.rules import usual_time


class Task(Base):
    """Due date and time are local to the person, and so is `snoozed_to`, the latest moments it was
    put off to, one a day; `spawned_by` is the completion it came from."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index(
            "ix_tasks_open",
            "user_id",
            "due_date",
            postgresql_where=text("completed_at IS NULL AND deleted_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    priority: Mapped[Priority | None] = mapped_column(String)
    due_date: Mapped[date | None]
    due_time: Mapped[time | None]
    rrule: Mapped[str | None]
    tags: Mapped[list[str]] = mapped_column(ARRAY(String), default=list)
    project: Mapped[str | None]
    duration_minutes: Mapped[int | None]
    remind_before: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    remind_at: Mapped[datetime | None]
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

    def card(self) -> TaskCard:
        return card_of(self)


def card_of(task: Any) -> TaskCard:
    """From a Task, or from a row with the same columns."""
    return TaskCard(
        id=task.id,
        title=task.title,
        created_at=task.created_at,
        priority=task.priority,
        due_date=task.due_date,
        due_time=task.due_time,
        rrule=task.rrule,
        tags=tuple(task.tags),
        project=task.project,
        duration_minutes=task.duration_minutes,
        completed_at=task.completed_at,
        deleted=task.deleted_at is not None,
        remind_at=task.remind_at,
        snoozes=task.snoozes,
        usual_time=usual_time(task.snoozed_to, task.due_time),
    )
