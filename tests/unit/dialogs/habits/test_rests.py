"""Pauses, vacations, freezes, the archive, micro-steps."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.routes import Habits
from core.habits.contracts.commands import BuyFreeze, EditHabit, PauseHabits
from core.habits.models import Habit
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

RUN, READ = UUID(int=1), UUID(int=2)
PRESS = UUID(int=3)
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.data.add_habit(RUN, "Бег", age_days=40)
    await chat.data.add_days(RUN, *(TODAY - DAY * back for back in range(1, 17)))
    await chat.data.add_habit(READ, "Читать", kind="at_least", target=2.0, goal=20.0, unit="мин")
    await chat.data.add_days(READ, *(TODAY - DAY * back for back in range(1, 17)))
    await chat.open(Habits.card, {"habit_id": RUN.hex})
    return chat


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("5 дней", TODAY, TODAY + DAY * 4),
        ("до 5 декабря", TODAY, date(2026, 12, 5)),
        ("с 1 по 10 декабря", date(2026, 12, 1), date(2026, 12, 10)),
        ("1-10 декабря", date(2026, 12, 1), date(2026, 12, 10)),
        ("завтра", TODAY, TODAY + DAY),
        ("from December 1 to December 3", date(2026, 12, 1), date(2026, 12, 3)),
        ("до п’ятниці", TODAY, date(2026, 11, 27)),
    ],
)
async def test_a_pause_is_typed(chat: Chat, typed: str, first: date, last: date) -> None:
    await chat.tap("⚙️")
    await chat.tap("🏖")
    await chat.say(typed)
    asked = chat.bus.last(PauseHabits)
    assert (asked.habit_id, asked.first, asked.last) == (RUN, first, last)
    assert "🏖 пауза: " in chat.words


@pytest.mark.parametrize("typed", ["когда-нибудь", "с пятницы по прошлую среду", "🙂", "9999 дней"])
async def test_what_is_no_range_is_explained(chat: Chat, typed: str) -> None:
    await chat.tap("⚙️")
    await chat.tap("🏖")
    await chat.say(typed)
    assert "⚠️" in chat.words
    assert "пауза" in chat.words


async def test_a_pause_until_further_notice_holds_the_streak(chat: Chat) -> None:
    await chat.tap("⚙️")
    await chat.tap("🏖")
    await chat.tap("⏸")
    assert "до возвращения" in chat.words
    chat.clock.shift(days=9)
    await chat.open(Habits.card, {"habit_id": RUN.hex})
    assert "🔥 16 раз подряд" in chat.words
    await chat.tap("⚙️")
    await chat.tap("🏖")
    await chat.tap(text("habit-resume"))
    assert "пауза" not in chat.words
    assert text("habit-tick-today") in chat.buttons


async def test_a_vacation_is_for_all_and_ends_for_all(chat: Chat) -> None:
    await chat.tap("🌱")
    await chat.tap(text("habits-vacation"))
    await chat.tap(text("habit-rest-fortnight"))
    assert "Перерыв (сегодня — пт, 4 дек.) у 2 привычек" in chat.words
    assert "сегодня выходной" in chat.words
    await chat.tap(text("habits-vacation"))
    await chat.tap("▶️")
    assert "Снова в деле 2 привычки" in chat.words
    await chat.tap(text("habits-vacation"))
    await chat.tap("▶️")
    assert "Никто и не отдыхал" in chat.words


async def test_a_freeze_is_bought_once_a_press(chat: Chat) -> None:
    await chat.tap("⚙️")
    await chat.tap("🧊")
    assert "В запасе: 0 · очков: 16" in chat.words
    shown = chat.shown
    await chat.tap("🧊 Купить", shown)
    await chat.tap("🧊 Купить", shown)
    assert chat.bus.count(BuyFreeze) == 2
    assert "В запасе: 1 · очков: 9" in chat.words
    await chat.tap("🧊 Купить")
    assert not any("Купить" in button for button in chat.buttons)
    chat.clock.shift(days=2)
    await chat.open(Habits.card, {"habit_id": RUN.hex})
    assert "🔥 16 раз подряд" in chat.words, "both held it"
    assert "🧊 🧊 🟨" in chat.words


async def test_the_archive_gives_habits_back_with_their_streak(chat: Chat) -> None:
    await chat.tap("⚙️")
    await chat.tap("🗄")
    chat.clock.shift(days=30)
    await chat.open(Habits.list)
    await chat.tap("🗄 Архив")
    assert "Архив привычек</b> · 1" in chat.words
    await chat.tap("Бег")
    await chat.tap("↩️ Вернуть из архива")
    assert "🔥 16 раз подряд" in chat.words


async def test_a_step_up_is_offered_taken_and_put_off(chat: Chat) -> None:
    await chat.open(Habits.card, {"habit_id": READ.hex})
    assert "🎯 в итоге не меньше 20 мин" in chat.words
    await chat.tap("⬆️ До 5 мин")
    assert chat.bus.last(EditHabit).target == 5
    assert "не меньше 5 мин" in chat.words
    assert "🔥 16 раз подряд" in chat.words, "small steps of the past stay kept"
    assert not any(button.startswith("⬆️") for button in chat.buttons)
    await chat.data.change(Habit, READ, stepped_on=None)
    await chat.open(Habits.card, {"habit_id": READ.hex})
    await chat.tap("🙅")
    assert not any(button.startswith("⬆️") for button in chat.buttons)


async def test_a_step_down_is_offered_when_it_gets_hard(chat: Chat) -> None:
    await chat.data.add_habit(PRESS, "Бег", kind="at_least", target=10.0, goal=20.0, unit="мин")
    await chat.open(Habits.card, {"habit_id": PRESS.hex})
    await chat.tap("⬇️ До 5 мин")
    assert chat.bus.last(EditHabit).target == 5
