"""What a batch of claimed reminders comes to: messages, things kept for later, next occurrences."""

from dataclasses import dataclass, field
from datetime import datetime, time
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID, uuid5

from core.kit.messages import Notification
from core.notifications.contracts import Kind
from core.recurrence.schedules import Schedule
from core.recurrence.upcoming import Upcoming, latest
from core.reminders.bundles import Kept, reason_of
from core.reminders.contracts import REACTED, ReminderDue
from core.reminders.policies import Reason, fate, policy_of, quiet_until

_BUNDLE = Kind.BUNDLE.value


class Due(NamedTuple):
    """A claimed reminder, due at `fire_at` (UTC); `place` is where its locked row lies.

    The person's zone and quiet hours are None for those who have no quiet hours.
    """

    place: str
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
class Firing:
    """Collects the outcome of one batch at the instant `now`: `moved` holds the places of rows and
    their next occurrence, `ended` the places of those that have none."""

    now: datetime
    upcoming: Upcoming
    moved: list[tuple[str, datetime | None]] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    notes: list[Notification] = field(default_factory=list)
    events: list[ReminderDue] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    def add(self, due: Due) -> None:
        """Decide about one. Raises as Schedule does, and then has changed nothing."""
        quiet = None
        if due.person_zone is not None:
            quiet = quiet_until(self.now, due.person_zone, due.quiet_from, due.quiet_to)
        if due.kind == _BUNDLE:
            self._add_bundle(due, quiet)
            return
        following, said = self._following(due), self._said(due)
        self._move(due, following)
        reason = fate(due.kind, self.now - said, quiet is not None)
        if reason is not None:
            self.kept.append(_kept(due, reason, quiet or self.now, said))
        if due.kind in REACTED:
            self.events.append(_event(due, kept=reason is not None))
        elif reason is None:
            self.notes.append(_note(due, said))

    def _add_bundle(self, due: Due, quiet: datetime | None) -> None:
        """A bundle that came round in quiet hours, which were changed meanwhile, is put off."""
        self._move(due, quiet)
        if quiet is None:
            self.notes.append(_bundle(due))

    def _move(self, due: Due, following: datetime | None) -> None:
        if following is None:
            self.ended.append(due.place)
        else:
            self.moved.append((due.place, following))

    def _following(self, due: Due) -> datetime | None:
        if due.rrule is None:
            return None
        after = max(self.now, due.fire_at)
        return self.upcoming.after(due.start_local, due.zone, due.rrule, after)

    def _said(self, due: Due) -> datetime:
        """The occurrence to speak of: after a long silence the last one that was missed."""
        if due.rrule is None or self.now - due.fire_at <= policy_of(due.kind).late:
            return due.fire_at
        schedule = Schedule(due.start_local, due.zone, due.rrule)
        return latest(schedule, due.fire_at, self.now)


_named = lru_cache(maxsize=1024)(datetime.isoformat)  # many are due at one instant


def _note(due: Due, said: datetime) -> Notification:
    return Notification(
        key=f"reminder:{due.id}:{_named(said)}",
        kind=due.kind,
        user_id=due.user_id,
        subject_id=due.subject_id,
        due_at=said,
    )


def _event(due: Due, *, kept: bool) -> ReminderDue:
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


def _bundle(due: Due) -> Notification:
    return Notification(
        key=f"bundle:{due.subject_id}",
        kind=_BUNDLE,
        user_id=due.user_id,
        subject_id=due.subject_id,
        due_at=due.fire_at,
        data={"reason": reason_of(due.id, due.user_id)},
    )


def _kept(due: Due, reason: Reason, until: datetime, said: datetime) -> Kept:
    return Kept(
        due.user_id, reason, until, due.person_zone or due.zone, due.kind, due.subject_id, said
    )
