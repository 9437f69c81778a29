"""The month as buttons, a day of it, notes, days off, pictures."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.routes import Habits
from core.habits.contracts.commands import NoteDay, SkipDay
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

RUN = UUID(int=1)
TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.data.add_habit(RUN, "Бег", age_days=40)
    await chat.data.add_days(RUN, *(TODAY - timedelta(days=back) for back in (2, 3, 4, 30)))
    await chat.open(Habits.card, {"habit_id": RUN.hex})
    await chat.tap(text("habit-month"))
    return chat


async def test_the_month_shows_every_day_in_seven_columns(chat: Chat) -> None:
    rows = chat.shown.reply_markup.inline_keyboard if chat.shown.reply_markup else []
    assert [key.text for key in rows[0]] == ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]
    assert all(len(row) == 7 for row in rows[:6])
    assert {"17🟩", "18🟩", "19🟩", "20⬜", "21🟨", "22"} <= set(chat.buttons)
    assert "сделано 3" in chat.words
    await chat.tap("◀️")
    assert "22🟩" in chat.buttons
    assert "октябрь 2026" in chat.words
    await chat.tap("▶️")
    assert "ноябрь 2026" in chat.words


async def test_yesterday_is_ticked_from_its_day_and_older_days_are_only_seen(chat: Chat) -> None:
    await chat.tap("20")
    assert "не сделано" in chat.words
    await chat.tap(text("habit-tick-today"))
    assert YESTERDAY in await chat.data.list_done_days(RUN)
    await chat.tap(text("habit-untick-today"))
    assert YESTERDAY not in await chat.data.list_done_days(RUN)
    await chat.tap("⬅️")
    await chat.tap("15")
    assert [button for button in chat.buttons if button.startswith(("✅", "⏭"))] == []
    await chat.tap("⬅️")
    await chat.tap("28")
    assert "Нажми на день" in chat.words, "a day ahead opens nothing"


async def test_a_day_off_and_back(chat: Chat) -> None:
    await chat.tap("20")
    await chat.tap(text("habit-skip-day"))
    assert chat.bus.last(SkipDay).day == YESTERDAY
    assert "🏖 выходной" in chat.words
    await chat.tap("⬅️")
    assert "20🏖" in chat.buttons
    await chat.tap("⬅️")
    assert "🔥 3 раза подряд" in chat.words, "the day off holds the streak"
    await chat.tap(text("habit-skip"))
    await chat.tap(text("habit-unskip"))
    assert not (await chat.data.get_days(RUN))[TODAY].skipped


async def test_a_note_is_kept_shown_and_removed(chat: Chat) -> None:
    await chat.tap("18")
    await chat.tap("📝")
    await chat.say("бежал <b>под дождём</b>")
    assert chat.bus.last(NoteDay).day == date(2026, 11, 18)
    assert "📝 бежал &lt;b&gt;под дождём&lt;/b&gt;" in chat.words
    await chat.tap("⬅️")
    assert "18🟩✎" in chat.buttons
    await chat.tap("18")
    await chat.tap("📝")
    await chat.say("я" * 501)
    assert "501 знак" in chat.words
    await chat.tap("🗑")
    assert "под дождём" not in chat.words


async def test_a_note_of_today_from_the_card(chat: Chat) -> None:
    await chat.tap("⬅️")
    await chat.tap("📝")
    await chat.say("легко")
    assert "📝 легко" in chat.words
    assert "🔥" in chat.words


async def test_the_curve_is_a_photo_with_words(chat: Chat) -> None:
    await chat.tap("⬅️")
    await chat.tap(text("habit-curve"))
    assert chat.shown.photo
    assert "сила" in chat.words
    await chat.tap("⬅️")
    assert "💪" in chat.words


async def test_a_day_before_the_habit_tells_no_amount(create_chat: CreateChat) -> None:
    chat = await create_chat("en")
    await chat.data.add_habit(UUID(int=3), "Water", kind="at_least", target=8.0, unit="glasses")
    await chat.open(Habits.card, {"habit_id": UUID(int=3).hex})
    await chat.tap("🗓")
    await chat.tap("20")
    assert "glasses" not in chat.words
