"""The list: one tap ticks, the same button never does two things."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.routes import Habits
from core.habits.contracts.commands import CheckInHabit, UndoCheckIn
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

WATER, RUN = UUID(int=1), UUID(int=2)
TODAY = date(2026, 11, 21)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.data.add_habit(WATER, "Вода")
    await chat.data.add_habit(RUN, "<b>Бег & co</b>", weekdays=0b0011111)
    await chat.data.add_days(WATER, *(TODAY - timedelta(days=back) for back in (1, 2, 4)))
    await chat.open(Habits.list)
    return chat


async def test_the_list_shows_week_streak_and_escaped_titles(chat: Chat) -> None:
    assert "сегодня 0 из 1" in chat.words
    assert "вс пн вт ср чт пт сб" in chat.words
    assert "⬜ <b>Вода</b> · 🔥2\n⬜ ⬜ 🟩 ⬜ 🟩 🟩 🟨" in chat.words
    assert "&lt;b&gt;Бег &amp; co&lt;/b&gt;" in chat.words
    assert chat.buttons[:2] == ["⬜ Вода · 🔥2", "▫️ <b>Бег & co</b>"]


async def test_a_tap_ticks_and_another_takes_it_back(chat: Chat) -> None:
    await chat.tap("⬜ Вода")
    assert chat.bus.last(CheckInHabit).day == TODAY
    assert chat.buttons[0] == "✅ Вода · 🔥3"
    assert "сегодня 1 из 1" in chat.words
    await chat.tap("✅ Вода")
    assert chat.bus.count(UndoCheckIn) == 1
    assert TODAY not in await chat.data.list_done_days(WATER)


async def test_a_double_tap_does_not_flip(chat: Chat) -> None:
    shown = chat.shown
    await chat.tap("⬜ Вода", shown)
    await chat.tap("⬜ Вода", shown)
    assert TODAY in await chat.data.list_done_days(WATER)
    assert chat.bus.count(UndoCheckIn) == 0


async def test_a_button_ticks_the_day_it_was_shown_on(chat: Chat) -> None:
    shown = chat.shown
    chat.clock.shift(hours=13)
    await chat.tap("⬜ Вода", shown)
    assert await chat.data.list_done_days(WATER) >= {TODAY}
    assert TODAY + timedelta(days=1) not in await chat.data.list_done_days(WATER)
    assert "🟩 🟩 🟩 🟨" in chat.words


async def test_a_list_of_days_ago_is_renewed_instead_of_ticked(chat: Chat) -> None:
    chat.clock.shift(days=3)
    before = await chat.data.list_done_days(WATER)
    await chat.tap("⬜ Вода")
    assert await chat.data.list_done_days(WATER) == before
    assert "Отметить можно сегодня или вчера" in chat.words
    assert "вт ср чт пт сб вс пн" not in chat.words
    await chat.tap("⬜ Вода")
    assert "⚠️" not in chat.words
    assert TODAY + timedelta(days=3) in await chat.data.list_done_days(WATER)


async def test_nine_habits_make_two_pages(chat: Chat) -> None:
    for number in range(3, 10):
        await chat.data.add_habit(UUID(int=number), f"Привычка {number}")
    await chat.open(Habits.list)
    assert "1/2" in chat.buttons
    await chat.tap("▶️")
    assert chat.buttons[:4] == ["⬜ Привычка 9", "⏪", "◀️", "2/2"]
    await chat.tap("◀️")
    assert "Вода" in chat.words


async def test_details_open_the_card_and_ticking_returns(chat: Chat) -> None:
    await chat.tap("⚙️")
    await chat.tap("Вода")
    assert "🌱 <b>Вода</b>" in chat.words
    await chat.tap(text("habit-to-list"))
    await chat.tap(text("habits-tick"))
    assert chat.buttons[0].startswith("⬜ Вода")
