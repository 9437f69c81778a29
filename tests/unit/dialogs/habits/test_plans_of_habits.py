"""What a habit asks for: kinds and schedules, at its making and later, by button and typed."""

from datetime import time
from uuid import UUID

import pytest

from bot.routes import Habits, NewHabit
from core.habits.contracts.commands import CreateHabit, EditHabit
from core.habits.contracts.plans import EveryDays, OnWeekdays, TimesAWeek
from core.habits.models import Habit
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

RUN = UUID(int=1)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.data.add_habit(RUN, "Бег")
    await chat.open(Habits.card, {"habit_id": RUN.hex})
    await chat.tap("⚙️")
    return chat


async def test_a_new_one_counts_an_amount_some_times_a_week(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(NewHabit.title)
    await chat.say("Бег")
    await chat.tap("🔢")
    await chat.tap("📈")
    await chat.say("5 км")
    assert "🔢 не меньше 5 км" in chat.words
    await chat.tap("🗓")
    await chat.tap("▫️ Любые 7 дней")
    await chat.tap("3")
    await chat.say("7:30, 19:00")
    made = chat.bus.last(CreateHabit)
    assert (made.kind, made.target, made.unit) == ("at_least", 5, "км")
    assert made.schedule == TimesAWeek(3, rolling=True)
    assert made.remind_times == (time(7, 30), time(19))
    assert "📅 3 раза за любые 7 дней" in chat.words


async def test_a_new_one_begins_with_two_minutes(create_chat: CreateChat) -> None:
    chat = await create_chat("uk")
    await chat.open(NewHabit.title)
    await chat.say("Йога")
    await chat.tap("🐣")
    await chat.say("25")
    await chat.tap("Щодня")
    await chat.tap("🔕")
    made = chat.bus.last(CreateHabit)
    assert (made.target, made.goal, made.unit) == (2, 25, "хв")
    assert "🎯 зрештою не менше 25 хв" in chat.words


@pytest.mark.parametrize("typed", ["1", "61", "раз", "3 4", "9999999"])
async def test_a_bad_interval_is_explained(chat: Chat, typed: str) -> None:
    await chat.tap("📅")
    await chat.tap("🔁")
    await chat.say(typed)
    assert "от 2 до 60" in chat.words
    await chat.say("раз в 3 дня")
    assert chat.bus.last(EditHabit).schedule == EveryDays(3)
    assert "📅 раз в 3 дня" in chat.words


async def test_a_quota_of_calendar_weeks(chat: Chat) -> None:
    await chat.tap("📅")
    await chat.tap("🗓")
    await chat.tap("4")
    assert chat.bus.last(EditHabit).schedule == TimesAWeek(4)
    assert "📅 4 раза в неделю" in chat.words


async def test_what_is_counted_changes_there_and_back(chat: Chat) -> None:
    await chat.tap("🔢")
    await chat.tap("📉")
    await chat.tap(text("habit-amount-cups"))
    assert "не больше 2 чашки" in chat.words
    await chat.tap("⚙️")
    await chat.tap("🔢")
    await chat.tap(text("habit-kind-yes-no"))
    assert "не больше" not in chat.words


@pytest.mark.parametrize("typed", ["стаканов", "5 " + "ж" * 40, "0 раз", "99999999"])
async def test_a_bad_amount_is_explained(chat: Chat, typed: str) -> None:
    await chat.tap("🔢")
    await chat.tap("📈")
    await chat.say(typed)
    assert "⚠️" in chat.words
    assert not (await chat.data.get(Habit, RUN)).unit


async def test_a_line_says_it_all_and_can_be_corrected(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(NewHabit.title)
    await chat.say("пить воду 8 стаканов по будням в 9 и 21:00")
    assert "пить воду</b>" in chat.words
    assert "📅 по будням" in chat.words
    assert "🔔 напомню в 09:00, 21:00" in chat.words
    assert "не меньше 8 стаканов" in chat.words
    await chat.tap("📅")
    await chat.tap("Каждый день")
    await chat.tap("✏️")
    await chat.say("вода")
    await chat.tap("✅ Сохранить")
    made = chat.bus.last(CreateHabit)
    assert (made.title, made.target, made.unit) == ("вода", 8, "стаканов")
    assert made.schedule == OnWeekdays()
    assert made.remind_times == (time(9), time(21))


@pytest.mark.parametrize(
    ("locale", "words", "plan"),
    [
        ("ru", "по вт и пт", OnWeekdays(0b0010010)),
        ("ru", "выходные", OnWeekdays(0b1100000)),
        ("ru", "раз в 3 дня", EveryDays(3)),
        ("uk", "3 рази на тиждень", TimesAWeek(3)),
        ("uk", "у будні", OnWeekdays(0b0011111)),
        ("en", "Mon Wed Fri", OnWeekdays(0b0010101)),
        ("en", "every other day", EveryDays(2)),
    ],
)
async def test_days_are_typed(
    create_chat: CreateChat, locale: str, words: str, plan: object
) -> None:
    chat = await create_chat(locale)
    await chat.data.add_habit(RUN, "Бег")
    await chat.open(NewHabit.title)
    await chat.say("Бег")
    await chat.say("абв")
    assert "⚠️" in chat.words
    await chat.say(words)
    await chat.say("7:30")
    assert chat.bus.last(CreateHabit).schedule == plan
    await chat.open(Habits.card, {"habit_id": RUN.hex})
    await chat.tap("⚙️")
    await chat.tap("📅")
    await chat.say(words)
    assert chat.bus.last(EditHabit).schedule == plan


async def test_times_a_week_tell_how_far_the_week_is(chat: Chat) -> None:
    await chat.tap("📅")
    await chat.say("3 раза в неделю")
    assert "0 из 3 на этой неделе" in chat.words
    await chat.tap(text("habit-tick-today"))
    assert "1 из 3 на этой неделе" in chat.words
    await chat.tap(text("habit-to-list"))
    assert "1 из 3 на этой неделе" in chat.words
