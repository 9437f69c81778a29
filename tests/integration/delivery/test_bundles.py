"""What came up in quiet hours or an outage, told in one message that still means something."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.contracts import Kind, Outcome
from core.focus.contracts import StartFocus
from core.habits.contracts.commands import ArchiveHabit, CheckInHabit
from core.kit.messages import Notification
from core.reminders.models import BundleItem
from core.tasks.contracts.commands import CompleteTask, DeleteTask
from core.users.contracts import NotificationMode, Profile, SetNotice
from tests.integration.delivery.button_presser import ButtonPresser
from tests.integration.delivery.delivery_harness import DeliveryHarness, Json, captions

HOUR = timedelta(hours=1)
Item = tuple[str, UUID, datetime]


async def bundled(
    harness: DeliveryHarness, person: Profile, *items: Item, reason: str = "quiet"
) -> Notification:
    """What the scheduler leaves behind when the items wait for one message."""
    bundle_id = uuid4()
    rows = [
        {
            "bundle_id": bundle_id,
            "user_id": person.id,
            "kind": kind,
            "subject_id": one,
            "due_at": at,
        }
        for kind, one, at in items
    ]
    async with harness.container() as scope:
        session = await scope.get(AsyncSession)
        await session.execute(insert(BundleItem), rows)
        await session.commit()
    return harness.note(person, Kind.BUNDLE, bundle_id, data={"reason": reason})


async def told(harness: DeliveryHarness, person: Profile, note: Notification) -> Json:
    assert await harness.delivery().deliver_batch([note]) is None
    return (await harness.arrived(person))[-1]


def hour_of(harness: DeliveryHarness, person: Profile, back: float) -> tuple[datetime, str]:
    """An instant `back` hours ago, and what the person's clock showed then (UTC here)."""
    at = harness.clock.now() - back * HOUR
    return at, f"{at:%H:%M}"


async def test_what_was_done_meanwhile_is_left_out(harness: DeliveryHarness) -> None:
    anya = await harness.person(zone="UTC")
    at, shown = hour_of(harness, anya, 0.01)
    tasks = [await harness.task(anya, f"Задача {n}") for n in range(4)]
    habits = [await harness.habit(anya, f"Привычка {n}") for n in range(3)]
    note = await bundled(
        harness,
        anya,
        *((Kind.TASK, task.id, at) for task in tasks),
        *((Kind.TASK, task.id, at - HOUR) for task in tasks),
        *((Kind.HABIT, habit.id, at + timedelta(seconds=1)) for habit in habits),
        (Kind.TASK, uuid4(), at),
    )
    await harness.do(CompleteTask(user_id=anya.id, task_id=tasks[0].id))
    await harness.do(DeleteTask(user_id=anya.id, task_id=tasks[1].id))
    await harness.do(CheckInHabit(user_id=anya.id, habit_id=habits[0].id))
    await harness.do(ArchiveHabit(user_id=anya.id, habit_id=habits[1].id))
    message = await told(harness, anya, note)
    head, *lines = message["text"].splitlines()
    assert head == "🌙 Пока было тихо"
    assert sorted(lines[:2]) == [f"⏰ {shown} Задача 2", f"⏰ {shown} Задача 3"]
    assert lines[2].endswith("Привычка 2")
    assert len(lines) == 3
    assert sorted(captions(message)) == ["✅ Задача 2", "✅ Задача 3", "✅ Привычка 2"]


@pytest.mark.parametrize(
    ("language", "head", "more", "today"),
    [
        ("ru", "🕊 Пока меня не было", "…и ещё 3 напоминания", "📅 Сегодня"),
        ("uk", "🕊 Поки мене не було", "…і ще 3 нагадування", "📅 Сьогодні"),
        ("en", "🕊 While I was away", "…and 3 more reminders", "📅 Today"),
    ],
)
async def test_a_long_bundle_shows_ten_and_counts_the_rest(
    harness: DeliveryHarness, language: str, head: str, more: str, today: str
) -> None:
    person = await harness.person(language, "UTC")
    tasks = [await harness.task(person, f"<{n}> & Co\n" + "x" * 200) for n in range(13)]
    start = harness.clock.now() - 50 * HOUR
    items = [(Kind.TASK, task.id, start + n * HOUR) for n, task in enumerate(tasks)]
    message = await told(harness, person, await bundled(harness, person, *items, reason="away"))
    lines = message["text"].splitlines()
    assert (lines[0], lines[-1], len(lines)) == (head, more, 12)
    assert f"{start:%H:%M} <0> & Co xxx" in lines[1]
    assert "," in lines[1], "a day ago needs its day"
    assert len(captions(message)) == 6
    assert captions(message)[-1] == today


async def test_one_alone_comes_as_itself(harness: DeliveryHarness) -> None:
    anya = await harness.person(zone="UTC")
    at, shown = hour_of(harness, anya, 0.5)
    task = await harness.task(anya, "Молоко")
    held = await told(harness, anya, await bundled(harness, anya, (Kind.TASK, task.id, at)))
    assert held["text"].splitlines() == ["⏰ Молоко", f"🌙 отложил с {shown}: были тихие часы"]
    assert len(captions(held)) == 6
    habit = await harness.habit(anya)
    note = await bundled(harness, anya, (Kind.HABIT, habit.id, at), reason="away")
    late = await told(harness, anya, note)
    assert late["text"].splitlines() == ["🌱 Зарядка", "⌛️ опоздал на 30 минут"]


async def test_a_timer_that_is_over_is_told_until_the_person_goes_on(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person(zone="UTC")
    task = await harness.task(anya, "Молоко")
    work = await harness.do(StartFocus(user_id=anya.id, session_id=uuid4(), title="Отчёт"))
    harness.clock.shift(HOUR)
    rung = (Kind.FOCUS, work.id, work.due_at)
    alone = await told(harness, anya, await bundled(harness, anya, rung, reason="away"))
    assert alone["text"].splitlines()[0] == "🔔 ✅ Отчёт: 25 мин"
    both = (rung, (Kind.TASK, task.id, harness.clock.now()))
    message = await told(harness, anya, await bundled(harness, anya, *both, reason="away"))
    assert message["text"].splitlines()[1] == f"🔔 {work.due_at:%H:%M} Отчёт"
    assert captions(message) == ["✅ Молоко"]
    await harness.do(StartFocus(user_id=anya.id, session_id=uuid4()))
    message = await told(harness, anya, await bundled(harness, anya, *both, reason="away"))
    assert "Отчёт" not in message["text"]


async def test_nothing_left_is_silence(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    task = await harness.task(anya)
    note = await bundled(harness, anya, (Kind.TASK, task.id, harness.clock.now()))
    await harness.do(CompleteTask(user_id=anya.id, task_id=task.id))
    await harness.delivery().deliver_batch([note])
    row = await harness.ledger(note)
    assert row is not None
    assert row.outcome == Outcome.SILENCED
    assert await harness.arrived(anya) == []


async def test_kinds_turned_off_stay_out_and_silent_ones_make_no_sound(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    now = harness.clock.now()
    task, other, habit = (
        await harness.task(anya),
        await harness.task(anya, "Хлеб"),
        await harness.habit(anya),
    )
    items = [(Kind.TASK, task.id, now), (Kind.TASK, other.id, now), (Kind.HABIT, habit.id, now)]
    note = await bundled(harness, anya, *items)
    await harness.do(SetNotice(user_id=anya.id, kind=Kind.TASK, mode=NotificationMode.SILENT))
    await harness.do(SetNotice(user_id=anya.id, kind=Kind.HABIT, mode=NotificationMode.OFF))
    message = await told(harness, anya, note)
    assert len(message["text"].splitlines()) == 3
    assert "Зарядка" not in message["text"]
    assert (await harness.sends())[-1]["params"]["disable_notification"]


async def test_each_kind_is_sent_silenced_or_turned_off(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    task, habit = await harness.task(anya), await harness.habit(anya)
    await harness.do(SetNotice(user_id=anya.id, kind=Kind.TASK, mode=NotificationMode.OFF))
    await harness.do(SetNotice(user_id=anya.id, kind=Kind.HABIT, mode=NotificationMode.SILENT))
    off = harness.note(anya, Kind.TASK, task.id)
    await harness.delivery().deliver_batch([off])
    row = await harness.ledger(off)
    assert row is not None
    assert (row.outcome, row.reason) == (Outcome.SILENCED, "turned off")
    await harness.delivery().deliver_batch([harness.note(anya, Kind.HABIT, habit.id)])
    [send] = await harness.sends()
    assert send["params"]["disable_notification"]
    await harness.do(SetNotice(user_id=anya.id, kind=Kind.HABIT, mode=NotificationMode.ON))
    await harness.delivery().deliver_batch([harness.note(anya, Kind.HABIT, habit.id)])
    assert "disable_notification" not in (await harness.sends())[-1]["params"]


async def test_a_line_is_answered_within_the_bundle_and_taken_back(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person(zone="UTC")
    at, shown = hour_of(harness, anya, 0)
    task, habit = await harness.task(anya, "<Молоко> & Co"), await harness.habit(anya)
    note = await bundled(
        harness, anya, (Kind.TASK, task.id, at), (Kind.HABIT, habit.id, at + timedelta(seconds=1))
    )
    before = await told(harness, anya, note)
    presser = ButtonPresser(harness, anya, harness.bus)
    await presser.press("✅ <Молоко> & Co")
    await presser.press("✅ Зарядка")
    after = await presser.sees()
    assert after["message_id"] == before["message_id"]
    head, first, second = after["text"].splitlines()
    assert (head, first) == ("🌙 Пока было тихо", f"✅ {shown} <Молоко> & Co")
    assert second.startswith("✅")
    assert captions(after) == ["↩️ <Молоко> & Co", "↩️ Зарядка"]
    assert after["entities"] == before["entities"]
    await presser.press("↩️ <Молоко> & Co")
    await presser.press("↩️ Зарядка")
    again = await presser.sees()
    assert (again["text"], captions(again)) == (before["text"], captions(before))
