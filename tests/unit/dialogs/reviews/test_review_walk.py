"""The way through the review: begun, left, gone on with, finished; and its reminder."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from bot.routes import WeeklyReview
from core.reviews.contracts import FinishReview, PlanReview
from core.texts import LOCALES
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

WEEK = date(2026, 11, 16)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    return await create_chat()


async def complete_tasks(chat: Chat, many: int) -> None:
    """An hour ago."""
    now = chat.clock.now() - timedelta(hours=1)
    done = (chat.data.build_task(uuid4(), "Дело", completed_at=now) for _ in range(many))
    await chat.data.add(*done)


async def through(chat: Chat, taps: int) -> None:
    for _ in range(taps):
        await chat.tap("➡️")


async def test_left_halfway_it_goes_on_there_and_ends_with_figures_and_advice(chat: Chat) -> None:
    await complete_tasks(chat, 12)
    await chat.open(WeeklyReview.main)
    assert "16–22 нояб." in chat.words
    await chat.tap("▶️ Начать")
    await through(chat, 2)
    assert "Шаг 3 из 4" in chat.words
    await chat.tap("⬅️")
    assert "Шаг 2 из 4" in chat.words
    await chat.tap("🏠")
    await chat.open(WeeklyReview.main)
    assert "Остановка на шаге 2 из 4" in chat.words
    await chat.tap("▶️ Продолжить")
    await through(chat, 2)
    await chat.tap("✅ К итогам")
    assert "разобрана!" in chat.words
    assert "задач сделано: 12\n" in chat.words
    assert "1 неделя подряд" in chat.words
    assert "💡 <b>" in chat.words
    assert chat.bus.last(FinishReview).week == WEEK
    await chat.tap("💡 Откуда")
    assert "📚" in chat.words


async def test_two_taps_are_one_step(chat: Chat) -> None:
    await chat.open(WeeklyReview.main)
    await chat.tap("▶️ Начать")
    shown = chat.shown
    await chat.tap("➡️", shown)
    await chat.tap("➡️", shown)
    assert "Шаг 2 из 4" in chat.words
    shown = chat.shown
    await chat.tap("⬅️", shown)
    await chat.tap("⬅️", shown)
    assert "Шаг 1 из 4" in chat.words


async def test_a_second_week_is_compared_with_the_first(chat: Chat) -> None:
    for done in (5, 3):
        await complete_tasks(chat, done)
        await chat.open(WeeklyReview.main)
        await chat.tap("▶️ Начать")
        await through(chat, 3)
        await chat.tap("✅ К итогам")
        chat.clock.shift(days=7)
    assert "задач сделано: 3 (\N{MINUS SIGN}2)" in chat.words
    assert "2 недели подряд" in chat.words


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_finished_week_says_so_and_can_be_walked_again(
    create_chat: CreateChat, locale: str
) -> None:
    chat = await create_chat(locale)
    await chat.open(WeeklyReview.main)
    await chat.tap("▶️")
    await through(chat, 3)
    await chat.tap("✅")
    await chat.tap("⬅️")
    assert "✅" in chat.words
    assert "🔥" in chat.words
    await chat.tap("📊")
    assert "🎉" in chat.words
    await chat.tap("⬅️")
    await chat.tap("🔄")
    assert "▰▱▱▱" in chat.words
    await chat.tap("⬅️")
    assert "🗓" in chat.words


@pytest.mark.parametrize(
    ("locale", "words", "weekday", "at"),
    [
        ("ru", "в воскресенье в 19", 6, time(19)),
        ("ru", "пт 18:30", 4, time(18, 30)),
        ("uk", "у неділю о 20", 6, time(20)),
        ("en", "on friday at 5pm", 4, time(17)),
        ("en", "20:15", 6, time(20, 15)),
    ],
)
async def test_the_reminder_is_typed(
    create_chat: CreateChat, locale: str, words: str, weekday: int, at: time
) -> None:
    chat = await create_chat(locale)
    await chat.open(WeeklyReview.remind)
    await chat.say(words)
    planned = chat.bus.last(PlanReview)
    assert (planned.weekday, planned.at) == (weekday, at)
    assert f"{at:%H:%M}" in chat.words


async def test_the_reminder_is_chosen_day_by_day_and_switched_off(chat: Chat) -> None:
    await chat.open(WeeklyReview.remind)
    assert "не напоминаю" in chat.words
    assert text("weekly-remind-off") not in chat.buttons
    await chat.tap("ср")
    assert "ср 19:00" in chat.words
    await chat.tap("21:00")
    assert "ср 21:00" in chat.words
    assert "✅ ср" in chat.buttons
    await chat.say("19:30")
    assert "ср 19:30" in chat.words, "a time alone leaves the day"
    await chat.say("когда-нибудь")
    assert "⚠️" in chat.words
    await chat.tap("🔕")
    assert chat.bus.last(PlanReview).weekday is None
    await chat.tap("⬅️")
    assert "напоминания нет" in chat.words
