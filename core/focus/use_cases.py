"""What a person can do with focus sessions; one class a command."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

import msgspec
from msgspec import UNSET

from core.focus import contracts as c
from core.focus.models import FocusSession
from core.focus.repository import FocusRepository, FocusState
from core.focus.rules import calculate_round, get_planned_minutes, get_stop_outcome
from core.focus.views import build_focus_view
from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from core.kit.messages import Notification
from core.kit.outbox import Outbox
from core.reminders.contracts import ReminderScheduler, Timetable
from core.users.contracts import UserDirectory

_DEFAULT_ZONE = "UTC"  # the end of a session is an instant, whatever the person's clock shows


@dataclass(slots=True, frozen=True, kw_only=True)
class FocusService:
    """What every use case of focus needs."""

    sessions: FocusRepository
    scheduler: ReminderScheduler
    users: UserDirectory
    outbox: Outbox
    clock: Clock

    async def start_session(self, command: c.StartFocus, streak_state: FocusState) -> c.FocusView:
        """Make way for the session, and write it and its alarm. Raises DomainError
        `focus-running`."""
        now = self.clock.now()
        last = await self._end_previous(streak_state, now)
        one = _build_session(command, streak_state.settings, last, now)
        await self.sessions.insert(one)
        await self.schedule_end(one)
        started = c.FocusStarted(user_id=one.user_id, at=now, session_id=one.id, phase=one.phase)
        self.outbox.add(started)
        return build_focus_view(one, streak_state.settings)

    async def _end_previous(self, streak_state: FocusState, now: datetime) -> FocusSession | None:
        """End what is past its time but was not announced yet, and a break; returns the latest
        one of the cycle that has ended."""
        running_session = streak_state.active
        if running_session is None or running_session.ended_at is not None:
            return streak_state.last
        timing = running_session.timing
        over = timing.is_over(now)
        if running_session.phase == "work" and not over:
            raise DomainError("focus-running")
        await self.close_session(
            running_session, timing.due_at if over else now, "finished" if over else "skipped"
        )
        await self.sessions.flush()  # only then another one may begin
        return running_session if running_session.mode == "pomodoro" else streak_state.last

    async def schedule_end(self, item: FocusSession) -> None:
        """Have its end announced."""
        due = item.timing.due_at.astimezone(UTC).replace(tzinfo=None)
        await self.scheduler.schedule(
            item.user_id, c.KIND, item.id, [Timetable(due)], _DEFAULT_ZONE
        )

    async def close_session(self, item: FocusSession, at: datetime, end: c.SessionEnd) -> None:
        """Write the end and say what it was."""
        if item.paused_at is not None:
            item.paused_seconds += (at - item.paused_at).total_seconds()
            item.paused_at = None
        item.ended_at, item.end = at, end
        await self.scheduler.cancel(item.user_id, item.id)
        if item.phase != "work":
            return
        text = c.FocusFinished if end == "finished" else c.FocusInterrupted
        self.outbox.add(
            text(
                user_id=item.user_id,
                at=at,
                session_id=item.id,
                seconds=int(item.timing.calculate_elapsed(at).total_seconds()),
                subject_id=item.subject_id,
            )
        )

    async def end_session(self, item: FocusSession) -> None:
        """Its time has come: close it."""
        await self.close_session(item, item.timing.due_at, "finished")

    async def announce_end(self, item: FocusSession) -> None:
        """Its time has come: close it and tell the person."""
        due = item.timing.due_at
        await self.end_session(item)
        self.outbox.add_notification(
            Notification(
                key=f"{c.KIND}:{item.id}",
                kind=c.KIND,
                user_id=item.user_id,
                subject_id=item.id,
                due_at=due,
            )
        )

    async def get_running(
        self, session_id: UUID, user_id: UUID
    ) -> tuple[FocusSession, c.FocusSettings]:
        """The session, locked. Raises NotFound, DomainError `focus-over`."""
        one, own = await self.sessions.get(session_id, user_id)
        if one.ended_at is not None:
            raise DomainError("focus-over")
        return one, own


def _build_session(
    command: c.StartFocus, own: c.FocusSettings, last: FocusSession | None, now: datetime
) -> FocusSession:
    minutes = get_planned_minutes(command.mode, command.phase, command.minutes, own)
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
        round=calculate_round(command.phase, build_focus_view(last, own) if last else None, now),
    )


@dataclass(slots=True, frozen=True, kw_only=True)
class StartFocus:
    service: FocusService

    async def __call__(self, command: c.StartFocus) -> c.FocusView:
        streak_state = await self.service.sessions.load_state(command.user_id, command.session_id)
        known = streak_state.requested.get(command.session_id)
        if known is not None:  # a second tap on the same button
            return build_focus_view(known, streak_state.settings)
        if not streak_state.is_known:
            await self.service.users.require_profile(command.user_id)
        return await self.service.start_session(command, streak_state)


@dataclass(slots=True, frozen=True, kw_only=True)
class PauseFocus:
    service: FocusService

    async def __call__(self, command: c.PauseFocus) -> c.FocusView:
        one, own = await self.service.get_running(command.session_id, command.user_id)
        now = self.service.clock.now()
        if one.timing.is_over(now):
            await self.service.announce_end(one)
        elif one.paused_at is None:
            one.paused_at = now
            await self.service.scheduler.cancel(one.user_id, one.id)
        return build_focus_view(one, own)


@dataclass(slots=True, frozen=True, kw_only=True)
class ResumeFocus:
    service: FocusService

    async def __call__(self, command: c.ResumeFocus) -> c.FocusView:
        one, own = await self.service.get_running(command.session_id, command.user_id)
        if one.paused_at is not None:
            one.paused_seconds += (self.service.clock.now() - one.paused_at).total_seconds()
            one.paused_at = None
            await self.service.schedule_end(one)
        return build_focus_view(one, own)


@dataclass(slots=True, frozen=True, kw_only=True)
class StopFocus:
    service: FocusService

    async def __call__(self, command: c.StopFocus) -> c.FocusView:
        one, own = await self.service.sessions.get(command.session_id, command.user_id)
        if one.ended_at is None:
            now = self.service.clock.now()
            await self.service.close_session(
                one, now, get_stop_outcome(build_focus_view(one, own), now)
            )
        return build_focus_view(one, own)


@dataclass(slots=True, frozen=True, kw_only=True)
class SkipPhase:
    service: FocusService

    async def __call__(self, command: c.SkipPhase) -> c.FocusView:
        wanted = (command.session_id, command.next_id)
        streak_state = await self.service.sessions.load_state(command.user_id, *wanted)
        one, known = (streak_state.requested.get(session_id) for session_id in wanted)
        if known is not None:
            return build_focus_view(known, streak_state.settings)
        if one is None:
            raise NotFound("focus")
        seen, now = build_focus_view(one, streak_state.settings), self.service.clock.now()
        if one.ended_at is None:
            await self.service.close_session(one, now, get_stop_outcome(seen, now))
            await self.service.sessions.flush()
            streak_state = replace(
                streak_state, last=one if one.mode == "pomodoro" else streak_state.last
            )
        return await self.service.start_session(_build_next_command(command, seen), streak_state)


def _build_next_command(command: c.SkipPhase, seen: c.FocusView) -> c.StartFocus:
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
    service: FocusService

    async def __call__(self, command: c.FinishFocus) -> c.FocusView:
        one, own = await self.service.sessions.get(command.session_id, command.user_id)
        if one.ended_at is None and one.timing.is_over(command.due_at):
            end = self.service.end_session if command.told else self.service.announce_end
            await end(one)
        return build_focus_view(one, own)


@dataclass(slots=True, frozen=True, kw_only=True)
class SetFocus:
    sessions: FocusRepository
    users: UserDirectory

    async def __call__(self, command: c.SetFocus) -> c.FocusSettings:
        await self.users.require_profile(command.user_id)
        own = await self.sessions.get_settings(command.user_id)
        given = {name: getattr(command, name) for name in own.__struct_fields__}
        changed = {name: value for name, value in given.items() if value is not UNSET}
        made = msgspec.structs.replace(own, **changed)
        await self.sessions.save_settings(command.user_id, made)
        return made
