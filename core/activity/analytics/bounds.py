"""How much one question may ask for, and what it means where something is left out."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from core.activity.analytics.questions import Filter
from core.activity.rules import MAX_NAME_LENGTH

DEFAULT_DAYS = 30
MAX_EVENTS, MAX_MINUTES, MAX_DAYS = 1_000, 90 * 1_440, 366
MAX_STEPS, MAX_PERIODS, MAX_TYPES = 10, 31, 100
MAX_WINDOW = timedelta(days=90)


class OutOfBounds(ValueError):
    """A question over its limits; the text says which and how much is allowed."""


def build_filter(
    event_type: str | None,
    user_id: str | None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Filter:
    """A filter; an empty name is none, times without a zone are in UTC. Raises OutOfBounds."""
    return Filter(
        validate_name(event_type), validate_name(user_id), ensure_aware(since), ensure_aware(until)
    )


def resolve_days(
    now: datetime, first: date | None, last: date | None, days: int = DEFAULT_DAYS
) -> tuple[date, date]:
    """The days from `first` to `last`: the last `days` unless said otherwise."""
    end = last or now.astimezone(UTC).date()
    _check_year(end)
    start = first or end - timedelta(days=days - 1)
    if not 0 <= (end - start).days < MAX_DAYS:
        raise OutOfBounds(f"first must not be after last, and {MAX_DAYS} days at most")
    return start, end


def resolve_span(
    now: datetime, since: datetime | None, until: datetime | None
) -> tuple[datetime, datetime]:
    """The time from `since` to `until`: the last 30 days unless said otherwise."""
    end = ensure_aware(until) or now
    start = ensure_aware(since) or end - timedelta(days=DEFAULT_DAYS)
    if not timedelta() <= end - start <= timedelta(days=MAX_DAYS):
        raise OutOfBounds(f"since must lie before until, by {MAX_DAYS} days at most")
    return start, end


def ensure_aware(instant: datetime | None) -> datetime | None:
    """In UTC, which is also meant where no zone is named. Raises OutOfBounds."""
    if instant is None:
        return None
    _check_year(instant.date())
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def validate_search_text(words: str | None) -> str | None:
    """What is searched for, as PostgreSQL takes it. Raises OutOfBounds."""
    if words and "\0" in words:
        raise OutOfBounds("a null character is in no text that is stored")
    return words


def validate_name(value: str | None) -> str | None:
    """A type or person as the validator lets them in, so that PostgreSQL takes it."""
    if value and (len(value) > MAX_NAME_LENGTH or not value.isprintable()):
        raise OutOfBounds(f"a type or person is 1 to {MAX_NAME_LENGTH} printable characters")
    return value or None


def validate_count(name: str, value: int, most: int) -> int:
    if not 1 <= value <= most:
        raise OutOfBounds(f"{name} must be 1 to {most}")
    return value


def validate_steps(steps: Sequence[str]) -> tuple[str, ...]:
    if not 2 <= len(steps) <= MAX_STEPS or len(set(steps)) != len(steps):
        raise OutOfBounds(f"a funnel has 2 to {MAX_STEPS} steps, all different")
    for step in steps:
        validate_name(step)
    return tuple(steps)


def validate_window(minutes: int) -> timedelta:
    if not 0 < minutes <= MAX_WINDOW // timedelta(minutes=1):
        raise OutOfBounds(f"the window must be up to {MAX_WINDOW.days} days")
    return timedelta(minutes=minutes)


def _check_year(day: date) -> None:
    if not 2000 <= day.year <= 2100:
        raise OutOfBounds("dates lie between 2000 and 2100")
