"""The statistics: what was done, against the time before, by day, week and month."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest

from bot.routes import Stats
from tests.fakes.chat import Chat, CreateChat
from tests.fakes.stage import NOON
from tests.support.texts import text

RUN = UUID(int=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def complete_tasks(chat: Chat, *instants: datetime) -> None:
    await chat.data.add(
        *(chat.data.build_task(uuid4(), "Дело", completed_at=at) for at in instants)
    )


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    """Saturday, 12:05 in Moscow."""
    chat = await create_chat()
    await complete_tasks(chat, NOON - HOUR, NOON - DAY, NOON - 7 * DAY - HOUR, NOON - 6 * DAY)
    await chat.data.add_habit(RUN, "Бег")
    await chat.data.add_days(RUN, NOON.date())
    await chat.open(Stats.main)
    return chat


async def test_this_week_is_compared_with_the_same_part_of_the_last_one(chat: Chat) -> None:
    assert chat.shown.photo is not None
    assert "16–22 ноября" in chat.words
    assert "Задач сделано: 2, было 1" in chat.words, "the Sunday before is not yet to be compared"
    assert "Отметок привычек: 1, было 0" in chat.words
    assert "на прошлой неделе к этому дню" in chat.words
    assert not any("▶️" in button for button in chat.buttons), "the future is not written"


async def test_back_and_forth_and_a_second_tap_goes_no_further(chat: Chat) -> None:
    before = chat.shown
    await chat.tap("◀️ 9–15 ноября", before)
    await chat.tap("◀️ 9–15 ноября", before)
    assert "9–15 ноября" in chat.words
    assert "Задач сделано: 2, было 0" in chat.words
    assert "за неделю до этого" in chat.words
    await chat.tap("16–22 ноября ▶️")
    assert "✅ Неделя" in chat.buttons


async def test_from_a_week_to_its_day_and_month(chat: Chat) -> None:
    await chat.tap(text("stats-kind-day"))
    assert "Сб, 21 ноября" in chat.words
    assert "Задач сделано: 1, было 1" in chat.words
    await chat.tap("◀️ Пт, 20 ноября")
    assert "Задач сделано: 1, было 0" in chat.words
    await chat.tap(text("stats-kind-month"))
    assert "Ноябрь 2026" in chat.words
    assert "Задач сделано: 4, было 0" in chat.words
    await chat.tap("◀️ Октябрь 2026")
    assert "Пока здесь пусто" in chat.words


async def test_the_night_belongs_to_the_day_before(create_chat: CreateChat) -> None:
    chat = await create_chat()
    night = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # 02:30 in Moscow, the 21st by the calendar
    chat.clock.instant = night
    await complete_tasks(chat, night - HOUR, night - 6 * HOUR)
    await chat.data.change_profile(day_start=time(4))
    await chat.open(Stats.main)
    await chat.tap(text("stats-kind-day"))
    assert "Пт, 20 ноября" in chat.words
    assert "Задач сделано: 2" in chat.words


async def test_nothing_yet_is_told_warmly(create_chat: CreateChat) -> None:
    chat = await create_chat("en")
    await chat.open(Stats.main)
    assert "Nothing here yet, and that is fine" in chat.words
