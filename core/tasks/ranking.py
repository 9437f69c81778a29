"""Lists by urgency: one statement each, that reads whole only the rows it shows.

The person's open tasks are ranked where they are kept; all arithmetic is in double precision,
which is several times quicker there than `numeric`.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import Boolean, Integer, TextClause, column, text
from sqlalchemy.sql.selectable import TextualSelect

from core.tasks.contracts.views import Quadrant
from core.tasks.models import Task
from core.tasks.rules import PRIORITY_WEIGHTS, URGENT_WITHIN

_EPOCH = date(1970, 1, 1)
_OPEN = "user_id = :user_id AND completed_at IS NULL AND deleted_at IS NULL"
_OF_TODAY = "(due_date <= :day OR due_date IS NULL) AND coalesce(waiting_until <= :day, true)"
_WAITING = "user_id = :user_id AND blocked_by <> '{}' AND completed_at IS NULL"
_BLOCKERS = f"SELECT unnest(blocked_by) FROM tasks WHERE {_WAITING} AND deleted_at IS NULL"  # noqa: S608
_BLOCKED = f"""
    SELECT waiting.id
    FROM (SELECT id, blocked_by FROM tasks WHERE {_WAITING}) AS waiting
    JOIN tasks AS blocker ON blocker.id = ANY (waiting.blocked_by)
    WHERE blocker.completed_at IS NULL AND blocker.deleted_at IS NULL
"""  # noqa: S608 - of constants
_LATE = """CAST(CAST(:on AS date) - due_date AS float8)
    + (:seconds - coalesce(date_part('epoch', due_time), 86340.0::float8)) / 86400"""
_PRIORITY = " ".join(f"WHEN '{name}' THEN {one}::float8" for name, one in PRIORITY_WEIGHTS.items())
# `rules.urgency`, term by term. What is long overdue or long there needs no arithmetic, and what
# is due about now no bounds, which cost most of the reading of thousands; who
# waits for whom is looked up for those alone who have tasks that wait.
_URGENCY = f"""
    CASE WHEN due_date IS NULL THEN 0 WHEN due_date < CAST(:on AS date) - 8 THEN 12
        WHEN due_date BETWEEN CAST(:on AS date) - 6 AND CAST(:on AS date) + 13
        THEN 12 * 0.2::float8 + (12 * 0.8::float8 / 21) * ({_LATE} + 14) ELSE 12 *
        least(1::float8, greatest(0.2::float8, 0.2::float8 + 0.8::float8 * ({_LATE} + 14) / 21))
    END
    + CASE priority {_PRIORITY} ELSE 0 END
    + CASE WHEN created_at < :year_old THEN 2
        ELSE 2 / 365.0::float8 * greatest(
            0::float8, :days - floor(date_part('epoch', created_at) / 86400))
    END
    + CASE WHEN (SELECT EXISTS (SELECT FROM tasks WHERE {_WAITING})) THEN
        CASE WHEN id IN ({_BLOCKERS}) THEN 8 ELSE 0 END
        - CASE WHEN id IN ({_BLOCKED}) THEN 5 ELSE 0 END
    ELSE 0 END
    + CASE WHEN waiting_until IS NULL THEN 0 WHEN waiting_until > :on THEN -3 ELSE 5 END
    + CASE WHEN cardinality(tags) > 0 THEN 1 ELSE 0 END
    + CASE WHEN project IS NULL THEN 0 ELSE 1 END
    + CASE WHEN notes IS NULL THEN 0 ELSE 1 END
"""  # noqa: S608 - of constants
_IMPORTANT = "coalesce(priority = 'high', false)"
_SOON = "coalesce(due_date + coalesce(due_time, '23:59:59.999999') <= :soon, false)"
_SQUARES: dict[Quadrant, str] = {
    "do": f"{_IMPORTANT} AND {_SOON}",
    "plan": f"{_IMPORTANT} AND NOT {_SOON}",
    "quick": f"NOT {_IMPORTANT} AND {_SOON}",
    "later": f"NOT {_IMPORTANT} AND NOT {_SOON}",
}


_COLUMNS = ", ".join(f"tasks.{one.name}" for one in Task.__table__.c)


def _build_page_query(wanted: str) -> TextualSelect:
    """The page of what is `wanted`, with `total`; one row of nothing when the page is empty."""
    statement = f"""
        WITH shown AS (
            SELECT id, created_at, {_URGENCY} AS urgency FROM tasks WHERE {_OPEN} AND {wanted}
            ORDER BY urgency DESC, created_at, id LIMIT :limit OFFSET :offset
        )
        SELECT {_COLUMNS}, tasks.id IN ({_BLOCKERS}) AS blocking, counted.total, counted.dated
        FROM (
            SELECT count(*) AS total, count(due_date) AS dated FROM tasks WHERE {_OPEN} AND {wanted}
        ) AS counted
        LEFT JOIN (shown JOIN tasks ON tasks.id = shown.id) ON true
        ORDER BY shown.urgency DESC, shown.created_at, shown.id
        """  # noqa: S608 - put together from constants
    extra = (column("blocking", Boolean()), column("total", Integer()), column("dated", Integer()))
    return text(statement).columns(*Task.__table__.c, *extra)


def _build_count_query() -> TextClause:
    squares = ", ".join(f"count(*) FILTER (WHERE {one})" for one in _SQUARES.values())
    return text(f"SELECT {squares} FROM tasks WHERE {_OPEN}")  # noqa: S608 - of constants


TODAY_PAGE = _build_page_query(_OF_TODAY)
QUADRANT_PAGES = {name: _build_page_query(wanted) for name, wanted in _SQUARES.items()}
QUADRANT_COUNTS = _build_count_query()


@dataclass(slots=True, frozen=True)
class RankingContext:
    """Whose tasks, and their local, naive `now`."""

    user_id: UUID
    now: datetime

    def build_ranking(self, offset: int, limit: int) -> dict[str, Any]:
        """What a ranked statement needs to know."""
        midnight = datetime.combine(self.now.date(), time())
        return {
            "user_id": self.user_id,
            "on": self.now.date(),
            "days": (self.now.date() - _EPOCH).days,
            # What was made before this is 365 days old by the calendar, which is as old as it gets.
            "year_old": midnight.replace(tzinfo=UTC) - timedelta(days=364),
            "seconds": (self.now - midnight).total_seconds(),
            "offset": offset,
            "limit": limit,
        }

    def build_today(self, day: date, offset: int, limit: int) -> dict[str, Any]:
        """For OF_TODAY."""
        return self.build_ranking(offset, limit) | {"day": day}

    def build_quadrant(self, offset: int, limit: int) -> dict[str, Any]:
        """For OF_SQUARE."""
        return self.build_ranking(offset, limit) | self.build_quadrants()

    def build_quadrants(self) -> dict[str, Any]:
        """For SQUARES, whose counts come in the order of the names."""
        return {"user_id": self.user_id, "soon": self.now + URGENT_WITHIN}


def name_counts(counts: Any) -> dict[Quadrant, int]:
    """The row of SQUARES."""
    return dict(zip(get_args(Quadrant), counts, strict=True))
