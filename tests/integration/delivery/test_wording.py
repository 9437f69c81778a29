"""What notifications say, in the three languages."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from core.delivery.contracts import Kind
from core.focus import contracts as c
from core.habits.contracts.commands import CheckInHabit
from core.users.contracts import Profile
from tests.integration.delivery.delivery_harness import DeliveryHarness, captions

LANGUAGES = {"ru": "Europe/Moscow", "uk": "Europe/Kyiv", "en": "Europe/London"}


async def told(
    harness: DeliveryHarness, person: Profile, kind: str, subject: object = None, **more: object
) -> str:
    """The text that arrives, now."""
    note = harness.note(person, kind, getattr(subject, "id", None), **more)
    assert await harness.delivery().deliver_batch([note]) is None
    return (await harness.texts(person))[-1]


@pytest.mark.parametrize(
    ("language", "today", "late", "streak"),
    [
        ("ru", "📅 сегодня, 18:00", "⌛️ опоздал на 12 минут", "🔥 5 дней подряд"),
        ("uk", "📅 сьогодні, 18:00", "⌛️ запізнився на 12 хвилин", "🔥 5 днів поспіль"),
        ("en", "📅 today, 18:00", "⌛️ 12 minutes late", "🔥 5 days in a row"),
    ],
)
async def test_reminders_in_the_persons_language(
    harness: DeliveryHarness, language: str, today: str, late: str, streak: str
) -> None:
    person = await harness.person(language, "UTC")
    day: date = harness.clock.now().date()
    task = await harness.task(person, "<Молоко> & Co", due_date=day, due_time=time(18))
    due = harness.clock.now() - timedelta(minutes=12, seconds=30)
    text = await told(harness, person, Kind.TASK, task, due_at=due)
    assert text.splitlines() == ["⏰ <Молоко> & Co", today, late]

    habit = await harness.habit(person, "Yoga")
    for _ in range(5):
        await harness.do(CheckInHabit(user_id=person.id, habit_id=habit.id))
        harness.clock.shift(timedelta(days=1))
    text = await told(harness, person, Kind.HABIT, habit)
    assert text.splitlines() == ["🌱 Yoga", streak]
    assert len(captions((await harness.arrived(person))[-1])) == 2


async def test_yesterdays_habit_is_still_asked_for_unless_ticked_then(
    harness: DeliveryHarness,
) -> None:
    anya, boris = await harness.person(), await harness.person()
    due = harness.clock.now()
    mine, his = await harness.habit(anya), await harness.habit(boris)
    await harness.do(CheckInHabit(user_id=boris.id, habit_id=his.id))
    harness.clock.shift(timedelta(days=1))
    text = await told(harness, anya, Kind.HABIT, mine, due_at=due)
    assert text.splitlines() == ["🌱 Зарядка", "⌛️ опоздал на 1 день"]
    await harness.delivery().deliver_batch([harness.note(boris, Kind.HABIT, his.id, due_at=due)])
    assert await harness.arrived(boris) == []


async def test_a_bell_says_how_late_it_is_and_rings_no_more_when_it_is_no_news(
    harness: DeliveryHarness,
) -> None:
    anya, sounds = await harness.person(), []
    for minutes in (0, 5, 25):
        one = c.StartFocus(user_id=anya.id, session_id=uuid4(), title="Отчёт")
        work = await harness.do(one)
        harness.clock.shift(timedelta(minutes=25 + minutes))
        due = c.FinishFocus(user_id=anya.id, session_id=work.id, due_at=work.due_at)
        await harness.do(due)
        text = await told(harness, anya, Kind.FOCUS, work, due_at=work.due_at)
        assert text.startswith("🔔 ✅ Отчёт: 25 мин")
        assert text.endswith(f"⌛️ опоздал на {minutes} минут") == bool(minutes)
        sounds.append("disable_notification" not in (await harness.sends())[-1]["params"])
    assert sounds == [True, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_became_of_a_command_nobody_waited_for(
    harness: DeliveryHarness, language: str
) -> None:
    def result(command: str, **data: str) -> dict[str, dict[str, str]]:
        return {"data": {"command": command} | data}

    person = await harness.person(language, LANGUAGES[language])
    added = await told(harness, person, Kind.LATE_RESULT, **result("tasks.add", result="ok"))
    other = await told(harness, person, Kind.LATE_RESULT, **result("focus.start", result="ok"))
    assert added.endswith("/tasks")
    assert other not in ("", added)
    person = await harness.person(language, LANGUAGES[language])
    refusals = [
        await told(harness, person, Kind.LATE_RESULT, **result(command, result=code))
        for command, code in (
            ("tasks.snooze", "task-done"),
            ("tasks.edit", "too-far"),  # its words need a year that the notice lacks
            ("habits.edit", "not-found"),
        )
    ]
    assert len(set(refusals)) == 3
    person = await harness.person(language, LANGUAGES[language])
    failed = await told(harness, person, Kind.COMMAND_FAILED, **result("habits.check_in"))
    assert failed.startswith("⚠️")


async def test_bookkeeping_between_processes_is_not_told(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    data = {"command": "users.mark_reachable", "result": "ok"}
    await harness.delivery().deliver_batch([harness.note(anya, Kind.LATE_RESULT, data=data)])
    assert await harness.arrived(anya) == []
