"""Reminders of amounts: how far it is, «+N» once a press, silence once it is done or a day off."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.delivery.contracts import Kind
from core.habits.contracts.commands import (
    CheckInHabit,
    CreateHabit,
    LogAmount,
    PauseHabits,
    SkipDay,
)
from core.habits.contracts.plans import EveryDays, OnWeekdays, Schedule, TimesAWeek
from core.habits.contracts.views import HabitCard
from core.users.contracts import Profile
from tests.integration.delivery.button_presser import ButtonPresser
from tests.integration.delivery.delivery_harness import DeliveryHarness, captions


async def counted(harness: DeliveryHarness, owner: Profile, **more: Any) -> HabitCard:
    asked: dict[str, Any] = {"kind": "at_least", "target": 8.0, "unit": "стаканов"} | more
    command = CreateHabit(user_id=owner.id, habit_id=uuid4(), title="Вода", **asked)
    return await harness.do(command)


async def reminded(harness: DeliveryHarness, habit: HabitCard, person: Profile) -> ButtonPresser:
    assert (
        await harness.delivery().deliver_batch([harness.note(person, Kind.HABIT, habit.id)]) is None
    )
    return ButtonPresser(harness, person, harness.bus)


async def test_glasses_are_added_in_the_reminder_itself(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    habit = await counted(harness, anya)
    presser = await reminded(harness, habit, anya)
    before = await presser.sees()
    assert before["text"] == "🌱 Вода\n📈 0 / 8 стаканов"
    assert captions(before) == ["+1", "+2", "✅ Готово", "⏭ Выходной"]
    old = before["reply_markup"]["inline_keyboard"][0][1]["callback_data"]
    assert [await presser.press_data(old), await presser.press_data(old)] == [None, None]
    assert (await presser.sees())["text"] == "🌱 Вода\n📈 2 / 8 стаканов", "two presses, one +2"
    add = LogAmount(user_id=anya.id, habit_id=habit.id, amount=5)
    await harness.do(add)
    await presser.press("+1")
    assert "7 / 8" in (await presser.sees())["text"], "the message was old: shown anew, not added"
    await presser.press("+1")
    shown = await presser.sees()
    assert "🔥 1 день подряд" in shown["text"]
    await presser.press("↩️ Вернуть")
    assert "7 / 8" in (await presser.sees())["text"]
    await presser.press("✅ Готово")
    await presser.press("↩️ Вернуть")
    assert "7 / 8" in (await presser.sees())["text"]


@pytest.mark.parametrize(
    ("schedule", "silenced_by"),
    [
        (OnWeekdays(), CheckInHabit),
        (OnWeekdays(), SkipDay),
        (OnWeekdays(), PauseHabits),
        (TimesAWeek(1), CheckInHabit),
        (EveryDays(3), CheckInHabit),
    ],
)
async def test_what_is_done_or_off_falls_silent(
    harness: DeliveryHarness, schedule: Schedule, silenced_by: type[CheckInHabit]
) -> None:
    anya = await harness.person()
    habit = await harness.do(
        CreateHabit(user_id=anya.id, habit_id=uuid4(), title="Бег", schedule=schedule)
    )
    await harness.do(silenced_by(user_id=anya.id, habit_id=habit.id))
    assert (
        await harness.delivery().deliver_batch([harness.note(anya, Kind.HABIT, habit.id)]) is None
    )
    assert await harness.arrived(anya) == []


@pytest.mark.parametrize(("days", "heard"), [(1, 0), (2, 0), (3, 1)])
async def test_a_stretch_that_is_done_stays_silent_until_the_next(
    harness: DeliveryHarness, days: int, heard: int
) -> None:
    anya = await harness.person()
    schedule = EveryDays(3)
    habit = await harness.do(
        CreateHabit(user_id=anya.id, habit_id=uuid4(), title="Цветы", schedule=schedule)
    )
    await harness.do(CheckInHabit(user_id=anya.id, habit_id=habit.id))
    harness.clock.shift(timedelta(days=days))
    assert (
        await harness.delivery().deliver_batch([harness.note(anya, Kind.HABIT, habit.id)]) is None
    )
    assert len(await harness.arrived(anya)) == heard


async def test_a_limit_asks_until_something_is_written(harness: DeliveryHarness) -> None:
    anya = await harness.person("en", "UTC")
    habit = await counted(harness, anya, kind="at_most", target=2.0, unit="cups")
    presser = await reminded(harness, habit, anya)
    assert (await presser.sees())["text"] == "🌱 Вода\n📉 0 / 2 cups at most"
    await presser.press("+1")
    assert "1 / 2" in (await presser.sees())["text"]
    anyas_friend = await harness.person("en", "UTC")
    quiet = await counted(harness, anyas_friend, kind="at_most", target=2.0)
    written = CheckInHabit(user_id=anyas_friend.id, habit_id=quiet.id)
    await harness.do(written)
    late = harness.note(anyas_friend, Kind.HABIT, quiet.id)
    assert await harness.delivery().deliver_batch([late]) is None
    assert await harness.arrived(anyas_friend) == []
