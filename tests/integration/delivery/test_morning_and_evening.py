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
from tests.integration.delivery.post import Post, captions
from tests.integration.delivery.presser import Presser
from tests.integration.delivery.test_bundles import bundled

WANTED = {"morning_at": time(8), "evening_at": time(21)}


async def someone(post: Post, language: str = "ru") -> Profile:
    """Somebody in UTC who wants both."""
    person = await post.person(language, "UTC")
    await post.do(SetRituals(user_id=person.id, **WANTED))
    return person


async def told(post: Post, person: Profile, ritual: Ritual) -> str:
    note = post.note(person, ritual, build_ritual_id(person.id, ritual))
    assert await post.delivery().deliver_batch([note]) is None
    return (await post.texts(person))[-1]


def today(post: Post) -> date:
    return post.clock.now().date()


async def test_the_morning_shows_tasks_and_habits_of_the_day(post: Post) -> None:
    anya = await someone(post)
    await post.task(anya, "<Отчёт>", due_date=today(post), priority="high", duration_minutes=90)
    await post.task(anya, "Созвон", due_date=today(post), due_time=time(23, 59))
    await post.task(anya, "Завтрашнее", due_date=today(post) + timedelta(days=1))
    await post.habit(anya, "Вода & хлеб")
    ticked = await post.habit(anya, "Зарядка")
    await post.do(CheckInHabit(user_id=anya.id, habit_id=ticked.id))
    text = await told(post, anya, "morning")
    assert text.startswith("☀️ Доброе утро!")
    assert "На сегодня 2 задачи, примерно 2 ч:\n• <Отчёт>\n• 23:59 Созвон" in text
    assert text.endswith("🌱 Привычки сегодня:\nВода & хлеб")
    assert captions((await post.arrived(anya))[-1]) == ["📋 Спланировать", "📅 Сегодня"]


async def test_a_plan_made_the_evening_before_is_the_morning(post: Post) -> None:
    anya = await someone(post)
    task = await post.task(anya, "Отчёт", due_date=today(post))
    start = datetime.combine(today(post), time(10))
    slot = Slot(task_id=task.id, start=start, end=start + timedelta(minutes=30))
    await post.do(
        AcceptPlan(user_id=anya.id, plan_id=uuid4(), kind="day", day=today(post), slots=(slot,))
    )
    text = await told(post, anya, "morning")
    assert "📋 План принят:\n10:00–10:30 " in text
    assert text.endswith("Отчёт")


async def test_the_evening_of_a_day_that_begins_at_four(post: Post) -> None:
    """Half past midnight is still yesterday; what is done before four counts for it."""
    anya = await someone(post)
    async with post.container() as scope:
        session = await scope.get(AsyncSession)
        day_start = update(User).where(User.id == anya.id).values(day_start=time(4))
        await session.execute(day_start)
        await session.commit()
    midnight = datetime.combine(today(post) + timedelta(days=1), time(0, 30), UTC)
    post.clock.shift(midnight - post.clock.now())
    yesterday = today(post) - timedelta(days=1)
    done = await post.task(anya, "Ночное", due_date=yesterday)
    await post.task(anya, "Дневное", due_date=yesterday)
    await post.task(anya, "Завтрашнее", due_date=today(post))
    await post.do(CompleteTask(user_id=anya.id, task_id=done.id))
    text = await told(post, anya, "evening")
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
async def test_an_empty_morning_asks(post: Post, language: str, words: str) -> None:
    assert words in await told(post, await someone(post, language), "morning")


async def test_what_was_turned_off_meanwhile_is_not_sent(post: Post) -> None:
    anya, boris = await someone(post), await someone(post)
    await post.do(SetRituals(user_id=anya.id, morning_at=None, evening_at=None))
    for kind in RITUALS:
        await post.do(SetNotice(user_id=boris.id, kind=kind, mode=NotificationMode.OFF))
        for person in (anya, boris):
            note = post.note(person, kind, build_ritual_id(person.id, kind))
            await post.delivery().deliver_batch([note])
    assert await post.arrived(anya) == await post.arrived(boris) == []


async def test_the_evening_looks_back_and_moves_what_is_left(post: Post) -> None:
    anya = await someone(post)
    done = await post.task(anya, "Сделанное", due_date=today(post))
    await post.do(CompleteTask(user_id=anya.id, task_id=done.id))
    await post.task(anya, "Долг", due_date=today(post) - timedelta(days=1))
    await post.task(anya, "Остаток", due_date=today(post))
    await post.habit(anya)
    text = await told(post, anya, "evening")
    assert "✅ Сделана 1 задача:\n• Сделанное" in text
    assert "🌱 Привычки: 0 из 1\nЕщё можно успеть: Зарядка" in text
    assert "⏳ Остались 2 задачи:\n• Долг\n• Остаток" in text
    presser = Presser(post, anya, post.bus)
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
    assert len(await post.arrived(anya)) == 1, "it all happens in one message"


async def test_nothing_left_is_praised_and_a_closed_day_is_closed(post: Post) -> None:
    anya = await someone(post)
    assert "Задач на сегодня больше нет" in await told(post, anya, "evening")
    done = await post.task(anya, "Сделанное", due_date=today(post))
    await post.do(CompleteTask(user_id=anya.id, task_id=done.id))
    assert "Всё сделано" in await told(post, anya, "evening")
    await post.task(anya, "Ещё", due_date=today(post))
    await told(post, anya, "evening")
    presser = Presser(post, anya, post.bus)
    await presser.press("✅ Готово")
    assert (await presser.sees())["text"] == "🌙 День закрыт. Спокойной ночи!"
    assert captions(await presser.sees()) == []


async def test_a_pile_is_offered_in_both(post: Post) -> None:
    anya = await someone(post)
    for number in range(5):
        await post.task(anya, f"Долг {number}", due_date=today(post) - timedelta(days=2))
    for ritual in RITUALS:
        await told(post, anya, ritual)
        assert "🌊 Разложить просроченное" in captions((await post.arrived(anya))[-1])


@pytest.mark.parametrize("data", ["pl:", "pl:x:20261121:0", "pl:t:20269999:0", "pl:t:20261121:x"])
async def test_forged_buttons_do_nothing(post: Post, data: str) -> None:
    anya = await someone(post)
    await told(post, anya, "evening")
    presser = Presser(post, anya, post.bus)
    before = (await presser.sees())["text"]
    assert await presser.press_data(data) == "Эта кнопка устарела. Вот где мы сейчас."
    assert (await presser.sees())["text"] == before


async def test_a_morning_in_a_bundle_opens_the_plan(post: Post) -> None:
    anya = await someone(post)
    task = await post.task(anya, "Задача")
    now = post.clock.now()
    subject: UUID = build_ritual_id(anya.id, "morning")
    note: Notification = await bundled(
        post, anya, (Kind.TASK, task.id, now), (Kind.MORNING, subject, now)
    )
    assert await post.delivery().deliver_batch([note]) is None
    message = (await post.arrived(anya))[-1]
    assert f"📋 {now:%H:%M} План дня" in message["text"]
    assert sorted(captions(message)) == sorted(["✅ Задача", "📋 План дня"])
    alone = await bundled(post, anya, (Kind.MORNING, subject, now))
    assert await post.delivery().deliver_batch([alone]) is None
    assert (await post.texts(anya))[-1].startswith("☀️ Доброе утро!")
