"""What becomes of an occurrence that is due: it goes out by itself, or is kept for a bundle."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.recurrence.schedules import convert_to_instant

_DAY = timedelta(days=1)


class BundleReason(StrEnum):
    """Why something comes in a bundle: it was quiet, or nothing could be sent for too long."""

    QUIET = "quiet"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class ReminderPolicy:
    """`late` is how late an occurrence still goes out by itself; one that is not `deferrable`
    comes in quiet hours too."""

    max_lateness: timedelta
    is_deferrable: bool


_FOCUS = ReminderPolicy(timedelta(minutes=10), is_deferrable=False)
_USUAL = ReminderPolicy(timedelta(hours=24), is_deferrable=True)
_DAILY = ReminderPolicy(timedelta(hours=6), is_deferrable=True)  # later the day is another one
_POLICIES = {"focus": _FOCUS, "pomodoro": _FOCUS, "morning": _DAILY, "evening": _DAILY}


@lru_cache(maxsize=256)
def get_policy(kind: str) -> ReminderPolicy:
    """The policy of a kind or of its family: `focus_break` is a `focus`."""
    return _POLICIES.get(kind.partition("_")[0], _USUAL)


def get_bundle_reason(kind: str, late: timedelta, quiet: bool) -> BundleReason | None:
    """Why an occurrence that is `late` is kept for a bundle; None when it goes out by itself.

    Past its bound it comes once the quiet hours are over as well, whatever its kind.
    """
    policy = get_policy(kind)
    if late > policy.max_lateness:
        return BundleReason.QUIET if quiet else BundleReason.AWAY
    return BundleReason.QUIET if quiet and policy.is_deferrable else None


@lru_cache(maxsize=4096)
def get_quiet_end(
    now: datetime, zone: str, quiet_from: time | None, quiet_to: time | None
) -> datetime | None:
    """When the quiet hours that hold `now` end (UTC); None outside of them.

    `quiet_from` is in, `quiet_to` is out, both on the wall clock of `zone`; they may pass
    midnight. Equal or absent times, or a zone nobody knows, are no quiet hours.
    """
    if quiet_from is None or quiet_to is None or quiet_from == quiet_to:
        return None
    try:
        place = ZoneInfo(zone)
    except (KeyError, ValueError):
        return None
    today = now.astimezone(place).date()
    for day in (today - _DAY, today):
        last = day if quiet_from < quiet_to else day + _DAY
        begin = convert_to_instant(datetime.combine(day, quiet_from), place)
        end = convert_to_instant(datetime.combine(last, quiet_to), place)
        if begin <= now < end:
            return end.astimezone(UTC)
    return None
