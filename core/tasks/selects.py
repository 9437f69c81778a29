"""What the queries of tasks are put together from."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Float,
    Select,
    and_,
    any_,
    case,
    cast,
    false,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from core.tasks.contracts import Quadrant
from core.tasks.models import Task
from core.tasks.rules import PRIORITY_WEIGHTS, URGENT_WITHIN

OPEN: tuple[ColumnElement[bool], ...] = (Task.completed_at.is_(None), Task.deleted_at.is_(None))
LONGEST_SEARCH = 200
WORDS = 8


@dataclass(slots=True, frozen=True, kw_only=True)
class Only:
    """Which tasks of a list are wanted: with all of `words` in them, with this tag, of this
    project."""

    words: str = ""
    tag: str | None = None
    project: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        wanted = [_says(word) for word in self.words[:LONGEST_SEARCH].split()[:WORDS]]
        if self.tag is not None:
            wanted.append(Task.tags.contains([self.tag]))
        if self.project is not None:
            wanted.append(Task.project == self.project)
        return wanted


def _says(word: str) -> ColumnElement[bool]:
    """In the title, the notes, the project or a tag, in any case; ё is е."""
    pattern = f"%{_escaped(word.lstrip('#') or word)}%"
    texts = func.concat_ws(
        " ", Task.title, Task.notes, Task.project, func.array_to_string(Task.tags, " ")
    )
    return func.translate(texts, "ёЁ", "еЕ").ilike(pattern, escape="\\")


def _escaped(word: str) -> str:
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, "\\" + sign)
    return word.translate(str.maketrans("ёЁ", "еЕ"))


def not_waiting(day: date) -> ColumnElement[bool]:
    """Of tasks that do not wait until a day after `day`."""
    return or_(Task.waiting_until <= day, Task.waiting_until.is_(None))


def of_today(user_id: UUID, day: date) -> tuple[ColumnElement[bool], ...]:
    """Open tasks due on `day` or earlier and those without a date, but for those that wait."""
    dated = or_(Task.due_date <= day, Task.due_date.is_(None))
    return (Task.user_id == user_id, dated, not_waiting(day), *OPEN)


def cards_of(user_id: UUID | None) -> Select[Any]:
    """The columns of a task, and whether an open task of the person waits for it; for tasks of
    several people (None) that is not asked."""
    blocking = blocks(user_id) if user_id else false()
    return select(Task.__table__, blocking.label("blocking"))


def blocks(user_id: UUID) -> ColumnElement[bool]:
    """Whether an open task of the person waits for this one."""
    waiting = aliased(Task)
    blockers = select(func.unnest(waiting.blocked_by)).where(
        waiting.user_id == user_id,
        waiting.blocked_by != literal_column("'{}'"),  # spelled out, as in the index
        waiting.completed_at.is_(None),
        waiting.deleted_at.is_(None),
    )
    return Task.id.in_(blockers)


def is_blocked(user_id: UUID) -> ColumnElement[bool]:
    """Whether this task waits for an open one."""
    waiting, blocker = aliased(Task), aliased(Task)
    blocked = select(waiting.id).where(
        waiting.user_id == user_id,
        waiting.blocked_by != literal_column("'{}'"),
        waiting.completed_at.is_(None),
        blocker.id == any_(waiting.blocked_by),
        blocker.completed_at.is_(None),
        blocker.deleted_at.is_(None),
    )
    return Task.id.in_(blocked)


def urgency_of(user_id: UUID, now: datetime) -> ColumnElement[float]:
    """`rules.urgency` in SQL; `now` is local and naive."""
    day = cast(literal(now.date()), Date)
    priority = case(PRIORITY_WEIGHTS, value=Task.priority, else_=0.0)
    made = cast(func.timezone("UTC", Task.created_at), Date)
    age = func.least(1.0, func.greatest(0.0, (day - made) / 365.0))
    waiting = case((Task.waiting_until.is_(None), 0.0), (Task.waiting_until > day, -3.0), else_=5.0)
    return cast(
        12 * _due_term(now)
        + priority
        + 2 * age
        + case((blocks(user_id), 8.0), else_=0.0)
        - case((is_blocked(user_id), 5.0), else_=0.0)
        + waiting
        + _one(Task.tags != literal_column("'{}'"))
        + _one(func.length(Task.project) > 0)
        + _one(func.length(Task.notes) > 0),
        Float,
    )


def _one(present: ColumnElement[bool]) -> ColumnElement[float]:
    return case((present, 1.0), else_=0.0)


def due_at(whole_day: time) -> ColumnElement[datetime]:
    """The local moment a task is due; `whole_day` stands for no time."""
    return cast(Task.due_date + func.coalesce(Task.due_time, whole_day), DateTime)


def _due_term(now: datetime) -> ColumnElement[float]:
    late = func.extract("epoch", cast(literal(now), DateTime) - due_at(time(23, 59))) / 86_400.0
    term = func.least(1.0, func.greatest(0.2, 0.2 + 0.8 * (late + 14) / 21))
    return case((Task.due_date.is_(None), 0.0), else_=cast(term, Float))


def in_quadrant(quadrant: Quadrant, now: datetime) -> ColumnElement[bool]:
    """`rules.quadrant` in SQL; `now` is local and naive."""
    soon = func.coalesce(due_at(time.max) <= now + URGENT_WITHIN, false())
    important = func.coalesce(Task.priority == "high", false())
    return and_(
        important if quadrant in ("do", "plan") else not_(important),
        soon if quadrant in ("do", "quick") else not_(soon),
    )
