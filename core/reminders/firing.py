"""What a batch of claimed reminders comes to: messages, things kept for later, next occurrences."""

from dataclasses import dataclass, field
from datetime import datetime, time
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID, uuid5

from core.delivery.contracts import Kind
from core.kit.messages import Notification
from core.recurrence.schedules import Schedule
from core.recurrence.upcoming import NextOccurrenceCache, find_latest_missed
from core.reminders.bundles import DeferredReminder, get_reason
from core.reminders.contracts import REACTED_KINDS, ReminderDue
from core.reminders.policies import BundleReason, get_bundle_reason, get_policy, get_quiet_end

_BUNDLE = Kind.BUNDLE.value


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
