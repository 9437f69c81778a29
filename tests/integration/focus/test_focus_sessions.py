"""Focus sessions end when they should, however often they were paused."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from core.focus import contracts as c
from core.kit.errors import DomainError
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk

MINUTE = timedelta(minutes=1)


async def started(desk: Desk, user: UUID, **more: object) -> c.FocusView:
    return await desk.do(c.StartFocus(user_id=user, session_id=uuid4(), **more))  # type: ignore[arg-type]


def due(user: UUID, one: c.FocusView) -> c.FinishFocus:
    return c.FinishFocus(user_id=user, session_id=one.id, due_at=one.due_at)


async def test_a_pomodoro_rings_once_at_its_end_and_the_break_follows(
    desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    work = await started(desk, user, title="Отчёт", tags=("работа",))
    assert (work.planned_seconds, work.next_phase, work.next_minutes) == (1500, "short", 5)
    assert await desk.alarms(work.id) == [work.due_at]
    clock.shift(minutes=25)
    done = await desk.do(due(user, work))
    await desk.do(due(user, work))
    assert (done.end, done.ended_at) == ("finished", work.due_at)
    assert [note.subject_id for note in await desk.notes("focus")] == [work.id]
    rest = await started(desk, user, phase="short")
    assert (rest.planned_seconds, rest.round, rest.next_phase) == (300, 1, "work")


async def test_a_pause_moves_the_end_and_an_old_alarm_says_nothing(
    desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    work = await started(desk, user)
    clock.shift(minutes=10)
    held = await desk.do(c.PauseFocus(user_id=user, session_id=work.id))
    assert await desk.alarms(work.id) == []
    clock.shift(minutes=60)
    assert held.calculate_remaining(clock.now()) == 15 * MINUTE
    assert (await desk.do(due(user, work))).end is None
    going = await desk.do(c.ResumeFocus(user_id=user, session_id=work.id))
    assert await desk.alarms(work.id) == [clock.now() + 15 * MINUTE] == [going.due_at]
    assert (await desk.do(due(user, work))).end is None
    clock.shift(minutes=15)
    over = await desk.do(due(user, going))
    assert over.end == "finished"
    assert over.calculate_elapsed(clock.now()) == 25 * MINUTE


async def test_a_pause_that_came_after_the_end_is_the_end(desk: Desk, clock: StillClock) -> None:
    """The press crossed the alarm on its way."""
    user = await a_person(desk)
    work = await started(desk, user)
    clock.shift(minutes=26)
    over = await desk.do(c.PauseFocus(user_id=user, session_id=work.id))
    assert (over.end, over.ended_at) == ("finished", work.due_at)
    await desk.do(due(user, work))
    assert len(await desk.notes("focus")) == 1


async def test_given_up_work_is_logged_apart_and_flowtime_is_never_given_up(
    desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    work = await started(desk, user)
    with pytest.raises(DomainError, match="focus-running"):
        await started(desk, user)
    clock.shift(minutes=10)
    stopped = await desk.do(c.StopFocus(user_id=user, session_id=work.id))
    flow = await started(desk, user, mode="flow")
    clock.shift(minutes=50)
    flown = await desk.do(c.StopFocus(user_id=user, session_id=flow.id))
    assert (stopped.end, flown.end) == ("interrupted", "finished")
    assert flown.calculate_elapsed(clock.now()) == 50 * MINUTE
    assert await desk.sent("events.focus.interrupted") == ["events.focus.interrupted"]
    assert await desk.sent("events.focus.finished") == ["events.focus.finished"]
    assert await desk.alarms(work.id) == await desk.alarms(flow.id) == []


async def test_skipping_goes_on_with_the_same_thing(desk: Desk, clock: StillClock) -> None:
    user, next_id = await a_person(desk), uuid4()
    rest = await started(desk, user, phase="short", title="Отчёт")
    clock.shift(minutes=1)
    skip = c.SkipPhase(user_id=user, session_id=rest.id, next_id=next_id)
    work, again = await desk.do(skip), await desk.do(skip)
    assert (work.id, work.phase, work.title, work.end) == (next_id, "work", "Отчёт", None)
    assert again == work


async def test_own_lengths_are_kept_and_foreign_sessions_are_not_there(desk: Desk) -> None:
    user, other = await a_person(desk), await a_person(desk)
    await desk.do(c.SetFocus(user_id=user, work=50, daily_goal=120))
    kept = await desk.do(c.SetFocus(user_id=user, short=10))
    assert (kept.work, kept.short, kept.long, kept.daily_goal) == (50, 10, 15, 120)
    work = await started(desk, user)
    assert work.planned_seconds == 3000
    for foreign in (c.PauseFocus, c.ResumeFocus, c.StopFocus):
        with pytest.raises(DomainError, match="not-found"):
            await desk.do(foreign(user_id=other, session_id=work.id))


async def test_a_tap_on_start_costs_few_statements(desk: Desk) -> None:
    """Who has focused before: one look, the session, its alarm, and the settling."""
    user = await a_person(desk)
    for _ in range(2):
        work = await started(desk, user)
        await desk.do(c.StopFocus(user_id=user, session_id=work.id))
    said: list[str] = []

    def listen(_: object, __: object, statement: str, *___: object) -> None:
        said.append(statement.split(maxsplit=1)[0])

    event.listen(desk.engine.sync_engine, "before_cursor_execute", listen)
    try:
        await started(desk, user)
    finally:
        event.remove(desk.engine.sync_engine, "before_cursor_execute", listen)
    assert said == ["SELECT", "INSERT", "WITH", "INSERT", "WITH"]
