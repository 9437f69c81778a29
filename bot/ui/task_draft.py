"""A task being written: what was understood so far, as the dialog keeps it."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import msgspec
from aiogram_dialog import DialogManager

from bot.ui.callback_data import read_kept
from core.language.result import ParsedTask
from core.language.values import Priority, RepeatFrom
from core.tasks.contracts.commands import AddTask, EditTask
from core.tasks.contracts.views import TaskCard
from core.tasks.fields import build_task_fields
from core.tasks.rules import get_effective_leads

UNDERLYING_TITLE_KEY = "behind"


class TaskDraft(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a task; `saved` tells an edited task from a new one."""

    task_id: UUID
    title: str
    saved: bool = False
    priority: Priority | None = None
    due_date: date | None = None
    due_time: time | None = None
    rrule: str | None = None
    repeat_from: RepeatFrom = "due"
    tags: tuple[str, ...] = ()
    project: str | None = None
    duration_minutes: int | None = None
    remind_before: tuple[int, ...] = ()
    remind_on: tuple[datetime, ...] = ()
    notes: str | None = None
    waiting_until: date | None = None

    @classmethod
    def from_builtins(cls, data: Any) -> "TaskDraft":
        """From what `dump` gave."""
        fields: TaskDraft = read_kept(data, cls)
        return fields

    @classmethod
    def from_parsed(cls, parsed: ParsedTask, text: str, task_id: UUID) -> "TaskDraft":
        """What a sentence was understood as; a sentence without a title keeps its whole text."""
        return cls(task_id=task_id, **build_task_fields(parsed, text))

    @classmethod
    def from_task(cls, task: TaskCard) -> "TaskDraft":
        """The fields of a saved task, to be edited."""
        own = {name: getattr(task, name) for name in _EDITABLE_FIELDS}
        return cls(task_id=task.id, saved=True, **own)

    @property
    def effective_leads(self) -> set[int]:
        """Minutes before its time at which it will be reminded of."""
        return get_effective_leads(self.due_time, self.remind_before, self.remind_on)

    def to_builtins(self) -> dict[str, Any]:
        """As plain JSON values, for the dialog's storage."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def build_add_command(self, user_id: UUID) -> AddTask:
        """The command that makes a task of these fields."""
        own: dict[str, Any] = {name: getattr(self, name) for name in _EDITABLE_FIELDS}
        return AddTask(user_id=user_id, task_id=self.task_id, **own)

    def build_edit_command(self, before: "TaskDraft", user_id: UUID) -> EditTask:
        """The command that changes what differs, and leaves what others may have changed."""
        own: dict[str, Any] = {name: getattr(self, name) for name in _EDITABLE_FIELDS}
        changed = {name: one for name, one in own.items() if one != getattr(before, name)}
        return EditTask(user_id=user_id, task_id=self.task_id, **changed)


_EDITABLE_FIELDS = tuple(set(TaskDraft.__struct_fields__) - {"task_id", "saved"})


def get_draft(manager: DialogManager) -> TaskDraft:
    """The draft of the dialog; the start data give its first state."""
    kept = manager.dialog_data.get("fields") or manager.start_data
    return TaskDraft.from_builtins(kept)


def get_underlying_title(manager: DialogManager) -> str:
    """The title of the draft that waits behind this one; empty where none does."""
    start: Any = manager.start_data
    return str(start.get(UNDERLYING_TITLE_KEY) or "") if isinstance(start, dict) else ""


def update_draft(manager: DialogManager, **changes: Any) -> None:
    """Change fields of the draft."""
    fields = msgspec.structs.replace(get_draft(manager), **changes)
    manager.dialog_data["fields"] = fields.to_builtins()


MAX_TASK_TEXT_LENGTH = 1000
