"""What a person can do with focus sessions; one class a command."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import msgspec
from msgspec import UNSET

from core.focus import contracts as c
from core.focus.models import FocusSession
from core.focus.repository import FocusRepository
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

    async def view(self, one: FocusSession) -> c.FocusView:
        return view(one, await self.sessions.settings(one.user_id))

    async def begin(self, command: c.StartFocus) -> FocusSession:
        """Write the session and its alarm."""
        now = self.clock.now()
        own = await self.sessions.settings(command.user_id)
        last = await self.sessions.last_ended(command.user_id)
        minutes = planned_minutes(command.mode, command.phase, command.minutes, own)
        one = FocusSession(
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
        await self.sessions.add(one)
        await self.ring(one)
        started = c.FocusStarted(user_id=one.user_id, at=now, session_id=one.id, phase=one.phase)
        self.outbox.add(started)
        return one

    async def ring(self, one: FocusSession) -> None:
        """Have its end announced."""
        due = (await self.view(one)).due_at.astimezone(UTC).replace(tzinfo=None)
        await self.book.schedule(one.user_id, c.KIND, one.id, [Timetable(due)], _PLAIN)

    async def close(self, one: FocusSession, at: datetime, end: c.End) -> None:
        """Write the end and say what it was."""
        if one.paused_at is not None:
            one.paused_seconds += (at - one.paused_at).total_seconds()
            one.paused_at = None
        one.ended_at, one.end = at, end
        await self.book.cancel(one.id)
        if one.phase != "work":
            return
        told = c.FocusFinished if end == "finished" else c.FocusInterrupted
        spent = (await self.view(one)).elapsed(at)
        self.outbox.add(
            told(
                user_id=one.user_id,
                at=at,
                session_id=one.id,
                seconds=int(spent.total_seconds()),
                subject_id=one.subject_id,
            )
        )

    async def is_over(self, one: FocusSession, now: datetime) -> bool:
        """True when its time has passed, and no pause holds it."""
        return one.paused_at is None and (await self.view(one)).due_at <= now

    async def announce(self, one: FocusSession) -> None:
        """Its time has come: close it and tell the person."""
        due = (await self.view(one)).due_at
        await self.close(one, due, "finished")
        self.outbox.notify(
            Notification(
                key=f"{c.KIND}:{one.id}",
                kind=c.KIND,
                user_id=one.user_id,
                subject_id=one.id,
                due_at=due,
            )
        )

    async def running(self, session_id: UUID, user_id: UUID) -> FocusSession:
        """The session, locked. Raises NotFound, DomainError `focus-over`."""
        one = await self.sessions.get(session_id, user_id)
        if one.ended_at is not None:
            raise DomainError("focus-over")
        return one


@dataclass(slots=True, frozen=True, kw_only=True)
class StartFocus:
    desk: FocusDesk

    async def __call__(self, command: c.StartFocus) -> c.FocusView:
        known = await self.desk.sessions.find(command.session_id, command.user_id)
        if known is not None:  # a second tap on the same button
            return await self.desk.view(known)
        if await self.desk.people.profile(command.user_id) is None:
            raise NotFound("user")
        await self._make_way(command.user_id)
        return await self.desk.view(await self.desk.begin(command))

    async def _make_way(self, user_id: UUID) -> None:
        """End what is past its time but was not announced yet, and a break. Raises
        DomainError `focus-running`."""
        rival = await self.desk.sessions.active(user_id)
        if rival is None:
            return
        now = self.desk.clock.now()
        over = await self.desk.is_over(rival, now)
        if rival.phase == "work" and not over:
            raise DomainError("focus-running")
        at = (await self.desk.view(rival)).due_at if over else now
        await self.desk.close(rival, at, "finished" if over else "skipped")
        await self.desk.sessions.session.flush()


@dataclass(slots=True, frozen=True, kw_only=True)
class PauseFocus:
    desk: FocusDesk

    async def __call__(self, command: c.PauseFocus) -> c.FocusView:
        one = await self.desk.running(command.session_id, command.user_id)
        now = self.desk.clock.now()
        if await self.desk.is_over(one, now):
            await self.desk.announce(one)
        elif one.paused_at is None:
            one.paused_at = now
            await self.desk.book.cancel(one.id)
        return await self.desk.view(one)


@dataclass(slots=True, frozen=True, kw_only=True)
class ResumeFocus:
    desk: FocusDesk

    async def __call__(self, command: c.ResumeFocus) -> c.FocusView:
        one = await self.desk.running(command.session_id, command.user_id)
        if one.paused_at is not None:
            one.paused_seconds += (self.desk.clock.now() - one.paused_at).total_seconds()
            one.paused_at = None
            await self.desk.ring(one)
        return await self.desk.view(one)


@dataclass(slots=True, frozen=True, kw_only=True)
class StopFocus:
    desk: FocusDesk

    async def __call__(self, command: c.StopFocus) -> c.FocusView:
        one = await self.desk.sessions.get(command.session_id, command.user_id)
        if one.ended_at is None:
            now = self.desk.clock.now()
            await self.desk.close(one, now, stopped_as(await self.desk.view(one), now))
        return await self.desk.view(one)


@dataclass(slots=True, frozen=True, kw_only=True)
class SkipPhase:
    desk: FocusDesk

    async def __call__(self, command: c.SkipPhase) -> c.FocusView:
        known = await self.desk.sessions.find(command.next_id, command.user_id)
        if known is not None:
            return await self.desk.view(known)
        one = await self.desk.sessions.get(command.session_id, command.user_id)
        seen, now = await self.desk.view(one), self.desk.clock.now()
        if one.ended_at is None:
            await self.desk.close(one, now, stopped_as(seen, now))
            await self.desk.sessions.session.flush()
        following = c.StartFocus(
            user_id=one.user_id,
            session_id=command.next_id,
            phase=seen.next_phase,
            subject_id=one.subject_id,
            title=one.title,
            tags=tuple(one.tags),
        )
        return await StartFocus(desk=self.desk)(following)


@dataclass(slots=True, frozen=True, kw_only=True)
class FinishFocus:
    desk: FocusDesk

    async def __call__(self, command: c.FinishFocus) -> c.FocusView:
        one = await self.desk.sessions.get(command.session_id, command.user_id)
        if one.ended_at is None and await self.desk.is_over(one, command.due_at):
            await self.desk.announce(one)
        return await self.desk.view(one)


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
