"""The card: everything about one habit can be changed and taken back."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from bot.routes import Habits
from core.habits.contracts.commands import (
    ArchiveHabit,
    CheckInHabit,
    DeleteHabit,
    EditHabit,
    RestoreHabit,
)
from core.habits.contracts.plans import OnWeekdays
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

WATER = UUID(int=1)
TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.data.add_habit(WATER, "Вода", remind_times=[time(9, 30)])
    await chat.data.add_days(WATER, TODAY - timedelta(days=2))
    await chat.open(Habits.card, {"habit_id": WATER.hex})
    return chat


async def edit(chat: Chat, words: str) -> None:
    await chat.tap("⚙️")
    await chat.tap(words)


async def test_the_card_tells_all(chat: Chat) -> None:
    assert "📅 каждый день" in chat.words
    assert "🔔 напомню в 09:30" in chat.words
    assert "рекорд 1" in chat.words


async def test_today_and_yesterday_can_be_ticked_and_unticked(chat: Chat) -> None:
    await chat.tap(text("habit-tick-yesterday"))
    assert chat.bus.last(CheckInHabit).day == YESTERDAY
    await chat.tap(text("habit-tick-today"))
    assert "🔥 3 раза подряд" in chat.words
    await chat.tap(text("habit-untick-yesterday"))
    await chat.tap(text("habit-untick-today"))
    assert await chat.data.list_done_days(WATER) == {TODAY - timedelta(days=2)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("21:30", time(21, 30)), ("в 7.05", time(7, 5)), ("9 pm", time(21)), ("0:00", time(0))],
)
async def test_the_reminder_is_typed(chat: Chat, typed: str, expected: time) -> None:
    await edit(chat, "🔔")
    await chat.say(typed)
    assert chat.bus.last(EditHabit).remind_times == (expected,)
    assert f"🔔 напомню в {expected:%H:%M}" in chat.words


async def test_reminders_are_picked_several_at_once_and_switched_off(chat: Chat) -> None:
    await edit(chat, "🔔")
    shown = chat.shown
    await chat.tap("22:00", shown)
    await chat.tap("22:00", shown)
    assert chat.bus.last(EditHabit).remind_times == (time(9, 30), time(22))
    await chat.tap("✅ 09:30")
    await chat.tap("✅ Готово")
    assert "напомню в 22:00" in chat.words
    await edit(chat, "🔔")
    await chat.say("9, 14.30 и 21")
    assert "напомню в 09:00, 14:30, 21:00" in chat.words
    await edit(chat, "🔔")
    await chat.tap("🔕")
    assert chat.bus.last(EditHabit).remind_times == ()
    assert "🔕 без напоминаний" in chat.words


@pytest.mark.parametrize("typed", ["25:00", "9:60", "завтра", "🙂", "13 pm", "1" * 10_000])
async def test_a_bad_time_is_explained_and_the_step_stays(chat: Chat, typed: str) -> None:
    await edit(chat, "🔔")
    await chat.say(typed)
    assert "например 21:30" in chat.words
    assert chat.bus.count(EditHabit) == 0
    await chat.say("8")
    assert chat.bus.last(EditHabit).remind_times == (time(8),)


async def test_renaming(chat: Chat) -> None:
    await edit(chat, "✏️")
    await chat.say("  <i>Чай</i>\nи  вода ")
    assert chat.bus.last(EditHabit).title == "<i>Чай</i> и вода"
    assert "<b>&lt;i&gt;Чай&lt;/i&gt; и вода</b>" in chat.words


async def test_days_are_toggled_and_at_least_one_stays(chat: Chat) -> None:
    await edit(chat, "📅")
    for name in ("пн", "вт", "ср", "чт", "пт", "сб", "вс"):
        await chat.tap(f"✅ {name}")
    await chat.tap("✅ Сохранить")
    assert "Выбери хотя бы один день" in chat.words
    shown = chat.shown
    await chat.tap("▫️ ср", shown)
    await chat.tap("▫️ ср", shown)
    await chat.tap("✅ Сохранить")
    assert chat.bus.last(EditHabit).schedule == OnWeekdays(0b0000100)
    assert "📅 ср" in chat.words
    await edit(chat, "📅")
    await chat.tap("По будням")
    assert "📅 по будням" in chat.words


async def test_archiving_can_be_undone(chat: Chat) -> None:
    await edit(chat, "🗄")
    assert chat.bus.count(ArchiveHabit) == 1
    assert "в архиве" in chat.words
    assert not any(button.startswith("✅") for button in chat.buttons)
    await chat.tap("↩️ Вернуть из архива")
    assert chat.bus.count(RestoreHabit) == 1
    assert text("habit-tick-today") in chat.buttons


async def test_an_archived_habit_is_deleted_after_a_question(chat: Chat) -> None:
    await edit(chat, "🗄")
    await chat.tap("🗑 Удалить")
    assert "насовсем?" in chat.words
    await chat.tap("⬅️ Нет")
    assert "в архиве" in chat.words
    await chat.tap("🗑 Удалить")
    await chat.tap("🗑 Да")
    assert chat.bus.count(DeleteHabit) == 1
    assert "больше нет" in chat.words
    assert "Пока пусто" in chat.words


async def test_the_year_is_a_photo_with_words(chat: Chat) -> None:
    await chat.tap("📊")
    assert chat.shown.photo
    assert "🔥 0 раз подряд · рекорд 1 · сделано" in chat.words
    await chat.tap("⬅️")
    assert not chat.shown.photo
    assert "📅 каждый день" in chat.words
