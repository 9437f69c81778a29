"""What the queries of tasks are put together from."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    false,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from core.tasks.models import Task

OPEN_CONDITIONS: tuple[ColumnElement[bool], ...] = (
    Task.completed_at.is_(None),
    Task.deleted_at.is_(None),
)
MAX_SEARCH_LENGTH = 200
MAX_WORDS = 8


@dataclass(slots=True, frozen=True, kw_only=True)
class TaskFilter:
    """Which tasks of a list are wanted: with all of `words` in them, with this tag, of this
    project."""

    words: str = ""
    tag: str | None = None
    project: str | None = None

    def build_conditions(self) -> list[ColumnElement[bool]]:
        wanted = [
            _contains_word(word) for word in self.words[:MAX_SEARCH_LENGTH].split()[:MAX_WORDS]
        ]
        if self.tag is not None:
            wanted.append(Task.tags.contains([self.tag]))
        if self.project is not None:
            wanted.append(Task.project == self.project)
        return wanted


def _contains_word(word: str) -> ColumnElement[bool]:
    """In the title, the notes, the project or a tag, in any case; ё is е."""
    pattern = f"%{_escape_pattern(word.lstrip('#') or word)}%"
    texts = func.concat_ws(
        " ", Task.title, Task.notes, Task.project, func.array_to_string(Task.tags, " ")
    )
    return func.translate(texts, "ёЁ", "еЕ").ilike(pattern, escape="\\")


def _escape_pattern(word: str) -> str:
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, "\\" + sign)
    return word.translate(str.maketrans("ёЁ", "еЕ"))


def is_not_waiting(day: date) -> ColumnElement[bool]:
    """Of tasks that do not wait until a day after `day`."""
    return or_(Task.waiting_until <= day, Task.waiting_until.is_(None))


def build_today_conditions(user_id: UUID, day: date) -> tuple[ColumnElement[bool], ...]:
    """Open tasks due on `day` or earlier and those without a date, but for those that wait."""
    dated = or_(Task.due_date <= day, Task.due_date.is_(None))
    return (Task.user_id == user_id, dated, is_not_waiting(day), *OPEN_CONDITIONS)


def select_cards(user_id: UUID | None) -> Select[Any]:
    """The columns of a task, and whether an open task of the person waits for it; for tasks of
    several people (None) that is not asked."""
    blocking = is_blocking(user_id) if user_id else false()
    return select(Task.__table__, blocking.label("blocking"))


def has_blockers(task: type[Task]) -> ColumnElement[bool]:
    """Whether it waits for any task, done or not; spelled out as in the index."""
    return task.blocked_by != literal_column("'{}'")


def is_blocking(user_id: UUID | BindParameter[UUID]) -> ColumnElement[bool]:
    """Whether an open task of the person waits for this one."""
    waiting = aliased(Task)
    blockers = select(func.unnest(waiting.blocked_by)).where(
        waiting.user_id == user_id,
        has_blockers(waiting),
        waiting.completed_at.is_(None),
        waiting.deleted_at.is_(None),
    )
    return Task.id.in_(blockers)
