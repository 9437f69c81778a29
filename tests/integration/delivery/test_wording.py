"""What notifications say, in the three languages."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from core.delivery.contracts import Kind
from core.focus import contracts as c
from core.habits.contracts.commands import CheckInHabit
from core.users.contracts import Profile
from tests.integration.delivery.post import Post, captions

LANGUAGES = {"ru": "Europe/Moscow", "uk": "Europe/Kyiv", "en": "Europe/London"}


async def told(
    post: Post, person: Profile, kind: str, subject: object = None, **more: object
) -> str:
    """The text that arrives, now."""
    note = post.note(person, kind, getattr(subject, "id", None), **more)
    assert await post.delivery().deliver_batch([note]) is None
    return (await post.texts(person))[-1]


@pytest.mark.parametrize(
    ("language", "today", "late", "streak"),
    [
        ("ru", "📅 сегодня, 18:00", "⌛️ опоздал на 12 минут", "🔥 5 дней подряд"),
        ("uk", "📅 сьогодні, 18:00", "⌛️ запізнився на 12 хвилин", "🔥 5 днів поспіль"),
        ("en", "📅 today, 18:00", "⌛️ 12 minutes late", "🔥 5 days in a row"),
    ],
)
async def test_reminders_in_the_persons_language(
    post: Post, language: str, today: str, late: str, streak: str
) -> None:
    person = await post.person(language, "UTC")
    day: date = post.clock.now().date()
    task = await post.task(person, "<Молоко> & Co", due_date=day, due_time=time(18))
    due = post.clock.now() - timedelta(minutes=12, seconds=30)
    text = await told(post, person, Kind.TASK, task, due_at=due)
    assert text.splitlines() == ["⏰ <Молоко> & Co", today, late]

    habit = await post.habit(person, "Yoga")
    for _ in range(5):
        await post.do(CheckInHabit(user_id=person.id, habit_id=habit.id))
        post.clock.shift(timedelta(days=1))
    text = await told(post, person, Kind.HABIT, habit)
    assert text.splitlines() == ["🌱 Yoga", streak]
    assert len(captions((await post.arrived(person))[-1])) == 2


async def test_yesterdays_habit_is_still_asked_for_unless_ticked_then(post: Post) -> None:
    anya, boris = await post.person(), await post.person()
    due = post.clock.now()
    mine, his = await post.habit(anya), await post.habit(boris)
    await post.do(CheckInHabit(user_id=boris.id, habit_id=his.id))
    post.clock.shift(timedelta(days=1))
    text = await told(post, anya, Kind.HABIT, mine, due_at=due)
    assert text.splitlines() == ["🌱 Зарядка", "⌛️ опоздал на 1 день"]
    await post.delivery().deliver_batch([post.note(boris, Kind.HABIT, his.id, due_at=due)])
    assert await post.arrived(boris) == []


async def test_a_bell_says_how_late_it_is_and_rings_no_more_when_it_is_no_news(post: Post) -> None:
    anya, sounds = await post.person(), []
    for minutes in (0, 5, 25):
        one = c.StartFocus(user_id=anya.id, session_id=uuid4(), title="Отчёт")
        work = await post.do(one)
        post.clock.shift(timedelta(minutes=25 + minutes))
        due = c.FinishFocus(user_id=anya.id, session_id=work.id, due_at=work.due_at)
        await post.do(due)
        text = await told(post, anya, Kind.FOCUS, work, due_at=work.due_at)
        assert text.startswith("🔔 ✅ Отчёт: 25 мин")
        assert text.endswith(f"⌛️ опоздал на {minutes} минут") == bool(minutes)
        sounds.append("disable_notification" not in (await post.sends())[-1]["params"])
    assert sounds == [True, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_became_of_a_command_nobody_waited_for(post: Post, language: str) -> None:
    def result(command: str, **data: str) -> dict[str, dict[str, str]]:
        return {"data": {"command": command} | data}

    person = await post.person(language, LANGUAGES[language])
    added = await told(post, person, Kind.LATE_RESULT, **result("tasks.add", result="ok"))
    other = await told(post, person, Kind.LATE_RESULT, **result("focus.start", result="ok"))
    assert added.endswith("/tasks")
    assert other not in ("", added)
    person = await post.person(language, LANGUAGES[language])
    refusals = [
        await told(post, person, Kind.LATE_RESULT, **result(command, result=code))
        for command, code in (
            ("tasks.snooze", "task-done"),
            ("tasks.edit", "too-far"),  # its words need a year that the notice lacks
            ("habits.edit", "not-found"),
        )
    ]
    assert len(set(refusals)) == 3
    person = await post.person(language, LANGUAGES[language])
    failed = await told(post, person, Kind.COMMAND_FAILED, **result("habits.check_in"))
    assert failed.startswith("⚠️")


async def test_bookkeeping_between_processes_is_not_told(post: Post) -> None:
    anya = await post.person()
    data = {"command": "users.mark_reachable", "result": "ok"}
    await post.delivery().deliver_batch([post.note(anya, Kind.LATE_RESULT, data=data)])
    assert await post.arrived(anya) == []
