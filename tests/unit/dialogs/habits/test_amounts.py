"""Amounts: «+N» by buttons and typed, once a press, for today and yesterday, with undo."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.routes import Habits
from core.habits.contracts.commands import LogAmount
from core.habits.contracts.events import AmountLogged, HabitCheckedIn
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

WATER, COFFEE = UUID(int=1), UUID(int=2)
TODAY = date(2026, 11, 21)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.data.add_habit(WATER, "Вода", kind="at_least", target=8.0, unit="стаканов")
    await chat.data.add_habit(COFFEE, "Кофе", kind="at_most", target=2.0, unit="чашки")
    await chat.open(Habits.list)
    await chat.tap("⬜ Вода")
    return chat


async def there(chat: Chat, habit: UUID = WATER, back: int = 0) -> float:
    return (await chat.data.get_days(habit))[TODAY - timedelta(days=back)].amount or 0


async def test_a_press_adds_once_however_often_it_is_pressed(chat: Chat) -> None:
    assert "0 / 8 стаканов" in chat.words
    shown = chat.shown
    await chat.tap("+2", shown)
    await chat.tap("+2", shown)
    assert await there(chat) == 2
    assert "2 / 8 стаканов" in chat.words
    await chat.tap("+2")
    assert await there(chat) == 4
    await chat.tap("↩️ Убрать +2")
    assert await there(chat) == 2
    await chat.tap(text("habit-to-list"))
    assert "🟧 Вода 2/8" in chat.buttons
    assert "2 / 8 стаканов" in chat.words


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("3", 5), ("+3", 5), ("-1", 1), ("−5", 0), ("=7", 7), ("2,5 стакана", 4.5), ("1 000", 1002)],
)
async def test_an_amount_is_typed(chat: Chat, typed: str, amount: float) -> None:
    await chat.tap("+2")
    await chat.say(typed)
    assert await there(chat) == amount


@pytest.mark.parametrize("typed", ["много", "три", "9" * 40, "=", "5 5 5"])
async def test_what_is_no_amount_is_explained(chat: Chat, typed: str) -> None:
    await chat.say(typed)
    assert "⚠️" in chat.words
    assert chat.bus.count(LogAmount) == 0


async def test_reaching_the_target_checks_in_and_undo_takes_it_back(chat: Chat) -> None:
    await chat.say("6")
    await chat.say("+2")
    told = await chat.data.desk.sent("events.habits")
    assert told[-2:] == [f"events.{one.subject}" for one in (AmountLogged, HabitCheckedIn)]
    await chat.tap("↩️ Убрать +2")
    await chat.tap(text("habit-fill-today"))
    assert await there(chat) == 8
    await chat.tap(text("habit-untick-today"))
    assert await there(chat) == 6, "filled up, and back to what it was"


async def test_yesterday_can_be_written_up(chat: Chat) -> None:
    await chat.tap(text("habit-for-yesterday"))
    assert "вчера" in chat.words
    await chat.say("8")
    assert await there(chat, back=1) == 8
    await chat.tap(text("habit-for-today"))
    await chat.tap(text("habit-to-card"))
    assert "🔥 1 раз подряд" in chat.words
    assert "📈 0 / 8 стаканов · не меньше 8 стаканов" in chat.words


async def test_a_limit_is_kept_until_it_is_passed(chat: Chat) -> None:
    await chat.tap(text("habit-to-list"))
    await chat.tap("⬜ Кофе")
    await chat.tap("✅ Записать как есть")
    await chat.tap(text("habit-to-list"))
    assert any(button.startswith("✅ Кофе 0/2") for button in chat.buttons)
    await chat.tap("✅ Кофе")
    await chat.say("3")
    await chat.tap(text("habit-to-list"))
    assert any(button.startswith("❌ Кофе 3/2") for button in chat.buttons)


async def test_an_amount_is_typed_on_the_card(chat: Chat) -> None:
    await chat.open(Habits.card, {"habit_id": WATER.hex})
    await chat.say("+3")
    assert await there(chat) == 3
    assert "3 / 8 стаканов" in chat.words
    await chat.tap("↩️ Убрать +3")
    assert await there(chat) == 0


async def test_a_day_off_is_offered_only_where_it_would_change_something(chat: Chat) -> None:
    await chat.open(Habits.card, {"habit_id": WATER.hex})
    assert text("habit-skip") in chat.buttons
    await chat.say("2")
    await chat.tap(text("habit-to-card"))
    assert text("habit-skip") not in chat.buttons


async def test_over_the_limit_there_is_nothing_to_keep_as_it_is(chat: Chat) -> None:
    await chat.open(Habits.card, {"habit_id": COFFEE.hex})
    assert "✅ Записать как есть" in chat.buttons
    await chat.say("+3")
    assert "3 / 2 чашки" in chat.words
    assert "✅ Записать как есть" not in chat.buttons
