"""A task being written: what was understood so far, as the dialog keeps it."""

from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

import msgspec
from aiogram_dialog import DialogManager

from core.tasks import contracts as c
from core.tasks.parse.result import ParsedTask


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a task; `saved` tells an edited task from a new one."""

    task_id: UUID
    title: str
    saved: bool = False
    priority: c.Priority | None = None
    due_date: date | None = None
    due_time: time | None = None
    rrule: str | None = None
    tags: tuple[str, ...] = ()
    project: str | None = None
    duration_minutes: int | None = None
    remind_before: tuple[int, ...] = ()

    @classmethod
    def understood(cls, parsed: ParsedTask, text: str) -> "Fields":
        """What a sentence was understood as; a sentence without a title keeps its whole text."""
        return cls(
            task_id=uuid4(),
            title=(parsed.title or text).strip()[: c.TITLE_LENGTH],
            priority=parsed.priority,
            due_date=parsed.due_date,
            due_time=parsed.due_time,
            rrule=parsed.rrule,
            tags=tuple(tag[:64] for tag in parsed.tags[: c.TAGS]),
            project=parsed.project[:64] if parsed.project else None,
            duration_minutes=parsed.duration_minutes,
            remind_before=parsed.remind_before_minutes[:5],
        )

    @classmethod
    def of(cls, task: c.TaskCard) -> "Fields":
        """The fields of a saved task, to be edited."""
        return cls(
            task_id=task.id,
            title=task.title,
            saved=True,
            priority=task.priority,
            due_date=task.due_date,
            due_time=task.due_time,
            rrule=task.rrule,
            tags=task.tags,
            project=task.project,
            duration_minutes=task.duration_minutes,
        )

    def dump(self) -> dict[str, Any]:
        """As plain JSON values, for the dialog's storage."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def command(self, user_id: UUID) -> c.AddTask | c.EditTask:
        """The command that saves these fields."""
        shared: dict[str, Any] = {
            "user_id": user_id,
            "task_id": self.task_id,
            "title": self.title,
            "priority": self.priority,
            "due_date": self.due_date,
            "due_time": self.due_time,
            "rrule": self.rrule,
            "tags": self.tags,
        }
        if self.saved:
            return c.EditTask(**shared)
        return c.AddTask(
            **shared,
            project=self.project,
            duration_minutes=self.duration_minutes,
            remind_before=self.remind_before,
        )


def fields_of(manager: DialogManager) -> Fields:
    """The draft of the dialog; the start data give its first state."""
    kept = manager.dialog_data.get("fields") or manager.start_data
    return msgspec.convert(kept, Fields)


def keep(manager: DialogManager, **changes: Any) -> None:
    """Change fields of the draft."""
    fields = msgspec.structs.replace(fields_of(manager), **changes)
    manager.dialog_data["fields"] = fields.dump()
