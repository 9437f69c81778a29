"""The morning's and the evening's message on the messenger, and what their buttons do."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.contracts import Kind
from core.habits.contracts.commands import CheckInHabit
from core.kit.messages import Notification
from core.planner.contracts import RITUALS, AcceptPlan, Ritual, SetRituals, Slot, build_ritual_id
from core.tasks.contracts.commands import CompleteTask
from core.users.contracts import NotificationMode, Profile, SetNotice
from core.users.models import User
from tests.integration.delivery.button_presser import ButtonPresser
from tests.integration.delivery.delivery_harness import DeliveryHarness, captions
from tests.integration.delivery.test_bundles import bundled

WANTED = {"morning_at": time(8), "evening_at": time(21)}


async def someone(harness: DeliveryHarness, language: str = "ru") -> Profile:
    """Somebody in UTC who wants both."""
    person = await harness.person(language, "UTC")
    await harness.do(SetRituals(user_id=person.id, **WANTED))
    return person


async def told(harness: DeliveryHarness, person: Profile, ritual: Ritual) -> str:
    note = harness.note(person, ritual, build_ritual_id(person.id, ritual))
    assert await harness.delivery().deliver_batch([note]) is None
    return (await harness.texts(person))[-1]


def today(harness: DeliveryHarness) -> date:
    return harness.clock.now().date()


async def test_the_morning_shows_tasks_and_habits_of_the_day(harness: DeliveryHarness) -> None:
    anya = await someone(harness)
    await harness.task(
        anya, "<Отчёт>", due_date=today(harness), priority="high", duration_minutes=90
    )
    await harness.task(anya, "Созвон", due_date=today(harness), due_time=time(23, 59))
    await harness.task(anya, "Завтрашнее", due_date=today(harness) + timedelta(days=1))
    await harness.habit(anya, "Вода & хлеб")
    ticked = await harness.habit(anya, "Зарядка")
    await harness.do(CheckInHabit(user_id=anya.id, habit_id=ticked.id))
    text = await told(harness, anya, "morning")
    assert text.startswith("☀️ Доброе утро!")
    assert "На сегодня 2 задачи, примерно 2 ч:\n• <Отчёт>\n• 23:59 Созвон" in text
    assert text.endswith("🌱 Привычки сегодня:\nВода & хлеб")
    assert captions((await harness.arrived(anya))[-1]) == ["📋 Спланировать", "📅 Сегодня"]


async def test_a_plan_made_the_evening_before_is_the_morning(harness: DeliveryHarness) -> None:
    anya = await someone(harness)
    task = await harness.task(anya, "Отчёт", due_date=today(harness))
    start = datetime.combine(today(harness), time(10))
    slot = Slot(task_id=task.id, start=start, end=start + timedelta(minutes=30))
    await harness.do(
        AcceptPlan(user_id=anya.id, plan_id=uuid4(), kind="day", day=today(harness), slots=(slot,))
    )
    text = await told(harness, anya, "morning")
    assert "📋 План принят:\n10:00–10:30 " in text
    assert text.endswith("Отчёт")


async def test_the_evening_of_a_day_that_begins_at_four(harness: DeliveryHarness) -> None:
    """Half past midnight is still yesterday; what is done before four counts for it."""
    anya = await someone(harness)
    async with harness.container() as scope:
        session = await scope.get(AsyncSession)
        day_start = update(User).where(User.id == anya.id).values(day_start=time(4))
        await session.execute(day_start)
        await session.commit()
    midnight = datetime.combine(today(harness) + timedelta(days=1), time(0, 30), UTC)
    harness.clock.shift(midnight - harness.clock.now())
    yesterday = today(harness) - timedelta(days=1)
    done = await harness.task(anya, "Ночное", due_date=yesterday)
    await harness.task(anya, "Дневное", due_date=yesterday)
    await harness.task(anya, "Завтрашнее", due_date=today(harness))
    await harness.do(CompleteTask(user_id=anya.id, task_id=done.id))
    text = await told(harness, anya, "evening")
    assert "✅ Сделана 1 задача:\n• Ночное" in text
    assert "⏳ Осталась 1 задача:\n• Дневное" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "На сегодня задач нет"),
        ("uk", "На сьогодні завдань немає"),
        ("en", "No tasks for today"),
    ],
)
async def test_an_empty_morning_asks(harness: DeliveryHarness, language: str, words: str) -> None:
    assert words in await told(harness, await someone(harness, language), "morning")


async def test_what_was_turned_off_meanwhile_is_not_sent(harness: DeliveryHarness) -> None:
    anya, boris = await someone(harness), await someone(harness)
    await harness.do(SetRituals(user_id=anya.id, morning_at=None, evening_at=None))
    for kind in RITUALS:
        await harness.do(SetNotice(user_id=boris.id, kind=kind, mode=NotificationMode.OFF))
        for person in (anya, boris):
            note = harness.note(person, kind, build_ritual_id(person.id, kind))
            await harness.delivery().deliver_batch([note])
    assert await harness.arrived(anya) == await harness.arrived(boris) == []


async def test_the_evening_looks_back_and_moves_what_is_left(harness: DeliveryHarness) -> None:
    anya = await someone(harness)
    done = await harness.task(anya, "Сделанное", due_date=today(harness))
    await harness.do(CompleteTask(user_id=anya.id, task_id=done.id))
    await harness.task(anya, "Долг", due_date=today(harness) - timedelta(days=1))
    await harness.task(anya, "Остаток", due_date=today(harness))
    await harness.habit(anya)
    text = await told(harness, anya, "evening")
    assert "✅ Сделана 1 задача:\n• Сделанное" in text
    assert "🌱 Привычки: 0 из 1\nЕщё можно успеть: Зарядка" in text
    assert "⏳ Остались 2 задачи:\n• Долг\n• Остаток" in text
    presser = ButtonPresser(harness, anya, harness.bus)
    shown = await presser.sees()
    assert captions(shown) == ["➡️ Всё на завтра", "🗂 Выбрать", "✅ Готово"]
    again = shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await presser.press("➡️ Всё на завтра")
    for _ in range(2):
        assert (await presser.sees())["text"] == "➡️ Перенёс на завтра: 2 задачи."
        await presser.press_data(again)
    await presser.press("↩️ Вернуть")
    assert "Вернул как было" in (await presser.sees())["text"]
    await presser.press("➡️ Всё на завтра")
    assert (await presser.sees())["text"] == "➡️ Перенёс на завтра: 2 задачи."
    assert len(await harness.arrived(anya)) == 1, "it all happens in one message"


async def test_nothing_left_is_praised_and_a_closed_day_is_closed(harness: DeliveryHarness) -> None:
    anya = await someone(harness)
    assert "Задач на сегодня больше нет" in await told(harness, anya, "evening")
    done = await harness.task(anya, "Сделанное", due_date=today(harness))
    await harness.do(CompleteTask(user_id=anya.id, task_id=done.id))
    assert "Всё сделано" in await told(harness, anya, "evening")
    await harness.task(anya, "Ещё", due_date=today(harness))
    await told(harness, anya, "evening")
    presser = ButtonPresser(harness, anya, harness.bus)
    await presser.press("✅ Готово")
    assert (await presser.sees())["text"] == "🌙 День закрыт. Спокойной ночи!"
    assert captions(await presser.sees()) == []


async def test_a_pile_is_offered_in_both(harness: DeliveryHarness) -> None:
    anya = await someone(harness)
    for number in range(5):
        await harness.task(anya, f"Долг {number}", due_date=today(harness) - timedelta(days=2))
    for ritual in RITUALS:
        await told(harness, anya, ritual)
        assert "🌊 Разложить просроченное" in captions((await harness.arrived(anya))[-1])


@pytest.mark.parametrize("data", ["pl:", "pl:x:20261121:0", "pl:t:20269999:0", "pl:t:20261121:x"])
async def test_forged_buttons_do_nothing(harness: DeliveryHarness, data: str) -> None:
    anya = await someone(harness)
    await told(harness, anya, "evening")
    presser = ButtonPresser(harness, anya, harness.bus)
    before = (await presser.sees())["text"]
    assert await presser.press_data(data) == "Эта кнопка устарела. Вот где мы сейчас."
    assert (await presser.sees())["text"] == before


async def test_a_morning_in_a_bundle_opens_the_plan(harness: DeliveryHarness) -> None:
    anya = await someone(harness)
    task = await harness.task(anya, "Задача")
    now = harness.clock.now()
    subject: UUID = build_ritual_id(anya.id, "morning")
    note: Notification = await bundled(
        harness, anya, (Kind.TASK, task.id, now), (Kind.MORNING, subject, now)
    )
    assert await harness.delivery().deliver_batch([note]) is None
    message = (await harness.arrived(anya))[-1]
    assert f"📋 {now:%H:%M} План дня" in message["text"]
    assert sorted(captions(message)) == sorted(["✅ Задача", "📋 План дня"])
    alone = await bundled(harness, anya, (Kind.MORNING, subject, now))
    assert await harness.delivery().deliver_batch([alone]) is None
    assert (await harness.texts(anya))[-1].startswith("☀️ Доброе утро!")
