"""What a person can do with focus sessions; one class a command."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

import msgspec
from msgspec import UNSET

from core.focus import contracts as c
from core.focus.models import FocusSession
from core.focus.repository import FocusRepository, Standing
from core.focus.rules import planned_minutes, round_of, stopped_as
from core.focus.views import view
from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from core.kit.messages import Notification
from core.kit.outbox import Outbox
from core.reminders.contracts import ReminderBook, Timetable
from core.users.contracts import People

_PLAIN = "UTC"  # the end of a session is an instant, whatever the person's clock shows


@dataclass(slots=True, frozen=True, kw_only=True)
class FocusDesk:
    """What every use case of focus needs."""

    sessions: FocusRepository
    book: ReminderBook
    people: People
    outbox: Outbox
    clock: Clock

    async def start(self, command: c.StartFocus, standing: Standing) -> c.FocusView:
        """Make way for the session, and write it and its alarm. Raises DomainError
        `focus-running`."""
        now = self.clock.now()
        last = await self._make_way(standing, now)
        one = _session(command, standing.own, last, now)
        await self.sessions.add(one)
        await self.ring(one)
        started = c.FocusStarted(user_id=one.user_id, at=now, session_id=one.id, phase=one.phase)
        self.outbox.add(started)
        return view(one, standing.own)

    async def _make_way(self, standing: Standing, now: datetime) -> FocusSession | None:
        """End what is past its time but was not announced yet, and a break; returns the latest
        one of the cycle that has ended."""
        rival = standing.active
        if rival is None or rival.ended_at is not None:
            return standing.last
        timing = rival.timing
        over = timing.is_over(now)
        if rival.phase == "work" and not over:
            raise DomainError("focus-running")
        await self.close(rival, timing.due_at if over else now, "finished" if over else "skipped")
        await self.sessions.end()
        return rival if rival.mode == "pomodoro" else standing.last

    async def ring(self, one: FocusSession) -> None:
        """Have its end announced."""
        due = one.timing.due_at.astimezone(UTC).replace(tzinfo=None)
        await self.book.schedule(one.user_id, c.KIND, one.id, [Timetable(due)], _PLAIN)

    async def close(self, one: FocusSession, at: datetime, end: c.End) -> None:
        """Write the end and say what it was."""
        if one.paused_at is not None:
            one.paused_seconds += (at - one.paused_at).total_seconds()
            one.paused_at = None
        one.ended_at, one.end = at, end
        await self.book.cancel(one.user_id, one.id)
        if one.phase != "work":
            return
        told = c.FocusFinished if end == "finished" else c.FocusInterrupted
        self.outbox.add(
            told(
                user_id=one.user_id,
                at=at,
                session_id=one.id,
                seconds=int(one.timing.elapsed(at).total_seconds()),
                subject_id=one.subject_id,
            )
        )

    async def end(self, one: FocusSession) -> None:
        """Its time has come: close it."""
        await self.close(one, one.timing.due_at, "finished")

    async def announce(self, one: FocusSession) -> None:
        """Its time has come: close it and tell the person."""
        due = one.timing.due_at
        await self.end(one)
        self.outbox.notify(
            Notification(
                key=f"{c.KIND}:{one.id}",
                kind=c.KIND,
                user_id=one.user_id,
                subject_id=one.id,
                due_at=due,
            )
        )

    async def running(
        self, session_id: UUID, user_id: UUID
    ) -> tuple[FocusSession, c.FocusSettings]:
        """The session, locked. Raises NotFound, DomainError `focus-over`."""
        one, own = await self.sessions.get(session_id, user_id)
        if one.ended_at is not None:
            raise DomainError("focus-over")
        return one, own


def _session(
    command: c.StartFocus, own: c.FocusSettings, last: FocusSession | None, now: datetime
) -> FocusSession:
    minutes = planned_minutes(command.mode, command.phase, command.minutes, own)
    return FocusSession(
        id=command.session_id,
        user_id=command.user_id,
        mode=command.mode,
        phase=command.phase,
        title=(command.title or "").strip() or None,
        tags=list(command.tags),
        subject_id=command.subject_id,
        planned_seconds=minutes * 60,
        started_at=now,
        paused_seconds=0.0,
        round=round_of(command.phase, view(last, own) if last else None, now),
    )


@dataclass(slots=True, frozen=True, kw_only=True)
class StartFocus:
    desk: FocusDesk

    async def __call__(self, command: c.StartFocus) -> c.FocusView:
        standing = await self.desk.sessions.standing(command.user_id, command.session_id)
        known = standing.asked.get(command.session_id)
        if known is not None:  # a second tap on the same button
            return view(known, standing.own)
        if not standing.known and await self.desk.people.profile(command.user_id) is None:
            raise NotFound("user")
        return await self.desk.start(command, standing)


@dataclass(slots=True, frozen=True, kw_only=True)
class PauseFocus:
    desk: FocusDesk

    async def __call__(self, command: c.PauseFocus) -> c.FocusView:
        one, own = await self.desk.running(command.session_id, command.user_id)
        now = self.desk.clock.now()
        if one.timing.is_over(now):
            await self.desk.announce(one)
        elif one.paused_at is None:
            one.paused_at = now
            await self.desk.book.cancel(one.user_id, one.id)
        return view(one, own)


@dataclass(slots=True, frozen=True, kw_only=True)
class ResumeFocus:
    desk: FocusDesk

    async def __call__(self, command: c.ResumeFocus) -> c.FocusView:
        one, own = await self.desk.running(command.session_id, command.user_id)
        if one.paused_at is not None:
            one.paused_seconds += (self.desk.clock.now() - one.paused_at).total_seconds()
            one.paused_at = None
            await self.desk.ring(one)
        return view(one, own)


@dataclass(slots=True, frozen=True, kw_only=True)
class StopFocus:
    desk: FocusDesk

    async def __call__(self, command: c.StopFocus) -> c.FocusView:
        one, own = await self.desk.sessions.get(command.session_id, command.user_id)
        if one.ended_at is None:
            now = self.desk.clock.now()
            await self.desk.close(one, now, stopped_as(view(one, own), now))
        return view(one, own)


@dataclass(slots=True, frozen=True, kw_only=True)
class SkipPhase:
    desk: FocusDesk

    async def __call__(self, command: c.SkipPhase) -> c.FocusView:
        wanted = (command.session_id, command.next_id)
        standing = await self.desk.sessions.standing(command.user_id, *wanted)
        one, known = (standing.asked.get(session_id) for session_id in wanted)
        if known is not None:
            return view(known, standing.own)
        if one is None:
            raise NotFound("focus")
        seen, now = view(one, standing.own), self.desk.clock.now()
        if one.ended_at is None:
            await self.desk.close(one, now, stopped_as(seen, now))
            await self.desk.sessions.end()
            standing = replace(standing, last=one if one.mode == "pomodoro" else standing.last)
        return await self.desk.start(_following(command, seen), standing)


def _following(command: c.SkipPhase, seen: c.FocusView) -> c.StartFocus:
    return c.StartFocus(
        user_id=command.user_id,
        session_id=command.next_id,
        phase=seen.next_phase,
        subject_id=seen.subject_id,
        title=seen.title,
        tags=seen.tags,
    )


@dataclass(slots=True, frozen=True, kw_only=True)
class FinishFocus:
    desk: FocusDesk

    async def __call__(self, command: c.FinishFocus) -> c.FocusView:
        one, own = await self.desk.sessions.get(command.session_id, command.user_id)
        if one.ended_at is None and one.timing.is_over(command.due_at):
            end = self.desk.end if command.told else self.desk.announce
            await end(one)
        return view(one, own)


@dataclass(slots=True, frozen=True, kw_only=True)
class SetFocus:
    sessions: FocusRepository
    people: People

    async def __call__(self, command: c.SetFocus) -> c.FocusSettings:
        if await self.people.profile(command.user_id) is None:
            raise NotFound("user")
        own = await self.sessions.settings(command.user_id)
        given = {name: getattr(command, name) for name in own.__struct_fields__}
        changed = {name: value for name, value in given.items() if value is not UNSET}
        made = msgspec.structs.replace(own, **changed)
        await self.sessions.keep(command.user_id, made)
        return made
