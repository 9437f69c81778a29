"""Timers that move by themselves: kept up to date, let go when over, and never stopped by one."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import msgspec

from bot.live.focus_timers import EDIT_INTERVAL_SECONDS, FocusTimerMessages
from bot.live.loop import IDLE_SECONDS
from bot.live.message_store import RedisLiveMessageStore
from bot.ui.cards.focus import render_focus_session
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.message_edits import MessageRef
from core.delivery.contracts import Kind
from core.focus import contracts as c
from core.users.contracts import Profile
from tests.integration.delivery.delivery_harness import DeliveryHarness

NOON, DAY = datetime(2026, 1, 1, 12), timedelta(days=1)  # noqa: DTZ001 - whatever the day


def live_of(harness: DeliveryHarness) -> FocusTimerMessages:
    query_runner = QueryRunner(harness.container, harness.clock)
    store = RedisLiveMessageStore(
        harness.redis, harness.clock, harness.bot().id, "live", EDIT_INTERVAL_SECONDS
    )
    return FocusTimerMessages(harness.bot(), query_runner, store)


async def a_timer(
    harness: DeliveryHarness, person: Profile, timers: FocusTimerMessages
) -> c.FocusView:
    """A session shown in a message of its own."""
    view = await harness.do(c.StartFocus(user_id=person.id, session_id=uuid4(), title="Отчёт"))
    rendered = render_focus_session(view, CurrentUser(person), harness.clock.now())
    chat = int(person.platform_user_id)
    sent = await harness.bot().send_message(chat, rendered.text, reply_markup=rendered.keyboard)
    await timers.track_session(view, CurrentUser(person), sent.message_id)
    return view


async def followed(harness: DeliveryHarness, timers: FocusTimerMessages) -> set[UUID]:
    kept = await harness.redis.hvals(f"{{live:{timers.bot.id}}}:where")
    return {msgspec.json.decode(raw, type=MessageRef).subject_id for raw in kept}


async def test_a_message_that_makes_no_sense_stands_in_nobodys_way(
    harness: DeliveryHarness,
) -> None:
    timers, anya = live_of(harness), await harness.person()
    view = await a_timer(harness, anya, timers)
    for number, broken in enumerate((b"[]", b"\xff", b'["no", "place"]')):
        name = UUID(int=number).hex
        await harness.redis.hset(f"{{live:{timers.bot.id}}}:where", name, broken)
        await harness.redis.zadd(f"{{live:{timers.bot.id}}}:turns", {name: 0})
    harness.clock.shift(timedelta(minutes=10))
    await timers.loop.refresh_due()
    assert "осталось 15 мин" in (await harness.texts(anya))[-1]
    assert await followed(harness, timers) == {view.id}


async def test_a_timer_is_let_go_once_its_end_is_shown(harness: DeliveryHarness) -> None:
    timers, anya = live_of(harness), await harness.person()
    view = await a_timer(harness, anya, timers)
    harness.clock.shift(timedelta(minutes=25))
    await harness.do(c.FinishFocus(user_id=anya.id, session_id=view.id, due_at=view.due_at))
    await harness.fault(method="editMessageText", error_code=429, retry_after=1)
    await timers.loop.refresh_due()
    assert await followed(harness, timers) == {view.id}, "the messenger asked for patience"
    harness.clock.shift(timedelta(minutes=1))
    assert await timers.loop.refresh_due() is None, "it is looked at again soon"
    assert "✅ Отчёт: 25 мин" in (await harness.texts(anya))[-1]
    assert await followed(harness, timers) == set()
    assert await timers.loop.refresh_due() == IDLE_SECONDS


async def test_what_was_skipped_never_comes_back_over_the_break(harness: DeliveryHarness) -> None:
    timers, anya = live_of(harness), await harness.person()
    work = await a_timer(harness, anya, timers)
    message_id = (await harness.arrived(anya))[-1]["message_id"]
    skip = c.SkipPhase(user_id=anya.id, session_id=work.id, next_id=uuid4())
    rest = await harness.do(skip)
    await timers.track_session(rest, CurrentUser(anya), message_id)
    harness.clock.shift(timedelta(minutes=1))
    await timers.loop.refresh_due()
    assert "Перерыв" in (await harness.texts(anya))[-1]
    assert await followed(harness, timers) == {rest.id}


async def test_whoever_blocked_the_bot_is_left_alone(harness: DeliveryHarness) -> None:
    timers, anya = live_of(harness), await harness.person()
    await a_timer(harness, anya, timers)
    await harness.block(anya)
    harness.clock.shift(timedelta(minutes=10))
    await timers.loop.refresh_due()
    assert await followed(harness, timers) == set()


async def test_the_session_that_reaches_a_goal_says_so(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    until_wednesday = timedelta(days=(2 - harness.clock.now().weekday()) % 7 or 7)
    harness.clock.shift(until_wednesday + (NOON - harness.clock.now().replace(tzinfo=None)) % DAY)
    await harness.do(c.SetFocus(user_id=anya.id, daily_goal=25, weekly_goal=50))
    told = []
    for _ in range(3):
        work = await harness.do(c.StartFocus(user_id=anya.id, session_id=uuid4()))
        harness.clock.shift(timedelta(minutes=25))
        await harness.do(c.FinishFocus(user_id=anya.id, session_id=work.id, due_at=work.due_at))
        await harness.delivery().deliver_batch([harness.note(anya, Kind.FOCUS, work.id)])
        told.append((await harness.texts(anya))[-1])
        harness.clock.shift(timedelta(minutes=5))
    assert [("Цель дня" in text, "Цель недели" in text) for text in told] == [
        (True, False),
        (False, True),
        (False, False),
    ]
