"""What becomes of occurrences that are due: each goes out by itself, or is kept for a bundle.

Per person and reason one row of `reminders` stands for the bundle that is open. Its subject is the
bundle's id, new each time the row is opened, so that what was told is not told again.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.delivery.contracts import Kind
from core.kit.messages import Notification
from core.recurrence.schedules import Schedule, convert_to_instant
from core.recurrence.upcoming import NextOccurrenceCache, find_latest_missed
from core.reminders.contracts import REACTED_KINDS, ReminderDue

_BUNDLE = Kind.BUNDLE.value
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


def build_row_id(user_id: UUID, reason: BundleReason) -> UUID:
    """The id of the person's row for bundles of this reason."""
    return uuid5(user_id, f"uspevai:bundle:{reason}")


def get_reason(reminder_id: UUID, user_id: UUID) -> BundleReason:
    """The reason of a bundle by its row."""
    return (
        BundleReason.AWAY
        if reminder_id == build_row_id(user_id, BundleReason.AWAY)
        else BundleReason.QUIET
    )


@dataclass(slots=True, frozen=True)
class DeferredReminder:
    """An occurrence that waits for the bundle at `until` (UTC) of a person in `zone`."""

    user_id: UUID
    reason: BundleReason
    until: datetime
    zone: str
    kind: str
    subject_id: UUID
    due_at: datetime


class DueReminder(NamedTuple):
    """A claimed reminder, due at `fire_at` (UTC); `place` is where its locked row lies.

    The person's zone and quiet hours are None for those who have no quiet hours.
    """

    row_location: str
    id: UUID
    user_id: UUID
    kind: str
    subject_id: UUID
    fire_at: datetime
    start_local: datetime
    zone: str
    rrule: str | None
    person_zone: str | None
    quiet_from: time | None
    quiet_to: time | None


@dataclass(slots=True)
class FiringBatch:
    """Collects the outcome of one batch at the instant `now`: `moved` holds the places of rows and
    their next occurrence, `ended` the places of those that have none."""

    now: datetime
    upcoming: NextOccurrenceCache
    moved: list[tuple[str, datetime | None]] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    notifications: list[Notification] = field(default_factory=list)
    events: list[ReminderDue] = field(default_factory=list)
    deferred: list[DeferredReminder] = field(default_factory=list)

    def add(self, due: DueReminder) -> None:
        """Decide about one. Raises as Schedule does, and then has changed nothing."""
        quiet = None
        if due.person_zone is not None:
            quiet = get_quiet_end(self.now, due.person_zone, due.quiet_from, due.quiet_to)
        if due.kind == _BUNDLE:
            self._add_bundle(due, quiet)
            return
        following, said = self._find_next(due), self._get_announced_time(due)
        self._set_next(due, following)
        reason = get_bundle_reason(due.kind, self.now - said, quiet is not None)
        if reason is not None:
            self.deferred.append(_build_deferred(due, reason, quiet or self.now, said))
        if due.kind in REACTED_KINDS:
            self.events.append(_build_event(due, kept=reason is not None))
        elif reason is None:
            self.notifications.append(_build_notification(due, said))

    def _add_bundle(self, due: DueReminder, quiet: datetime | None) -> None:
        """A bundle that came round in quiet hours, which were changed meanwhile, is put off."""
        self._set_next(due, quiet)
        if quiet is None:
            self.notifications.append(_build_bundle(due))

    def _set_next(self, due: DueReminder, following: datetime | None) -> None:
        if following is None:
            self.ended.append(due.row_location)
        else:
            self.moved.append((due.row_location, following))

    def _find_next(self, due: DueReminder) -> datetime | None:
        if due.rrule is None:
            return None
        after = max(self.now, due.fire_at)
        return self.upcoming.find_next_after(due.start_local, due.zone, due.rrule, after)

    def _get_announced_time(self, due: DueReminder) -> datetime:
        """The occurrence to speak of: after a long silence the last one that was missed."""
        if due.rrule is None or self.now - due.fire_at <= get_policy(due.kind).max_lateness:
            return due.fire_at
        schedule = Schedule(due.start_local, due.zone, due.rrule)
        return find_latest_missed(schedule, due.fire_at, self.now)


_format_instant = lru_cache(maxsize=1024)(datetime.isoformat)  # many are due at one instant


def _build_notification(due: DueReminder, said: datetime) -> Notification:
    return Notification(
        key=f"reminder:{due.id}:{_format_instant(said)}",
        kind=due.kind,
        user_id=due.user_id,
        subject_id=due.subject_id,
        due_at=said,
    )


def _build_event(due: DueReminder, *, kept: bool) -> ReminderDue:
    """Whatever the hour and however late: something has to be done about it."""
    return ReminderDue(
        event_id=uuid5(due.id, due.fire_at.isoformat()),
        user_id=due.user_id,
        at=due.fire_at,
        kind=due.kind,
        subject_id=due.subject_id,
        due_at=due.fire_at,
        kept=kept,
    )


def _build_bundle(due: DueReminder) -> Notification:
    return Notification(
        key=f"bundle:{due.subject_id}",
        kind=_BUNDLE,
        user_id=due.user_id,
        subject_id=due.subject_id,
        due_at=due.fire_at,
        data={"reason": get_reason(due.id, due.user_id)},
    )


def _build_deferred(
    due: DueReminder, reason: BundleReason, until: datetime, said: datetime
) -> DeferredReminder:
    return DeferredReminder(
        due.user_id, reason, until, due.person_zone or due.zone, due.kind, due.subject_id, said
    )
